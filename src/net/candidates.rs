use std::net::{IpAddr, SocketAddr};

use crate::config::Announced;

/// Under which addresses an engine is reached, and which packets belong to which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidates {
    announced: Vec<Announced>,
    bound: SocketAddr,
    tcp: Option<TcpCandidates>,
}

/// How an engine is reached over TCP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TcpCandidates {
    /// The port that clients are told.
    pub port: u16,
    /// Whether ICE-TCP is offered, and not TURN alone.
    pub ice: bool,
}

impl Candidates {
    /// The announced addresses, or the bound one, or those of the interfaces when bound to all.
    ///
    /// `interfaces` are the machine's own addresses.
    pub fn new(bound: SocketAddr, announced: &[Announced], interfaces: &[IpAddr], tcp: Option<TcpCandidates>) -> Self {
        let announced = if !announced.is_empty() {
            announced.to_vec()
        } else if bound.ip().is_unspecified() {
            let reachable = |ip: &&IpAddr| !ip.is_loopback() && !is_link_local(**ip);
            let usable = |ip: &&IpAddr| bound.is_ipv6() || ip.is_ipv4();
            let found = interfaces.iter().filter(reachable).filter(usable);
            let found: Vec<Announced> = found.map(|ip| Announced { network: None, ip: *ip }).collect();
            let loopback = || vec![Announced { network: None, ip: IpAddr::from([127, 0, 0, 1]) }];
            if found.is_empty() { loopback() } else { found }
        } else {
            vec![Announced { network: None, ip: bound.ip() }]
        };
        Candidates { announced, bound, tcp }
    }

    /// Every address with the network whose clients are told it, if it is not for everybody.
    pub fn announced(&self) -> &[Announced] {
        &self.announced
    }

    /// The TCP port of ICE-TCP, if it is offered.
    pub fn ice_tcp_port(&self) -> Option<u16> {
        self.tcp.filter(|tcp| tcp.ice).map(|tcp| tcp.port)
    }

    /// Every address over UDP, best first.
    pub fn udp(&self) -> Vec<SocketAddr> {
        self.announced.iter().map(|announced| SocketAddr::new(announced.ip, self.bound.port())).collect()
    }

    /// The port of all of them.
    pub fn udp_port(&self) -> u16 {
        self.bound.port()
    }

    /// What a client is told: the addresses for its network, or those for everybody.
    pub fn udp_for(&self, client: Option<IpAddr>) -> Vec<SocketAddr> {
        self.ips_for(client).map(|ip| SocketAddr::new(ip, self.bound.port())).collect()
    }

    /// Where a client reaches TURN over TCP.
    pub fn tcp_for(&self, client: Option<IpAddr>) -> Vec<SocketAddr> {
        let Some(tcp) = self.tcp else { return Vec::new() };
        self.ips_for(client).map(|ip| SocketAddr::new(ip, tcp.port)).collect()
    }

    /// Where a client reaches media over TCP (ICE-TCP, RFC 6544).
    pub fn ice_tcp_for(&self, client: Option<IpAddr>) -> Vec<SocketAddr> {
        if self.tcp.is_some_and(|tcp| tcp.ice) { self.tcp_for(client) } else { Vec::new() }
    }

    fn ips_for(&self, client: Option<IpAddr>) -> impl Iterator<Item = IpAddr> {
        let within = move |a: &Announced| {
            client.is_some_and(|client| a.network.is_some_and(|network| network.contains(client.to_canonical())))
        };
        let special = self.announced.iter().any(within);
        let told = self.announced.iter().filter(move |a| if special { within(a) } else { a.network.is_none() });
        told.map(|a| a.ip)
    }

    /// The candidate that a packet for the local address `ip` was sent to.
    pub(super) fn of_packet(&self, ip: Option<IpAddr>, source: SocketAddr) -> SocketAddr {
        let ip = self.of(ip, source).unwrap_or(self.bound.ip());
        SocketAddr::new(ip, self.bound.port())
    }

