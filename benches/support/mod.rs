//! A room of str0m clients around a relay under test, connected without a network.

#![allow(dead_code, clippy::unwrap_used, unreachable_pub)]

use std::collections::HashMap;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use str0m::change::{SdpAnswer, SdpOffer};
use str0m::format::Codec;
use str0m::media::{Direction as Dir, MediaKind as Kind, Mid};
use str0m::net::{Protocol, Receive};
use str0m::rtp::{RtpPacket, RtpWrite, Ssrc};
use str0m::{Candidate, Event, Input, Output, Rtc, RtcConfig};
use visavis::media::{Command, Engine, MediaSetup, Peer, PeerRequest};
use visavis::model::{Direction, PeerId, RoomId, Source, TrackId, Transport};

pub const PAYLOAD: usize = 1200;
const CAMERA: usize = 1;

/// What stands between the clients.
pub trait Relay {
    /// Answers the offer of client `index`.
    fn join(&mut self, index: usize, offer: &str, now: Instant) -> String;
    /// Starts to forward the camera of client 0 to everybody else.
    fn start(&mut self, now: Instant);
    fn receive(&mut self, now: Instant, source: SocketAddr, data: &[u8]);
    /// Sends what the received packets lead to.
    fn flush(&mut self, now: Instant);
    fn timeout(&mut self, now: Instant);
    /// Takes what was sent; the datagrams' total size keeps the work from being optimised away.
    fn take(&mut self, each: &mut dyn FnMut(SocketAddr, &[u8]));
    fn address(&self) -> SocketAddr;
}

pub struct Client {
    rtc: Rtc,
    pub address: SocketAddr,
    mids: Vec<Mid>,
    timeout: Instant,
    connected: bool,
    seq: u64,
    /// Sent while a frame was made, and not carried yet.
    waiting: Vec<Vec<u8>>,
}

/// Connected clients around a relay, in virtual time.
pub struct Room<R> {
    pub relay: R,
    pub clients: Vec<Client>,
    pub now: Instant,
    by_address: HashMap<SocketAddr, usize>,
}

impl<R: Relay> Room<R> {
    pub fn new(relay: R, count: usize) -> Self {
        Room::at(relay, (0..count).map(|i| SocketAddr::from(([10, 0, (i >> 8) as u8, i as u8], 40_000))).collect())
    }

    /// Clients at these addresses.
    pub fn at(relay: R, addresses: Vec<SocketAddr>) -> Self {
        let mut room = Room { relay, clients: Vec::new(), now: Instant::now(), by_address: HashMap::new() };
        for address in addresses {
            room.add(address);
        }
        room
    }

    fn add(&mut self, address: SocketAddr) {
        let mut rtc = RtcConfig::new().set_rtp_mode(true).build(self.now);
        rtc.add_local_candidate(Candidate::host(address, Protocol::Udp).unwrap());
        let mut api = rtc.sdp_api();
        let kinds = [Kind::Audio, Kind::Video, Kind::Video];
        let mids = kinds.into_iter().map(|k| api.add_media(k, Dir::SendRecv, None, None, None)).collect();
        let (offer, pending) = api.apply().unwrap();
        let answer = self.relay.join(self.clients.len(), &without_reports(&offer.to_sdp_string()), self.now);
        rtc.sdp_api().accept_answer(pending, SdpAnswer::from_sdp_string(&answer).unwrap()).unwrap();
        self.by_address.insert(address, self.clients.len());
        self.clients.push(Client {
            rtc,
            address,
            mids,
            timeout: self.now,
            connected: false,
            seq: 0,
            waiting: Vec::new(),
        });
    }

    pub fn is_connected(&self) -> bool {
        self.clients.iter().all(|c| c.connected)
    }

    pub fn connect(&mut self) {
        for _ in 0..20_000 {
            self.pump();
            if self.is_connected() {
                self.relay.start(self.now);
                self.pump();
                return;
            }
            self.now += Duration::from_millis(5);
        }
        panic!("the clients do not connect");
    }

    /// Carries everything that is due between clients and relay.
    pub fn pump(&mut self) {
        let (now, server) = (self.now, self.relay.address());
        self.relay.timeout(now);
        for _ in 0..20 {
            let mut busy = false;
            let mut down = Vec::new();
            self.relay.take(&mut |to, data| down.push((to, data.to_vec())));
            for (to, data) in down {
                busy = true;
                let client = &mut self.clients[self.by_address[&to]];
                let receive = Receive::new(Protocol::Udp, server, to, &data).unwrap();
                client.rtc.handle_input(Input::Receive(now, receive)).unwrap();
                let mut waiting = std::mem::take(&mut client.waiting);
                client.drain(|data| waiting.push(data.to_vec()));
                client.waiting = waiting;
            }
            for index in 0..self.clients.len() {
                let client = &mut self.clients[index];
                if client.timeout <= now {
                    client.rtc.handle_input(Input::Timeout(now)).unwrap();
                }
                let mut up = std::mem::take(&mut client.waiting);
                client.drain(|data| up.push(data.to_vec()));
                let source = client.address;
                for data in up {
                    busy = true;
                    self.relay.receive(now, source, &data);
                }
            }
            self.relay.flush(now);
            if !busy {
                return;
            }
        }
    }

