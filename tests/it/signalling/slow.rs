//! A client that does not read, seen from the switchboard: the kernel's buffers would hide it for minutes.

use std::time::Duration;

use tokio::sync::mpsc;
use visavis::domain::contact::ContactSettings;
use visavis::domain::{Domain, LiveSessions, Reply, Settings};
use visavis::media::{MediaSetup, Peer, PeerRequest};
use visavis::metrics::Metrics;
use visavis::model::{Direction, Grants, Identity, Role, RoomId, Source};
use visavis::net::{Candidates, EngineThread};
use visavis::switchboard::{Act, Answer, Handle, OUTBOX, OpenedSession, Outgoing, Switchboard};

use crate::store::Folder;
use crate::support::server::offer;

fn identity(name: &str) -> Identity {
    let grants = Grants {
        room: RoomId::try_from("demo").unwrap(),
        publish: Source::ALL.into_iter().collect(),
        subscribe: false,
        video_direction: Direction::SendRecv,
    };
    Identity { subject: name.into(), name: name.into(), role: Role::Agent, grants }
}

/// Opens a session and joins; returns where its messages wait.
async fn join(handle: &Handle, name: &str) -> (visavis::domain::ConnectionId, mpsc::Receiver<Outgoing>) {
    let (outbox, mut inbox) = mpsc::channel(OUTBOX);
    let connection = handle.connection();
    handle.open(connection, 1, identity(name), None, outbox).await.unwrap();
    let Some(Outgoing::Reply { outcome: Ok(Answer::Opened(OpenedSession { site, .. })), .. }) = inbox.recv().await
    else {
        panic!("no session")
    };
    let grants = identity(name).grants;
    let direction = Direction::SendRecv;
    let request = PeerRequest { id: handle.peer(), room: grants.room, publish: grants.publish, direction };
    let accepted = Peer::accept(request, &offer(), &site.setup_for(None), std::time::Instant::now()).unwrap();
    handle.join(connection, 2, accepted, true).await.unwrap();
    assert!(matches!(inbox.recv().await, Some(Outgoing::Reply { re: 2, outcome: Ok(_) })));
    (connection, inbox)
}

#[tokio::test]
async fn a_full_outbox_ends_the_connection_and_delays_nobody() {
    let (events, media_events) = mpsc::channel(64);
    let setup = MediaSetup::new(Vec::new()).unwrap();
    let (engine, _) = {
        let bind = "127.0.0.1:0".parse().unwrap();
        let candidates = |bound| Candidates::new(bound, &[], &[], None);
        EngineThread::start(0, bind, &setup, candidates, |_| None, events).unwrap()
    };
    let resume_window = Duration::from_secs(30);
    let domain = Domain::new(Settings { max_participants: 10, max_sessions: 10, resume_window });
    let folder = Folder::new();
    let (contacts, live) = (ContactSettings::default(), LiveSessions::new(10, resume_window));
    let store = folder.open().await;
    let handle =
        Switchboard::start(domain, contacts, live, store, Metrics::new(), vec![engine], media_events).await.unwrap();

    let (_, mut deaf) = join(&handle, "deaf").await;
    let (talker, mut heard) = join(&handle, "talker").await;
    handle.act(talker, 3, Act::Publish { source: Source::Microphone, muted: false, layers: Vec::new() }).await.unwrap();
    let track = loop {
        match heard.recv().await {
            Some(Outgoing::Reply { outcome: Ok(Answer::Reply(Reply::Published { track, .. })), .. }) => break track,
            Some(Outgoing::Event { .. }) => {}
            other => panic!("not published: {other:?}"),
        }
    };
    // `participantJoined` and `trackPublished` wait already; the last of these finds no room.
    for round in 0..OUTBOX as u64 {
        handle.act(talker, 10 + round, Act::SetMuted(track.id, round % 2 == 0)).await.unwrap();
        let reply = tokio::time::timeout(Duration::from_secs(5), async {
            loop {
                match heard.recv().await {
                    Some(Outgoing::Reply { re, .. }) => return re,
                    Some(_) => {}
                    None => panic!("the talker was closed"),
                }
            }
        });
        assert_eq!(reply.await.unwrap(), 10 + round, "nobody waits for the deaf one");
    }
    let mut waiting = 0;
    while deaf.recv().await.is_some() {
        waiting += 1;
    }
    assert_eq!(waiting, OUTBOX, "what fits was kept, then the connection was given up");
    let census = handle.census().await.unwrap();
    assert_eq!((census.sessions, census.agents), (2, 2), "the session may come back");
}
