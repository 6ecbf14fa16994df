//! What a forwarded packet costs: one publisher, twenty subscribers, 1200-byte packets, AEAD_AES_GCM.
//!
//! `alone` is str0m without anything around it, `engine` is ours, both in process and without a
//! socket; `sockets` is a whole engine thread on loopback under load (the next frame comes when the
//! last one has arrived everywhere), its CPU time read from the kernel.
//! `sends alone` is what the kernel takes of that for the send calls.
//! Times are for each packet that leaves.

#![allow(missing_docs, clippy::unwrap_used)]

mod support;

use std::hint::black_box;
use std::net::{SocketAddr, UdpSocket};
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use support::{Ours, Relay, Room, Stock};
use visavis::media::{Command, MediaSetup, Peer};
use visavis::net::{Candidates, EngineHandle, EngineThread};

// The allocator of the product.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SUBSCRIBERS: usize = 20;

/// Packets of a frame and frames per second: 260 packets a second, singly and in bursts.
const SHAPES: [(usize, u64); 2] = [(1, 260), (9, 29)];

fn in_process(c: &mut Criterion) {
    for (packets, rate) in SHAPES {
        let mut group = c.benchmark_group(format!("forward/{packets}-packet frames"));
        group.throughput(Throughput::Elements((packets * SUBSCRIBERS) as u64));
        group.bench_function("alone", |b| run(b, Stock::new(packets > 1), packets, rate));
        group.bench_function("engine", |b| run(b, Ours::new(), packets, rate));
        group.finish();
    }
}

fn run<R: Relay>(bencher: &mut criterion::Bencher<'_>, relay: R, packets: usize, rate: u64) {
    let mut room = Room::new(relay, SUBSCRIBERS + 1);
    room.connect();
    let mut kept_alive = room.now;
    bencher.iter_custom(|iterations| {
        let mut total = Duration::ZERO;
        for _ in 0..iterations {
            room.now += Duration::from_secs(1) / rate as u32;
            let frame = room.frame(packets);
            let (source, now) = (room.clients[0].address, room.now);
            let mut sent = 0;
            let started = Instant::now();
            for datagram in &frame {
                room.relay.receive(now, source, datagram);
            }
            room.relay.flush(now);
            room.relay.take(&mut |_, data| sent += black_box(data).len());
            total += started.elapsed();
            assert!(sent > packets * SUBSCRIBERS * support::PAYLOAD, "everything was forwarded");
            // Consent checks and reports of the clients, once a second and untimed.
            if now - kept_alive > Duration::from_secs(1) {
                kept_alive = now;
                room.pump();
            }
        }
        total
    });
}

/// An engine thread, with clients whose sockets we hold.
struct Threaded {
    handle: EngineHandle,
    sockets: Vec<UdpSocket>,
    sender: quinn_udp::UdpSocketState,
    waiting: Vec<(SocketAddr, Vec<u8>)>,
    buffer: Vec<u8>,
}

impl Threaded {
    fn room() -> Room<Threaded> {
        let (events, mut inbox) = tokio::sync::mpsc::channel(10_000);
        std::thread::spawn(move || while inbox.blocking_recv().is_some() {});
        let setup = MediaSetup::new(Vec::new()).unwrap();
        let (handle, _) = {
            let candidates = |bound| Candidates::new(bound, &[], &[], None);
            EngineThread::start(0, "127.0.0.1:0".parse().unwrap(), &setup, candidates, |_| None, events).unwrap()
        };
        let sockets: Vec<UdpSocket> = (0..=SUBSCRIBERS)
            .map(|_| {
                let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
                socket.connect(handle.site.address).unwrap();
                socket.set_nonblocking(true).unwrap();
                socket
            })
            .collect();
        let sender = quinn_udp::UdpSocketState::new((&sockets[0]).into()).unwrap();
        let addresses: Vec<SocketAddr> = sockets.iter().map(|s| s.local_addr().unwrap()).collect();
        let mut room =
            Room::at(Threaded { handle, sender, sockets, waiting: Vec::new(), buffer: vec![0; 65_536] }, addresses);
        let started = Instant::now();
        while !room.is_connected() && started.elapsed() < Duration::from_secs(30) {
            room.now = Instant::now();
            room.pump();
            std::thread::sleep(Duration::from_millis(2));
        }
        room.connect();
        room
    }

    /// CPU time that the engine's thread has had.
    fn cpu() -> Duration {
        for entry in std::fs::read_dir("/proc/self/task").unwrap() {
            let path = entry.unwrap().path();
            if std::fs::read_to_string(path.join("comm")).is_ok_and(|name| name.trim() == "media-0") {
                let stat = std::fs::read_to_string(path.join("schedstat")).unwrap();
                return Duration::from_nanos(stat.split(' ').next().unwrap().parse().unwrap());
            }
        }
        panic!("there is no engine thread");
    }

