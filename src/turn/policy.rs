use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::str::FromStr;

use crate::turn::wire::{ErrorCode, Message, attribute};

/// Peers below this port are refused: services listen there, and media does not.
const FIRST_PEER_PORT: u16 = 1024;

/// What is not the public internet (IANA special-purpose registries), and the ranges of transition
/// mechanisms, in which an IPv4 address hides.
const SPECIAL: [(IpAddr, u8); 34] = [
    v4(0, 0, 0, 0, 8),
    v4(10, 0, 0, 0, 8),
    v4(100, 64, 0, 0, 10),
    v4(127, 0, 0, 0, 8),
    v4(169, 254, 0, 0, 16),
    v4(172, 16, 0, 0, 12),
    v4(192, 0, 0, 0, 24),
    v4(192, 0, 2, 0, 24),
    v4(192, 31, 196, 0, 24),
    v4(192, 52, 193, 0, 24),
    v4(192, 88, 99, 0, 24),
    v4(192, 168, 0, 0, 16),
    v4(192, 175, 48, 0, 24),
    v4(198, 18, 0, 0, 15),
    v4(198, 51, 100, 0, 24),
    v4(203, 0, 113, 0, 24),
    v4(224, 0, 0, 0, 4),
    v4(240, 0, 0, 0, 4),
    // ::/96 also holds :: and ::1.
    v6([0; 8], 96),
    v6([0, 0, 0, 0, 0, 0xffff, 0, 0], 96),
    v6([0, 0, 0, 0, 0xffff, 0, 0, 0], 96),
    v6([0x64, 0xff9b, 0, 0, 0, 0, 0, 0], 96),
    v6([0x64, 0xff9b, 1, 0, 0, 0, 0, 0], 48),
    v6([0x100, 0, 0, 0, 0, 0, 0, 0], 64),
    // 2001::/23 also holds Teredo, 2001::/32.
    v6([0x2001, 0, 0, 0, 0, 0, 0, 0], 23),
    v6([0x2001, 0xdb8, 0, 0, 0, 0, 0, 0], 32),
    v6([0x2002, 0, 0, 0, 0, 0, 0, 0], 16),
    v6([0x2620, 0x4f, 0x8000, 0, 0, 0, 0, 0], 48),
    v6([0x3fff, 0, 0, 0, 0, 0, 0, 0], 20),
    v6([0x5f00, 0, 0, 0, 0, 0, 0, 0], 16),
    v6([0xfc00, 0, 0, 0, 0, 0, 0, 0], 7),
    v6([0xfe80, 0, 0, 0, 0, 0, 0, 0], 10),
    v6([0xfec0, 0, 0, 0, 0, 0, 0, 0], 10),
    v6([0xff00, 0, 0, 0, 0, 0, 0, 0], 8),
];

/// Why a text names no network.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidCidr {
    /// It is no address with a prefix length.
    #[error("{0} is not a network like 192.0.2.0/24 or 2001:db8::/32")]
    Malformed(String),
    /// Bits behind the prefix are set, so it may mean something else than it says.
    #[error("{0} has bits behind its prefix; the network is {1}")]
    HostBits(String, Cidr),
}

/// A network: an address and the length of its prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cidr {
    network: IpAddr,
    bits: u8,
}

impl Cidr {
    /// Whether the network lies within a special-purpose range, such as a private one: to be warned
    /// of when it is given as external peers.
    pub fn is_special(self) -> bool {
        special_ranges().any(|range| range.contains_network(self))
    }

    /// Whether an address lies within the network.
    pub fn contains(self, ip: IpAddr) -> bool {
        self.contains_network(Cidr { network: ip, bits: width(ip) })
    }

    fn contains_network(self, other: Cidr) -> bool {
        width(self.network) == width(other.network)
            && self.bits <= other.bits
            && masked(other.network, self.bits) == self.network
    }
}

impl FromStr for Cidr {
    type Err = InvalidCidr;

    fn from_str(text: &str) -> Result<Self, InvalidCidr> {
        let malformed = || InvalidCidr::Malformed(text.to_owned());
        let (ip, bits) = text.split_once('/').ok_or_else(malformed)?;
        let ip: IpAddr = ip.parse().map_err(|_| malformed())?;
        let bits: u8 = bits.parse().ok().filter(|bits| *bits <= width(ip)).ok_or_else(malformed)?;
        let cidr = Cidr { network: masked(ip, bits), bits };
        if cidr.network != ip {
            return Err(InvalidCidr::HostBits(text.to_owned(), cidr));
        }
        Ok(cidr)
    }
}

impl fmt::Display for Cidr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.network, self.bits)
    }
}

/// Whether an address is not one of the public internet (IANA special-purpose registries).
pub fn is_special(ip: IpAddr) -> bool {
    special_ranges().any(|range| range.contains(ip))
}

/// Decides which peers a client may reach.
#[derive(Debug)]
pub(super) struct Policy {
    media: Vec<SocketAddr>,
    external: Vec<Cidr>,
    own: Vec<IpAddr>,
}

impl Policy {
    pub(super) fn new(media: &[SocketAddr], external: &[Cidr], own: &[IpAddr]) -> Self {
        Policy {
            media: media.iter().copied().map(canonical).collect(),
            external: external.to_vec(),
            own: own.iter().map(IpAddr::to_canonical).collect(),
        }
    }

