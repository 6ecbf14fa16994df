//! Whom the brand wants to be told of what happens, and the outbox of what they are still to be told.
//!
//! An event is owed in the transaction of what it tells of, so neither is ever there without the other.
//! Of one contact, an endpoint hears one event after the other: the next is due when the one before is settled.

use std::sync::Arc;

use secrecy::{ExposeSecret, SecretSlice};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use crate::model::{ContactId, EndpointId, Timestamp, WebhookEventId};
use crate::protocol::webhook::{WebhookBody, WebhookData};
use crate::store::columns::{id_columns, integer, optional_text, text, unsigned, word_columns};
use crate::store::{Change, MAX_PAGE, Store, StoreError};

id_columns!(EndpointId, WebhookEventId);

/// Somebody who is told.
#[derive(Debug, Clone)]
pub struct Endpoint {
    /// Its name.
    pub id: EndpointId,
    /// Where.
    pub url: String,
    /// What signs what it is told; it has to be kept, unlike a password.
    pub secret: SecretSlice<u8>,
    /// The kinds of events that it wants; empty means all.
    pub kinds: Vec<String>,
    /// Whether it is told at all.
    pub enabled: bool,
    /// Since when.
    pub created_at: Timestamp,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebhookEvent {
    /// Its fresh id.
    pub id: WebhookEventId,
    /// In which contact; of one contact, events are told in order. An event about none is told at once.
    pub contact: Option<ContactId>,
    /// What kind, as `call.started`.
    pub kind: Arc<str>,
    /// When.
    pub at: Timestamp,
    /// What is told, as JSON.
    pub body: Arc<str>,
}

impl WebhookEvent {
    /// Something of the contact plane that happened; the id is of random bits.
    pub fn new(id: WebhookEventId, contact: Option<ContactId>, at: Timestamp, data: WebhookData) -> Self {
        let kind = data.kind().into();
        WebhookEvent { id, contact, kind, at, body: WebhookBody::new(at, data).to_json().into() }
    }
}

/// Where the telling of an event to an endpoint stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DeliveryState {
    /// It is owed.
    Pending,
    /// It was taken.
    Delivered,
    /// It was given up.
    Failed,
}

word_columns!(DeliveryState { Pending = "pending", Delivered = "delivered", Failed = "failed" });

/// The telling of an event to an endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// To whom.
    pub endpoint: EndpointId,
    /// What.
    pub event: WebhookEvent,
    /// Its place in the order of all events.
    pub number: u64,
    /// Where it stands.
    pub state: DeliveryState,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is tried next, if it is owed.
    pub next_at: Option<Timestamp>,
    /// When it was taken or given up.
    pub settled_at: Option<Timestamp>,
    /// The HTTP status of the last attempt.
    pub status: Option<u16>,
    /// Why the last attempt failed.
    pub error: Option<Arc<str>>,
}

/// What came of an attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// When.
    pub at: Timestamp,
    /// The HTTP status, if there was one.
    pub status: Option<u16>,
    /// Why it failed; nothing if it did not.
    pub error: Option<Arc<str>>,
    /// When it is tried again after a failure; nothing gives it up.
    pub retry_at: Option<Timestamp>,
}

/// What is done to endpoints and deliveries.
#[derive(Debug, Clone)]
pub enum DeliveryChange {
    /// An endpoint in the place of the one of its id.
    PutEndpoint(Box<Endpoint>),
    /// Gone, with what it is owed.
    RemoveEndpoint(EndpointId),
    /// An attempt has ended.
    Attempted(EndpointId, u64, Outcome),
    /// Owed once more.
    Redeliver(EndpointId, WebhookEventId, Timestamp),
}

