use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::model::{FlowStats, MediaPath, ParticipantId, PeerStats, Role};
use crate::protocol::QualityInfo;

/// Answer to `GET /api/v1/calls/{id}/stats`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallStats {
    /// Everybody whose media flows and was measured; nobody when the call is over.
    pub participants: Vec<ParticipantStats>,
}

/// How somebody's connection is, measured at most five seconds ago.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ParticipantStats {
    /// Who, in the call's room.
    pub id: ParticipantId,
    /// The brand's own id of the person.
    pub identity: String,
    /// What the person is to the brand.
    pub role: Role,
    /// How good the connection is.
    pub quality: QualityInfo,
    /// From the server to the client and back, in milliseconds; absent until it is known.
    pub round_trip_ms: Option<f64>,
    /// What the client sends.
    pub up: FlowInfo,
    /// What it is sent.
    pub down: FlowInfo,
    /// What the path to the client is estimated to carry, in kbit/s; absent where no video is sent.
    pub estimate_kbps: Option<u32>,
    /// How the client reaches the server, or the relay.
    pub transport: TransportName,
    /// The way that media takes.
    pub path: MediaPath,
}

/// One direction of a connection.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FlowInfo {
    /// Media, resends included.
    pub kbps: u32,
    /// RTP packets since the connection began.
    pub packets: u64,
    /// The share of packets that were lost on the way, before repair.
    pub loss: f64,
    /// How unevenly packets come, in milliseconds.
    pub jitter_ms: f64,
    /// Requests for lost packets since the connection began.
    pub nacks: u64,
    /// Requests for keyframes since the connection began.
    pub keyframe_requests: u64,
}

/// How a client reaches the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum TransportName {
    /// Datagrams.
    Udp,
    /// A stream, perhaps within TLS.
    Tcp,
}

impl ParticipantStats {
    /// What was measured of a participant.
    pub fn new(id: ParticipantId, identity: &str, role: Role, stats: &PeerStats) -> Self {
        ParticipantStats {
            id,
            identity: identity.to_owned(),
            role,
            quality: stats.quality.into(),
            round_trip_ms: stats.round_trip.map(|time| tenths(time.as_secs_f64() * 1000.0)),
            up: (&stats.up).into(),
            down: (&stats.down).into(),
            estimate_kbps: stats.estimate,
            path: stats.path,
            transport: match stats.transport {
                crate::model::Transport::Udp => TransportName::Udp,
                crate::model::Transport::Tcp | crate::model::Transport::Tls => TransportName::Tcp,
            },
        }
    }
}

impl From<&FlowStats> for FlowInfo {
    fn from(flow: &FlowStats) -> Self {
        FlowInfo {
            kbps: flow.kbps,
            packets: flow.packets,
            loss: f64::from(flow.loss_permille) / 1000.0,
            jitter_ms: tenths(flow.jitter.as_secs_f64() * 1000.0),
            nacks: flow.nacks,
            keyframe_requests: flow.keyframe_requests,
        }
    }
}

fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
