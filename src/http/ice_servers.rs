//! The STUN and TURN servers that clients are told of, whichever way they come.

use axum::http::HeaderValue;
use secrecy::ExposeSecret;

use crate::http::Edge;
use crate::http::auth::unix_now;
use crate::protocol::IceServer;
use crate::switchboard::OpenedSession;
use crate::turn;

/// How long a TURN credential can make an allocation, in seconds; what is allocated lives on.
const TURN_CREDENTIAL_TTL: u64 = 60 * 60;

/// What clients try beside the engine's own address, which the answer's candidates name: TURN at the
/// same address, and the operator's other servers.
pub(super) fn ice_servers(edge: &Edge, session: &OpenedSession) -> Vec<IceServer> {
    let own = edge.turn.as_ref().map(|secret| {
        let urls = session.setup.candidates.iter().map(|address| format!("turn:{address}?transport=udp"));
        let identity = session.opened.participant.to_string();
        let credential = turn::mint(&identity, unix_now() + TURN_CREDENTIAL_TTL, secret);
        IceServer { urls: urls.collect(), username: Some(credential.username), credential: Some(credential.password) }
    });
    let others = (!edge.ice.urls.is_empty()).then(|| IceServer {
        urls: edge.ice.urls.clone(),
        username: edge.ice.username.clone(),
        credential: edge.ice.credential.as_ref().map(|secret| secret.expose_secret().to_owned()),
    });
    own.into_iter().chain(others).collect()
}

/// The same as values of `Link` headers (RFC 9725 §4.6), one for each URL.
pub(super) fn links(servers: &[IceServer]) -> impl Iterator<Item = HeaderValue> {
    // What cannot stand in a header is left out: the client has the answer's candidates still.
    servers.iter().flat_map(|server| {
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
    fn servers_become_links() {
        let server = |username: Option<&str>, credential: Option<&str>| IceServer {
            urls: vec!["turn:[::1]:3478?transport=udp".to_owned(), "stun:a.example".to_owned()],
            username: username.map(str::to_owned),
            credential: credential.map(str::to_owned),
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
        assert_eq!(links(server(Some("a\r\nb"), Some("c"))), [""; 0], "no header can hold a line break");
    }
}
