//! The certificate that handshakes show now.

use std::sync::{Arc, PoisonError, RwLock};

use rustls::ServerConfig;
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;

use crate::metrics::Metrics;
use crate::net::tls::certificate::{Certificate, CertificateInfo};

/// What is shown; replaced in one step, so that a handshake sees the old or the new.
#[derive(Debug)]
pub(super) struct Presented {
    certificate: RwLock<Option<Certificate>>,
    /// What an ACME authority is shown that checks whether a name is ours.
    challenge: RwLock<Option<Arc<ServerConfig>>>,
    metrics: Metrics,
}

impl Presented {
    /// Nothing yet: handshakes fail.
    pub(super) fn new(metrics: Metrics) -> Self {
        Presented { certificate: RwLock::default(), challenge: RwLock::default(), metrics }
    }

    /// Shows another certificate from now on.
    pub(super) fn set(&self, certificate: Certificate) {
        let info = &certificate.info;
        tracing::info!(names = ?info.names, not_after = info.not_after, fingerprint = info.fingerprint, "certificate in use");
        self.metrics.set_tls_expiry(info.not_after);
        *self.certificate.write().unwrap_or_else(PoisonError::into_inner) = Some(certificate);
    }

    /// Counts an attempt to take another certificate over while the server runs.
    pub(super) fn count(&self, is_ok: bool) {
        self.metrics.count_tls_renewal(is_ok);
    }

    pub(super) fn info(&self) -> Option<CertificateInfo> {
        self.read(|certificate| certificate.info.clone())
    }

    pub(super) fn set_challenge(&self, config: Arc<ServerConfig>) {
        *self.challenge.write().unwrap_or_else(PoisonError::into_inner) = Some(config);
    }

    pub(super) fn challenge(&self) -> Option<Arc<ServerConfig>> {
        self.challenge.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn read<T>(&self, read: impl FnOnce(&Certificate) -> T) -> Option<T> {
        self.certificate.read().unwrap_or_else(PoisonError::into_inner).as_ref().map(read)
    }
}

impl ResolvesServerCert for Presented {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        self.read(|certificate| certificate.key.clone())
    }
}
