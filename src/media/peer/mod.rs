mod answer;
mod dump;
mod incoming;
pub(super) mod joining;
mod lines;
mod negotiating;

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use rustc_hash::FxHashMap;
use str0m::media::{Mid, Pt};
use str0m::net::{Protocol, Receive, TcpType};
use str0m::{Candidate, IceConnectionState, Input, Output, Rtc, RtcConfig, RtcError};

use crate::media::bandwidth::allocator::Kbps;
use crate::media::bandwidth::uplink::Uplink;
use crate::media::command::Terms;
use crate::media::counters::{Counters, DropReason};
use crate::media::demux::{self, Class};
use crate::media::dtls::{self, Agreed, MediaSetup};
use crate::media::egress::{Egress, Heard, Out, Route};
use crate::media::outbox::Outbox;
use crate::media::packet::capture::CaptureClock;
use crate::media::packet::dependency::extension;
use crate::media::packet::transport_numbers::TransportNumbers;
use crate::media::peer::incoming::Incoming;
use crate::media::peer::joining::{Accepted, GivenUp, NegotiateError, PeerRequest, PeerState};
use crate::media::quality::dump::{Milestone, Milestones};
use crate::media::quality::{self, Monitor};
use crate::media::tracks::down_track::{DownTrack, Inbound};
use crate::model::{MediaKind, PeerId, RoomId, Source, TrackId, Transport, ViewSize};

/// Most m-lines that an offer may have.
const MAX_LINES: usize = 24;

/// How long a peer may take to connect, or to come back after its path broke.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(30);

/// What a peer tells its engine.
#[derive(Debug)]
pub(super) enum Notice {
    State(PeerState),
    KeyframeWanted {
        line: usize,
    },
    /// More waited for an m-line than its path carries, and was dropped.
    Overflown {
        line: usize,
    },
    /// What its path carries is estimated anew.
    Estimated,
    /// It is time to look how good it is.
    Look,
}

/// Where a peer's output goes.
pub(super) struct Sink<'a> {
    pub(super) outbox: &'a mut Outbox,
    pub(super) batch: &'a mut Vec<Inbound>,
    pub(super) notices: &'a mut Vec<Notice>,
    pub(super) counters: &'a mut Counters,
}

impl Sink<'_> {
    fn out(&mut self) -> Out<'_> {
        Out { outbox: self.outbox, counters: self.counters }
    }
}

/// One client's peer connection, and the only place that touches its `Rtc`.
///
/// The `Rtc` connects, and takes what the client sends; what the client is sent is [`Egress`]'.
#[derive(Debug)]
pub struct Peer {
    id: PeerId,
    room: RoomId,
    rtc: Rtc,
    agreed: Agreed,
    /// What it is sent.
    pub(super) egress: Egress,
    terms: Terms,
    lines: Vec<Line>,
    /// The client's streams.
    incoming: Vec<Incoming>,
    /// How far its packets are counted, all together.
    pub(super) numbers: TransportNumbers,
    clock: CaptureClock,
    /// What to send at the next flush: index into the batch, index of the m-line.
    inbox: Vec<(u32, u16)>,
    /// Whether the `Rtc` is to send something that it was asked for.
    asks: bool,
    /// When it is given up unless it connects.
    deadline: Option<Instant>,
    /// When its `Rtc` wants to be woken.
    timeout: Instant,
    /// Where its media went last: the pair of addresses that ICE has settled on.
    pub(super) remote: Option<(Transport, SocketAddr)>,
    /// Whether a connectivity check has come through.
    has_path: bool,
    /// Whether it was connected once.
    was_connected: bool,
    /// Why it is given up, if that is known.
    given_up: Option<GivenUp>,
    /// Whether it is us who have ended it.
    is_dismissed: bool,
    /// What happened to it, for those who look for a fault.
    milestones: Milestones,
    /// What went wrong last.
    pub(super) last_error: Option<String>,
    /// How good it is.
    pub(super) monitor: Monitor,
    /// When what the path carries is divided anew, while video flows.
    pub(super) shares_due: Option<Instant>,
    /// What its client is let send by the path to here.
    pub(super) uplink: Uplink,
    /// What its client was last asked to send at most, and when.
    asked: Option<(Kbps, Instant)>,
    /// When what it is asked for may be worked out again.
    pub(super) asks_due: Option<Instant>,
    /// Every track that it shall get, in a slot or waiting for one.
    pub(super) subscriptions: Vec<TrackId>,
    /// How large its client shows them, as far as it has told.
    pub(super) views: FxHashMap<TrackId, ViewSize>,
    #[cfg(test)]
    pub(super) panics: bool,
}

