//! Wires everything: sockets, engines, switchboard and edge.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use aws_lc_rs::hmac;
use axum::http::Uri;
use secrecy::{ExposeSecret, SecretString};
use tokio::net::TcpListener;
use tokio::sync::{mpsc, watch};
use tokio::task;

use crate::client::Trust;
use crate::config::{Config, ContactsConfig, PortRange, TlsConfig};
use crate::domain::contact::ContactSettings;
use crate::domain::{Domain, LiveSessions, Settings};
use crate::http::auth::TokenKeys;
use crate::http::{self, Edge, Gateway, LivePerson, SiteOrigins, TurnAccess};
use crate::media::MediaSetup;
use crate::metrics::Metrics;
use crate::net::tls::{self, CertificateInfo, Tls, TlsError, TlsSetup};
use crate::net::{self, Candidates, EngineThread, NetError, Patience, Takes, TcpCandidates};
use crate::protocol::rest::SettingInfo;
use crate::store::{FileLimits, OpenError, Retention, Store, StoreError};
use crate::switchboard::{Handle, Switchboard, now, random_bits};
use crate::turn;
use crate::webhooks::{Caller, Chatvisor, Webhooks};

/// Events that wait for the switchboard; what does not fit waits inside the engines.
const MEDIA_EVENTS: usize = 4096;

/// Short, so that an unauthenticated answer stays small.
const TURN_REALM: &str = "visavis";

/// Relayed addresses are virtual: no packet ever has one on the network. So that they are nobody
/// else's either, they are the IPv4 dummy address (RFC 7600 §4.8) and a discard-only one (RFC 6666).
const RELAY_IPV4: Ipv4Addr = Ipv4Addr::new(192, 0, 0, 8);
const RELAY_IPV6: Ipv6Addr = Ipv6Addr::new(0x100, 0, 0, 0, 0, 0, 0, 1);

/// How long connections may take to end at a shutdown.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(5);

/// How often what has become too old is deleted.
const HOUSEKEEPING: Duration = Duration::from_secs(3600);

/// A running server.
pub struct Server {
    addresses: Addresses,
    store: Store,
    ephemeral: Option<Ephemeral>,
    tls: Option<Tls>,
    switchboard: Handle,
    stopping: watch::Sender<bool>,
    tasks: Vec<task::JoinHandle<()>>,
    engines: Vec<JoinHandle<()>>,
}

/// Where a server can be reached, with the ports that it really got.
#[derive(Debug, Clone)]
pub struct Addresses {
    /// Pages, REST and signalling.
    pub http: SocketAddr,
    /// Prometheus metrics.
    pub metrics: SocketAddr,
    /// Audio and video, one for each engine.
    pub media: Vec<SocketAddr>,
    /// The same as clients are told.
    pub candidates: Vec<Candidates>,
    /// How clients reach our own TURN server, if it runs.
    pub turn: Option<Arc<TurnAccess>>,
}

