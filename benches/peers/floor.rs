//! The floor: a bare forwarder that receives, seals with AES-GCM and sends, and the same load for it.
//!
//! It has no ICE, no DTLS, no RTP, no feedback and no timers: what it costs is what the kernel and the cipher cost.
//! A datagram says on its first bytes which room it is for; who has said hello in a room gets what others send there.

use std::collections::HashMap;
use std::net::{SocketAddr, UdpSocket};
use std::path::Path;
use std::time::{Duration, Instant};

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use mio::{Events, Interest, Poll, Token};
use visavis::client::{Delays, Moment, Video};
use visavis::load::{GeneratorUse, Part, Process, Received, Report, ServerUse, Shape, Times};

use crate::server::{Server, free_port};

/// Room, sender, and the time in nanoseconds.
const HEAD: usize = 4 + 4 + 8;

/// As long as sound and as video of the other candidates, with RTP's header and the tag of SRTP.
const AUDIO: usize = 80 + 12 + 16;
const MAX_VIDEO: usize = 1150 + 24 + 16;

const HELLO: &[u8; 4] = b"helo";

/// Starts the forwarder as a process of its own.
pub fn start(folder: &Path) -> Option<(Server, SocketAddr)> {
    let port = free_port();
    let own = std::env::current_exe().ok()?;
    let command = [own.to_str()?, "--floor", &port.to_string()].map(str::to_owned);
    let command: Vec<&str> = command.iter().map(String::as_str).collect();
    let server = Server::spawn("floor", "(a bare forwarder)".to_owned(), &command, &folder.join("log"))?;
    Some((server, SocketAddr::from(([127, 0, 0, 1], port))))
}

/// The forwarder's process.
pub fn forward(port: u16) {
    let mut socket = mio::net::UdpSocket::bind(SocketAddr::from(([127, 0, 0, 1], port))).unwrap();
    let _ = socket2::SockRef::from(&socket).set_recv_buffer_size(4 << 20);
    let _ = socket2::SockRef::from(&socket).set_send_buffer_size(4 << 20);
    let key = LessSafeKey::new(UnboundKey::new(&AES_256_GCM, &[7; 32]).unwrap());
    let (mut poll, mut ready) = (Poll::new().unwrap(), Events::with_capacity(8));
    poll.registry().register(&mut socket, Token(0), Interest::READABLE).unwrap();
    let mut rooms: HashMap<[u8; 4], Vec<SocketAddr>> = HashMap::new();
    let (mut buffer, mut sealed, mut number) = ([0; 2048], Vec::with_capacity(2048), 0_u64);
    loop {
        poll.poll(&mut ready, None).unwrap();
        while let Ok((len, source)) = socket.recv_from(&mut buffer) {
            let Some((room, rest)) = buffer[..len].split_first_chunk::<4>() else { continue };
            let room = rooms.entry(*room).or_default();
            if rest.starts_with(HELLO) {
                if !room.contains(&source) {
                    room.push(source);
                }
                continue;
            }
            for destination in room.iter().filter(|destination| **destination != source) {
                sealed.clear();
                sealed.extend_from_slice(&buffer[..len - 16]);
                number += 1;
                let mut nonce = [0; 12];
                nonce[4..].copy_from_slice(&number.to_be_bytes());
                let nonce = Nonce::assume_unique_for_key(nonce);
                // The head stays readable, as RTP's does.
                let (head, payload) = sealed.split_at_mut(HEAD);
                let tag = key.seal_in_place_separate_tag(nonce, Aad::from(&*head), payload).unwrap();
                sealed.extend_from_slice(tag.as_ref());
                let _ = socket.send_to(&sealed, *destination);
            }
        }
    }
}

/// One client of the forwarder.
struct Client {
    part: Part,
    socket: UdpSocket,
    audio: Instant,
    video: Instant,
    /// What is left of a frame.
    left: u32,
}

