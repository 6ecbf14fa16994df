//! The one that writes: what waits is committed together, in order, and told only when it is durable.

use std::time::Instant;

use sqlx::{Connection, Executor, SqliteConnection};
use tokio::runtime::Handle;
use tokio::sync::{mpsc, oneshot};
use tokio::task::{self, JoinHandle};

use crate::metrics::Metrics;
use crate::store::records::Written;
use crate::store::webhooks::Subscribers;
use crate::store::{Change, StoreError};

/// Batches that may wait. When it is full, the one who wants to write waits or is told `store_busy`.
pub(super) const QUEUE: usize = 4096;

/// The most batches of one transaction: a bound for what a commit has to sync, and for how long the first waits.
const GROUP: usize = 512;

/// Changes that are made together or not at all, and who waits for them.
pub(super) struct Batch {
    pub(super) changes: Vec<Change>,
    pub(super) done: oneshot::Sender<Result<Vec<u64>, StoreError>>,
}

/// Something to do for the writer.
pub(super) enum Job {
    /// Write.
    Write(Batch),
    /// Write what came before, and end.
    Close,
}

/// What the writer knows of what is on disk, so that it need not ask or write again.
#[derive(Debug, Default)]
pub(super) struct Known {
    pub(super) written: Written,
    pub(super) subscribers: Subscribers,
}

pub(super) struct Writer {
    db: SqliteConnection,
    known: Known,
    metrics: Metrics,
}

/// Lets a writer work on a thread of its own. Each statement is a question to SQLite's thread and an answer from it;
/// on a busy server, each answer would stand in line behind everything else that the runtime has to do.
pub(super) fn start(writer: Writer, inbox: mpsc::Receiver<Job>) -> JoinHandle<()> {
    task::spawn_blocking(move || Handle::current().block_on(writer.run(inbox)))
}

impl Writer {
    pub(super) fn new(db: SqliteConnection, metrics: Metrics) -> Self {
        Writer { db, known: Known::default(), metrics }
    }

    /// Works until it is told to close or nobody is left who could write.
    pub(super) async fn run(mut self, mut inbox: mpsc::Receiver<Job>) {
        let mut jobs = Vec::with_capacity(GROUP);
        while inbox.recv_many(&mut jobs, GROUP).await > 0 {
            let mut batches = Vec::with_capacity(jobs.len());
            for job in jobs.drain(..) {
                match job {
                    Job::Write(batch) => batches.push(batch),
                    // What is in the queue already is still written.
                    Job::Close => inbox.close(),
                }
            }
            self.write(batches).await;
        }
        if let Err(error) = self.db.close().await {
            tracing::warn!(%error, "the database was not closed well; nothing is lost");
        }
    }

    /// Writes these in one transaction, or one by one if one of them cannot be.
    async fn write(&mut self, batches: Vec<Batch>) {
        match self.commit(&batches).await {
            Err(error) if error.is_about_one() && batches.len() > 1 => {
                for batch in batches {
                    let outcome = self.commit(std::slice::from_ref(&batch)).await.map(|mut rows| rows.remove(0));
                    // Whoever does not wait any more does not want to know.
                    let _ = batch.done.send(outcome);
                }
            }
            outcome => {
                let mut rows = outcome.map(Vec::into_iter);
                for batch in batches {
                    let outcome = match &mut rows {
                        Ok(rows) => Ok(rows.next().unwrap_or_default()),
                        Err(error) => Err(error.clone()),
                    };
                    let _ = batch.done.send(outcome);
                }
            }
        }
    }

    /// How many rows each change of each batch has touched, once all of them are durable.
    async fn commit(&mut self, batches: &[Batch]) -> Result<Vec<Vec<u64>>, StoreError> {
        if batches.is_empty() {
            return Ok(Vec::new());
        }
        let started = Instant::now();
        let outcome = self.transact(batches).await;
        if let Err(error) = &outcome {
            self.known = Known::default();
            // After some errors SQLite has rolled back by itself, and says so.
            let _ = self.db.execute("ROLLBACK").await;
            if !error.is_about_one() {
                tracing::error!(%error, detail = ?error, code = error.code(), "nothing can be stored");
            }
        }
        self.metrics.count_commit(outcome.as_ref().map(|_| batches.len()).map_err(StoreError::code), started.elapsed());
        outcome
    }

    async fn transact(&mut self, batches: &[Batch]) -> Result<Vec<Vec<u64>>, StoreError> {
        self.db.execute("BEGIN IMMEDIATE").await?;
        let mut rows = Vec::with_capacity(batches.len());
        for batch in batches {
            let mut of_batch = Vec::with_capacity(batch.changes.len());
            for change in &batch.changes {
                of_batch.push(change.apply(&mut self.db, &mut self.known).await?);
            }
            rows.push(of_batch);
        }
        self.db.execute("COMMIT").await?;
        Ok(rows)
    }
}
