//! Files that people hand in: content on disk under the server's own names, a row for each.
//!
//! A file is visible when its row is committed, and only then: it comes in under a name that nobody looks at, is
//! synced, gets its own name, and then its row. What a process that dies leaves behind is swept at the next start.

mod kinds;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use futures_util::{Stream, StreamExt};
pub use kinds::FileFormat;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};
use tokio::io::AsyncWriteExt;
use tokio::task;

use crate::model::{ContactId, FileId, Timestamp};
use crate::store::columns::{integer, text, unsigned, word_columns};
use crate::store::{Change, Store, StoreError, make_folder, sync_folder};

/// Where files are until they are complete.
const INCOMING: &str = "incoming";

/// How many files are swept in one transaction.
const SWEEP: u32 = 500;

/// The longest name that a sender may give, in bytes.
const MAX_NAME: usize = 255;

word_columns!(FileFormat {
    Jpeg = "jpeg",
    Png = "png",
    Pdf = "pdf",
    Doc = "doc",
    Docx = "docx",
    Ppt = "ppt",
    Pptx = "pptx",
    Xls = "xls",
    Xlsx = "xlsx",
});

/// How much files may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileLimits {
    /// The most bytes of one file.
    pub max_size: u64,
}

/// A file that somebody wants to hand in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileOffer {
    /// Its fresh id.
    pub id: FileId,
    /// In which contact.
    pub contact: ContactId,
    /// Who.
    pub sender: Arc<str>,
    /// What the sender calls it; its extension says what it has to be. Nothing on disk is named after it.
    pub name: Arc<str>,
    /// When.
    pub at: Timestamp,
}

/// A file that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRecord {
    /// Its id.
    pub id: FileId,
    /// In which contact.
    pub contact: ContactId,
    /// Who handed it in.
    pub sender: Arc<str>,
    /// What it is.
    pub format: FileFormat,
    /// What the sender called it.
    pub name: Arc<str>,
    /// Bytes.
    pub size: u64,
    /// When.
    pub created_at: Timestamp,
}

/// Why a file was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// Its name is too long or unprintable.
    #[error("A file's name has 1 to 255 bytes and no control characters.")]
    Name,
    /// Files of this kind are not taken.
    #[error("Only pictures (JPG, PNG) and documents (PDF, Word, PowerPoint, Excel) can be sent.")]
    Kind,
    /// It is not what its name says.
    #[error("The file is not what its name says, or it is damaged.")]
    Content,
    /// It has too many bytes.
    #[error("The file is too large.")]
    TooLarge,
    /// It has no bytes.
    #[error("The file is empty.")]
    Empty,
    /// The sender broke off.
    #[error("The file did not arrive completely.")]
    Incomplete,
    /// It cannot be stored.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl FileError {
    /// The word for programs; it never changes.
    pub fn code(&self) -> &'static str {
        match self {
            FileError::Name => "file_name_invalid",
            FileError::Kind => "file_kind_not_allowed",
            FileError::Content => "file_content_mismatch",
            FileError::TooLarge => "file_too_large",
            FileError::Empty => "file_empty",
            FileError::Incomplete => "file_incomplete",
            FileError::Store(error) => error.code(),
        }
    }
}

impl From<io::Error> for FileError {
    fn from(error: io::Error) -> Self {
        FileError::Store(error.into())
    }
}

/// The folder of files.
#[derive(Debug)]
pub(super) struct Files {
    folder: PathBuf,
    limits: FileLimits,
}

impl Files {
    /// Makes the folders and empties the one for what is not complete: nobody is sending yet.
    pub(super) fn open(folder: PathBuf, limits: FileLimits) -> io::Result<Files> {
        let incoming = folder.join(INCOMING);
        make_folder(&incoming)?;
        for entry in fs::read_dir(&incoming)? {
            fs::remove_file(entry?.path())?;
        }
        sync_folder(&folder)?;
        Ok(Files { folder, limits })
    }

    /// Where a file is: spread over 256 folders by the first byte of its id.
    fn path(&self, id: FileId) -> PathBuf {
        self.folder.join(format!("{:02x}", id.bits() >> 120)).join(id.to_string())
    }

    fn incoming(&self, id: FileId) -> PathBuf {
        self.folder.join(INCOMING).join(id.to_string())
    }

    /// Gives a complete file its own name, durably.
    fn settle(&self, id: FileId) -> io::Result<()> {
        let path = self.path(id);
        let folder = path.parent().unwrap_or(&self.folder);
        if !folder.exists() {
            make_folder(folder)?;
            sync_folder(&self.folder)?;
        }
        fs::rename(self.incoming(id), &path)?;
        sync_folder(folder)
    }

