//! One client of a simulated call: what it sends and gets, and the way to and from it.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Instant;

use str0m::bwe::BweKind;
use str0m::change::SdpPendingOffer;
use str0m::format::Codec;
use str0m::media::{KeyframeRequestKind, Mid};
use str0m::rtp::{RtpPacket, Vp8Descriptor};
use str0m::{Output, Rtc};
use str0m_netem::{Input as NetIn, Netem, WithLen};
use visavis::media::PeerState;
use visavis::media::packet::dependency::extension;
use visavis::model::{MediaPath, PeerId, PeerStats, TrackId};

use crate::support::sending::Sender;
use crate::support::viewer::{FramePart, Viewer};

/// A datagram on the simulated network.
#[derive(Debug, Clone)]
pub struct Datagram {
    pub(super) source: SocketAddr,
    pub(super) destination: SocketAddr,
    pub(super) contents: Vec<u8>,
}

impl WithLen for Datagram {
    fn len(&self) -> usize {
        self.contents.len()
    }
}

/// A media packet as a client got it.
#[derive(Debug, Clone)]
pub struct Received {
    pub at: Instant,
    pub mid: Mid,
    pub seq: u64,
    pub time: u32,
    pub marker: bool,
    pub payload: Vec<u8>,
    pub picture_id: Option<u16>,
    pub audio_level: Option<i8>,
    /// What it says of what its frame is made from.
    pub dependency: Option<std::sync::Arc<[u8]>>,
}

impl Received {
    /// The number that the sender wrote into the payload.
    pub fn number(&self) -> u32 {
        let tail = &self.payload[self.payload.len() - 4..];
        u32::from_be_bytes(tail.try_into().unwrap())
    }

    pub fn is_keyframe_start(&self) -> bool {
        Vp8Descriptor::parse(&self.payload).is_ok_and(|d| d.starts_keyframe(&self.payload))
    }
}

/// A WebRTC client made of str0m.
pub struct Client {
    pub rtc: Rtc,
    pub peer: PeerId,
    pub address: SocketAddr,
    pub mids: Vec<Mid>,
    pub received: Vec<Received>,
    pub slots: BTreeMap<String, Option<TrackId>>,
    pub state: Option<PeerState>,
    pub path: Option<MediaPath>,
    pub keyframe_requests: u32,
    /// When video was held back for it, and let through again.
    pub suspensions: Vec<(Instant, bool)>,
    /// Which layers of its camera the others get.
    pub wanted: Vec<(Instant, Vec<String>)>,
    /// What was told of its connection.
    pub measured: Vec<(Instant, PeerStats)>,
    /// What the server lets it send at most, in kbit/s.
    pub allowed: Option<u64>,
    /// What its own estimate says, in kbit/s.
    pub estimate: Option<u64>,
    pub(super) pending: Option<SdpPendingOffer>,
    pub(super) senders: BTreeMap<Mid, Sender>,
    pub(super) layers: BTreeMap<String, Sender>,
    pub(super) frame: u32,
    /// In how many temporal layers it sends those, 1 or 2.
    pub temporal_layers: u32,
    /// Of datagrams that are too large for sound, each which is lost on the way to it.
    pub every_large_is_lost: Option<u32>,
    pub(super) larges: u32,
    pub viewers: BTreeMap<Mid, Viewer>,
    pub(super) timeout: Instant,
    pub(super) up: Netem<Datagram>,
    pub(super) down: Netem<Datagram>,
}

impl Client {
    pub(super) fn drain(&mut self, now: Instant, server: SocketAddr) {
        loop {
            match self.rtc.poll_output().unwrap() {
                Output::Timeout(at) => {
                    self.timeout = at;
                    return;
                }
                Output::Transmit(t) if t.destination == server => {
                    let datagram =
                        Datagram { source: t.source, destination: t.destination, contents: t.contents.to_vec() };
                    self.up.handle_input(NetIn::Packet(now, datagram));
                }
                Output::Transmit(_) => {}
                Output::Event(str0m::Event::RtpPacket(packet)) => self.receive(now, packet),
                Output::Event(str0m::Event::KeyframeRequest(request)) => {
                    self.keyframe_requests += 1;
                    match request.rid {
                        Some(rid) => self.layers.entry(rid.to_string()).or_default().wants_keyframe = true,
                        None => self.senders.entry(request.mid).or_default().wants_keyframe = true,
                    }
                }
                Output::Event(str0m::Event::EgressBitrateEstimate(kind)) => match kind {
                    BweKind::Twcc { estimate, .. } => self.estimate = Some(estimate.as_u64() / 1000),
                    BweKind::Remb { estimate, .. } => self.allowed = Some(estimate.as_u64() / 1000),
                    _ => {}
                },
                Output::Event(_) => {}
            }
        }
    }

    pub(super) fn ask_for_keyframes(&mut self, now: Instant) {
        for (mid, viewer) in &mut self.viewers {
            if viewer.asks_for_keyframe(now)
                && let Some(stream) = self.rtc.direct_api().stream_rx_by_mid(*mid, None)
            {
                stream.request_keyframe(KeyframeRequestKind::Pli);
            }
        }
    }

    fn receive(&mut self, now: Instant, packet: RtpPacket) {
        let Some(mid) = self.rtc.direct_api().stream_rx(&packet.header.ssrc).map(|s| s.mid()) else {
            return;
        };
        let codec = self.rtc.codec_config().params().iter().find(|p| p.pt() == packet.header.payload_type);
        if codec.is_some_and(|p| p.spec().codec == Codec::Vp8)
            && Vp8Descriptor::parse(&packet.payload).is_ok_and(|d| d.picture_id().is_some())
            && self.rtc.media(mid).is_some_and(|media| media.kind().is_video())
        {
            let tail = packet.payload.len() - 4 - FramePart::LEN;
            self.viewers.entry(mid).or_default().handle(now, FramePart::read(&packet.payload[tail..]));
        }
        self.received.push(Received {
            at: now,
            mid,
            seq: *packet.seq_no,
            time: packet.header.timestamp,
            marker: packet.header.marker,
            picture_id: Vp8Descriptor::parse(&packet.payload).ok().and_then(|d| d.picture_id()),
            payload: packet.payload.to_vec(),
            audio_level: packet.header.ext_vals.audio_level,
            dependency: packet.header.ext_vals.user_values.get().map(|extension::Raw(value)| value.clone()),
        });
    }
}