/// One m-line.
#[derive(Debug)]
struct Line {
    mid: Mid,
    kind: MediaKind,
    /// What the client sends here, by the m-line's place.
    source: Option<Source>,
    up: Option<Up>,
    down: Option<DownTrack>,
    remote_pts: Vec<Pt>,
}

/// The published track of an m-line.
#[derive(Debug, Clone, Copy)]
struct Up {
    track: TrackId,
    muted: bool,
}

impl Peer {
    /// Answers a client's first offer.
    ///
    /// # Errors
    ///
    /// When the offer cannot be read, or describes no WebRTC session with us.
    pub fn accept(
        request: PeerRequest,
        offer: &str,
        setup: &MediaSetup,
        now: Instant,
    ) -> Result<Accepted, NegotiateError> {
        let config = RtcConfig::new()
            .set_crypto_provider(setup.provider())
            .set_dtls_cert(setup.certificate())
            .set_rtp_mode(true)
            .set_ice_lite(true)
            .set_stats_interval(Some(quality::LOOK))
            .clear_codecs()
            .enable_opus(true, true)
            .enable_vp8(true)
            .enable_h264(true)
            .enable_vp9(true)
            .enable_av1(true)
            .set_extension(extension::ID, extension::extension());
        let (mut rtc, agreed) = dtls::overhearing(|| config.build(now));
        let udp = setup.candidates.iter().map(|address| Candidate::builder().udp().host(*address).build());
        // Clients connect to us and never the other way round (RFC 6544 §4.1).
        let passive =
            |address: &SocketAddr| Candidate::builder().tcp().host(*address).tcptype(TcpType::Passive).build();
        for candidate in udp.chain(setup.tcp_candidates.iter().map(passive)) {
            rtc.add_local_candidate(candidate.map_err(|e| NegotiateError::Invalid(e.to_string()))?);
        }
        let mut peer = Box::new(Peer {
            id: request.id,
            room: request.room,
            rtc,
            agreed,
            egress: Egress::new(now),
            terms: Terms { publish: request.publish, direction: request.direction, held: false },
            lines: Vec::new(),
            incoming: Vec::new(),
            numbers: TransportNumbers::default(),
            clock: CaptureClock::default(),
            inbox: Vec::new(),
            asks: false,
            deadline: Some(now + CONNECT_TIMEOUT),
            timeout: now,
            remote: None,
            has_path: false,
            was_connected: false,
            given_up: None,
            is_dismissed: false,
            milestones: Milestones::default(),
            last_error: None,
            monitor: Monitor::default(),
            shares_due: None,
            uplink: Uplink::default(),
            asked: None,
            asks_due: None,
            subscriptions: Vec::new(),
            views: FxHashMap::default(),
            #[cfg(test)]
            panics: false,
        });
        peer.milestones.note(now, Milestone::Created);
        let answer = peer.negotiate(now, offer)?;
        let lines = peer.source_lines();
        Ok(Accepted { peer, answer, lines })
    }

    /// The peer's id.
    pub fn id(&self) -> PeerId {
        self.id
    }

    /// The room that it is in.
    pub(super) fn room(&self) -> &RoomId {
        &self.room
    }

    /// The local ICE user fragment, by which STUN finds this peer.
    pub(super) fn ufrag(&mut self) -> String {
        self.rtc.direct_api().local_ice_credentials().ufrag
    }

    /// Whether a datagram may come from this peer's client; STUN is authenticated by it.
    pub(super) fn accepts(&self, now: Instant, receive: Receive<'_>) -> bool {
        self.rtc.accepts(&Input::Receive(now, receive))
    }

    /// When it wants [`Peer::handle_timeout`].
    pub(super) fn poll_timeout(&self) -> Instant {
        let others = [self.deadline, self.shares_due, self.egress.poll_timeout()];
        others.into_iter().flatten().fold(self.timeout, Instant::min)
    }

    pub(super) fn handle_receive(
        &mut self,
        now: Instant,
        datagram: &[u8],
        receive: Receive<'_>,
        sink: &mut Sink<'_>,
    ) -> Result<(), RtcError> {
        if Class::of(datagram) == Class::Secured && !self.numbers.admits(datagram) {
            sink.counters.drop_packet(DropReason::Malformed);
            return Ok(());
        }
        if demux::is_rtcp(datagram) && self.egress.is_ready() {
            let heard = self.egress.handle_rtcp(now, datagram, &mut sink.out());
            self.take_heard(&heard, sink);
            if !heard.has_more {
                return Ok(());
            }
        }
        let moves = demux::is_nominated(datagram) && self.was_connected && !self.is_at(&receive);
        self.rtc.handle_input(Input::Receive(now, receive))?;
        self.drain(now, sink)?;
        if moves {
            self.find_route(now, sink)?;
        }
        Ok(())
    }

