//! The client's peer connection: a machine on top of str0m, without sockets and clock.

use std::collections::{BTreeMap, VecDeque};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use str0m::bwe::BweKind;
use str0m::change::{SdpAnswer, SdpOffer, SdpPendingOffer};
use str0m::format::Codec;
use str0m::media::{MediaKind as Kind, Mid, Rid, Rids, Simulcast, SimulcastLayer};
use str0m::net::{Protocol, Receive};
use str0m::rtp::{ExtensionValues, RtpWrite};
use str0m::{Candidate, Event, IceConnectionState, Input, Output, Rtc, RtcConfig};

use crate::client::line::{Line, Moment, PeerSettings};
use crate::client::media::{self, Delays, Figures, Packet, Received, Receiver, Stamp, VideoCodec};
use crate::client::sender::{CameraLayer, LAYERS, Outflow, Sender, cameras};
use crate::model::{MediaKind, Source};

/// How often the round trip is taken.
const STATS_INTERVAL: Duration = Duration::from_millis(500);

/// How far sound may be late before packets are left out instead of sent all at once.
const MAX_LATE: Duration = Duration::from_millis(200);

/// How long an Opus packet is.
const AUDIO_INTERVAL: Duration = Duration::from_millis(20);

/// Of so many Opus packets each voice speaks for a quarter, each at another time.
const TURN: u32 = 400;

/// A packet for the network.
#[derive(Debug)]
pub struct Datagram {
    /// Where to.
    pub destination: SocketAddr,
    /// What.
    pub contents: Vec<u8>,
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

/// One peer connection.
pub struct Peer {
    rtc: Rtc,
    settings: PeerSettings,
    protocol: Protocol,
    mids: Vec<Mid>,
    pending: Option<SdpPendingOffer>,
    senders: Vec<Sender>,
    receivers: BTreeMap<MediaKind, Receiver>,
    transmits: VecDeque<Datagram>,
    timeout: Instant,
    stage: Stage,
    /// When the packet came that is being handled.
    arrived: u64,
    /// How late what is due was sent.
    late: Delays,
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
    /// A new peer connection, without m-lines.
    pub fn new(now: Instant, settings: PeerSettings) -> Peer {
        let rtc = RtcConfig::new()
            .set_rtp_mode(true)
            .set_stats_interval(Some(STATS_INTERVAL))
            .clear_codecs()
            // Nothing else than what is sent: a server may take the first of several as what will come.
            .enable_opus(true, false)
            .enable_vp8(settings.video.codec == VideoCodec::Vp8)
            .enable_h264(settings.video.codec == VideoCodec::H264)
            .build(now);
        Peer {
            rtc,
            settings,
            protocol: Protocol::Udp,
            mids: Vec::new(),
            pending: None,
            senders: Vec::new(),
            receivers: BTreeMap::new(),
            transmits: VecDeque::new(),
            timeout: now,
            stage: Stage::Checking,
            arrived: 0,
            late: Delays::default(),
            remote: None,
            round_trip: None,
        }
    }

    /// An offer with these m-lines beside those that there are.
    pub fn offer(&mut self, lines: &[Line]) -> String {
        let layers = self.settings.layers.min(LAYERS.len());
        let mut change = self.rtc.sdp_api();
        for (index, line) in lines.iter().enumerate() {
            let kind = if line.kind == MediaKind::Audio { Kind::Audio } else { Kind::Video };
            // A camera alone has layers; a screen is best in one.
            let has_layers = layers > 1 && line.sends && index == Line::of_source(Source::Camera);
            let simulcast = has_layers.then(|| {
                let mut simulcast = Simulcast::new();
                LAYERS[..layers].iter().for_each(|rid| simulcast.add_send_layer(SimulcastLayer::new(rid)));
                simulcast
            });
            self.mids.push(change.add_media(kind, line.direction(), None, None, simulcast));
        }
        let (offer, pending) = change.apply().expect("m-lines were added");
        self.pending = Some(pending);
        offer.to_sdp_string()
    }

    /// Takes the answer to [`Peer::offer`].
    ///
    /// # Errors
    ///
    /// When it does not belong to the offer.
    pub fn handle_answer(&mut self, answer: &str) -> Result<(), PeerError> {
        let answer = SdpAnswer::from_sdp_string(answer).map_err(PeerError::new)?;
        if let Some(pending) = self.pending.take() {
            self.rtc.sdp_api().accept_answer(pending, answer).map_err(PeerError::new)?;
        }
        Ok(())
    }

