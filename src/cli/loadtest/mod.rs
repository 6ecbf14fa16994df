//! `visavis loadtest`: what a server carries, measured with real clients.

mod bar;
mod tokens;

use std::net::IpAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use clap::{Args, ValueEnum};
use tokio::sync::watch;

use crate::cli::doctor::trust;
use crate::cli::loadtest::bar::Bar;
use crate::cli::{ConfigArgs, EXIT_FAILURE, print};
use crate::client::{ServerUrl, Video, VideoCodec};
use crate::config::parse_duration;
use crate::load::{Churn, Plan, Process, Sending, Shape, Thresholds, Visavis, churn, run};

/// How much a server's memory may grow while participants come and go, as a share.
const MAX_GROWTH: f64 = 0.05;

#[derive(Debug, Args)]
pub(super) struct LoadtestArgs {
    /// The server, such as https://calls.example.com.
    url: ServerUrl,
    /// Who meets whom: 1x50 (one to fifty), 50x2 (fifty calls of two), 5x4 (five meetings of four).
    #[arg(long, default_value = "10x2")]
    shape: Shape,
    /// How long to measure.
    #[arg(long, default_value = "20s", value_parser = parse_duration)]
    duration: Duration,
    /// How long media flows before it is measured.
    #[arg(long, default_value = "5s", value_parser = parse_duration)]
    warm_up: Duration,
    /// Spread the joins over this time; 0s joins as fast as it goes.
    #[arg(long, default_value = "0s", value_parser = parse_duration)]
    ramp: Duration,
    /// How many join at a time.
    #[arg(long, default_value_t = 32, value_parser = clap::value_parser!(u16).range(1..=1000))]
    at_once: u16,
    /// What each camera sends, in kbit/s; 0 leaves it off.
    #[arg(long, default_value_t = 2000, value_parser = clap::value_parser!(u32).range(0..=50_000))]
    video: u32,
    /// As what the video looks.
    #[arg(long, default_value = "vp8")]
    codec: CodecArg,
    /// Qualities of each camera's video that are offered (simulcast).
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=3))]
    layers: u8,
    /// Leave the microphones off.
    #[arg(long)]
    no_audio: bool,
    /// Join and leave so many times instead, and see what the server keeps.
    #[arg(long, value_name = "N")]
    cycles: Option<u32>,
    /// Fail when a larger share of packets is lost on the way to subscribers, in percent.
    #[arg(long, value_name = "PERCENT")]
    max_loss: Option<f64>,
    /// Fail when the 99th percentile of the forwarding delay is longer.
    #[arg(long, value_name = "TIME", value_parser = parse_millis)]
    max_delay_p99: Option<Duration>,
    /// An admin's token, with which REST makes one for each participant; without it the configured secret does.
    #[arg(long, env = "VISAVIS_TOKEN", hide_env_values = true)]
    token: Option<String>,
    /// What the rooms' names begin with.
    #[arg(long, default_value = "load")]
    room: String,
    /// Certification authorities to trust beside the system's, as a PEM file.
    #[arg(long, value_name = "FILE")]
    ca: Option<PathBuf>,
    /// How long each step of joining may take.
    #[arg(long, default_value = "10s", value_parser = parse_duration)]
    timeout: Duration,
    /// The server's process on this machine; found by its port when left out.
    #[arg(long, value_name = "PID")]
    server_pid: Option<u32>,
    /// Threads that carry the clients' media.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=64))]
    threads: u8,
    /// Print one line of JSON.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    config: ConfigArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum CodecArg {
    Vp8,
    H264,
}

/// Puts load on a server, prints what came of it, and says in the exit code whether the thresholds held.
pub(super) fn run_load(args: &LoadtestArgs) -> anyhow::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let (stop, stopped) = watch::channel(false);
        tokio::spawn(async move {
            if tokio::signal::ctrl_c().await.is_ok() {
                let _ = stop.send(true);
            }
            // The watch tells nobody any more when its sender is gone.
            std::future::pending::<()>().await;
        });
        match args.cycles {
            Some(cycles) => come_and_go(args, cycles, stopped).await,
            None => measure(args, stopped).await,
        }
    })
}

