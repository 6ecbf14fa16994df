//! TURN servers under test, and the load on them.

use std::io::IoSliceMut;
use std::net::{SocketAddr, UdpSocket};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use std::{fs, hint};

use quinn_udp::{RecvMeta, UdpSocketState};
use secrecy::{ExposeSecret, SecretString};
use visavis::media::MediaSetup;
use visavis::net::{Candidates, EngineHandle, EngineThread};
use visavis::turn::{Credential, Quotas, Rates, Secrets, Settings, mint};

use crate::turn_request::{ALLOCATE, CHANNEL_BIND, OVER_UDP, Requester};

const PAYLOAD: usize = 1200;
const HEADER: usize = 4;
const CHANNEL: u16 = 0x4000;
/// As many channels as an allocation has.
const MAX_PEERS: usize = 16;

const PATIENCE: Duration = Duration::from_secs(5);

/// How often what has arrived is taken, so that the core of the load does little else than send.
const DRAIN: Duration = Duration::from_millis(1);

fn secret() -> SecretString {
    SecretString::from("0f8a61a9d7e14d0c9d0b9c2a4f5e6172")
}

fn credential() -> Credential {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    mint("bench", now + 3600, &secret())
}

/// A TURN server that is measured.
pub trait Server {
    fn name(&self) -> &'static str;
    fn address(&self) -> SocketAddr;
    /// CPU time of its threads.
    fn cpu(&self) -> Duration;
    /// Payloads that have reached peers, if they do so without a socket.
    fn reached(&self) -> u64;
    /// Whether its peers have sockets.
    fn has_peers(&self) -> bool;
    /// The process whose memory it uses.
    fn process(&self) -> String;
}

/// Our engine's thread.
pub struct Ours {
    handle: EngineHandle,
    external: bool,
    thread: String,
}

impl Ours {
    pub fn external() -> Self {
        Ours::start(0, true)
    }

    pub fn in_process() -> Self {
        // On the same core as the other one.
        Ours::start(cores(), false)
    }

    fn start(index: usize, external: bool) -> Self {
        let (events, mut inbox) = tokio::sync::mpsc::channel(16);
        std::thread::spawn(move || while inbox.blocking_recv().is_some() {});
        let settings = |candidates: &Candidates| {
            let mut settings = Settings::new("visavis", Secrets::new(secret()), [7; 32], candidates.udp());
            settings.relay_ipv4 = Some(if external { [127, 0, 0, 1] } else { [192, 0, 0, 8] }.into());
            if external {
                settings.external_peers = vec!["127.0.0.1/32".parse().unwrap()];
            }
            settings.quotas = Quotas { per_identity: 10_000, per_source: 10_000, total: 10_000 };
            settings.rates = Rates { unauthenticated: 1_000_000, packets: u32::MAX, bytes: u32::MAX };
            Some(settings)
        };
        let candidates = |bound| Candidates::new(bound, &[], &[], None);
        let setup = MediaSetup::new(Vec::new()).unwrap();
        let bind = "127.0.0.1:0".parse().unwrap();
        let (handle, _) = EngineThread::start(index, bind, &setup, candidates, settings, events).unwrap();
        Ours { handle, external, thread: format!("media-{index}") }
    }
}

impl Server for Ours {
    fn name(&self) -> &'static str {
        if self.external { "external" } else { "in process" }
    }

    fn address(&self) -> SocketAddr {
        self.handle.site.address
    }

    fn cpu(&self) -> Duration {
        cpu_of("self", Some(&self.thread))
    }

    fn reached(&self) -> u64 {
        self.handle.turn_counters().packets_to_peers
    }

    fn has_peers(&self) -> bool {
        self.external
    }

    fn process(&self) -> String {
        "self".to_owned()
    }
}

/// Debian's coturn with one relay thread.
pub struct Coturn {
    child: Child,
    address: SocketAddr,
    folder: PathBuf,
}

