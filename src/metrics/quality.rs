//! What is counted of the reports on connections.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use prometheus::{Counter, CounterVec, Histogram, HistogramOpts, IntCounterVec, Opts, Registry};

use crate::metrics::table::{self, Definition};
use crate::metrics::{counters, register};
use crate::model::PeerStats;

/// Upper bounds of a round trip, in seconds: the next room, to the other side of the world by satellite.
const ROUND_TRIP_BUCKETS: [f64; 10] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0];

/// Every score but the best.
const SCORE_BUCKETS: [f64; 5] = [0.0, 1.0, 2.0, 3.0, 4.0];

/// How many joins are remembered for the admin page.
const JOINS: usize = 512;

/// How long they are.
const RECENT: Duration = Duration::from_secs(15 * 60);

/// What was lost and asked for again since a peer's former report.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Losses {
    /// Packets from and to the client that did not arrive.
    pub lost: [f64; 2],
    /// Requests for them.
    pub nacks: [u64; 2],
}

impl Losses {
    /// What has come about between two reports of one peer connection; `former` is nothing at the first.
    pub fn between(former: Option<&PeerStats>, latest: &PeerStats) -> Self {
        let flows = [(former.map(|f| f.up), latest.up), (former.map(|f| f.down), latest.down)];
        let lost = flows.map(|(former, latest)| {
            let packets = latest.packets.saturating_sub(former.map_or(0, |f| f.packets));
            let share = f64::from(latest.loss_permille.min(999)) / 1000.0;
            // Of what was sent, this share is missing in what was counted: packets are those that came.
            packets as f64 * share / (1.0 - share)
        });
        let nacks = flows.map(|(former, latest)| latest.nacks.saturating_sub(former.map_or(0, |f| f.nacks)));
        Losses { lost, nacks }
    }
}

/// Reports on connections, and joins as the admin page shows them.
pub(super) struct Quality {
    round_trip: Histogram,
    score: Histogram,
    lost: [Counter; 2],
    nacks: IntCounterVec,
    joins: Mutex<VecDeque<(Instant, Duration)>>,
}

impl Quality {
    pub(super) fn new(to: &Registry) -> Self {
        let histogram = |of: &Definition, buckets: &[f64]| {
            register(to, Histogram::with_opts(HistogramOpts::new(of.name, of.help).buckets(buckets.to_vec())))
        };
        let lost = table::PACKETS_LOST;
        let lost = register(to, CounterVec::new(Opts::new(lost.name, lost.help), lost.labels));
        let nacks = counters(to, &table::NACKS);
        for direction in ["in", "out"] {
            nacks.with_label_values(&[direction]);
        }
        Quality {
            round_trip: histogram(&table::ROUND_TRIP, &ROUND_TRIP_BUCKETS),
            score: histogram(&table::QUALITY_SCORE, &SCORE_BUCKETS),
            lost: ["in", "out"].map(|direction| lost.with_label_values(&[direction])),
            nacks,
            joins: Mutex::default(),
        }
    }

    pub(super) fn count(&self, stats: &PeerStats, losses: Losses) {
        self.score.observe(stats.quality.score.into());
        if let Some(round_trip) = stats.round_trip {
            self.round_trip.observe(round_trip.as_secs_f64());
        }
        for ((counter, lost), (direction, nacks)) in
            self.lost.iter().zip(losses.lost).zip(["in", "out"].into_iter().zip(losses.nacks))
        {
            counter.inc_by(lost);
            self.nacks.with_label_values(&[direction]).inc_by(nacks);
        }
    }

    pub(super) fn note_join(&self, took: Duration) {
        let mut joins = self.joins.lock().unwrap_or_else(PoisonError::into_inner);
        if joins.len() == JOINS {
            joins.pop_front();
        }
        joins.push_back((Instant::now(), took));
    }

    pub(super) fn slow_join(&self) -> Option<Duration> {
        let joins = self.joins.lock().unwrap_or_else(PoisonError::into_inner);
        let recent = joins.iter().filter(|(at, _)| at.elapsed() < RECENT).map(|(_, took)| *took);
        let mut recent: Vec<Duration> = recent.collect();
        recent.sort_unstable();
        recent.get((recent.len() * 95 / 100).min(recent.len().saturating_sub(1))).copied()
    }
}
