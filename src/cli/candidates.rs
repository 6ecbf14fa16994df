//! Under which addresses media is reached, and by whom.

use std::fmt;
use std::net::{IpAddr, SocketAddr};

use serde::Serialize;

use crate::config::Announced;
use crate::doctor::reach::Reach;
use crate::net::Candidates;

/// One address that clients are told.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct CandidateLine {
    protocol: &'static str,
    address: SocketAddr,
    /// Whose clients are told it, when it is not everybody's.
    network: Option<String>,
    verdict: &'static str,
}

impl fmt::Display for CandidateLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}  {}", self.protocol, self.address, self.verdict)?;
        if let Some(network) = &self.network {
            write!(f, " (told to {network})")?;
        }
        Ok(())
    }
}

/// Every candidate of all engines; `own` are the machine's addresses.
pub(super) fn list(engines: &[Candidates], own: &[IpAddr]) -> Vec<CandidateLine> {
    let line = |protocol, announced: &Announced, port| CandidateLine {
        protocol,
        address: SocketAddr::new(announced.ip, port),
        network: announced.network.map(|network| network.to_string()),
        verdict: verdict(announced, own),
    };
    let udp = engines.iter().flat_map(|e| e.announced().iter().map(move |a| line("udp", a, e.udp_port())));
    // All engines share the TCP port.
    let tcp = engines.iter().take(1).filter_map(|e| Some((e, e.ice_tcp_port()?)));
    let tcp = tcp.flat_map(|(e, port)| e.announced().iter().map(move |a| line("tcp", a, port)));
    udp.chain(tcp).collect()
}

fn verdict(announced: &Announced, own: &[IpAddr]) -> &'static str {
    match Reach::of(announced.ip, own) {
        Reach::Loopback => "this machine only",
        Reach::Inside | Reach::Nowhere if announced.network.is_some() => "from that network",
        Reach::Inside => "from its own network only; for others name the public address in media.announced",
        Reach::Nowhere => "no address of this machine, and no public one: is media.announced right?",
        Reach::Public => "from anywhere, as far as the firewall lets it through",
        Reach::Forwarded => "from anywhere, if a NAT or a container's port leads here",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::net::TcpCandidates;

    #[test]
    fn each_candidate_has_a_verdict() {
        let announced: Vec<Announced> =
            ["203.0.113.7", "10.0.0.0/8=10.1.2.3", "8.8.4.4", "192.168.1.5"].map(|text| text.parse().unwrap()).to_vec();
        let own = ["127.0.0.1", "192.168.1.5", "8.8.4.4"].map(|ip| ip.parse().unwrap());
        let tcp = Some(TcpCandidates { port: 443, ice: true });
        let engines = [1, 2].map(|port| Candidates::new(([0, 0, 0, 0], port).into(), &announced, &own, tcp));
        let lines: Vec<String> = list(&engines, &own).iter().map(ToString::to_string).collect();
        assert_eq!(lines.len(), 12, "two engines over UDP, once over TCP: {lines:#?}");
        assert_eq!(
            lines[..4],
            [
                "udp 203.0.113.7:1  no address of this machine, and no public one: is media.announced right?",
                "udp 10.1.2.3:1  from that network (told to 10.0.0.0/8)",
                "udp 8.8.4.4:1  from anywhere, as far as the firewall lets it through",
                "udp 192.168.1.5:1  from its own network only; for others name the public address in media.announced",
            ]
        );
        assert!(lines[8].starts_with("tcp 203.0.113.7:443  "));
        let local = Candidates::new("127.0.0.1:7".parse().unwrap(), &[], &own, None);
        assert_eq!(list(&[local], &own)[0].verdict, "this machine only");
    }
}
