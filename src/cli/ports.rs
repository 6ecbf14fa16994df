//! Prints the firewall list.

use clap::Args;

use crate::cli::{ConfigArgs, print};
use crate::doctor::ports::{PortUse, ports};

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

/// Prints the list.
pub(super) fn run(args: &PortsArgs) -> anyhow::Result<()> {
    let config = args.config.load(args.dev, Vec::new())?;
    let ports = ports(&config);
    if args.json {
        return print(&format!("{}\n", serde_json::json!({ "ports": ports })));
    }
    print(&table(&ports))
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
    use crate::config::{Config, Sources};

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
