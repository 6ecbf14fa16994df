//! A certificate in files that somebody else renews.
//!
//! The files are looked at every few seconds instead of being watched by the kernel: that sees renamed files,
//! exchanged symbolic links (as Kubernetes does it) and network file systems alike.

use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::task::spawn_blocking;

use crate::config::TlsFiles;
use crate::net::tls::certificate::Certificate;
use crate::net::tls::presented::Presented;
use crate::net::tls::{TlsError, unix_now};

/// Reads and checks a certificate and its key.
///
/// # Errors
///
/// When a file cannot be read, or what stands in them is not good together.
pub(super) fn load(files: &TlsFiles) -> Result<Certificate, TlsError> {
    let chain = read(&files.certificate)?;
    let key = read(&files.key)?;
    Certificate::parse(&chain, &key, unix_now()).map_err(|error| TlsError::Certificate {
        certificate: files.certificate.clone(),
        key: files.key.clone(),
        error,
    })
}

/// Looks at the files again and again, and at once when they are named anew.
pub(super) async fn watch(
    mut files: watch::Receiver<TlsFiles>,
    mut seen: Stamps,
    every: Duration,
    presented: Arc<Presented>,
) {
    loop {
        let is_asked = tokio::select! {
            Ok(()) = files.changed() => true,
            () = tokio::time::sleep(every) => false,
        };
        let watched = files.borrow_and_update().clone();
        // A file system that hangs must not stop anything else.
        let looked = spawn_blocking(move || {
            // Before the files are read: what changes meanwhile is seen the next time.
            let stamps = Stamps::of(&watched);
            let loaded = (is_asked || stamps != seen).then(|| load(&watched));
            (stamps, loaded)
        });
        let Ok((stamps, loaded)) = looked.await else { continue };
        seen = stamps;
        match loaded {
            Some(Ok(certificate)) => {
                presented.set(certificate);
                presented.count(true);
            }
            Some(Err(error)) => {
                presented.count(false);
                tracing::error!(%error, "the new certificate cannot be used; the old one stays");
            }
            None => {}
        }
    }
}

/// What tells that a file has changed; nothing when it is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stamps([Option<Stamp>; 2]);

/// Time of change in seconds and nanoseconds, device, inode and size.
type Stamp = (i64, i64, u64, u64, u64);

impl Stamps {
    pub(super) fn of(files: &TlsFiles) -> Self {
        Stamps([&files.certificate, &files.key].map(|path| {
            let data = fs::metadata(path).ok()?;
            Some((data.mtime(), data.mtime_nsec(), data.dev(), data.ino(), data.size()))
        }))
    }
}

fn read(path: &Path) -> Result<Vec<u8>, TlsError> {
    fs::read(path).map_err(|error: io::Error| TlsError::Read { path: path.to_owned(), error })
}
