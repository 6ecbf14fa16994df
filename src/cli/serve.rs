//! The server as a process: its signals, its log, and what the service manager is told.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process;
use std::time::Duration;

use anyhow::Context;
use clap::Args;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::cli::announce::Announcement;
use crate::cli::log::Log;
use crate::cli::supervisor::Supervisor;
use crate::cli::{ConfigArgs, EXIT_FAILURE, print};
use crate::config::{Config, ConfigError, format_duration};
use crate::doctor::start_checks;
use crate::server::Server;
use crate::switchboard::Phase;

/// How long a server takes at most that is told a second time to stop.
const FORCED: Duration = Duration::from_secs(2);

#[derive(Debug, Args)]
pub(super) struct ServeArgs {
    /// Run on this machine only, with a fresh secret, and print pages to open.
    #[arg(long)]
    dev: bool,
    /// Print the addresses as one line of JSON.
    #[arg(long)]
    json: bool,
    /// Address and port of pages, REST and signalling; port 0 takes any free one.
    #[arg(long, value_name = "ADDR:PORT")]
    http: Option<SocketAddr>,
    /// UDP address and port of the first media engine.
    #[arg(long, value_name = "ADDR:PORT")]
    media: Option<SocketAddr>,
    /// Address and port of Prometheus metrics.
    #[arg(long, value_name = "ADDR:PORT")]
    metrics: Option<SocketAddr>,
    /// How many threads carry media; 0 means one for each core.
    #[arg(long, value_name = "N")]
    engines: Option<u16>,
    /// Speak TLS with a certificate that nobody vouches for.
    #[arg(long)]
    tls_self_signed: bool,
    /// A network whose hosts TURN clients may reach beside this server's media.
    #[arg(long, value_name = "CIDR", value_delimiter = ',')]
    turn_external_peers: Vec<String>,
    /// Where files are kept.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    #[command(flatten)]
    config: ConfigArgs,
}

impl ServeArgs {
    /// The configuration as it stands now.
    fn load(&self) -> Result<Config, ConfigError> {
        self.config.load(self.dev, self.flags())
    }

    /// The keys that the arguments set.
    fn flags(&self) -> Vec<(String, String)> {
        let peers = &self.turn_external_peers;
        let given = [
            ("http.bind", self.http.map(|address| address.to_string())),
            ("media.bind", self.media.map(|address| address.to_string())),
            ("metrics.bind", self.metrics.map(|address| address.to_string())),
            ("media.engines", self.engines.map(|n| n.to_string())),
            ("tls.self_signed", self.tls_self_signed.then(|| "always".to_owned())),
            ("turn.external_peers", (!peers.is_empty()).then(|| peers.join(","))),
            ("data_dir", self.data.as_ref().map(|path| path.display().to_string())),
        ];
        given.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
    }
}

