//! One run: everybody joins, it is measured, everybody leaves.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use crate::client::{Delays, Figures};
use crate::load::door::{Door, Stay};
use crate::load::drive::{Drive, DriveError, Reading, Seen};
use crate::load::process::{Process, Usage};
use crate::load::report::{GeneratorUse, Joins, Received, Report, ServerUse, Subscriber, Times};
use crate::load::shape::{Part, Shape};

/// How often who waits is told how far it is.
const TOLD: Duration = Duration::from_millis(200);

/// What shall be done.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Who meets whom.
    pub shape: Shape,
    /// Over which time joins are spread; none means as fast as it goes.
    pub ramp: Duration,
    /// How many join at a time.
    pub at_once: usize,
    /// How long media flows before it is measured, so that estimates of paths have grown.
    pub warm_up: Duration,
    /// How long it is measured.
    pub duration: Duration,
    /// Threads for media.
    pub threads: usize,
    /// The server's process, if it runs here.
    pub server: Option<Process>,
}

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// So many have joined or failed to.
    Joining(u32),
    /// Media flows and is not yet measured, for so long.
    WarmingUp(Duration),
    /// It is measured, for so long.
    Measuring(Duration),
    /// So many have left.
    Leaving(u32),
}

/// The load cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The system refuses threads.
    #[error("no threads for the load: {0}")]
    Threads(io::Error),
    /// A thread has ended.
    #[error(transparent)]
    Drive(#[from] DriveError),
}

/// Somebody who tried to join.
struct Joined {
    part: Part,
    began: Instant,
    ended: Instant,
    outcome: Result<Box<dyn Stay>, String>,
}

/// Everybody who has joined.
struct Inside {
    stays: Vec<Box<dyn Stay>>,
    /// By participant: when joining began.
    began: BTreeMap<u32, Instant>,
    joins: Joins,
}

/// Joins, measures and leaves; ends early when `stop` becomes true.
///
/// # Errors
///
/// When this machine does not carry the load.
pub async fn run(
    plan: &Plan,
    door: Arc<dyn Door>,
    mut stop: watch::Receiver<bool>,
    tell: &mut (dyn FnMut(Progress) + Send),
) -> Result<Report, RunError> {
    let drive = Arc::new(Drive::start(plan.threads).map_err(RunError::Threads)?);
    let usage = || plan.server.and_then(|server| server.usage().ok());
    let before = usage();
    let mut inside = join(plan, door, &drive, &mut stop, tell).await;
    if let (Some(before), Some(after)) = (before, usage()) {
        let cpu = (after.cpu.saturating_sub(before.cpu)).as_secs_f64();
        inside.joins.per_server_cpu_second = (cpu > 0.0).then(|| f64::from(inside.joins.joined) / cpu);
    }
    pass(plan.warm_up, &mut stop, &mut |passed| tell(Progress::WarmingUp(passed))).await;
    let first = first_packets(&drive.read().await?);
    drive.restart().await?;
    let (began, own, server) = (Instant::now(), Process::own().usage().ok(), usage());
    pass(plan.duration, &mut stop, &mut |passed| tell(Progress::Measuring(passed))).await;
    let window = Window {
        seconds: began.elapsed(),
        own: Process::own().usage().ok().zip(own),
        server: usage().zip(server),
        before,
        reading: drive.read().await?,
        first,
        interrupted: *stop.borrow(),
    };
    let report = window.report(plan, &inside);
    leave(inside.stays, &drive, plan.at_once, tell).await;
    Ok(report)
}

