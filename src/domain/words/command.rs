//! What can be asked, and what is answered.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::contact::MediaWish;
use crate::domain::saying::MAX_TEXT;
use crate::domain::words::MediaReport;
use crate::domain::words::{LeaveReason, Participant, Track};
use crate::model::{
    Grants, Identity, Layer, ParticipantId, PeerId, RoomId, SessionId, Source, SpeakerOrder, Timestamp, TrackId,
    ViewSize,
};

/// One connection of a client; a session has one after another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ConnectionId(pub u64);

/// What a new session is called, drawn by the caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreshSession {
    /// Its id.
    pub session: SessionId,
    /// The id of its participant.
    pub participant: ParticipantId,
    /// The secret that resumes it.
    pub resume_token: String,
}

/// What can be asked of the domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// A client has proven who it is.
    Open {
        /// Its connection.
        connection: ConnectionId,
        /// What its token says.
        identity: Identity,
        /// The resume token and the last event seen of the session that shall go on.
        resume: Option<(String, u64)>,
        /// For a new session; a resumed one takes the resume token only.
        fresh: FreshSession,
    },
    /// A connection is gone.
    Disconnect {
        /// Which.
        connection: ConnectionId,
    },
    /// A client enters its room, or comes back into it with a new peer connection.
    Join {
        /// Who.
        session: SessionId,
        /// Its peer connection.
        peer: PeerId,
        /// Which m-line carries which source.
        lines: Vec<(Source, String)>,
        /// Whether it gets every track without asking.
        auto_subscribe: bool,
    },
    /// A renegotiation changed a peer's m-lines.
    UpdateLines {
        /// The peer connection.
        peer: PeerId,
        /// Which m-line carries which source.
        lines: Vec<(Source, String)>,
    },
    /// Announces a track.
    Publish {
        /// Who.
        session: SessionId,
        /// What it shows.
        source: Source,
        /// Whether it starts muted.
        muted: bool,
        /// Its fresh id.
        track: TrackId,
        /// The sizes in which it is sent at once, if there are several.
        layers: Vec<Layer>,
    },
    /// Takes a track back.
    Unpublish {
        /// Who.
        session: SessionId,
        /// Which.
        track: TrackId,
    },
    /// Mutes or unmutes an own track.
    SetMuted {
        /// Who.
        session: SessionId,
        /// Which.
        track: TrackId,
        /// The new state.
        muted: bool,
    },
    /// Asks for somebody's track.
    Subscribe {
        /// Who.
        session: SessionId,
        /// Which.
        track: TrackId,
    },
    /// Wants it no more.
    Unsubscribe {
        /// Who.
        session: SessionId,
        /// Which.
        track: TrackId,
    },
    /// Tells how large somebody's track is shown.
    SetView {
        /// Who.
        session: SessionId,
        /// Which.
        track: TrackId,
        /// How large; nothing for not at all.
        size: ViewSize,
    },
    /// Says something to everybody in the room. It is not kept.
    Say {
        /// Who.
        session: SessionId,
        /// What.
        text: Arc<str>,
    },
    /// Leaves for good.
    Leave {
        /// Who.
        session: SessionId,
        /// Why.
        reason: LeaveReason,
    },
    /// The media plane tells something of a peer connection.
    Report {
        /// Which.
        peer: PeerId,
        /// What.
        report: MediaReport,
    },
    /// The media plane tells who speaks.
    ReportSpeakers {
        /// Where.
        room: RoomId,
        /// Who.
        speakers: SpeakerOrder,
    },
    /// The contact plane wants something of a call's room.
    Wish(MediaWish),
    /// Ends a room for everybody.
    CloseRoom {
        /// Which.
        room: RoomId,
        /// For the people in it.
        reason: String,
    },
    /// Takes nobody in any more but those who are in a room already, or everybody again.
    Drain {
        /// When it ends at the latest; nothing takes it back.
        deadline: Option<Timestamp>,
    },
    /// Sends everybody away because the server stops.
    Shutdown {
        /// How long they shall wait before they come back.
        retry: Duration,
    },
}

/// What a command gives back to the one who asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// To [`Command::Open`].
    Opened(Opened),
    /// To [`Command::Join`]: everybody else in the room.
    Joined(Vec<Participant>),
    /// To [`Command::Publish`].
    Published {
        /// The new track.
        track: Track,
        /// The m-line that carries it.
        mid: String,
    },
    /// To all others.
    Done,
}

/// The session that a client has now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Its id.
    pub session: SessionId,
    /// Who the client is in the room.
    pub participant: ParticipantId,
    /// What the client may do.
    pub grants: Grants,
    /// Whether it is an earlier session that goes on.
    pub resumed: bool,
}

/// Why a command was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The room has not been joined.
    #[error("Join the room first.")]
    NotJoined,
    /// The token does not allow to publish that.
    #[error("You may not send the {}.", .0.as_str())]
    MayNotPublish(Source),
    /// The token does not allow to receive.
    #[error("You may not receive tracks.")]
    MayNotSubscribe,
    /// The offer had no m-line for that source.
    #[error("The peer connection has no m-line for the {}.", .0.as_str())]
    NoMediaLine(Source),
    /// There is one already.
    #[error("The {} is published already.", .0.as_str())]
    AlreadyPublished(Source),
    /// No such track here, or not one's own.
    #[error("There is no such track.")]
    TrackNotFound,
    /// There is nothing in it, or too much.
    #[error("A text has 1 to {MAX_TEXT} bytes and is not blank.")]
    InvalidText,
    /// The layers cannot be those of a picture.
    #[error(
        "There are at most three layers, each with a size and a name of its own of one to eight letters and digits."
    )]
    InvalidLayers,
    /// The room is a call's, whose contact keeps what is said.
    #[error("In a call, write in its contact.")]
    SaidInContact,
    /// No such room.
    #[error("There is no room of that name.")]
    RoomNotFound,
    /// The room is a call's, which is over or not the client's.
    #[error("You are not in this call.")]
    NotAdmitted,
    /// The room has as many participants as it may.
    #[error("The room is full.")]
    RoomFull,
    /// The server has as many sessions as it may.
    #[error("The server is full. Try again later.")]
    ServerFull,
    /// The server is about to stop, and begins nothing.
    #[error("The server is about to restart and takes nothing new. Try again in a moment.")]
    Draining,
}
