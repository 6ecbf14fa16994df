//! What is deleted is gone, with everything in it, and nothing else is.

use std::time::Duration;

use sqlx::Row;
use visavis::domain::contact::{Content, Record, SharedFile};
use visavis::model::{EndpointId, FileKind, WebhookEventId};
use visavis::store::{Begun, Change, Endpoint, IdempotencyKey, Retention, Store, StoreError, WebhookEvent};

use crate::store::Folder;
use crate::store::files::{file_id, offer, pdf};
use crate::store::samples::{at, busy, calls, closed, contact_id, message, put, text};

const DAY: u64 = 24 * 3600;

const FOR_EVER: Retention = Retention { contacts: None, webhooks: Duration::from_secs(7 * DAY) };

/// A contact with something in every table.
async fn fill(store: &Store, n: u64) {
    store.write(vec![put(Record::Contact(busy(n)))]).await.unwrap();
    store.receive_file(offer(n, n, "a.pdf"), pdf(n, 100)).await.unwrap();
    let file = SharedFile {
        file: file_id(n, n),
        kind: FileKind::Document,
        name: "a.pdf".into(),
        caption: "".into(),
        size: 100,
    };
    let mut changes: Vec<Change> = calls(n).into_iter().map(put).collect();
    changes.push(put(Record::Message(text(n, 1))));
    changes.push(put(Record::Message(message(n, 2, Content::File(file)))));
    changes.push(Change::Webhook(Box::new(WebhookEvent {
        id: WebhookEventId::from_bits(n.into()),
        contact: Some(contact_id(n)),
        kind: "call.started".into(),
        at: at(n),
        body: "{}".into(),
    })));
    store.write(changes).await.unwrap();
}

async fn folder_with(contacts: &[u64]) -> (Folder, Store) {
    let folder = Folder::new();
    let store = folder.open().await;
    let endpoint = Endpoint {
        id: EndpointId::from_bits(1),
        url: "https://hooks.example.com".into(),
        secret: vec![7; 32].into(),
        kinds: Vec::new(),
        enabled: true,
        created_at: at(0),
    };
    store.put_endpoint(endpoint).await.unwrap();
    for n in contacts {
        fill(&store, *n).await;
    }
    (folder, store)
}

