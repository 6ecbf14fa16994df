use std::cell::Cell;
use std::fmt;
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use str0m::crypto::dtls::{
    DtlsCert, DtlsImplError, DtlsInstance, DtlsOutput, DtlsProvider, DtlsVersion, KeyingMaterial, ProtocolVersion,
};
use str0m::crypto::{CryptoError, CryptoProvider};

use crate::media::egress::Keying;

/// What every peer of an engine is built from.
#[derive(Debug, Clone)]
pub struct MediaSetup {
    /// Where clients reach the engine over UDP: its host candidates, best first.
    pub candidates: Vec<SocketAddr>,
    /// Where they reach it over TCP (RFC 6544).
    pub tcp_candidates: Vec<SocketAddr>,
    certificate: DtlsCert,
    provider: Arc<CryptoProvider>,
}

impl MediaSetup {
    /// A set-up with a fresh certificate; the other engines of a process share it through
    /// [`MediaSetup::with_candidates`].
    ///
    /// # Errors
    ///
    /// When the cryptographic library cannot make a certificate.
    pub fn new(candidates: Vec<SocketAddr>) -> Result<Self, CryptoError> {
        let mut provider = str0m_aws_lc_rs::default_provider();
        provider.dtls_provider = &CACHED;
        let certificate = CACHED
            .generate_certificate()
            .ok_or_else(|| CryptoError::Other("no DTLS certificate could be made".to_owned()))?;
        Ok(MediaSetup { candidates, tcp_candidates: Vec::new(), certificate, provider: Arc::new(provider) })
    }

    /// The same certificate and library at other addresses.
    pub fn with_candidates(&self, candidates: Vec<SocketAddr>, tcp_candidates: Vec<SocketAddr>) -> Self {
        MediaSetup { candidates, tcp_candidates, ..self.clone() }
    }

    pub(super) fn certificate(&self) -> DtlsCert {
        self.certificate.clone()
    }

    pub(super) fn provider(&self) -> Arc<CryptoProvider> {
        self.provider.clone()
    }
}

/// The stock DTLS with one configuration for all peers: building it anew costs 0.6 ms a peer.
#[derive(Debug)]
struct CachedConfig {
    /// The MTU is part of the configuration, and every peer has the same.
    config: OnceLock<(Option<usize>, Arc<dimpl::Config>)>,
}

static CACHED: CachedConfig = CachedConfig { config: OnceLock::new() };

impl CachedConfig {
    fn config(&self, mtu: Option<usize>) -> Result<Arc<dimpl::Config>, CryptoError> {
        if let Some((cached_mtu, config)) = self.config.get()
            && *cached_mtu == mtu
        {
            return Ok(config.clone());
        }
        // ICE has verified the return path before DTLS starts, so a cookie adds nothing.
        let mut builder = dimpl::Config::builder().use_server_cookie(false);
        if let Some(mtu) = mtu {
            builder = builder.mtu(mtu);
        }
        let config = builder.build().map(Arc::new).map_err(|e| CryptoError::Other(e.to_string()))?;
        let (cached_mtu, cached) = self.config.get_or_init(|| (mtu, config.clone()));
        Ok(if *cached_mtu == mtu { cached.clone() } else { config })
    }
}

impl DtlsProvider for CachedConfig {
    fn generate_certificate(&self) -> Option<DtlsCert> {
        str0m_aws_lc_rs::default_provider().dtls_provider.generate_certificate()
    }

    fn new_dtls(
        &self,
        cert: &DtlsCert,
        now: Instant,
        version: DtlsVersion,
        mtu: Option<usize>,
    ) -> Result<Box<dyn DtlsInstance>, CryptoError> {
        let config = self.config(mtu)?;
        let dtls = match version {
            DtlsVersion::Dtls12 => dimpl::Dtls::new_12(config, cert.clone(), now),
            DtlsVersion::Dtls13 => dimpl::Dtls::new_13(config, cert.clone(), now),
            DtlsVersion::Auto => dimpl::Dtls::new_auto(config, cert.clone(), now),
            other => return Err(CryptoError::Other(format!("unsupported DTLS version {other}"))),
        };
        let agreed = Agreed::default();
        MADE.set(Some(agreed.clone()));
        Ok(Box::new(Instance { dtls, agreed }))
    }
}

/// What a peer's handshake has agreed on, once it has.
#[derive(Debug, Clone, Default)]
pub(super) struct Agreed(Arc<OnceLock<Keying>>);

impl Agreed {
    pub(super) fn keying(&self) -> Option<&Keying> {
        self.0.get()
    }
}

thread_local! {
    /// Where the endpoint that was made last on this thread puts its keys.
    static MADE: Cell<Option<Agreed>> = const { Cell::new(None) };
}

/// Makes something that has an endpoint, and gives what its handshake will agree on, which str0m keeps to itself.
pub(super) fn overhearing<T>(make: impl FnOnce() -> T) -> (T, Agreed) {
    let made = make();
    (made, MADE.take().unwrap_or_default())
}

/// One peer's DTLS endpoint.
struct Instance {
    dtls: dimpl::Dtls,
    agreed: Agreed,
}

impl fmt::Debug for Instance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Dtls")
    }
}

impl DtlsInstance for Instance {
    fn set_active(&mut self, active: bool) {
        self.dtls.set_active(active);
    }

    fn handle_packet(&mut self, packet: &[u8]) -> Result<(), DtlsImplError> {
        self.dtls.handle_packet(packet)
    }

    fn poll_output<'a>(&mut self, buf: &'a mut [u8]) -> DtlsOutput<'a> {
        let is_client = self.dtls.is_active();
        let output = self.dtls.poll_output(buf);
        if let DtlsOutput::KeyingMaterial(material, profile) = &output {
            let material = KeyingMaterial::new(material);
            // There is one handshake, and what it has agreed on stays.
            let _ = self.agreed.0.set(Keying { profile: *profile, material, is_client });
        }
        output
    }

    fn handle_timeout(&mut self, now: Instant) -> Result<(), DtlsImplError> {
        self.dtls.handle_timeout(now)
    }

    fn send_application_data(&mut self, data: &[u8]) -> Result<usize, DtlsImplError> {
        self.dtls.send_application_data(data)
    }

    fn is_active(&self) -> bool {
        self.dtls.is_active()
    }

    fn protocol_version(&self) -> Option<ProtocolVersion> {
        self.dtls.protocol_version()
    }

    fn is_closing(&self) -> bool {
        self.dtls.is_closing()
    }

    fn is_closed(&self) -> bool {
        self.dtls.is_closed()
    }

    fn close(&mut self) -> Result<(), DtlsImplError> {
        self.dtls.close()
    }
}
