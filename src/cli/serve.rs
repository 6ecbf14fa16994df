use std::io::IsTerminal;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process;

use anyhow::Context;
use clap::Args;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tracing_subscriber::EnvFilter;

use crate::cli::announce::Announcement;
use crate::cli::{ConfigArgs, EXIT_FAILURE, print};
use crate::config::{Config, LogFormat};
use crate::server::Server;

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
    let config = args.config.load(args.dev, args.flags())?;
    start_log(&config);
    for warning in &config.warnings {
        tracing::warn!("{warning}");
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(serve(config, args.json))
}

async fn serve(config: Config, json: bool) -> anyhow::Result<()> {
    // Before the start, so that no signal finds nobody listening.
    let mut stop = StopSignals::listen()?;
    let server = Server::start(config.clone()).await.context("the server cannot start")?;
    let announcement = Announcement::new(&config, server.addresses(), server.certificate());
    print(&if json { announcement.to_json() } else { announcement.to_text() })?;

    stop.next().await;
    tracing::info!("stopping; a second signal stops at once");
    tokio::select! {
        () = server.shutdown() => {}
        () = stop.next() => {
            tracing::warn!("stopped without saying goodbye");
            process::exit(i32::from(EXIT_FAILURE));
        }
    }
    Ok(())
}

/// SIGTERM of a service manager and SIGINT of a keyboard.
struct StopSignals {
    terminate: Signal,
    interrupt: Signal,
}

impl StopSignals {
    fn listen() -> std::io::Result<Self> {
        Ok(StopSignals { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

/// Logs to standard error, which leaves standard output to what the program says.
fn start_log(config: &Config) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(&config.log.level));
    let is_human = match config.log.format {
        LogFormat::Auto => config.dev,
        LogFormat::Human => true,
        LogFormat::Json => false,
    };
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    if is_human {
        builder.init();
    } else {
        builder.json().flatten_event(true).init();
    }
}
