use crate::media::peer::Peer;
use crate::model::{Direction, PeerId, RoomId, Source, Sources};

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

/// Whether an offer has an m-line on which its client may get video, and reports on each packet of it: without reports
/// there is nothing to estimate from, and what is sent would be paced by a guess.
pub(super) fn receives_video(offer: &str) -> bool {
    let mut sections = offer.split("\nm=").skip(1);
    sections.any(|section| {
        let sends_only = ["\na=sendonly", "\na=inactive"].into_iter().any(|direction| section.contains(direction));
        section.starts_with("video") && section.contains(" transport-cc") && !sends_only
    })
}
