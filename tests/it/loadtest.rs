//! The load generator against a whole server: what it counts is what was sent.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::watch;
use visavis::client::{Trust, Video};
use visavis::load::{Plan, Process, Progress, Report, Sending, Shape, Thresholds, Visavis, churn, run};

use crate::support::server::TestServer;

const VIDEO: Video = Video { codec: visavis::client::VideoCodec::Vp8, bitrate: 150_000, frame_rate: 30 };

fn door(server: &TestServer, shape: Shape) -> Arc<Visavis> {
    let token = |part: &visavis::load::Part| {
        let room = format!("load-{}", part.room);
        server.token_with(&format!("customer-{}", part.id), |token| token.room = room.as_str().try_into().ok())
    };
    Arc::new(Visavis {
        url: server.base.parse().unwrap(),
        trust: Trust::new(&[]).unwrap(),
        tokens: shape.parts().iter().map(token).collect(),
        sending: Sending { video: Some(VIDEO), audio: true, layers: 1 },
        patience: Duration::from_secs(10),
    })
}

async fn measure(shape: &str, seconds: u64) -> Report {
    let server = TestServer::start().await;
    let shape: Shape = shape.parse().unwrap();
    let plan = Plan {
        shape,
        ramp: Duration::ZERO,
        at_once: 8,
        warm_up: Duration::from_secs(1),
        duration: Duration::from_secs(seconds),
        threads: 1,
        server: Some(Process::own()),
    };
    let (_keep, stop) = watch::channel(false);
    let mut told = Vec::new();
    let mut report = run(&plan, door(&server, shape), stop, &mut |progress| told.push(progress)).await.unwrap();
    report.judge(&Thresholds::default());
    assert!(told.contains(&Progress::Leaving(shape.participants())), "{told:?}");
    // Everybody has said goodbye.
    assert_eq!(server.metric("visavis_participants").await, 0.0);
    server.server.shutdown().await;
    report
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_calls_of_two_lose_nothing() {
    let report = measure("2x2", 3).await;
    assert_eq!(report.failures, [""; 0], "{}", report.to_text());
    assert_eq!((report.joins.joined, report.joins.failed, report.subscribers.len()), (4, 0, 4));
    // 50 packets of sound a second, and 30 frames of one packet; who is late on a busy machine sends fewer.
    for subscriber in &report.subscribers {
        let received = &subscriber.received;
        assert!((200..=260).contains(&received.expected), "{}", report.to_text());
        assert_eq!(received.lost, 0, "{}", report.to_text());
        // On a busy machine paths look narrow, and video is left out.
        let accounted = received.packets + received.left_out;
        assert!(accounted.abs_diff(received.expected) <= 12, "all but what is under way: {}", report.to_text());
        assert!(received.packets >= 140, "sound is never left out: {}", report.to_text());
        assert!(received.delay.p50_ms.is_some() && subscriber.first_packet_ms.is_some());
    }
    let server = report.server.as_ref().expect("the server is this process");
    assert!(server.cpu_micros_per_packet.is_some_and(|cost| cost > 0.0) && server.resident > 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_broadcast_reaches_everybody() {
    let report = measure("1x3", 2).await;
    assert_eq!(report.failures, [""; 0], "{}", report.to_text());
    let sending = report.total.sent;
    assert!((130..=180).contains(&sending), "{}", report.to_text());
    for subscriber in &report.subscribers {
        let received = &subscriber.received;
        assert!((received.packets + received.left_out).abs_diff(sending) <= 12, "{}", report.to_text());
        assert_eq!(received.lost, 0);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn those_who_do_not_get_in_are_counted() {
    let server = TestServer::with(&[("VISAVIS_ROOM__MAX_PARTICIPANTS", "2")]).await;
    let shape: Shape = "1x2".parse().unwrap();
    let (_keep, stop) = watch::channel(false);
    let churned = churn(shape, 3, None, door(&server, shape), stop, &mut |_| {}).await.unwrap();
    assert_eq!((churned.cycles, churned.failed), (3, 1), "{churned:?}");
    assert!(churned.first_failure.is_some_and(|why| why.contains("room_full")), "the refusal's code is told");
    assert_eq!(server.metric("visavis_participants").await, 0.0);
    server.server.shutdown().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn comings_and_goings_leave_nothing() {
    let server = TestServer::start().await;
    let shape: Shape = "3x2".parse().unwrap();
    let (_keep, stop) = watch::channel(false);
    let churned = churn(shape, 36, None, door(&server, shape), stop, &mut |_| {}).await.unwrap();
    assert_eq!((churned.cycles, churned.failed), (36, 0), "{churned:?}");
    for gauge in
        ["visavis_participants", "visavis_sessions", "visavis_rooms", "visavis_peers", "visavis_turn_allocations"]
    {
        let deadline = Instant::now() + Duration::from_secs(10);
        // Engines show their figures at their next turn.
        while server.metric(gauge).await != 0.0 {
            assert!(Instant::now() < deadline, "{gauge} is {}", server.metric(gauge).await);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    server.server.shutdown().await;
}
