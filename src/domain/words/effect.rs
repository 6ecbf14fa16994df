//! What has to be done, and what media reports.

use std::time::Instant;

use crate::domain::contact::{MemberReport, Person};
use crate::domain::words::ConnectionId;
use crate::domain::words::{CloseReason, Event, LeaveReason};
use crate::model::{
    CallId, Direction, Layer, ParticipantId, PeerId, PeerStats, RoomId, Source, Sources, TrackId, ViewSize,
};

/// What must be done because of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Tell a client something.
    Tell {
        /// Where it listens.
        connection: ConnectionId,
        /// The event's number in the session.
        seq: u64,
        /// What happened.
        event: Event,
    },
    /// Close a connection, after what it was told.
    Close {
        /// Which.
        connection: ConnectionId,
        /// Why.
        reason: CloseReason,
    },
    /// Have the media plane do something.
    Media {
        /// The room whose engine is meant.
        room: RoomId,
        /// What to do.
        order: MediaOrder,
    },
    /// The contact plane shall know what was seen of a member of a call.
    Seen {
        /// Of which call.
        call: CallId,
        /// Who.
        member: Person,
        /// What.
        sight: Sight,
    },
    /// The first has come into a room.
    RoomBegan(RoomId),
    /// The last has left a room.
    RoomOver {
        /// Which.
        room: RoomId,
        /// When the first came.
        since: Instant,
        /// How many have come in all.
        joined: usize,
        /// Why the last is gone.
        reason: LeaveReason,
    },
    /// Nobody has a session for the room any more: its place in the media plane is free.
    ReleaseRoom(RoomId),
}

/// What was seen of a member of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Their media.
    Media(MemberReport),
    /// They left the room of their own accord.
    Left,
}

/// What the media plane shall do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MediaOrder {
    /// Enforce what may flow from and to a peer.
    SetTerms {
        /// Whose.
        peer: PeerId,
        /// What may be sent.
        publish: Sources,
        /// Which way camera video may flow, from the participant's view.
        direction: Direction,
        /// Whether nothing flows for now.
        held: bool,
    },
    /// End a peer connection.
    RemovePeer(PeerId),
    /// End what else a participant holds who is gone for good.
    RemoveParticipant(ParticipantId),
    /// Let a source's packets through.
    Publish {
        /// Who sends.
        peer: PeerId,
        /// The track's id.
        track: TrackId,
        /// What is sent.
        source: Source,
        /// Whether it starts muted.
        muted: bool,
        /// The sizes in which it is sent at once, if there are several.
        layers: Vec<Layer>,
    },
    /// Deliver a track in the size in which it is shown.
    SetView {
        /// To whom.
        peer: PeerId,
        /// Which.
        track: TrackId,
        /// How large.
        size: ViewSize,
    },
    /// End a track.
    Unpublish(TrackId),
    /// Stop or resume a track.
    SetMuted {
        /// Which.
        track: TrackId,
        /// The new state.
        muted: bool,
    },
    /// Deliver a track.
    Subscribe {
        /// To whom.
        peer: PeerId,
        /// Which.
        track: TrackId,
    },
    /// Deliver it no more.
    Unsubscribe {
        /// To whom.
        peer: PeerId,
        /// Which.
        track: TrackId,
    },
}

/// What the media plane tells of a peer connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MediaReport {
    /// It came up, broke or ended.
    State(MediaState),
    /// One of its m-lines carries another track.
    Slot {
        /// The m-line.
        mid: String,
        /// What it carries now.
        track: Option<TrackId>,
    },
    /// Its path carries a track no longer, or again.
    Suspended {
        /// Which.
        track: TrackId,
        /// Whether it is held back.
        suspended: bool,
    },
    /// Which layers of a track of its client somebody gets.
    LayersWanted {
        /// Which.
        track: TrackId,
        /// The layers' names.
        rids: Vec<String>,
    },
    /// How it is doing.
    Measured(Box<PeerStats>),
}

/// How a peer connection is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaState {
    /// ICE and DTLS are up.
    Connected,
    /// Nothing is heard; it may come back.
    Disconnected,
    /// It is over; a new join is needed.
    Failed,
}
