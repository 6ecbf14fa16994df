use std::time::{Duration, Instant};

use crate::media::bandwidth::estimator::Fate;

/// A probe asks for so many times what is known, and for less when the former ones have found nothing,
const STEP: f64 = 2.0;
const SMALL_STEP: f64 = 1.5;

/// but for as much as a picture takes, in bit/s,
const LEAST_RATE: f64 = 150_000.0;

/// and lasts so long, with at least so many packets.
const LASTS: Duration = Duration::from_millis(25);
pub(in crate::media) const LEAST_PACKETS: u32 = 6;

/// How long after one that has found more the next one comes,
const SOON: Duration = Duration::from_millis(200);

/// after one that has not, and after a path was given too much. Each that finds nothing makes the pause longer.
const PAUSE: Duration = Duration::from_millis(2500);
const LONGEST: Duration = Duration::from_secs(5);

/// A probe of which nothing is heard within this time is lost.
const HEARD: Duration = Duration::from_secs(1);

/// For so long after its beginning a probe is felt on the path.
const FELT: Duration = Duration::from_millis(400);

/// So much of a probe has to arrive to tell anything,
const ARRIVES: f64 = 0.7;

/// and it found no limit if it came nearly as fast as it was sent.
const AS_FAST: f64 = 0.9;

/// A run of packets that shows what a path carries.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::media) struct Cluster {
    pub(in crate::media) number: u32,
    /// In bit/s.
    pub(in crate::media) rate: f64,
    /// How many bytes it has at least.
    pub(in crate::media) bytes: u32,
}

/// Tries from time to time whether a path carries more.
#[derive(Debug, Default)]
pub(super) struct Probing {
    count: u32,
    /// When the latest began.
    since: Option<Instant>,
    running: Option<Running>,
    due: Option<Instant>,
    pause: Option<Duration>,
}

#[derive(Debug)]
struct Running {
    cluster: Cluster,
    since: Instant,
    packets: u32,
    lost: u32,
    bytes: u64,
    /// The bytes of the last that was sent, and of the first that arrived, which do not count in what they begin or end.
    first_size: u32,
    last_size: u32,
    sent: Option<(Instant, Instant)>,
    arrived: Option<(i64, i64)>,
}

impl Probing {
    /// Whether a queue may be that of a probe.
    pub(super) fn is_felt(&self, now: Instant) -> bool {
        self.since.is_some_and(|since| now < since + FELT)
    }

    /// The probe that is due, with what is known and what is wanted in bit/s.
    pub(super) fn next(&mut self, now: Instant, known: f64, wanted: f64) -> Option<Cluster> {
        if self.running.as_ref().is_some_and(|running| now < running.since + HEARD) {
            return None;
        }
        if self.running.take().is_some() {
            self.fail(now);
        }
        if self.due.is_some_and(|due| now < due) {
            return None;
        }
        self.count += 1;
        self.since = Some(now);
        let step = if self.pause.is_some() { SMALL_STEP } else { STEP };
        let rate = (known * step).max(LEAST_RATE).min(wanted * 1.1);
        let bytes = (rate / 8.0 * LASTS.as_secs_f64()) as u32;
        let cluster = Cluster { number: self.count, rate, bytes };
        self.running = Some(Running {
            cluster,
            since: now,
            packets: 0,
            lost: 0,
            bytes: 0,
            first_size: 0,
            last_size: 0,
            sent: None,
            arrived: None,
        });
        Some(cluster)
    }

    /// Takes what became of packets.
    pub(super) fn take(&mut self, now: Instant, fates: &[Fate]) {
        let Some(running) = &mut self.running else { return };
        for fate in fates.iter().filter(|fate| fate.cluster == Some(running.cluster.number)) {
            running.packets += 1;
            let Some(arrived) = fate.arrived else {
                running.lost += 1;
                continue;
            };
            running.since = now;
            running.bytes += u64::from(fate.size);
            running.last_size = fate.size;
            if running.sent.is_none() {
                running.first_size = fate.size;
            }
            running.sent = Some(running.sent.map_or((fate.sent, fate.sent), |(first, _)| (first, fate.sent)));
            running.arrived = Some(
                running.arrived.map_or((arrived, arrived), |(first, last)| (first.min(arrived), last.max(arrived))),
            );
        }
    }

    /// What the probe has found, once it is through: in bit/s, and whether all of it came through as fast as it was
    /// sent.
    pub(super) fn result(&mut self, now: Instant) -> Option<(f64, bool)> {
        let running = self.running.as_ref()?;
        let came = running.packets - running.lost;
        let is_through = running.packets >= LEAST_PACKETS && running.bytes >= u64::from(running.cluster.bytes) * 9 / 10;
        if !is_through || f64::from(came) < ARRIVES * f64::from(running.packets) {
            return None;
        }
        let ((first, last), (begin, end)) = (running.sent?, running.arrived?);
        let rate = |bytes: u64, seconds: f64| bytes as f64 * 8.0 / seconds.max(1e-3);
        // The last that was sent takes no more time after it, and the first that came took some before it.
        let sent = rate(running.bytes - u64::from(running.last_size), (last - first).as_secs_f64());
        let arrived = rate(running.bytes - u64::from(running.first_size), (end - begin) as f64 / 1e6);
        self.running = None;
        let is_all = arrived >= sent * AS_FAST;
        if is_all {
            self.pause = None;
            self.due = Some(now + SOON);
        } else {
            self.fail(now);
        }
        Some((arrived.min(sent), is_all))
    }

    /// Waits, as the path was given too much.
    pub(super) fn disturb(&mut self, now: Instant) {
        self.running = None;
        let due = now + self.pause.unwrap_or(PAUSE);
        self.due = Some(self.due.map_or(due, |known| known.max(due)));
    }

    /// Tries at once.
    pub(super) fn begin_anew(&mut self) {
        (self.running, self.due, self.pause) = (None, None, None);
    }

    fn fail(&mut self, now: Instant) {
        let pause = self.pause.map_or(PAUSE, |pause| (pause * 3 / 2).min(LONGEST));
        self.pause = Some(pause);
        self.due = Some(now + pause);
    }
}
