//! Names, TCP and TLS, step by step, so that whoever asks can tell where it stops.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;

use rustls::pki_types::{CertificateDer, InvalidDnsNameError, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout_at;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;

use crate::client::url::ServerUrl;

/// A connected stream, with or without TLS.
pub trait Io: AsyncRead + AsyncWrite + Send + Unpin {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin> Io for T {}

/// Why there is no connection.
#[derive(Debug, thiserror::Error)]
pub enum DialError {
    /// The name has no address.
    #[error("{host} has no address: {error}")]
    Resolve {
        /// The name.
        host: String,
        /// Why.
        error: io::Error,
    },
    /// No TCP connection.
    #[error("{address} does not take a TCP connection: {error}")]
    Connect {
        /// Where to.
        address: SocketAddr,
        /// Why.
        error: io::Error,
    },
    /// The name cannot stand in a certificate.
    #[error("{0}")]
    Name(#[from] InvalidDnsNameError),
    /// TLS failed, usually because the certificate is not trusted.
    #[error("TLS with {host} fails: {error}")]
    Tls {
        /// The name that the certificate has to have.
        host: String,
        /// Why.
        error: io::Error,
    },
}

/// Whom TLS trusts.
#[derive(Debug, Clone)]
pub struct Trust {
    config: Arc<ClientConfig>,
}

impl Trust {
    /// Trusts the system's certification authorities and `others`.
    ///
    /// # Errors
    ///
    /// When one of `others` is not a certificate.
    pub fn new(others: &[CertificateDer<'static>]) -> Result<Self, rustls::Error> {
        let mut roots = RootCertStore::empty();
        // A system may have certificates that are no use; what can be read counts.
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        for certificate in others {
            roots.add(certificate.clone())?;
        }
        let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Trust { config: Arc::new(config) })
    }
}

/// The addresses of a name, IPv4 first: a machine without IPv6 finds out late that it has none.
///
/// # Errors
///
/// When the name has no address, or nobody says so until `deadline`.
pub async fn resolve(host: &str, port: u16, deadline: Instant) -> Result<Vec<SocketAddr>, DialError> {
    let failed = |error| DialError::Resolve { host: host.to_owned(), error };
    let looked_up = until(deadline, tokio::net::lookup_host((host, port))).await;
    let mut found: Vec<SocketAddr> = looked_up.map_err(failed)?.collect();
    found.sort_by_key(SocketAddr::is_ipv6);
    found.dedup();
    if found.is_empty() { Err(failed(io::ErrorKind::NotFound.into())) } else { Ok(found) }
}

/// Connects to the first address that answers; each has its share of the time until `deadline`.
///
/// # Errors
///
/// With the last address's reason, when none does.
pub async fn connect_tcp(addresses: &[SocketAddr], deadline: Instant) -> Result<TcpStream, DialError> {
    let mut failed = DialError::Resolve { host: String::new(), error: io::ErrorKind::NotFound.into() };
    for (tried, address) in addresses.iter().enumerate() {
        let left = deadline.saturating_duration_since(Instant::now());
        let share = left / u32::try_from(addresses.len() - tried).unwrap_or(u32::MAX);
        match until(Instant::now() + share, TcpStream::connect(address)).await {
            Ok(stream) => {
                // Small messages that wait for nothing; without it they are only later.
                let _ = stream.set_nodelay(true);
                return Ok(stream);
            }
            Err(error) => failed = DialError::Connect { address: *address, error },
        }
    }
    Err(failed)
}

/// Speaks TLS over a connection to `host`, whose certificate has to have that name.
///
/// # Errors
///
/// When the handshake fails.
pub async fn connect_tls(
    stream: TcpStream,
    host: &str,
    trust: &Trust,
    deadline: Instant,
) -> Result<TlsStream<TcpStream>, DialError> {
    let name = ServerName::try_from(host.to_owned())?;
    let connector = TlsConnector::from(trust.config.clone());
    let shaken = until(deadline, connector.connect(name, stream)).await;
    shaken.map_err(|error| DialError::Tls { host: host.to_owned(), error })
}

/// All the steps to a server's HTTP.
///
/// # Errors
///
/// Where it stops.
pub(super) async fn dial(url: &ServerUrl, trust: &Trust, deadline: Instant) -> Result<Box<dyn Io>, DialError> {
    let stream = connect_tcp(&resolve(&url.host, url.port, deadline).await?, deadline).await?;
    if !url.is_secure {
        return Ok(Box::new(stream));
    }
    Ok(Box::new(connect_tls(stream, &url.host, trust, deadline).await?))
}

async fn until<T>(deadline: Instant, doing: impl Future<Output = io::Result<T>>) -> io::Result<T> {
    timeout_at(deadline.into(), doing).await.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}
