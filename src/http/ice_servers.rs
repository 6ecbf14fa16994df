//! The STUN and TURN servers that clients are told of, whichever way they come.

use std::net::IpAddr;

use axum::http::HeaderValue;
use secrecy::{ExposeSecret, SecretString};

use crate::http::Edge;
use crate::http::auth::unix_now;
use crate::model::ParticipantId;
use crate::net::{Candidates, EngineSite, turn_identity};
use crate::protocol::IceServer;
use crate::turn;

/// How long a TURN credential can make an allocation, in seconds; what is allocated lives on.
/// Clients ask for a new one before they need it, so a stolen one is worth little.
const TURN_CREDENTIAL_TTL: u64 = 10 * 60;

/// How clients reach our own TURN server.
#[derive(Debug, Clone)]
pub struct TurnAccess {
    /// What signs its credentials.
    pub secret: SecretString,
    /// The operator's own URLs with `{port}` for the engine's; empty means that they follow from the
    /// candidates.
    pub urls: Vec<String>,
    /// The host of TURN over TLS (RFC 7065), if there is TLS; without one the candidates' own addresses.
    pub tls: Option<Option<String>>,
}

impl TurnAccess {
    /// The URLs for a client of an engine.
    pub fn urls(&self, engine: &Candidates, client: Option<IpAddr>) -> Vec<String> {
        if !self.urls.is_empty() {
            let port = engine.udp_port().to_string();
            return self.urls.iter().map(|url| url.replace("{port}", &port)).collect();
        }
        let (udp, tcp) = (engine.udp_for(client), engine.tcp_for(client));
        let mut urls: Vec<String> = udp.iter().map(|address| format!("turn:{address}?transport=udp")).collect();
        urls.extend(tcp.iter().map(|address| format!("turn:{address}?transport=tcp")));
        match &self.tls {
            Some(Some(host)) => {
                urls.extend(tcp.first().map(|address| format!("turns:{host}:{}?transport=tcp", address.port())));
            }
            Some(None) => urls.extend(tcp.iter().map(|address| format!("turns:{address}?transport=tcp"))),
            None => {}
        }
        urls
    }

    /// The URLs with a credential that makes allocations for `ttl` seconds.
    pub fn server(&self, engine: &Candidates, client: Option<IpAddr>, identity: &str, ttl: u64) -> IceServer {
        let credential = turn::mint(identity, unix_now() + ttl, &self.secret);
        IceServer {
            urls: self.urls(engine, client),
            username: Some(credential.username),
            credential: Some(credential.password),
            relay_only: false,
        }
    }
}

/// The server as two: what is at the media's own UDP port, and the rest.
fn apart(server: IceServer, media_port: u16) -> Vec<IceServer> {
    let (at_media, elsewhere) = server.urls.iter().cloned().partition(|url| udp_port(url) == Some(media_port));
    let parts = [(at_media, true), (elsewhere, false)];
    let parts = parts.into_iter().filter(|(urls, _): &(Vec<String>, bool)| !urls.is_empty());
    parts.map(|(urls, relay_only)| IceServer { urls, relay_only, ..server.clone() }).collect()
}

/// The UDP port that a TURN URL leads to (RFC 7065 §3.1: 3478 and UDP unless it says otherwise).
fn udp_port(url: &str) -> Option<u16> {
    let (address, query) = url.strip_prefix("turn:").map(|rest| rest.split_once('?').unwrap_or((rest, "")))?;
    if query == "transport=tcp" {
        return None;
    }
    let after_host = address.rsplit_once(']').map_or(address, |(_, rest)| rest);
    Some(after_host.rsplit_once(':').and_then(|(_, port)| port.parse().ok()).unwrap_or(3478))
}

/// What clients try beside the engine's own addresses, which the answer's candidates name: TURN at the
/// same addresses, and the operator's other servers.
pub(super) fn ice_servers(
    edge: &Edge,
    site: &EngineSite,
    participant: ParticipantId,
    client: Option<IpAddr>,
) -> Vec<IceServer> {
    let own = edge.turn.as_ref().map_or_else(Vec::new, |turn| {
        let identity = turn_identity(site.index, participant);
        apart(turn.server(&site.candidates, client, &identity, TURN_CREDENTIAL_TTL), site.candidates.udp_port())
    });
    let others = (!edge.ice.urls.is_empty()).then(|| IceServer {
        urls: edge.ice.urls.clone(),
        username: edge.ice.username.clone(),
        credential: edge.ice.credential.as_ref().map(|secret| secret.expose_secret().to_owned()),
        relay_only: false,
    });
    own.into_iter().chain(others).collect()
}

/// The same as values of `Link` headers (RFC 9725 §4.6), one for each URL. Servers for relay only
/// cannot be marked as such there, so they are left out.
pub(super) fn links(servers: &[IceServer]) -> impl Iterator<Item = HeaderValue> {
    // What cannot stand in a header is left out: the client has the answer's candidates still.
    servers.iter().filter(|server| !server.relay_only).flat_map(|server| {
        server.urls.iter().filter_map(|url| HeaderValue::from_bytes(link(url, server).as_bytes()).ok())
    })
}

fn link(url: &str, server: &IceServer) -> String {
    let mut link = format!("<{url}>; rel=\"ice-server\"");
    if let (Some(username), Some(credential)) = (&server.username, &server.credential) {
        let (username, credential) = (quoted(username), quoted(credential));
        link.push_str(&format!("; username={username}; credential={credential}; credential-type=\"password\""));
    }
    link
}

/// A quoted-string (RFC 9110 §5.6.4).
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_udp_port_of_a_turn_url() {
        for (url, port) in [
            ("turn:192.0.2.1:5000?transport=udp", Some(5000)),
            ("turn:[2001:db8::1]:5000?transport=udp", Some(5000)),
            ("turn:[2001:db8::1]", Some(3478)),
            ("turn:relay.example", Some(3478)),
            ("turn:relay.example:443", Some(443)),
            ("turn:relay.example:443?transport=tcp", None),
            ("turns:relay.example:443?transport=tcp", None),
            ("stun:relay.example:3478", None),
        ] {
            assert_eq!(udp_port(url), port, "{url}");
        }
    }

    #[test]
    fn servers_become_links() {
        let server = |username: Option<&str>, credential: Option<&str>| IceServer {
            urls: vec!["turn:[::1]:3478?transport=udp".to_owned(), "stun:a.example".to_owned()],
            username: username.map(str::to_owned),
            credential: credential.map(str::to_owned),
            relay_only: false,
        };
        let links = |server| super::links(&[server]).map(|v| v.to_str().unwrap().to_owned()).collect::<Vec<_>>();
        let plain = "<stun:a.example>; rel=\"ice-server\"";
        assert_eq!(links(server(None, None))[1], plain);
        assert_eq!(links(server(Some("name only"), None))[1], plain);
        assert_eq!(
            links(server(Some("7:a"), Some("x\"y\\z"))),
            [
                "<turn:[::1]:3478?transport=udp>; rel=\"ice-server\"; username=\"7:a\"; credential=\"x\\\"y\\\\z\"; \
                 credential-type=\"password\"",
                "<stun:a.example>; rel=\"ice-server\"; username=\"7:a\"; credential=\"x\\\"y\\\\z\"; \
                 credential-type=\"password\"",
            ]
        );
        assert_eq!(links(IceServer { relay_only: true, ..server(Some("7:a"), Some("b")) }), [""; 0]);
        assert_eq!(links(server(Some("a\r\nb"), Some("c"))), [""; 0], "no header can hold a line break");
    }
}
