use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::model::Timestamp;

/// Body of `POST /api/v1/drain`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StartDrain {
    /// How long calls may go on at most. Default: `drain.deadline` of the configuration.
    // Without `default`, so that an empty list is no body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deadline_seconds: Option<u64>,
}

/// Whether a server takes new calls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DrainInfo {
    /// How far it is.
    pub phase: DrainPhase,
    /// When the server stops at the latest, if it drains.
    pub deadline: Option<Timestamp>,
    /// How many rooms somebody is in.
    pub rooms: u32,
}

/// How far a drain is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum DrainPhase {
    /// New calls are taken.
    Serving,
    /// Those under way go on, and nothing begins.
    Draining,
    /// None is left: the server stops.
    Drained,
}
