//! The TCP port with strangers, slow ones and greedy ones; browsers use it in `tests/e2e`.

use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use secrecy::SecretString;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UdpSocket};
use tokio::sync::{mpsc, watch};
use tokio::time::{sleep, timeout};
use turn_client_proto::api::{Transmit, TurnClientApi, TurnConfig, TurnEvent};
use turn_client_proto::stun;
use turn_client_proto::tcp::TurnClientTcp;
use turn_client_proto::types::{TransportType, TurnCredentials};
use visavis::http::auth::unix_now;
use visavis::media::MediaSetup;
use visavis::net::{Candidates, EngineHandle, EngineThread, HttpStream, Patience, Takes, accept};
use visavis::turn::{NonceKey, Secrets, Settings, mint};

use crate::support::server::TestServer;

/// Short enough to wait for, long enough for a busy machine.
const SHORT: Duration = Duration::from_millis(400);
const LONG: Duration = Duration::from_secs(20);

/// A Binding request (RFC 8489 §5).
const BINDING: [u8; 20] = [0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

struct Port {
    address: SocketAddr,
    engines: Vec<EngineHandle>,
    http: mpsc::Receiver<HttpStream>,
    _stopping: watch::Sender<bool>,
}

fn patient() -> Patience {
    Patience { first_bytes: LONG, first_frame: LONG, frame: LONG, unused: LONG, write: LONG }
}

impl Port {
    async fn open(takes: Takes) -> Port {
        let setup = MediaSetup::new(Vec::new()).unwrap();
        let (events, _) = mpsc::channel(64);
        let start = |index| {
            let candidates = |bound| Candidates::new(bound, &[], &[], None);
            let relay = |candidates: &Candidates| {
                let secrets = Secrets::new(secret());
                let mut settings = Settings::new("visavis", secrets, NonceKey([3; 32]), candidates.udp());
                settings.relay_ipv4 = Some([192, 0, 0, 8].into());
                Some(settings)
            };
            let bind = "127.0.0.1:0".parse().unwrap();
            EngineThread::start(index, bind, &setup, candidates, relay, events.clone()).unwrap().0
        };
        let engines: Vec<EngineHandle> = (0..2).map(start).collect();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (_stopping, stopped) = watch::channel(false);
        let http = accept(listener, None, engines.clone(), takes, stopped);
        Port { address, engines, http, _stopping }
    }

    async fn with(patience: Patience) -> Port {
        Port::open(Takes { turn: true, wide_channels: false, ice: true, patience }).await
    }

    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    async fn says(&self, bytes: &[u8]) -> TcpStream {
        let mut stream = self.connect().await;
        stream.write_all(bytes).await.unwrap();
        stream
    }

    /// Allocations on each engine, as they are after a turn of theirs.
    async fn allocations(&self, expected: [u64; 2]) {
        let started = Instant::now();
        loop {
            let found = [0, 1].map(|index: usize| self.engines[index].turn_counters().allocations);
            if found == expected {
                return;
            }
            assert!(started.elapsed() < LONG, "{found:?} instead of {expected:?}");
            sleep(Duration::from_millis(10)).await;
        }
    }
}

fn secret() -> SecretString {
    SecretString::from("0f8a61a9d7e14d0c9d0b9c2a4f5e6172")
}

/// Waits until the server closes.
async fn closed(mut stream: TcpStream) {
    let mut rest = [0; 4096];
    // A reset is an end as well.
    let read = async { while matches!(stream.read(&mut rest).await, Ok(count) if count > 0) {} };
    timeout(LONG, read).await.expect("the server closes");
}

/// A TURN client that is not ours, over a connection.
struct Caller {
    turn: TurnClientTcp,
    stream: TcpStream,
    started: Instant,
}

impl Caller {
    async fn new(server: SocketAddr, username: &str, password: &str) -> Caller {
        let stream = TcpStream::connect(server).await.unwrap();
        let config = TurnConfig::new(TurnCredentials::new(username, password));
        let turn = TurnClientTcp::allocate(stream.local_addr().unwrap(), server, config);
        Caller { turn, stream, started: Instant::now() }
    }

    fn now(&self) -> stun::Instant {
        stun::Instant::from_nanos(0) + self.started.elapsed()
    }

    /// Carries bytes both ways until the client knows something; false when the server closed.
    async fn until(&mut self, comes: impl Fn(&TurnEvent) -> bool) -> bool {
        let mut buffer = vec![0; 4096];
        loop {
            assert!(self.started.elapsed() < LONG, "it does not come");
            self.turn.poll(self.now());
            while let Some(transmit) = self.turn.poll_transmit(self.now()) {
                self.stream.write_all(&transmit.data).await.unwrap();
            }
            if std::iter::from_fn(|| self.turn.poll_event()).any(|event| comes(&event)) {
                return true;
            }
            let Ok(read) = timeout(Duration::from_millis(20), self.stream.read(&mut buffer)).await else { continue };
            let Ok(count @ 1..) = read else { return false };
            let (from, to) = (self.stream.peer_addr().unwrap(), self.stream.local_addr().unwrap());
            let received = Transmit::new(buffer[..count].to_vec(), TransportType::Tcp, from, to);
            self.turn.recv(received, self.now());
        }
    }

    async fn allocate(port: &Port, identity: &str) -> Caller {
        let credential = mint(identity, unix_now() + 60, &secret());
        let mut caller = Caller::new(port.address, &credential.username, &credential.password).await;
        assert!(caller.is_granted().await);
        caller
    }

    async fn is_granted(&mut self) -> bool {
        self.until(|event| matches!(event, TurnEvent::AllocationCreated(..))).await
    }
}

/// Checklist 28.
#[tokio::test]
async fn what_nobody_speaks_here_is_closed_at_once() {
    let port = Port::with(patient()).await;
    for first in [
        &[0x40, 0, 0, 4][..],
        &[0x80, 0, 0, 1],
        &[0xff, 0xff],
        &[0, 17],
        b"get / HTTP/1.1\r\n",
        // TLS, which is not configured.
        &[22, 3, 1, 0, 5],
        // STUN without the magic cookie, and with a length that no STUN has.
        &[0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        &[0, 1, 0, 3, 0x21, 0x12, 0xa4, 0x42],
        // ICE-TCP with media before a check, and with a check that is for nobody here.
        &[0, 40, 128, 0],
        &[&[0, 20], &BINDING[..]].concat(),
    ] {
        closed(port.says(first).await).await;
    }
}

/// Checklist 27.
#[tokio::test]
async fn who_says_nothing_or_drips_is_closed() {
    let silent = Port::with(Patience { first_bytes: SHORT, ..patient() }).await;
    closed(silent.connect().await).await;

    let first = Port::with(Patience { first_frame: SHORT, ..patient() }).await;
    let dripping = Port::with(Patience { frame: SHORT, ..patient() }).await;
    for (port, before) in [(&first, &[][..]), (&dripping, &BINDING[..])] {
        let stream = port.says(before).await;
        let (mut reader, mut writer) = stream.into_split();
        let drip = async {
            for byte in BINDING.iter().cycle() {
                if writer.write_all(&[*byte]).await.is_err() {
                    break;
                }
                // Nineteen of these are longer than the server waits, each alone is shorter.
                sleep(SHORT / 10).await;
            }
        };
        let mut rest = Vec::new();
        tokio::select! {
            () = drip => {}
            read = timeout(LONG, reader.read_to_end(&mut rest)) => { read.expect("the server closes").ok(); }
        }
    }
}

#[tokio::test]
async fn a_connection_stays_for_as_long_as_it_is_of_use() {
    let port = Port::with(Patience { unused: SHORT, ..patient() }).await;
    // Requests that need no proof do not keep it open.
    let mut idle = port.connect().await;
    let asking = async {
        while idle.write_all(&BINDING).await.is_ok()
            && timeout(LONG, idle.read(&mut [0; 64])).await.unwrap().unwrap_or(0) > 0
        {
            sleep(SHORT / 10).await;
        }
    };
    timeout(LONG, asking).await.expect("the server closes");

    // An allocation does, however silent it is.
    let mut caller = Caller::allocate(&port, "0.p_1").await;
    sleep(SHORT * 3).await;
    caller.stream.write_all(&BINDING).await.unwrap();
    assert!(timeout(LONG, caller.stream.read(&mut [0; 64])).await.unwrap().unwrap() > 0);
    caller.turn.delete(caller.now()).unwrap();
    assert!(!caller.until(|_| false).await, "without it the connection ends");
}

#[tokio::test]
async fn a_credential_leads_to_its_engine_and_the_end_of_the_connection_ends_the_allocation() {
    let port = Port::with(patient()).await;
    let one = Caller::allocate(&port, "1.p_1").await;
    port.allocations([0, 1]).await;
    let zero = Caller::allocate(&port, "0.p_2").await;
    let foreign = Caller::allocate(&port, "somebody").await;
    let nowhere = Caller::allocate(&port, "7.p_3").await;
    port.allocations([3, 1]).await;
    drop(one);
    port.allocations([3, 0]).await;
    drop((zero, foreign, nowhere));
    port.allocations([0, 0]).await;
}

/// Checklist 29: what a client does not read is not kept.
#[tokio::test]
async fn who_does_not_read_is_closed() {
    let port = Port::with(Patience { write: SHORT, ..patient() }).await;
    let mut caller = Caller::allocate(&port, "0.p_1").await;
    let flood = BINDING.repeat(1000);
    let started = Instant::now();
    while let Ok(Ok(())) = timeout(LONG, caller.stream.write_all(&flood)).await {
        assert!(started.elapsed() < LONG, "the server closes");
    }
    port.allocations([0, 0]).await;
}

#[tokio::test]
async fn a_source_has_so_many_connections() {
    let mut port = Port::with(patient()).await;
    let mut held = Vec::new();
    for _ in 0..256 {
        held.push(port.connect().await);
    }
    closed(port.connect().await).await;
    // A place is free when a client is known to speak HTTP.
    held.pop();
    let http = loop {
        let mut stream = port.connect().await;
        // The place is free a moment after its connection has ended.
        if stream.write_all(b"GET / HTTP/1.1\r\n\r\n").await.is_ok()
            && let Ok(Some(http)) = timeout(SHORT, port.http.recv()).await
        {
            break (stream, http);
        }
    };
    assert!(!http.1.secure);
    let again = loop {
        let mut stream = port.says(&BINDING).await;
        if stream.read(&mut [0; 64]).await.is_ok_and(|count| count > 0) {
            break stream;
        }
    };
    drop((held, again));
}

/// Checklist 34.
#[tokio::test]
async fn what_is_switched_off_is_closed() {
    let mut port = Port::open(Takes { turn: false, wide_channels: false, ice: false, patience: patient() }).await;
    closed(port.says(&BINDING).await).await;
    closed(port.says(&[&[0, 20], &BINDING[..]].concat()).await).await;
    let _stream = port.says(b"GET / HTTP/1.1\r\n\r\n").await;
    let mut http = timeout(LONG, port.http.recv()).await.unwrap().unwrap();
    let mut request = [0; 18];
    http.stream.read_exact(&mut request).await.unwrap();
    assert_eq!(&request, b"GET / HTTP/1.1\r\n\r\n", "what was looked at is read again");
}

/// Checklist 12: a session's credential is good for allocations, and they end with the session.
#[tokio::test]
async fn a_participant_takes_its_allocations_along() {
    let server = TestServer::start().await;
    let mut customer = server.client("customer").await;
    let mut agent = server.socket().await;
    let mut callers = Vec::new();
    let hello = agent.hello(&server.token("agent")).await;
    let own = hello["iceServers"].as_array().unwrap().iter().find(|s| s["urls"].to_string().contains("transport=tcp"));
    let text = |key: &str| own.unwrap()[key].as_str().unwrap().to_owned();
    for _ in 0..2 {
        let mut caller = Caller::new(server.server.addresses().http, &text("username"), &text("credential")).await;
        assert!(caller.is_granted().await);
        callers.push(caller);
    }
    let allocations = async |expected: f64| {
        let started = Instant::now();
        let figures = [0, 1].map(|engine| format!("visavis_turn_allocations{{engine=\"{engine}\"}}"));
        loop {
            let found = server.metric(&figures[0]).await + server.metric(&figures[1]).await;
            if found == expected {
                return;
            }
            assert!(started.elapsed() < LONG, "{found} instead of {expected}");
            sleep(Duration::from_millis(10)).await;
        }
    };
    allocations(2.0).await;
    // Checklist 32: figures tell how much, never of whom.
    let figures = reqwest::get(&server.metrics).await.unwrap().text().await.unwrap();
    let participant = hello["participantId"].as_str().unwrap();
    for secret in [participant, &text("username"), &text("credential"), "agent\"", "192.0.0.8"] {
        let named = figures.lines().find(|line| line.contains(secret) && !line.contains("role="));
        assert_eq!(named, None, "{secret}");
    }
    customer.ask("leave", json!({})).await;
    agent.ask("ping", json!({})).await;
    allocations(2.0).await;
    agent.ask("leave", json!({})).await;
    allocations(0.0).await;
}

/// A process that does not outlive its test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Checklist 33: whoever sends nonsense writes nothing into the log.
#[tokio::test]
async fn strangers_do_not_fill_the_log() {
    let server = Command::new(env!("CARGO_BIN_EXE_visavis"))
        .args([
            "serve",
            "--dev",
            "--json",
            "--http",
            "127.0.0.1:0",
            "--media",
            "127.0.0.1:0",
            "--metrics",
            "127.0.0.1:0",
        ])
        .env_remove("RUST_LOG")
        .env("VISAVIS_LOG__LEVEL", "info")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut server = Running(server);
    let mut line = String::new();
    BufReader::new(server.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let addresses: Value = serde_json::from_str(&line).unwrap();
    let http: SocketAddr = addresses["http"].as_str().unwrap().trim_start_matches("http://").parse().unwrap();
    let media: SocketAddr = addresses["media"][0].as_str().unwrap().parse().unwrap();

    let udp = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let allocate: Vec<u8> = BINDING.iter().enumerate().map(|(at, byte)| if at == 1 { 3 } else { *byte }).collect();
    for round in 0..200u8 {
        for datagram in [&BINDING[..], &allocate, &[0x40, round, 0, 0], &[round; 40], &[200; 3]] {
            udp.send_to(datagram, media).await.unwrap();
        }
        for first in [&[round, round][..], &allocate, b"BAD / HTTP/9\r\n\r\n", &[22, 3, 1, 0, 5]] {
            TcpStream::connect(http).await.unwrap().write_all(first).await.unwrap();
        }
    }
    // It lives, and has read all of that: this came after it.
    let mut stream = TcpStream::connect(http).await.unwrap();
    stream.write_all(b"GET /livez HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    timeout(LONG, stream.read_to_string(&mut answer)).await.unwrap().unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    server.0.kill().unwrap();
    let mut log = String::new();
    server.0.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    assert!(log.lines().count() < 10, "{log}");
}
