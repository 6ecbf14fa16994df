use serde::{Deserialize, Serialize};

use crate::model::{
    Direction, MediaKind, ParticipantId, Quality, QualityReason, Role, RoomId, SessionId, Source, Timestamp, TrackId,
};
use crate::protocol::ErrorBody;

/// A message from the server with its envelope: `{"type", "re"?, "seq"?, "data"}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ServerFrame {
    /// On a reply: the `id` of the request that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional, type = "number"))]
    pub re: Option<u64>,
    /// On an event: its number in this session, counting from 1 without gaps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional, type = "number"))]
    pub seq: Option<u64>,
    /// What is said.
    #[serde(flatten)]
    pub message: ServerMessage,
}

/// What the server can say: replies first, then events.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "type", content = "data", rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ServerMessage {
    /// Reply to `authenticate`.
    Hello(Hello),
    /// Reply to `join`.
    Joined(Joined),
    /// Reply to `negotiate`.
    Answer(Answer),
    /// Reply to `publish`.
    Published(Published),
    /// Reply to `getIceServers`.
    IceServers(IceServers),
    /// Reply to a request that has nothing to tell.
    Ok {},
    /// Reply to a request that was refused; without `re` when the message could not be read.
    Error(ErrorBody),

    /// Somebody entered the room.
    ParticipantJoined(ParticipantJoined),
    /// Somebody left the room for good.
    ParticipantLeft(ParticipantLeft),
    /// Somebody's signalling connection broke; their place is held.
    ParticipantReconnecting(ParticipantGone),
    /// Somebody came back before their place was given up.
    ParticipantReconnected(ParticipantGone),
    /// Somebody announced a track.
    TrackPublished(TrackPublished),
    /// A track is no more.
    TrackUnpublished(TrackUnpublished),
    /// A track was muted or unmuted.
    TrackMuted(TrackMuted),
    /// One of this client's receiving m-lines now carries another track, or none.
    SlotAssigned(SlotAssigned),
    /// The path to this client carries a track's video no longer, or again.
    TrackSuspended(TrackSuspended),
    /// Others get these layers of this client's track; the rest need not be sent.
    LayersWanted(LayersWanted),
    /// The server's view of this client's peer connection changed.
    MediaStateChanged(MediaStateChanged),
    /// How good somebody's connection is has changed, perhaps this client's own.
    QualityChanged(QualityChanged),
    /// Who speaks in the room has changed, or who is there.
    SpeakersChanged(SpeakersChanged),
    /// Somebody wrote something.
    Said(Said),
    /// The room was closed; the connection closes next.
    RoomClosed(RoomClosed),
    /// The server is about to stop and begins nothing; what is under way goes on.
    ServerDraining(ServerDraining),
    /// The client shall come back on a new connection.
    Reconnect(Reconnect),
}

/// Data of `hello`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Hello {
    /// The session's id, for support and logs.
    pub session_id: SessionId,
    /// Secret that lets a later connection resume this session.
    pub resume_token: String,
    /// True when an earlier session goes on; missed events follow.
    pub resumed: bool,
    /// Who this client is in the room.
    pub participant_id: ParticipantId,
    /// The token's subject.
    pub identity: String,
    /// The name that others see.
    pub name: String,
    /// The token's role.
    pub role: Role,
    /// The room that `join` enters.
    pub room: RoomId,
    /// What the token allows.
    pub grants: GrantsInfo,
    /// For the `RTCPeerConnection`'s configuration.
    pub ice_servers: Vec<IceServer>,
    /// The client says something at least this often, in milliseconds.
    pub heartbeat_ms: u32,
    /// How long a broken session is held, in milliseconds.
    pub resume_window_ms: u32,
    /// The server's version.
    pub server_version: String,
}

/// The token's grants as the client sees them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GrantsInfo {
    /// What may be published.
    pub publish: Vec<Source>,
    /// Whether others' tracks may be received.
    pub subscribe: bool,
    /// The widest direction of camera video.
    pub video_direction: Direction,
}

/// One entry of `iceServers` (W3C `RTCIceServer`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct IceServer {
    /// `stun:`, `turn:` or `turns:` URLs (RFC 7064, RFC 7065).
    pub urls: Vec<String>,
    /// For TURN.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub username: Option<String>,
    /// For TURN.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub credential: Option<String>,
    /// Leave it out unless `iceTransportPolicy` is `relay`: it is at the address of the media itself.
    /// Chromium takes nothing but TURN from an address that it knows as a TURN server's (over UDP), so
    /// it would relay what could go directly.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(test, ts(as = "Option<bool>", optional))]
    pub relay_only: bool,
}

/// Data of `iceServers`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct IceServers {
    /// As in `hello`, with credentials that are made now.
    pub ice_servers: Vec<IceServer>,
}

/// Data of `joined`: the answer and the room as it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Joined {
    /// The SDP answer.
    pub answer: String,
    /// Everybody else in the room.
    pub participants: Vec<ParticipantInfo>,
}

/// Data of `answer`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Answer {
    /// The SDP answer.
    pub answer: String,
}

/// Data of `published`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Published {
    /// The new track.
    pub track: TrackInfo,
    /// The m-line (SDP `a=mid`) that carries it.
    pub mid: String,
}

