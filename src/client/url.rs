//! Where a server is: its own address, and those of TURN servers.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

/// Why a text is not the address of a server.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not an address such as https://calls.example.com")]
pub struct InvalidUrl(String);

/// The address of a visavis: `http` or `https`, a host, and perhaps a port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerUrl {
    /// Whether it is `https`.
    pub is_secure: bool,
    /// A name or an address, without brackets.
    pub host: String,
    /// The given port, or 80 or 443.
    pub port: u16,
}

impl FromStr for ServerUrl {
    type Err = InvalidUrl;

    fn from_str(text: &str) -> Result<Self, InvalidUrl> {
        let invalid = || InvalidUrl(text.to_owned());
        let (is_secure, rest, port) = match text.split_once("://") {
            Some(("https", rest)) => (true, rest, 443),
            Some(("http", rest)) => (false, rest, 80),
            _ => return Err(invalid()),
        };
        let authority = rest.strip_suffix('/').unwrap_or(rest);
        let (host, port) = split_authority(authority, port).ok_or_else(invalid)?;
        Ok(ServerUrl { is_secure, host, port })
    }
}

impl ServerUrl {
    /// The host and the port, if it is not the usual one, as HTTP's `Host` header has it.
    pub fn authority(&self) -> String {
        let host = bracketed(&self.host);
        let usual = if self.is_secure { 443 } else { 80 };
        if self.port == usual { host } else { format!("{host}:{}", self.port) }
    }
}

impl fmt::Display for ServerUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = if self.is_secure { "https" } else { "http" };
        write!(f, "{scheme}://{}", self.authority())
    }
}

/// How a client speaks to a TURN server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TurnTransport {
    /// Datagrams.
    Udp,
    /// A TCP connection.
    Tcp,
    /// TLS over TCP.
    Tls,
}

/// A `turn:` or `turns:` URI (RFC 7065 §3.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnUrl {
    /// A name or an address, without brackets.
    pub host: String,
    /// The given port, or 3478, or 5349 for `turns`.
    pub port: u16,
    /// What the scheme and `transport` say.
    pub transport: TurnTransport,
}

impl TurnUrl {
    /// Reads a URI; `None` when it is another one, such as `stun:`, or DTLS, which nobody uses.
    pub fn parse(text: &str) -> Option<TurnUrl> {
        let (scheme, rest) = text.split_once(':')?;
        let (authority, query) = rest.split_once('?').map_or((rest, None), |(a, q)| (a, Some(q)));
        let transport = match (scheme, query) {
            ("turn", None | Some("transport=udp")) => TurnTransport::Udp,
            ("turn", Some("transport=tcp")) => TurnTransport::Tcp,
            ("turns", None | Some("transport=tcp")) => TurnTransport::Tls,
            _ => return None,
        };
        let (host, port) = split_authority(authority, if transport == TurnTransport::Tls { 5349 } else { 3478 })?;
        Some(TurnUrl { host, port, transport })
    }
}

impl fmt::Display for TurnUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (scheme, transport) = match self.transport {
            TurnTransport::Udp => ("turn", "udp"),
            TurnTransport::Tcp => ("turn", "tcp"),
            TurnTransport::Tls => ("turns", "tcp"),
        };
        write!(f, "{scheme}:{}:{}?transport={transport}", bracketed(&self.host), self.port)
    }
}

/// Host and port of a `stun:` URI (RFC 7064 §3.1); `None` when it is another one.
pub fn parse_stun(text: &str) -> Option<(String, u16)> {
    split_authority(text.strip_prefix("stun:")?, 3478)
}

/// Host and port of `host`, `host:port`, `[v6]` or `[v6]:port`.
fn split_authority(text: &str, default_port: u16) -> Option<(String, u16)> {
    let (host, port) = match text.strip_prefix('[') {
        Some(rest) => {
            let (host, rest) = rest.split_once(']')?;
            host.parse::<std::net::Ipv6Addr>().ok()?;
            (host, if rest.is_empty() { None } else { Some(rest.strip_prefix(':')?) })
        }
        None => text.split_once(':').map_or((text, None), |(host, port)| (host, Some(port))),
    };
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | ':');
    if host.is_empty() || !host.chars().all(is_host) {
        return None;
    }
    Some((host.to_owned(), port.map_or(Some(default_port), |port| port.parse().ok())?))
}

fn bracketed(host: &str) -> String {
    if host.parse::<IpAddr>().is_ok_and(|ip| ip.is_ipv6()) { format!("[{host}]") } else { host.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers() {
        for (text, is_secure, host, port, canonical) in [
            ("https://calls.example.com", true, "calls.example.com", 443, "https://calls.example.com"),
            ("https://calls.example.com/", true, "calls.example.com", 443, "https://calls.example.com"),
            ("http://127.0.0.1:8080", false, "127.0.0.1", 8080, "http://127.0.0.1:8080"),
            ("http://[::1]:8080/", false, "::1", 8080, "http://[::1]:8080"),
            ("https://[2001:db8::1]", true, "2001:db8::1", 443, "https://[2001:db8::1]"),
        ] {
            let url: ServerUrl = text.parse().unwrap();
            assert_eq!((url.is_secure, url.host.as_str(), url.port), (is_secure, host, port), "{text}");
            assert_eq!(url.to_string(), canonical);
        }
        for text in
            ["", "calls.example.com", "ftp://x", "https://", "https://a/b", "https://a:x", "https://u@a", "http://[x]"]
        {
            assert!(text.parse::<ServerUrl>().is_err(), "{text}");
        }
    }

    #[test]
    fn turn_servers() {
        for (text, canonical) in [
            ("turn:relay.example", Some("turn:relay.example:3478?transport=udp")),
            ("turn:192.0.2.1:3478?transport=udp", Some("turn:192.0.2.1:3478?transport=udp")),
            ("turn:[2001:db8::1]:443?transport=tcp", Some("turn:[2001:db8::1]:443?transport=tcp")),
            ("turns:relay.example", Some("turns:relay.example:5349?transport=tcp")),
            ("turns:relay.example:443?transport=tcp", Some("turns:relay.example:443?transport=tcp")),
            ("turns:relay.example?transport=udp", None),
            ("stun:relay.example", None),
            ("turn:", None),
            ("turn", None),
        ] {
            assert_eq!(TurnUrl::parse(text).map(|url| url.to_string()).as_deref(), canonical, "{text}");
        }
        assert_eq!(parse_stun("stun:stun.example"), Some(("stun.example".to_owned(), 3478)));
        assert_eq!(parse_stun("stun:[::1]:3479"), Some(("::1".to_owned(), 3479)));
        assert_eq!(parse_stun("turn:relay.example"), None);
    }
}
