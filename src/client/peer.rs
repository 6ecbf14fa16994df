//! The client's peer connection: a machine on top of str0m, without sockets and clock.

use std::collections::{BTreeMap, VecDeque};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use str0m::change::{SdpAnswer, SdpPendingOffer};
use str0m::format::Codec;
use str0m::media::{Direction, MediaKind as Kind, Mid, Pt};
use str0m::net::{Protocol, Receive};
use str0m::rtp::{ExtensionValues, RtpWrite};
use str0m::{Candidate, Event, IceConnectionState, Input, Output, Rtc, RtcConfig};

use crate::client::media::{self, Receiver, VIDEO_PACKETS};
use crate::model::{MediaKind, Source};

/// How often the round trip is taken.
const STATS_INTERVAL: Duration = Duration::from_millis(500);

/// How far a sender may be late before it leaves packets out instead of sending all of them at once.
const MAX_LATE: Duration = Duration::from_millis(200);

/// A packet for the network.
#[derive(Debug)]
pub(super) struct Datagram {
    pub(super) destination: SocketAddr,
    pub(super) contents: Vec<u8>,
}

/// How far the connection has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// No answer to an ICE check has come.
    Checking,
    /// ICE is up, DTLS is not.
    IceConnected,
    /// ICE and DTLS are up.
    Connected,
    /// It was up and is gone.
    Failed,
}

/// Packets of one kind of media.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flow {
    /// Sent by this client.
    pub sent: u64,
    /// Received from others.
    pub received: u64,
    /// Missing among those received; other clients' packets cannot be missed.
    pub lost: u64,
}

/// What one source sends.
#[derive(Debug)]
struct Sender {
    source: Source,
    mid: Mid,
    pt: Pt,
    /// When the next packet or frame is due; none when it is silent.
    next: Option<Instant>,
    packets: u32,
    frames: u32,
    wants_keyframe: bool,
}

pub(super) struct Peer {
    rtc: Rtc,
    id: u32,
    protocol: Protocol,
    mids: Vec<Mid>,
    pending: Option<SdpPendingOffer>,
    senders: Vec<Sender>,
    receivers: BTreeMap<MediaKind, Receiver>,
    transmits: VecDeque<Datagram>,
    timeout: Instant,
    stage: Stage,
    /// The server's address that is in use.
    remote: Option<SocketAddr>,
    round_trip: Option<Duration>,
}

/// The peer connection cannot be made or used, in str0m's words.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct PeerError(String);

impl PeerError {
    fn new(error: impl std::fmt::Display) -> Self {
        PeerError(error.to_string())
    }
}

impl Peer {
    /// A new peer connection and its offer: the three `sendrecv` m-lines of `docs/protocol.md`, and so many
    /// further ones that receive audio and video.
    ///
    /// `id` is who we are in the packets that we send.
    pub(super) fn new(now: Instant, id: u32, slots: (usize, usize)) -> (Peer, String) {
        let mut rtc = RtcConfig::new()
            .set_rtp_mode(true)
            .set_stats_interval(Some(STATS_INTERVAL))
            .clear_codecs()
            .enable_opus(true, true)
            .enable_vp8(true)
            .build(now);
        let mut change = rtc.sdp_api();
        let own = Source::ALL.map(|source| (kind(source.kind()), Direction::SendRecv));
        let further = [vec![Kind::Audio; slots.0], vec![Kind::Video; slots.1]].concat();
        let lines = own.into_iter().chain(further.into_iter().map(|kind| (kind, Direction::RecvOnly)));
        let mids = lines.map(|(kind, direction)| change.add_media(kind, direction, None, None, None)).collect();
        let (offer, pending) = change.apply().expect("m-lines were added");
        let peer = Peer {
            rtc,
            id,
            protocol: Protocol::Udp,
            mids,
            pending: Some(pending),
            senders: Vec::new(),
            receivers: BTreeMap::new(),
            transmits: VecDeque::new(),
            timeout: now,
            stage: Stage::Checking,
            remote: None,
            round_trip: None,
        };
        (peer, offer.to_sdp_string())
    }