/// Runs the server until it is told to stop.
pub(super) fn run(args: &ServeArgs) -> anyhow::Result<()> {
    let config = args.load()?;
    let log = Log::start(&config)?;
    raise_file_limit();
    for warning in &config.warnings {
        tracing::warn!("{warning}");
    }
    if !config.dev {
        for warning in start_checks(&config) {
            tracing::warn!("{warning}");
        }
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(serve(args, config, log))
}

async fn serve(args: &ServeArgs, config: Config, mut log: Log) -> anyhow::Result<()> {
    // Before the start, so that no signal finds nobody listening.
    let mut signals = Signals::listen()?;
    let mut server = Server::start(config.clone()).await.context("the server cannot start")?;
    server.metrics().follow_log(log.losses());
    let announcement = Announcement::new(&config, server.addresses(), server.certificate());
    print(&if args.json { announcement.to_json() } else { announcement.to_text() })?;
    let mut supervisor = Supervisor::new();
    supervisor.ready(SERVING);

    let (mut phase, mut was_signalled) = (Phase::Serving, false);
    let is_forced = loop {
        tokio::select! {
            biased;
            () = server.drained() => break false,
            asked = signals.next() => match asked {
                Asked::Reload => reload(args, &mut server, &log, &supervisor).await,
                // A drain that was taken back is forgotten, and one that REST began is not the first signal.
                Asked::Stop if was_signalled && server.phase() != Phase::Serving => break true,
                Asked::Stop if server.phase() == Phase::Serving => {
                    was_signalled = true;
                    let time = format_duration(server.drain_deadline());
                    tracing::info!("draining for {time} at most: no new calls; a second signal stops at once");
                    server.drain().await;
                }
                Asked::Stop => {
                    was_signalled = true;
                    tracing::info!("draining already; a second signal stops at once");
                }
            },
            () = supervisor.tick() => {
                log.tell_losses();
                if server.is_alive().await {
                    supervisor.alive();
                }
                if server.phase() != phase {
                    phase = server.phase();
                    supervisor.status(if phase == Phase::Serving { SERVING } else { "draining: no new calls" });
                }
            }
        }
    };
    supervisor.stopping();
    stop(server, signals, is_forced).await;
    log.tell_losses();
    Ok(())
}

const SERVING: &str = "serving";

/// Says goodbye to everybody and ends.
async fn stop(server: Server, mut signals: Signals, is_forced: bool) {
    tracing::info!("stopping; a further signal stops at once");
    let patience = if is_forced { FORCED } else { Duration::MAX };
    tokio::select! {
        () = server.shutdown() => tracing::info!("stopped"),
        () = tokio::time::sleep(patience) => tracing::warn!("stopped without waiting for everybody"),
        () = signals.stop() => {
            tracing::warn!("stopped without saying goodbye");
            process::exit(i32::from(EXIT_FAILURE));
        }
    }
}

/// Reads the configuration anew and takes on what can be; a wrong one changes nothing.
async fn reload(args: &ServeArgs, server: &mut Server, log: &Log, supervisor: &Supervisor) {
    const STAYS: &str = "the configuration was not reloaded, the old one stays";
    supervisor.reloading();
    match args.load() {
        Err(error) => {
            for problem in error.problems {
                tracing::error!("{STAYS}: {problem}");
            }
        }
        Ok(config) => {
            for warning in &config.warnings {
                tracing::warn!("{warning}");
            }
            let level = config.log.level.clone();
            match server.reload(config).await {
                Err(error) => tracing::error!("{STAYS}: {error}"),
                Ok(reloaded) => {
                    log.set_level(&level);
                    let changed = reloaded.changes.applied.join(", ");
                    tracing::info!(changed, "the configuration was reloaded");
                    if !reloaded.changes.postponed.is_empty() {
                        let keys = reloaded.changes.postponed.join(", ");
                        tracing::warn!(keys, "these have changed too, but take a restart");
                    }
                }
            }
        }
    }
    supervisor.ready(SERVING);
}

/// Lets this process have as many files open as it may: each connection is one.
fn raise_file_limit() {
    let limit = getrlimit(Resource::Nofile);
    if limit.current == limit.maximum {
        return;
    }
    let raised = Rlimit { current: limit.maximum, ..limit };
    match setrlimit(Resource::Nofile, raised) {
        Ok(()) => tracing::debug!(from = limit.current, to = raised.current, "the limit of open files was raised"),
        Err(error) => tracing::warn!(%error, "the limit of open files stays what it is"),
    }
}

/// What a signal asks for.
enum Asked {
    Stop,
    Reload,
}

/// SIGTERM of a service manager and SIGINT of a keyboard, and SIGHUP.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
    hangup: Signal,
}

impl Signals {
    fn listen() -> std::io::Result<Self> {
        Ok(Signals {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
            hangup: signal(SignalKind::hangup())?,
        })
    }

    async fn next(&mut self) -> Asked {
        tokio::select! {
            _ = self.terminate.recv() => Asked::Stop,
            _ = self.interrupt.recv() => Asked::Stop,
            _ = self.hangup.recv() => Asked::Reload,
        }
    }

    /// Waits for one that asks to stop.
    async fn stop(&mut self) {
        while matches!(self.next().await, Asked::Reload) {}
    }
}
