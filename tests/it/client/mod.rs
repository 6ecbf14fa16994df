//! Our own client in Rust against a whole server: every path carries media both ways.

use std::time::{Duration, Instant};

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use visavis::client::{Client, ClientError, Event, Path, Report, Settings, SignalError, Trust};
use visavis::model::{Source, TrackId};
use visavis::protocol::{ClientMessage, ErrorCode, ServerMessage, TrackRef};

use crate::support::server::TestServer;
use crate::tls::support::{Authority, Folder, path};

const PATIENCE: Duration = Duration::from_secs(5);

/// So that one engine's figures are those of the server.
const ONE_ENGINE: (&str, &str) = ("VISAVIS_MEDIA__ENGINES", "1");

/// A server with a certificate, and whom to trust for it.
pub async fn secure_server(folder: &Folder) -> (TestServer, Authority) {
    let authority = Authority::new();
    let files = authority.issue(&["localhost", "127.0.0.1"]).save(folder);
    let (certificate, key) = (path(&files.certificate), path(&files.key));
    let settings = [("VISAVIS_TLS__CERTIFICATE", certificate), ("VISAVIS_TLS__KEY", key), ONE_ENGINE];
    (TestServer::with(&settings).await, authority)
}

fn settings(server: &TestServer, who: &str, path: Path) -> Settings {
    Settings {
        url: server.base.parse().unwrap(),
        token: server.token(who),
        call: None,
        path,
        slots: (0, 0),
        trust: Trust::new(&[]).unwrap(),
        patience: PATIENCE,
    }
}

