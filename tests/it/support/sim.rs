//! A whole call in one thread and virtual time: str0m clients, a bad network, one engine.

use std::collections::{BTreeMap, VecDeque};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use crate::support::client::{Client, Datagram, Received};
use crate::support::raw::Keys;
use crate::support::simulcast::simulcast;
use crate::support::viewer::Viewer;
use str0m::bwe::Bitrate;
use str0m::change::SdpAnswer;
use str0m::media::{Direction as Dir, MediaKind as Kind, Mid};
use str0m::net::{Protocol, Receive};
use str0m::{Candidate, Input, RtcConfig};
use str0m_netem::{Input as NetIn, Netem, NetemConfig, Output as NetOut};
use visavis::media::packet::dependency::extension;
use visavis::media::{Command, Engine, Event, MediaSetup, Peer, PeerRequest, PeerState};
use visavis::model::{Direction, PeerId, RoomId, Source, Sources, SpeakerOrder, TrackId, Transport};

/// How a client joins.
pub struct Joining {
    pub publish: Sources,
    pub direction: Direction,
    pub network: NetemConfig,
    /// `recvonly` m-lines beside the usual three: audio, video.
    pub extra: (usize, usize),
    pub knows_red: bool,
    /// Whether it estimates its own path to the server, and keeps to it.
    pub estimates: bool,
    /// Its reports on each packet of video.
    pub reports: Reports,
    /// The names of the layers in which it sends its camera, if there are several.
    pub layers: &'static [&'static str],
    /// Who is to know its keys.
    pub keys: Option<Keys>,
}

/// What becomes of a client's reports on each packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reports {
    Sent,
    /// They are not negotiated, but the numbers that they would be about are.
    NotAgreedOn,
    /// They are negotiated, and never sent.
    Missing,
}

impl Default for Joining {
    fn default() -> Self {
        Joining {
            publish: Source::ALL.into_iter().collect(),
            direction: Direction::SendRecv,
            network: NetemConfig::new().latency(Duration::from_millis(5)),
            extra: (0, 0),
            knows_red: true,
            estimates: false,
            reports: Reports::Sent,
            layers: &[],
            keys: None,
        }
    }
}

pub struct Sim {
    pub now: Instant,
    pub engine: Engine,
    pub clients: Vec<Client>,
    pub answers: VecDeque<(PeerId, String)>,
    /// What was told of who speaks.
    pub speakers: Vec<SpeakerOrder>,
    /// How loud the sound is that is sent, in dBov.
    pub level: i8,
    setup: MediaSetup,
    pub(super) server: SocketAddr,
    next: u64,
    seed: u64,
}

/// No packet of sound is so large.
const LARGE: usize = 300;

pub const AUDIO: usize = 0;
pub const CAMERA: usize = 1;
pub const SCREEN: usize = 2;

impl Sim {
    pub fn new() -> Self {
        let server: SocketAddr = "192.0.2.1:3478".parse().unwrap();
        Sim {
            now: Instant::now(),
            engine: Engine::new(),
            clients: Vec::new(),
            answers: VecDeque::new(),
            speakers: Vec::new(),
            level: -30,
            setup: MediaSetup::new(vec![server]).unwrap(),
            server,
            next: 1,
            seed: std::env::var("SEED").ok().and_then(|s| s.parse().ok()).unwrap_or(7),
        }
    }