impl DeliveryChange {
    pub(super) async fn apply(&self, db: &mut SqliteConnection, subscribers: &mut Subscribers) -> sqlx::Result<u64> {
        let done = match self {
            DeliveryChange::PutEndpoint(endpoint) => {
                subscribers.clear();
                return put_endpoint(db, endpoint).await;
            }
            DeliveryChange::RemoveEndpoint(id) => {
                subscribers.clear();
                sqlx::query("DELETE FROM webhook_endpoints WHERE id = ?").bind(id).execute(db).await?
            }
            DeliveryChange::Attempted(endpoint, number, outcome) => {
                let state = match (&outcome.error, outcome.retry_at) {
                    (None, _) => DeliveryState::Delivered,
                    (Some(_), Some(_)) => DeliveryState::Pending,
                    (Some(_), None) => DeliveryState::Failed,
                };
                let is_pending = state == DeliveryState::Pending;
                sqlx::query(
                    "UPDATE webhook_deliveries SET state = ?, attempts = attempts + 1, next_at = ?, settled_at = ?,
                         status = ?, error = ? WHERE endpoint = ? AND event = ? AND state = 'pending'",
                )
                .bind(state)
                .bind(outcome.retry_at.filter(|_| is_pending))
                .bind(Some(outcome.at).filter(|_| !is_pending))
                .bind(outcome.status)
                .bind(outcome.error.as_deref())
                .bind(endpoint)
                .bind(integer(*number))
                .execute(db)
                .await?
            }
            DeliveryChange::Redeliver(endpoint, event, now) => {
                let update = sqlx::query(
                    "UPDATE webhook_deliveries SET state = 'pending', attempts = 0, next_at = ?, settled_at = NULL
                     WHERE endpoint = ? AND event = (SELECT number FROM webhook_events WHERE id = ?)",
                );
                update.bind(now).bind(endpoint).bind(event).execute(db).await?
            }
        };
        Ok(done.rows_affected())
    }
}

impl Store {
    /// Tells an endpoint of what happens from now on, in the place of the endpoint of its id.
    ///
    /// # Errors
    ///
    /// When the store fails.
    pub async fn put_endpoint(&self, endpoint: Endpoint) -> Result<(), StoreError> {
        self.put_endpoint_with(endpoint, None).await
    }

    /// As [`Store::put_endpoint`], with a change that is stored together with it.
    ///
    /// # Errors
    ///
    /// When the store fails; then neither is stored.
    pub async fn put_endpoint_with(&self, endpoint: Endpoint, also: Option<Change>) -> Result<(), StoreError> {
        self.change_with(Change::Delivery(DeliveryChange::PutEndpoint(Box::new(endpoint))), also).await
    }

    /// Tells an endpoint nothing more, also nothing of what it is owed.
    ///
    /// # Errors
    ///
    /// When there is no such endpoint or the store fails.
    pub async fn remove_endpoint(&self, id: EndpointId) -> Result<(), StoreError> {
        self.change(Change::Delivery(DeliveryChange::RemoveEndpoint(id))).await
    }

    /// Every endpoint, the oldest first.
    ///
    /// # Errors
    ///
    /// When the store fails.
    pub async fn endpoints(&self) -> Result<Vec<Endpoint>, StoreError> {
        let mut db = self.reader().await?;
        let rows = sqlx::query("SELECT * FROM webhook_endpoints ORDER BY created_at, id").fetch_all(&mut *db).await?;
        let mut endpoints = Vec::with_capacity(rows.len());
        for row in &rows {
            let id: EndpointId = row.try_get("id")?;
            let kinds = sqlx::query_scalar("SELECT kind FROM webhook_endpoint_kinds WHERE endpoint = ? ORDER BY kind");
            endpoints.push(Endpoint {
                id,
                url: row.try_get("url")?,
                secret: row.try_get::<Vec<u8>, _>("secret")?.into(),
                kinds: kinds.bind(id).fetch_all(&mut *db).await?,
                enabled: row.try_get("enabled")?,
                created_at: row.try_get("created_at")?,
            });
        }
        Ok(endpoints)
    }

