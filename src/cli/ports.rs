//! The firewall list: which ports have to be reached, from where, and what for.

use std::net::{IpAddr, SocketAddr};

use clap::Args;
use serde::Serialize;

use crate::cli::{ConfigArgs, print};
use crate::config::{Config, TlsConfig};

#[derive(Debug, Args)]
pub(super) struct PortsArgs {
    /// Print one line of JSON.
    #[arg(long)]
    json: bool,
    /// As `serve --dev` would have it.
    #[arg(long)]
    dev: bool,
    #[command(flatten)]
    config: ConfigArgs,
}

/// Ports that are needed for the same purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct PortUse {
    /// A stable name.
    pub(super) id: &'static str,
    pub(super) protocol: Protocol,
    /// The local address; the wildcard is every address.
    pub(super) bind: IpAddr,
    pub(super) first: u16,
    pub(super) last: u16,
    /// Who has to reach it.
    pub(super) from: String,
    /// What for.
    #[serde(rename = "for")]
    pub(super) purpose: String,
}

/// What is spoken below the ports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Protocol {
    Tcp,
    Udp,
}

impl PortUse {
    /// The protocol and the ports, as `UDP 3478-3479`.
    pub(super) fn name(&self) -> String {
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

/// Prints the list.
pub(super) fn run(args: &PortsArgs) -> anyhow::Result<()> {
    let config = args.config.load(args.dev, Vec::new())?;
    let ports = ports(&config);
    if args.json {
        return print(&format!("{}\n", serde_json::json!({ "ports": ports })));
    }
    print(&table(&ports))
}

/// Every port of a configuration, the ones that browsers need first.
pub(super) fn ports(config: &Config) -> Vec<PortUse> {
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

fn table(ports: &[PortUse]) -> String {
    let names: Vec<String> = ports.iter().map(PortUse::name).collect();
    let name_width = names.iter().map(String::len).max().unwrap_or_default();
    let from_width = ports.iter().map(|port| port.from.len()).max().unwrap_or_default();
    let lines = ports.iter().zip(&names).map(|(port, name)| {
        format!("{name:<name_width$}  from {from:<from_width$}  {purpose}\n", from = port.from, purpose = port.purpose)
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Sources;

    fn listed(settings: &[(&str, &str)]) -> Vec<PortUse> {
        let mut env = vec![("VISAVIS_AUTH__SECRET".to_owned(), "3f1c9a5be07d4426918c6ad2f5be7730".to_owned())];
        env.push(("VISAVIS_MEDIA__ENGINES".to_owned(), "2".to_owned()));
        env.extend(settings.iter().map(|(key, value)| (key.to_string(), value.to_string())));
        ports(&Config::load(Sources { env, ..Sources::default() }).unwrap())
    }

    #[test]
    fn every_port_says_from_where_and_what_for() {
        let found = table(&listed(&[]));
        assert_eq!(
            found,
            "UDP 3478-3479  from anywhere           audio and video; STUN and TURN\n\
             TCP 8080       from anywhere           pages, REST, signalling (WebSocket); audio and video (ICE-TCP); TURN\n\
             TCP 9090       from this machine only  metrics\n"
        );
        for (settings, expected) in [
            ([("VISAVIS_MEDIA__ENGINES", "1")].as_slice(), "UDP 3478  from"),
            (&[("VISAVIS_MEDIA__BIND", "0.0.0.0:0")], "UDP any free  from"),
            (&[("VISAVIS_TURN__ENABLED", "false")], "audio and video\n"),
            (&[("VISAVIS_TURN__ENABLED", "false")], "(WebSocket); audio and video (ICE-TCP)\n"),
            (&[("VISAVIS_MEDIA__TCP", "false")], "(WebSocket); TURN\n"),
            (
                &[("VISAVIS_MEDIA__TCP", "false"), ("VISAVIS_TURN__ENABLED", "false")],
                "from the TLS proxy in front of it",
            ),
            (&[("VISAVIS_MEDIA__ANNOUNCED_TCP_PORT", "443")], "TURN; clients are told TCP 443"),
            (&[("VISAVIS_METRICS__BIND", "10.0.0.5:9090")], "from your Prometheus only"),
            (&[("VISAVIS_HTTP__BIND", "127.0.0.1:8081")], "TCP 8081       from this machine only"),
            (
                &[
                    ("VISAVIS_TURN__EXTERNAL_PEERS", "198.51.100.0/24,8.8.0.0/16"),
                    ("VISAVIS_TURN__RELAY_PORTS", "50000-50099"),
                ],
                "UDP 50000-50099  from 198.51.100.0/24, 8.8.0.0/16  what TURN relays",
            ),
        ] {
            let found = table(&listed(settings));
            assert!(found.contains(expected), "{expected}\n{found}");
        }
    }

    #[test]
    fn programs_read_numbers() {
        let json = serde_json::to_value(listed(&[])).unwrap();
        assert_eq!(
            json[0],
            serde_json::json!({"id": "media-port", "protocol": "udp", "bind": "0.0.0.0", "first": 3478, "last": 3479, "from": "anywhere",
                "for": "audio and video; STUN and TURN"})
        );
    }
}
