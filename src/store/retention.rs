//! How long things are kept, and how they go.

use std::time::Duration;

use sqlx::SqliteConnection;

use crate::model::{ContactId, Timestamp};
use crate::store::{Change, Store, StoreError};

/// How many contacts go in one transaction, so that nobody's message waits long for it.
const SLICE: u32 = 50;

/// How long a file may stay that no message speaks of: whoever handed it in has long gone.
const UNSENT_FILES: Duration = Duration::from_secs(24 * 3600);

/// How long things are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retention {
    /// Contacts, from their end; nothing means for ever.
    pub contacts: Option<Duration>,
    /// Events of webhooks that are settled, from when they happened.
    pub webhooks: Duration,
}

/// What has become too old.
#[derive(Debug, Clone, Copy)]
pub enum Expire {
    /// Contacts that ended before; some of them.
    Contacts(Timestamp),
    /// Files that no message speaks of and that came before.
    UnsentFiles(Timestamp),
    /// Events from before that are owed to nobody.
    Webhooks(Timestamp),
    /// Idempotency keys that expired by now.
    IdempotencyKeys(Timestamp),
}

impl Expire {
    pub(super) async fn apply(&self, db: &mut SqliteConnection) -> sqlx::Result<u64> {
        let (sql, before) = match self {
            Expire::Contacts(before) => (
                "DELETE FROM contacts WHERE id IN (SELECT id FROM contacts WHERE ended_at < ? ORDER BY ended_at LIMIT ?)",
                before,
            ),
            Expire::UnsentFiles(before) => (
                "DELETE FROM files WHERE id IN (SELECT id FROM files f WHERE created_at < ? AND NOT EXISTS
                     (SELECT 1 FROM messages m WHERE m.contact = f.contact AND m.file = f.id) LIMIT ?)",
                before,
            ),
            Expire::Webhooks(before) => (
                "DELETE FROM webhook_events WHERE number IN (SELECT number FROM webhook_events e WHERE at < ?
                     AND NOT EXISTS (SELECT 1 FROM webhook_deliveries d WHERE d.event = e.number AND d.state = 'pending')
                     LIMIT ?)",
                before,
            ),
            Expire::IdempotencyKeys(now) => (
                "DELETE FROM idempotency_keys WHERE (asker, key) IN
                     (SELECT asker, key FROM idempotency_keys WHERE expires <= ? LIMIT ?)",
                now,
            ),
        };
        Ok(sqlx::query(sql).bind(before).bind(SLICE).execute(db).await?.rows_affected())
    }
}

/// Deletes a contact with everything in it. The content of its files follows after the commit.
pub(super) async fn delete_contact(db: &mut SqliteConnection, contact: ContactId) -> sqlx::Result<u64> {
    Ok(sqlx::query("DELETE FROM contacts WHERE id = ?").bind(contact).execute(db).await?.rows_affected())
}

impl Store {
    /// Deletes a contact with its messages, calls, files and what webhooks are still owed of it.
    /// When this returns, the rows are gone for good, and so is the content of the files.
    ///
    /// # Errors
    ///
    /// When there is no such contact or the store fails. Files that cannot be removed now go at the next start.
    pub async fn delete_contact(&self, contact: ContactId) -> Result<(), StoreError> {
        self.change(Change::DeleteContact(contact)).await?;
        self.sweep_removed().await
    }

    /// Deletes what is older than it shall become, and returns how many contacts that were. To be called now and then.
    ///
    /// # Errors
    ///
    /// When the store fails; the next call goes on.
    pub async fn expire(&self, retention: Retention, now: Timestamp) -> Result<u64, StoreError> {
        let before = |age: Duration| {
            let age = u64::try_from(age.as_millis()).unwrap_or(u64::MAX);
            Timestamp::from_millis(now.as_millis().saturating_sub(age))
        };
        let mut contacts = 0;
        if let Some(age) = retention.contacts {
            contacts = self.expire_all(Expire::Contacts(before(age))).await?;
        }
        self.expire_all(Expire::UnsentFiles(before(UNSENT_FILES))).await?;
        self.expire_all(Expire::Webhooks(before(retention.webhooks))).await?;
        self.expire_all(Expire::IdempotencyKeys(now)).await?;
        self.sweep_removed().await?;
        Ok(contacts)
    }

    /// Slice by slice, between which others write.
    async fn expire_all(&self, expire: Expire) -> Result<u64, StoreError> {
        let mut total = 0;
        loop {
            match self.rows(vec![Change::Expire(expire)]).await?.as_slice() {
                [rows] if *rows > 0 => total += rows,
                _ => return Ok(total),
            }
        }
    }
}
