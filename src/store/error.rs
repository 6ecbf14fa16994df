use std::io::ErrorKind;
use std::sync::Arc;

use sqlx::migrate::MigrateError;

/// SQLite's result code for a full disk (<https://www.sqlite.org/rescode.html>).
const SQLITE_FULL: u32 = 13;

/// SQLite's result code for a broken constraint; what kind of one stands in the bits above.
const SQLITE_CONSTRAINT: u32 = 19;

/// The constraint is a foreign key: what is referred to is not there.
const SQLITE_CONSTRAINT_FOREIGNKEY: u32 = 787;

/// Why something was not stored or read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Nothing fits on the disk any more.
    #[error("The disk of the server is full.")]
    Full,
    /// More waits to be written than may.
    #[error("The store has too much to do. Try again later.")]
    Busy,
    /// The store was closed.
    #[error("The store is closed.")]
    Closed,
    /// Something of that name is there already.
    #[error("It is there already.")]
    Exists,
    /// What is meant, or what it refers to, is not there.
    #[error("It is not there.")]
    NotFound,
    /// The disk or the database does not do what it should.
    #[error("The store failed.")]
    Failed(Arc<str>),
}

impl StoreError {
    /// The word for programs; it never changes.
    pub fn code(&self) -> &'static str {
        match self {
            StoreError::Full => "store_full",
            StoreError::Busy => "store_busy",
            StoreError::Closed => "store_closed",
            StoreError::Exists => "exists",
            StoreError::NotFound => "not_found",
            StoreError::Failed(_) => "store_failed",
        }
    }

    /// Whether it is about this request alone, and others may succeed.
    pub(super) fn is_about_one(&self) -> bool {
        matches!(self, StoreError::Exists | StoreError::NotFound)
    }

    pub(super) fn failed(error: impl ToString) -> Self {
        StoreError::Failed(error.to_string().into())
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let code = error.as_database_error().and_then(|e| e.code()?.parse::<u32>().ok());
        match (code, &error) {
            (Some(SQLITE_FULL), _) => StoreError::Full,
            (Some(SQLITE_CONSTRAINT_FOREIGNKEY), _) | (_, sqlx::Error::RowNotFound) => StoreError::NotFound,
            (Some(code), _) if code & 0xff == SQLITE_CONSTRAINT => StoreError::Exists,
            (_, sqlx::Error::PoolTimedOut) => StoreError::Busy,
            (_, sqlx::Error::PoolClosed) => StoreError::Closed,
            _ => StoreError::failed(error),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => StoreError::Full,
            ErrorKind::NotFound => StoreError::NotFound,
            ErrorKind::AlreadyExists => StoreError::Exists,
            _ => StoreError::failed(error),
        }
    }
}

/// Why a store cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder cannot be used.
    #[error("cannot keep data in {folder}: {error}")]
    Folder {
        /// Which.
        folder: String,
        /// Why.
        error: std::io::Error,
    },
    /// Another server works with this folder.
    #[error("another server keeps its data in {0}; every server needs a data_dir of its own")]
    Locked(String),
    /// A later version has written the database.
    #[error("the data in {0} was written by a later version of visavis; run that one, or restore a backup")]
    TooNew(String),
    /// The database cannot be used.
    #[error("cannot open the database: {0}")]
    Database(#[from] sqlx::Error),
    /// The database cannot be brought to this version.
    #[error("cannot bring the database to this version: {0}")]
    Migration(MigrateError),
}
