//! A whole server against TURN clients that are not ours: Debian's `turnutils_uclient` (package coturn)
//! and the client of the `turn` crate.

use std::future::pending;
use std::io;
use std::net::SocketAddr;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use secrecy::{ExposeSecret, SecretString};
use tokio::net::UdpSocket;
use tokio::runtime::Runtime;
use tokio::sync::{mpsc, oneshot};
use tokio::task::{self, AbortHandle};
use tokio::time::timeout;
use turn::client::{Client, ClientConfig};
use visavis::http::auth::unix_now;
use visavis::media::MediaSetup;
use visavis::model::ParticipantId;
use visavis::net::{Candidates, EngineHandle, EngineThread};
use visavis::server::turn_secret;
use visavis::turn::{Lifetimes, Secrets, Settings, mint};
use webrtc_util::Conn;

use crate::support::server::{SECRET, TestServer};
use crate::tls::support::{Folder, path, until};

const PATIENCE: Duration = Duration::from_secs(10);

/// Above the ports that the system gives to others.
const RELAY_PORTS: (&str, &str) = ("VISAVIS_TURN__RELAY_PORTS", "61000-65535");

/// Peers are on this machine, which has to be said by its one address.
const EXTERNAL: (&str, &str) = ("VISAVIS_TURN__EXTERNAL_PEERS", "127.0.0.1/32");

/// How `turnutils_uclient` is told to come, and how many milliseconds it waits between messages.
const TRANSPORTS: [(&str, u32); 3] = [("", 5), ("-t", 5), ("-t -S", 50)];

#[tokio::test]
async fn two_uclients_talk_through_the_relay() {
    let runs = TRANSPORTS.map(|(transport, interval)| async move {
        let site = Site::start(&[EXTERNAL]).await;
        let said = site.uclient(&format!("{transport} -y -n 40 -l 200 -z {interval}")).await;
        // Two clients with 40 messages each, and nobody else.
        for direction in ["in", "out"] {
            let metric = format!("visavis_turn_packets_total{{direction=\"{direction}\",engine=\"0\"}}");
            assert_eq!(site.server.metric(&metric).await, 80.0, "{direction} {transport}\n{said}");
        }
        assert_eq!(site.server.metric("visavis_turn_dropped_total").await, 0.0, "{transport}");
        // Over TLS it overlooks messages that come in one read, whoever the server is (coturn's own too).
        let expected = if transport == "-t -S" { "tot_recv_msgs=" } else { "Total lost packets 0 (0.000000%)" };
        assert!(said.contains(expected), "{transport}\n{said}");
    });
    futures_util::future::join_all(runs).await;
}

#[tokio::test]
async fn uclient_reaches_an_external_peer() {
    let runs = TRANSPORTS.map(|(transport, interval)| async move {
        let (site, echo) = (Site::start(&[EXTERNAL]).await, Echo::start().await);
        for way in ["", "-s"] {
            let port = echo.address.port();
            let arguments = format!("{transport} {way} -e 127.0.0.1 -r {port} -n 20 -l 1100 -z {interval}");
            let said = site.uclient(&arguments).await;
            let expected = if transport == "-t -S" { "tot_recv_msgs=" } else { "Total lost packets 0 (0.000000%)" };
            assert!(said.contains(expected), "{arguments}\n{said}");
        }
        for direction in ["in", "out"] {
            let metric = format!("visavis_turn_packets_total{{direction=\"{direction}\",engine=\"0\"}}");
            assert_eq!(site.server.metric(&metric).await, 40.0, "{direction} {transport}");
        }
    });
    futures_util::future::join_all(runs).await;
}

/// Peers of the special-purpose registries, one for each range and disguise.
const SPECIAL_PEERS: [&str; 28] = [
    "0.0.0.1",
    "10.0.0.1",
    "100.64.0.1",
    "127.0.0.2",
    "169.254.169.254",
    "172.17.0.1",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::1",
    "::7f00:1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "fc00::1",
    "fe80::1",
    "ff02::1",
];

#[tokio::test]
async fn checklist_1_and_2_special_peers_are_refused_over_every_transport() {
    // This client's channels are wide, and would be refused as such.
    let site = Site::start(&[]).await;
    for (transport, _) in TRANSPORTS {
        for peer in SPECIAL_PEERS {
            let family = if peer.contains(':') { "-x" } else { "" };
            for (way, expected) in [("", "channel bind: error 403"), ("-s", "create permission error 403")] {
                let said = site.uclient(&format!("{transport} {family} {way} -e {peer} -r 4000 -n 1")).await;
                assert!(said.contains(expected), "{transport} {way} {peer}\n{said}");
            }
        }
        // Our media's address, but a port that is not media's.
        let said = site.uclient(&format!("{transport} -e 127.0.0.1 -r 4000 -n 1")).await;
        assert!(said.contains("channel bind: error 403"), "{transport}\n{said}");
    }
    let public = site.uclient("-e 8.8.8.8 -r 4000 -n 1").await;
    assert!(public.contains("channel bind: error 403"), "public ones too, unless they are allowed\n{public}");
}