    pub(super) fn handle_answer(&mut self, answer: &str) -> Result<(), PeerError> {
        let answer = SdpAnswer::from_sdp_string(answer).map_err(PeerError::new)?;
        if let Some(pending) = self.pending.take() {
            self.rtc.sdp_api().accept_answer(pending, answer).map_err(PeerError::new)?;
        }
        Ok(())
    }

    /// Sends from and receives at `local`: an address of this machine, or a relayed one.
    ///
    /// The server is ICE-lite and learns it from our checks, so it stands in no offer.
    pub(super) fn start(&mut self, now: Instant, local: SocketAddr, protocol: Protocol) -> Result<(), PeerError> {
        let candidate = Candidate::host(local, protocol).map_err(PeerError::new)?;
        self.protocol = protocol;
        self.rtc.add_local_candidate(candidate);
        self.handle_timeout(now);
        Ok(())
    }

    /// Begins to send synthetic media of a source.
    pub(super) fn publish(&mut self, now: Instant, source: Source) {
        let line = Source::ALL.iter().position(|s| *s == source).unwrap_or_default();
        let codec = if source.kind() == MediaKind::Audio { Codec::Opus } else { Codec::Vp8 };
        let pt = self.rtc.codec_config().find(|params| params.spec().codec == codec).map(|params| params.pt());
        if let Some(pt) = pt
            && self.senders.iter().all(|sender| sender.source != source)
        {
            let (mid, next) = (self.mids[line], Some(now));
            self.senders.push(Sender { source, mid, pt, next, packets: 0, frames: 0, wants_keyframe: true });
        }
    }

    /// Stops sending what [`Peer::publish`] began.
    pub(super) fn silence(&mut self) {
        for sender in &mut self.senders {
            sender.next = None;
        }
    }

    pub(super) fn handle_packet(&mut self, now: Instant, source: SocketAddr, local: SocketAddr, contents: &[u8]) {
        // Strangers' packets are no reason to end.
        if let Ok(receive) = Receive::new(self.protocol, source, local, contents) {
            self.handle(now, Input::Receive(now, receive));
        }
    }

    pub(super) fn handle_timeout(&mut self, now: Instant) {
        for index in 0..self.senders.len() {
            self.send_due(now, index);
        }
        self.handle(now, Input::Timeout(now));
    }

    pub(super) fn poll_transmit(&mut self) -> Option<Datagram> {
        self.transmits.pop_front()
    }

    /// When [`Peer::handle_timeout`] is due.
    pub(super) fn poll_timeout(&self) -> Instant {
        let media = self.senders.iter().filter_map(|sender| sender.next);
        media.fold(self.timeout, Instant::min)
    }

    pub(super) fn stage(&self) -> Stage {
        self.stage
    }

    /// Gives up, as when the path is gone.
    pub(super) fn fail(&mut self) {
        self.stage = Stage::Failed;
    }

    /// The server's address that is in use.
    pub(super) fn remote(&self) -> Option<SocketAddr> {
        self.remote
    }

    /// The latest round trip of an ICE check.
    pub(super) fn round_trip(&self) -> Option<Duration> {
        self.round_trip
    }

    pub(super) fn flow(&self, kind: MediaKind) -> Flow {
        let sent = self.senders.iter().filter(|s| s.source.kind() == kind).map(|s| u64::from(s.packets)).sum();
        let received = self.receivers.get(&kind);
        Flow { sent, received: received.map_or(0, Receiver::received), lost: received.map_or(0, Receiver::lost) }
    }

    fn handle(&mut self, now: Instant, input: Input<'_>) {
        if let Err(error) = self.rtc.handle_input(input) {
            tracing::debug!(%error, "the peer connection fails");
            self.stage = Stage::Failed;
        }
        self.drain(now);
    }

    fn drain(&mut self, now: Instant) {
        while self.stage != Stage::Failed {
            match self.rtc.poll_output() {
                Ok(Output::Timeout(at)) => {
                    // A deadline that has passed would be a busy loop.
                    self.timeout = at.max(now + Duration::from_millis(1));
                    return;
                }
                Ok(Output::Transmit(transmit)) => {
                    let contents = transmit.contents.to_vec();
                    self.transmits.push_back(Datagram { destination: transmit.destination, contents });
                }
                Ok(Output::Event(event)) => self.handle_event(event),
                Err(error) => {
                    tracing::debug!(%error, "the peer connection fails");
                    self.stage = Stage::Failed;
                }
            }
        }
    }