    /// Answers an offer, for servers that make them.
    ///
    /// # Errors
    ///
    /// When it cannot be used.
    pub fn handle_offer(&mut self, offer: &str) -> Result<String, PeerError> {
        let offer = SdpOffer::from_sdp_string(offer).map_err(PeerError::new)?;
        let answer = self.rtc.sdp_api().accept_offer(offer).map_err(PeerError::new)?;
        Ok(answer.to_sdp_string())
    }

    /// Takes a candidate that came by itself (RFC 8838), as `candidate:` has it.
    ///
    /// # Errors
    ///
    /// When it is none.
    pub fn add_remote_candidate(&mut self, candidate: &str) -> Result<(), PeerError> {
        let candidate = Candidate::from_sdp_string(candidate).map_err(PeerError::new)?;
        self.rtc.add_remote_candidate(candidate);
        Ok(())
    }

    /// Sends from and receives at `local`: an address of this machine, or a relayed one.
    ///
    /// An ICE-lite server learns it from our checks, so it need not stand in the offer.
    ///
    /// # Errors
    ///
    /// When it is no address that ICE takes.
    pub fn start(&mut self, at: Moment, local: SocketAddr, protocol: Protocol) -> Result<(), PeerError> {
        let candidate = Candidate::host(local, protocol).map_err(PeerError::new)?;
        self.protocol = protocol;
        self.rtc.add_local_candidate(candidate);
        self.handle_timeout(at);
        Ok(())
    }

    /// Begins to send synthetic media on one of the m-lines that were offered.
    pub fn publish(&mut self, now: Instant, line: usize) {
        let Some(mid) = self.mids.get(line).copied() else { return };
        let Some(media) = self.rtc.media(mid) else { return };
        let rids: Vec<Option<Rid>> = match media.rids_tx() {
            Rids::Specific(rids) => rids.iter().copied().map(Some).collect(),
            Rids::Any | Rids::None => vec![None],
        };
        let (codec, what) = match media.kind() {
            Kind::Audio => (Codec::Opus, Outflow::Voice(now)),
            Kind::Video => {
                let codec = match self.settings.video.codec {
                    VideoCodec::Vp8 => Codec::Vp8,
                    VideoCodec::H264 => Codec::H264,
                };
                (codec, Outflow::Cameras(cameras(self.settings.video, &rids, now)))
            }
        };
        let pt = self.rtc.codec_config().find(|params| params.spec().codec == codec).map(|params| params.pt());
        if let Some(pt) = pt
            && self.senders.iter().all(|sender| sender.line != line)
        {
            self.senders.push(Sender { line, mid, pt, what, packets: 0, counted: 0, is_silent: false });
        }
    }

    /// Stops sending what [`Peer::publish`] began.
    pub fn silence(&mut self) {
        for sender in &mut self.senders {
            sender.is_silent = true;
        }
    }

    /// Takes a packet from the network; `at` is when it came.
    pub fn handle_packet(&mut self, at: Moment, source: SocketAddr, local: SocketAddr, contents: &[u8]) {
        self.arrived = at.unix;
        // Strangers' packets are no reason to end.
        if let Ok(receive) = Receive::new(self.protocol, source, local, contents) {
            self.handle(at.now, Input::Receive(at.now, receive));
        }
    }

    /// Does what is due.
    pub fn handle_timeout(&mut self, at: Moment) {
        for index in 0..self.senders.len() {
            self.send_due(at, index);
        }
        self.handle(at.now, Input::Timeout(at.now));
    }

    /// The next packet to be sent.
    pub fn poll_transmit(&mut self) -> Option<Datagram> {
        self.transmits.pop_front()
    }

    /// When [`Peer::handle_timeout`] is due.
    pub fn poll_timeout(&self) -> Instant {
        self.senders.iter().filter_map(Sender::due).fold(self.timeout, Instant::min)
    }

    /// How far it has come.
    pub fn stage(&self) -> Stage {
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
        let figures = self.receivers.get(&kind).map(Receiver::figures).unwrap_or_default();
        Flow { sent: self.sent(kind), received: figures.packets, lost: figures.missing }
    }

    /// Packets of a kind that were sent since [`Peer::restart`].
    pub fn sent(&self, kind: MediaKind) -> u64 {
        self.senders.iter().filter(|s| s.kind() == kind).map(|s| s.counted).sum()
    }

    /// What has arrived of a kind since [`Peer::restart`].
    pub fn figures(&self, kind: MediaKind) -> Figures {
        self.receivers.get(&kind).map(Receiver::figures).unwrap_or_default()
    }

    /// How late was sent what was due, since [`Peer::restart`].
    pub fn late(&self) -> &Delays {
        &self.late
    }

