//! Every metric: its name, its help and its labels in one table.
//!
//! Labels are never ids, names or addresses, so the number of series stays small.
//! Engines count by themselves; their figures are copied when somebody asks.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use prometheus::core::Collector;
use prometheus::{
    Histogram, HistogramOpts, IntCounter, IntCounterVec, IntGauge, IntGaugeVec, Opts, Registry, TextEncoder,
};

use crate::domain::Census;
use crate::media::{Counters, DropReason};
use crate::protocol::{CloseCode, ErrorCode};
use crate::turn;

/// What there is to know about a metric.
struct Definition {
    name: &'static str,
    help: &'static str,
    labels: &'static [&'static str],
}

/// Makes a constant for each row, and the list of all.
macro_rules! definitions {
    ($($constant:ident: $name:literal, [$($label:literal),*], $help:literal;)*) => {
        $(const $constant: Definition = Definition { name: $name, help: $help, labels: &[$($label),*] };)*
        #[cfg(test)]
        const ALL: &[Definition] = &[$($constant),*];
    };
}

definitions! {
    BUILD_INFO: "visavis_build_info", ["version"], "Which version runs; always 1.";
    ROOMS: "visavis_rooms", [], "Rooms with somebody in them.";
    PARTICIPANTS: "visavis_participants", ["role"], "People in rooms.";
    SESSIONS: "visavis_sessions", [], "Signalling sessions, with those that may still come back.";
    SIGNAL_MESSAGES: "visavis_signal_messages_total", ["type"], "Messages from clients.";
    SIGNAL_ERRORS: "visavis_signal_errors_total", ["code"], "Requests that were refused.";
    WEBSOCKET_CLOSES: "visavis_websocket_closes_total", ["reason"], "Signalling connections that the server closed or lost.";
    JOINS: "visavis_joins_total", ["client", "result"], "Attempts to join a room by sdk, whip or whep: ok, or the code of the refusal.";
    JOIN_DURATION: "visavis_join_duration_seconds", [], "From the request to join to the answer.";
    TLS_EXPIRY: "visavis_tls_certificate_expiry_timestamp_seconds", [], "When the certificate expires, in Unix time; absent without TLS.";
    TLS_RENEWALS: "visavis_tls_certificate_renewals_total", ["result"], "Attempts to take over a new certificate while running: ok or error.";
    PEERS: "visavis_peers", ["engine"], "Peer connections.";
    PACKETS_RECEIVED: "visavis_media_packets_received_total", ["engine"], "UDP packets received.";
    BYTES_RECEIVED: "visavis_media_received_bytes_total", ["engine"], "UDP payload received.";
    PACKETS_FORWARDED: "visavis_media_packets_forwarded_total", ["engine"], "RTP packets sent on, once for each receiver.";
    BYTES_SENT: "visavis_media_sent_bytes_total", ["engine"], "UDP payload sent.";
    PACKETS_SENT: "visavis_media_packets_sent_total", ["engine"], "UDP packets sent.";
    PACKETS_DROPPED: "visavis_media_packets_dropped_total", ["engine", "reason"], "Packets that were not sent on.";
    KEYFRAMES_RECEIVED: "visavis_media_keyframe_requests_received_total", ["engine"], "Key frames that receivers asked for.";
    KEYFRAMES_SENT: "visavis_media_keyframe_requests_sent_total", ["engine"], "Key frames that senders were asked for.";
    PEER_PANICS: "visavis_media_peer_panics_total", ["engine"], "Peers that were given up because of a bug; should stay 0.";
    TURN_ALLOCATIONS: "visavis_turn_allocations", ["engine"], "TURN allocations.";
    TURN_ALLOCATIONS_CREATED: "visavis_turn_allocations_created_total", ["engine"], "TURN allocations ever made.";
    TURN_PACKETS: "visavis_turn_packets_total", ["engine", "direction"], "Packets relayed for TURN clients: in from them, out to them.";
    TURN_BYTES: "visavis_turn_bytes_total", ["engine", "direction"], "Their payload.";
    TURN_REQUESTS: "visavis_turn_requests_total", ["engine", "result"], "TURN requests: ok, or the number of the refusal (RFC 8656 §19).";
    TURN_BINDINGS: "visavis_turn_bindings_total", ["engine"], "STUN Binding requests.";
    TURN_DROPPED: "visavis_turn_dropped_total", ["engine", "reason"], "Messages of TURN clients and packets for them that led to nothing.";
    STORE_COMMITS: "visavis_store_commits_total", ["result"], "Transactions: ok, or the code of why nothing was stored.";
    STORE_BATCHES: "visavis_store_batches_total", [], "Batches of changes that became durable; each commit carries one or more.";
    STORE_COMMIT_DURATION: "visavis_store_commit_duration_seconds", [], "Time of transactions that became durable.";
    WEBHOOK_DELIVERIES: "visavis_webhook_deliveries_total", ["result"], "Attempts to tell an endpoint of an event: delivered, retried or failed, which is given up.";
    WEBHOOK_BACKLOG: "visavis_webhook_backlog", [], "Events that endpoints are still to be told.";
    PACKETS_UNSENT: "visavis_media_packets_unsent_total", ["engine"], "UDP packets that the system did not take.";
}

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
    media: Media,
    turn: Turn,
    engines: Mutex<Vec<(usize, ReadCounters)>>,
}

