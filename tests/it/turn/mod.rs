//! TURN with a client that is not ours (`turn-client-proto`), and a peer connection through it.

mod foreign;

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use secrecy::SecretString;
use str0m::change::SdpAnswer;
use str0m::media::{Direction as Dir, MediaKind as Kind};
use str0m::net::{Protocol, Receive};
use str0m::{Candidate, Input, Output, Rtc, RtcConfig};
use turn_client_proto::api::{Transmit, TurnClientApi, TurnConfig, TurnEvent, TurnRecvRet};
use turn_client_proto::stun;
use turn_client_proto::tcp::TurnClientTcp;
use turn_client_proto::types::stun::message::IntegrityAlgorithm;
use turn_client_proto::types::{TransportType, TurnCredentials};
use turn_client_proto::udp::TurnClientUdp;
use visavis::media::{Command, Engine, Event, MediaSetup, Peer, PeerRequest, PeerState};
use visavis::model::{Direction, PeerId, RoomId, Source, Transport};
use visavis::turn::{Action, Client, Framer, NonceKey, Secrets, Server, Settings, mint};

const MEDIA: &str = "203.0.113.7:3478";
const UNIX: u64 = 1_800_000_000;

#[test]
fn a_foreign_client_keeps_its_channel_for_two_hours_over_udp() {
    keeps_its_channel(Caller::over_udp(&secret()));
}

#[test]
fn a_foreign_client_keeps_its_channel_for_two_hours_over_tcp() {
    keeps_its_channel(Caller::over_tcp(&secret(), IntegrityAlgorithm::Sha1));
}

#[test]
fn a_foreign_client_keeps_its_channel_for_two_hours_over_tcp_with_sha256() {
    keeps_its_channel(Caller::over_tcp(&secret(), IntegrityAlgorithm::Sha256));
}

#[test]
fn a_peer_connects_through_the_relay() {
    let mut world = World::new();
    let mut caller = Caller::over_udp(&secret());
    let relayed = caller.allocate(&mut world);
    let media = addr(MEDIA);
    let setup = MediaSetup::new(vec![media]).unwrap();
    let mut engine = Engine::new();

    let mut rtc = RtcConfig::new().build(world.now());
    rtc.add_local_candidate(Candidate::host(relayed, Protocol::Udp).unwrap());
    let mut change = rtc.sdp_api();
    change.add_media(Kind::Audio, Dir::SendRecv, None, None, None);
    let (offer, pending) = change.apply().unwrap();
    let publish = Source::ALL.into_iter().collect();
    let room = RoomId::try_from("demo").unwrap();
    let request = PeerRequest { id: PeerId(1), room, publish, direction: Direction::SendRecv };
    let accepted = Peer::accept(request, &offer.to_sdp_string(), &setup, world.now()).unwrap();
    rtc.sdp_api().accept_answer(pending, SdpAnswer::from_sdp_string(&accepted.answer).unwrap()).unwrap();
    engine.handle_command(world.now(), Command::AddPeer(accepted.peer));

    let mut states = Vec::new();
    for _ in 0..400 {
        world.elapsed += Duration::from_millis(10);
        let now = world.now();
        rtc.handle_input(Input::Timeout(now)).unwrap();
        for payload in transmits(&mut rtc) {
            for (peer, payload) in caller.send(&mut world, media, &payload) {
                engine.handle_packet(now, Transport::Udp, relayed, peer, &payload);
            }
        }
        engine.flush(now);
        engine.handle_timeout(now);
        let mut back = Vec::new();
        while let Some(transmit) = engine.poll_transmit() {
            assert_eq!((transmit.source, transmit.destination), (media, relayed), "nothing leaves the process");
            assert!(world.server.relays(transmit.destination));
            back.extend(transmit.datagrams().map(<[u8]>::to_vec));
        }
        for payload in back {
            let payload = caller.receive(&mut world, relayed, media, &payload);
            let receive = Receive::new(Protocol::Udp, media, relayed, &payload).unwrap();
            rtc.handle_input(Input::Receive(now, receive)).unwrap();
            for payload in transmits(&mut rtc) {
                for (peer, payload) in caller.send(&mut world, media, &payload) {
                    engine.handle_packet(now, Transport::Udp, relayed, peer, &payload);
                }
            }
        }
        states.extend(std::iter::from_fn(|| engine.poll_event()));
        if states.contains(&Event::StateChanged { peer: PeerId(1), state: PeerState::Connected }) {
            return;
        }
    }
    panic!("not connected: {states:?} {:?}", world.server.counters());
}

