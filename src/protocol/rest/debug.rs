use std::net::SocketAddr;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::media;
use crate::model::{Direction, MediaKind, MediaPath, ParticipantId, PeerId, Role, Source, TrackId, Transport};
use crate::protocol::QualityInfo;
use crate::protocol::rest::{FlowInfo, TransportName};

/// Answer to `GET /api/v1/calls/{id}/debug`: all that the server knows of a live call's media at this moment.
///
/// It is for people who look for a fault: fields come and go with the server's version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RoomDebug {
    /// Everybody with a peer connection.
    pub participants: Vec<PeerDebug>,
    /// The last peer connections that were given up.
    pub gone: Vec<GoneDebug>,
    /// Who speaks.
    pub loudest: Option<ParticipantId>,
}

/// A peer connection that was given up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GoneDebug {
    /// How many milliseconds ago.
    pub ago_ms: u64,
    /// Why, as in `visavis_peers_given_up_total`.
    #[schema(examples("path_lost"))]
    pub reason: String,
    /// What went wrong, as far as it was an error.
    pub error: Option<String>,
}

/// A participant's peer connection.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PeerDebug {
    /// Who.
    pub id: ParticipantId,
    /// The brand's own id of the person.
    pub identity: String,
    /// What the person is to the brand.
    pub role: Role,
    /// Addresses.
    pub ice: IceDebug,
    /// How good it is.
    pub quality: QualityInfo,
    /// From the server to the client and back, in milliseconds.
    pub round_trip_ms: Option<f64>,
    /// What the client sends.
    pub up: FlowInfo,
    /// What it is sent.
    pub down: FlowInfo,
    /// What the path to the client is estimated to carry, in kbit/s.
    pub estimate_kbps: Option<u32>,
    /// What the client was last asked to send at most, in kbit/s (REMB).
    pub asked_kbps: Option<u32>,
    /// What may be published.
    pub publish: Vec<Source>,
    /// Which way camera video may flow, from the participant's view.
    pub direction: Direction,
    /// Whether nothing flows for now.
    pub held: bool,
    /// What happened, the latest last.
    pub milestones: Vec<MilestoneDebug>,
    /// Why the last offer was refused.
    pub last_error: Option<String>,
    /// The m-lines of its description.
    pub lines: Vec<LineDebug>,
}

/// How a client reaches the server.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct IceDebug {
    /// The way that media takes.
    pub path: MediaPath,
    /// Where media goes: the selected candidate pair's far end. With `relay`, an address inside of the relay.
    pub selected: Option<AddressDebug>,
    /// Every address that has passed a connectivity check.
    pub checked: Vec<AddressDebug>,
}

/// An address.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AddressDebug {
    /// How it is reached.
    pub transport: TransportName,
    /// IP address and port.
    #[schema(examples("192.0.2.1:50000"))]
    pub address: String,
}

/// Something that happened to a peer connection.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MilestoneDebug {
    /// What.
    pub what: MilestoneName,
    /// How many milliseconds ago.
    pub ago_ms: u64,
}

/// What can happen to a peer connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum MilestoneName {
    /// It was made.
    Created,
    /// The first connectivity check came through.
    PathFound,
    /// DTLS is up.
    Connected,
    /// Nothing is heard.
    Disconnected,
    /// It is back.
    Reconnected,
    /// An offer was answered.
    Negotiated,
}

/// An m-line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LineDebug {
    /// Its name (SDP `a=mid`).
    pub mid: String,
    /// What it carries.
    pub kind: MediaKind,
    /// What the client may send on it.
    pub source: Option<Source>,
    /// The track that is published on it.
    pub track_id: Option<TrackId>,
    /// Whether that is muted.
    pub muted: bool,
    /// The streams that came on it: one, or one for each simulcast layer and its resends.
    pub streams: Vec<StreamDebug>,
    /// What RTCP tells of them all.
    pub up: Option<LineFlow>,
    /// What the server sends on it.
    pub slot: Option<SlotDebug>,
    /// What RTCP tells of that.
    pub down: Option<LineFlow>,
}

/// A stream that a client sends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct StreamDebug {
    /// Its source.
    pub ssrc: u32,
    /// The name of its simulcast layer.
    pub rid: Option<String>,
    /// The payload type of its last packet.
    pub payload_type: u8,
    /// What that is.
    #[schema(examples("VP8"))]
    pub codec: String,
    /// RTP packets that came.
    pub packets: u64,
    /// Their payload.
    pub bytes: u64,
    /// How fast it was, in kbit/s.
    pub kbps: u32,
    /// How many milliseconds ago its last packet came.
    pub silent_ms: u64,
}

/// What a slot sends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SlotDebug {
    /// Under which source.
    pub ssrc: u32,
    /// Whose track.
    pub track_id: Option<TrackId>,
    /// What of the path it may take, in kbit/s; absent when it is not limited.
    pub share_kbps: Option<u32>,
    /// Whether the path carries it.
    pub flow: FlowName,
    /// Whether it waits for a keyframe to begin with.
    pub awaits_keyframe: bool,
    /// How many milliseconds ago something was sent last.
    pub sent_ms: Option<u64>,
}

/// Whether the path carries a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum FlowName {
    /// It does.
    Open,
    /// Not until its publisher sends less.
    Overrun,
    /// Not for now, and the receiver knows.
    Suspended,
    /// Held back until the receiver shows it.
    Hidden,
}

/// What RTCP tells of an m-line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LineFlow {
    /// How fast, in kbit/s.
    pub kbps: u32,
    /// RTP packets, resends included.
    pub packets: u64,
    /// Bytes.
    pub bytes: u64,
    /// The share of packets that were lost lately.
    pub loss: f64,
    /// How unevenly they come, in milliseconds.
    pub jitter_ms: f64,
    /// Requests for lost packets.
    pub nacks: u64,
    /// Requests for keyframes.
    pub keyframe_requests: u64,
}