    /// Counts anew.
    pub fn restart(&mut self) {
        self.late = Delays::default();
        self.receivers.values_mut().for_each(Receiver::restart);
        self.senders.iter_mut().for_each(|sender| sender.counted = 0);
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
                let of_it = self.senders.iter_mut().filter(|sender| sender.mid == request.mid);
                let layers = of_it.flat_map(Sender::cameras);
                let is_asked = |layer: &&mut CameraLayer| request.rid.is_none() || layer.rid == request.rid;
                layers.filter(is_asked).for_each(|layer| layer.camera.request_keyframe());
            }
            Event::EgressBitrateEstimate(BweKind::Remb { mid, estimate }) => {
                let estimate = u32::try_from(estimate.as_u64()).unwrap_or(u32::MAX);
                let of_it = self.senders.iter_mut().filter(|sender| sender.mid == mid);
                // Layers are the server's to choose from; one that is alone is made smaller.
                for layer in of_it.flat_map(Sender::cameras).filter(|layer| layer.rid.is_none()) {
                    layer.camera.limit(estimate);
                }
            }
            Event::RtpPacket(packet) => {
                let mid = self.rtc.direct_api().stream_rx(&packet.header.ssrc).map(|stream| stream.mid());
                let media = mid.and_then(|mid| self.rtc.media(mid));
                if let Some(media) = media {
                    let kind = if media.kind() == Kind::Audio { MediaKind::Audio } else { MediaKind::Video };
                    self.receivers.entry(kind).or_default().handle_packet(&Received {
                        ssrc: *packet.header.ssrc,
                        number: *packet.seq_no,
                        payload: &packet.payload,
                        arrived: self.arrived,
                        now: packet.timestamp,
                    });
                }
            }
            _ => {}
        }
    }

    /// Sends what an m-line has to send until now.
    fn send_due(&mut self, at: Moment, index: usize) {
        let is_connected = self.stage == Stage::Connected;
        while let Some(sender) = self.senders.get_mut(index)
            && let Some(due) = sender.due().filter(|due| *due <= at.now)
        {
            match &mut sender.what {
                Outflow::Voice(next) => {
                    let late = at.now - due > MAX_LATE;
                    *next = if late { at.now } else { due } + AUDIO_INTERVAL;
                    if is_connected {
                        self.late.record(at.now - due);
                        self.send_voice(at, index);
                    }
                }
                Outflow::Cameras(layers) => {
                    let layer = layers.iter().position(|layer| layer.camera.due() == due).unwrap_or_default();
                    let packet = layers[layer].camera.poll(at.now);
                    if let Some(packet) = packet.filter(|_| is_connected) {
                        self.late.record(at.now - due);
                        self.send_video(at, index, layer, &packet);
                    }
                }
            }
        }
    }

    fn send_voice(&mut self, at: Moment, index: usize) {
        let sender = &mut self.senders[index];
        let number = sender.packets;
        sender.packets = sender.packets.wrapping_add(1);
        sender.counted += 1;
        // 20 ms at 48 kHz (RFC 7587 §4.2).
        let time = number.wrapping_mul(960);
        let stamp = Stamp { sender: self.settings.id, layer: 0, number, sent: at.unix };
        let write = RtpWrite::new(sender.pt, u64::from(number).into(), time, at.now, media::opus(stamp));
        let speaks = number.wrapping_add(self.settings.id.wrapping_mul(TURN / 4)) % TURN < TURN / 4;
        let level = if speaks { -25 } else { -127 };
        let levels = ExtensionValues { audio_level: Some(level), voice_activity: Some(speaks), ..Default::default() };
        if let Some(stream) = self.rtc.direct_api().stream_tx_by_mid(sender.mid, None) {
            stream.write_rtp(write.ext_vals(levels));
        }
    }

    fn send_video(&mut self, at: Moment, index: usize, layer: usize, packet: &Packet) {
        let sender = &mut self.senders[index];
        let (mid, pt) = (sender.mid, sender.pt);
        sender.packets = sender.packets.wrapping_add(1);
        sender.counted += 1;
        let Some(camera) = sender.cameras().nth(layer) else { return };
        let (number, rid) = (camera.packets, camera.rid);
        camera.packets += 1;
        let stamp =
            Stamp { sender: self.settings.id, layer: u8::try_from(layer).unwrap_or(u8::MAX), number, sent: at.unix };
        let payload = match self.settings.video.codec {
            VideoCodec::Vp8 => media::vp8(packet, stamp),
            VideoCodec::H264 => media::h264(packet, stamp),
        };
        let write = RtpWrite::new(pt, u64::from(number).into(), packet.time, at.now, payload);
        if let Some(stream) = self.rtc.direct_api().stream_tx_by_mid(mid, rid) {
            stream.write_rtp(write.marker(packet.is_last).nackable(true));
        }
    }
}