    /// Sends a frame as one burst, as a publisher on a fast path does.
    fn send_frame(&self, frame: &[Vec<u8>]) {
        let transmit = quinn_udp::Transmit {
            destination: self.handle.site.address,
            ecn: None,
            contents: &frame.concat(),
            segment_size: Some(frame[0].len()),
            src_ip: None,
        };
        self.sender.try_send((&self.sockets[0]).into(), &transmit).unwrap();
    }

    /// Counts the media that has arrived; answers to consent checks are kept for the clients.
    fn drain(&mut self) -> usize {
        let mut packets = 0;
        for socket in &self.sockets {
            while let Ok(len) = socket.recv(&mut self.buffer) {
                if len > support::PAYLOAD {
                    packets += 1;
                } else {
                    self.waiting.push((socket.local_addr().unwrap(), self.buffer[..len].to_vec()));
                }
            }
        }
        packets
    }
}

impl Relay for Threaded {
    fn join(&mut self, index: usize, offer: &str, now: Instant) -> String {
        let accepted = Peer::accept(support::request(index), offer, &self.handle.site.setup_for(None), now).unwrap();
        assert!(self.handle.command(Command::AddPeer(accepted.peer)));
        accepted.answer
    }

    fn start(&mut self, _: Instant) {
        for command in support::commands(SUBSCRIBERS as u64) {
            assert!(self.handle.command(command));
        }
        std::thread::sleep(Duration::from_millis(20));
    }

    fn receive(&mut self, _: Instant, source: SocketAddr, data: &[u8]) {
        let socket = self.sockets.iter().find(|s| s.local_addr().unwrap() == source).unwrap();
        socket.send(data).unwrap();
    }

    fn flush(&mut self, _: Instant) {}

    fn timeout(&mut self, _: Instant) {}

    fn take(&mut self, each: &mut dyn FnMut(SocketAddr, &[u8])) {
        self.drain();
        for (to, data) in self.waiting.drain(..) {
            each(to, &data);
        }
    }

    fn address(&self) -> SocketAddr {
        self.handle.site.address
    }
}

fn sockets(c: &mut Criterion) {
    let mut room = Threaded::room();
    for (packets, _) in SHAPES {
        let mut group = c.benchmark_group(format!("forward/{packets}-packet frames"));
        group.throughput(Throughput::Elements((packets * SUBSCRIBERS) as u64));
        group.sample_size(20);
        let mut kept_alive = Instant::now();
        group.bench_function("sockets", |b| {
            b.iter_custom(|iterations| {
                let mut total = Duration::ZERO;
                for _ in 0..iterations {
                    room.now = Instant::now();
                    let frame = room.frame(packets);
                    let before = Threaded::cpu();
                    room.relay.send_frame(&frame);
                    let (mut arrived, waited) = (0, Instant::now());
                    while arrived < packets * SUBSCRIBERS && waited.elapsed() < Duration::from_secs(2) {
                        arrived += room.relay.drain();
                    }
                    total += Threaded::cpu() - before;
                    assert!(arrived * 100 >= packets * SUBSCRIBERS * 99, "{arrived} packets arrived");
                    if kept_alive.elapsed() > Duration::from_secs(1) {
                        kept_alive = Instant::now();
                        room.now = kept_alive;
                        room.pump();
                    }
                }
                total
            });
        });
        group.finish();
    }
}

/// What the kernel takes for the sends alone: the same datagrams, from one socket to as many.
fn sends(c: &mut Criterion) {
    let sender = UdpSocket::bind("127.0.0.1:0").unwrap();
    let state = quinn_udp::UdpSocketState::new((&sender).into()).unwrap();
    let receivers: Vec<UdpSocket> = (0..SUBSCRIBERS).map(|_| UdpSocket::bind("127.0.0.1:0").unwrap()).collect();
    let addresses: Vec<SocketAddr> = receivers.iter().map(|r| r.local_addr().unwrap()).collect();
    for receiver in &receivers {
        receiver.set_nonblocking(true).unwrap();
    }
    let mut buffer = vec![0; 65_536];
    for (packets, _) in SHAPES {
        let size = support::PAYLOAD + 40;
        let contents = vec![0xaa; packets * size];
        let mut group = c.benchmark_group(format!("forward/{packets}-packet frames"));
        group.throughput(Throughput::Elements((packets * SUBSCRIBERS) as u64));
        group.bench_function("sends alone", |b| {
            b.iter_custom(|iterations| {
                let mut total = Duration::ZERO;
                for _ in 0..iterations {
                    let started = Instant::now();
                    for destination in &addresses {
                        let segment_size = (packets > 1).then_some(size);
                        let transmit = quinn_udp::Transmit {
                            destination: *destination,
                            ecn: None,
                            contents: &contents,
                            segment_size,
                            src_ip: None,
                        };
                        state.try_send((&sender).into(), &transmit).unwrap();
                    }
                    total += started.elapsed();
                    for receiver in &receivers {
                        while receiver.recv(&mut buffer).is_ok() {}
                    }
                }
                total
            });
        });
        group.finish();
    }
}

criterion_group!(benches, in_process, sockets, sends);
criterion_main!(benches);
