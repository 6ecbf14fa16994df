//! What has to last: contacts with their messages, files and calls, who may use the server, and what webhooks are owed.
//!
//! One SQLite database (<https://www.sqlite.org/wal.html>) and a folder of files. One task writes, and commits
//! together what waits (group commit); reads have connections of their own and never wait for it.
//! **What was acknowledged is on disk**: an answer is given only after the commit was synced.

mod accounts;
mod columns;
mod error;
mod files;
mod idempotency;
mod keys;
mod records;
mod retention;
mod webhooks;
mod writer;

#[cfg(test)]
mod tests;

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

pub use accounts::{NewUser, User, UserRole};
pub use error::{OpenError, StoreError};
pub use files::{FileError, FileFormat, FileLimits, FileOffer, FileRecord};
pub use idempotency::{Begun, IdempotencyKey, StoredAnswer};
pub use keys::{AccessKey, KeyKind, NewKey, ShownKey};
pub use records::{CallQuery, ContactQuery, MAX_PAGE, Page};
pub use retention::Retention;
use sqlx::migrate::{MigrateError, Migration, MigrationType, Migrator};
use sqlx::pool::PoolConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, SqlSafeStr, Sqlite, SqliteConnection, SqlitePool};
use tokio::sync::{Semaphore, mpsc, oneshot};
use tokio::task::JoinHandle;
pub use webhooks::{Delivery, DeliveryState, Endpoint, Outcome, WebhookEvent};

use crate::domain::contact::Record;
use crate::metrics::Metrics;
use crate::model::ContactId;
use crate::store::files::Files;
use crate::store::writer::{Batch, Job, Known, QUEUE, Writer};

/// The database within the data directory.
const DATABASE: &str = "visavis.db";

/// What says that a server works with a data directory.
const LOCK: &str = "lock";

/// Connections that read. More of them than cores do not read faster.
const READERS: u32 = 4;

/// How long a read waits for a connection, and a connection for a lock.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many SQL statements a connection keeps prepared; there are fewer.
const STATEMENTS: usize = 256;

/// How large the write-ahead log stays after it was much larger.
const WAL_LIMIT: &str = "67108864";

/// How many passwords are hashed at a time; each takes 19 MiB and some ten milliseconds of a core.
const HASHERS: usize = 2;

/// How many files come in at a time.
const UPLOADS: usize = 64;

/// The database's versions; what is released is never changed, only followed.
const MIGRATIONS: [(i64, &str, &str); 8] = [
    (1, "contacts", include_str!("migrations/0001_contacts.sql")),
    (2, "accounts", include_str!("migrations/0002_accounts.sql")),
    (3, "webhooks", include_str!("migrations/0003_webhooks.sql")),
    (4, "quality", include_str!("migrations/0004_quality.sql")),
    (5, "switch direction", include_str!("migrations/0005_switch_direction.sql")),
    (6, "assist note", include_str!("migrations/0006_assist_note.sql")),
    (7, "sides", include_str!("migrations/0007_sides.sql")),
    (8, "spotlight", include_str!("migrations/0008_spotlight.sql")),
];

/// One thing that is written. Several in one batch are written together or not at all.
#[derive(Debug, Clone)]
pub enum Change {
    /// Puts a record in the place of what was stored under its key.
    Record(Box<Record>),
    /// Owes an event to every webhook endpoint that wants it.
    Webhook(Box<WebhookEvent>),
    /// Notes the answer to a request, so that it can be given again.
    Answer(Box<(IdempotencyKey, StoredAnswer)>),
    /// Deletes a contact with everything in it.
    DeleteContact(ContactId),
    /// Of accounts and keys.
    #[doc(hidden)]
    Account(accounts::AccountChange),
    /// Of keys.
    #[doc(hidden)]
    Key(keys::KeyChange),
    /// Of files.
    #[doc(hidden)]
    File(files::FileChange),
    /// Of webhooks.
    #[doc(hidden)]
    Delivery(webhooks::DeliveryChange),
    /// Of idempotency keys.
    #[doc(hidden)]
    Idempotency(idempotency::IdempotencyChange),
    /// What has become too old.
    #[doc(hidden)]
    Expire(retention::Expire),
}

