//! Where a request really comes from.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName};

use crate::http::Edge;
use crate::turn::Cidr;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The client's address, seen through the proxies that are trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ClientAddress(pub(super) Option<IpAddr>);

impl FromRequestParts<Edge> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, edge: &Edge) -> Result<Self, Infallible> {
        let remote = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        Ok(ClientAddress(remote.map(|remote| origin(remote, &parts.headers, &edge.trusted_proxies))))
    }
}

/// The last address in `X-Forwarded-For` that no trusted proxy has: what stands before it, anybody
/// may have written.
fn origin(remote: IpAddr, headers: &HeaderMap, trusted: &[Cidr]) -> IpAddr {
    let is_trusted = |ip: IpAddr| trusted.iter().any(|network| network.contains(ip));
    let mut found = remote.to_canonical();
    let lines = headers.get_all(FORWARDED_FOR).iter().filter_map(|line| line.to_str().ok());
    let mut told: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
    while is_trusted(found) {
        let Some(Ok(ip)) = told.pop().map(str::parse::<IpAddr>) else { break };
        found = ip.to_canonical();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_trusted_proxies_are_believed() {
        let trusted: Vec<Cidr> = ["10.0.0.0/8", "fd00::/8"].map(|network| network.parse().unwrap()).to_vec();
        for (remote, told, expected) in [
            ("198.51.100.1", "203.0.113.1", "198.51.100.1"),
            ("10.0.0.1", "203.0.113.1", "203.0.113.1"),
            ("::ffff:10.0.0.1", "203.0.113.1", "203.0.113.1"),
            ("10.0.0.1", "192.0.2.66, 203.0.113.1, 10.0.0.2", "203.0.113.1"),
            ("fd00::1", "2001:db8::7", "2001:db8::7"),
            ("10.0.0.1", "nonsense", "10.0.0.1"),
            ("10.0.0.1", "", "10.0.0.1"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(FORWARDED_FOR, told.parse().unwrap());
            let found = origin(remote.parse().unwrap(), &headers, &trusted);
            assert_eq!(found, expected.parse::<IpAddr>().unwrap(), "{remote} {told}");
        }
    }
}
