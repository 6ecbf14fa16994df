//! The TURN server of each engine: what it relays to, and what clients are told of it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use aws_lc_rs::hmac;
use axum::http::Uri;
use secrecy::{ExposeSecret, SecretString};

use crate::config::{Config, PortRange, TlsConfig};
use crate::http::TurnAccess;
use crate::net::Candidates;
use crate::net::tls::Tls;
use crate::turn;

/// Short, so that an unauthenticated answer stays small.
const TURN_REALM: &str = "visavis";

/// Relayed addresses are virtual: no packet ever has one on the network. So that they are nobody
/// else's either, they are the IPv4 dummy address (RFC 7600 §4.8) and a discard-only one (RFC 6666).
const RELAY_IPV4: Ipv4Addr = Ipv4Addr::new(192, 0, 0, 8);
const RELAY_IPV6: Ipv6Addr = Ipv6Addr::new(0x100, 0, 0, 0, 0, 0, 0, 1);

/// What TURN credentials are signed with: it follows from the one secret that an operator keeps.
pub fn turn_secret(auth: &SecretString) -> SecretString {
    let key = hmac::Key::new(hmac::HMAC_SHA256, auth.expose_secret().as_bytes());
    let derived = hmac::sign(&key, b"visavis turn credentials");
    SecretString::from(derived.as_ref().iter().map(|byte| format!("{byte:02x}")).collect::<String>())
}

/// What the TURN servers of all engines have in common.
pub(super) struct RelayPlan {
    pub(super) access: TurnAccess,
    /// One for all, so that a client without a credential yet may ask any engine.
    nonce_key: [u8; 32],
    external_peers: Vec<turn::Cidr>,
    ports: PortRange,
    engines: u16,
    wide_channels: bool,
    own_addresses: Vec<IpAddr>,
}

impl RelayPlan {
    pub(super) fn new(config: &Config, tls: Option<Option<String>>, own_addresses: Vec<IpAddr>) -> Self {
        let mut nonce_key = [0; 32];
        // Without randomness there are no secrets, and no server.
        getrandom::fill(&mut nonce_key).expect("the system gives random bytes");
        RelayPlan {
            access: TurnAccess { secret: turn_secret(&config.auth.secret), urls: config.turn.urls.clone(), tls },
            nonce_key,
            external_peers: config.turn.external_peers.clone(),
            ports: config.turn.relay_ports.clone(),
            engines: config.media.engine_count(),
            wide_channels: config.turn.wide_channels,
            own_addresses,
        }
    }

    /// A TURN server that relays to an engine's own media addresses, and to external peers if there are any.
    pub(super) fn settings(&self, engine: usize, candidates: &Candidates) -> turn::Settings {
        let media = candidates.udp();
        let secrets = turn::Secrets::new(self.access.secret.clone());
        let mut settings = turn::Settings::new(TURN_REALM, secrets, self.nonce_key, media.clone());
        settings.wide_channels = self.wide_channels;
        if self.external_peers.is_empty() {
            (settings.relay_ipv4, settings.relay_ipv6) = (Some(RELAY_IPV4), Some(RELAY_IPV6));
            return settings;
        }
        for ip in media.iter().rev().map(SocketAddr::ip) {
            match ip {
                IpAddr::V4(ip) => settings.relay_ipv4 = Some(ip),
                IpAddr::V6(ip) => settings.relay_ipv6 = Some(ip),
            }
        }
        settings.relay_ports = self.ports.share(u16::try_from(engine).unwrap_or(u16::MAX), self.engines);
        settings.external_peers = self.external_peers.clone();
        settings.own_addresses = self.own_addresses.clone();
        settings.own_addresses.extend(media.iter().map(SocketAddr::ip));
        settings
    }
}

/// The host of TURN over TLS, if there is TLS: one that the certificate is for.
pub(super) fn turns_host(config: &Config, tls: Option<&Tls>) -> Option<Option<String>> {
    let names = tls?.certificate().map(|certificate| certificate.names).unwrap_or_default();
    let public = config.http.public_url.as_ref().and_then(|url| url.parse::<Uri>().ok());
    let public = public.and_then(|url| Some(url.host()?.to_owned()));
    let named = || names.into_iter().find(|name| name.parse::<IpAddr>().is_err() && !name.contains('*'));
    let host = match &config.tls {
        // Its names are this machine's own, which clients elsewhere may not know; its addresses are the candidates.
        TlsConfig::SelfSigned => public,
        TlsConfig::Off | TlsConfig::Files(_) | TlsConfig::Acme(_) => public.or_else(named),
    };
    Some(host)
}