/// How many rows each table has.
async fn rows(folder: &Folder) -> Vec<(String, i64)> {
    let mut db = folder.look().await;
    let tables = sqlx::query(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '\\_sqlx%' ESCAPE '\\'
        AND name NOT LIKE 'sqlite%' ORDER BY name",
    );
    let tables: Vec<String> = tables.fetch_all(&mut db).await.unwrap().iter().map(|row| row.get(0)).collect();
    let mut counts = Vec::new();
    for table in tables {
        let count = sqlx::query_scalar(sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {table}")));
        counts.push((table, count.fetch_one(&mut db).await.unwrap()));
    }
    counts
}

#[tokio::test]
async fn a_deleted_contact_leaves_nothing() {
    let (folder, store) = folder_with(&[1]).await;
    let with_one = rows(&folder).await;
    let of_contacts = [
        "assists",
        "call_members",
        "call_switches",
        "calls",
        "contact_data",
        "contacts",
        "escalations",
        "files",
        "invitations",
        "marks",
        "messages",
        "notes",
        "parties",
        "queue_passes",
        "webhook_deliveries",
        "webhook_events",
    ];
    for table in of_contacts {
        assert!(with_one.iter().any(|(name, count)| name == table && *count > 0), "{table} is tested: {with_one:?}");
    }
    fill(&store, 2).await;
    store.delete_contact(contact_id(2)).await.unwrap();
    assert_eq!(rows(&folder).await, with_one);
    assert_eq!(folder.files(), [format!("01/{}", file_id(1, 1))]);
    assert_eq!(store.contact(contact_id(2)).await, Err(StoreError::NotFound));
    assert_eq!(store.delete_contact(contact_id(2)).await, Err(StoreError::NotFound));
    // Its id and lists are new again.
    fill(&store, 2).await;
    assert_eq!(store.contact(contact_id(2)).await.unwrap(), busy(2));
    store.delete_contact(contact_id(1)).await.unwrap();
    store.delete_contact(contact_id(2)).await.unwrap();
    store.close().await;
    let left: Vec<_> = rows(&folder).await.into_iter().filter(|(_, count)| *count > 0).collect();
    assert_eq!(left, [("webhook_endpoints".to_owned(), 1)]);
    // Not even in the free pages of the database.
    let bytes = std::fs::read(folder.join("visavis.db")).unwrap();
    assert!(!bytes.windows(12).any(|window| window == b"customer-1 \xc3"));
}

#[tokio::test]
async fn contacts_go_by_the_age_of_their_end() {
    let (folder, store) = folder_with(&[1, 2, 3]).await;
    for (n, ended) in [(1, DAY), (2, 2 * DAY)] {
        store.write(vec![put(Record::Contact(closed(busy(n), at(ended))))]).await.unwrap();
    }
    assert_eq!(store.expire(FOR_EVER, at(1000 * DAY)).await, Ok(0));
    let month = Retention { contacts: Some(Duration::from_secs(30 * DAY)), ..FOR_EVER };
    assert_eq!(store.expire(month, at(31 * DAY)).await, Ok(0));
    assert_eq!(store.expire(month, at(31 * DAY + 1)).await, Ok(1));
    assert_eq!(store.contact(contact_id(1)).await, Err(StoreError::NotFound));
    assert_eq!(store.expire(month, at(9999 * DAY)).await, Ok(1));
    assert_eq!(store.restore(0).await.unwrap()[0], Record::Contact(busy(3)), "an open one is not too old");
    assert_eq!(folder.files(), [format!("03/{}", file_id(3, 3))]);
    // Many are more than one transaction takes.
    let many: Vec<Change> = (100..350).map(|n| put(Record::Contact(closed(busy(n), at(n))))).collect();
    store.write(many).await.unwrap();
    assert_eq!(store.expire(month, at(9999 * DAY)).await, Ok(250));
}

#[tokio::test]
async fn what_nobody_needs_any_more_goes_by_itself() {
    let (folder, store) = folder_with(&[1]).await;
    // Two files that were never sent; the one of `fill` was.
    for n in [10, DAY] {
        let mut unsent = offer(1, 7, "b.pdf");
        (unsent.id, unsent.at) = (file_id(1, n % 250 + 50), at(n));
        store.receive_file(unsent, pdf(n, 100)).await.unwrap();
    }
    let key = |key: &str| IdempotencyKey { asker: "crm".into(), key: key.into() };
    for (name, expires) in [("old", DAY), ("new", 3 * DAY)] {
        assert_eq!(store.begin_request(&key(name), b"", at(0), at(expires)).await.unwrap(), Begun::Fresh);
    }
    store.expire(FOR_EVER, at(DAY + 100)).await.unwrap();
    assert_eq!(store.files(contact_id(1)).await.unwrap().len(), 2, "the sent one and the late one");
    assert_eq!(folder.files().len(), 2);
    let count = async |table: &str| rows(&folder).await.into_iter().find(|(name, _)| name == table).unwrap().1;
    assert_eq!(count("idempotency_keys").await, 1);
    // An event that is still owed stays, however old.
    store.expire(FOR_EVER, at(100 * DAY)).await.unwrap();
    assert_eq!(count("webhook_events").await, 1);
    let owed = store.due_deliveries(EndpointId::from_bits(1), at(100 * DAY), 1).await.unwrap();
    let outcome = visavis::store::Outcome { at: at(100 * DAY), status: Some(200), error: None, retry_at: None };
    store.attempted(&owed[0], outcome).await.unwrap();
    store.expire(FOR_EVER, at(100 * DAY)).await.unwrap();
    assert_eq!(count("webhook_events").await, 0);
}
