use crate::media::peer::Peer;
use crate::media::peer::joining::{GivenUp, Lines, NegotiateError, PeerState};
use crate::media::quality::dump::RoomDump;
use crate::model::{
    Direction, Layer, MediaPath, PeerId, PeerStats, RoomId, Source, Sources, SpeakerOrder, TrackId, ViewSize,
};

/// What may flow from and to a participant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// The sources that may be sent.
    pub publish: Sources,
    /// Which way camera video may flow, from the participant's view.
    pub direction: Direction,
    /// Whether nothing flows at all for now.
    pub held: bool,
}

/// What the switchboard asks of an engine. A command for a peer or track that is gone does nothing.
#[derive(Debug)]
pub enum Command {
    /// Takes a peer in.
    AddPeer(Box<Peer>),
    /// Ends a peer and its tracks.
    RemovePeer(PeerId),
    /// Answers another offer; the answer is [`Event::Negotiated`] with the same number.
    Negotiate {
        /// Whose offer it is.
        peer: PeerId,
        /// Repeated in the answer.
        request: u64,
        /// The SDP.
        offer: String,
    },
    /// Lets a source's packets through, as this track.
    Publish {
        /// Who sends it.
        peer: PeerId,
        /// The new track.
        track: TrackId,
        /// What is sent.
        source: Source,
        /// Whether it starts muted.
        muted: bool,
        /// The sizes in which it is sent at once, if there are several.
        layers: Vec<Layer>,
    },
    /// Ends a track.
    Unpublish(TrackId),
    /// Stops or resumes a track's packets.
    SetMuted {
        /// The track.
        track: TrackId,
        /// Its new state.
        muted: bool,
    },
    /// Sends a track to a peer as soon as it has a slot.
    Subscribe {
        /// The receiver.
        peer: PeerId,
        /// What it gets.
        track: TrackId,
    },
    /// Sends it no more.
    Unsubscribe {
        /// The receiver.
        peer: PeerId,
        /// What it got.
        track: TrackId,
    },
    /// Sends a track in the size in which it is shown.
    SetView {
        /// The receiver.
        peer: PeerId,
        /// What it shows.
        track: TrackId,
        /// How large.
        size: ViewSize,
    },
    /// Says all that is known of a room's peers; the answer is [`Event::Described`] with the same number.
    Describe {
        /// Which room.
        room: RoomId,
        /// Repeated in the answer.
        request: u64,
    },
    /// Lets so many be heard at once in large rooms.
    LimitVoices(usize),
    /// Enforces other terms of what may flow, from now on.
    SetTerms {
        /// The participant's peer.
        peer: PeerId,
        /// The terms.
        terms: Terms,
    },
}

/// What an engine tells the switchboard; rare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// A peer connection changed; after `Failed` the peer is gone.
    StateChanged {
        /// Which.
        peer: PeerId,
        /// How it is now.
        state: PeerState,
    },
    /// A peer connected for the first time, or again on another path.
    PathFound {
        /// Which.
        peer: PeerId,
        /// How its media comes.
        path: MediaPath,
    },
    /// A peer is given up; [`Event::StateChanged`] follows.
    GivenUp {
        /// Which.
        peer: PeerId,
        /// Why.
        reason: GivenUp,
    },
    /// The answer to [`Command::Negotiate`].
    Negotiated {
        /// Whose offer it was.
        peer: PeerId,
        /// The command's number.
        request: u64,
        /// The SDP answer and the m-lines, or why not.
        result: Result<(String, Lines), NegotiateError>,
    },
    /// The answer to [`Command::Describe`].
    Described {
        /// The command's number.
        request: u64,
        /// What is known.
        dump: Box<RoomDump>,
    },
    /// A peer's m-line carries another track now.
    SlotAssigned {
        /// The receiver.
        peer: PeerId,
        /// The m-line.
        mid: String,
        /// What it carries.
        track: Option<TrackId>,
    },
    /// A peer's path carries a track's video no longer, or again.
    TrackSuspended {
        /// The receiver.
        peer: PeerId,
        /// What is held back.
        track: TrackId,
        /// Whether it is.
        suspended: bool,
    },
    /// Which layers of a track somebody gets has changed; the others need not be sent.
    LayersWanted {
        /// The publisher.
        peer: PeerId,
        /// Which.
        track: TrackId,
        /// The layers' names.
        rids: Vec<String>,
    },
    /// How a peer's connection is: every five seconds, and when its score changes.
    Measured {
        /// Whose.
        peer: PeerId,
        /// How it is.
        stats: Box<PeerStats>,
    },
    /// Who speaks in a room has changed, or who is there.
    SpeakersChanged {
        /// Where.
        room: RoomId,
        /// How it is now.
        speakers: SpeakerOrder,
    },
}