async fn measure(args: &LoadtestArgs, stopped: watch::Receiver<bool>) -> anyhow::Result<ExitCode> {
    let door = args.door().await?;
    let plan = Plan {
        shape: args.shape,
        ramp: args.ramp,
        at_once: args.at_once.into(),
        warm_up: args.warm_up,
        duration: args.duration,
        threads: args.threads.into(),
        server: args.server(),
    };
    let mut bar = Bar::new();
    let mut report = run(&plan, door, stopped, &mut |progress| bar.show(&plan, progress)).await?;
    bar.clear();
    report.judge(&Thresholds {
        max_loss: args.max_loss.map(|percent| percent / 100.0),
        max_delay_p99: args.max_delay_p99,
    });
    print(&if args.json { format!("{}\n", serde_json::to_string(&report)?) } else { report.to_text() })?;
    Ok(if report.has_passed() { ExitCode::SUCCESS } else { ExitCode::from(EXIT_FAILURE) })
}

async fn come_and_go(args: &LoadtestArgs, cycles: u32, stopped: watch::Receiver<bool>) -> anyhow::Result<ExitCode> {
    let (door, mut bar) = (args.door().await?, Bar::new());
    let tell = &mut |done| bar.show_share("joining and leaving", done, cycles);
    let churned = churn(args.shape, cycles, args.server(), door, stopped, tell).await?;
    bar.clear();
    print(&if args.json { format!("{}\n", serde_json::to_string(&churned)?) } else { text_of(&churned) })?;
    let has_grown = churned.growth().is_some_and(|growth| growth > MAX_GROWTH);
    let is_leaking = churned.before.zip(churned.after).is_some_and(|(b, a)| a.files > b.files || a.threads > b.threads);
    let failed = churned.failed > 0 || churned.interrupted || has_grown || is_leaking;
    Ok(if failed { ExitCode::from(EXIT_FAILURE) } else { ExitCode::SUCCESS })
}

fn text_of(churned: &Churn) -> String {
    let Churn { shape, cycles, failed, per_second, .. } = churned;
    let mut text = format!("{shape}: {cycles} joined and left, {failed} failed, {per_second:.1} a second");
    if let Some(per_cpu) = churned.per_server_cpu_second {
        text += &format!(", {per_cpu:.0} for each second of the server's CPU");
    }
    text.push('\n');
    if let Some(reason) = &churned.first_failure {
        text += &format!("  the first failure: {reason}\n");
    }
    for (when, holding) in [("before", churned.before), ("after", churned.after)] {
        if let Some(held) = holding {
            let mib = held.resident as f64 / 1_048_576.0;
            text += &format!("  {when:<7} {mib:.1} MiB, {} threads, {} files and sockets\n", held.threads, held.files);
        }
    }
    text
}

impl LoadtestArgs {
    async fn door(&self) -> anyhow::Result<Arc<Visavis>> {
        let trust = trust(self.ca.as_deref())?;
        let sending = Sending {
            video: (self.video > 0).then_some(Video {
                codec: match self.codec {
                    CodecArg::Vp8 => VideoCodec::Vp8,
                    CodecArg::H264 => VideoCodec::H264,
                },
                bitrate: self.video * 1000,
                ..Video::default()
            }),
            audio: !self.no_audio,
            layers: self.layers.into(),
        };
        let tokens = tokens::tokens(self, &trust).await.context("there are no tokens for the participants")?;
        Ok(Arc::new(Visavis { url: self.url.clone(), trust, tokens, sending, patience: self.timeout }))
    }

    /// The server's process, if it is on this machine.
    fn server(&self) -> Option<Process> {
        let is_here = self.url.host == "localhost" || self.url.host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback());
        let found = || is_here.then(|| Process::listening_on(self.url.port)).flatten();
        self.server_pid.map(|pid| Process { pid }).or_else(found)
    }
}

/// A time such as 2ms, or as elsewhere.
fn parse_millis(text: &str) -> Result<Duration, String> {
    match text.strip_suffix("ms").map(str::parse::<f64>) {
        Some(Ok(millis)) if millis.is_finite() && millis >= 0.0 => Ok(Duration::from_secs_f64(millis / 1000.0)),
        Some(_) => Err(format!("{text:?} is no time such as 2ms or 0.5ms")),
        None => parse_duration(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_times_are_read() {
        for (text, micros) in [("2ms", Some(2000)), ("0.5ms", Some(500)), ("1s", Some(1_000_000)), ("-1ms", None)] {
            assert_eq!(parse_millis(text).ok(), micros.map(Duration::from_micros), "{text}");
        }
        assert!(["", "ms", "nanms", "2"].into_iter().all(|text| parse_millis(text).is_err()));
    }
}