impl Change {
    /// Makes it, and tells how many rows it has touched.
    async fn apply(&self, db: &mut SqliteConnection, known: &mut Known) -> sqlx::Result<u64> {
        match self {
            Change::Record(record) => records::put(db, record, &mut known.written).await.map(|()| 1),
            Change::Webhook(event) => webhooks::owe(db, event, &mut known.subscribers).await,
            Change::Answer(answer) => idempotency::answer(db, &answer.0, &answer.1).await,
            Change::DeleteContact(contact) => {
                known.written.forget(*contact);
                retention::delete_contact(db, *contact).await
            }
            Change::Account(change) => change.apply(db).await,
            Change::Key(change) => change.apply(db).await,
            Change::File(change) => change.apply(db).await,
            Change::Delivery(change) => change.apply(db, &mut known.subscribers).await,
            Change::Idempotency(change) => change.apply(db).await,
            Change::Expire(expire) => expire.apply(db).await,
        }
    }
}

/// The way to what is stored; clones share it.
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    writer: mpsc::Sender<Job>,
    /// The writer's task, and the lock of the folder that it holds.
    writing: Mutex<Option<(JoinHandle<()>, File)>>,
    readers: SqlitePool,
    files: Files,
    hashers: Arc<Semaphore>,
    uploads: Semaphore,
}

/// What was handed to the writer and is not yet known to be durable.
#[derive(Debug)]
#[must_use = "nothing is durable before it has answered"]
pub struct Pending(oneshot::Receiver<Result<Vec<u64>, StoreError>>);

impl Pending {
    /// Waits until it is durable. Who stops waiting may wait again, but not after the answer.
    ///
    /// # Errors
    ///
    /// When nothing of it was stored.
    pub async fn durable(&mut self) -> Result<(), StoreError> {
        self.rows().await.map(|_| ())
    }

    async fn rows(&mut self) -> Result<Vec<u64>, StoreError> {
        (&mut self.0).await.unwrap_or(Err(StoreError::Closed))
    }
}

impl Store {
    /// Opens what is in a folder, which is made if it is not there, brings it to this version, and removes what a
    /// process that died has left half done.
    ///
    /// # Errors
    ///
    /// When the folder cannot be used, another server works with it, or the database cannot be opened.
    pub async fn open(folder: &Path, limits: FileLimits, metrics: Metrics) -> Result<Store, OpenError> {
        let lock = lock(folder)?;
        let mut db = writing(folder).connect().await?;
        migrate(&mut db, folder).await?;
        idempotency::forget_unanswered(&mut db).await?;
        sync_folder(folder).map_err(|error| refused(folder, error))?;
        let options = SqlitePoolOptions::new().max_connections(READERS).acquire_timeout(PATIENCE);
        let readers = options.connect_lazy_with(options_for(folder).read_only(true));
        let (writer, inbox) = mpsc::channel(QUEUE);
        let writing = writer::start(Writer::new(db, metrics), inbox);
        let store = Store(Arc::new(Inner {
            writer,
            writing: Mutex::new(Some((writing, lock))),
            readers,
            files: Files::open(folder.join("files"), limits).map_err(|error| refused(folder, error))?,
            hashers: Arc::new(Semaphore::new(HASHERS)),
            uploads: Semaphore::new(UPLOADS),
        }));
        store.sweep_files().await.map_err(|error| refused(folder, std::io::Error::other(error)))?;
        Ok(store)
    }

    /// Hands changes to the writer, which makes them in the order in which this was called.
    ///
    /// # Errors
    ///
    /// When the queue is full or the store closed; then nothing of it will be stored.
    pub fn submit(&self, changes: Vec<Change>) -> Result<Pending, StoreError> {
        let (done, pending) = oneshot::channel();
        match self.0.writer.try_send(Job::Write(Batch { changes, done })) {
            Ok(()) => Ok(Pending(pending)),
            Err(mpsc::error::TrySendError::Full(_)) => Err(StoreError::Busy),
            Err(mpsc::error::TrySendError::Closed(_)) => Err(StoreError::Closed),
        }
    }