    /// What is to be tried now with an endpoint, the longest due first: of each contact one at most.
    ///
    /// # Errors
    ///
    /// When the store fails.
    pub async fn due_deliveries(
        &self,
        endpoint: EndpointId,
        now: Timestamp,
        limit: u32,
    ) -> Result<Vec<Delivery>, StoreError> {
        let query = sqlx::query(
            "SELECT d.*, e.id, e.kind, e.at, e.body FROM webhook_deliveries d
             JOIN webhook_events e ON e.number = d.event
             JOIN webhook_endpoints p ON p.id = d.endpoint AND p.enabled
             WHERE d.state = 'pending' AND d.endpoint = ? AND d.next_at <= ? AND NOT EXISTS
                 (SELECT 1 FROM webhook_deliveries before WHERE before.state = 'pending'
                      AND before.endpoint = d.endpoint AND before.contact = d.contact AND before.event < d.event)
             ORDER BY d.next_at, d.event LIMIT ?",
        );
        let query = query.bind(endpoint).bind(now).bind(limit.min(MAX_PAGE));
        let rows = query.fetch_all(&mut *self.reader().await?).await?;
        Ok(rows.iter().map(delivery).collect::<sqlx::Result<_>>()?)
    }

    /// How much is owed, to endpoints that are told.
    ///
    /// # Errors
    ///
    /// When the store fails.
    pub async fn owed_deliveries(&self) -> Result<u64, StoreError> {
        let query = sqlx::query(
            "SELECT COUNT(*) AS owed FROM webhook_deliveries d
             JOIN webhook_endpoints p ON p.id = d.endpoint AND p.enabled WHERE d.state = 'pending'",
        );
        Ok(unsigned(&query.fetch_one(&mut *self.reader().await?).await?, "owed")?)
    }

    /// When the next delivery may be due, so that it can be waited for; a new event may come before.
    ///
    /// # Errors
    ///
    /// When the store fails.
    pub async fn next_delivery(&self) -> Result<Option<Timestamp>, StoreError> {
        let query = sqlx::query_scalar(
            "SELECT MIN(d.next_at) FROM webhook_deliveries d
             JOIN webhook_endpoints p ON p.id = d.endpoint AND p.enabled
             WHERE d.state = 'pending' AND NOT EXISTS
                 (SELECT 1 FROM webhook_deliveries before WHERE before.state = 'pending'
                      AND before.endpoint = d.endpoint AND before.contact = d.contact AND before.event < d.event)",
        );
        Ok(query.fetch_one(&mut *self.reader().await?).await?)
    }

    /// Notes what came of an attempt.
    ///
    /// # Errors
    ///
    /// When it is not owed any more or the store fails.
    pub async fn attempted(&self, delivery: &Delivery, outcome: Outcome) -> Result<(), StoreError> {
        let change = DeliveryChange::Attempted(delivery.endpoint, delivery.number, outcome);
        self.change(Change::Delivery(change)).await
    }

    /// Owes an event to an endpoint once more, whatever came of it before.
    ///
    /// # Errors
    ///
    /// When the event was never owed to it or is kept no longer, or the store fails.
    pub async fn redeliver(&self, to: EndpointId, event: WebhookEventId, now: Timestamp) -> Result<(), StoreError> {
        self.change(Change::Delivery(DeliveryChange::Redeliver(to, event, now))).await
    }

    /// What an endpoint was told or is owed: the latest first, before the event of a number.
    ///
    /// # Errors
    ///
    /// When the store fails.
    pub async fn deliveries(
        &self,
        endpoint: EndpointId,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<Delivery>, StoreError> {
        let query = sqlx::query(
            "SELECT d.*, e.id, e.kind, e.at, e.body FROM webhook_deliveries d
             JOIN webhook_events e ON e.number = d.event
             WHERE d.endpoint = ? AND d.event < ? ORDER BY d.event DESC LIMIT ?",
        );
        let query = query.bind(endpoint).bind(integer(before.unwrap_or(u64::MAX))).bind(limit.min(MAX_PAGE));
        let rows = query.fetch_all(&mut *self.reader().await?).await?;
        Ok(rows.iter().map(delivery).collect::<sqlx::Result<_>>()?)
    }
}

/// Who wants which kinds of events, as it stands on disk; it seldom changes, and every event asks for it.
#[derive(Debug, Default)]
pub(super) struct Subscribers(Option<Vec<Subscriber>>);

#[derive(Debug)]
struct Subscriber {
    endpoint: EndpointId,
    /// Empty means all.
    kinds: Vec<String>,
}

impl Subscribers {
    /// Forgets them, as after a transaction that did not come about.
    pub(super) fn clear(&mut self) {
        self.0 = None;
    }

