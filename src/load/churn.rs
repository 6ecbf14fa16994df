//! Rooms that come and go: what a server keeps of those who have left.

use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::Serialize;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::load::door::Door;
use crate::load::drive::Drive;
use crate::load::process::{Process, Usage};
use crate::load::run::RunError;
use crate::load::shape::Shape;

/// Cycles before the first look, so that what is made once has been made;
const SETTLING: u32 = 200;

/// or such a part of all, which an allocator takes to hold as much as it ever will.
const SETTLING_PART: u32 = 20;

/// How long a server may take to close what it no longer needs.
const PATIENCE: Duration = Duration::from_secs(15);

/// What a server has.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Holding {
    /// Memory in RAM, in bytes.
    pub resident: u64,
    /// Threads.
    pub threads: u32,
    /// Open files and sockets.
    pub files: u32,
}

/// What has come of many comings and goings.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Churn {
    /// Who met whom in each of them.
    pub shape: String,
    /// How often somebody has joined and left, those before the first look included.
    pub cycles: u32,
    /// Joins that failed.
    pub failed: u32,
    /// The first reason.
    pub first_failure: Option<String>,
    /// Joins a second.
    pub per_second: f64,
    /// Joins for each second of CPU time of the server; leaving is in it.
    pub per_server_cpu_second: Option<f64>,
    /// After the first of them.
    pub before: Option<Holding>,
    /// After all of them.
    pub after: Option<Holding>,
    /// Whether it was stopped before its end.
    pub interrupted: bool,
}

impl Churn {
    /// How much the server's memory has grown, as a share.
    pub fn growth(&self) -> Option<f64> {
        let (before, after) = (self.before?, self.after?);
        Some(after.resident as f64 / before.resident as f64 - 1.0)
    }
}

impl From<Usage> for Holding {
    fn from(usage: Usage) -> Holding {
        Holding { resident: usage.resident, threads: usage.threads, files: usage.files }
    }
}

/// Has everybody of a shape join and leave over and over, `cycles` times in all.
///
/// # Errors
///
/// When this machine does not carry the load.
pub async fn churn(
    shape: Shape,
    cycles: u32,
    server: Option<Process>,
    door: Arc<dyn Door>,
    mut stop: watch::Receiver<bool>,
    tell: &mut (dyn FnMut(u32) + Send),
) -> Result<Churn, RunError> {
    let drive = Arc::new(Drive::start(1).map_err(RunError::Threads)?);
    let mut churn = Churn {
        shape: shape.to_string(),
        cycles: 0,
        failed: 0,
        first_failure: None,
        per_second: 0.0,
        per_server_cpu_second: None,
        before: None,
        after: None,
        interrupted: false,
    };
    let settling = SETTLING.max(cycles / SETTLING_PART).min(cycles / 2);
    let idle = server.and_then(|server| server.usage().ok());
    let (mut began, mut counted, mut cpu) = (Instant::now(), 0, Duration::ZERO);
    while churn.cycles < cycles && !churn.interrupted {
        round(shape, &door, &drive, &mut churn).await;
        tell(churn.cycles.min(cycles));
        churn.interrupted = *stop.borrow_and_update();
        if churn.before.is_none() && churn.cycles >= settling {
            let usage = settled(server, idle).await;
            churn.before = usage.map(Holding::from);
            cpu = usage.unwrap_or_default().cpu;
            (began, counted) = (Instant::now(), churn.cycles);
        }
    }
    let seconds = began.elapsed().as_secs_f64();
    let joined = f64::from(churn.cycles - counted);
    let after = settled(server, idle).await;
    let spent = after.map(|after| after.cpu.saturating_sub(cpu).as_secs_f64());
    churn.per_second = joined / seconds.max(f64::MIN_POSITIVE);
    churn.per_server_cpu_second = spent.filter(|spent| *spent > 0.0).map(|spent| joined / spent);
    churn.after = after.map(Holding::from);
    Ok(churn)
}

/// Everybody joins, and then leaves.
async fn round(shape: Shape, door: &Arc<dyn Door>, drive: &Arc<Drive>, churn: &mut Churn) {
    let mut joining = JoinSet::new();
    for part in shape.parts() {
        let (door, drive) = (door.clone(), drive.clone());
        joining.spawn(async move { door.enter(&part, &drive).await.map_err(|error| error.to_string()) });
    }
    let mut leaving = JoinSet::new();
    for outcome in joining.join_all().await {
        churn.cycles += 1;
        match outcome {
            Ok(stay) => {
                let drive = drive.clone();
                leaving.spawn(async move { stay.leave(&drive).await });
            }
            Err(error) => {
                churn.failed += 1;
                churn.first_failure.get_or_insert(error);
            }
        }
    }
    leaving.join_all().await;
}

/// What the server uses once it has no more open than when nobody was there, or patience ends.
async fn settled(server: Option<Process>, idle: Option<Usage>) -> Option<Usage> {
    let (server, idle) = (server?, idle?);
    let deadline = Instant::now() + PATIENCE;
    loop {
        let usage: io::Result<Usage> = server.usage();
        match usage {
            Ok(usage) if usage.files <= idle.files || Instant::now() > deadline => return Some(usage),
            Ok(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            Err(_) => return None,
        }
    }
}
