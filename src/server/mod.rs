//! Wires everything: sockets, engines, switchboard and edge.

mod reload;
mod relays;

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::{mpsc, watch};
use tokio::task;

pub use relays::turn_secret;
pub use reload::Reloaded;

use crate::client::Trust;
use crate::config::{Config, TlsConfig};
use crate::domain::{Domain, LiveSessions};
use crate::http::auth::TokenKeys;
use crate::http::{self, Edge, Gateway, LivePerson, SiteOrigins, TurnAccess};
use crate::media::{self, MediaSetup};
use crate::metrics::Metrics;
use crate::net::tls::{self, CertificateInfo, Tls, TlsError, TlsSetup};
use crate::net::{self, Candidates, EngineThread, NetError, Patience, Takes, TcpCandidates};
use crate::server::relays::{RelayPlan, turns_host};
use crate::server::reload::{Live, contact_settings, room_settings, voices};
use crate::store::{FileLimits, OpenError, Retention, Store, StoreError};
use crate::switchboard::{Handle, Phase, Switchboard, now, random_bits};
use crate::webhooks::{Caller, Webhooks};

/// Events that wait for the switchboard; what does not fit waits inside the engines.
const MEDIA_EVENTS: usize = 4096;

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
    live: Live,
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
            handle.command(media::Command::LimitVoices(voices(&config)));
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
        let domain = Domain::new(room_settings(&config));
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
        let keys = TokenKeys::new(&config.auth.secret);
        keys.users().load(store.users().await?.into_iter().map(|user| (user.login, !user.disabled)));
        let switchboard =
            Switchboard::start(domain, contacts, live, store.clone(), metrics.clone(), handles, media_events).await?;
        let caller = Caller::new(Trust::new(&[]).map_err(StartError::Trust)?, config.webhooks.allow_private);
        let webhooks = Webhooks::new(store.clone(), caller.clone(), metrics.clone());
        let login = config.metrics.login.clone();
        let edge = Edge {
            switchboard: switchboard.clone(),
            keys: Arc::new(keys),
            store: store.clone(),
            sites: SiteOrigins::new(store.clone()),
            guards: Arc::default(),
            liveperson: Arc::new(LivePerson::new(
                config.liveperson.clone(),
                config.http.public_url.clone(),
                &config.auth.secret,
            )),
            webhooks: caller,
            metrics: metrics.clone(),
            allowed_origins: config.http.allowed_origins.clone().into(),
            max_file_size: config.contacts.max_file_size,
            token_ttl: config.auth.token_ttl,
            drain_deadline: config.drain.deadline,
            heartbeat: config.room.heartbeat,
            resume_window: config.room.resume_window,
            turn: addresses.turn.clone(),
            vidyo: Arc::new(config.vidyo.clone()),
            ice: Arc::new(config.ice.clone()),
            huawei: Arc::new(Gateway::new(config.huawei.clone())),
            resources: http::Resources::default(),
            trusted_proxies: config.http.trusted_proxies.clone().into(),
            promises_https: promises_https(&config),
            config: Arc::new(config),
            tls: tls.clone(),
            doctor: Arc::default(),
            node: node_name().into(),
            stopping: stopped.clone(),
        };
        let (live, follows) = Live::new(edge);
        let metrics_router = http::metrics_router(metrics, switchboard.clone(), login);
        let tasks = vec![
            task::spawn(webhooks.with_settings(follows.webhooks).run(stopped.clone())),
            task::spawn(keep_house(store.clone(), follows.retention, stopped.clone())),
            task::spawn(http::serve(streams, follows.routers, stopped.clone())),
            task::spawn(serve_metrics(metrics_listener, metrics_router, stopped)),
        ];
        tracing::info!(http = %addresses.http, media = ?addresses.media, "ready for calls");
        Ok(Server { addresses, store, ephemeral, tls, switchboard, live, stopping, tasks, engines })
    }

    /// Where it can be reached.
    pub fn addresses(&self) -> &Addresses {
        &self.addresses
    }

    /// What is counted and measured.
    pub fn metrics(&self) -> &Metrics {
        self.live.metrics()
    }

    /// The certificate that browsers are shown now; nothing without TLS or before ACME's first one.
    pub fn certificate(&self) -> Option<CertificateInfo> {
        self.tls.as_ref()?.certificate()
    }

    /// Takes no new calls from now on, and lets those under way go on for the configured time at most.
    pub async fn drain(&self) {
        let deadline = now() + self.drain_deadline();
        // An error means that everything has ended already.
        let _ = self.switchboard.drain(Some(deadline)).await;
    }

    /// How long calls may go on in a drain.
    pub fn drain_deadline(&self) -> Duration {
        self.live.config().drain.deadline
    }

    /// Whether it drains, by whomever that was asked for.
    pub fn phase(&self) -> Phase {
        self.switchboard.phase()
    }

    /// Waits until a drain has left no call, or its time is over: then the server is to be shut down.
    pub async fn drained(&self) {
        self.switchboard.drained().await;
    }

    /// Whether the rules still answer, as a watchdog wants to know.
    pub async fn is_alive(&self) -> bool {
        self.switchboard.census().await.is_ok()
    }

    /// Takes on what can be taken on of another configuration, which was checked; calls go on.
    ///
    /// # Errors
    ///
    /// When the files of a certificate cannot be used; then nothing has changed.
    pub async fn reload(&mut self, next: Config) -> Result<Reloaded, TlsError> {
        self.live.reload(next, &self.switchboard, self.tls.as_ref()).await
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

/// Deletes now and then what has become too old.
async fn keep_house(store: Store, retention: watch::Receiver<Retention>, stopped: watch::Receiver<bool>) {
    let mut stop = std::pin::pin!(http::stop(stopped));
    let mut times = tokio::time::interval(HOUSEKEEPING);
    loop {
        tokio::select! {
            () = &mut stop => return,
            _ = times.tick() => {}
        }
        let retention = *retention.borrow();
        match store.expire(retention, now()).await {
            Ok(0) => {}
            Ok(contacts) => tracing::info!(contacts, "contacts were deleted because of their age"),
            Err(error) => tracing::warn!(%error, "what is too old could not be deleted"),
        }
    }
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

/// What this machine calls itself.
fn node_name() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
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