    fn handle_event(&mut self, event: Event) {
        match event {
            Event::IceConnectionStateChange(IceConnectionState::Connected | IceConnectionState::Completed) => {
                self.stage = self.stage.max(Stage::IceConnected);
            }
            Event::IceConnectionStateChange(IceConnectionState::Disconnected) if self.stage > Stage::Checking => {
                self.stage = Stage::Failed;
            }
            Event::Connected => self.stage = Stage::Connected,
            Event::PeerStats(stats) => {
                if let Some(pair) = stats.selected_candidate_pair {
                    self.remote = Some(pair.remote.addr);
                    self.round_trip = pair.current_round_trip_time.or(self.round_trip);
                }
            }
            Event::KeyframeRequest(request) => {
                for sender in self.senders.iter_mut().filter(|sender| sender.mid == request.mid) {
                    sender.wants_keyframe = true;
                }
            }
            Event::RtpPacket(packet) => {
                let mid = self.rtc.direct_api().stream_rx(&packet.header.ssrc).map(|stream| stream.mid());
                let media = mid.and_then(|mid| self.rtc.media(mid));
                if let Some(media) = media {
                    let kind = if media.kind() == Kind::Audio { MediaKind::Audio } else { MediaKind::Video };
                    self.receivers.entry(kind).or_default().handle_packet(&packet.payload);
                }
            }
            _ => {}
        }
    }

    /// Sends what a source has to send until now.
    fn send_due(&mut self, now: Instant, index: usize) {
        while let Some(sender) = self.senders.get_mut(index)
            && let Some(next) = sender.next.filter(|next| *next <= now)
        {
            let interval = interval(sender.source);
            let late = now - next > MAX_LATE;
            sender.next = Some(if late { now + interval } else { next + interval });
            if self.stage == Stage::Connected {
                match sender.source.kind() {
                    MediaKind::Audio => self.send_audio(now, index),
                    MediaKind::Video => self.send_frame(now, index),
                }
            }
        }
    }

    fn send_audio(&mut self, now: Instant, index: usize) {
        let sender = &mut self.senders[index];
        let number = sender.packets;
        sender.packets += 1;
        // 20 ms at 48 kHz (RFC 7587 §4.2).
        let time = number.wrapping_mul(960);
        let write = RtpWrite::new(sender.pt, u64::from(number).into(), time, now, media::opus(self.id, number));
        let levels = ExtensionValues { audio_level: Some(-127), voice_activity: Some(false), ..Default::default() };
        if let Some(stream) = self.rtc.direct_api().stream_tx_by_mid(sender.mid, None) {
            stream.write_rtp(write.ext_vals(levels));
        }
    }

    fn send_frame(&mut self, now: Instant, index: usize) {
        let sender = &mut self.senders[index];
        let (mid, pt) = (sender.mid, sender.pt);
        let is_keyframe = std::mem::take(&mut sender.wants_keyframe);
        sender.frames += 1;
        // 30 frames a second at 90 kHz.
        let (picture_id, time) = ((sender.frames & 0x7fff) as u16, sender.frames.wrapping_mul(3000));
        let first = sender.packets;
        sender.packets += VIDEO_PACKETS;
        for packet in 0..VIDEO_PACKETS {
            let number = first + packet;
            let payload = media::vp8(self.id, number, picture_id, packet == 0, is_keyframe);
            let write = RtpWrite::new(pt, u64::from(number).into(), time, now, payload);
            if let Some(stream) = self.rtc.direct_api().stream_tx_by_mid(mid, None) {
                stream.write_rtp(write.marker(packet + 1 == VIDEO_PACKETS).nackable(true));
            }
        }
    }
}

/// How often a source sends.
fn interval(source: Source) -> Duration {
    match source.kind() {
        MediaKind::Audio => Duration::from_millis(20),
        MediaKind::Video => Duration::from_nanos(1_000_000_000 / 30),
    }
}

fn kind(kind: MediaKind) -> Kind {
    match kind {
        MediaKind::Audio => Kind::Audio,
        MediaKind::Video => Kind::Video,
    }
}