    /// The next frame of client 0: `packets` encrypted datagrams.
    pub fn frame(&mut self, packets: usize) -> Vec<Vec<u8>> {
        let now = self.now;
        let client = &mut self.clients[0];
        let pt = client.rtc.codec_config().find(|p| p.spec().codec == Codec::Vp8).unwrap().pt();
        let key = client.seq == 0;
        for index in 0..packets {
            client.seq += 1;
            let mut payload = vec![0xaa; PAYLOAD];
            let picture = ((client.seq as u16) | 0x8000).to_be_bytes();
            let start = if index == 0 { 0x90 } else { 0x80 };
            payload[..5].copy_from_slice(&[start, 0x80, picture[0], picture[1], u8::from(!key)]);
            let write = RtpWrite::new(pt, client.seq.into(), client.seq as u32 * 30, now, payload);
            let write = write.marker(index + 1 == packets).nackable(true);
            client.rtc.direct_api().stream_tx_by_mid(client.mids[CAMERA], None).unwrap().write_rtp(write);
        }
        client.rtc.handle_input(Input::Timeout(now)).unwrap();
        let mut datagrams = Vec::new();
        // Reports and consent checks that are due at the same time wait for the next pump.
        let mut others = std::mem::take(&mut client.waiting);
        client.drain(|data| if data.len() > 1000 { datagrams.push(data.to_vec()) } else { others.push(data.to_vec()) });
        client.waiting = others;
        assert_eq!(datagrams.len(), packets);
        datagrams
    }
}

/// An offer of a client that does not report on each packet, so that nothing is paced: a frame leaves when it came.
fn without_reports(offer: &str) -> String {
    let is_about_reports = |line: &&str| line.contains("transport-cc") || line.contains("transport-wide-cc");
    offer.lines().filter(|line| !is_about_reports(line)).map(|line| format!("{line}\r\n")).collect()
}

impl Client {
    fn drain(&mut self, mut send: impl FnMut(&[u8])) {
        loop {
            match self.rtc.poll_output().unwrap() {
                Output::Timeout(at) => {
                    self.timeout = at;
                    return;
                }
                Output::Transmit(t) => send(&t.contents),
                Output::Event(Event::Connected) => self.connected = true,
                Output::Event(_) => {}
            }
        }
    }
}

/// Our engine.
pub struct Ours {
    pub engine: Engine,
    setup: MediaSetup,
    server: SocketAddr,
    subscribers: u64,
}

impl Ours {
    pub fn new() -> Self {
        let server = SocketAddr::from(([10, 1, 1, 1], 3478));
        Ours { engine: Engine::new(), setup: MediaSetup::new(vec![server]).unwrap(), server, subscribers: 0 }
    }
}

impl Relay for Ours {
    fn join(&mut self, index: usize, offer: &str, now: Instant) -> String {
        let request = request(index);
        let accepted = Peer::accept(request, offer, &self.setup, now).unwrap();
        self.engine.handle_command(now, Command::AddPeer(accepted.peer));
        self.subscribers = index as u64;
        accepted.answer
    }

    fn start(&mut self, now: Instant) {
        for command in commands(self.subscribers) {
            self.engine.handle_command(now, command);
        }
    }

    fn receive(&mut self, now: Instant, source: SocketAddr, data: &[u8]) {
        self.engine.handle_packet(now, Transport::Udp, source, self.server, data);
    }

    fn flush(&mut self, now: Instant) {
        self.engine.flush(now);
    }

    fn timeout(&mut self, now: Instant) {
        if self.engine.poll_timeout().is_some_and(|at| at <= now) {
            self.engine.handle_timeout(now);
        }
    }

    fn take(&mut self, each: &mut dyn FnMut(SocketAddr, &[u8])) {
        while let Some(transmit) = self.engine.poll_transmit() {
            for datagram in transmit.datagrams() {
                each(transmit.destination, datagram);
            }
        }
        while self.engine.poll_event().is_some() {}
    }

    fn address(&self) -> SocketAddr {
        self.server
    }
}

pub fn request(index: usize) -> PeerRequest {
    let room = RoomId::try_from("demo").unwrap();
    let publish = Source::ALL.into_iter().collect();
    PeerRequest { id: PeerId(index as u64), room, publish, direction: Direction::SendRecv }
}

