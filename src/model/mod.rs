//! The words that every layer shares: ids, kinds, sources, directions and who somebody is.
//!
//! Nothing here decides anything; conversions only.

mod contact;
mod direction;
mod grants;
mod ids;
mod layer;
mod quality;
mod speakers;
mod timestamp;

pub use contact::{CallKind, CobrowseMode, FileKind, InvalidSkill, InvitationKind, Skill};
pub use direction::Direction;
pub use grants::{Grants, Identity, Role, Sources};
pub use ids::{
    CallId, ContactId, EndpointId, EscalationId, FileId, InvalidRoomId, InvitationId, KeyId, MessageId, ParticipantId,
    PeerId, RoomId, SessionId, TrackId, VisitorId, WebhookEventId,
};
pub use layer::{Layer, ViewSize};
pub use quality::{FlowStats, PeerStats, Quality, QualityReason, QualityReasons, QualitySummary};
pub use speakers::SpeakerOrder;
pub use timestamp::Timestamp;

use serde::{Deserialize, Serialize};

/// How a client reaches us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Transport {
    /// Datagrams.
    Udp,
    /// A stream.
    Tcp,
    /// A stream within TLS.
    Tls,
}

/// How media gets from a client to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum MediaPath {
    /// Directly, over UDP.
    Udp,
    /// Directly, over TCP (RFC 6544).
    Tcp,
    /// Through our TURN server, however the client reaches that.
    Relay,
}

impl MediaPath {
    /// The name on the wire and in metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            MediaPath::Udp => "udp",
            MediaPath::Tcp => "tcp",
            MediaPath::Relay => "relay",
        }
    }
}

/// What a track carries (W3C `MediaStreamTrack.kind`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum MediaKind {
    /// Sound.
    Audio,
    /// Pictures.
    Video,
}

/// Where a track's media comes from; each source is granted on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum Source {
    /// The participant's voice.
    Microphone,
    /// The participant's face.
    Camera,
    /// The participant's screen, window or tab.
    Screen,
}

impl Source {
    /// Every source, in the order in which a client's m-lines carry them.
    pub const ALL: [Source; 3] = [Source::Microphone, Source::Camera, Source::Screen];

    /// The kind of media that this source gives.
    pub fn kind(self) -> MediaKind {
        match self {
            Source::Microphone => MediaKind::Audio,
            Source::Camera | Source::Screen => MediaKind::Video,
        }
    }

    /// The name on the wire and in metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            Source::Microphone => "microphone",
            Source::Camera => "camera",
            Source::Screen => "screen",
        }
    }
}
