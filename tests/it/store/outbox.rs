//! The outbox of webhooks: owed with what happened, in order, until it is settled.

use std::time::Duration;

use visavis::domain::contact::Record;
use visavis::model::{EndpointId, WebhookEventId};
use visavis::store::{Change, Delivery, DeliveryState, Endpoint, Outcome, Store, StoreError, WebhookEvent};

use crate::store::Folder;
use crate::store::samples::{at, contact_id, opened, put, text};

fn endpoint(n: u128, kinds: &[&str]) -> Endpoint {
    Endpoint {
        id: EndpointId::from_bits(n),
        url: format!("https://hooks.example.com/{n}"),
        secret: vec![7; 32].into(),
        kinds: kinds.iter().map(|kind| kind.to_string()).collect(),
        enabled: true,
        created_at: at(n as u64),
    }
}

fn event(n: u64, contact: Option<u64>, kind: &str) -> Change {
    Change::Webhook(Box::new(WebhookEvent {
        id: WebhookEventId::from_bits(n.into()),
        contact: contact.map(contact_id),
        kind: kind.into(),
        at: at(n),
        body: format!("{{\"n\":{n}}}").into(),
    }))
}

fn delivered(now: u64) -> Outcome {
    Outcome { at: at(now), status: Some(204), error: None, retry_at: None }
}

fn failed(now: u64, retry: Option<u64>) -> Outcome {
    Outcome { at: at(now), status: Some(503), error: Some("status 503".into()), retry_at: retry.map(at) }
}

/// What is due of both endpoints, the longest due first.
async fn all_due(store: &Store, now: u64) -> Vec<Delivery> {
    let mut due = Vec::new();
    for endpoint in [1, 2].map(EndpointId::from_bits) {
        due.extend(store.due_deliveries(endpoint, at(now), 100).await.unwrap());
    }
    due.sort_by_key(|delivery| (delivery.next_at, delivery.number));
    due
}

/// The events that are due, as (endpoint, event).
async fn due(store: &Store, now: u64) -> Vec<(u128, u128)> {
    let due = all_due(store, now).await;
    due.iter().map(|delivery| (delivery.endpoint.bits(), delivery.event.id.bits())).collect()
}

async fn take(store: &Store, now: u64, endpoint: u128, event: u128) -> Delivery {
    let due = all_due(store, now).await;
    due.into_iter().find(|d| (d.endpoint.bits(), d.event.id.bits()) == (endpoint, event)).unwrap()
}

#[tokio::test]
async fn events_are_told_in_order_of_their_contact() {
    let folder = Folder::new();
    let store = folder.open().await;
    store.put_endpoint(endpoint(1, &[])).await.unwrap();
    store.put_endpoint(endpoint(2, &["call.ended"])).await.unwrap();
    let opened = |n| put(Record::Contact(opened(n)));
    store.write(vec![opened(1), opened(2), event(1, Some(1), "call.started")]).await.unwrap();
    store.write(vec![event(2, Some(1), "call.ended"), event(3, Some(2), "call.started")]).await.unwrap();
    store.write(vec![event(4, None, "agent.added")]).await.unwrap();
    assert_eq!(due(&store, 0).await, [], "nothing is due before it happens");
    assert_eq!(due(&store, 10).await, [(1, 1), (2, 2), (1, 3), (1, 4)]);

    // The first of contact 1 fails: what follows in that contact waits, the rest does not.
    let first = take(&store, 10, 1, 1).await;
    store.attempted(&first, failed(10, Some(40))).await.unwrap();
    assert_eq!(due(&store, 39).await, [(2, 2), (1, 3), (1, 4)]);
    for (endpoint, event) in [(2, 2), (1, 3), (1, 4)] {
        store.attempted(&take(&store, 11, endpoint, event).await, delivered(11)).await.unwrap();
    }
    assert_eq!(store.next_delivery().await.unwrap(), Some(at(40)));
    store.close().await;
    drop(store);

    // It is owed across a restart.
    let store = folder.open().await;
    assert_eq!(due(&store, 40).await, [(1, 1)]);
    let first = take(&store, 40, 1, 1).await;
    assert_eq!((first.attempts, first.status, first.state), (1, Some(503), DeliveryState::Pending));
    store.attempted(&first, failed(41, None)).await.unwrap();
    assert_eq!(store.attempted(&first, delivered(42)).await, Err(StoreError::NotFound), "it was given up");
    assert_eq!(due(&store, 41).await, [(1, 2)]);
    store.attempted(&take(&store, 41, 1, 2).await, delivered(41)).await.unwrap();
    assert_eq!(store.next_delivery().await.unwrap(), None);

    // All of it can be looked up, and told once more.
    let log = store.deliveries(EndpointId::from_bits(1), None, 100).await.unwrap();
    let states: Vec<_> = log.iter().map(|d| (d.event.id.bits(), d.state, d.attempts)).collect();
    let (done, gone) = (DeliveryState::Delivered, DeliveryState::Failed);
    assert_eq!(states, [(4, done, 1), (3, done, 1), (2, done, 1), (1, gone, 2)]);
    let page = store.deliveries(EndpointId::from_bits(1), Some(log[1].number), 1).await.unwrap();
    assert_eq!(page[0], log[2]);
    store.redeliver(EndpointId::from_bits(1), WebhookEventId::from_bits(1), at(50)).await.unwrap();
    let again = take(&store, 50, 1, 1).await;
    assert_eq!((again.attempts, again.event.body), (0, "{\"n\":1}".into()));
    let never = store.redeliver(EndpointId::from_bits(2), WebhookEventId::from_bits(1), at(50)).await;
    assert_eq!(never, Err(StoreError::NotFound));
}

#[tokio::test]
async fn an_event_is_owed_with_what_it_tells_of_or_not_at_all() {
    let folder = Folder::new();
    let store = folder.open().await;
    store.write(vec![event(1, None, "agent.added")]).await.unwrap();
    store.put_endpoint(endpoint(1, &[])).await.unwrap();
    let refused = store.write(vec![put(Record::Message(text(404, 1))), event(2, None, "chat.message")]).await;
    assert_eq!(refused, Err(StoreError::NotFound));
    assert_eq!(due(&store, 100).await, [], "neither what nobody wanted nor what did not happen");
    store.write(vec![event(3, None, "agent.added")]).await.unwrap();
    let mut endpoint = endpoint(1, &["call.started"]);
    endpoint.enabled = false;
    store.put_endpoint(endpoint.clone()).await.unwrap();
    assert_eq!(due(&store, 100).await, [], "it waits while the endpoint is switched off");
    assert_eq!(store.next_delivery().await.unwrap(), None);
    endpoint.enabled = true;
    store.put_endpoint(endpoint).await.unwrap();
    assert_eq!(due(&store, 100).await, [(1, 3)]);
    let endpoints = store.endpoints().await.unwrap();
    assert_eq!((endpoints.len(), endpoints[0].kinds.as_slice()), (1, ["call.started".to_owned()].as_slice()));
    store.remove_endpoint(EndpointId::from_bits(1)).await.unwrap();
    assert_eq!(store.remove_endpoint(EndpointId::from_bits(1)).await, Err(StoreError::NotFound));
    assert_eq!(due(&store, 100).await, []);
    let kept = visavis::store::Retention { contacts: None, webhooks: Duration::ZERO };
    store.expire(kept, at(1000)).await.unwrap();
    let mut db = folder.look().await;
    let events: i64 = sqlx::query_scalar("SELECT count(*) FROM webhook_events").fetch_one(&mut db).await.unwrap();
    assert_eq!(events, 0);
}
