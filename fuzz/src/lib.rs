//! What the fuzz targets have in common: a TURN server with a client that has an allocation and a
//! channel, and a stream that is read in one piece and in many.

#[allow(dead_code, reason = "the bench needs more of it")]
#[path = "../../benches/support/turn_request.rs"]
mod turn_request;

use std::fs;
use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

use secrecy::SecretString;
use visavis::net::{Deframer, Framing};
use visavis::turn::{Action, Client, Counters, Secrets, Server, Settings, Transport, mint};

pub use turn_request::{ALLOCATE, CHANNEL_BIND, CREATE_PERMISSION, OVER_UDP, Requester, SEND};

/// The channel that is bound to our media.
pub const CHANNEL: u16 = 0x4000;

/// When it is.
const UNIX: u64 = 1_800_000_000;

/// A TURN server and a client that it knows.
pub struct Lab {
    pub server: Server,
    pub client: Client,
    pub requester: Requester,
    pub media: SocketAddr,
    now: Instant,
    elapsed: Duration,
}

impl Lab {
    /// A client with an allocation and a channel.
    pub fn new() -> Lab {
        let secret = SecretString::from("0f8a61a9d7e14d0c9d0b9c2a4f5e6172");
        let media = SocketAddr::from(([203, 0, 113, 7], 3478));
        let credential = mint("alice", UNIX + 1_000_000_000, &secret);
        let mut settings = Settings::new("visavis", Secrets::new(secret), [7; 32], vec![media]);
        settings.relay_ipv4 = Some([192, 0, 0, 8].into());
        settings.relay_ports = 50_000..=50_003;
        settings.rates.unauthenticated = u32::MAX;
        settings.rates.packets = u32::MAX;
        settings.rates.bytes = u32::MAX;
        let client = Client::new(Transport::Udp, ([198, 51, 100, 5], 4000).into(), media);
        let mut lab = Lab {
            server: Server::new(settings),
            client,
            requester: Requester::new(credential),
            media,
            now: Instant::now(),
            elapsed: Duration::ZERO,
        };
        lab.prepare();
        lab
    }

    /// Makes sure that the allocation and the channel are there.
    pub fn prepare(&mut self) {
        self.ask(ALLOCATE, &[OVER_UDP], None);
        self.ask(ALLOCATE, &[OVER_UDP], None);
        let number = u32::from(CHANNEL) << 16;
        self.ask(CHANNEL_BIND, &[(0x0C, &number.to_be_bytes())], Some(self.media));
        assert_eq!(self.counters().allocations, 1);
    }

    pub fn ask(&mut self, method: u16, attributes: &[(u16, &[u8])], peer: Option<SocketAddr>) {
        let request = self.requester.request(method, attributes, peer);
        let (now, unix) = (self.now + self.elapsed, UNIX + self.elapsed.as_secs());
        match self.server.handle_client(now, unix, self.client, &request) {
            Action::Reply(answer) => {
                // A challenge is kept; every other refusal is an answer as well.
                let _ = self.requester.answered(&answer.to_vec());
            }
            other => panic!("a request is answered: {other:?}"),
        }
    }

    /// Hands a datagram over and checks what always holds of what follows.
    pub fn hand_over(&mut self, client: Client, datagram: &[u8]) {
        let (now, unix) = (self.now + self.elapsed, UNIX + self.elapsed.as_secs());
        match self.server.handle_client(now, unix, client, datagram) {
            Action::Relay(relay) => {
                assert_eq!(relay.peer, self.media, "only our media is a peer");
                assert!(datagram.get(relay.payload).is_some(), "a payload is a part of its datagram");
            }
            Action::Reply(answer) => assert!(answer.len() < 1500, "an answer fits into a packet"),
            Action::Wait => panic!("nothing waits for a socket"),
            Action::Drop(_) => {}
        }
    }

    pub fn pass(&mut self, time: Duration) {
        self.elapsed += time;
        self.server.handle_timeout(self.now + self.elapsed);
        while self.server.poll_effect().is_some() {}
    }

    pub fn counters(&self) -> Counters {
        self.server.counters()
    }
}

impl Default for Lab {
    fn default() -> Self {
        Lab::new()
    }
}

/// Writes a few inputs for the fuzzer to begin with, before it reads its corpus.
pub fn seed(target: &str, seeds: &[&[u8]]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target);
    fs::create_dir_all(&folder).expect("the corpus can be written");
    for (number, seed) in seeds.iter().enumerate() {
        fs::write(folder.join(format!("seed-{number}")), seed).expect("the corpus can be written");
    }
}

/// ChannelData that says it has `len` bytes and has 40.
pub fn channel_data(len: u16) -> Vec<u8> {
    [&CHANNEL.to_be_bytes()[..], &len.to_be_bytes(), &[7; 40]].concat()
}

/// Reads a stream in one piece and in pieces of these sizes: both have to find the same frames, and
/// the same end.
pub fn frames_do_not_depend_on_cuts(framing: Framing, wide: bool, sizes: &[u8], stream: &[u8]) {
    let whole = frames(framing, wide, [stream]);
    let mut rest = stream;
    let pieces = sizes.iter().cycle().map_while(|size| {
        let (piece, after) = rest.split_at(usize::from(*size).max(1).min(rest.len()));
        rest = after;
        (!piece.is_empty()).then_some(piece)
    });
    assert_eq!(frames(framing, wide, pieces), whole);
}

/// The datagrams of a stream, and whether it could be read to its end.
fn frames<'a>(framing: Framing, wide: bool, pieces: impl IntoIterator<Item = &'a [u8]>) -> (Vec<Vec<u8>>, bool) {
    let mut deframer = Deframer::new(framing, wide);
    let mut found = Vec::new();
    for piece in pieces {
        deframer.extend(piece);
        loop {
            match deframer.next_frame() {
                Ok(Some(frame)) => found.push(frame.to_vec()),
                Ok(None) => break,
                Err(_) => return (found, false),
            }
        }
    }
    (found, true)
}