    /// Makes changes, together or not at all, and returns when they are durable. Waits for a place in the queue.
    ///
    /// # Errors
    ///
    /// When nothing of it was stored.
    pub async fn write(&self, changes: Vec<Change>) -> Result<(), StoreError> {
        self.rows(changes).await.map(|_| ())
    }

    /// Everything that the rules need to go on with the contacts that are open, with so many of the latest messages of
    /// each. A contact comes before what belongs to it.
    ///
    /// # Errors
    ///
    /// When the store fails.
    pub async fn restore(&self, messages: u32) -> Result<Vec<Record>, StoreError> {
        Ok(records::restore(&mut *self.reader().await?, messages).await?)
    }

    /// Writes what waits, closes the database and leaves the folder to others. Clones can do nothing more.
    pub async fn close(&self) {
        // A writer that is gone has nothing more to write.
        let _ = self.0.writer.send(Job::Close).await;
        let writing = self.0.writing.lock().unwrap_or_else(PoisonError::into_inner).take();
        self.0.readers.close().await;
        if let Some((writing, _lock)) = writing
            && let Err(error) = writing.await
        {
            tracing::error!(%error, "the writer of the store failed");
        }
    }

    /// Makes changes, and tells how many rows each has touched.
    async fn rows(&self, changes: Vec<Change>) -> Result<Vec<u64>, StoreError> {
        let (done, pending) = oneshot::channel();
        let job = Job::Write(Batch { changes, done });
        self.0.writer.send(job).await.map_err(|_| StoreError::Closed)?;
        Pending(pending).rows().await
    }

    /// Makes one change, which has to touch something.
    async fn change(&self, change: Change) -> Result<(), StoreError> {
        self.change_with(change, None).await
    }

    /// As [`Store::change`], with what belongs to it.
    async fn change_with(&self, change: Change, also: Option<Change>) -> Result<(), StoreError> {
        match self.rows(Vec::from_iter([change].into_iter().chain(also))).await?.as_slice() {
            [0, ..] => Err(StoreError::NotFound),
            _ => Ok(()),
        }
    }

    async fn reader(&self) -> Result<PoolConnection<Sqlite>, StoreError> {
        Ok(self.0.readers.acquire().await?)
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Store")
    }
}

/// Makes the folder, for nobody else to read, and takes it for this process.
fn lock(folder: &Path) -> Result<File, OpenError> {
    make_folder(folder).map_err(|error| refused(folder, error))?;
    let options = File::options().create(true).truncate(false).write(true).open(folder.join(LOCK));
    let file = options.map_err(|error| refused(folder, error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(OpenError::Locked(folder.display().to_string())),
        Err(TryLockError::Error(error)) => Err(refused(folder, error)),
    }
}

fn refused(folder: &Path, error: std::io::Error) -> OpenError {
    OpenError::Folder { folder: folder.display().to_string(), error }
}

/// A folder that only this user can read.
fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes the names in a folder durable, as `fsync` of a file does with its content.
fn sync_folder(folder: &Path) -> std::io::Result<()> {
    File::open(folder)?.sync_all()
}

fn options_for(folder: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(PathBuf::from(folder).join(DATABASE))
        .busy_timeout(PATIENCE)
        .statement_cache_capacity(STATEMENTS)
        .disable_statement_logging()
}

/// How the writer connects. In WAL mode only `FULL` syncs the log at every commit, without which the latest
/// commits would not survive a loss of power (<https://www.sqlite.org/pragma.html#pragma_synchronous>).
fn writing(folder: &Path) -> SqliteConnectOptions {
    options_for(folder)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("journal_size_limit", WAL_LIMIT)
        // What is deleted is overwritten: a customer who wants to be forgotten is.
        .pragma("secure_delete", "ON")
}

async fn migrate(db: &mut SqliteConnection, folder: &Path) -> Result<(), OpenError> {
    let migrations = MIGRATIONS.map(|(version, name, sql)| {
        Migration::new(version, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
    });
    match Migrator::with_migrations(migrations.to_vec()).run(db).await {
        Ok(()) => Ok(()),
        Err(MigrateError::VersionMissing(_)) => Err(OpenError::TooNew(folder.display().to_string())),
        Err(error) => Err(OpenError::Migration(error)),
    }
}
