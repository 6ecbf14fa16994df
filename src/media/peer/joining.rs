use std::net::{IpAddr, SocketAddr};
use std::ops::RangeInclusive;

use crate::media::peer::Peer;
use crate::model::{Direction, MediaPath, PeerId, RoomId, Source, Sources, Transport};

/// What a new peer is and may do.
#[derive(Debug, Clone)]
pub struct PeerRequest {
    /// The id that its commands and events carry.
    pub id: PeerId,
    /// Whose audio it hears, and who hears it.
    pub room: RoomId,
    /// The sources that it may send.
    pub publish: Sources,
    /// Which way its camera video may flow, from its own view.
    pub direction: Direction,
}

/// A peer that is ready for an engine, and the answer for its client.
#[derive(Debug)]
pub struct Accepted {
    /// To be handed to the engine.
    pub peer: Box<Peer>,
    /// The SDP answer.
    pub answer: String,
    /// Which m-line carries which source.
    pub lines: Lines,
}

/// The m-line (SDP `a=mid`) of each source that the client can send.
pub type Lines = Vec<(Source, String)>;

/// Why an offer was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NegotiateError {
    /// It cannot be read, or describes no WebRTC session with us.
    #[error("The SDP offer cannot be used: {0}.")]
    Invalid(String),
    /// The peer connection that it is about is over.
    #[error("The peer connection is gone; join again.")]
    Gone,
}

/// How a peer connection is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeerState {
    /// ICE and DTLS are up.
    Connected,
    /// Nothing is heard; it may come back.
    Disconnected,
    /// It is over; the peer is gone.
    Failed,
}

/// Why an engine gave a peer up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GivenUp {
    /// No connectivity check came through in time.
    NoPath,
    /// Checks came through, but DTLS was not finished in time.
    NoHandshake,
    /// Its path broke and did not come back in time.
    PathLost,
    /// Its client ended the connection.
    ClosedByClient,
    /// What its client sent cannot be.
    ProtocolError,
    /// Handling it panicked.
    Panic,
}

impl GivenUp {
    /// Every reason.
    pub const ALL: [GivenUp; 6] = [
        GivenUp::NoPath,
        GivenUp::NoHandshake,
        GivenUp::PathLost,
        GivenUp::ClosedByClient,
        GivenUp::ProtocolError,
        GivenUp::Panic,
    ];

    /// The word in metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            GivenUp::NoPath => "no_path",
            GivenUp::NoHandshake => "no_handshake",
            GivenUp::PathLost => "path_lost",
            GivenUp::ClosedByClient => "closed_by_client",
            GivenUp::ProtocolError => "protocol_error",
            GivenUp::Panic => "panic",
        }
    }
}

/// The addresses behind which clients of the relay stand: whoever comes from one of them came through TURN.
#[derive(Debug, Clone)]
pub struct RelayedAddresses {
    /// The relay's own addresses.
    pub ips: Vec<IpAddr>,
    /// The ports that it gives out.
    pub ports: RangeInclusive<u16>,
}

impl RelayedAddresses {
    /// How media gets to a client at this address.
    pub(in crate::media) fn path_of(
        relayed: Option<&Self>,
        (transport, address): (Transport, SocketAddr),
    ) -> MediaPath {
        let is_relayed = |r: &Self| r.ips.contains(&address.ip()) && r.ports.contains(&address.port());
        match transport {
            _ if relayed.is_some_and(is_relayed) => MediaPath::Relay,
            Transport::Udp => MediaPath::Udp,
            Transport::Tcp | Transport::Tls => MediaPath::Tcp,
        }
    }
}
