//! The firewall list: which ports have to be reached, from where, and what for.

use std::net::{IpAddr, SocketAddr};

use clap::Args;
use serde::Serialize;

use crate::cli::{ConfigArgs, print};
use crate::config::Config;

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
    pub(super) protocol: Protocol,
    /// The local address; the wildcard is every address.
    pub(super) bind: IpAddr,
    pub(super) first: u16,
    pub(super) last: u16,
    /// Who has to reach it.
    pub(super) from: &'static str,
    /// What for.
    #[serde(rename = "for")]
    pub(super) purpose: &'static str,
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
    let media = config.media.bind;
    let last = config.media.bind_of(config.media.engine_count() - 1).port();
    let media_purpose = if config.turn.enabled { "audio and video; STUN and TURN" } else { "audio and video" };
    vec![
        port_use(Protocol::Udp, media, last, "anywhere", media_purpose),
        port_use(
            Protocol::Tcp,
            config.http.bind,
            config.http.bind.port(),
            "the TLS proxy in front of it",
            "pages, REST, signalling (WebSocket)",
        ),
        port_use(Protocol::Tcp, config.metrics.bind, config.metrics.bind.port(), "your Prometheus only", "metrics"),
    ]
}

fn port_use(protocol: Protocol, bind: SocketAddr, last: u16, from: &'static str, purpose: &'static str) -> PortUse {
    // What listens on loopback needs no opening in a firewall.
    let from = if bind.ip().is_loopback() { "this machine only" } else { from };
    PortUse { protocol, bind: bind.ip(), first: bind.port(), last, from, purpose }
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
            "UDP 3478-3479  from anywhere                      audio and video; STUN and TURN\n\
             TCP 8080       from the TLS proxy in front of it  pages, REST, signalling (WebSocket)\n\
             TCP 9090       from this machine only             metrics\n"
        );
        for (settings, expected) in [
            (("VISAVIS_MEDIA__ENGINES", "1"), "UDP 3478  from"),
            (("VISAVIS_MEDIA__BIND", "0.0.0.0:0"), "UDP any free  from"),
            (("VISAVIS_TURN__ENABLED", "false"), "audio and video\n"),
            (("VISAVIS_METRICS__BIND", "10.0.0.5:9090"), "from your Prometheus only"),
            (("VISAVIS_HTTP__BIND", "127.0.0.1:8081"), "TCP 8081       from this machine only"),
        ] {
            let found = table(&listed(&[settings]));
            assert!(found.contains(expected), "{expected}\n{found}");
        }
    }

    #[test]
    fn programs_read_numbers() {
        let json = serde_json::to_value(listed(&[])).unwrap();
        assert_eq!(
            json[0],
            serde_json::json!({"protocol": "udp", "bind": "0.0.0.0", "first": 3478, "last": 3479, "from": "anywhere",
                "for": "audio and video; STUN and TURN"})
        );
    }
}
