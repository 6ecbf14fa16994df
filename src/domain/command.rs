use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::domain::contact::{ContactCensus, MediaWish, MemberReport, Person};
use crate::domain::saying::MAX_TEXT;
use crate::domain::speakers::Speakers;
use crate::model::{
    CallId, Direction, Grants, Identity, Layer, ParticipantId, PeerId, PeerStats, Quality, Role, RoomId, SessionId,
    Source, Sources, SpeakerOrder, Timestamp, TrackId, ViewSize,
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
