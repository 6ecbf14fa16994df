//! What is written is read back: all of it, in pages, and after a restart.

use visavis::domain::contact::{
    CallEndReason, ContactEndReason, ContactState, Content, EscalationOutcome, LeftReason, MessageRecord, Record,
    RecordKey, SharedFile, SwitchOutcome, SystemNote, Target,
};
use visavis::domain::contact::{ContactSettings, Contacts};
use visavis::model::{CallKind, Direction, FileKind, Role, Skill};
use visavis::store::{CallQuery, ContactQuery, Page, Store};

use crate::store::Folder;
use crate::store::files::{offer, pdf};
use crate::store::samples::{at, busy, calls, closed, contact_id, message, opened, person, put, text};

/// A message of every kind.
fn conversation(file: &SharedFile) -> Vec<MessageRecord> {
    let agent = || person("agent-2", Role::Agent);
    let target = |target| SystemNote::Transferred { target };
    let notes = [
        SystemNote::Joined(agent()),
        SystemNote::Left { person: agent(), reason: LeftReason::Transferred },
        target(Target::Anyone),
        target(Target::Skill(Skill::try_from("Crédit").unwrap())),
        target(Target::Agent("agent-3".into())),
        SystemNote::EscalationRequested { by: "agent-2".into(), kind: CallKind::Voice },
        SystemNote::EscalationEnded { outcome: EscalationOutcome::Cancelled },
        SystemNote::CallStarted { kind: CallKind::Screen },
        SystemNote::CallSwitched { kind: CallKind::Video, direction: None, outcome: SwitchOutcome::Expired },
        SystemNote::CallSwitched {
            kind: CallKind::Video,
            direction: Some(Direction::RecvOnly),
            outcome: SwitchOutcome::Done,
        },
        SystemNote::CallEnded { reason: CallEndReason::ScreenStopped, seconds: 61 },
        SystemNote::Closed { reason: ContactEndReason::Idle },
    ];
    let said = [
        Content::Text("<script>alert('ä 🙂')</script>\n".into()),
        Content::Link("https://www.example.com/?a=1&b='2'".into()),
        Content::File(file.clone()),
    ];
    let contents = said.into_iter().chain(notes.into_iter().map(Content::System));
    (1..).zip(contents).map(|(number, content)| message(1, number, content)).collect()
}

async fn write(store: &Store, records: &[Record]) {
    store.write(records.iter().cloned().map(put).collect()).await.unwrap();
}

fn sorted(mut records: Vec<Record>) -> Vec<Record> {
    records.sort_by_cached_key(Record::key);
    records
}

#[tokio::test]
async fn everything_comes_back_as_it_was() {
    let folder = Folder::new();
    let store = folder.open().await;
    let mut records = vec![Record::Contact(busy(1))];
    write(&store, &records).await;
    let file = store.receive_file(offer(1, 1, "my bill.pdf"), pdf(1, 100)).await.unwrap();
    let file = SharedFile {
        file: file.id,
        kind: FileKind::Document,
        name: "my bill.pdf".into(),
        caption: "the bill".into(),
        size: file.size,
    };
    let conversation = conversation(&file);
    records.extend(calls(1));
    records.extend(conversation.iter().cloned().map(Record::Message));
    write(&store, &records).await;
    // A closed contact is nothing that the rules go on with.
    write(&store, &[Record::Contact(closed(busy(2), at(100))), Record::Message(text(2, 1))]).await;
    let expected = sorted(records);
    assert_eq!(sorted(store.restore(200).await.unwrap()), expected);
    store.close().await;
    drop(store);

    let store = folder.open().await;
    assert_eq!(sorted(store.restore(200).await.unwrap()), expected);
    assert_eq!(store.messages(contact_id(1), Page::Latest, 200).await.unwrap(), conversation);
    assert_eq!(store.contact(contact_id(2)).await.unwrap(), closed(busy(2), at(100)));
    let kept = store.restore(3).await.unwrap();
    let numbers = kept.iter().filter_map(|r| if let Record::Message(m) = r { Some(m.number) } else { None });
    assert_eq!(numbers.collect::<Vec<_>>(), [13, 14, 15]);
    // The rules take it up again.
    let mut contacts = Contacts::restore(ContactSettings::default(), at(1000), store.restore(200).await.unwrap());
    assert!(!contacts.poll_effects().is_empty(), "the live call gets its room again");
}

#[tokio::test]
async fn a_record_takes_the_place_of_the_one_before() {
    let folder = Folder::new();
    let store = folder.open().await;
    let key = RecordKey::Contact(contact_id(1));
    for contact in [busy(1), opened(1), busy(1), closed(busy(1), at(50)), busy(1), opened(1)] {
        write(&store, &[Record::Contact(contact.clone())]).await;
        assert_eq!(store.contact(contact_id(1)).await.unwrap(), contact);
        let restored = store.restore(0).await.unwrap();
        assert_eq!(restored.iter().any(|r| r.key() == key), contact.end.is_none());
    }
    let mut call = calls(1);
    write(&store, &call).await;
    for record in &mut call {
        if let Record::Call(call) = record {
            call.members.truncate(1);
            call.switches.clear();
            call.request = None;
        }
    }
    write(&store, &call).await;
    let of_contact = CallQuery { contact: Some(contact_id(1)), limit: 10, ..CallQuery::default() };
    let stored = store.calls(&of_contact).await.unwrap();
    let mut expected: Vec<_> =
        call.into_iter().filter_map(|r| if let Record::Call(c) = r { Some(c) } else { None }).collect();
    expected.reverse();
    assert_eq!(stored, expected);
}