async fn join(
    plan: &Plan,
    door: Arc<dyn Door>,
    drive: &Arc<Drive>,
    stop: &mut watch::Receiver<bool>,
    tell: &mut (dyn FnMut(Progress) + Send),
) -> Inside {
    let parts = plan.shape.parts();
    let pause = plan.ramp / u32::try_from(parts.len()).unwrap_or(u32::MAX).max(1);
    let places = Arc::new(Semaphore::new(plan.at_once.max(1)));
    let started = Instant::now();
    let mut joining: JoinSet<Joined> = JoinSet::new();
    let mut done: Vec<Joined> = Vec::with_capacity(parts.len());
    for (index, part) in parts.into_iter().enumerate() {
        let due = started + pause * u32::try_from(index).unwrap_or(u32::MAX);
        let place = tokio::select! {
            place = async {
                tokio::time::sleep_until(due.into()).await;
                places.clone().acquire_owned().await
            } => place,
            _ = stop.wait_for(|stop| *stop) => break,
        };
        let (door, drive) = (door.clone(), drive.clone());
        joining.spawn(async move {
            let began = Instant::now();
            let outcome = door.enter(&part, &drive).await.map_err(|error| error.to_string());
            drop(place);
            Joined { part, began, ended: Instant::now(), outcome }
        });
        while let Some(Ok(joined)) = joining.try_join_next() {
            done.push(joined);
        }
        tell(Progress::Joining(u32::try_from(done.len()).unwrap_or(u32::MAX)));
    }
    while let Some(joined) = joining.join_next().await {
        done.extend(joined);
        tell(Progress::Joining(u32::try_from(done.len()).unwrap_or(u32::MAX)));
    }
    inside(done, started)
}

fn inside(done: Vec<Joined>, started: Instant) -> Inside {
    let last = done.iter().map(|joined| joined.ended).max().unwrap_or(started);
    let (mut joins, mut time) = (Joins::default(), Delays::default());
    let (mut stays, mut times) = (Vec::new(), BTreeMap::new());
    for Joined { part, began, ended, outcome } in done {
        match outcome {
            Ok(stay) => {
                joins.joined += 1;
                time.record(ended - began);
                times.insert(part.id, began);
                stays.push(stay);
            }
            Err(error) => {
                joins.failed += 1;
                joins.first_failure.get_or_insert(error);
            }
        }
    }
    joins.seconds = (last - started).as_secs_f64();
    joins.per_second = f64::from(joins.joined) / joins.seconds.max(f64::MIN_POSITIVE);
    joins.time = Times::of(&time);
    Inside { stays, began: times, joins }
}

async fn pass(time: Duration, stop: &mut watch::Receiver<bool>, tell: &mut (dyn FnMut(Duration) + Send)) {
    let (began, mut ticks) = (Instant::now(), tokio::time::interval(TOLD));
    let end = tokio::time::sleep(time);
    tokio::pin!(end);
    loop {
        tokio::select! {
            () = &mut end => return,
            _ = stop.wait_for(|stop| *stop) => return,
            _ = ticks.tick() => tell(began.elapsed()),
        }
    }
}

async fn leave(stays: Vec<Box<dyn Stay>>, drive: &Arc<Drive>, at_once: usize, tell: &mut (dyn FnMut(Progress) + Send)) {
    let mut leaving = JoinSet::new();
    let mut left = 0;
    for stay in stays {
        let drive = drive.clone();
        leaving.spawn(async move { stay.leave(&drive).await });
        if leaving.len() >= at_once.max(1) {
            leaving.join_next().await;
            left += 1;
            tell(Progress::Leaving(left));
        }
    }
    while leaving.join_next().await.is_some() {
        left += 1;
        tell(Progress::Leaving(left));
    }
}

fn first_packets(reading: &Reading) -> BTreeMap<u32, Instant> {
    reading.parts.iter().filter_map(|(id, seen)| Some((*id, seen.received.first?))).collect()
}

/// What was measured.
struct Window {
    seconds: Duration,
    /// This program's use, after and before.
    own: Option<(Usage, Usage)>,
    /// The server's, after and before.
    server: Option<(Usage, Usage)>,
    /// The server's before anybody had joined.
    before: Option<Usage>,
    reading: Reading,
    /// When each participant's first packet came.
    first: BTreeMap<u32, Instant>,
    interrupted: bool,
}

