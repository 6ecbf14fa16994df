//! Wires everything: sockets, engines, switchboard and edge.

use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use aws_lc_rs::hmac;
use axum::serve::ListenerExt;
use secrecy::{ExposeSecret, SecretString};
use tokio::net::TcpListener;
use tokio::sync::{mpsc, watch};
use tokio::task;

use crate::config::Config;
use crate::domain::{Domain, Settings};
use crate::http::auth::TokenKeys;
use crate::http::{self, Edge};
use crate::media::MediaSetup;
use crate::metrics::Metrics;
use crate::net::{EngineThread, NetError};
use crate::switchboard::{Handle, Switchboard};
use crate::turn;

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

/// A running server.
pub struct Server {
    addresses: Addresses,
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
    /// No certificate for DTLS could be made.
    #[error("cannot make a DTLS certificate: {0}")]
    Certificate(String),
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
        let setup = MediaSetup::new(Vec::new()).map_err(|e| StartError::Certificate(e.to_string()))?;
        let turn = config.turn.enabled.then(|| turn_secret(&config.auth.secret));
        let (events, media_events) = mpsc::channel(MEDIA_EVENTS);
        let (mut handles, mut engines) = (Vec::new(), Vec::new());
        for index in 0..config.media.engine_count() {
            let bind = config.media.bind_of(index);
            let index = usize::from(index);
            let (handle, thread) = EngineThread::start(
                index,
                bind,
                &config.media.announced,
                &setup,
                |media| Some(turn_settings(turn.clone()?, media)),
                events.clone(),
            )?;
            let read = handle.clone();
            metrics.register_engine(index, move || read.counters());
            handles.push(handle);
            engines.push(thread);
        }
        let addresses = Addresses {
            http: local_address(&http, config.http.bind),
            metrics: local_address(&metrics_listener, config.metrics.bind),
            media: handles.iter().map(|h| h.address).collect(),
        };
        let domain = Domain::new(Settings {
            max_participants: config.room.max_participants as usize,
            max_sessions: config.http.max_sessions as usize,
            resume_window: config.room.resume_window,
        });
        let switchboard = Switchboard::start(domain, handles, media_events);
        let (stopping, stopped) = watch::channel(false);
        let edge = Edge {
            switchboard: switchboard.clone(),
            keys: Arc::new(TokenKeys::new(&config.auth.secret)),
            metrics: metrics.clone(),
            allowed_origins: config.http.allowed_origins.into(),
            token_ttl: config.auth.token_ttl,
            heartbeat: config.room.heartbeat,
            resume_window: config.room.resume_window,
            turn,
            ice: Arc::new(config.ice),
            resources: http::Resources::default(),
            stopping: stopped.clone(),
        };
        let tasks = vec![
            task::spawn(serve("HTTP", http, http::router(edge), stopped.clone())),
            task::spawn(serve(
                "metrics",
                metrics_listener,
                http::metrics_router(metrics, switchboard.clone()),
                stopped,
            )),
        ];
        tracing::info!(http = %addresses.http, media = ?addresses.media, "ready for calls");
        Ok(Server { addresses, switchboard, stopping, tasks, engines })
    }

    /// Where it can be reached.
    pub fn addresses(&self) -> &Addresses {
        &self.addresses
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
    }
}

/// What TURN credentials are signed with: it follows from the one secret that an operator keeps.
pub fn turn_secret(auth: &SecretString) -> SecretString {
    let key = hmac::Key::new(hmac::HMAC_SHA256, auth.expose_secret().as_bytes());
    let derived = hmac::sign(&key, b"visavis turn credentials");
    SecretString::from(derived.as_ref().iter().map(|byte| format!("{byte:02x}")).collect::<String>())
}

/// A TURN server that relays to an engine's own media addresses.
fn turn_settings(secret: SecretString, media: Vec<SocketAddr>) -> turn::Settings {
    let mut nonce_key = [0; 32];
    // Without randomness there are no secrets, and no server.
    getrandom::fill(&mut nonce_key).expect("the system gives random bytes");
    let mut settings = turn::Settings::new(TURN_REALM, turn::Secrets::new(secret), turn::NonceKey(nonce_key), media);
    (settings.relay_ipv4, settings.relay_ipv6) = (Some(RELAY_IPV4), Some(RELAY_IPV6));
    settings
}

async fn listen(what: &'static str, address: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(address).await.map_err(|error| StartError::Bind { what, address, error })
}

fn local_address(listener: &TcpListener, asked: SocketAddr) -> SocketAddr {
    listener.local_addr().unwrap_or(asked)
}

async fn serve(what: &'static str, listener: TcpListener, router: axum::Router, stopped: watch::Receiver<bool>) {
    // Signalling is small messages: none of them waits for the one before to be acknowledged.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY cannot be set");
        }
    });
    let server = axum::serve(listener, router).with_graceful_shutdown(stop(stopped));
    if let Err(error) = server.await {
        tracing::error!(%error, what, "a listener failed");
    }
}

async fn stop(mut stopped: watch::Receiver<bool>) {
    // An error means that the server is gone, which is a reason to stop as well.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}