#[tokio::test]
async fn messages_are_read_in_pages() {
    let folder = Folder::new();
    let store = folder.open().await;
    write(&store, &[Record::Contact(opened(1)), Record::Contact(opened(2)), Record::Message(text(2, 1))]).await;
    let all: Vec<Record> = (1..=300).map(|n| Record::Message(text(1, n))).collect();
    write(&store, &all).await;
    for (page, limit, expected) in [
        (Page::Latest, 2, 299..=300),
        (Page::Latest, 1000, 101..=300),
        (Page::Before(299), 3, 296..=298),
        (Page::Before(3), 10, 1..=2),
        (Page::After(0), 2, 1..=2),
        (Page::After(298), 10, 299..=300),
        #[expect(clippy::reversed_empty_ranges)]
        (Page::After(300), 10, 1..=0),
        #[expect(clippy::reversed_empty_ranges)]
        (Page::Before(1), 10, 1..=0),
        #[expect(clippy::reversed_empty_ranges)]
        (Page::After(u64::MAX), 10, 1..=0),
    ] {
        let found = store.messages(contact_id(1), page, limit).await.unwrap();
        assert_eq!(found, expected.map(|n| text(1, n)).collect::<Vec<_>>(), "{page:?} {limit}");
    }
    assert_eq!(store.messages(contact_id(404), Page::Latest, 10).await.unwrap(), []);
}

#[tokio::test]
async fn contacts_are_found_by_person_state_and_age() {
    let folder = Folder::new();
    let store = folder.open().await;
    let mut records: Vec<Record> = (0..10).map(|n| Record::Contact(opened(n))).collect();
    records.extend((10..15).map(|n| Record::Contact(busy(n))));
    records.extend((15..20).map(|n| Record::Contact(closed(busy(n), at(n + 100)))));
    write(&store, &records).await;
    let all = || ContactQuery { limit: 200, ..ContactQuery::default() };
    for (query, expected) in [
        (all(), (0..20).rev().collect::<Vec<u64>>()),
        (ContactQuery { limit: 3, ..all() }, vec![19, 18, 17]),
        (ContactQuery { state: Some(ContactState::Waiting), ..all() }, (0..10).rev().collect()),
        (ContactQuery { state: Some(ContactState::Active), ..all() }, (10..15).rev().collect()),
        (ContactQuery { state: Some(ContactState::Closed), ..all() }, (15..20).rev().collect()),
        (ContactQuery { subject: Some("customer-7".into()), ..all() }, vec![7]),
        (ContactQuery { subject: Some("agent-2".into()), ..all() }, (10..20).rev().collect()),
        (
            ContactQuery { subject: Some("agent-2".into()), state: Some(ContactState::Active), limit: 2, ..all() },
            vec![14, 13],
        ),
        (ContactQuery { since: Some(at(18)), ..all() }, vec![19, 18]),
        (ContactQuery { until: Some(at(2)), ..all() }, vec![1, 0]),
        (ContactQuery { after: Some((at(2), contact_id(2))), ..all() }, vec![1, 0]),
        (ContactQuery { subject: Some("' OR 1=1 --".into()), ..all() }, vec![]),
    ] {
        let found = store.contacts(&query).await.unwrap();
        let ids: Vec<_> = found.iter().map(|contact| contact.id).collect();
        assert_eq!(ids, expected.iter().map(|n| contact_id(*n)).collect::<Vec<_>>(), "{query:?}");
    }
}

#[tokio::test]
async fn calls_are_found_by_contact_person_and_age() {
    let folder = Folder::new();
    let store = folder.open().await;
    for n in 1..=2 {
        write(&store, &[Record::Contact(busy(n))]).await;
        write(&store, &calls(n)).await;
    }
    let all = || CallQuery { limit: 200, ..CallQuery::default() };
    for (query, expected) in [
        (all(), 4),
        (CallQuery { contact: Some(contact_id(1)), ..all() }, 2),
        (CallQuery { subject: Some("boss".into()), ..all() }, 4),
        (CallQuery { subject: Some("nobody".into()), ..all() }, 0),
        (CallQuery { since: Some(at(30)), ..all() }, 2),
        (CallQuery { until: Some(at(30)), ..all() }, 2),
    ] {
        let found = store.calls(&query).await.unwrap();
        assert_eq!(found.len(), expected, "{query:?}");
        assert!(found.is_sorted_by_key(|call| std::cmp::Reverse((call.started_at, call.id))));
    }
    // Page by page, everything comes once.
    let (mut seen, mut after) = (Vec::new(), None);
    while let [call] = store.calls(&CallQuery { after, limit: 1, ..all() }).await.unwrap().as_slice() {
        after = Some((call.started_at, call.id));
        seen.push(call.id);
    }
    let found = store.calls(&all()).await.unwrap();
    assert_eq!(seen, found.iter().map(|call| call.id).collect::<Vec<_>>());
}
