//! Every metric: what is counted and measured, and how Prometheus gets it.
//!
//! Labels are never ids, names or addresses, so the number of series stays small.
//! Engines count by themselves; their figures are copied when somebody asks.

mod engines;
mod plane;
mod process;
mod quality;
mod table;

#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use prometheus::core::Collector;
use prometheus::{
    Histogram, HistogramOpts, IntCounter, IntCounterVec, IntGauge, IntGaugeVec, Opts, Registry, TextEncoder,
};

use crate::domain::Census;
use crate::media::{Counters, GivenUp};
use crate::metrics::engines::Engines;
use crate::metrics::plane::Plane;
use crate::metrics::process::Process;
pub use crate::metrics::quality::Losses;
use crate::metrics::quality::Quality;
use crate::metrics::table::*;
use crate::model::{MediaPath, PeerStats};
use crate::protocol::webhook::WebhookData;
use crate::protocol::{CloseCode, ErrorCode};
use crate::turn;

/// Upper bounds of a join, in seconds: locally a few milliseconds, at worst a timeout.
const JOIN_BUCKETS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0];

/// Upper bounds of a commit, in seconds: a disk that syncs at once, to one that people notice.
const COMMIT_BUCKETS: [f64; 10] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2.5];

/// The metrics of one server; clones count into the same.
#[derive(Clone)]
pub struct Metrics(Arc<Inner>);

struct Inner {
    registry: Registry,
    rooms: IntGauge,
    participants: IntGaugeVec,
    sessions: IntGauge,
    signal_messages: IntCounterVec,
    signal_errors: IntCounterVec,
    websocket_closes: IntCounterVec,
    joins: IntCounterVec,
    join_duration: Histogram,
    tls_expiry: IntGaugeVec,
    tls_renewals: IntCounterVec,
    store_commits: IntCounterVec,
    store_batches: IntCounter,
    store_commit_duration: Histogram,
    webhook_deliveries: IntCounterVec,
    webhook_backlog: IntGauge,
    paths: IntCounterVec,
    given_up: IntCounterVec,
    plane: Plane,
    quality: Quality,
    engines: Engines,
    process: Process,
    log_lines_dropped: IntCounter,
    /// Says how many lines the log has lost; nothing where somebody else's log is written.
    log_losses: OnceLock<LogLosses>,
}

type LogLosses = Box<dyn Fn() -> usize + Send + Sync>;

impl Metrics {
    /// Metrics that stand at zero.
    pub fn new() -> Self {
        let registry = Registry::new();
        let to = &registry;
        gauges(to, &BUILD_INFO).with_label_values(&[env!("CARGO_PKG_VERSION")]).set(1);
        let duration = HistogramOpts::new(JOIN_DURATION.name, JOIN_DURATION.help).buckets(JOIN_BUCKETS.to_vec());
        let commit =
            HistogramOpts::new(STORE_COMMIT_DURATION.name, STORE_COMMIT_DURATION.help).buckets(COMMIT_BUCKETS.to_vec());
        let inner = Inner {
            rooms: register(to, IntGauge::new(ROOMS.name, ROOMS.help)),
            participants: gauges(to, &PARTICIPANTS),
            sessions: register(to, IntGauge::new(SESSIONS.name, SESSIONS.help)),
            signal_messages: counters(to, &SIGNAL_MESSAGES),
            signal_errors: counters(to, &SIGNAL_ERRORS),
            websocket_closes: counters(to, &WEBSOCKET_CLOSES),
            joins: counters(to, &JOINS),
            join_duration: register(to, Histogram::with_opts(duration)),
            tls_expiry: gauges(to, &TLS_EXPIRY),
            tls_renewals: counters(to, &TLS_RENEWALS),
            store_commits: counters(to, &STORE_COMMITS),
            store_batches: register(to, IntCounter::new(STORE_BATCHES.name, STORE_BATCHES.help)),
            store_commit_duration: register(to, Histogram::with_opts(commit)),
            webhook_deliveries: counters(to, &WEBHOOK_DELIVERIES),
            webhook_backlog: register(to, IntGauge::new(WEBHOOK_BACKLOG.name, WEBHOOK_BACKLOG.help)),
            paths: counters(to, &PATHS),
            given_up: counters(to, &PEERS_GIVEN_UP),
            plane: Plane::new(to),
            quality: Quality::new(to),
            engines: Engines::new(to),
            process: Process::new(to),
            log_lines_dropped: register(to, IntCounter::new(LOG_LINES_DROPPED.name, LOG_LINES_DROPPED.help)),
            log_losses: OnceLock::new(),
            registry,
        };
        for path in [MediaPath::Udp, MediaPath::Tcp, MediaPath::Relay] {
            inner.paths.with_label_values(&[path.as_str()]);
        }
        for reason in GivenUp::ALL {
            inner.given_up.with_label_values(&[reason.as_str()]);
        }
        // What happens for the first time would be no increase for Prometheus, had it not been 0 before.
        for result in ["ok", "store_full", "store_busy", "store_failed"] {
            inner.store_commits.with_label_values(&[result]);
        }
        for result in ["delivered", "retried", "failed"] {
            inner.webhook_deliveries.with_label_values(&[result]);
        }
        let metrics = Metrics(Arc::new(inner));
        metrics.set_census(Census::default());
        metrics
    }