/// Publishes the camera of peer 0 and subscribes the others to it.
pub fn commands(subscribers: u64) -> Vec<Command> {
    let track = TrackId::from_bits(1);
    let publish = Command::Publish { peer: PeerId(0), track, source: Source::Camera, muted: false, layers: Vec::new() };
    let subscribe = |peer| Command::Subscribe { peer: PeerId(peer), track };
    std::iter::once(publish).chain((1..=subscribers).map(subscribe)).collect()
}

/// str0m alone: what comes from client 0 is written to each other one, with nothing around it.
pub struct Stock {
    /// Each with the stream that it sends the picture on.
    peers: Vec<(Rtc, Option<Ssrc>)>,
    by_address: HashMap<SocketAddr, usize>,
    server: SocketAddr,
    out: Vec<(SocketAddr, Vec<u8>)>,
    packets: Vec<RtpPacket>,
    first_seq: Option<u64>,
    forwarding: bool,
    /// One timeout for all packets of a flush, instead of one for each packet.
    batched: bool,
}

impl Stock {
    pub fn new(batched: bool) -> Self {
        Stock {
            peers: Vec::new(),
            by_address: HashMap::new(),
            server: SocketAddr::from(([10, 1, 1, 1], 3478)),
            out: Vec::new(),
            packets: Vec::new(),
            first_seq: None,
            forwarding: false,
            batched,
        }
    }

    fn drain(&mut self, index: usize) {
        loop {
            match self.peers[index].0.poll_output().unwrap() {
                Output::Timeout(_) => return,
                Output::Transmit(t) => self.out.push((t.destination, t.contents.to_vec())),
                Output::Event(Event::RtpPacket(packet)) => self.packets.push(packet),
                Output::Event(_) => {}
            }
        }
    }

    fn forward(&mut self, now: Instant, packets: &[RtpPacket]) {
        for index in 1..self.peers.len() {
            let (rtc, ssrc) = &mut self.peers[index];
            let ssrc = ssrc.unwrap();
            let pt = rtc.codec_config().find(|p| p.spec().codec == Codec::Vp8).unwrap().pt();
            for packet in packets {
                let first = *self.first_seq.get_or_insert(*packet.seq_no);
                let seq = *packet.seq_no - first;
                let write = RtpWrite::new(pt, seq.into(), packet.header.timestamp, now, packet.payload.clone());
                let write = write.marker(packet.header.marker).nackable(true);
                rtc.direct_api().stream_tx(&ssrc).unwrap().write_rtp(write);
            }
            rtc.handle_input(Input::Timeout(now)).unwrap();
            self.drain(index);
        }
    }
}

impl Relay for Stock {
    fn join(&mut self, index: usize, offer: &str, now: Instant) -> String {
        let mut rtc = RtcConfig::new().set_rtp_mode(true).set_ice_lite(true).build(now);
        rtc.add_local_candidate(Candidate::host(self.server, Protocol::Udp).unwrap());
        let answer = rtc.sdp_api().accept_offer(SdpOffer::from_sdp_string(offer).unwrap()).unwrap();
        let answer = answer.to_sdp_string();
        let mid = answer.lines().filter_map(|l| l.strip_prefix("a=mid:")).nth(CAMERA).unwrap();
        let ssrc = rtc.direct_api().stream_tx_by_mid(mid.into(), None).map(|s| s.ssrc());
        let address = SocketAddr::from(([10, 0, (index >> 8) as u8, index as u8], 40_000));
        self.by_address.insert(address, self.peers.len());
        self.peers.push((rtc, ssrc));
        answer
    }

    fn start(&mut self, _: Instant) {
        self.forwarding = true;
    }

    fn receive(&mut self, now: Instant, source: SocketAddr, data: &[u8]) {
        let index = self.by_address[&source];
        let receive = Receive::new(Protocol::Udp, source, self.server, data).unwrap();
        self.peers[index].0.handle_input(Input::Receive(now, receive)).unwrap();
        self.drain(index);
        if !self.batched {
            self.flush(now);
        }
    }

    fn flush(&mut self, now: Instant) {
        let packets = std::mem::take(&mut self.packets);
        if self.forwarding && !packets.is_empty() {
            self.forward(now, &packets);
        }
    }

    fn timeout(&mut self, now: Instant) {
        for index in 0..self.peers.len() {
            self.peers[index].0.handle_input(Input::Timeout(now)).unwrap();
            self.drain(index);
        }
    }

    fn take(&mut self, each: &mut dyn FnMut(SocketAddr, &[u8])) {
        for (to, data) in self.out.drain(..) {
            each(to, &data);
        }
    }

    fn address(&self) -> SocketAddr {
        self.server
    }
}