/// Waits until a report shows what is wanted.
async fn report_until(client: &Client, holds: impl Fn(&Report) -> bool) -> Report {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let report = client.report().await.unwrap();
        if holds(&report) {
            return report;
        }
        assert!(Instant::now() < deadline, "it did not come about: {report:?}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn allocations_become(server: &TestServer, count: f64) {
    let deadline = Instant::now() + PATIENCE;
    while server.metric("visavis_turn_allocations{engine=\"0\"}").await != count {
        assert!(Instant::now() < deadline, "there are not {count} allocations");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn carries_media_both_ways(path: Path) {
    let server = TestServer::with(&[ONE_ENGINE]).await;
    carries_media(server, path, Trust::new(&[]).unwrap()).await;
}

async fn carries_media(server: TestServer, path: Path, trust: Trust) {
    let join = |who| Client::join(Settings { trust: trust.clone(), ..settings(&server, who, path) });
    let (customer, agent) = tokio::join!(join("customer-1"), join("agent-1"));
    let (customer, agent) = (customer.unwrap(), agent.unwrap());
    for source in [Source::Microphone, Source::Camera] {
        customer.publish(source).await.unwrap();
        agent.publish(source).await.unwrap();
    }
    let heard =
        |report: &Report| report.audio.received >= 50 && report.video.received >= 50 && report.round_trip.is_some();
    for client in [&customer, &agent] {
        let report = report_until(client, heard).await;
        assert_eq!((report.audio.lost, report.video.lost), (0, 0), "{path:?} {report:?}");
        assert!(report.audio.sent >= 50 && report.connect_time < PATIENCE, "{path:?} {report:?}");
        assert!(report.round_trip.unwrap() < Duration::from_secs(1), "{path:?} {report:?}");
    }
    customer.silence().await.unwrap();
    let sent = customer.report().await.unwrap().audio.sent;
    // Three packets' time: nothing can be awaited when nothing shall come.
    tokio::time::sleep(Duration::from_millis(60)).await;
    assert_eq!(customer.report().await.unwrap().audio.sent, sent);
    // Each of the two has an allocation, if any, and gives it back.
    let is_relayed = matches!(path, Path::TurnUdp | Path::TurnTcp | Path::TurnTls);
    allocations_become(&server, if is_relayed { 2.0 } else { 0.0 }).await;
    customer.leave().await;
    agent.leave().await;
    allocations_become(&server, 0.0).await;
    server.server.shutdown().await;
}

#[tokio::test]
async fn udp() {
    carries_media_both_ways(Path::Udp).await;
}

#[tokio::test]
async fn ice_tcp() {
    carries_media_both_ways(Path::IceTcp).await;
}

#[tokio::test]
async fn turn_over_tcp() {
    carries_media_both_ways(Path::TurnTcp).await;
}

#[tokio::test]
async fn turn_over_udp() {
    carries_media_both_ways(Path::TurnUdp).await;
}

#[tokio::test]
async fn turn_over_tls() {
    let folder = Folder::new();
    let (server, authority) = secure_server(&folder).await;
    let trust = Trust::new(&[CertificateDer::from_pem_slice(authority.pem().as_bytes()).unwrap()]).unwrap();
    carries_media(server, Path::TurnTls, trust).await;
}

#[tokio::test]
async fn the_same_token_may_be_used_twice_at_a_time() {
    let server = TestServer::start().await;
    let first = Client::join(settings(&server, "agent-1", Path::Udp)).await.unwrap();
    let second = Client::join(settings(&server, "agent-1", Path::Udp)).await.unwrap();
    first.publish(Source::Microphone).await.unwrap();
    report_until(&second, |report| report.audio.received >= 5).await;
}

#[tokio::test]
async fn events_and_refusals_reach_the_caller() {
    let server = TestServer::start().await;
    let mut agent = Client::join(settings(&server, "agent-1", Path::Udp)).await.unwrap();
    let customer = Client::join(settings(&server, "customer-1", Path::Udp)).await.unwrap();
    customer.publish(Source::Microphone).await.unwrap();
    let published = loop {
        match agent.next_event().await.unwrap() {
            Event::Server(ServerMessage::TrackPublished(published)) => break published,
            Event::Server(_) => {}
            Event::Over(reason) => panic!("{reason}"),
        }
    };
    assert_eq!(published.track.source, Source::Microphone);
    let nobody = ClientMessage::Subscribe(TrackRef { track_id: TrackId::from_bits(7) });
    match agent.ask(nobody).await {
        Err(ClientError::Signal(SignalError::Refused(error))) => assert_eq!(error.code, ErrorCode::TrackNotFound),
        other => panic!("{other:?}"),
    }
    server.server.shutdown().await;
    loop {
        match agent.next_event().await.expect("the end is told") {
            Event::Over(reason) => break assert!(reason.contains("1012"), "{reason}"),
            Event::Server(_) => {}
        }
    }
    assert!(matches!(agent.report().await, Err(ClientError::Over)));
}

#[tokio::test]
async fn where_it_stops_is_said() {
    let server = TestServer::with(&[("VISAVIS_TURN__ENABLED", "false")]).await;
    let joining = |change: fn(&mut Settings)| {
        let mut settings = settings(&server, "agent-1", Path::Udp);
        change(&mut settings);
        Client::join(settings)
    };
    let refused = joining(|s| s.token = "nonsense".to_owned()).await.unwrap_err();
    assert!(matches!(&refused, ClientError::Signal(SignalError::Refused(e)) if e.code == ErrorCode::Unauthorized));
    let not_offered = joining(|s| s.path = Path::TurnUdp).await.unwrap_err();
    assert!(matches!(not_offered, ClientError::NotOffered), "{not_offered}");
    let folder = Folder::new();
    let (secure, _) = secure_server(&folder).await;
    let untrusted = Client::join(settings(&secure, "agent-1", Path::Udp)).await.unwrap_err();
    assert!(untrusted.to_string().contains("UnknownIssuer"), "{untrusted}");
    let nobody = joining(|s| s.url = "http://127.0.0.1:1".parse().unwrap()).await.unwrap_err();
    assert!(nobody.to_string().contains("127.0.0.1:1 does not take a TCP connection"), "{nobody}");
}