/// The same load as on the others: pace, sizes and number of packets.
pub fn measure(
    server: &Server,
    address: SocketAddr,
    shape: Shape,
    video: Video,
    times: (Duration, Duration),
) -> Report {
    let bytes = (video.bitrate / 8 / video.frame_rate) as usize;
    let packets = bytes.div_ceil(1150);
    let size = (bytes / packets + 24 + 16).min(MAX_VIDEO);
    let started = Instant::now();
    let mut clients: Vec<Client> = shape
        .parts()
        .into_iter()
        .map(|part| {
            let socket = UdpSocket::bind("127.0.0.1:0").unwrap();
            let _ = socket2::SockRef::from(&socket).set_recv_buffer_size(1 << 20);
            socket.connect(address).unwrap();
            socket.set_nonblocking(true).unwrap();
            if part.subscribes {
                socket.send(&[&part.room.to_be_bytes()[..], HELLO].concat()).unwrap();
            }
            let phase = started + Duration::from_micros(u64::from(part.id) * 7919 % 33_333);
            Client { part, socket, audio: phase, video: phase, left: 0 }
        })
        .collect();
    let (warm_up, duration) = times;
    let mut late = Delays::default();
    let (mut sent, mut received, mut expected, mut payload) = (0_u64, 0_u64, 0_u64, 0_u64);
    let mut buffer = [0; 2048];
    let mut window = None;
    while started.elapsed() < warm_up + duration {
        if window.is_none() && started.elapsed() >= warm_up {
            (late, sent, received, expected, payload) = (Delays::default(), 0, 0, 0, 0);
            window = Some((Instant::now(), server.process().usage().unwrap(), Process::own().usage().unwrap()));
        }
        let now = Instant::now();
        let mut next = now + Duration::from_millis(1);
        for client in &mut clients {
            while let Ok(len) = client.socket.recv(&mut buffer) {
                received += 1;
                payload += (len - 28) as u64;
            }
            if !client.part.publishes {
                continue;
            }
            // In these shapes everybody else of the room receives.
            let others = u64::from(shape.participants() / shape.rooms() - 1);
            while client.audio <= now || client.video <= now {
                let is_audio = client.audio <= client.video;
                let due = if is_audio { client.audio } else { client.video };
                late.record(now - due);
                let mut datagram = vec![0; if is_audio { AUDIO } else { size }];
                datagram[..4].copy_from_slice(&client.part.room.to_be_bytes());
                datagram[4..8].copy_from_slice(&client.part.id.to_be_bytes());
                datagram[8..16].copy_from_slice(&Moment::now().unix.to_be_bytes());
                let _ = client.socket.send(&datagram);
                sent += 1;
                expected += others;
                if is_audio {
                    client.audio += Duration::from_millis(20);
                } else {
                    client.left = if client.left == 0 { packets as u32 - 1 } else { client.left - 1 };
                    let gap = Duration::from_millis(2);
                    let frame = Duration::from_secs(1) / video.frame_rate;
                    client.video += if client.left == 0 { frame - gap * (packets as u32 - 1) } else { gap };
                }
            }
            next = next.min(client.audio).min(client.video);
        }
        std::thread::sleep(next.saturating_duration_since(Instant::now()));
    }
    let (began, server_before, own_before) = window.unwrap();
    let seconds = began.elapsed().as_secs_f64();
    let (server_after, own_after) = (server.process().usage().unwrap(), Process::own().usage().unwrap());
    let cpu = (server_after.cpu - server_before.cpu).as_secs_f64();
    let rate = payload as f64 * 8.0 / seconds;
    // What is under way at the ends of the window is no loss.
    let lost = expected.saturating_sub(received + clients.len() as u64);
    Report {
        shape: shape.to_string(),
        participants: shape.participants(),
        seconds,
        interrupted: false,
        joins: visavis::load::Joins { joined: shape.participants(), ..Default::default() },
        total: Received {
            sent,
            expected,
            packets: received,
            lost,
            loss: lost as f64 / expected.max(1) as f64,
            left_out: 0,
            bits_per_second: rate,
            // The kernel's times of arrival are not asked for here.
            delay: Times::default(),
        },
        subscribers: Vec::new(),
        server: Some(ServerUse {
            pid: server.process().pid,
            cores: cpu / seconds,
            cpu_micros_per_packet: Some(cpu * 1e6 / received.max(1) as f64),
            megabits_per_core: Some(rate / 1e6 * seconds / cpu.max(1e-9)),
            resident: server_after.resident,
            resident_per_participant: 0.0,
            threads: server_after.threads,
            files: server_after.files,
        }),
        generator: GeneratorUse {
            cores: (own_after.cpu - own_before.cpu).as_secs_f64() / seconds,
            late: Times::of(&late),
        },
        failures: Vec::new(),
    }
}