/// A person in the room.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ParticipantInfo {
    /// The participant's id in this room.
    pub id: ParticipantId,
    /// The brand's own id of the person.
    pub identity: String,
    /// What to show.
    pub name: String,
    /// What the person is to the brand.
    pub role: Role,
    /// Whether the person's signalling is connected.
    pub state: ParticipantState,
    /// What the person has published.
    pub tracks: Vec<TrackInfo>,
    /// How good the person's connection is; absent before it was measured.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub quality: Option<QualityInfo>,
}

/// Whether a participant's signalling is connected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ParticipantState {
    /// All is well.
    Connected,
    /// The connection broke; the place is held for the resume window.
    Reconnecting,
}

/// A published track.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TrackInfo {
    /// The track's id.
    pub id: TrackId,
    /// Where its media comes from.
    pub source: Source,
    /// What it carries.
    pub kind: MediaKind,
    /// Whether it is muted.
    pub muted: bool,
}

/// Data of `participantJoined`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ParticipantJoined {
    /// Who entered.
    pub participant: ParticipantInfo,
}

/// Data of `participantLeft`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ParticipantLeft {
    /// Who left.
    pub participant_id: ParticipantId,
    /// Why.
    pub reason: LeaveReason,
}

/// Why a participant is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum LeaveReason {
    /// They left.
    Left,
    /// Their connection broke and did not come back in time.
    ConnectionLost,
    /// Their media failed beyond repair.
    MediaFailed,
    /// Somebody with the right to do so removed them.
    Removed,
    /// The room was closed.
    RoomClosed,
}

/// Data of `participantReconnecting` and `participantReconnected`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ParticipantGone {
    /// Who is meant.
    pub participant_id: ParticipantId,
}

/// Data of `trackPublished`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TrackPublished {
    /// Whose track it is.
    pub participant_id: ParticipantId,
    /// The track.
    pub track: TrackInfo,
}

/// Data of `trackUnpublished`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TrackUnpublished {
    /// Whose track it was.
    pub participant_id: ParticipantId,
    /// The track.
    pub track_id: TrackId,
    /// Why it ended.
    pub reason: UnpublishReason,
}

/// Why a track ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum UnpublishReason {
    /// Its publisher took it back.
    Unpublished,
    /// Its publisher joined anew, for instance after a page reload, and publishes again.
    Rejoined,
}

/// Data of `trackMuted`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TrackMuted {
    /// Whose track it is.
    pub participant_id: ParticipantId,
    /// The track.
    pub track_id: TrackId,
    /// Its new state.
    pub muted: bool,
}

/// Data of `slotAssigned`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SlotAssigned {
    /// The m-line (SDP `a=mid`) of this client's peer connection.
    pub mid: String,
    /// The track that it carries from now on.
    pub track_id: Option<TrackId>,
}

/// Data of `trackSuspended`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TrackSuspended {
    /// The track.
    pub track_id: TrackId,
    /// Whether it is held back, so that its picture stands still.
    pub suspended: bool,
}

/// Data of `layersWanted`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LayersWanted {
    /// The client's own track.
    pub track_id: TrackId,
    /// The names of the layers that somebody gets, as they were published; none while nobody shows it.
    pub rids: Vec<String>,
}

/// Data of `mediaStateChanged`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MediaStateChanged {
    /// The new state.
    pub state: MediaState,
}

/// The server's view of a peer connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum MediaState {
    /// ICE and DTLS are up.
    Connected,
    /// No answer for a while: an ICE restart (`negotiate`) may help.
    Disconnected,
    /// The peer connection is gone: a new `join` is needed.
    Failed,
}

/// Data of `qualityChanged`: somebody's connection, perhaps this client's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct QualityChanged {
    /// Whose.
    pub participant_id: ParticipantId,
    /// How good it is.
    pub quality: QualityInfo,
}

/// How good a participant's connection is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct QualityInfo {
    /// From 5, as good as it gets, over 3, where people begin to complain, down to 0, nothing comes through.
    pub score: u8,
    /// What makes it less than good.
    pub reasons: Vec<QualityReason>,
}

impl From<Quality> for QualityInfo {
    fn from(quality: Quality) -> Self {
        QualityInfo { score: quality.score, reasons: quality.reasons.iter().collect() }
    }
}

/// Data of `speakersChanged`: everybody in the room is told the same, but for `loudest`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SpeakersChanged {
    /// Counts the changes of this room.
    #[cfg_attr(test, ts(type = "number"))]
    pub number: u64,
    /// Everybody in the room by importance, oneself included: who spoke last comes first.
    pub order: Vec<ParticipantId>,
    /// Who speaks, also when it is this client; `null` in a silence.
    pub speaker: Option<ParticipantId>,
    /// The loudest of the others: while this client speaks, who spoke before it or does meanwhile; `null` in a silence.
    pub loudest: Option<ParticipantId>,
}

/// Data of `said`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Said {
    /// Who.
    pub participant_id: ParticipantId,
    /// What.
    pub text: String,
}

/// Data of `roomClosed`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RoomClosed {
    /// Who closed it, as a sentence for people.
    pub reason: String,
}

/// Data of `serverDraining`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ServerDraining {
    /// When the server stops at the latest, in milliseconds since 1970-01-01 UTC; `null` when it goes on after all.
    pub deadline: Option<Timestamp>,
}

/// Data of `reconnect`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Reconnect {
    /// Why, as a stable word: `shutdown`.
    pub reason: String,
    /// How long to wait before the first try, in milliseconds.
    pub retry_ms: u32,
}