impl Coturn {
    /// Nothing if it is not installed.
    pub fn start() -> Option<Self> {
        Command::new("turnserver").arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
        let free = UdpSocket::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap();
        drop(free);
        let folder = std::env::temp_dir().join(format!("visavis-bench-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("turnserver.conf");
        let config = format!(
            "listening-ip=127.0.0.1\nrelay-ip=127.0.0.1\nlistening-port={}\nrelay-threads=1\nrealm=visavis\n\
             use-auth-secret\nstatic-auth-secret={}\nallow-loopback-peers\nno-tls\nno-dtls\nno-cli\nno-tcp\n\
             no-multicast-peers\npidfile={}\nuserdb={}\nlog-file=/dev/null\nsimple-log\n",
            address.port(),
            secret().expose_secret(),
            folder.join("pid").display(),
            folder.join("turndb").display(),
        );
        fs::write(&file, config).unwrap();
        // On the core where our engine is.
        let child = Command::new("taskset")
            .args(["-c", "0", "turnserver", "-c"])
            .arg(file)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let coturn = Coturn { child, address, folder };
        let probe = UdpSocket::bind("127.0.0.1:0").unwrap();
        probe.connect(address).unwrap();
        probe.set_read_timeout(Some(Duration::from_millis(50))).unwrap();
        let started = Instant::now();
        let binding = [&[0, 1, 0, 0, 0x21, 0x12, 0xA4, 0x42][..], &[1; 12]].concat();
        // Until it listens, sends and receives fail.
        while probe.send(&binding).and_then(|_| probe.recv(&mut [0; 2000])).is_err() {
            assert!(started.elapsed() < PATIENCE, "turnserver does not answer");
        }
        Some(coturn)
    }
}

impl Server for Coturn {
    fn name(&self) -> &'static str {
        "coturn"
    }

    fn address(&self) -> SocketAddr {
        self.address
    }

    fn cpu(&self) -> Duration {
        cpu_of(&self.process(), None)
    }

    fn reached(&self) -> u64 {
        0
    }

    fn has_peers(&self) -> bool {
        true
    }

    fn process(&self) -> String {
        self.child.id().to_string()
    }
}

impl Drop for Coturn {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        fs::remove_dir_all(&self.folder).unwrap();
    }
}

/// A pattern of packets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Packets a second.
    pub rate: u64,
    /// How many go at once, as one send.
    pub burst: usize,
    pub allocations: usize,
    /// How many peers the packets go to by turns; those to one peer can leave together.
    pub peers: usize,
    /// From the peer to the clients.
    pub down: bool,
}

impl Shape {
    /// In process there is one peer, our media.
    fn peers_of(self, server: &dyn Server) -> usize {
        if server.has_peers() { self.peers } else { 1 }
    }
}

/// Clients of one server, and their peers.
pub struct Load {
    clients: Vec<ClientSocket>,
    peers: Vec<Socket>,
    server: SocketAddr,
    buffers: Vec<Vec<u8>>,
    resident: (u64, u64),
}

struct ClientSocket {
    socket: Socket,
    requester: Requester,
    relayed: SocketAddr,
}

impl Load {
    pub fn new(server: &dyn Server) -> Self {
        let peers = (0..MAX_PEERS).map(|_| Socket::new()).collect();
        let buffers = vec![vec![0; 65_536]; quinn_udp::BATCH_SIZE];
        Load { clients: Vec::new(), peers, server: server.address(), buffers, resident: (0, 0) }
    }

    /// Makes sure of allocations with fresh channels.
    pub fn prepare(&mut self, server: &dyn Server, shape: Shape) {
        let allocations = shape.allocations;
        if self.clients.len() == 1 && allocations > 1 {
            self.resident.0 = resident(&server.process());
        }
        while self.clients.len() < allocations {
            let mut client =
                ClientSocket { socket: Socket::new(), requester: Requester::new(credential()), relayed: self.server };
            client.relayed = client.ask(self.server, ALLOCATE, OVER_UDP, None).expect("there is a relayed address");
            self.clients.push(client);
        }
        for client in self.clients.iter_mut().take(allocations) {
            for (number, peer) in (CHANNEL..).zip(&self.peers).take(shape.peers_of(server)) {
                let number = (u32::from(number) << 16).to_be_bytes();
                let peer = if server.has_peers() { peer.address() } else { self.server };
                client.ask(self.server, CHANNEL_BIND, (0x0C, &number), Some(peer));
            }
        }
        if allocations > 1 && self.resident.1 == 0 {
            self.resident.1 = resident(&server.process());
        }
    }

    /// Kilobytes for each allocation after the first.
    pub fn resident_growth(&self) -> f64 {
        self.resident.1.saturating_sub(self.resident.0) as f64 / self.clients.len().max(2) as f64
    }

    /// Sends for a time; how many packets were sent and how many have arrived.
    pub fn run(&mut self, server: &dyn Server, shape: Shape, time: Duration) -> (u64, u64) {
        let message = [&CHANNEL.to_be_bytes()[..], &(PAYLOAD as u16).to_be_bytes(), &[0xaa; PAYLOAD]].concat();
        let (size, contents) = if shape.down { (PAYLOAD, &message[HEADER..]) } else { (message.len(), &message[..]) };
        let mut contents = contents.repeat(shape.burst);
        let interval = Duration::from_nanos(1_000_000_000 * shape.burst as u64 / shape.rate);
        let (mut sent, mut arrived, mut turn) = (0, 0, 0);
        let (reached, peers) = (server.reached(), shape.peers_of(server));
        let started = Instant::now();
        let (mut due, mut drained) = (started, started);
        loop {
            let now = Instant::now();
            if now - started >= time {
                break;
            }
            if now >= due {
                let client = &self.clients[turn % shape.allocations];
                if shape.down {
                    self.peers[0].send(client.relayed, size, &contents);
                } else {
                    let channel = (CHANNEL + (turn % peers) as u16).to_be_bytes();
                    contents.chunks_mut(size).for_each(|message| message[..2].copy_from_slice(&channel));
                    client.socket.send(self.server, size, &contents);
                }
                turn += 1;
                sent += shape.burst as u64;
                due += interval;
            } else if now - drained >= DRAIN {
                drained = now;
                arrived += self.drain(shape);
            } else {
                hint::spin_loop();
            }
        }
        let ended = Instant::now();
        while ended.elapsed() < Duration::from_millis(20) {
            arrived += self.drain(shape);
            std::thread::sleep(DRAIN);
        }
        if server.has_peers() { (sent, arrived) } else { (sent, server.reached() - reached) }
    }