    fn is_at(&self, receive: &Receive<'_>) -> bool {
        self.remote.is_some_and(|(_, remote)| remote == receive.source)
    }

    /// Finds out where media goes after a client has chosen another pair of addresses: the `Rtc` tells nobody, but what
    /// it sends goes there.
    fn find_route(&mut self, now: Instant, sink: &mut Sink<'_>) -> Result<(), RtcError> {
        let ssrc = self.incoming.first().map_or(0.into(), |stream| stream.ssrc);
        let mut api = self.rtc.direct_api();
        let own = api.new_ssrc();
        api.send_app_specific_feedback(own, ssrc, *b"visa");
        self.drive(now, sink)
    }

    fn take_heard(&mut self, heard: &Heard, sink: &mut Sink<'_>) {
        while let Some(ssrc) = self.egress.poll_wanted() {
            let is_meant = |line: &Line| line.down.as_ref().is_some_and(|down| down.ssrc == ssrc);
            if let Some(line) = self.lines.iter().position(is_meant) {
                sink.notices.push(Notice::KeyframeWanted { line });
            }
        }
        if heard.is_estimated {
            sink.notices.push(Notice::Estimated);
        }
    }

    pub(super) fn handle_timeout(&mut self, now: Instant, sink: &mut Sink<'_>) -> Result<(), RtcError> {
        #[cfg(test)]
        assert!(!self.panics, "a planted panic");
        if self.egress.poll_timeout().is_some_and(|due| due <= now) && self.egress.handle_timeout(now, &mut sink.out())
        {
            sink.notices.push(Notice::Estimated);
        }
        let is_late = self.deadline.is_some_and(|deadline| now >= deadline);
        if is_late {
            self.rtc.disconnect();
        }
        if is_late || self.timeout <= now { self.drive(now, sink) } else { Ok(()) }
    }

    /// Lets the `Rtc` do what is due, and whatever was asked of it.
    fn drive(&mut self, now: Instant, sink: &mut Sink<'_>) -> Result<(), RtcError> {
        self.rtc.handle_input(Input::Timeout(now))?;
        self.drain(now, sink)
    }

    /// Notes that a packet of the batch goes out on a line; true if it is the first since the flush.
    pub(super) fn enqueue(&mut self, packet: usize, line: usize) -> bool {
        let first = self.inbox.is_empty();
        self.inbox.push((packet as u32, line as u16));
        first
    }

    /// Sends what was enqueued, and whatever else is due, in one go.
    pub(super) fn flush(&mut self, now: Instant, batch: &[Inbound], sink: &mut Sink<'_>) -> Result<(), RtcError> {
        let mut inbox = std::mem::take(&mut self.inbox);
        if !self.egress.is_ready() {
            // It begins with a keyframe once it is.
            inbox.clear();
        }
        let mut dropped = Vec::new();
        for (packet, index) in &inbox {
            let (Some(packet), Some(line)) = (batch.get(*packet as usize), self.lines.get_mut(usize::from(*index)))
            else {
                continue;
            };
            // The slot may have changed hands since the packet was enqueued.
            let Some(down) = line.down.as_mut().filter(|d| d.track == Some(packet.track)) else {
                continue;
            };
            match down.forward(packet, self.rtc.codec_config(), &line.remote_pts) {
                Ok(packet) => {
                    let mut out = Out { outbox: sink.outbox, counters: sink.counters };
                    dropped.extend(self.egress.send(now, down.stream, packet, &mut out));
                }
                // It is nobody's loss: other layers are sent instead.
                Err(DropReason::OtherStream) => {}
                Err(reason) => sink.counters.drop_packet(reason),
            }
        }
        inbox.clear();
        self.inbox = inbox;
        if !dropped.is_empty() {
            // What is to come is of no use without what was dropped.
            let was_dropped = |line: &Line| line.down.as_ref().is_some_and(|down| dropped.contains(&down.stream));
            let lines = self.lines.iter().enumerate().filter(|(_, line)| was_dropped(line));
            sink.notices.extend(lines.map(|(line, _)| Notice::Overflown { line }));
        }
        if std::mem::take(&mut self.asks) { self.drive(now, sink) } else { Ok(()) }
    }

