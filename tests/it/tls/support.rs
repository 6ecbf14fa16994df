//! Certificates, and clients that look at them.

use std::fs;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::Router;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd};
use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use visavis::config::TlsFiles;
use visavis::net::tls::{Tls, fingerprint};
use visavis::net::{Patience, Takes, accept};

pub const PATIENCE: Duration = Duration::from_secs(10);

/// A folder that goes when the test ends.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("visavis-tls-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    /// Writes a file as careful programs do, by renaming it.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        let new = self.0.join(format!("{name}.new"));
        fs::write(&new, text).unwrap();
        fs::rename(new, &path).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A certificate and its key in PEM.
pub struct Pair {
    pub certificate: String,
    pub key: String,
}

impl Pair {
    pub fn fingerprint(&self) -> String {
        fingerprint(&CertificateDer::from_pem_slice(self.certificate.as_bytes()).unwrap())
    }

    pub fn save(&self, folder: &Folder) -> TlsFiles {
        let key = folder.write("key.pem", &self.key);
        TlsFiles { certificate: folder.write("certificate.pem", &self.certificate), key }
    }
}

/// An authority that nobody else knows.
pub struct Authority(pub CertifiedIssuer<'static, KeyPair>);

impl Authority {
    pub fn new() -> Self {
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, "An authority");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Authority(CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap())
    }

    pub fn pem(&self) -> String {
        self.0.pem()
    }

    pub fn issue(&self, names: &[&str]) -> Pair {
        let key = KeyPair::generate().unwrap();
        let names: Vec<_> = names.iter().map(|name| name.to_string()).collect();
        let certificate = CertificateParams::new(names).unwrap().signed_by(&key, &self.0).unwrap();
        Pair { certificate: certificate.pem(), key: key.serialize_pem() }
    }

    /// A client that trusts this authority and nobody else.
    pub fn client(&self) -> ClientConfig {
        trusting(&self.pem())
    }
}

/// A certificate with its key whose time was over on 1 February 2020.
pub fn expired() -> String {
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(["localhost".to_owned()]).unwrap();
    (params.not_before, params.not_after) = (date_time_ymd(2020, 1, 1), date_time_ymd(2020, 2, 1));
    params.self_signed(&key).unwrap().pem() + &key.serialize_pem()
}

pub fn trusting(pem: &str) -> ClientConfig {
    trusting_with(pem, rustls::ALL_VERSIONS)
}

pub fn trusting_with(pem: &str, versions: &[&'static rustls::SupportedProtocolVersion]) -> ClientConfig {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(pem.as_bytes()).unwrap()).unwrap();
    let client = ClientConfig::builder_with_provider(default_provider().into());
    client.with_protocol_versions(versions).unwrap().with_root_certificates(roots).with_no_client_auth()
}

pub async fn connect(address: SocketAddr, name: &str, client: &Arc<ClientConfig>) -> io::Result<TlsStream<TcpStream>> {
    let tcp = TcpStream::connect(address).await?;
    let name = ServerName::try_from(name.to_owned()).unwrap();
    timeout(PATIENCE, TlsConnector::from(client.clone()).connect(name, tcp)).await.expect("the handshake ends")
}

/// Asks for a page; the answer as it came.
pub async fn get(address: SocketAddr, client: &Arc<ClientConfig>, path: &str) -> io::Result<String> {
    let mut stream = connect(address, "localhost", client).await?;
    let request = format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    timeout(PATIENCE, stream.read_to_string(&mut answer)).await.expect("an answer comes")?;
    Ok(answer)
}

/// What a server shows to those who trust it.
pub async fn shown(address: SocketAddr, client: &Arc<ClientConfig>) -> String {
    let stream = connect(address, "localhost", client).await.unwrap();
    fingerprint(&stream.get_ref().1.peer_certificates().unwrap()[0])
}

/// Asks until it is so.
pub async fn until(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let asked = async {
        while !is_so().await {
            sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(PATIENCE, asked).await.unwrap_or_else(|_| panic!("{what} did not happen"));
}

pub fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Answers HTTPS with nothing else around it, until it is dropped.
pub async fn serve(listener: TcpListener, tls: Tls, router: Router) {
    let (_stopping, stopped) = watch::channel(false);
    let takes = Takes { turn: false, wide_channels: false, ice: false, patience: Patience::default() };
    let streams = accept(listener, Some(tls), Vec::new(), takes, stopped.clone());
    let routers = visavis::http::Routers { secure: router.clone(), plain: router };
    visavis::http::serve(streams, tokio::sync::watch::channel(routers).1, stopped).await;
}
