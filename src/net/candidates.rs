use std::net::{IpAddr, SocketAddr};

/// Under which addresses a socket is reached, and which packets belong to which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidates {
    announced: Vec<SocketAddr>,
    bound: SocketAddr,
}

impl Candidates {
    /// The announced addresses, or the bound one, or those of the interfaces when bound to all.
    ///
    /// `interfaces` are the machine's own addresses.
    pub fn new(bound: SocketAddr, announced: &[IpAddr], interfaces: &[IpAddr]) -> Self {
        let port = bound.port();
        let ips: Vec<IpAddr> = if !announced.is_empty() {
            announced.to_vec()
        } else if bound.ip().is_unspecified() {
            let reachable = |ip: &&IpAddr| !ip.is_loopback() && !is_link_local(**ip);
            let usable = |ip: &&IpAddr| bound.is_ipv6() || ip.is_ipv4();
            let found: Vec<IpAddr> = interfaces.iter().filter(reachable).filter(usable).copied().collect();
            if found.is_empty() { vec![IpAddr::from([127, 0, 0, 1])] } else { found }
        } else {
            vec![bound.ip()]
        };
        let announced = ips.into_iter().map(|ip| SocketAddr::new(ip, port)).collect();
        Candidates { announced, bound }
    }

    /// What clients are told, best first.
    pub fn announced(&self) -> &[SocketAddr] {
        &self.announced
    }

    /// The candidate that a packet for the local address `ip` was sent to.
    pub(super) fn of_packet(&self, ip: Option<IpAddr>, source: SocketAddr) -> SocketAddr {
        let exact = ip.and_then(|ip| self.announced.iter().find(|a| a.ip() == ip.to_canonical()));
        // Behind a 1:1 NAT the packet's address is not the announced one; the family decides.
        let family = || self.announced.iter().find(|a| a.is_ipv4() == source.is_ipv4());
        exact.or_else(family).copied().unwrap_or(self.bound)
    }

    /// The local address to send from so that the answer comes from where the client asked.
    pub(super) fn source_ip(&self, candidate: SocketAddr) -> Option<IpAddr> {
        (self.bound.ip().is_unspecified() && self.announced.len() > 1).then(|| candidate.ip())
    }
}

fn is_link_local(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => ip.is_link_local(),
        IpAddr::V6(ip) => ip.is_unicast_link_local(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ips(texts: &[&str]) -> Vec<IpAddr> {
        texts.iter().map(|t| t.parse().unwrap()).collect()
    }

    #[test]
    fn what_is_announced_follows_the_configuration() {
        let interfaces = ips(&["127.0.0.1", "10.0.0.5", "169.254.1.1", "fe80::1", "2001:db8::5", "::1"]);
        let cases: &[(&str, &[&str], &[&str])] = &[
            ("127.0.0.1:7", &[], &["127.0.0.1:7"]),
            ("0.0.0.0:7", &[], &["10.0.0.5:7"]),
            ("[::]:7", &[], &["10.0.0.5:7", "[2001:db8::5]:7"]),
            ("0.0.0.0:7", &["198.51.100.1"], &["198.51.100.1:7"]),
        ];
        for (bound, announced, expected) in cases {
            let candidates = Candidates::new(bound.parse().unwrap(), &ips(announced), &interfaces);
            let found: Vec<String> = candidates.announced().iter().map(ToString::to_string).collect();
            assert_eq!(found, *expected, "{bound}");
        }
    }

    #[test]
    fn packets_find_their_candidate_behind_nat_and_on_dual_stack() {
        let source = "203.0.113.9:1".parse().unwrap();
        let nat = Candidates::new("0.0.0.0:7".parse().unwrap(), &ips(&["198.51.100.1"]), &[]);
        let local = Some("10.0.0.5".parse().unwrap());
        assert_eq!(nat.of_packet(local, source), "198.51.100.1:7".parse().unwrap());
        assert_eq!(nat.source_ip("198.51.100.1:7".parse().unwrap()), None);
        let both = Candidates::new("[::]:7".parse().unwrap(), &[], &ips(&["10.0.0.5", "2001:db8::5"]));
        let mapped = Some("::ffff:10.0.0.5".parse().unwrap());
        assert_eq!(both.of_packet(mapped, source), "10.0.0.5:7".parse().unwrap());
    }
}