/// Why a server could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A TCP port cannot be had.
    #[error("cannot listen for {what} on TCP {address}: {error}")]
    Bind {
        /// What for.
        what: &'static str,
        /// Where.
        address: SocketAddr,
        /// Why.
        error: io::Error,
    },
    /// A media engine cannot run.
    #[error(transparent)]
    Media(#[from] NetError),
    /// What was stored cannot be had.
    #[error(transparent)]
    Store(#[from] OpenError),
    /// What was stored cannot be read.
    #[error("the contacts cannot be read: {0}")]
    Contacts(#[from] StoreError),
    /// There is no TLS, which was asked for.
    #[error(transparent)]
    Tls(#[from] TlsError),
    /// No certificate for DTLS could be made.
    #[error("cannot make a DTLS certificate: {0}")]
    Certificate(String),
    /// What TLS trusts cannot be told.
    #[error("cannot use TLS: {0}")]
    Trust(rustls::Error),
    /// The addresses of this machine cannot be told.
    #[error("cannot list the network interfaces: {0}")]
    Interfaces(io::Error),
}

impl Server {
    /// Starts everything and returns when it is ready.
    ///
    /// # Errors
    ///
    /// When a port is taken or the system refuses something else.
    pub async fn start(config: Config) -> Result<Server, StartError> {
        let http = listen("HTTP", config.http.bind).await?;
        let metrics_listener = listen("metrics", config.metrics.bind).await?;
        let metrics = Metrics::new();
        let ephemeral = config.is_ephemeral().then(Ephemeral::new);
        let limits = FileLimits { max_size: config.contacts.max_file_size };
        let store =
            Store::open(ephemeral.as_ref().map_or(&config.data_dir, |folder| &folder.0), limits, metrics.clone())
                .await?;
        let retention = Retention { contacts: config.retention.contacts, webhooks: config.retention.webhooks };
        let tls = start_tls(&config, &metrics).await?;
        let setup = MediaSetup::new(Vec::new()).map_err(|e| StartError::Certificate(e.to_string()))?;
        let addresses_of_ours: Vec<IpAddr> = interfaces()?;
        let http_address = local_address(&http, config.http.bind);
        let tcp = tcp_candidates(&config, http_address);
        let relays = config
            .turn
            .enabled
            .then(|| RelayPlan::new(&config, turns_host(&config, tls.as_ref()), addresses_of_ours.clone()));
        let (events, media_events) = mpsc::channel(MEDIA_EVENTS);
        let (mut handles, mut engines) = (Vec::new(), Vec::new());
        for index in 0..config.media.engine_count() {
            let bind = config.media.bind_of(index);
            let index = usize::from(index);
            let (handle, thread) = EngineThread::start(
                index,
                bind,
                &setup,
                |bound| Candidates::new(bound, &config.media.announced, &addresses_of_ours, tcp),
                |candidates| Some(relays.as_ref()?.settings(index, candidates)),
                events.clone(),
            )?;
            let read = handle.clone();
            metrics.register_engine(index, move || (read.counters(), read.turn_counters()));
            handles.push(handle);
            engines.push(thread);
        }
        let addresses = Addresses {
            http: http_address,
            metrics: local_address(&metrics_listener, config.metrics.bind),
            media: handles.iter().map(|h| h.site.address).collect(),
            candidates: handles.iter().map(|h| h.site.candidates.clone()).collect(),
            turn: relays.map(|plan| Arc::new(plan.access)),
        };
        let domain = Domain::new(Settings {
            max_participants: config.room.max_participants as usize,
            max_sessions: config.http.max_sessions as usize,
            resume_window: config.room.resume_window,
        });
        let (stopping, stopped) = watch::channel(false);
        let takes = Takes {
            turn: config.turn.enabled,
            wide_channels: config.turn.wide_channels,
            ice: tcp.is_some_and(|tcp| tcp.ice),
            patience: Patience::default(),
        };
        let streams = net::accept(http, tls.clone(), handles.clone(), takes, stopped.clone());
        let live = LiveSessions::new(config.http.max_sessions as usize, config.room.resume_window);
        let contacts = contact_settings(&config.contacts);
        let switchboard =
            Switchboard::start(domain, contacts, live, store.clone(), metrics.clone(), handles, media_events).await?;
        let promises_https = promises_https(&config);
        let public_url = config.http.public_url.clone();
        let caller = Caller::new(Trust::new(&[]).map_err(StartError::Trust)?, config.webhooks.allow_private);
        let chatvisor = Chatvisor {
            endpoints: config.chatvisor.webhooks.clone().into(),
            desk: format!("{}/desk", public_url.as_deref().unwrap_or_default()).into(),
        };
        let webhooks = Webhooks::new(store.clone(), caller.clone(), metrics.clone()).with_chatvisor(chatvisor);
        let settings = config.settings().map(|(key, value, origin)| SettingInfo { key: key.to_owned(), value, origin });
        let settings = settings.collect();
        let edge = Edge {
            settings,
            switchboard: switchboard.clone(),
            keys: Arc::new(TokenKeys::new(&config.auth.secret)),
            store: store.clone(),
            sites: SiteOrigins::new(store.clone()),
            guards: Arc::default(),
            liveperson: Arc::new(LivePerson::new(config.liveperson, public_url.clone(), &config.auth.secret)),
            webhooks: caller.clone(),
            metrics: metrics.clone(),
            allowed_origins: config.http.allowed_origins.into(),
            max_file_size: config.contacts.max_file_size,
            token_ttl: config.auth.token_ttl,
            heartbeat: config.room.heartbeat,
            resume_window: config.room.resume_window,
            turn: addresses.turn.clone(),
            vidyo: Arc::new(config.vidyo),
            ice: Arc::new(config.ice),
            huawei: Arc::new(Gateway::new(config.huawei)),
            resources: http::Resources::default(),
            trusted_proxies: config.http.trusted_proxies.into(),
            promises_https,
            stopping: stopped.clone(),
        };
        let secure = http::router(edge.clone());
        let plain = if tls.is_some() { http::redirect_router(edge, public_url) } else { secure.clone() };
        let tasks = vec![
            task::spawn(webhooks.run(stopped.clone())),
            task::spawn(keep_house(store.clone(), retention, stopped.clone())),
            task::spawn(http::serve(streams, secure, plain, stopped.clone())),
            task::spawn(serve_metrics(
                metrics_listener,
                http::metrics_router(metrics, switchboard.clone(), config.metrics.login),
                stopped,
            )),
        ];
        tracing::info!(http = %addresses.http, media = ?addresses.media, "ready for calls");
        Ok(Server { addresses, store, ephemeral, tls, switchboard, stopping, tasks, engines })
    }

    /// Where it can be reached.
    pub fn addresses(&self) -> &Addresses {
        &self.addresses
    }

    /// The certificate that browsers are shown now; nothing without TLS or before ACME's first one.
    pub fn certificate(&self) -> Option<CertificateInfo> {
        self.tls.as_ref()?.certificate()
    }

    /// Tells everybody to come back later, and stops.
    pub async fn shutdown(self) {
        // Nobody listening means that the listeners have ended already.
        let _ = self.stopping.send(true);
        self.switchboard.shutdown().await;
        drop(self.switchboard);
        let ended = async {
            for task in self.tasks {
                if let Err(error) = task.await {
                    tracing::warn!(%error, "a listener failed");
                }
            }
        };
        if tokio::time::timeout(SHUTDOWN_TIMEOUT, ended).await.is_err() {
            tracing::warn!("some connections did not end in time");
        }
        drop(self.engines);
        self.store.close().await;
        drop(self.ephemeral);
    }
}

/// A data directory that goes with this process.
struct Ephemeral(PathBuf);

impl Ephemeral {
    fn new() -> Self {
        Ephemeral(std::env::temp_dir().join(format!("visavis-{:032x}", random_bits())))
    }
}

impl Drop for Ephemeral {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!(%error, "the data directory of this run could not be removed");
        }
    }
}

/// The rules of contacts, with what the operator has set.
fn contact_settings(config: &ContactsConfig) -> ContactSettings {
    ContactSettings {
        offers: config.offers,
        offer_timeout: config.offer_timeout,
        escalation_timeout: config.escalation_timeout,
        invitation_timeout: config.invitation_timeout,
        idle_after: config.idle_after,
        agent_capacity: config.agent_capacity as usize,
        max_contacts: config.max_open as usize,
        max_file: config.max_file_size,
        ..ContactSettings::default()
    }
}

/// Deletes now and then what has become too old.
async fn keep_house(store: Store, retention: Retention, stopped: watch::Receiver<bool>) {
    let mut stop = std::pin::pin!(http::stop(stopped));
    let mut times = tokio::time::interval(HOUSEKEEPING);
    loop {
        tokio::select! {
            () = &mut stop => return,
            _ = times.tick() => {}
        }
        match store.expire(retention, now()).await {
            Ok(0) => {}
            Ok(contacts) => tracing::info!(contacts, "contacts were deleted because of their age"),
            Err(error) => tracing::warn!(%error, "what is too old could not be deleted"),
        }
    }
}

/// What TURN credentials are signed with: it follows from the one secret that an operator keeps.
pub fn turn_secret(auth: &SecretString) -> SecretString {
    let key = hmac::Key::new(hmac::HMAC_SHA256, auth.expose_secret().as_bytes());
    let derived = hmac::sign(&key, b"visavis turn credentials");
    SecretString::from(derived.as_ref().iter().map(|byte| format!("{byte:02x}")).collect::<String>())
}

/// What the TURN servers of all engines have in common.
struct RelayPlan {
    access: TurnAccess,
    /// One for all, so that a client without a credential yet may ask any engine.
    nonce_key: [u8; 32],
    external_peers: Vec<turn::Cidr>,
    ports: PortRange,
    engines: u16,
    wide_channels: bool,
    own_addresses: Vec<IpAddr>,
}

impl RelayPlan {
    fn new(config: &Config, tls: Option<Option<String>>, own_addresses: Vec<IpAddr>) -> Self {
        let mut nonce_key = [0; 32];
        // Without randomness there are no secrets, and no server.
        getrandom::fill(&mut nonce_key).expect("the system gives random bytes");
        RelayPlan {
            access: TurnAccess { secret: turn_secret(&config.auth.secret), urls: config.turn.urls.clone(), tls },
            nonce_key,
            external_peers: config.turn.external_peers.clone(),
            ports: config.turn.relay_ports.clone(),
            engines: config.media.engine_count(),
            wide_channels: config.turn.wide_channels,
            own_addresses,
        }
    }

    /// A TURN server that relays to an engine's own media addresses, and to external peers if there are any.
    fn settings(&self, engine: usize, candidates: &Candidates) -> turn::Settings {
        let media = candidates.udp();
        let secrets = turn::Secrets::new(self.access.secret.clone());
        let mut settings = turn::Settings::new(TURN_REALM, secrets, self.nonce_key, media.clone());
        settings.wide_channels = self.wide_channels;
        if self.external_peers.is_empty() {
            (settings.relay_ipv4, settings.relay_ipv6) = (Some(RELAY_IPV4), Some(RELAY_IPV6));
            return settings;
        }
        for ip in media.iter().rev().map(SocketAddr::ip) {
            match ip {
                IpAddr::V4(ip) => settings.relay_ipv4 = Some(ip),
                IpAddr::V6(ip) => settings.relay_ipv6 = Some(ip),
            }
        }
        settings.relay_ports = self.ports.share(u16::try_from(engine).unwrap_or(u16::MAX), self.engines);
        settings.external_peers = self.external_peers.clone();
        settings.own_addresses = self.own_addresses.clone();
        settings.own_addresses.extend(media.iter().map(SocketAddr::ip));
        settings
    }
}

/// The host of TURN over TLS, if there is TLS: one that the certificate is for.
fn turns_host(config: &Config, tls: Option<&Tls>) -> Option<Option<String>> {
    let names = tls?.certificate().map(|certificate| certificate.names).unwrap_or_default();
    let public = config.http.public_url.as_ref().and_then(|url| url.parse::<Uri>().ok());
    let public = public.and_then(|url| Some(url.host()?.to_owned()));
    let named = || names.into_iter().find(|name| name.parse::<IpAddr>().is_err() && !name.contains('*'));
    let host = match &config.tls {
        // Its names are this machine's own, which clients elsewhere may not know; its addresses are the candidates.
        TlsConfig::SelfSigned => public,
        TlsConfig::Off | TlsConfig::Files(_) | TlsConfig::Acme(_) => public.or_else(named),
    };
    Some(host)
}

/// How media is reached over the TCP port, unless it is for this machine only while media is not.
fn tcp_candidates(config: &Config, http: SocketAddr) -> Option<TcpCandidates> {
    let is_local = http.ip().is_loopback() && !config.media.bind.ip().is_loopback();
    let told = config.media.announced_tcp_port;
    let port = if told == 0 { http.port() } else { told };
    (!is_local || told != 0).then_some(TcpCandidates { port, ice: config.media.tcp })
}

/// This machine's own addresses.
fn interfaces() -> Result<Vec<IpAddr>, StartError> {
    let interfaces = if_addrs::get_if_addrs().map_err(StartError::Interfaces)?;
    Ok(interfaces.iter().map(if_addrs::Interface::ip).collect())
}

async fn listen(what: &'static str, address: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(address).await.map_err(|error| StartError::Bind { what, address, error })
}

fn local_address(listener: &TcpListener, asked: SocketAddr) -> SocketAddr {
    listener.local_addr().unwrap_or(asked)
}

async fn start_tls(config: &Config, metrics: &Metrics) -> Result<Option<Tls>, TlsError> {
    let announced: Vec<IpAddr> = config.media.announced.iter().map(|announced| announced.ip).collect();
    Tls::start(TlsSetup {
        config: &config.tls,
        data_dir: &config.data_dir,
        names: tls::own_names(config.http.bind.ip(), &announced),
        poll_interval: tls::POLL_INTERVAL,
        metrics: metrics.clone(),
    })
    .await
}

/// Whether browsers may be told to come with TLS only.
///
/// With a self-signed certificate they would take away the way past their warning (RFC 6797 §12.1).
fn promises_https(config: &Config) -> bool {
    match config.tls {
        TlsConfig::Files(_) | TlsConfig::Acme(_) => true,
        TlsConfig::SelfSigned => false,
        TlsConfig::Off => config.http.public_url.as_ref().is_some_and(|url| url.starts_with("https://")),
    }
}

async fn serve_metrics(listener: TcpListener, router: axum::Router, stopped: watch::Receiver<bool>) {
    let server = axum::serve(listener, router).with_graceful_shutdown(http::stop(stopped));
    if let Err(error) = server.await {
        tracing::error!(%error, "the metrics listener failed");
    }
}