    /// Whether real sockets are needed.
    pub(super) fn is_external(&self) -> bool {
        !self.external.is_empty()
    }

    /// Whether a permission may be given, which is for all ports of an address.
    pub(super) fn check_ip(&self, peer: IpAddr) -> Result<(), ErrorCode> {
        let peer = peer.to_canonical();
        let ours = self.media.iter().any(|media| media.ip() == peer);
        if ours || self.is_external_peer(peer) { Ok(()) } else { Err(ErrorCode::Forbidden) }
    }

    /// Whether packets may go to a peer.
    pub(super) fn check(&self, peer: SocketAddr) -> Result<(), ErrorCode> {
        let peer = canonical(peer);
        let external = peer.port() >= FIRST_PEER_PORT && self.is_external_peer(peer.ip());
        if self.media.contains(&peer) || external { Ok(()) } else { Err(ErrorCode::Forbidden) }
    }

    /// Whether it is one of our own addresses, to which no answer goes.
    pub(super) fn is_ours(&self, address: SocketAddr) -> bool {
        self.media.contains(&address)
    }

    /// Attributes that must be understood and are not. What is relayed in process is never
    /// fragmented; sockets of ours cannot promise that, and then DONT-FRAGMENT is one of those.
    pub(super) fn unknown(&self, message: &Message<'_>) -> Vec<u16> {
        let mut unknown = message.unknown();
        unknown.retain(|kind| *kind != attribute::DONT_FRAGMENT || self.is_external());
        unknown
    }

    fn is_external_peer(&self, peer: IpAddr) -> bool {
        let containing = || self.external.iter().filter(|cidr| cidr.contains(peer));
        if containing().next().is_none() {
            return false;
        }
        let named = |range: Cidr| containing().any(|cidr| range.contains_network(*cidr));
        if special_ranges().any(|range| range.contains(peer) && !named(range)) {
            return false;
        }
        if self.own.contains(&peer) && !containing().any(|cidr| cidr.bits == width(peer)) {
            return false;
        }
        // An IPv4 address in disguise is judged as itself too.
        embedded(peer).into_iter().all(|inner| {
            let refused = |range: Cidr| {
                range.contains(inner)
                    && !self.external.iter().any(|cidr| cidr.contains(inner) && range.contains_network(*cidr))
            };
            !self.own.contains(&inner) && !special_ranges().any(refused)
        })
    }
}

/// An address in its one true form: IPv4-mapped becomes IPv4.
pub(super) fn canonical(address: SocketAddr) -> SocketAddr {
    SocketAddr::new(address.ip().to_canonical(), address.port())
}

/// The IPv4 addresses that an IPv6 address leads to.
fn embedded(ip: IpAddr) -> Vec<IpAddr> {
    let IpAddr::V6(ip) = ip else { return Vec::new() };
    let o = ip.octets();
    let v4 = |a, b, c, d| IpAddr::V4(Ipv4Addr::new(a, b, c, d));
    match ip.segments() {
        // IPv4-compatible, IPv4-mapped, IPv4-translated, NAT64 (RFC 6052).
        [0, 0, 0, 0, 0, 0 | 0xffff, _, _] | [0, 0, 0, 0, 0xffff, 0, _, _] | [0x64, 0xff9b, 0, 0, 0, 0, _, _] => {
            vec![v4(o[12], o[13], o[14], o[15])]
        }
        // Local NAT64 (RFC 8215): prefixes of /48, /56, /64 and /96 hold the address in other places.
        [0x64, 0xff9b, 1, ..] => vec![
            v4(o[6], o[7], o[9], o[10]),
            v4(o[7], o[9], o[10], o[11]),
            v4(o[9], o[10], o[11], o[12]),
            v4(o[12], o[13], o[14], o[15]),
        ],
        // 6to4.
        [0x2002, ..] => vec![v4(o[2], o[3], o[4], o[5])],
        // Teredo: its server, and the client with inverted bits.
        [0x2001, 0, ..] => vec![v4(o[4], o[5], o[6], o[7]), v4(!o[12], !o[13], !o[14], !o[15])],
        // ISATAP (RFC 5214).
        [_, _, _, _, 0 | 0x200, 0x5efe, _, _] => vec![v4(o[12], o[13], o[14], o[15])],
        _ => Vec::new(),
    }
}

fn special_ranges() -> impl Iterator<Item = Cidr> {
    SPECIAL.into_iter().map(|(network, bits)| Cidr { network, bits })
}

fn width(ip: IpAddr) -> u8 {
    if ip.is_ipv4() { 32 } else { 128 }
}

fn masked(ip: IpAddr, bits: u8) -> IpAddr {
    let bits = u32::from(bits);
    match ip {
        IpAddr::V4(ip) => Ipv4Addr::from(u32::from(ip) & u32::MAX.checked_shl(32 - bits).unwrap_or(0)).into(),
        IpAddr::V6(ip) => Ipv6Addr::from(u128::from(ip) & u128::MAX.checked_shl(128 - bits).unwrap_or(0)).into(),
    }
}

const fn v4(a: u8, b: u8, c: u8, d: u8, bits: u8) -> (IpAddr, u8) {
    (IpAddr::V4(Ipv4Addr::new(a, b, c, d)), bits)
}

const fn v6(s: [u16; 8], bits: u8) -> (IpAddr, u8) {
    (IpAddr::V6(Ipv6Addr::new(s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7])), bits)
}
