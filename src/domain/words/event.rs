//! What clients are told, and what can be seen.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::contact::ContactCensus;
use crate::domain::speakers::Speakers;
use crate::domain::words::MediaState;
use crate::model::{ParticipantId, Quality, Role, RoomId, Source, Timestamp, TrackId};

/// What a client hears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Somebody entered.
    ParticipantJoined(Participant),
    /// Somebody left for good.
    ParticipantLeft {
        /// Who.
        participant: ParticipantId,
        /// Why.
        reason: LeaveReason,
    },
    /// Somebody's connection broke; the place is held.
    ParticipantReconnecting(ParticipantId),
    /// Somebody came back.
    ParticipantReconnected(ParticipantId),
    /// Somebody announced a track.
    TrackPublished {
        /// Who.
        participant: ParticipantId,
        /// Which.
        track: Track,
    },
    /// A track ended.
    TrackUnpublished {
        /// Whose.
        participant: ParticipantId,
        /// Which.
        track: TrackId,
        /// Why.
        end: TrackEnd,
    },
    /// A track was muted or unmuted.
    TrackMuted {
        /// Whose.
        participant: ParticipantId,
        /// Which.
        track: TrackId,
        /// Its new state.
        muted: bool,
    },
    /// One's own m-line carries another track.
    SlotAssigned {
        /// The m-line.
        mid: String,
        /// What it carries now.
        track: Option<TrackId>,
    },
    /// One's own path carries a track's video no longer, or again.
    TrackSuspended {
        /// Which.
        track: TrackId,
        /// Whether it is held back.
        suspended: bool,
    },
    /// Somebody gets these layers of one's own track; the others need not be sent.
    LayersWanted {
        /// Which.
        track: TrackId,
        /// The layers' names.
        rids: Vec<String>,
    },
    /// One's own peer connection changed.
    MediaStateChanged(MediaState),
    /// How good somebody's connection is has changed, perhaps one's own.
    QualityChanged {
        /// Whose.
        participant: ParticipantId,
        /// How good it is.
        quality: Quality,
    },
    /// Who speaks has changed, or who is there.
    SpeakersChanged(Speakers),
    /// Somebody wrote something.
    Said {
        /// Who.
        participant: ParticipantId,
        /// What.
        text: Arc<str>,
    },
    /// The room was closed.
    RoomClosed {
        /// For people.
        reason: String,
    },
    /// The server takes no new calls, or takes them again.
    ServerDraining {
        /// When it stops at the latest; nothing when it goes on after all.
        deadline: Option<Timestamp>,
    },
    /// The server stops; come back.
    Reconnect {
        /// After this time.
        retry: Duration,
    },
}

/// Why a participant is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeaveReason {
    /// They left.
    Left,
    /// Their connection did not come back in time.
    ConnectionLost,
    /// Their media failed, and they have no other connection.
    MediaFailed,
    /// They are not in the call any more.
    Removed,
    /// The room was closed.
    RoomClosed,
}

/// Why a track ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrackEnd {
    /// Its publisher took it back.
    Unpublished,
    /// Its publisher joined anew and publishes again.
    Rejoined,
}

/// Why a connection is closed by the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CloseReason {
    /// The session goes on at another connection.
    Replaced,
    /// The room was closed.
    Ended,
    /// The server stops.
    Shutdown,
}

/// What others see of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// The id in this room.
    pub id: ParticipantId,
    /// The brand's id.
    pub subject: Arc<str>,
    /// What to show.
    pub name: Arc<str>,
    /// What the person is to the brand.
    pub role: Role,
    /// Whether the signalling is connected.
    pub is_connected: bool,
    /// What is published.
    pub tracks: Vec<Track>,
    /// How good the connection is, once it was measured.
    pub quality: Option<Quality>,
}

/// A published track.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Track {
    /// Its id.
    pub id: TrackId,
    /// What it shows.
    pub source: Source,
    /// Whether it is muted.
    pub muted: bool,
}

/// A live room, as an operator sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomSummary {
    /// Its id.
    pub id: RoomId,
    /// How long somebody has been in it.
    pub age: Duration,
    /// Who is in it.
    pub participants: Vec<Participant>,
}

/// How many of everything there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Census {
    /// Sessions, connected or held.
    pub sessions: usize,
    /// Rooms with somebody in them.
    pub rooms: usize,
    /// Agents in rooms.
    pub agents: usize,
    /// Customers in rooms.
    pub customers: usize,
    /// Supervisors in rooms.
    pub supervisors: usize,
    /// The contact plane.
    pub contacts: ContactCensus,
}