    /// Adds a client with three `sendrecv` m-lines, as the SDK makes them; returns its index.
    pub fn join(&mut self, joining: Joining) -> usize {
        let index = self.clients.len();
        let id = PeerId(self.number());
        let address = SocketAddr::new([203, 0, 113, 10 + (index % 200) as u8].into(), 40_000 + index as u16);
        let config = RtcConfig::new().set_rtp_mode(true).enable_opus(true, joining.knows_red);
        let config = config.set_extension(extension::ID, extension::extension());
        let config = match joining.keys {
            Some(keys) => config.set_crypto_provider(keys.provider()),
            None => config,
        };
        let mut rtc = config.enable_bwe(joining.estimates.then(|| Bitrate::kbps(1000))).build(self.now);
        rtc.bwe().set_bitrate(Bitrate::ZERO, Bitrate::kbps(4000));
        rtc.add_local_candidate(Candidate::host(address, Protocol::Udp).unwrap());
        let mut change = rtc.sdp_api();
        let kinds = [Kind::Audio, Kind::Video, Kind::Video];
        let mut mids: Vec<Mid> = kinds
            .into_iter()
            .enumerate()
            .map(|(line, kind)| {
                let simulcast = (line == CAMERA && !joining.layers.is_empty()).then(|| simulcast(joining.layers));
                change.add_media(kind, Dir::SendRecv, None, None, simulcast)
            })
            .collect();
        mids.extend((0..joining.extra.0).map(|_| change.add_media(Kind::Audio, Dir::RecvOnly, None, None, None)));
        mids.extend((0..joining.extra.1).map(|_| change.add_media(Kind::Video, Dir::RecvOnly, None, None, None)));
        let (offer, pending) = change.apply().unwrap();

        let room = RoomId::try_from("demo").unwrap();
        let request = PeerRequest { id, room, publish: joining.publish, direction: joining.direction };
        let mut offer = offer.to_sdp_string();
        if joining.reports == Reports::NotAgreedOn {
            offer = offer.split_inclusive('\n').filter(|line| !line.contains("transport-cc\r")).collect();
        }
        let accepted = Peer::accept(request, &offer, &self.setup, self.now).unwrap();
        let mut answer = accepted.answer;
        if joining.reports == Reports::Missing {
            answer = answer.split_inclusive('\n').filter(|line| !line.contains("transport-wide-cc")).collect();
        }
        rtc.sdp_api().accept_answer(pending, SdpAnswer::from_sdp_string(&answer).unwrap()).unwrap();
        self.engine.handle_command(self.now, Command::AddPeer(accepted.peer));
        let network = |seed| Netem::new(joining.network.seed(seed));
        self.clients.push(Client {
            rtc,
            peer: id,
            address,
            mids,
            received: Vec::new(),
            slots: BTreeMap::new(),
            state: None,
            path: None,
            keyframe_requests: 0,
            suspensions: Vec::new(),
            wanted: Vec::new(),
            measured: Vec::new(),
            allowed: None,
            estimate: None,
            pending: None,
            senders: BTreeMap::new(),
            layers: BTreeMap::new(),
            frame: 0,
            temporal_layers: 1,
            every_large_is_lost: None,
            larges: 0,
            viewers: BTreeMap::new(),
            timeout: self.now,
            up: network(self.seed + 2 * index as u64),
            down: network(self.seed + 2 * index as u64 + 1),
        });
        index
    }

    /// A joined and connected client with default settings.
    pub fn connected(&mut self) -> usize {
        let client = self.join(Joining::default());
        self.run_until(Duration::from_secs(5), |sim| sim.clients[client].state == Some(PeerState::Connected));
        client
    }

    pub(super) fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    pub fn command(&mut self, command: Command) {
        self.engine.handle_command(self.now, command);
        self.collect();
    }

    pub fn publish(&mut self, client: usize, source: Source) -> TrackId {
        let track = TrackId::from_bits(u128::from(self.number()));
        let peer = self.clients[client].peer;
        self.command(Command::Publish { peer, track, source, muted: false, layers: Vec::new() });
        track
    }

    pub fn subscribe(&mut self, client: usize, track: TrackId) {
        let peer = self.clients[client].peer;
        self.command(Command::Subscribe { peer, track });
    }