    /// Removes a file; one that is gone already is as good.
    fn remove(&self, id: FileId) -> io::Result<()> {
        match fs::remove_file(self.path(id)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// The ids of what is in one of the 256 folders; anything else there is none of ours and stays.
    fn list(&self, byte: u8) -> io::Result<BTreeSet<FileId>> {
        let entries = match fs::read_dir(self.folder.join(format!("{byte:02x}"))) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeSet::new()),
            entries => entries?,
        };
        let names = entries.map(|entry| Ok(entry?.file_name().into_string().unwrap_or_default()));
        names.filter_map(|name: io::Result<String>| name.map(|name| FileId::try_from(name).ok()).transpose()).collect()
    }
}

/// The content of a file that is not complete. It goes when this goes, however its coming in ends.
struct Unfinished {
    path: PathBuf,
    is_over: bool,
}

impl Unfinished {
    fn create(path: PathBuf) -> io::Result<(fs::File, Unfinished)> {
        let file = fs::File::create_new(&path)?;
        Ok((file, Unfinished { path, is_over: false }))
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.is_over {
            // What cannot be removed now is swept at the next start.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// What is done to the rows of files.
#[derive(Debug, Clone)]
pub enum FileChange {
    /// A file is complete.
    Add(Box<FileRecord>),
    /// The content of removed files is gone.
    Removed(Vec<FileId>),
}

impl FileChange {
    pub(super) async fn apply(&self, db: &mut SqliteConnection) -> sqlx::Result<u64> {
        match self {
            FileChange::Add(file) => {
                let insert = sqlx::query(
                    "INSERT INTO files (id, contact, sender, format, name, size, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                );
                let insert = insert.bind(file.id).bind(file.contact).bind(&*file.sender).bind(file.format);
                let insert = insert.bind(&*file.name).bind(integer(file.size)).bind(file.created_at);
                Ok(insert.execute(db).await?.rows_affected())
            }
            FileChange::Removed(ids) => {
                let mut rows = 0;
                for id in ids {
                    let delete = sqlx::query("DELETE FROM file_removals WHERE file = ?").bind(id);
                    rows += delete.execute(&mut *db).await?.rows_affected();
                }
                Ok(rows)
            }
        }
    }
}

impl Store {
    /// Takes a file in as it comes, and returns when it is durable and visible.
    ///
    /// # Errors
    ///
    /// When it is not what may be sent, is too large, or cannot be stored; then nothing of it stays.
    pub async fn receive_file<B: AsRef<[u8]>, E>(
        &self,
        offer: FileOffer,
        content: impl Stream<Item = Result<B, E>>,
    ) -> Result<FileRecord, FileError> {
        if offer.name.is_empty() || offer.name.len() > MAX_NAME || offer.name.chars().any(char::is_control) {
            return Err(FileError::Name);
        }
        let format = FileFormat::of_name(&offer.name).ok_or(FileError::Kind)?;
        let _place = self.0.uploads.try_acquire().map_err(|_| StoreError::Busy)?;
        let (unfinished, size) = self.take_in(offer.id, format, content).await?;
        let file = FileRecord {
            id: offer.id,
            contact: offer.contact,
            sender: offer.sender,
            format,
            name: offer.name,
            size,
            created_at: offer.at,
        };
        // From here on it goes to its end, whether or not somebody still waits.
        let finish = task::spawn(self.clone().finish(file, unfinished));
        finish.await.map_err(StoreError::failed)?
    }

    /// A file that is visible, and its content from the beginning.
    ///
    /// # Errors
    ///
    /// When it is not there or the store fails.
    pub async fn open_file(&self, id: FileId) -> Result<(FileRecord, tokio::fs::File), StoreError> {
        let record = self.file(id).await?;
        let content = tokio::fs::File::open(self.0.files.path(id)).await?;
        Ok((record, content))
    }

    /// What is known of a file.
    ///
    /// # Errors
    ///
    /// When it is not there or the store fails.
    pub async fn file(&self, id: FileId) -> Result<FileRecord, StoreError> {
        let query = sqlx::query("SELECT * FROM files WHERE id = ?").bind(id);
        Ok(record(&query.fetch_one(&mut *self.reader().await?).await?)?)
    }

    /// The files of a contact, the oldest first.
    ///
    /// # Errors
    ///
    /// When the store fails.
    pub async fn files(&self, contact: ContactId) -> Result<Vec<FileRecord>, StoreError> {
        let query = sqlx::query("SELECT * FROM files WHERE contact = ? ORDER BY created_at, id").bind(contact);
        let rows = query.fetch_all(&mut *self.reader().await?).await?;
        Ok(rows.iter().map(record).collect::<sqlx::Result<_>>()?)
    }

    /// Writes what comes and looks at its beginning before the first byte is written.
    async fn take_in<B: AsRef<[u8]>, E>(
        &self,
        id: FileId,
        format: FileFormat,
        content: impl Stream<Item = Result<B, E>>,
    ) -> Result<(Unfinished, u64), FileError> {
        let mut content = std::pin::pin!(content);
        let mut head = Vec::new();
        let mut file = None;
        let mut size = 0u64;
        while let Some(chunk) = content.next().await {
            let chunk = chunk.map_err(|_| FileError::Incomplete)?;
            let mut chunk = chunk.as_ref();
            size = size.saturating_add(chunk.len() as u64);
            if size > self.0.files.limits.max_size {
                return Err(FileError::TooLarge);
            }
            if file.is_none() {
                head.extend_from_slice(chunk);
                if head.len() < kinds::HEAD {
                    continue;
                }
                if !format.may_begin(&head) {
                    return Err(FileError::Content);
                }
                chunk = &head;
                let path = self.0.files.incoming(id);
                let created = task::spawn_blocking(|| Unfinished::create(path)).await.map_err(StoreError::failed)??;
                file = Some((tokio::fs::File::from_std(created.0), created.1));
            }
            if let Some((file, _)) = &mut file {
                file.write_all(chunk).await?;
            }
        }
        let Some((mut file, unfinished)) = file else {
            return Err(if size == 0 { FileError::Empty } else { FileError::Content });
        };
        file.flush().await?;
        file.sync_all().await?;
        Ok((unfinished, size))
    }

    /// Looks into a file that has come in, gives it its own name and then its row.
    async fn finish(self, file: FileRecord, unfinished: Unfinished) -> Result<FileRecord, FileError> {
        let (store, id, format) = (self.clone(), file.id, file.format);
        let settled = task::spawn_blocking(move || store.settle(id, format, unfinished)).await;
        settled.map_err(StoreError::failed)??;
        let outcome = self.write(vec![Change::File(FileChange::Add(Box::new(file.clone())))]).await;
        if outcome.as_ref().is_err_and(StoreError::is_about_one) {
            // After any other error the row might come back from the log, so its file waits for the next start.
            self.0.files.remove(id)?;
        }
        outcome.map(|()| file).map_err(FileError::from)
    }

    /// Looks into a complete file and gives it its own name. Blocks.
    fn settle(&self, id: FileId, format: FileFormat, mut unfinished: Unfinished) -> Result<(), FileError> {
        if !format.is_inside(io::BufReader::new(fs::File::open(&unfinished.path)?)) {
            return Err(FileError::Content);
        }
        if self.0.files.path(id).exists() {
            return Err(StoreError::Exists.into());
        }
        self.0.files.settle(id)?;
        unfinished.is_over = true;
        Ok(())
    }

    /// Removes files that no row tells of, and the content of those whose rows are gone. For the start, before
    /// anybody sends.
    pub(super) async fn sweep_files(&self) -> Result<(), StoreError> {
        let mut swept = 0;
        for byte in 0..=u8::MAX {
            let stored = self.0.files.list(byte)?;
            if stored.is_empty() {
                continue;
            }
            let first = FileId::from_bits(u128::from(byte) << 120);
            let last = FileId::from_bits(u128::from(byte) << 120 | u128::MAX >> 8);
            let query = sqlx::query_scalar("SELECT id FROM files WHERE id BETWEEN ? AND ?").bind(first).bind(last);
            let known: BTreeSet<FileId> = query.fetch_all(&mut *self.reader().await?).await?.into_iter().collect();
            for orphan in stored.difference(&known) {
                self.0.files.remove(*orphan)?;
                swept += 1;
            }
        }
        if swept > 0 {
            tracing::info!(files = swept, "files without an owner were removed");
        }
        self.sweep_removed().await
    }

    /// Removes the content of files whose rows are gone.
    pub(super) async fn sweep_removed(&self) -> Result<(), StoreError> {
        loop {
            let query = sqlx::query_scalar("SELECT file FROM file_removals LIMIT ?").bind(SWEEP);
            let ids: Vec<FileId> = query.fetch_all(&mut *self.reader().await?).await?;
            if ids.is_empty() {
                return Ok(());
            }
            let store = self.clone();
            let removed = task::spawn_blocking(move || {
                ids.iter().try_for_each(|id| store.0.files.remove(*id))?;
                io::Result::Ok(ids)
            });
            let ids = removed.await.map_err(StoreError::failed)??;
            self.change(Change::File(FileChange::Removed(ids))).await?;
        }
    }
}

fn record(row: &SqliteRow) -> sqlx::Result<FileRecord> {
    Ok(FileRecord {
        id: row.try_get("id")?,
        contact: row.try_get("contact")?,
        sender: text(row, "sender")?,
        format: row.try_get("format")?,
        name: text(row, "name")?,
        size: unsigned(row, "size")?,
        created_at: row.try_get("created_at")?,
    })
}