#[tokio::test]
async fn the_turn_crate_talks_with_an_external_peer() {
    let site = Site::start(&[EXTERNAL]).await;
    let client = site.turn_crate("alice").await;
    let relay = client.allocate().await.unwrap();
    let relayed = relay.local_addr().unwrap();
    assert!(is_taken(relayed) && relayed.port() >= 61_000, "{relayed}");

    let peer = UdpSocket::bind("127.0.0.1:0").await.unwrap();
    let mut buffer = [0; 2000];
    // The first ones go as indications, until the client has bound its channel.
    for size in [0, 1, 3, 500, 1200, 1400, 1200, 2] {
        let payload = vec![size as u8; size];
        relay.send_to(&payload, peer.local_addr().unwrap()).await.unwrap();
        let (count, from) = within(peer.recv_from(&mut buffer)).await.unwrap();
        assert_eq!((&buffer[..count], from), (&payload[..], relayed));
        peer.send_to(&payload, relayed).await.unwrap();
        let (count, from) = within(relay.recv_from(&mut buffer)).await.unwrap();
        assert_eq!((&buffer[..count], from), (&payload[..], peer.local_addr().unwrap()));
    }
    let stranger = UdpSocket::bind("127.0.0.2:0").await.unwrap();
    stranger.send_to(b"x", relayed).await.unwrap();
    let dropped = "visavis_turn_dropped_total{engine=\"0\",reason=\"no_permission\"}";
    until("the stranger's packet is dropped", async || site.server.metric(dropped).await == 1.0).await;

    for forbidden in ["169.254.169.254:4000", "10.0.0.1:4000", "127.0.0.2:4000", "8.8.8.8:4000"] {
        let refused = relay.send_to(b"x", forbidden.parse().unwrap()).await.unwrap_err();
        assert!(refused.to_string().contains("403"), "{forbidden}: {refused}");
    }
    relay.close().await.unwrap();
    until("its socket is closed after Refresh 0", async || !is_taken(relayed)).await;
    client.close().await.unwrap();
}

#[tokio::test]
async fn a_relay_socket_goes_with_its_connection() {
    let site = Site::start(&[EXTERNAL, ("VISAVIS_TURN__RELAY_PORTS", "61900-61999")]).await;
    let sockets = || (61_900..=61_999).filter(|port| is_taken(([127, 0, 0, 1], *port).into())).count();
    let before = sockets();
    let echo = Echo::start().await;
    let port = echo.address.port();
    site.uclient_until(&format!("-t -e 127.0.0.1 -r {port} -n 1000 -z 20"), async || {
        site.server.metric("visavis_turn_allocations").await >= 1.0 && sockets() > before
    })
    .await;
    until("its socket is closed", async || {
        site.server.metric("visavis_turn_allocations").await == 0.0 && sockets() <= before
    })
    .await;
}

#[tokio::test]
async fn a_relay_socket_goes_when_its_allocation_expires() {
    let engine = engine(|settings| {
        let second = Duration::from_secs(1);
        settings.external_peers = vec!["127.0.0.1/32".parse().unwrap()];
        settings.lifetimes = Lifetimes { default: second, max: second, ..Lifetimes::default() };
    });
    let (server, (sender, allocated)) = (engine.site.address, oneshot::channel());
    let theirs = Runtime::new().unwrap();
    theirs.spawn(async move {
        let client = turn_crate(server, "alice", &SecretString::from(SECRET)).await;
        let relay = client.allocate().await.unwrap();
        sender.send(relay.local_addr().unwrap()).unwrap();
        pending::<()>().await;
    });
    let relayed = within(allocated).await.unwrap();
    assert!(is_taken(relayed));
    // Its client is gone without a word, and nobody refreshes.
    theirs.shutdown_background();
    until("the socket is closed", async || !is_taken(relayed)).await;
    until("the allocation is gone", async || engine.turn_counters().allocations == 0).await;
}

/// A socket at a port that the system gives to nobody who does not ask for it, so that it stays free when it is let go.
fn bind_one_of(mut ports: std::ops::Range<u16>) -> std::net::UdpSocket {
    ports.find_map(|port| std::net::UdpSocket::bind(("127.0.0.1", port)).ok()).expect("a free port")
}

