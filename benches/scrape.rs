//! What one scrape of the metrics costs, with 1,000 participants in 500 rooms on 16 engines.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use visavis::domain::{Command, ConnectionId, Domain, FreshSession, Reply, Settings};
use visavis::media::{Counters, GivenUp};
use visavis::metrics::Metrics;
use visavis::model::{Direction, Grants, Identity, MediaPath, ParticipantId, PeerId, Role, RoomId, SessionId, Source};
use visavis::protocol::ErrorCode;
use visavis::turn;

const PARTICIPANTS: u64 = 1_000;
const ENGINES: usize = 16;

fn domain() -> Domain {
    let mut domain = Domain::new(Settings {
        max_participants: 10,
        max_sessions: PARTICIPANTS as usize,
        resume_window: Duration::from_secs(30),
    });
    let now = Instant::now();
    for number in 0..PARTICIPANTS {
        let role = if number % 2 == 0 { Role::Agent } else { Role::Customer };
        let room = RoomId::try_from(format!("room-{}", number / 2)).expect("a good name");
        let grants = Grants {
            room,
            publish: Source::ALL.into_iter().collect(),
            subscribe: true,
            video_direction: Direction::SendRecv,
        };
        let name: std::sync::Arc<str> = format!("person-{number}").into();
        let identity = Identity { subject: name.clone(), name, role, grants };
        let fresh = FreshSession {
            session: SessionId::from_bits(number.into()),
            participant: ParticipantId::from_bits(number.into()),
            resume_token: number.to_string(),
        };
        let connection = ConnectionId(number);
        let opened = domain.handle(now, Command::Open { connection, identity, resume: None, fresh });
        let session = match opened {
            Ok(Reply::Opened(opened)) => opened.session,
            other => panic!("{other:?}"),
        };
        let join = Command::Join { session, peer: PeerId(number), lines: Vec::new(), auto_subscribe: true };
        domain.handle(now, join).expect("there is room");
        domain.poll_effects();
    }
    domain
}

/// Metrics that have counted one of everything that has a label.
fn metrics() -> Metrics {
    let metrics = Metrics::new();
    for engine in 0..ENGINES {
        metrics.register_engine(engine, || (Counters::default(), turn::Counters::default()));
    }
    for client in ["sdk", "whip", "whep"] {
        metrics.count_join(client, Ok(()), Duration::from_millis(3));
        metrics.count_join(client, Err(ErrorCode::RoomFull), Duration::from_millis(3));
    }
    for kind in
        ["join", "publish", "unpublish", "mute", "subscribe", "unsubscribe", "negotiate", "ping", "say", "leave"]
    {
        metrics.count_message(kind);
    }
    metrics.count_path(MediaPath::Udp);
    metrics.count_given_up(GivenUp::PathLost);
    metrics
}

fn scrape(c: &mut Criterion) {
    let (domain, metrics) = (domain(), metrics());
    let length = metrics.render().len();
    println!("{length} bytes, {} lines", metrics.render().lines().count());
    c.bench_function("scrape", |b| {
        b.iter(|| {
            metrics.set_census(black_box(domain.census()));
            metrics.render()
        });
    });
}

criterion_group!(benches, scrape);
criterion_main!(benches);
