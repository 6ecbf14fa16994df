//! A certificate is renewed while a call goes on over TURN/TLS: the new one is for who comes, the call notices nothing.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustix::process::Signal;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use serde_json::json;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::MissedTickBehavior;
use visavis::client::{Client, Path, Report, Settings, Trust};
use visavis::model::Source;
use visavis::net::tls::fingerprint;

use crate::support::program::{Place, Program};
use crate::support::server::TestSocket;
use crate::tls::support::{Authority, Folder, Pair, connect, path, until};

/// How long sound may fail to come while nothing is wrong: packets are 20 ms apart.
const MAX_GAP: Duration = Duration::from_millis(300);

/// How often it is looked at whether sound comes.
const LOOK: Duration = Duration::from_millis(20);

/// How long the call goes on after each change.
const AFTERWARDS: Duration = Duration::from_millis(500);

fn trust(authority: &Authority) -> Trust {
    Trust::new(&[CertificateDer::from_pem_slice(authority.pem().as_bytes()).unwrap()]).unwrap()
}

/// Comes in over TURN/TLS, and trusts one authority only.
async fn join(program: &Program, who: &str, room: &str, authority: &Authority) -> Client {
    let settings = Settings {
        url: program.base.parse().unwrap(),
        token: program.token(who, room),
        call: None,
        path: Path::TurnTls,
        slots: (0, 0),
        trust: trust(authority),
        patience: Duration::from_secs(10),
    };
    let client = Client::join(settings).await.unwrap();
    for source in [Source::Microphone, Source::Camera] {
        client.publish(source).await.unwrap();
    }
    client
}

/// What somebody in the call has lived through.
struct Lived {
    /// The longest time without sound.
    gap: Duration,
    /// The longest time by which this process itself was late to look: that is not the server's.
    stall: Duration,
    report: Report,
}

/// Listens until told that it is over; `heard` counts those who hear somebody.
fn listen(client: Client, heard: watch::Sender<usize>, mut over: watch::Receiver<bool>) -> JoinHandle<Lived> {
    tokio::spawn(async move {
        let mut looks = tokio::time::interval(LOOK);
        looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let (mut received, mut last) = (0, None::<Instant>);
        let (mut gap, mut stall) = (Duration::ZERO, Duration::ZERO);
        loop {
            let planned = looks.tick().await.into_std();
            let report = client.report().await.expect("the session goes on");
            let now = Instant::now();
            if report.audio.received > received {
                match last {
                    Some(before) => gap = gap.max(now - before),
                    None => heard.send_modify(|count| *count += 1),
                }
                (received, last) = (report.audio.received, Some(now));
            }
            if last.is_some() {
                stall = stall.max(now - planned);
            }
            if *over.borrow_and_update() {
                client.leave().await;
                return Lived { gap, stall, report };
            }
        }
    })
}

/// What the port shows to a browser and to a TURN client, if they trust it.
async fn both_shown(address: SocketAddr, authority: &Authority) -> [Option<String>; 2] {
    let mut found = [None, None];
    for (protocol, found) in [&b"http/1.1"[..], b"stun.turn"].iter().zip(&mut found) {
        let mut client = authority.client();
        client.alpn_protocols = vec![protocol.to_vec()];
        let connected = connect(address, "localhost", &Arc::new(client)).await;
        *found = connected.ok().map(|stream| fingerprint(&stream.get_ref().1.peer_certificates().unwrap()[0]));
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_over_turn_with_tls_does_not_notice() {
    let (place, folder) = (Place::new(), Folder::new());
    let names = ["localhost", "127.0.0.1"];
    let [old, new] = [(); 2].map(|()| Authority::new());
    let first = old.issue(&names).save(&folder);
    let config = |certificate: &std::path::Path, key: &std::path::Path| {
        format!("[tls]\ncertificate = {:?}\nkey = {:?}\n", path(certificate), path(key))
    };
    let file = place.write("visavis.toml", config(&first.certificate, &first.key));
    let program = Program::start(&place.0, &[("VISAVIS_CONFIG", path(&file))]);
    let address: SocketAddr = program.base.trim_start_matches("https://").parse().unwrap();

    let (heard, mut hearing) = watch::channel(0);
    let (over, is_over) = watch::channel(false);
    let mut people = Vec::new();
    for who in ["agent-1", "customer-1"] {
        let client = join(&program, who, "case-1", &old).await;
        people.push(listen(client, heard.clone(), is_over.clone()));
    }
    let tls = Some(Arc::new(old.client()));
    let mut socket =
        TestSocket::connect_to("/api/v1/live", &program.base, Some("visavis.v1"), None, tls).await.unwrap();
    socket.hello(&program.contact_token("agent-2")).await;
    let all = hearing.wait_for(|count| *count == 2);
    tokio::time::timeout(Duration::from_secs(20), all).await.expect("both hear the other").unwrap();

    // Somebody renews the files: SIGHUP has them looked at, and so does time. Then they are elsewhere.
    let renewed: [Pair; 3] = [(); 3].map(|()| new.issue(&names));
    let elsewhere = Folder::new();
    for (step, pair) in renewed.iter().enumerate() {
        let files = pair.save(if step == 2 { &elsewhere } else { &folder });
        if step == 2 {
            place.write("visavis.toml", config(&files.certificate, &files.key));
        }
        if step != 1 {
            program.signal(Signal::HUP);
        }
        let expected = [(); 2].map(|()| Some(pair.fingerprint()));
        until("the new certificate", async || both_shown(address, &new).await == expected).await;
        socket.ask("ping", json!({})).await;
        tokio::time::sleep(AFTERWARDS).await;
    }
    // One that cannot be used changes nothing.
    elsewhere.write("key.pem", &renewed[0].key);
    program.signal(Signal::HUP);
    program.log.wait_for(&["the old one stays", "the key belongs to another certificate"]);
    assert_eq!(both_shown(address, &new).await, [(); 2].map(|()| Some(renewed[2].fingerprint())));

    // Who comes now trusts the new authority only, and reaches those who came before.
    let late = join(&program, "customer-2", "case-1", &new).await;
    let late = listen(late, heard, is_over);
    let all = hearing.wait_for(|count| *count == 3);
    tokio::time::timeout(Duration::from_secs(20), all).await.expect("who comes late hears them").unwrap();
    over.send(true).unwrap();
    socket.ask("ping", json!({})).await;
    for person in people {
        let Lived { gap, stall, report } = person.await.unwrap();
        println!("longest time without sound {gap:?}, the test itself was {stall:?} late at most; {report:?}");
        assert_eq!((report.audio.lost, report.video.lost), (0, 0), "{report:?}");
        assert!(gap <= MAX_GAP + stall, "{gap:?}, of which the test may have caused {stall:?}");
    }
    late.await.unwrap();
}