    fn drain(&mut self, shape: Shape) -> u64 {
        if shape.down {
            let clients = self.clients.iter().take(shape.allocations);
            clients.map(|client| client.socket.drain(&mut self.buffers)).sum()
        } else {
            self.peers.iter().take(shape.peers).map(|peer| peer.drain(&mut self.buffers)).sum()
        }
    }
}

impl ClientSocket {
    /// Asks until it is granted; the relayed address if there is one.
    fn ask(
        &mut self,
        server: SocketAddr,
        method: u16,
        attribute: (u16, &[u8]),
        peer: Option<SocketAddr>,
    ) -> Option<SocketAddr> {
        let started = Instant::now();
        let mut buffer = [0; 2000];
        loop {
            assert!(started.elapsed() < PATIENCE, "the server does not grant it");
            let request = self.requester.request(method, &[attribute], peer);
            self.socket.socket.send_to(&request, server).unwrap();
            let count = loop {
                assert!(started.elapsed() < PATIENCE, "the server does not answer");
                match self.socket.socket.recv(&mut buffer) {
                    // What is no STUN is late.
                    Ok(count) if buffer[0] < 4 => break count,
                    Ok(_) | Err(_) => hint::spin_loop(),
                }
            };
            match self.requester.answered(&buffer[..count]) {
                Ok(relayed) => return relayed,
                Err(401 | 438) => {}
                Err(code) => panic!("the server refuses with {code}"),
            }
        }
    }
}

/// A socket of the load, with large sends and receives.
struct Socket {
    socket: UdpSocket,
    state: UdpSocketState,
}

impl Socket {
    fn new() -> Self {
        let socket = UdpSocket::bind("127.0.0.1:0").expect("1000 allocations take 3000 files: `ulimit -n 4096`");
        let state = UdpSocketState::new((&socket).into()).unwrap();
        // More than arrives between two drains, whatever the system's default is.
        state.set_recv_buffer_size((&socket).into(), 4 << 20).unwrap();
        socket.set_nonblocking(true).unwrap();
        Socket { socket, state }
    }

    fn address(&self) -> SocketAddr {
        self.socket.local_addr().unwrap()
    }

    fn send(&self, destination: SocketAddr, size: usize, contents: &[u8]) {
        let segment_size = (contents.len() > size).then_some(size);
        let transmit = quinn_udp::Transmit { destination, ecn: None, contents, segment_size, src_ip: None };
        // What the system does not take counts as lost.
        let _ = self.state.try_send((&self.socket).into(), &transmit);
    }

    fn drain(&self, buffers: &mut [Vec<u8>]) -> u64 {
        let mut packets = 0;
        let mut metas = [RecvMeta::default(); quinn_udp::BATCH_SIZE];
        let mut slices: Vec<IoSliceMut<'_>> = buffers.iter_mut().map(|b| IoSliceMut::new(b)).collect();
        while let Ok(count) = self.state.recv((&self.socket).into(), &mut slices, &mut metas) {
            let large = |meta: &&RecvMeta| meta.stride >= PAYLOAD;
            packets +=
                metas[..count].iter().filter(large).map(|meta| meta.len.div_ceil(meta.stride) as u64).sum::<u64>();
        }
        packets
    }
}

/// Keeps the load away from the core of the servers.
pub fn stay_on_last_core() {
    let mut set = rustix::thread::CpuSet::new();
    set.set(cores() - 1);
    rustix::thread::sched_setaffinity(None, &set).unwrap();
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// CPU time of the threads of a process, or of the one with a name.
fn cpu_of(process: &str, name: Option<&str>) -> Duration {
    let mut total = Duration::ZERO;
    for entry in fs::read_dir(format!("/proc/{process}/task")).unwrap() {
        let path = entry.unwrap().path();
        let is_wanted = |name: &str| fs::read_to_string(path.join("comm")).is_ok_and(|comm| comm.trim() == name);
        // A thread may end meanwhile.
        if let Ok(stat) = fs::read_to_string(path.join("schedstat"))
            && name.is_none_or(is_wanted)
        {
            total += Duration::from_nanos(stat.split(' ').next().unwrap().parse().unwrap());
        }
    }
    total
}

/// Resident memory of a process in kilobytes.
fn resident(process: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}