#[tokio::test]
async fn ports_that_are_taken_or_given_out_are_508() {
    let taken = bind_one_of(61_000..61_400);
    let port = taken.local_addr().unwrap().port();
    let ports = format!("{port}-{port}");
    let site = Site::start(&[EXTERNAL, ("VISAVIS_TURN__RELAY_PORTS", &ports)]).await;
    let refused = |error: turn::Error| assert!(error.to_string().contains("508"), "{error}");

    let client = site.turn_crate("alice").await;
    client.allocate().await.map(|_| ()).map_err(refused).expect_err("somebody else has the port");
    drop(taken);
    let relay = client.allocate().await.expect("the port is free now");
    assert_eq!(relay.local_addr().unwrap().port(), port);
    let late = site.turn_crate("bob").await;
    late.allocate().await.map(|_| ()).map_err(refused).expect_err("alice has the port");
    relay.close().await.unwrap();
    until("the port is free again", async || !is_taken(([127, 0, 0, 1], port).into())).await;
    late.allocate().await.expect("and given out again");
}

#[tokio::test]
async fn a_port_of_somebody_elses_is_passed_over() {
    // A pair of ports of which one is taken: half of the choices fail at first.
    let (taken, free) = loop {
        let taken = bind_one_of(61_400..61_800);
        let port = taken.local_addr().unwrap().port();
        if let Some(free) = port.checked_add(1).filter(|free| !is_taken(([127, 0, 0, 1], *free).into())) {
            break (taken, free);
        }
    };
    let ports = format!("{}-{free}", taken.local_addr().unwrap().port());
    let site = Site::start(&[EXTERNAL, ("VISAVIS_TURN__RELAY_PORTS", &ports)]).await;
    for name in ["a", "b", "c", "d", "e", "f"] {
        let relay = site.turn_crate(name).await.allocate().await.unwrap();
        assert_eq!(relay.local_addr().unwrap().port(), free);
        relay.close().await.unwrap();
        until("the port is free again", async || !is_taken(([127, 0, 0, 1], free).into())).await;
    }
}

#[tokio::test]
async fn checklist_16_ten_thousand_strangers_leave_nothing_behind() {
    /// An Allocate for UDP without a word about who asks.
    const BARE: [u8; 28] = {
        let mut bare = [0; 28];
        (bare[1], bare[3]) = (3, 8);
        (bare[4], bare[5], bare[6], bare[7]) = (0x21, 0x12, 0xA4, 0x42);
        (bare[21], bare[23], bare[24]) = (0x19, 4, 17);
        bare
    };
    let engine = engine(|_| ());
    let (server, counters) = (engine.site.address, engine.clone());
    let flood = task::spawn_blocking(move || {
        let (mut answers, mut buffer) = (0, [0; 2000]);
        for hundred in 0..100u8 {
            let sockets: Vec<_> = (0..100u8)
                .map(|n| std::net::UdpSocket::bind(SocketAddr::from(([127, 1, hundred, n + 1], 0))).unwrap())
                .collect();
            for (n, socket) in (0..).zip(&sockets) {
                let mut request = BARE;
                (request[8], request[9]) = (hundred, n);
                socket.send_to(&request, server).unwrap();
            }
            let (sent, started) = ((u64::from(hundred) + 1) * 100, Instant::now());
            while counters.turn_counters().requests < sent {
                assert!(started.elapsed() < PATIENCE, "{:?}", counters.turn_counters());
                // Has it publish its figures, which it does not wait for.
                assert!(counters.remove_allocations(ParticipantId::from_bits(1)));
                std::thread::sleep(Duration::from_millis(1));
            }
            for socket in sockets {
                socket.set_nonblocking(true).unwrap();
                while let Ok((count, _)) = socket.recv_from(&mut buffer) {
                    assert!(count <= 64, "an answer of {count} bytes");
                    answers += 1;
                }
            }
        }
        answers
    });
    assert!(flood.await.unwrap() >= 9_000);
    let counters = engine.turn_counters();
    assert_eq!((counters.requests, counters.allocations, counters.allocations_created), (10_000, 0, 0));
    let client = turn_crate(server, "alice", &SecretString::from(SECRET)).await;
    client.allocate().await.expect("those who prove themselves are served as before");
}

/// An engine with a TURN server of these settings and nothing around it.
fn engine(change: impl FnOnce(&mut Settings)) -> EngineHandle {
    let (events, _) = mpsc::channel(16);
    let settings = |candidates: &Candidates| {
        let mut settings =
            Settings::new("visavis", Secrets::new(SecretString::from(SECRET)), [7; 32], candidates.udp());
        settings.relay_ipv4 = Some([127, 0, 0, 1].into());
        settings.relay_ports = 61_000..=65_535;
        change(&mut settings);
        Some(settings)
    };
    let candidates = |bound| Candidates::new(bound, &[], &[], None);
    let setup = MediaSetup::new(Vec::new()).unwrap();
    EngineThread::start(0, "127.0.0.1:0".parse().unwrap(), &setup, candidates, settings, events).unwrap().0
}