    async fn of(&mut self, db: &mut SqliteConnection, kind: &str) -> sqlx::Result<Vec<EndpointId>> {
        let all = match &mut self.0 {
            Some(all) => all,
            unknown => unknown.insert(subscribers(db).await?),
        };
        let wants = |subscriber: &&Subscriber| {
            subscriber.kinds.is_empty() || subscriber.kinds.iter().any(|wanted| wanted == kind)
        };
        Ok(all.iter().filter(wants).map(|subscriber| subscriber.endpoint).collect())
    }
}

async fn subscribers(db: &mut SqliteConnection) -> sqlx::Result<Vec<Subscriber>> {
    let enabled = sqlx::query_scalar("SELECT id FROM webhook_endpoints WHERE enabled ORDER BY created_at, id");
    let mut all = Vec::new();
    for endpoint in enabled.fetch_all(&mut *db).await? {
        let kinds = sqlx::query_scalar("SELECT kind FROM webhook_endpoint_kinds WHERE endpoint = ?").bind(endpoint);
        all.push(Subscriber { endpoint, kinds: kinds.fetch_all(&mut *db).await? });
    }
    Ok(all)
}

/// Owes an event to everybody who wants it; one that nobody wants is not kept.
pub(super) async fn owe(
    db: &mut SqliteConnection,
    event: &WebhookEvent,
    subscribers: &mut Subscribers,
) -> sqlx::Result<u64> {
    let endpoints = subscribers.of(db, &event.kind).await?;
    if endpoints.is_empty() {
        return Ok(0);
    }
    let insert = sqlx::query("INSERT INTO webhook_events (id, contact, kind, at, body) VALUES (?, ?, ?, ?, ?)");
    let insert = insert.bind(event.id).bind(event.contact).bind(&*event.kind).bind(event.at).bind(&*event.body);
    let number = insert.execute(&mut *db).await?.last_insert_rowid();
    for endpoint in &endpoints {
        let insert = sqlx::query(
            "INSERT INTO webhook_deliveries (endpoint, event, contact, state, next_at) VALUES (?, ?, ?, ?, ?)",
        );
        let insert = insert.bind(endpoint).bind(number).bind(event.contact).bind(DeliveryState::Pending);
        insert.bind(event.at).execute(&mut *db).await?;
    }
    Ok(endpoints.len() as u64)
}

async fn put_endpoint(db: &mut SqliteConnection, endpoint: &Endpoint) -> sqlx::Result<u64> {
    let put = sqlx::query(
        "INSERT INTO webhook_endpoints (id, url, secret, enabled, created_at) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET url = excluded.url, secret = excluded.secret, enabled = excluded.enabled",
    );
    let put = put.bind(endpoint.id).bind(&endpoint.url).bind(endpoint.secret.expose_secret());
    let done = put.bind(endpoint.enabled).bind(endpoint.created_at).execute(&mut *db).await?;
    let clear = sqlx::query("DELETE FROM webhook_endpoint_kinds WHERE endpoint = ?").bind(endpoint.id);
    clear.execute(&mut *db).await?;
    for kind in &endpoint.kinds {
        let insert = sqlx::query("INSERT OR IGNORE INTO webhook_endpoint_kinds (endpoint, kind) VALUES (?, ?)");
        insert.bind(endpoint.id).bind(kind).execute(&mut *db).await?;
    }
    Ok(done.rows_affected())
}

fn delivery(row: &SqliteRow) -> sqlx::Result<Delivery> {
    Ok(Delivery {
        endpoint: row.try_get("endpoint")?,
        event: WebhookEvent {
            id: row.try_get("id")?,
            contact: row.try_get("contact")?,
            kind: text(row, "kind")?,
            at: row.try_get("at")?,
            body: text(row, "body")?,
        },
        number: unsigned(row, "event")?,
        state: row.try_get("state")?,
        attempts: row.try_get("attempts")?,
        next_at: row.try_get("next_at")?,
        settled_at: row.try_get("settled_at")?,
        status: row.try_get("status")?,
        error: optional_text(row, "error")?,
    })
}