/// Two hours of a call whose credential is good for a minute: refreshes, permissions, channels and
/// nonces all have to be renewed on the way.
fn keeps_its_channel<T: TurnClientApi>(mut caller: Caller<T>) {
    let mut world = World::new();
    let relayed = caller.allocate(&mut world);
    for second in 0..7200u32 {
        world.elapsed += Duration::from_secs(1);
        let now = world.now();
        world.server.handle_timeout(now);
        assert!(caller.pump(&mut world).is_empty());
        if second % 10 == 0 {
            // This client does not pad ChannelData on streams as RFC 8656 §12.5 demands.
            let payload = vec![second as u8; second as usize % 50 * 4];
            assert_eq!(caller.send(&mut world, addr(MEDIA), &payload), [(addr(MEDIA), payload.clone())], "{second}");
            assert_eq!(caller.receive(&mut world, relayed, addr(MEDIA), &payload), payload, "{second}");
        }
    }
    caller.turn.delete(world.theirs()).unwrap();
    world.elapsed += Duration::from_secs(1);
    caller.pump(&mut world);
    let counters = world.server.counters();
    assert_eq!((counters.allocations, counters.allocations_created), (0, 1));
}

/// The server and its time.
struct World {
    server: Server,
    start: Instant,
    elapsed: Duration,
}

impl World {
    fn new() -> World {
        let mut settings = Settings::new("visavis", Secrets::new(secret()), NonceKey([3; 32]), vec![addr(MEDIA)]);
        settings.relay_ipv4 = Some([192, 0, 0, 8].into());
        World { server: Server::new(settings), start: Instant::now(), elapsed: Duration::ZERO }
    }

    fn now(&self) -> Instant {
        self.start + self.elapsed
    }

    fn unix(&self) -> u64 {
        UNIX + self.elapsed.as_secs()
    }

    /// The time as the client's crate counts it.
    fn theirs(&self) -> stun::Instant {
        stun::Instant::from_nanos(0) + self.elapsed
    }
}

/// A client of TURN that is not ours.
struct Caller<T> {
    turn: T,
    client: Client,
    framer: Framer,
    last_answer: Vec<u8>,
}

impl Caller<TurnClientUdp> {
    fn over_udp(secret: &SecretString) -> Self {
        let client = Client::new(Transport::Udp, addr("198.51.100.5:4000"), addr(MEDIA));
        let turn = TurnClientUdp::allocate(client.remote, client.local, config(secret, IntegrityAlgorithm::Sha1));
        Caller { turn, client, framer: Framer::new(false), last_answer: Vec::new() }
    }
}

impl Caller<TurnClientTcp> {
    fn over_tcp(secret: &SecretString, integrity: IntegrityAlgorithm) -> Self {
        let client = Client::new(Transport::Tcp, addr("198.51.100.5:4000"), addr(MEDIA));
        let turn = TurnClientTcp::allocate(client.remote, client.local, config(secret, integrity));
        Caller { turn, client, framer: Framer::new(false), last_answer: Vec::new() }
    }
}

impl<T: TurnClientApi> Caller<T> {
    /// Gets a relayed address and a channel to our media.
    fn allocate(&mut self, world: &mut World) -> SocketAddr {
        let created = |event: &TurnEvent| match event {
            TurnEvent::AllocationCreated(TransportType::Udp, relayed) => Some(*relayed),
            _ => None,
        };
        let relayed = self.wait(world, created);
        self.turn.bind_channel(TransportType::Udp, addr(MEDIA), world.theirs()).unwrap();
        self.wait(world, |event| matches!(event, TurnEvent::ChannelCreated(..)).then_some(()));
        relayed
    }

    /// Lets time pass until something comes about: the client spaces its requests.
    fn wait<R>(&mut self, world: &mut World, comes: impl Fn(&TurnEvent) -> Option<R>) -> R {
        for _ in 0..20 {
            self.pump(world);
            if let Some(come) = std::iter::from_fn(|| self.turn.poll_event()).find_map(|event| comes(&event)) {
                return come;
            }
            world.elapsed += Duration::from_millis(50);
        }
        panic!("it does not come: {:?}", world.server.counters());
    }