    /// Says goodbye to the client (DTLS close_notify, RTCP BYE).
    pub(super) fn close(&mut self, now: Instant, sink: &mut Sink<'_>) -> Result<(), RtcError> {
        self.is_dismissed = true;
        self.egress.close(&mut sink.out());
        self.rtc.close()?;
        self.rtc.handle_input(Input::Timeout(now))?;
        self.drain(now, sink)
    }

    /// Takes everything out of the `Rtc` until it waits for time or input.
    fn drain(&mut self, now: Instant, sink: &mut Sink<'_>) -> Result<(), RtcError> {
        loop {
            match self.rtc.poll_output()? {
                Output::Timeout(at) => {
                    self.timeout = at;
                    break;
                }
                Output::Transmit(transmit) => {
                    sink.counters.packets_sent += 1;
                    sink.counters.bytes_sent += transmit.contents.len() as u64;
                    let transport = if transmit.proto == Protocol::Udp { Transport::Udp } else { Transport::Tcp };
                    // Answers to checks go wherever a check came from.
                    if Class::of(&transmit.contents) == Class::Secured {
                        let (source, destination) = (transmit.source, transmit.destination);
                        self.remote = Some((transport, destination));
                        self.egress.set_route(Route { transport, source, destination });
                    }
                    sink.outbox.push(transport, transmit.source, transmit.destination, &transmit.contents);
                }
                Output::Event(event) => self.handle_event(now, event, sink),
            }
        }
        if let Some(keying) = self.agreed.keying().filter(|_| !self.egress.has_keys()) {
            self.egress.set_keys(keying);
        }
        if !self.rtc.is_alive() {
            sink.notices.push(Notice::State(PeerState::Failed));
        }
        Ok(())
    }

    fn handle_event(&mut self, now: Instant, event: str0m::Event, sink: &mut Sink<'_>) {
        match event {
            str0m::Event::RtpPacket(rtp) => match self.admit(rtp) {
                Ok(inbound) => sink.batch.push(inbound),
                Err(reason) => sink.counters.drop_packet(reason),
            },
            str0m::Event::Connected => {
                self.deadline = None;
                self.was_connected = true;
                self.milestones.note(now, Milestone::Connected);
                sink.notices.push(Notice::State(PeerState::Connected));
            }
            str0m::Event::IceConnectionStateChange(state) => self.handle_ice(now, state, sink),
            str0m::Event::MediaIngressStats(stats) => {
                if let Some(line) = self.lines.iter().find(|l| l.mid == stats.mid) {
                    self.monitor.handle_ingress(line.kind, &stats);
                }
            }
            str0m::Event::PeerStats(stats) => {
                for (mid, kind, received) in self.egress.received() {
                    self.monitor.handle_egress(Mid::from(mid), kind, &received);
                }
                if self.monitor.handle_peer(now, &stats, self.egress.round_trip, self.egress.path.loss()) {
                    sink.notices.push(Notice::Look);
                }
            }
            str0m::Event::Closed => {
                self.give_up(GivenUp::ClosedByClient);
                sink.notices.push(Notice::State(PeerState::Failed));
            }
            _ => {}
        }
    }

    fn handle_ice(&mut self, now: Instant, state: IceConnectionState, sink: &mut Sink<'_>) {
        let connected = matches!(state, IceConnectionState::Connected | IceConnectionState::Completed);
        if connected && !std::mem::replace(&mut self.has_path, true) {
            self.milestones.note(now, Milestone::PathFound);
        }
        if state.is_disconnected() && self.deadline.is_none() {
            self.deadline = Some(now + CONNECT_TIMEOUT);
            self.milestones.note(now, Milestone::Disconnected);
            self.egress.set_broken(true);
            sink.notices.push(Notice::State(PeerState::Disconnected));
        } else if connected && self.rtc.is_connected() && self.deadline.take().is_some() {
            self.milestones.note(now, Milestone::Reconnected);
            self.egress.set_broken(false);
            sink.notices.push(Notice::State(PeerState::Connected));
        }
    }

    /// Remembers why it is given up; the first reason is the cause of the others.
    pub(super) fn give_up(&mut self, reason: GivenUp) {
        self.given_up.get_or_insert(reason);
    }

    /// Why it is given up, once it is; nothing when it is us who say goodbye.
    pub(super) fn given_up(&self) -> Option<GivenUp> {
        let guessed = match (self.was_connected, self.has_path) {
            (true, _) => GivenUp::PathLost,
            (false, true) => GivenUp::NoHandshake,
            (false, false) => GivenUp::NoPath,
        };
        (!self.is_dismissed).then(|| self.given_up.unwrap_or(guessed))
    }
}
