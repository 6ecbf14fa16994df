//! A client of the public interface: joins a room, sends synthetic media and counts what it receives.
//!
//! It is another program's side of the wire, for `visavis doctor` and for tests of a server under load: it
//! knows `protocol` and nothing of how the server works.
//! [`media`], [`peer`] and [`relay`] are machines on top of str0m and a TURN client; [`session`] joins them to sockets,
//! and [`crate::load`] does so for many at once.

mod dial;
mod http;
mod line;
mod link;
mod media;
mod path;
mod peer;
mod relay;
mod sender;
mod session;
mod signal;
mod url;

pub use dial::{DialError, Io, Trust, connect_tcp, connect_tls, resolve};
pub use http::{HttpAnswer, HttpError, ask, server_of};
pub use line::{Line, Moment, PeerSettings};
pub use media::{Delays, Figures, Video, VideoCodec};
pub use path::media_addresses;
pub use peer::{Datagram, Flow, Peer, PeerError, Stage};
pub use session::Client;
pub use signal::{Signal, SignalError};
pub use url::{InvalidUrl, ServerUrl, TurnTransport, TurnUrl, parse_stun};

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use crate::model::CallId;
use crate::protocol::ServerMessage;

/// Which way media takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Path {
    /// UDP to the server's candidate.
    Udp,
    /// TCP to the server's passive candidate (RFC 6544).
    IceTcp,
    /// A TURN server that is reached by UDP.
    TurnUdp,
    /// A TURN server that is reached by TCP.
    TurnTcp,
    /// A TURN server that is reached by TLS.
    TurnTls,
}

impl Path {
    /// Every path, in the order in which browsers prefer them.
    pub const ALL: [Path; 5] = [Path::Udp, Path::IceTcp, Path::TurnUdp, Path::TurnTcp, Path::TurnTls];

    fn turn(self) -> Option<TurnTransport> {
        match self {
            Path::Udp | Path::IceTcp => None,
            Path::TurnUdp => Some(TurnTransport::Udp),
            Path::TurnTcp => Some(TurnTransport::Tcp),
            Path::TurnTls => Some(TurnTransport::Tls),
        }
    }
}

/// How a client joins.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the server is.
    pub url: ServerUrl,
    /// The access token.
    pub token: String,
    /// The call to join, with a token that is for contacts and no room.
    pub call: Option<CallId>,
    /// The one way that media may take.
    pub path: Path,
    /// Audio and video tracks that can be received beside the usual three.
    pub slots: (usize, usize),
    /// Whom TLS trusts.
    pub trust: Trust,
    /// How long it may take until media is connected.
    pub patience: Duration,
}

/// Why a client did not get in.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// Signalling does not work.
    #[error(transparent)]
    Signal(#[from] SignalError),
    /// The server offers no such path.
    #[error("the server offers no such path")]
    NotOffered,
    /// The server's answer cannot be used.
    #[error("the server's answer cannot be used: {0}")]
    Answer(#[from] PeerError),
    /// There is no connection to what the path leads through.
    #[error(transparent)]
    Dial(#[from] DialError),
    /// The socket cannot be used.
    #[error("{to}: {error}")]
    Socket {
        /// Where it leads.
        to: SocketAddr,
        /// Why.
        error: io::Error,
    },
    /// The TURN server does not answer.
    #[error("the TURN server {0} does not answer")]
    RelaySilent(SocketAddr),
    /// The TURN server gives no relayed address.
    #[error("the TURN server {0} refuses to relay")]
    RelayRefused(SocketAddr),
    /// The TURN server does not relay to the media addresses.
    #[error("the TURN server {turn} does not relay to {media}")]
    RelayForbidden {
        /// The TURN server.
        turn: SocketAddr,
        /// Where media is.
        media: SocketAddr,
    },
    /// Media does not connect.
    #[error("{}", no_media(.to, *.stage))]
    NoMedia {
        /// Where it was tried.
        to: Vec<SocketAddr>,
        /// How far it came.
        stage: Stage,
    },
    /// The session is over.
    #[error("the session is over")]
    Over,
}

fn no_media(to: &[SocketAddr], stage: Stage) -> String {
    let to: Vec<String> = to.iter().map(ToString::to_string).collect();
    let to = to.join(", ");
    match stage {
        Stage::Checking => format!("no answer from {to}"),
        Stage::IceConnected => format!("{to} answers ICE, but DTLS does not come about"),
        Stage::Connected | Stage::Failed => format!("the connection to {to} broke"),
    }
}

/// What a session tells.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// An event of the server.
    Server(ServerMessage),
    /// The session is over, and why.
    Over(String),
}

/// How a session is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// From the offer to ICE and DTLS, with everything that the path needs.
    pub connect_time: Duration,
    /// Where the path leads: the server's candidate, or the TURN server.
    pub remote: SocketAddr,
    /// The latest round trip of an ICE check.
    pub round_trip: Option<Duration>,
    /// Sound.
    pub audio: Flow,
    /// Pictures.
    pub video: Flow,
}
