//! Answers that are given again when the same request comes again (the `Idempotency-Key` header).

use std::sync::Arc;

use sqlx::{Row, SqliteConnection};

use crate::model::Timestamp;
use crate::store::columns::optional_text;
use crate::store::{Change, Store, StoreError};

/// Whose request, and which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IdempotencyKey {
    /// Who asks; keys of different people have nothing to do with each other.
    pub asker: Arc<str>,
    /// The key that the asker chose.
    pub key: Arc<str>,
}

/// An answer as it was given the first time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The media type of the body.
    pub content_type: Option<Arc<str>>,
    /// The body.
    pub body: Vec<u8>,
}

/// What is to be done with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Begun {
    /// It is the first one: do it, and store the answer with what it changes ([`Change::Answer`]).
    Fresh,
    /// It was answered: say the same again.
    Answered(StoredAnswer),
    /// The first one is still being done.
    Underway,
    /// The key was used for another request.
    Mismatch,
}

/// What is done to idempotency keys.
#[derive(Debug, Clone)]
pub enum IdempotencyChange {
    /// Takes a key, if it is free.
    Begin {
        /// Which.
        key: IdempotencyKey,
        /// What the request was, hashed.
        request_hash: Vec<u8>,
        /// Now.
        now: Timestamp,
        /// When it may be forgotten.
        expires: Timestamp,
    },
    /// Frees a key whose request was not answered.
    Abandon(IdempotencyKey),
}

impl IdempotencyChange {
    pub(super) async fn apply(&self, db: &mut SqliteConnection) -> sqlx::Result<u64> {
        let done = match self {
            IdempotencyChange::Begin { key, request_hash, now, expires } => {
                let expired = sqlx::query("DELETE FROM idempotency_keys WHERE asker = ? AND key = ? AND expires <= ?");
                expired.bind(&*key.asker).bind(&*key.key).bind(now).execute(&mut *db).await?;
                let insert = sqlx::query(
                    "INSERT INTO idempotency_keys (asker, key, request_hash, expires) VALUES (?, ?, ?, ?)
                     ON CONFLICT DO NOTHING",
                );
                let insert = insert.bind(&*key.asker).bind(&*key.key).bind(request_hash).bind(expires);
                insert.execute(db).await?
            }
            IdempotencyChange::Abandon(key) => {
                let delete = sqlx::query("DELETE FROM idempotency_keys WHERE asker = ? AND key = ? AND status IS NULL");
                delete.bind(&*key.asker).bind(&*key.key).execute(db).await?
            }
        };
        Ok(done.rows_affected())
    }
}

impl Store {
    /// Takes a key for a request, or tells what became of the request that has it.
    ///
    /// # Errors
    ///
    /// When the store fails.
    pub async fn begin_request(
        &self,
        key: &IdempotencyKey,
        request_hash: &[u8],
        now: Timestamp,
        expires: Timestamp,
    ) -> Result<Begun, StoreError> {
        let begin = IdempotencyChange::Begin { key: key.clone(), request_hash: request_hash.to_vec(), now, expires };
        match self.change(Change::Idempotency(begin)).await {
            Ok(()) => return Ok(Begun::Fresh),
            Err(StoreError::NotFound) => {}
            Err(error) => return Err(error),
        }
        let query = sqlx::query("SELECT * FROM idempotency_keys WHERE asker = ? AND key = ?");
        let query = query.bind(&*key.asker).bind(&*key.key);
        let Some(row) = query.fetch_optional(&mut *self.reader().await?).await? else {
            // It was abandoned since; whoever asks once more gets it.
            return Ok(Begun::Underway);
        };
        if row.try_get::<&[u8], _>("request_hash")? != request_hash {
            return Ok(Begun::Mismatch);
        }
        let Some(status) = row.try_get("status")? else { return Ok(Begun::Underway) };
        let body = row.try_get("body")?;
        Ok(Begun::Answered(StoredAnswer { status, content_type: optional_text(&row, "content_type")?, body }))
    }

    /// Frees a key whose request came to nothing, so that it can be tried again.
    ///
    /// # Errors
    ///
    /// When nobody has the key, its request was answered, or the store fails.
    pub async fn abandon_request(&self, key: IdempotencyKey) -> Result<(), StoreError> {
        self.change(Change::Idempotency(IdempotencyChange::Abandon(key))).await
    }
}

/// Notes an answer.
pub(super) async fn answer(
    db: &mut SqliteConnection,
    key: &IdempotencyKey,
    answer: &StoredAnswer,
) -> sqlx::Result<u64> {
    let update =
        sqlx::query("UPDATE idempotency_keys SET status = ?, content_type = ?, body = ? WHERE asker = ? AND key = ?");
    let update = update.bind(answer.status).bind(answer.content_type.as_deref()).bind(&answer.body);
    Ok(update.bind(&*key.asker).bind(&*key.key).execute(db).await?.rows_affected())
}

/// Frees the keys of requests that a process which is gone did not answer. What such a request changed was written
/// with its answer, so nothing was changed.
pub(super) async fn forget_unanswered(db: &mut SqliteConnection) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM idempotency_keys WHERE status IS NULL").execute(db).await?;
    Ok(())
}
