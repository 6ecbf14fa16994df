use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::ops::RangeInclusive;
use std::time::Duration;

use crate::turn::credentials::Secrets;
use crate::turn::policy::Cidr;

/// What a [`Server`](super::Server) is made from.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The realm of the credentials. A short one (12 characters) keeps an unauthenticated answer
    /// within 64 bytes.
    pub realm: String,
    /// What the credentials are signed with.
    pub secrets: Secrets,
    /// Signs nonces and seeds port numbers.
    pub nonce_key: NonceKey,
    /// Our own media addresses as clients name them: the only peers unless there are external ones.
    pub media_addresses: Vec<SocketAddr>,
    /// The IPv4 address of relayed addresses. For virtual ones it is best one that no client can
    /// have, such as 192.0.0.8 (the dummy address of RFC 7600): an address that others have too
    /// could be given out although a client on that host has it already.
    pub relay_ipv4: Option<Ipv4Addr>,
    /// The IPv6 address of relayed addresses; for virtual ones best within 100::/64 (RFC 6666).
    pub relay_ipv6: Option<Ipv6Addr>,
    /// The ports of relayed addresses; virtual ones unless there are external peers.
    pub relay_ports: RangeInclusive<u16>,
    /// Networks whose hosts may be peers through real sockets; none by default. Special-purpose
    /// ranges are refused unless a network within them is named.
    pub external_peers: Vec<Cidr>,
    /// Addresses of this host, refused as external peers unless named one by one.
    pub own_addresses: Vec<IpAddr>,
    /// How many allocations there may be.
    pub quotas: Quotas,
    /// How long things last.
    pub lifetimes: Lifetimes,
    /// How fast things may go.
    pub rates: Rates,
    /// Takes channel numbers up to 0x7FFE (RFC 5766) instead of 0x4FFF, for clients of that time.
    pub wide_channels: bool,
}

impl Settings {
    /// Settings that relay to our own media addresses only.
    pub fn new(
        realm: &str,
        secrets: Secrets,
        nonce_key: impl Into<NonceKey>,
        media_addresses: Vec<SocketAddr>,
    ) -> Self {
        Settings {
            realm: realm.to_owned(),
            secrets,
            nonce_key: nonce_key.into(),
            media_addresses,
            relay_ipv4: None,
            relay_ipv6: None,
            // The dynamic ports (RFC 6335 §6), as RFC 8656 §7.2 suggests.
            relay_ports: 49_152..=65_535,
            external_peers: Vec::new(),
            own_addresses: Vec::new(),
            quotas: Quotas::default(),
            lifetimes: Lifetimes::default(),
            rates: Rates::default(),
            wide_channels: false,
        }
    }
}

/// A key that the caller draws at random and nobody else knows.
#[derive(Clone)]
pub struct NonceKey(pub [u8; 32]);

impl From<[u8; 32]> for NonceKey {
    fn from(key: [u8; 32]) -> Self {
        NonceKey(key)
    }
}

impl fmt::Debug for NonceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NonceKey(…)")
    }
}

/// Most allocations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotas {
    /// Of one identity: UDP and TLS, and the same again while the network changes.
    pub per_identity: u32,
    /// From one IPv4 address or IPv6 /64: a whole office may stand behind it.
    pub per_source: u32,
    /// Of the whole server.
    pub total: u32,
}

impl Default for Quotas {
    fn default() -> Self {
        Quotas { per_identity: 4, per_source: 256, total: 10_000 }
    }
}

/// How long things last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetimes {
    /// An allocation that asks for less or nothing (RFC 8656 §3.2: 10 minutes).
    pub default: Duration,
    /// An allocation that asks for more (RFC 8656 §7.2 recommends 1 hour).
    pub max: Duration,
    /// A permission ("300 seconds", RFC 8656 §9).
    pub permission: Duration,
    /// A channel ("10 minutes", RFC 8656 §12).
    pub channel: Duration,
    /// A nonce (RFC 8489 §9.2: at most an hour).
    pub nonce: Duration,
}

impl Default for Lifetimes {
    fn default() -> Self {
        Lifetimes {
            default: Duration::from_secs(600),
            max: Duration::from_secs(3600),
            permission: Duration::from_secs(300),
            channel: Duration::from_secs(600),
            nonce: Duration::from_secs(3600),
        }
    }
}

/// How fast things may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rates {
    /// Answers a second to unauthenticated requests from one IPv4 /24 or IPv6 /64; a network's join
    /// takes one or two.
    pub unauthenticated: u32,
    /// Packets a second of one allocation, both ways together.
    pub packets: u32,
    /// Bytes a second of one allocation, both ways together.
    pub bytes: u32,
}

impl Default for Rates {
    fn default() -> Self {
        // A call of 8 participants in full HD stays below 5000 packets and 4 MB a second.
        Rates { unauthenticated: 100, packets: 10_000, bytes: 8_000_000 }
    }
}
