use serde::{Deserialize, Serialize};

use crate::model::{CallId, Layer, Source, TrackId};

/// A message from a client with its envelope: `{"type", "id", "data"}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ClientFrame {
    /// The client's number for this request; the reply repeats it as `re`.
    #[cfg_attr(test, ts(type = "number"))]
    pub id: u64,
    /// What is asked.
    #[serde(flatten)]
    pub message: ClientMessage,
}

/// What a client can ask. Every request has exactly one reply.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "type", content = "data", rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum ClientMessage {
    /// First message of a connection: proves who is calling. Reply: `hello`.
    Authenticate(Authenticate),
    /// Enters the token's room with a new peer connection. Reply: `joined`.
    Join(Join),
    /// Renegotiates the peer connection: ICE restart or more m-lines. Reply: `answer`.
    Negotiate(Negotiate),
    /// Announces a track that this client is about to send. Reply: `published`.
    Publish(Publish),
    /// Takes a track back. Reply: `ok`.
    Unpublish(TrackRef),
    /// Mutes or unmutes an own track. Reply: `ok`.
    SetMuted(SetMuted),
    /// Asks for another participant's track. Reply: `ok`.
    Subscribe(TrackRef),
    /// Stops receiving another participant's track. Reply: `ok`.
    Unsubscribe(TrackRef),
    /// Tells how large another participant's track is shown. Reply: `ok`.
    SetView(SetView),
    /// Says something to everybody in the room. Reply: `ok`.
    Say(Say),
    /// Asks for the ICE servers with fresh credentials. Reply: `iceServers`.
    GetIceServers {},
    /// Shows that the client is alive. Reply: `ok`.
    Ping {},
    /// Leaves the room for good. Reply: `ok`, then the connection closes.
    Leave {},
}

/// Data of `authenticate`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Authenticate {
    /// The access token (JWT).
    pub token: String,
    /// At `/api/v1/rtc`, with a token that is not for a room: the call whose media this is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub call_id: Option<CallId>,
    /// Present when an earlier session shall go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub resume: Option<Resume>,
}

/// Which session shall go on, and from where.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Resume {
    /// The `resumeToken` of the session's latest `hello`.
    pub resume_token: String,
    /// The `seq` of the last event that was seen; later ones are replayed.
    #[cfg_attr(test, ts(type = "number"))]
    pub last_seq: u64,
}

/// Data of `join`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Join {
    /// The SDP offer (RFC 8866) of the client's new peer connection.
    pub offer: String,
    /// Whether every track of the room is subscribed to without asking. Default: true.
    #[serde(default = "default_true")]
    #[cfg_attr(test, ts(as = "Option<bool>", optional))]
    pub auto_subscribe: bool,
}

fn default_true() -> bool {
    true
}

/// Data of `negotiate`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Negotiate {
    /// The new SDP offer of the same peer connection.
    pub offer: String,
}

/// Data of `publish`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Publish {
    /// What will be sent; the server answers with the m-line that carries it.
    pub source: Source,
    /// Whether the track starts muted. Default: false.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<bool>", optional))]
    pub muted: bool,
    /// The sizes in which it is sent at once (simulcast), if there are several; at most three.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, ts(as = "Option<Vec<Layer>>", optional))]
    pub layers: Vec<Layer>,
}

/// Data of `unpublish`, `subscribe` and `unsubscribe`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TrackRef {
    /// The track that is meant.
    pub track_id: TrackId,
}

/// Data of `setMuted`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SetMuted {
    /// The own track that is meant.
    pub track_id: TrackId,
    /// Its new state.
    pub muted: bool,
}

/// Data of `setView`: nothing is sent of a track that is shown with no width or height.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SetView {
    /// The track that is meant.
    pub track_id: TrackId,
    /// Pixels of the screen across.
    pub width: u16,
    /// Pixels of the screen down.
    pub height: u16,
}

/// Data of `say`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Say {
    /// At most 8 KiB, and not blank.
    pub text: String,
}
