//! TLS of the TCP port: certificates that can change while calls go on, and the handshake.

mod acme;
mod certificate;
mod files;
mod presented;
mod self_signed;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use rustls::ServerConfig;
use rustls::crypto::aws_lc_rs::{Ticketer, default_provider};
use rustls::server::Acceptor;
use rustls_acme::is_tls_alpn_challenge;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};
use tokio::sync::watch;
use tokio::task::{JoinSet, spawn_blocking};
use tokio_rustls::LazyConfigAcceptor;
use tokio_rustls::server::TlsStream;

pub use certificate::{CertificateError, CertificateInfo, Date, fingerprint};
pub use self_signed::own_names;

use crate::config::{TlsConfig, TlsFiles};
use crate::metrics::Metrics;
use crate::net::tls::acme::Acme;
use crate::net::tls::files::Stamps;
use crate::net::tls::presented::Presented;

/// How long a client may take for the handshake.
pub const HANDSHAKE_TIMEOUT: Duration = Duration::from_secs(5);

/// How often the files of a certificate are looked at.
pub const POLL_INTERVAL: Duration = Duration::from_secs(5);

/// What clients may speak inside (ALPN, RFC 7301): no HTTP/2, because WebSockets begin with HTTP/1.1.
/// The name of TURN is that of RFC 7443.
const PROTOCOLS: [&[u8]; 2] = [b"http/1.1", b"stun.turn"];

/// The TLS side of the TCP port; clones are the same.
#[derive(Debug, Clone)]
pub struct Tls(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    config: Arc<ServerConfig>,
    presented: Arc<Presented>,
    /// Which files are watched, if the certificate is in files.
    files: Option<watch::Sender<TlsFiles>>,
    /// What keeps the certificate fresh; it ends with the last clone.
    _tasks: JoinSet<()>,
}

/// What a server needs for its certificate.
#[derive(Debug, Clone)]
pub struct TlsSetup<'a> {
    /// Where the certificate comes from.
    pub config: &'a TlsConfig,
    /// Where what was made or got is kept.
    pub data_dir: &'a Path,
    /// The names and addresses of a self-signed certificate, sorted; see [`own_names`].
    pub names: Vec<String>,
    /// How often files are looked at; see [`POLL_INTERVAL`].
    pub poll_interval: Duration,
    /// What is counted.
    pub metrics: Metrics,
}

/// Why there is no TLS.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file cannot be read.
    #[error("{} cannot be read: {error}", path.display())]
    Read {
        /// Which file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A file cannot be written.
    #[error("{} cannot be written: {error}", path.display())]
    Write {
        /// Which file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A certificate and its key cannot be used.
    #[error("the certificate {} with the key {} cannot be used: {error}", certificate.display(), key.display())]
    Certificate {
        /// The file of the certificate.
        certificate: PathBuf,
        /// The file of the key.
        key: PathBuf,
        /// Why.
        error: CertificateError,
    },
    /// The system or the cryptography refused something.
    #[error("TLS cannot be set up: {0}")]
    Make(String),
}

impl Tls {
    /// Loads, makes or orders the certificate, and keeps it fresh from now on; `None` when TLS is off.
    ///
    /// With ACME it does not wait for the first certificate: the authority asks through [`Tls::accept`] for it.
    ///
    /// # Errors
    ///
    /// When the certificate cannot be used or what is kept cannot be read or written.
    pub async fn start(setup: TlsSetup<'_>) -> Result<Option<Tls>, TlsError> {
        let presented = Arc::new(Presented::new(setup.metrics));
        let mut tasks = JoinSet::new();
        let mut watched = None;
        match setup.config.clone() {
            TlsConfig::Off => return Ok(None),
            TlsConfig::Files(files) => {
                let seen = Stamps::of(&files);
                presented.set(load(files.clone()).await?);
                let (sender, files) = watch::channel(files);
                watched = Some(sender);
                tasks.spawn(files::watch(files, seen, setup.poll_interval, presented.clone()));
            }
            TlsConfig::Acme(config) => {
                let acme = Acme::start(config, setup.data_dir.join("acme"), presented.clone()).await?;
                tasks.spawn(acme.run());
            }
            TlsConfig::SelfSigned => {
                let folder = setup.data_dir.join("self-signed");
                presented.set(self_signed::load_or_make(&folder, &setup.names, unix_now())?);
                tasks.spawn(self_signed::renew(folder, setup.names, presented.clone()));
            }
        }
        let config = server_config(presented.clone()).map_err(|error| TlsError::Make(error.to_string()))?;
        Ok(Some(Tls(Arc::new(Inner { config: Arc::new(config), presented, files: watched, _tasks: tasks }))))
    }

    /// Does the handshake on a fresh connection; `None` when it was an ACME authority's check and is over.
    ///
    /// # Errors
    ///
    /// When the handshake fails, or takes longer than [`HANDSHAKE_TIMEOUT`].
    pub async fn accept<S>(&self, stream: S) -> io::Result<Option<TlsStream<S>>>
    where
        S: AsyncRead + AsyncWrite + Unpin + Send,
    {
        let late = |_| io::Error::new(io::ErrorKind::TimedOut, "the TLS handshake took too long");
        tokio::time::timeout(HANDSHAKE_TIMEOUT, self.handshake(stream)).await.map_err(late)?
    }

    /// Has the files looked at now, which may be others than before. Without files there is nothing to do.
    pub fn look_at(&self, files: TlsFiles) {
        if let Some(watched) = &self.0.files {
            watched.send_replace(files);
        }
    }

    /// What is presented now; nothing while the first certificate of ACME is on its way.
    pub fn certificate(&self) -> Option<CertificateInfo> {
        self.0.presented.info()
    }

    async fn handshake<S>(&self, stream: S) -> io::Result<Option<TlsStream<S>>>
    where
        S: AsyncRead + AsyncWrite + Unpin + Send,
    {
        let hello = LazyConfigAcceptor::new(Acceptor::default(), stream).await?;
        if let Some(challenge) = self.0.presented.challenge()
            && is_tls_alpn_challenge(&hello.client_hello())
        {
            // RFC 8737 §3: the connection is used for nothing else.
            hello.into_stream(challenge).await?.shutdown().await?;
            return Ok(None);
        }
        hello.into_stream(self.0.config.clone()).await.map(Some)
    }
}

/// Says what is wrong with the files of a certificate.
///
/// # Errors
///
/// When a server would refuse to start with them.
pub fn check_files(files: &TlsFiles) -> Result<CertificateInfo, TlsError> {
    files::load(files).map(|certificate| certificate.info)
}

async fn load(files: TlsFiles) -> Result<certificate::Certificate, TlsError> {
    let loaded = spawn_blocking(move || files::load(&files)).await;
    loaded.map_err(|error| TlsError::Make(error.to_string()))?
}

/// TLS 1.2 and 1.3; sessions are resumed with tickets, which need no memory here.
fn server_config(presented: Arc<Presented>) -> Result<ServerConfig, rustls::Error> {
    let builder = ServerConfig::builder_with_provider(default_provider().into());
    let builder = builder.with_safe_default_protocol_versions()?;
    let mut config = builder.with_no_client_auth().with_cert_resolver(presented);
    config.alpn_protocols = PROTOCOLS.map(<[u8]>::to_vec).to_vec();
    config.ticketer = Ticketer::new()?;
    Ok(config)
}

fn unix_now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |age| age.as_secs())
}
