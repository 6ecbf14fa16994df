//! Everything there is to know of a room's peers at one moment, for people who look for a fault.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use crate::media::command::Terms;
use crate::media::engine::Engine;
use crate::media::peer::joining::GivenUp;
use crate::model::{MediaKind, PeerId, PeerStats, RoomId, Source, TrackId, Transport};

/// How many of a peer's milestones are kept.
const MILESTONES: usize = 16;

/// How many peers of a room that were given up are remembered.
const GONE: usize = 8;

/// The peers of a room.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RoomDump {
    /// Those that are there.
    pub peers: Vec<PeerDump>,
    /// The last of those that were given up.
    pub gone: Vec<GoneDump>,
    /// Who speaks.
    pub loudest: Option<PeerId>,
}

/// A peer that was given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoneDump {
    /// Which.
    pub peer: PeerId,
    /// How long ago.
    pub ago: Duration,
    /// Why.
    pub reason: GivenUp,
    /// What went wrong, as far as it was an error.
    pub error: Option<String>,
}

/// A peer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeerDump {
    /// Which.
    pub peer: PeerId,
    /// What was measured of it.
    pub stats: PeerStats,
    /// What it may send and get.
    pub terms: Terms,
    /// The address that media goes to.
    pub selected: Option<(Transport, SocketAddr)>,
    /// Every address that has passed a connectivity check.
    pub checked: Vec<(Transport, SocketAddr)>,
    /// What happened to it and how long ago, the latest last.
    pub milestones: Vec<(Milestone, Duration)>,
    /// Why its last offer was refused.
    pub last_error: Option<String>,
    /// What its client was last asked to send at most, in kbit/s.
    pub asked: Option<u32>,
    /// Its m-lines.
    pub lines: Vec<LineDump>,
}

/// Something that happened to a peer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Milestone {
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineDump {
    /// Its name.
    pub mid: String,
    /// What it carries.
    pub kind: MediaKind,
    /// What the client sends on it, by its place.
    pub source: Option<Source>,
    /// The track that is published on it, and whether it is muted.
    pub published: Option<(TrackId, bool)>,
    /// The streams that came on it.
    pub streams: Vec<StreamDump>,
    /// What RTCP tells of them.
    pub up: Option<StreamStats>,
    /// What the server sends on it.
    pub slot: Option<SlotDump>,
    /// What RTCP tells of that.
    pub down: Option<StreamStats>,
}

/// A stream that a client sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamDump {
    /// Its source (RFC 3550 §3).
    pub ssrc: u32,
    /// The name of its simulcast layer (RFC 8852).
    pub rid: Option<String>,
    /// The payload type of the last packet.
    pub payload_type: u8,
    /// What that is.
    pub codec: String,
    /// Packets that came.
    pub packets: u64,
    /// Their payload.
    pub bytes: u64,
    /// How fast it was in the last half of a second before its last packet, in kbit/s.
    pub kbps: u32,
    /// How long ago the last packet came.
    pub silent: Duration,
}

/// What a slot sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotDump {
    /// Under which source.
    pub ssrc: u32,
    /// Which track.
    pub track: Option<TrackId>,
    /// What of the path it may take, in kbit/s; nothing when it is not limited.
    pub share: Option<u32>,
    /// Whether it is held back because the path does not carry it, or left out until its publisher comes down.
    pub flow: FlowState,
    /// Whether it waits for a keyframe to begin with.
    pub awaits_keyframe: bool,
    /// How long ago something was sent last.
    pub sent: Option<Duration>,
}

/// Whether a stream is sent, as far as the path is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlowState {
    /// It is.
    Open,
    /// Not until the publisher sends less.
    Overrun,
    /// Not until there is room.
    Suspended,
    /// Not until the receiver shows it.
    Hidden,
}

/// What RTCP tells of the streams of an m-line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StreamStats {
    /// How fast, at the latest look.
    pub kbps: u32,
    /// RTP packets.
    pub packets: u64,
    /// Bytes.
    pub bytes: u64,
    /// How much was lost lately, in thousandths.
    pub loss_permille: u16,
    /// How unevenly they come.
    pub jitter: Duration,
    /// Requests for lost packets.
    pub nacks: u64,
    /// Requests for keyframes.
    pub keyframe_requests: u64,
}

/// What happened to a peer and when, the first and the latest.
#[derive(Debug, Default)]
pub(in crate::media) struct Milestones(Vec<(Instant, Milestone)>);

impl Milestones {
    pub(in crate::media) fn note(&mut self, now: Instant, milestone: Milestone) {
        if self.0.len() == MILESTONES {
            // How it began stays.
            self.0.remove(MILESTONES / 2);
        }
        self.0.push((now, milestone));
    }

    pub(in crate::media) fn dump(&self, now: Instant) -> Vec<(Milestone, Duration)> {
        self.0.iter().map(|(at, milestone)| (*milestone, now.saturating_duration_since(*at))).collect()
    }
}

/// The peers of a room that were given up last.
#[derive(Debug, Default)]
pub(in crate::media) struct Gone(VecDeque<(Instant, GoneDump)>);

impl Gone {
    pub(in crate::media) fn note(&mut self, now: Instant, peer: PeerId, reason: GivenUp, error: Option<String>) {
        if self.0.len() == GONE {
            self.0.pop_front();
        }
        self.0.push_back((now, GoneDump { peer, ago: Duration::ZERO, reason, error }));
    }

    fn dump(&self, now: Instant) -> Vec<GoneDump> {
        let gone = self.0.iter();
        gone.map(|(at, dump)| GoneDump { ago: now.saturating_duration_since(*at), ..dump.clone() }).collect()
    }
}

impl Engine {
    /// Says all that is known of a room's peers.
    pub(in crate::media) fn dump(&mut self, now: Instant, id: &RoomId) -> RoomDump {
        let Some(room) = self.rooms.get(id) else { return RoomDump::default() };
        let (gone, loudest) = (room.gone.dump(now), room.loudest());
        let mut ids: Vec<PeerId> = self.peers.values().filter(|p| p.room() == id).map(|p| p.id()).collect();
        ids.sort_unstable();
        let mut peers = Vec::with_capacity(ids.len());
        for id in ids {
            let Some(path) = self.peers.get(&id).map(|p| self.path_of(p)) else { continue };
            let checked = self.demux.addresses(id).to_vec();
            peers.extend(self.peers.get_mut(&id).map(|p| p.dump(now, path, checked)));
        }
        RoomDump { peers, gone, loudest }
    }
}
