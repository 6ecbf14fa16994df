//! The STUN and TURN servers that clients are told of, whichever way they come.

use std::net::IpAddr;

use secrecy::{ExposeSecret, SecretString};

use crate::http::Edge;
use crate::http::auth::unix_now;
use crate::net::{Candidates, turn_identity};
use crate::protocol::IceServer;
use crate::switchboard::OpenedSession;
use crate::turn;

/// How long a TURN credential can make an allocation, in seconds; what is allocated lives on.
const TURN_CREDENTIAL_TTL: u64 = 60 * 60;

/// How clients reach our own TURN server.
#[derive(Debug, Clone)]
pub struct TurnAccess {
    /// What signs its credentials.
    pub secret: SecretString,
    /// The operator's own URLs with `{port}` for the engine's; empty means that they follow from the
    /// candidates.
    pub urls: Vec<String>,
    /// The host and port of TURN over TLS (RFC 7065), if there is TLS; without a host it is the
    /// candidates' own.
    pub tls: Option<(Option<String>, u16)>,
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
            Some((Some(host), port)) => urls.push(format!("turns:{host}:{port}?transport=tcp")),
            Some((None, _)) => urls.extend(tcp.iter().map(|address| format!("turns:{address}?transport=tcp"))),
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
        }
    }
}

/// What clients try beside the engine's own addresses, which the answer's candidates name: TURN at the
/// same addresses, and the operator's other servers.
pub(super) fn ice_servers(edge: &Edge, session: &OpenedSession, client: Option<IpAddr>) -> Vec<IceServer> {
    let own = edge.turn.as_ref().map(|turn| {
        let identity = turn_identity(session.site.index, session.opened.participant);
        turn.server(&session.site.candidates, client, &identity, TURN_CREDENTIAL_TTL)
    });
    let others = (!edge.ice.urls.is_empty()).then(|| IceServer {
        urls: edge.ice.urls.clone(),
        username: edge.ice.username.clone(),
        credential: edge.ice.credential.as_ref().map(|secret| secret.expose_secret().to_owned()),
    });
    own.into_iter().chain(others).collect()
}