    /// Sets how many of everything there are.
    pub fn set_census(&self, census: Census) {
        let gauge = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        self.0.rooms.set(gauge(census.rooms));
        self.0.sessions.set(gauge(census.sessions));
        for (role, n) in [("agent", census.agents), ("customer", census.customers), ("supervisor", census.supervisors)]
        {
            self.0.participants.with_label_values(&[role]).set(gauge(n));
        }
        self.0.plane.set_census(&census.contacts);
    }

    /// Counts a message from a client; `kind` is one of the protocol's own words.
    pub fn count_message(&self, kind: &str) {
        self.0.signal_messages.with_label_values(&[kind]).inc();
    }

    /// Counts a refused request.
    pub fn count_error(&self, code: ErrorCode) {
        self.0.signal_errors.with_label_values(&[code.as_str()]).inc();
    }

    /// Counts a signalling connection that ended; without a code the client broke it off.
    pub fn count_close(&self, code: Option<CloseCode>) {
        let reason = code.map_or("connection_lost", CloseCode::as_str);
        self.0.websocket_closes.with_label_values(&[reason]).inc();
    }

    /// Counts an attempt to join, and the time of one that succeeded; `client` says by which way it came.
    pub fn count_join(&self, client: &'static str, result: Result<(), ErrorCode>, took: Duration) {
        let word = result.map_or_else(ErrorCode::as_str, |()| "ok");
        self.0.joins.with_label_values(&[client, word]).inc();
        if result.is_ok() {
            self.0.join_duration.observe(took.as_secs_f64());
            self.0.quality.note_join(took);
        }
    }

    /// Sets when the certificate expires, in Unix time.
    pub fn set_tls_expiry(&self, not_after: u64) {
        let none: [&str; 0] = [];
        self.0.tls_expiry.with_label_values(&none).set(i64::try_from(not_after).unwrap_or(i64::MAX));
    }

    /// Counts an attempt to take over a new certificate.
    pub fn count_tls_renewal(&self, is_ok: bool) {
        self.0.tls_renewals.with_label_values(&[if is_ok { "ok" } else { "error" }]).inc();
    }

    /// Counts a transaction of the store: how many batches became durable, or the code of why none did.
    pub fn count_commit(&self, result: Result<usize, &'static str>, took: Duration) {
        self.0.store_commits.with_label_values(&[result.map_or_else(|code| code, |_| "ok")]).inc();
        if let Ok(batches) = result {
            self.0.store_batches.inc_by(batches as u64);
            self.0.store_commit_duration.observe(took.as_secs_f64());
        }
    }

    /// Counts an attempt to tell an endpoint: `delivered`, `retried` or `failed`.
    pub fn count_webhook(&self, result: &'static str) {
        self.0.webhook_deliveries.with_label_values(&[result]).inc();
    }

    /// Sets how many events endpoints are still to be told.
    pub fn set_webhook_backlog(&self, owed: u64) {
        self.0.webhook_backlog.set(i64::try_from(owed).unwrap_or(i64::MAX));
    }

    /// Counts something that the contact plane decided.
    pub fn count_contact_event(&self, what: &WebhookData) {
        self.0.plane.count(what);
    }

    /// Counts a peer that connected on a path.
    pub fn count_path(&self, path: MediaPath) {
        self.0.paths.with_label_values(&[path.as_str()]).inc();
    }

    /// Counts a peer that was given up.
    pub fn count_given_up(&self, reason: GivenUp) {
        self.0.given_up.with_label_values(&[reason.as_str()]).inc();
    }

    /// Counts a report on a connection, and what was lost since the one before.
    pub fn count_report(&self, stats: &PeerStats, losses: Losses) {
        self.0.quality.count(stats, losses);
    }

    /// How long at most 95 of a hundred joins took within the last 15 minutes; nothing when there was none.
    pub fn slow_join(&self) -> Option<Duration> {
        self.0.quality.slow_join()
    }

    /// Adds what an engine counts to what is rendered.
    pub fn register_engine(&self, index: usize, counters: impl Fn() -> (Counters, turn::Counters) + Send + 'static) {
        self.0.engines.register(index, counters);
    }

    /// Asks the log from now on how many lines it has lost; only the first log counts.
    pub fn follow_log(&self, losses: impl Fn() -> usize + Send + Sync + 'static) {
        // An error is a second log, and a process has one.
        let _ = self.0.log_losses.set(Box::new(losses));
    }

    /// Everything in Prometheus' text format.
    pub fn render(&self) -> String {
        let _alone = self.0.engines.copy();
        self.0.process.look();
        if let Some(losses) = self.0.log_losses.get() {
            self.0.log_lines_dropped.inc_by((losses() as u64).saturating_sub(self.0.log_lines_dropped.get()));
        }
        TextEncoder::new().encode_to_string(&self.0.registry.gather()).unwrap_or_default()
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Metrics::new()
    }
}

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Metrics")
    }
}

fn gauges(registry: &Registry, definition: &Definition) -> IntGaugeVec {
    register(registry, IntGaugeVec::new(Opts::new(definition.name, definition.help), definition.labels))
}

fn counters(registry: &Registry, definition: &Definition) -> IntCounterVec {
    register(registry, IntCounterVec::new(Opts::new(definition.name, definition.help), definition.labels))
}

fn register<T: Collector + Clone + 'static>(registry: &Registry, made: prometheus::Result<T>) -> T {
    let metric = made.expect("the table holds valid names and labels, which a test checks");
    registry.register(Box::new(metric.clone())).expect("the table holds each name once, which a test checks");
    metric
}
