use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::model::{MediaPath, ParticipantId, RoomId, Timestamp};

/// Answer to `GET /api/v1/history`: what was measured within the last 15 minutes, a sample each five seconds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct History {
    /// The whole server, oldest first.
    pub overall: Vec<OverallSample>,
    /// Live rooms.
    pub rooms: Vec<RoomHistory>,
}

/// How the server was at a time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OverallSample {
    /// When.
    pub at: Timestamp,
    /// Rooms with somebody in them.
    pub rooms: u32,
    /// People in them.
    pub people: u32,
    /// What clients were sent, in kbit/s.
    pub sent_kbps: u64,
    /// The share of packets that 95 of a hundred connections lost at most.
    pub loss: f64,
    /// Within how many milliseconds 95 of a hundred clients answer.
    pub round_trip_ms: Option<f64>,
    /// Within how many milliseconds 95 of a hundred joins of the last 15 minutes were done.
    pub join_ms: Option<f64>,
}

/// What was measured in a room.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoomHistory {
    /// Which.
    pub id: RoomId,
    /// Everybody in it, with the latest of those who have left it.
    pub participants: Vec<ParticipantHistory>,
}

/// What was measured of somebody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ParticipantHistory {
    /// Who.
    pub id: ParticipantId,
    /// Oldest first.
    pub samples: Vec<ConnectionSample>,
}

/// How somebody's connection was at a time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionSample {
    /// When.
    pub at: Timestamp,
    /// What they sent, in kbit/s.
    pub up_kbps: u32,
    /// What they were sent, in kbit/s.
    pub down_kbps: u32,
    /// The share of packets that were lost, in the worse direction.
    pub loss: f64,
    /// There and back, in milliseconds.
    pub round_trip_ms: Option<f64>,
    /// From 5, as good as it gets, to 0.
    pub score: u8,
    /// The way that media took.
    pub path: MediaPath,
}

/// Answer to `GET /api/v1/config`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SettingList {
    /// In the order of the documentation.
    pub settings: Vec<SettingInfo>,
}

/// A setting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SettingInfo {
    /// Its name.
    #[schema(examples("http.bind"))]
    pub key: String,
    /// Its value as TOML has it; `"<secret>"` for what is not shown.
    pub value: String,
    /// Where it comes from.
    #[schema(examples("default"))]
    pub origin: String,
}