/// Whose a peer connection is.
#[derive(Debug, Clone)]
pub struct PeerOwner {
    /// The peer connection.
    pub peer: PeerId,
    /// The participant.
    pub id: ParticipantId,
    /// The brand's own id of the person.
    pub identity: String,
    /// What the person is to the brand.
    pub role: Role,
}

impl RoomDebug {
    /// What an engine knows, with whose it is; who has just left is left out.
    pub fn new(owners: &[PeerOwner], dump: &media::RoomDump) -> Self {
        let owner = |peer: PeerId| owners.iter().find(|owner| owner.peer == peer);
        let participants = dump.peers.iter().filter_map(|peer| Some(peer_debug(owner(peer.peer)?, peer)));
        RoomDebug {
            participants: participants.collect(),
            gone: dump.gone.iter().map(GoneDebug::from).collect(),
            loudest: dump.loudest.and_then(owner).map(|owner| owner.id),
        }
    }
}

fn peer_debug(owner: &PeerOwner, peer: &media::PeerDump) -> PeerDebug {
    let stats = &peer.stats;
    PeerDebug {
        id: owner.id,
        identity: owner.identity.clone(),
        role: owner.role,
        ice: IceDebug {
            path: stats.path,
            selected: peer.selected.map(AddressDebug::from),
            checked: peer.checked.iter().copied().map(AddressDebug::from).collect(),
        },
        quality: stats.quality.into(),
        round_trip_ms: stats.round_trip.map(millis_f64),
        up: (&stats.up).into(),
        down: (&stats.down).into(),
        estimate_kbps: stats.estimate,
        asked_kbps: peer.asked,
        publish: peer.terms.publish.iter().collect(),
        direction: peer.terms.direction,
        held: peer.terms.held,
        milestones: peer
            .milestones
            .iter()
            .map(|(what, ago)| MilestoneDebug { what: (*what).into(), ago_ms: millis(*ago) })
            .collect(),
        last_error: peer.last_error.clone(),
        lines: peer.lines.iter().map(LineDebug::from).collect(),
    }
}

impl From<&media::GoneDump> for GoneDebug {
    fn from(gone: &media::GoneDump) -> Self {
        GoneDebug { ago_ms: millis(gone.ago), reason: gone.reason.as_str().to_owned(), error: gone.error.clone() }
    }
}

impl From<(Transport, SocketAddr)> for AddressDebug {
    fn from((transport, address): (Transport, SocketAddr)) -> Self {
        let transport = match transport {
            Transport::Udp => TransportName::Udp,
            Transport::Tcp | Transport::Tls => TransportName::Tcp,
        };
        AddressDebug { transport, address: address.to_string() }
    }
}

impl From<media::Milestone> for MilestoneName {
    fn from(milestone: media::Milestone) -> Self {
        match milestone {
            media::Milestone::Created => MilestoneName::Created,
            media::Milestone::PathFound => MilestoneName::PathFound,
            media::Milestone::Connected => MilestoneName::Connected,
            media::Milestone::Disconnected => MilestoneName::Disconnected,
            media::Milestone::Reconnected => MilestoneName::Reconnected,
            media::Milestone::Negotiated => MilestoneName::Negotiated,
        }
    }
}

impl From<&media::LineDump> for LineDebug {
    fn from(line: &media::LineDump) -> Self {
        LineDebug {
            mid: line.mid.clone(),
            kind: line.kind,
            source: line.source,
            track_id: line.published.map(|(track, _)| track),
            muted: line.published.is_some_and(|(_, muted)| muted),
            streams: line.streams.iter().map(StreamDebug::from).collect(),
            up: line.up.as_ref().map(LineFlow::from),
            slot: line.slot.as_ref().map(SlotDebug::from),
            down: line.down.as_ref().map(LineFlow::from),
        }
    }
}

impl From<&media::StreamDump> for StreamDebug {
    fn from(stream: &media::StreamDump) -> Self {
        StreamDebug {
            ssrc: stream.ssrc,
            rid: stream.rid.clone(),
            payload_type: stream.payload_type,
            codec: stream.codec.clone(),
            packets: stream.packets,
            bytes: stream.bytes,
            kbps: stream.kbps,
            silent_ms: millis(stream.silent),
        }
    }
}

impl From<&media::SlotDump> for SlotDebug {
    fn from(slot: &media::SlotDump) -> Self {
        SlotDebug {
            ssrc: slot.ssrc,
            track_id: slot.track,
            share_kbps: slot.share,
            flow: match slot.flow {
                media::FlowState::Open => FlowName::Open,
                media::FlowState::Overrun => FlowName::Overrun,
                media::FlowState::Suspended => FlowName::Suspended,
                media::FlowState::Hidden => FlowName::Hidden,
            },
            awaits_keyframe: slot.awaits_keyframe,
            sent_ms: slot.sent.map(millis),
        }
    }
}

impl From<&media::StreamStats> for LineFlow {
    fn from(stats: &media::StreamStats) -> Self {
        LineFlow {
            kbps: stats.kbps,
            packets: stats.packets,
            bytes: stats.bytes,
            loss: f64::from(stats.loss_permille) / 1000.0,
            jitter_ms: millis_f64(stats.jitter),
            nacks: stats.nacks,
            keyframe_requests: stats.keyframe_requests,
        }
    }
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// Milliseconds with a tenth.
fn millis_f64(time: Duration) -> f64 {
    (time.as_secs_f64() * 10_000.0).round() / 10.0
}
