//! A client of the contact plane that does not read, seen from the switchboard.

use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::timeout;
use visavis::domain::contact::{Asker, ContactCommand, ContactReply, ContactSettings, Person};
use visavis::domain::{ConnectionId, Domain, LiveSessions, Settings};
use visavis::metrics::Metrics;
use visavis::model::{ContactId, Role};
use visavis::switchboard::{Ask, Handle, LiveAnswer, LiveOutgoing, OUTBOX, Switchboard};

use crate::store::Folder;

fn asker(name: &str, role: Role) -> Asker {
    let person = Person { subject: name.into(), name: name.into(), role };
    Asker::Person { person, skills: Default::default() }
}

async fn open(
    handle: &Handle,
    asker: &Asker,
    resume: Option<(String, u64)>,
) -> (ConnectionId, mpsc::Receiver<LiveOutgoing>, String, bool) {
    let (outbox, mut inbox) = mpsc::channel(OUTBOX);
    let connection = handle.connection();
    handle.open_live(connection, asker.clone(), resume, outbox).await.unwrap();
    let Some(LiveOutgoing::Opened { resume_token, resumed, .. }) = inbox.recv().await else { panic!("no session") };
    (connection, inbox, resume_token, resumed)
}

async fn ask(handle: &Handle, asker: &Asker, command: ContactCommand) -> ContactReply {
    let answer = timeout(Duration::from_secs(5), handle.ask(asker.clone(), Ask::Do(command))).await;
    let LiveAnswer::Reply(reply) = answer.expect("nobody waits for the deaf one").unwrap().unwrap() else {
        panic!("no reply")
    };
    reply
}

#[tokio::test]
async fn a_full_outbox_ends_the_connection_and_delays_nobody() {
    let folder = Folder::new();
    let resume_window = Duration::from_secs(30);
    let domain = Domain::new(Settings { max_participants: 2, max_sessions: 2, resume_window });
    let (settings, live) = (ContactSettings::default(), LiveSessions::new(10, resume_window));
    let (_events, media_events) = mpsc::channel(1);
    let store = folder.open().await;
    let handle =
        Switchboard::start(domain, settings, live, store, Metrics::new(), Vec::new(), media_events).await.unwrap();
    let (customer, agent) = (asker("customer", Role::Customer), asker("agent", Role::Agent));
    let (_, mut deaf, token, _) = open(&handle, &agent, None).await;
    let (_, mut heard, _, _) = open(&handle, &customer, None).await;
    let reading = tokio::spawn(async move { while heard.recv().await.is_some() {} });

    let contact = ContactId::from_bits(1);
    let command = ContactCommand::Open {
        contact,
        topic: "".into(),
        data: Default::default(),
        skill: None,
        agent: None,
        wants: None,
    };
    ask(&handle, &customer, command).await;
    ask(&handle, &agent, ContactCommand::Answer { contact, accept: true }).await;
    for n in 0..OUTBOX {
        ask(&handle, &customer, ContactCommand::SetTyping { contact, typing: n % 2 == 0 }).await;
    }
    let mut waiting = 0;
    while deaf.recv().await.is_some() {
        waiting += 1;
    }
    assert_eq!(waiting, OUTBOX, "what fits was kept, then the connection was given up");
    let (_, _, _, resumed) = open(&handle, &agent, Some((token, OUTBOX as u64))).await;
    assert!(resumed, "the session may come back");
    reading.abort();
    handle.shutdown().await;
}