    /// The candidate that a connection to `local` was made to.
    pub(super) fn of_stream(&self, local: SocketAddr, remote: SocketAddr) -> SocketAddr {
        let ip = self.of(Some(local.ip()), remote).unwrap_or(local.ip());
        SocketAddr::new(ip, self.tcp.map_or(local.port(), |tcp| tcp.port))
    }

    fn of(&self, ip: Option<IpAddr>, source: SocketAddr) -> Option<IpAddr> {
        let exact = ip.map(|ip| ip.to_canonical()).filter(|ip| self.announced.iter().any(|a| a.ip == *ip));
        // Behind a 1:1 NAT the packet's address is not the announced one; what its client was told decides.
        let told = || self.ips_for(Some(source.ip())).find(|ip| ip.is_ipv4() == source.ip().to_canonical().is_ipv4());
        exact.or_else(told)
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

    const TCP: Option<TcpCandidates> = Some(TcpCandidates { port: 443, ice: true });

    fn ips(texts: &[&str]) -> Vec<IpAddr> {
        texts.iter().map(|t| t.parse().unwrap()).collect()
    }

    fn announced(texts: &[&str]) -> Vec<Announced> {
        texts.iter().map(|t| t.parse().unwrap()).collect()
    }

    fn texts(addresses: &[SocketAddr]) -> Vec<String> {
        addresses.iter().map(ToString::to_string).collect()
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
        for (bound, given, expected) in cases {
            let candidates = Candidates::new(bound.parse().unwrap(), &announced(given), &interfaces, TCP);
            assert_eq!(texts(&candidates.udp()), *expected, "{bound}");
            assert_eq!(candidates.udp_for(None), candidates.udp());
            assert!(candidates.ice_tcp_for(None).iter().all(|a| a.port() == 443));
        }
    }

    #[test]
    fn a_network_is_told_its_own_address() {
        let given = announced(&["203.0.113.7", "10.0.0.0/8=10.1.2.3"]);
        let candidates = Candidates::new("0.0.0.0:7".parse().unwrap(), &given, &[], None);
        let told = |client: &str| texts(&candidates.udp_for(Some(client.parse().unwrap())));
        assert_eq!(told("10.9.9.9"), ["10.1.2.3:7"]);
        assert_eq!(told("::ffff:10.9.9.9"), ["10.1.2.3:7"]);
        assert_eq!(told("198.51.100.1"), ["203.0.113.7:7"]);
        assert_eq!(texts(&candidates.udp_for(None)), ["203.0.113.7:7"]);
        assert!(candidates.tcp_for(None).is_empty());
        let behind_nat = Some("172.17.0.2".parse().unwrap());
        for (source, expected) in [("10.9.9.9:1", "10.1.2.3:7"), ("198.51.100.1:1", "203.0.113.7:7")] {
            assert_eq!(candidates.of_packet(behind_nat, source.parse().unwrap()), expected.parse().unwrap());
        }
    }

    #[test]
    fn packets_find_their_candidate_behind_nat_and_on_dual_stack() {
        let source = "203.0.113.9:1".parse().unwrap();
        let nat = Candidates::new("0.0.0.0:7".parse().unwrap(), &announced(&["198.51.100.1"]), &[], TCP);
        let local = Some("10.0.0.5".parse().unwrap());
        assert_eq!(nat.of_packet(local, source), "198.51.100.1:7".parse().unwrap());
        assert_eq!(nat.of_stream("10.0.0.5:8443".parse().unwrap(), source), "198.51.100.1:443".parse().unwrap());
        assert_eq!(nat.source_ip("198.51.100.1:7".parse().unwrap()), None);
        let both = Candidates::new("[::]:7".parse().unwrap(), &[], &ips(&["10.0.0.5", "2001:db8::5"]), None);
        let mapped = Some("::ffff:10.0.0.5".parse().unwrap());
        assert_eq!(both.of_packet(mapped, source), "10.0.0.5:7".parse().unwrap());
    }
}
