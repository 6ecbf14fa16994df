//! A certificate that this server gets by itself: ACME (RFC 8555) with TLS-ALPN-01 (RFC 8737).

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use futures_util::StreamExt;
use rustls::crypto::aws_lc_rs::default_provider;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use rustls_acme::caches::DirCache;
use rustls_acme::{AccountCache, CertCache, EventError, EventOk};

use crate::config::AcmeConfig;
use crate::net::tls::certificate::Certificate;
use crate::net::tls::presented::Presented;
use crate::net::tls::{TlsError, unix_now};

/// How long an order may take before it is begun anew: the authority answers within minutes or not at all.
const ORDER_TIMEOUT: Duration = Duration::from_secs(30 * 60);

/// The pause after the first failed order; each further one doubles it.
/// Authorities allow a handful of failures for each name and hour.
const FIRST_PAUSE: Duration = Duration::from_secs(60);

/// The longest pause.
const LAST_PAUSE: Duration = Duration::from_secs(60 * 60);

/// The account and the orders of this server.
pub(super) struct Acme {
    config: AcmeConfig,
    client: Option<Arc<ClientConfig>>,
    store: Store,
    presented: Arc<Presented>,
}

impl Acme {
    /// Presents the certificate that is kept in `folder`, if there is one.
    pub(super) async fn start(
        config: AcmeConfig,
        folder: PathBuf,
        presented: Arc<Presented>,
    ) -> Result<Acme, TlsError> {
        let client = config.ca_file.as_ref().map(client_config).transpose()?;
        super::self_signed::create_private_folder(&folder)
            .map_err(|error| TlsError::Write { path: folder.clone(), error })?;
        let store = Store { folder: Arc::new(DirCache::new(folder.clone())), presented: presented.clone() };
        let kept = store.load_cert(&config.domains, &config.directory).await;
        kept.map_err(|error| TlsError::Read { path: folder, error })?;
        Ok(Acme { config, client, store, presented })
    }

    /// Orders certificates and renews them when a third of their time is left, until it is dropped.
    pub(super) async fn run(self) {
        loop {
            let contact = self.config.contact.iter().map(|mail| format!("mailto:{mail}"));
            let mut config = match &self.client {
                Some(client) => rustls_acme::AcmeConfig::new_with_client_config(&self.config.domains, client.clone()),
                None => rustls_acme::AcmeConfig::new_with_provider(&self.config.domains, default_provider().into()),
            };
            config = config.directory(&self.config.directory).contact(contact);
            let mut state = config.cache(self.store.clone()).state();
            self.presented.set_challenge(state.challenge_rustls_config());
            let mut pause = FIRST_PAUSE;
            // An authority that never answers ends it, and the order is begun anew.
            while let Ok(Some(event)) = tokio::time::timeout(self.patience(), state.next()).await {
                match event {
                    Ok(EventOk::DeployedNewCert) => {
                        self.presented.count(true);
                        pause = FIRST_PAUSE;
                    }
                    Ok(EventOk::DeployedCachedCert | EventOk::CertCacheStore | EventOk::AccountCacheStore) => {}
                    Err(EventError::Order(error)) => {
                        self.presented.count(false);
                        tracing::error!(%error, retry_after = ?pause, "no certificate from the ACME authority");
                        tokio::time::sleep(pause).await;
                        pause = LAST_PAUSE.min(2 * pause);
                    }
                    Err(error) => tracing::error!(%error, "a certificate could not be kept or read"),
                }
            }
            tracing::error!("the ACME authority does not answer");
        }
    }

    /// How long nothing has to happen at most: until the renewal, and the time of an order.
    fn patience(&self) -> Duration {
        let renewal = self.presented.info().map_or(0, |info| {
            let third = info.not_after.saturating_sub(info.not_before) / 3;
            (info.not_after - third).saturating_sub(unix_now())
        });
        Duration::from_secs(renewal) + ORDER_TIMEOUT
    }
}

/// The files of the account and the certificate; a certificate that passes through it is presented.
#[derive(Clone)]
struct Store {
    folder: Arc<DirCache<PathBuf>>,
    presented: Arc<Presented>,
}

impl Store {
    fn present(&self, pem: &[u8]) {
        match Certificate::parse(pem, pem, unix_now()) {
            Ok(certificate) => {
                if self.presented.info().as_ref() != Some(&certificate.info) {
                    self.presented.set(certificate);
                }
            }
            Err(error) => tracing::warn!(%error, "the certificate of the ACME authority cannot be used"),
        }
    }
}

#[async_trait]
impl CertCache for Store {
    type EC = io::Error;

    async fn load_cert(&self, domains: &[String], directory: &str) -> io::Result<Option<Vec<u8>>> {
        let kept = self.folder.load_cert(domains, directory).await?;
        if let Some(pem) = &kept {
            self.present(pem);
        }
        Ok(kept)
    }

    async fn store_cert(&self, domains: &[String], directory: &str, pem: &[u8]) -> io::Result<()> {
        self.present(pem);
        self.folder.store_cert(domains, directory, pem).await
    }
}

#[async_trait]
impl AccountCache for Store {
    type EA = io::Error;

    async fn load_account(&self, contact: &[String], directory: &str) -> io::Result<Option<Vec<u8>>> {
        self.folder.load_account(contact, directory).await
    }

    async fn store_account(&self, contact: &[String], directory: &str, account: &[u8]) -> io::Result<()> {
        self.folder.store_account(contact, directory, account).await
    }
}

/// A client that trusts the certificates of a file and nobody else.
fn client_config(path: &PathBuf) -> Result<Arc<ClientConfig>, TlsError> {
    let refuse = |error: io::Error| TlsError::Read { path: path.clone(), error };
    let text = std::fs::read(path).map_err(refuse)?;
    let mut roots = RootCertStore::empty();
    let found: Vec<_> = CertificateDer::pem_slice_iter(&text).flatten().collect();
    if roots.add_parsable_certificates(found).0 == 0 {
        return Err(refuse(io::Error::other("no certificate (PEM) stands in it")));
    }
    let client = ClientConfig::builder_with_provider(default_provider().into())
        .with_safe_default_protocol_versions()
        .map_err(|error| TlsError::Make(error.to_string()))?;
    Ok(Arc::new(client.with_root_certificates(roots).with_no_client_auth()))
}