    /// Starts a negotiation: `change` edits what the client offers.
    pub fn negotiate(&mut self, client: usize, change: impl FnOnce(&mut str0m::change::SdpApi<'_>) -> Vec<Mid>) {
        let request = self.number();
        let now = self.now;
        let client = &mut self.clients[client];
        let mut api = client.rtc.sdp_api();
        let mids = change(&mut api);
        let (offer, pending) = api.apply().unwrap();
        client.mids.extend(mids);
        client.pending = Some(pending);
        let command = Command::Negotiate { peer: client.peer, request, offer: offer.to_sdp_string() };
        self.engine.handle_command(now, command);
        self.collect();
    }

    /// Changes a client's way from the server.
    pub fn set_down(&mut self, client: usize, network: NetemConfig) {
        self.clients[client].down.set_config(network.seed(self.seed));
    }

    /// Changes a client's way to the server.
    pub fn set_up(&mut self, client: usize, network: NetemConfig) {
        self.clients[client].up.set_config(network.seed(self.seed));
    }

    /// When the sender of a track wrote each packet.
    pub fn sent(&self, client: usize, line: usize) -> &[Instant] {
        let client = &self.clients[client];
        client.senders.get(&client.mids[line]).map(|s| s.sent.as_slice()).unwrap_or_default()
    }

    /// What a client has seen of a track's m-line.
    pub fn viewer(&self, client: usize, line: usize) -> &Viewer {
        let client = &self.clients[client];
        &client.viewers[&client.mids[line]]
    }

    /// Lets `duration` pass while the given clients speak (50 packets/s) and film (30 frames/s).
    pub fn talk(&mut self, clients: &[usize], lines: &[usize], duration: Duration) {
        let end = self.now + duration;
        let mut tick = 0u64;
        while self.now < end {
            for client in clients {
                for line in lines {
                    if *line == AUDIO && tick.is_multiple_of(2) {
                        self.send_audio(*client);
                    } else if *line != AUDIO && tick.is_multiple_of(3) {
                        self.send_frame(*client, *line, 3, 1100);
                    }
                }
            }
            tick += 1;
            self.run(Duration::from_millis(10));
        }
    }

    pub fn run(&mut self, duration: Duration) {
        let end = self.now + duration;
        self.step_until(end, |_| false);
        self.now = end;
    }

    /// Runs until something holds; panics when it does not within `limit`.
    pub fn run_until(&mut self, limit: Duration, holds: impl Fn(&Sim) -> bool) {
        let end = self.now + limit;
        self.step_until(end, &holds);
        assert!(holds(self), "it did not come about within {limit:?} (seed {})", self.seed);
    }

    fn step_until(&mut self, end: Instant, holds: impl Fn(&Sim) -> bool) {
        self.drain_clients();
        while !holds(self) {
            let due = self
                .clients
                .iter()
                .flat_map(|c| [c.timeout, c.up.poll_timeout(), c.down.poll_timeout()])
                .chain(self.engine.poll_timeout())
                .min()
                .map_or(end, |t| t.max(self.now));
            if due >= end {
                self.now = end;
                break;
            }
            self.now = due;
            self.step();
        }
    }

    fn step(&mut self) {
        let now = self.now;
        // Everything that reaches the server now is one batch.
        for client in &mut self.clients {
            client.up.handle_input(NetIn::Timeout(now));
            while let Some(NetOut::Packet(d)) = client.up.poll_output() {
                self.engine.handle_packet(now, Transport::Udp, d.source, d.destination, &d.contents);
            }
        }
        self.engine.flush(now);
        if self.engine.poll_timeout().is_some_and(|t| t <= now) {
            self.engine.handle_timeout(now);
        }
        self.collect();
        for client in &mut self.clients {
            client.down.handle_input(NetIn::Timeout(now));
            while let Some(NetOut::Packet(d)) = client.down.poll_output() {
                if let Ok(receive) = Receive::new(Protocol::Udp, d.source, d.destination, &d.contents) {
                    client.rtc.handle_input(Input::Receive(now, receive)).unwrap();
                    client.drain(now, self.server);
                }
            }
            client.ask_for_keyframes(now);
            if client.timeout <= now {
                client.rtc.handle_input(Input::Timeout(now)).unwrap();
            }
        }
        self.drain_clients();
    }

    pub(super) fn drain_clients(&mut self) {
        let (now, server) = (self.now, self.server);
        for client in &mut self.clients {
            client.drain(now, server);
        }
    }

    /// Puts the engine's output on the network and its events where tests look.
    pub(super) fn collect(&mut self) {
        let now = self.now;
        while let Some(transmit) = self.engine.poll_transmit() {
            let Some(client) = self.clients.iter_mut().find(|c| c.address == transmit.destination) else {
                continue;
            };
            for contents in transmit.datagrams() {
                client.larges += u32::from(contents.len() > LARGE);
                let is_lost = client.every_large_is_lost.is_some_and(|each| client.larges % each == 0);
                if is_lost && contents.len() > LARGE {
                    continue;
                }
                client.down.handle_input(NetIn::Packet(
                    now,
                    Datagram {
                        source: transmit.source,
                        destination: transmit.destination,
                        contents: contents.to_vec(),
                    },
                ));
            }
        }
        while let Some(event) = self.engine.poll_event() {
            let of = |id: PeerId, clients: &mut Vec<Client>| clients.iter().position(|c| c.peer == id);
            match event {
                Event::StateChanged { peer, state } => {
                    if let Some(c) = of(peer, &mut self.clients) {
                        self.clients[c].state = Some(state);
                    }
                }
                Event::TrackSuspended { peer, suspended, .. } => {
                    if let Some(c) = of(peer, &mut self.clients) {
                        self.clients[c].suspensions.push((now, suspended));
                    }
                }
                Event::PathFound { peer, path } => {
                    if let Some(c) = of(peer, &mut self.clients) {
                        self.clients[c].path = Some(path);
                    }
                }
                Event::GivenUp { .. } | Event::Described { .. } => {}
                Event::Measured { peer, stats } => {
                    if let Some(c) = of(peer, &mut self.clients) {
                        self.clients[c].measured.push((now, *stats));
                    }
                }
                Event::LayersWanted { peer, rids, .. } => {
                    if let Some(c) = of(peer, &mut self.clients) {
                        self.clients[c].wanted.push((now, rids));
                    }
                }
                Event::SpeakersChanged { speakers, .. } => self.speakers.push(speakers),
                Event::SlotAssigned { peer, mid, track } => {
                    if let Some(c) = of(peer, &mut self.clients) {
                        self.clients[c].slots.insert(mid, track);
                    }
                }
                Event::Negotiated { peer, result, .. } => {
                    let (answer, _) = result.unwrap();
                    let client = of(peer, &mut self.clients).unwrap();
                    let client = &mut self.clients[client];
                    let parsed = SdpAnswer::from_sdp_string(&answer).unwrap();
                    client.rtc.sdp_api().accept_answer(client.pending.take().unwrap(), parsed).unwrap();
                    self.answers.push_back((peer, answer));
                }
            }
        }
    }

    /// What a client received of one track's m-line.
    pub fn received(&self, client: usize, line: usize) -> Vec<&Received> {
        let client = &self.clients[client];
        client.received.iter().filter(|r| r.mid == client.mids[line]).collect()
    }
}
