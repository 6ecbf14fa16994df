//! The same load on visavis and on what a user would pick instead, in one run on one machine: `make bench-peers`.
//!
//! Every server is a process of its own on core 0 and has the whole of it by turns; the load has the other core.
//! Candidates take turns, round by round, and the median of the rounds counts. CPU time is that of the server's
//! process as the kernel counts it: over loopback, what delivers a packet to its receiver is charged to who sends it,
//! with every candidate the same. Everything happens in a network namespace that is gone at the end.

#![allow(missing_docs, clippy::unwrap_used, clippy::unwrap_in_result, unreachable_pub)]

mod floor;
mod janus;
mod livekit;
mod ours;
mod server;
mod table;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Duration;

use tokio::sync::watch;
use visavis::client::{Video, VideoCodec};
use visavis::load::{Plan, Report, Sending, Shape, run};

use crate::server::{FAR, Server};
use crate::table::{Row, Table};

/// What a browser sends of a face at 720p.
const VIDEO: Video = Video { codec: VideoCodec::Vp8, bitrate: 2_000_000, frame_rate: 30 };

const SENDING: Sending = Sending { video: Some(VIDEO), audio: true, layers: 1 };

/// Set once the process is in a namespace of its own.
const INSIDE: &str = "VISAVIS_BENCH_INSIDE";

/// What is measured.
struct Effort {
    shapes: Vec<Shape>,
    rounds: usize,
    warm_up: Duration,
    duration: Duration,
    /// Names of candidates; empty means all.
    only: Vec<String>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--floor") {
        floor::forward(arguments[at + 1].parse().unwrap());
        return ExitCode::SUCCESS;
    }
    if std::env::var_os(INSIDE).is_none() {
        return enter_namespace(&arguments);
    }
    // `cargo test` runs benches too, without this argument: then it only has to work.
    let is_bench = arguments.iter().any(|argument| argument == "--bench");
    let text = |name: &str| std::env::var(name).ok();
    let number = |name: &str, or: u64| text(name).and_then(|text| text.parse().ok()).unwrap_or(or);
    let shapes = text("SHAPES").unwrap_or_else(|| if is_bench { "1x50 50x2" } else { "1x2" }.to_owned());
    let effort = Effort {
        shapes: shapes.split_whitespace().map(|shape| shape.parse().unwrap()).collect(),
        rounds: number("ROUNDS", if is_bench { 3 } else { 1 }) as usize,
        warm_up: Duration::from_secs(number("WARM_UP", if is_bench { 8 } else { 1 })),
        duration: Duration::from_secs(number("SECONDS", if is_bench { 10 } else { 1 })),
        only: text("ONLY").map(|names| names.split_whitespace().map(str::to_owned).collect()).unwrap_or_default(),
    };
    let mut table = Table::new();
    for shape in &effort.shapes {
        for (round, name) in (0..effort.rounds).flat_map(|round| NAMES.map(|name| (round, name))) {
            if !effort.only.is_empty() && !effort.only.iter().any(|only| only == name) {
                continue;
            }
            eprintln!("{shape}, round {}: {name}", round + 1);
            match measure(name, *shape, &effort) {
                Some(row) => {
                    eprint!("{}", row.report.to_text());
                    table.add(row);
                }
                None => eprintln!("{name} is not there"),
            }
        }
    }
    let text = table.to_markdown();
    println!("{text}");
    if is_bench && effort.only.is_empty() && text_is_whole(&table) {
        table::save(&text);
    }
    // The test fails when our own server did not do what it shall; the others are their makers' concern.
    match table.of_ours().all(|report| report.total.packets > 0 && report.joins.failed == 0) {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}

fn text_is_whole(table: &Table) -> bool {
    std::env::var_os("SHAPES").is_none() && table.of_ours().count() > 0
}

/// Lines of a server's log that are shown when somebody did not get in.
const LOGGED: usize = 40;

const NAMES: [&str; 4] = ["visavis", "Janus", "LiveKit", "floor"];

/// Starts a candidate, puts the load on it, and ends it.
fn measure(name: &str, shape: Shape, effort: &Effort) -> Option<Row> {
    let folder = Folder::new();
    if name == "floor" {
        let (server, address) = floor::start(&folder.0)?;
        std::thread::sleep(Duration::from_millis(300));
        let report = floor::measure(&server, address, shape, VIDEO, (Duration::from_secs(1), effort.duration));
        return Some(Row { name: server.name, version: server.version.clone(), report });
    }
    let server = match name {
        "visavis" => ours::start(env!("CARGO_BIN_EXE_visavis"), &folder.0, shape, SENDING)?,
        "Janus" => janus::start(&folder.0, SENDING)?,
        _ => livekit::start(&std::env::var("LIVEKIT").ok()?, &folder.0, SENDING)?,
    };
    let report = load(&server, shape, effort);
    if report.joins.failed > 0 {
        // What it has to say of it.
        let log = std::fs::read_to_string(folder.0.join("log")).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        eprintln!("{}", lines[lines.len().saturating_sub(LOGGED)..].join("\n"));
    }
    Some(Row { name: server.name, version: server.version.clone(), report })
}

fn load(server: &Server, shape: Shape, effort: &Effort) -> Report {
    let plan = Plan {
        shape,
        ramp: Duration::ZERO,
        at_once: 8,
        warm_up: effort.warm_up,
        duration: effort.duration,
        threads: 1,
        server: Some(server.process()),
    };
    let door = server.door.clone().unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let (_keep, stop) = watch::channel(false);
    let mut report = runtime.block_on(run(&plan, door, stop, &mut |_| {})).unwrap();
    report.judge(&table::pass_lines());
    report
}

/// Runs this program again in a network namespace of its own, on the last core.
fn enter_namespace(arguments: &[String]) -> ExitCode {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let is_root = std::fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0);
    let script = format!(
        "ip link set lo up && ip link add far0 type veth peer name far1 && ip addr add {FAR}/32 dev far0 && \
         ip link set far0 up && ip link set far1 up && exec taskset -c {} \"$@\"",
        cores - 1
    );
    let status = Command::new("unshare")
        .arg(if is_root { "-n" } else { "-rn" })
        .args(["sh", "-c", &script, "sh"])
        .args(arguments)
        .env(INSIDE, "1")
        .status();
    match status {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("no network namespace: {error}");
            ExitCode::FAILURE
        }
    }
}

/// A folder that is gone with its handle.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        let path: &Path = &std::env::temp_dir();
        let path = path.join(format!("visavis-bench-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
