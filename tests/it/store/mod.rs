//! The store on a real disk: what was acknowledged is there, and nothing is there by half.

mod accounts;
mod files;
mod full;
mod history;
mod kill;
mod migrations;
mod outbox;
mod retention;
pub mod samples;
mod writing;

use std::env;
use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::process::Command;

use visavis::metrics::Metrics;
use visavis::store::{FileLimits, OpenError, Store};

pub const LIMITS: FileLimits = FileLimits { max_size: 1 << 20 };

/// Says to a test that it runs as a child, and with which folder.
const CHILD: &str = "VISAVIS_TEST_STORE_CHILD";

/// A folder that goes with the test.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        let mut bytes = [0; 8];
        getrandom::fill(&mut bytes).unwrap();
        let path = env::temp_dir().join(format!("visavis-store-{:016x}", u64::from_be_bytes(bytes)));
        fs::create_dir(&path).unwrap();
        Folder(path)
    }

    pub async fn open(&self) -> Store {
        self.try_open().await.unwrap()
    }

    pub async fn try_open(&self) -> Result<Store, OpenError> {
        Store::open(&self.0, LIMITS, Metrics::new()).await
    }

    /// The database, for a look at it that is not the store's.
    pub async fn look(&self) -> sqlx::SqliteConnection {
        use sqlx::ConnectOptions;
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(self.0.join("visavis.db"));
        options.foreign_keys(true).connect().await.unwrap()
    }

    /// The files that are complete, by the path below `files`.
    pub fn files(&self) -> Vec<String> {
        let mut found = Vec::new();
        for folder in fs::read_dir(self.0.join("files")).unwrap() {
            let folder = folder.unwrap().path();
            for file in fs::read_dir(&folder).unwrap() {
                let folder = folder.file_name().unwrap().to_string_lossy().into_owned();
                found.push(format!("{folder}/{}", file.unwrap().file_name().to_string_lossy()));
            }
        }
        found.sort();
        found
    }
}

impl Deref for Folder {
    type Target = Path;

    fn deref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// This program, to run one of its tests as a child that works in a folder.
pub fn as_child(test: &str, folder: &Path) -> Command {
    let mut command = Command::new(env::current_exe().unwrap());
    command.args([test, "--exact", "--nocapture"]).env(CHILD, folder);
    command
}

/// The folder to work in, if this process is a child.
pub fn child_folder() -> Option<PathBuf> {
    env::var_os(CHILD).map(PathBuf::from)
}

/// A runtime for children, which are tests without one.
pub fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(work)
}