/// A server with TLS whose TURN takes the channels that Debian's client chooses.
struct Site {
    server: TestServer,
    secret: SecretString,
    _folder: Folder,
}

impl Site {
    async fn start(settings: &[(&str, &str)]) -> Site {
        let folder = Folder::new();
        let mut all = vec![
            ("VISAVIS_MEDIA__ENGINES", "1"),
            ("VISAVIS_TURN__WIDE_CHANNELS", "true"),
            ("VISAVIS_TLS__SELF_SIGNED", "always"),
            ("VISAVIS_DATA_DIR", path(&folder.0)),
            RELAY_PORTS,
        ];
        all.extend_from_slice(settings);
        let server = TestServer::with(&all).await;
        Site { server, secret: turn_secret(&SecretString::from(SECRET)), _folder: folder }
    }

    /// Runs Debian's client to its end, as somebody new; gives what it said.
    async fn uclient(&self, arguments: &str) -> String {
        let mut said = String::new();
        for _ in 0..3 {
            let mut command = self.command(arguments);
            let output = task::spawn_blocking(move || command.output()).await.unwrap().unwrap();
            assert_ne!(output.status.code(), Some(127), "turnutils_uclient is missing; `make tools` installs it");
            said = [output.stdout, output.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat();
            // It draws its channel by lot, one time in 16,384 the one that is reserved: 0x7FFF.
            if !said.contains("channel bind: error 400") {
                break;
            }
        }
        said
    }

    /// Runs it until something is so, and then cuts its connection.
    async fn uclient_until(&self, arguments: &str, is_so: impl AsyncFnMut() -> bool) {
        let mut child = self.command(arguments).spawn().unwrap();
        until("uclient is at work", is_so).await;
        child.kill().unwrap();
        child.wait().unwrap();
    }

    fn command(&self, arguments: &str) -> Command {
        let addresses = self.server.server.addresses();
        let is_stream = arguments.split(' ').any(|argument| argument == "-t");
        let port = if is_stream { addresses.http.port() } else { addresses.media[0].port() };
        // Quotas are for each identity, and a client that is refused does not clean up.
        let identity = format!("0.{}", arguments.replace(|c: char| !c.is_ascii_alphanumeric(), "_"));
        let mut command = Command::new("turnutils_uclient");
        command.args(["-c", "-m", "1", "-W", self.secret.expose_secret(), "-u", &identity]);
        command.args(["-p", &port.to_string()]).args(arguments.split_whitespace()).arg("127.0.0.1");
        command
    }

    async fn turn_crate(&self, name: &str) -> Client {
        turn_crate(self.server.server.addresses().media[0], &format!("0.{name}"), &self.secret).await
    }
}

async fn turn_crate(server: SocketAddr, identity: &str, secret: &SecretString) -> Client {
    let credential = mint(identity, unix_now() + 60, secret);
    let client = Client::new(ClientConfig {
        stun_serv_addr: server.to_string(),
        turn_serv_addr: server.to_string(),
        username: credential.username,
        password: credential.password,
        realm: "visavis".to_owned(),
        software: String::new(),
        rto_in_ms: 0,
        conn: Arc::new(UdpSocket::bind("127.0.0.1:0").await.unwrap()),
        vnet: None,
    });
    let client = client.await.unwrap();
    client.listen().await.unwrap();
    client
}

/// A peer that says everything again.
struct Echo {
    address: SocketAddr,
    task: AbortHandle,
}

impl Echo {
    async fn start() -> Echo {
        let socket = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        let address = socket.local_addr().unwrap();
        let task = tokio::spawn(async move {
            let mut buffer = [0; 2000];
            while let Ok((count, from)) = socket.recv_from(&mut buffer).await {
                // Whoever is gone does not hear it.
                let _ = socket.send_to(&buffer[..count], from).await;
            }
        });
        Echo { address, task: task.abort_handle() }
    }
}

impl Drop for Echo {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Whether a socket stands at an address.
fn is_taken(address: SocketAddr) -> bool {
    match std::net::UdpSocket::bind(address) {
        Ok(_) => false,
        Err(error) => {
            assert_eq!(error.kind(), io::ErrorKind::AddrInUse, "{address}");
            true
        }
    }
}

async fn within<T>(future: impl Future<Output = T>) -> T {
    timeout(PATIENCE, future).await.expect("it comes in time")
}
