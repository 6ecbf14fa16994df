//! The firewall list: which ports have to be reached, from where, and what for.

use std::net::{IpAddr, SocketAddr};

use serde::Serialize;

use crate::config::{Config, TlsConfig};

/// Ports that are needed for the same purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct PortUse {
    /// A stable name.
    pub(crate) id: &'static str,
    pub(crate) protocol: Protocol,
    /// The local address; the wildcard is every address.
    pub(crate) bind: IpAddr,
    pub(crate) first: u16,
    pub(crate) last: u16,
    /// Who has to reach it.
    pub(crate) from: String,
    /// What for.
    #[serde(rename = "for")]
    pub(crate) purpose: String,
}

/// What is spoken below the ports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Protocol {
    Tcp,
    Udp,
}

impl PortUse {
    /// The protocol and the ports, as `UDP 3478-3479`.
    pub(crate) fn name(&self) -> String {
        let protocol = match self.protocol {
            Protocol::Tcp => "TCP",
            Protocol::Udp => "UDP",
        };
        match (self.first, self.last) {
            (0, _) => format!("{protocol} any free"),
            (first, last) if first == last => format!("{protocol} {first}"),
            (first, last) => format!("{protocol} {first}-{last}"),
        }
    }
}

/// Every port of a configuration, the ones that browsers need first.
pub(crate) fn ports(config: &Config) -> Vec<PortUse> {
    let (media, http, metrics) = (config.media.bind, config.http.bind, config.metrics.bind);
    let last = config.media.bind_of(config.media.engine_count() - 1).port();
    let media_purpose = if config.turn.enabled { "audio and video; STUN and TURN" } else { "audio and video" };
    let web = "pages, REST, signalling (WebSocket)";
    let http_purpose = match (config.media.tcp, config.turn.enabled) {
        (true, true) => format!("{web}; audio and video (ICE-TCP); TURN"),
        (true, false) => format!("{web}; audio and video (ICE-TCP)"),
        (false, true) => format!("{web}; TURN"),
        (false, false) => web.to_owned(),
    };
    let told = config.media.announced_tcp_port;
    let http_purpose =
        if told == 0 { http_purpose } else { format!("{http_purpose}; clients are told TCP {told}, which leads here") };
    let takes_browsers = config.tls != TlsConfig::Off || config.media.tcp || config.turn.enabled;
    let http_from = if takes_browsers { "anywhere" } else { "the TLS proxy in front of it" };
    let mut ports = vec![
        port_use("media-port", Protocol::Udp, media, last, "anywhere", media_purpose),
        port_use("http-port", Protocol::Tcp, http, http.port(), http_from, &http_purpose),
        port_use("metrics-port", Protocol::Tcp, metrics, metrics.port(), "your Prometheus only", "metrics"),
    ];
    if config.turn.enabled && !config.turn.external_peers.is_empty() {
        let (range, networks) = (&config.turn.relay_ports.0, &config.turn.external_peers);
        let networks: Vec<String> = networks.iter().map(ToString::to_string).collect();
        let bind = SocketAddr::new(media.ip(), *range.start());
        let purpose = "what TURN relays to external peers";
        ports.push(port_use("relay-ports", Protocol::Udp, bind, *range.end(), &networks.join(", "), purpose));
    }
    ports
}

fn port_use(id: &'static str, protocol: Protocol, bind: SocketAddr, last: u16, from: &str, purpose: &str) -> PortUse {
    // What listens on loopback needs no opening in a firewall.
    let from = if bind.ip().is_loopback() { "this machine only" } else { from };
    PortUse {
        id,
        protocol,
        bind: bind.ip(),
        first: bind.port(),
        last,
        from: from.to_owned(),
        purpose: purpose.to_owned(),
    }
}
