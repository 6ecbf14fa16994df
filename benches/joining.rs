//! What a peer costs beside its packets: joining, and being there.

#![allow(missing_docs, clippy::unwrap_used)]

mod support;

use std::time::{Duration, Instant};

use allocation_counter::measure;
use criterion::{Criterion, criterion_group, criterion_main};
use support::{Ours, Relay, Room};
use visavis::media::{MediaSetup, Peer};

/// What Chromium 156 offers with the SDK's three m-lines.
const OFFER: &str = include_str!("data/chromium-offer.sdp");

fn join(c: &mut Criterion) {
    let setup = MediaSetup::new(vec!["192.0.2.1:3478".parse().unwrap()]).unwrap();
    c.bench_function("peer/join", |b| {
        b.iter(|| Peer::accept(support::request(1), OFFER, &setup, Instant::now()).unwrap().answer);
    });
}

/// CPU of connected peers that neither send nor receive media, for each peer and second.
fn idle(c: &mut Criterion) {
    const PEERS: usize = 200;
    let mut room = Room::new(Timed { ours: Ours::new(), spent: Duration::ZERO, heap: 0 }, PEERS);
    room.connect();
    // Heap that the engine keeps for each, once everything has settled.
    let settle = room.now + Duration::from_secs(5);
    while room.now < settle {
        room.now += Duration::from_millis(20);
        room.pump();
    }
    println!("peer/idle heap: {} KiB a peer", room.relay.heap / PEERS as i64 / 1024);
    c.bench_function("peer/idle second", |b| {
        b.iter_custom(|iterations| {
            // An iteration is one peer for one second of virtual time; at least all for one.
            let seconds = iterations.div_ceil(PEERS as u64);
            room.relay.spent = Duration::ZERO;
            let end = room.now + Duration::from_secs(seconds);
            while room.now < end {
                room.now += Duration::from_millis(10);
                room.pump();
            }
            room.relay.spent.mul_f64(iterations as f64 / (seconds * PEERS as u64) as f64)
        });
    });
}

/// Our engine with a stop-watch and a scale.
struct Timed {
    ours: Ours,
    spent: Duration,
    heap: i64,
}

impl Timed {
    fn weigh<T>(&mut self, action: impl FnOnce(&mut Ours) -> T) -> T {
        let mut result = None;
        let started = Instant::now();
        let info = measure(|| result = Some(action(&mut self.ours)));
        self.spent += started.elapsed();
        self.heap += info.bytes_current;
        result.unwrap()
    }
}

impl Relay for Timed {
    fn join(&mut self, index: usize, offer: &str, now: Instant) -> String {
        self.weigh(|ours| ours.join(index, offer, now))
    }

    fn start(&mut self, _: Instant) {}

    fn receive(&mut self, now: Instant, source: std::net::SocketAddr, data: &[u8]) {
        self.weigh(|ours| ours.receive(now, source, data));
    }

    fn flush(&mut self, now: Instant) {
        self.weigh(|ours| ours.flush(now));
    }

    fn timeout(&mut self, now: Instant) {
        self.weigh(|ours| ours.timeout(now));
    }

    fn take(&mut self, each: &mut dyn FnMut(std::net::SocketAddr, &[u8])) {
        self.ours.take(each);
    }

    fn address(&self) -> std::net::SocketAddr {
        self.ours.address()
    }
}

criterion_group!(benches, join, idle);
criterion_main!(benches);