impl Window {
    fn report(&self, plan: &Plan, inside: &Inside) -> Report {
        let seconds = self.seconds.as_secs_f64();
        let parts = plan.shape.parts();
        let nothing = Seen::default();
        let seen = |id: u32| self.reading.parts.get(&id).unwrap_or(&nothing);
        let mut by_room: BTreeMap<u32, u64> = BTreeMap::new();
        for part in &parts {
            *by_room.entry(part.room).or_default() += seen(part.id).sent;
        }
        let (mut all, mut expected, mut first) = (Figures::default(), 0, Delays::default());
        let mut subscribers = Vec::new();
        for part in parts.iter().filter(|part| part.subscribes && inside.began.contains_key(&part.id)) {
            let own = seen(part.id);
            let of_others = by_room[&part.room] - own.sent;
            expected += of_others;
            all.merge(&own.received);
            let waited = self.first_packet(part, &parts, inside);
            waited.into_iter().for_each(|waited| first.record(waited));
            subscribers.push(Subscriber {
                id: part.id,
                room: part.room,
                first_packet_ms: waited.map(|waited| waited.as_secs_f64() * 1000.0),
                received: received(&own.received, of_others, of_others, seconds),
            });
        }
        let total = received(&all, by_room.values().sum(), expected, seconds);
        let mut joins = inside.joins.clone();
        joins.first_packet = Times::of(&first);
        joins.broken = self.reading.failed;
        let cores = |(after, before): (Usage, Usage)| after.cpu.saturating_sub(before.cpu).as_secs_f64() / seconds;
        Report {
            shape: plan.shape.to_string(),
            participants: plan.shape.participants(),
            seconds,
            interrupted: self.interrupted,
            server: self.server_use(plan, &total, joins.joined),
            generator: GeneratorUse { cores: self.own.map_or(0.0, cores), late: Times::of(&self.reading.late) },
            joins,
            total,
            subscribers,
            failures: Vec::new(),
        }
    }

    fn server_use(&self, plan: &Plan, total: &Received, joined: u32) -> Option<ServerUse> {
        let (after, before) = self.server?;
        let cpu = after.cpu.saturating_sub(before.cpu).as_secs_f64();
        let grown = after.resident.saturating_sub(self.before.unwrap_or_default().resident);
        let is_busy = total.packets > 0 && cpu > 0.0;
        Some(ServerUse {
            pid: plan.server?.pid,
            cores: cpu / self.seconds.as_secs_f64(),
            cpu_micros_per_packet: is_busy.then(|| cpu * 1e6 / total.packets as f64),
            megabits_per_core: is_busy.then(|| total.bits_per_second / 1e6 * self.seconds.as_secs_f64() / cpu),
            resident: after.resident,
            resident_per_participant: grown as f64 / f64::from(joined.max(1)),
            threads: after.threads,
            files: after.files,
        })
    }

    /// How long a subscriber waited for the first packet, since it and somebody to receive from began to join.
    fn first_packet(&self, part: &Part, parts: &[Part], inside: &Inside) -> Option<Duration> {
        let began = *inside.began.get(&part.id)?;
        let others = parts.iter().filter(|other| other.room == part.room && other.publishes && other.id != part.id);
        let other = others.filter_map(|other| inside.began.get(&other.id)).min()?;
        Some(self.first.get(&part.id)?.saturating_duration_since(began.max(*other)))
    }
}

fn received(figures: &Figures, sent: u64, expected: u64, seconds: f64) -> Received {
    Received {
        sent,
        expected,
        packets: figures.packets,
        lost: figures.lost,
        loss: figures.lost as f64 / (figures.packets + figures.lost).max(1) as f64,
        left_out: figures.missing.saturating_sub(figures.lost),
        bits_per_second: figures.bytes as f64 * 8.0 / seconds,
        delay: Times::of(&figures.delays),
    }
}