/// Reads what an engine counts.
type ReadCounters = Box<dyn Fn() -> (Counters, turn::Counters) + Send>;

/// What is copied from the engines.
struct Media {
    peers: IntGaugeVec,
    packets_received: IntCounterVec,
    bytes_received: IntCounterVec,
    packets_forwarded: IntCounterVec,
    bytes_sent: IntCounterVec,
    packets_sent: IntCounterVec,
    packets_dropped: IntCounterVec,
    keyframe_requests_received: IntCounterVec,
    keyframe_requests_sent: IntCounterVec,
    peer_panics: IntCounterVec,
    packets_unsent: IntCounterVec,
}

/// What is copied from the engines' TURN servers.
struct Turn {
    allocations: IntGaugeVec,
    allocations_created: IntCounterVec,
    packets: IntCounterVec,
    bytes: IntCounterVec,
    requests: IntCounterVec,
    bindings: IntCounterVec,
    dropped: IntCounterVec,
}

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
            media: Media {
                peers: gauges(to, &PEERS),
                packets_received: counters(to, &PACKETS_RECEIVED),
                bytes_received: counters(to, &BYTES_RECEIVED),
                packets_forwarded: counters(to, &PACKETS_FORWARDED),
                bytes_sent: counters(to, &BYTES_SENT),
                packets_sent: counters(to, &PACKETS_SENT),
                packets_dropped: counters(to, &PACKETS_DROPPED),
                keyframe_requests_received: counters(to, &KEYFRAMES_RECEIVED),
                keyframe_requests_sent: counters(to, &KEYFRAMES_SENT),
                peer_panics: counters(to, &PEER_PANICS),
                packets_unsent: counters(to, &PACKETS_UNSENT),
            },
            turn: Turn {
                allocations: gauges(to, &TURN_ALLOCATIONS),
                allocations_created: counters(to, &TURN_ALLOCATIONS_CREATED),
                packets: counters(to, &TURN_PACKETS),
                bytes: counters(to, &TURN_BYTES),
                requests: counters(to, &TURN_REQUESTS),
                bindings: counters(to, &TURN_BINDINGS),
                dropped: counters(to, &TURN_DROPPED),
            },
            engines: Mutex::default(),
            registry,
        };
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

    /// Adds what an engine counts to what is rendered.
    pub fn register_engine(&self, index: usize, counters: impl Fn() -> (Counters, turn::Counters) + Send + 'static) {
        self.0.engines.lock().unwrap_or_else(PoisonError::into_inner).push((index, Box::new(counters)));
    }

    /// Everything in Prometheus' text format.
    pub fn render(&self) -> String {
        // Held until the copies are read, so that two scrapes do not add the same difference twice.
        let engines = self.0.engines.lock().unwrap_or_else(PoisonError::into_inner);
        for (index, read) in engines.iter() {
            let (media, turn) = read();
            self.0.media.copy(&index.to_string(), &media);
            self.0.turn.copy(&index.to_string(), &turn);
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

impl Media {
    fn copy(&self, engine: &str, counters: &Counters) {
        self.peers.with_label_values(&[engine]).set(i64::try_from(counters.peers).unwrap_or(i64::MAX));
        for (to, from) in [
            (&self.packets_received, counters.packets_received),
            (&self.bytes_received, counters.bytes_received),
            (&self.packets_forwarded, counters.packets_forwarded),
            (&self.packets_sent, counters.packets_sent),
            (&self.bytes_sent, counters.bytes_sent),
            (&self.packets_unsent, counters.packets_lost_locally),
            (&self.keyframe_requests_received, counters.keyframe_requests_received),
            (&self.keyframe_requests_sent, counters.keyframe_requests_sent),
            (&self.peer_panics, counters.peer_panics),
        ] {
            catch_up(&to.with_label_values(&[engine]), from);
        }
        for reason in DropReason::ALL {
            let to = self.packets_dropped.with_label_values(&[engine, reason.as_str()]);
            catch_up(&to, counters.packets_dropped[reason as usize]);
        }
    }
}

impl Turn {
    fn copy(&self, engine: &str, counters: &turn::Counters) {
        self.allocations.with_label_values(&[engine]).set(i64::try_from(counters.allocations).unwrap_or(i64::MAX));
        catch_up(&self.allocations_created.with_label_values(&[engine]), counters.allocations_created);
        catch_up(&self.bindings.with_label_values(&[engine]), counters.bindings);
        for (to, direction, from) in [
            (&self.packets, "in", counters.packets_to_peers),
            (&self.packets, "out", counters.packets_to_clients),
            (&self.bytes, "in", counters.bytes_to_peers),
            (&self.bytes, "out", counters.bytes_to_clients),
            (&self.requests, "ok", counters.granted),
        ] {
            catch_up(&to.with_label_values(&[engine, direction]), from);
        }
        for code in turn::ErrorCode::ALL {
            let to = self.requests.with_label_values(&[engine, &code.code().to_string()]);
            catch_up(&to, counters.refused[code as usize]);
        }
        for reason in turn::DropReason::ALL {
            let to = self.dropped.with_label_values(&[engine, reason.as_str()]);
            catch_up(&to, counters.dropped[reason as usize]);
        }
    }
}

/// Adds what an engine counted since the last copy.
fn catch_up(to: &IntCounter, from: u64) {
    to.inc_by(from.saturating_sub(to.get()));
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// A server that has seen one of everything.
    fn used() -> (Metrics, Arc<Mutex<Counters>>) {
        let metrics = Metrics::new();
        metrics.set_census(Census { sessions: 1, rooms: 2, agents: 1, ..Census::default() });
        metrics.count_message("join");
        metrics.count_error(ErrorCode::Forbidden);
        metrics.count_close(Some(CloseCode::Timeout));
        metrics.count_close(None);
        metrics.count_join("sdk", Ok(()), Duration::from_millis(3));
        metrics.count_join("whip", Err(ErrorCode::RoomFull), Duration::from_millis(1));
        metrics.set_tls_expiry(1_769_904_000);
        metrics.count_tls_renewal(true);
        metrics.count_commit(Ok(3), Duration::from_millis(2));
        metrics.count_commit(Err("store_full"), Duration::from_millis(2));
        metrics.count_webhook("delivered");
        metrics.set_webhook_backlog(2);
        let engine = Arc::new(Mutex::new(Counters::default()));
        let read = engine.clone();
        metrics.register_engine(1, move || (*read.lock().unwrap(), turn::Counters::default()));
        (metrics, engine)
    }

    #[test]
    fn names_are_unique_and_of_one_house() {
        let names: BTreeSet<_> = ALL.iter().map(|d| d.name).collect();
        assert_eq!(names.len(), ALL.len());
        for Definition { name, help, labels } in ALL {
            assert!(name.starts_with("visavis_") && help.ends_with('.'), "{name}");
            for unit in ["_ms", "_us", "_percent", "_kb", "_minutes"] {
                assert!(!name.contains(unit), "{name} is not in base units");
            }
            for label in *labels {
                assert!(
                    ["version", "role", "type", "code", "reason", "client", "result", "engine", "direction"]
                        .contains(label),
                    "{label}"
                );
            }
        }
    }

    #[test]
    fn everything_is_rendered() {
        let text = used().0.render();
        for Definition { name, help, .. } in ALL {
            assert!(text.contains(&format!("# HELP {name} {help}\n")), "{name}\n{text}");
        }
        for line in [
            concat!("visavis_build_info{version=\"", env!("CARGO_PKG_VERSION"), "\"} 1"),
            "visavis_rooms 2",
            "visavis_participants{role=\"agent\"} 1",
            "visavis_participants{role=\"supervisor\"} 0",
            "visavis_signal_messages_total{type=\"join\"} 1",
            "visavis_signal_errors_total{code=\"forbidden\"} 1",
            "visavis_websocket_closes_total{reason=\"connection_lost\"} 1",
            "visavis_websocket_closes_total{reason=\"timeout\"} 1",
            "visavis_joins_total{client=\"sdk\",result=\"ok\"} 1",
            "visavis_joins_total{client=\"whip\",result=\"room_full\"} 1",
            "visavis_join_duration_seconds_bucket{le=\"0.005\"} 1",
            "visavis_join_duration_seconds_count 1",
            "visavis_tls_certificate_expiry_timestamp_seconds 1769904000",
            "visavis_tls_certificate_renewals_total{result=\"ok\"} 1",
            "visavis_store_commits_total{result=\"ok\"} 1",
            "visavis_store_commits_total{result=\"store_full\"} 1",
            "visavis_store_batches_total 3",
            "visavis_webhook_deliveries_total{result=\"delivered\"} 1",
            "visavis_webhook_backlog 2",
            "visavis_store_commit_duration_seconds_count 1",
        ] {
            assert!(text.lines().any(|l| l == line), "{line}\n{text}");
        }
    }

    #[test]
    fn engines_are_copied_once_however_often_they_are_scraped() {
        let (metrics, engine) = used();
        for round in 1..=3 {
            let mut counters = engine.lock().unwrap();
            counters.packets_received += 5;
            counters.packets_dropped[DropReason::Direction as usize] += 1;
            counters.peers = 10 - round;
            drop(counters);
            metrics.render();
            let text = metrics.render();
            for line in [
                format!("visavis_media_packets_received_total{{engine=\"1\"}} {}", 5 * round),
                format!("visavis_media_packets_dropped_total{{engine=\"1\",reason=\"direction\"}} {round}"),
                format!("visavis_peers{{engine=\"1\"}} {}", 10 - round),
            ] {
                assert!(text.lines().any(|l| l == line), "{line}\n{text}");
            }
        }
    }
}