    /// Sends a payload to a peer; gives what arrives.
    fn send(&mut self, world: &mut World, peer: SocketAddr, payload: &[u8]) -> Vec<(SocketAddr, Vec<u8>)> {
        let mut arrived = self.pump(world);
        let sent = self.turn.send_to(TransportType::Udp, peer, payload, world.theirs()).unwrap();
        if let Some(sent) = sent {
            let sent = sent.build().data;
            arrived.extend(self.deliver(world, &sent));
        }
        arrived.extend(self.pump(world));
        arrived
    }

    /// What the client gets of a payload that a peer sends to its relayed address.
    fn receive(&mut self, world: &mut World, relayed: SocketAddr, peer: SocketAddr, payload: &[u8]) -> Vec<u8> {
        let now = world.now();
        let to_client = world.server.handle_peer(now, relayed, peer, payload.len()).unwrap();
        assert_eq!((to_client.client, to_client.header.len()), (self.client, 4), "through the channel");
        let bytes = [&to_client.header[..], payload, &vec![0; to_client.padding]].concat();
        match self.turn.recv(self.transmit(bytes), world.theirs()) {
            TurnRecvRet::PeerData(data) => data.data().to_vec(),
            other => panic!("{other:?}"),
        }
    }

    /// Carries messages to and fro until there are none; gives the payloads for peers.
    fn pump(&mut self, world: &mut World) -> Vec<(SocketAddr, Vec<u8>)> {
        let mut relayed = Vec::new();
        loop {
            self.turn.poll(world.theirs());
            let Some(transmit) = self.turn.poll_transmit(world.theirs()) else { return relayed };
            relayed.extend(self.deliver(world, &transmit.data));
        }
    }

    /// Carries bytes to the server, and its answers back.
    fn deliver(&mut self, world: &mut World, bytes: &[u8]) -> Vec<(SocketAddr, Vec<u8>)> {
        let mut frames = vec![bytes.to_vec()];
        if self.client.transport != Transport::Udp {
            self.framer.extend(bytes);
            frames.clear();
            while let Some(frame) = self.framer.next_frame().unwrap() {
                frames.push(frame.to_vec());
            }
        }
        let mut relayed = Vec::new();
        for frame in frames {
            let (now, unix) = (world.now(), world.unix());
            match world.server.handle_client(now, unix, self.client, &frame) {
                Action::Relay(relay) => relayed.push((relay.peer, frame[relay.payload].to_vec())),
                Action::Reply(answer) => {
                    let answer = answer.to_vec();
                    // After a stale nonce this client repeats a request that was answered already.
                    let again = self.last_answer == answer;
                    self.last_answer.clone_from(&answer);
                    let received = self.turn.recv(self.transmit(answer), world.theirs());
                    assert!(again || matches!(received, TurnRecvRet::Handled), "{received:?}");
                }
                other => panic!("{other:?}"),
            }
        }
        relayed
    }

    fn transmit(&self, data: Vec<u8>) -> Transmit<Vec<u8>> {
        Transmit::new(data, self.turn.transport(), self.client.local, self.client.remote)
    }
}

/// A credential that is good for a minute.
fn config(secret: &SecretString, integrity: IntegrityAlgorithm) -> TurnConfig {
    let credential = mint("participant-7", UNIX + 60, secret);
    let mut config = TurnConfig::new(TurnCredentials::new(&credential.username, &credential.password));
    config.set_supported_integrity(integrity);
    config
}

/// What a peer connection wants to send.
fn transmits(rtc: &mut Rtc) -> Vec<Vec<u8>> {
    let mut sent = Vec::new();
    loop {
        match rtc.poll_output().unwrap() {
            Output::Timeout(_) => return sent,
            Output::Transmit(transmit) => sent.push(transmit.contents.to_vec()),
            Output::Event(_) => {}
        }
    }
}

fn secret() -> SecretString {
    SecretString::from("0f8a61a9d7e14d0c9d0b9c2a4f5e6172")
}

fn addr(text: &str) -> SocketAddr {
    text.parse().unwrap()
}
