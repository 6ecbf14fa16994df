//! What is copied from the engines when somebody asks: they count by themselves.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use prometheus::core::{Collector, Desc};
use prometheus::proto::{Bucket, Counter, Histogram, LabelPair, Metric, MetricFamily, MetricType};
use prometheus::{IntCounter, IntCounterVec, IntGaugeVec, Registry};

use crate::media::{Counters, DropReason, Timings};
use crate::metrics::table::{self, Definition};
use crate::metrics::{counters, gauges};
use crate::turn;

/// What an engine and its TURN server count.
pub(super) type Figures = (Counters, turn::Counters);

/// Reads them.
type ReadFigures = Box<dyn Fn() -> Figures + Send>;

/// Every engine's figures.
pub(super) struct Engines {
    sources: Mutex<Vec<(usize, ReadFigures)>>,
    latest: Arc<Latest>,
    media: Media,
    turn: Turn,
}

impl Engines {
    pub(super) fn new(registry: &Registry) -> Self {
        let latest = Arc::new(Latest::default());
        for (definition, figure) in [
            (&table::FIRST_FRAME, Figure::Histogram(|c: &Counters| c.first_frames)),
            (&table::FORWARDING_DELAY, Figure::Histogram(|c: &Counters| c.forwarding)),
            (&table::ENGINE_BUSY, Figure::Counter(|c: &Counters| c.busy.as_secs_f64())),
        ] {
            let copied = Copied { description: describe(definition), figure, latest: latest.clone() };
            registry.register(Box::new(copied)).expect("the table holds each name once, which a test checks");
        }
        Engines { sources: Mutex::default(), latest, media: Media::new(registry), turn: Turn::new(registry) }
    }

    pub(super) fn register(&self, index: usize, read: impl Fn() -> Figures + Send + 'static) {
        self.sources.lock().unwrap_or_else(PoisonError::into_inner).push((index, Box::new(read)));
    }

    /// Brings the copies up to date. While the guard lives nobody else does, so that two scrapes do not add the same
    /// difference twice.
    pub(super) fn copy(&self) -> impl Drop {
        let sources = self.sources.lock().unwrap_or_else(PoisonError::into_inner);
        let mut latest = Vec::with_capacity(sources.len());
        for (index, read) in sources.iter() {
            let (media, turn) = read();
            let engine = index.to_string();
            self.media.copy(&engine, &media);
            self.turn.copy(&engine, &turn);
            latest.push((engine, media));
        }
        *self.latest.lock() = latest;
        sources
    }
}

/// What was read last, by the engine's number.
#[derive(Default)]
struct Latest(Mutex<Vec<(String, Counters)>>);

impl Latest {
    fn lock(&self) -> MutexGuard<'_, Vec<(String, Counters)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How a metric is made of what an engine counts.
#[derive(Clone, Copy)]
enum Figure {
    Histogram(fn(&Counters) -> Timings),
    Counter(fn(&Counters) -> f64),
}

/// A metric that can only be copied as a whole.
struct Copied {
    description: Desc,
    figure: Figure,
    latest: Arc<Latest>,
}

impl Collector for Copied {
    fn desc(&self) -> Vec<&Desc> {
        vec![&self.description]
    }

    fn collect(&self) -> Vec<MetricFamily> {
        let latest = self.latest.lock();
        let metrics = latest.iter().map(|(engine, counters)| {
            let mut label = LabelPair::default();
            label.set_name("engine".to_owned());
            label.set_value(engine.clone());
            let mut metric = Metric::from_label(vec![label]);
            match self.figure {
                Figure::Histogram(read) => metric.set_histogram(histogram(&read(counters))),
                Figure::Counter(read) => {
                    let mut counter = Counter::default();
                    counter.set_value(read(counters));
                    metric.set_counter(counter);
                }
            }
            metric
        });
        let mut family = MetricFamily::default();
        family.set_metric(metrics.collect());
        family.set_name(self.description.fq_name.clone());
        family.set_help(self.description.help.clone());
        family.set_field_type(match self.figure {
            Figure::Histogram(_) => MetricType::HISTOGRAM,
            Figure::Counter(_) => MetricType::COUNTER,
        });
        vec![family]
    }
}

fn histogram(timings: &Timings) -> Histogram {
    let buckets = timings.classes().map(|(end, count)| {
        let mut bucket = Bucket::default();
        bucket.set_upper_bound(end.as_secs_f64());
        bucket.set_cumulative_count(count);
        bucket
    });
    let mut made = Histogram::default();
    made.set_bucket(buckets.collect());
    made.set_sample_count(timings.count());
    made.set_sample_sum(timings.sum().as_secs_f64());
    made
}

fn describe(definition: &Definition) -> Desc {
    let labels = definition.labels.iter().map(|label| (*label).to_owned()).collect();
    Desc::new(definition.name.to_owned(), definition.help.to_owned(), labels, HashMap::new())
        .expect("the table holds valid names and labels, which a test checks")
}

/// What is copied from the engines' media.
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

impl Media {
    fn new(to: &Registry) -> Self {
        Media {
            peers: gauges(to, &table::PEERS),
            packets_received: counters(to, &table::PACKETS_RECEIVED),
            bytes_received: counters(to, &table::BYTES_RECEIVED),
            packets_forwarded: counters(to, &table::PACKETS_FORWARDED),
            bytes_sent: counters(to, &table::BYTES_SENT),
            packets_sent: counters(to, &table::PACKETS_SENT),
            packets_dropped: counters(to, &table::PACKETS_DROPPED),
            keyframe_requests_received: counters(to, &table::KEYFRAMES_RECEIVED),
            keyframe_requests_sent: counters(to, &table::KEYFRAMES_SENT),
            peer_panics: counters(to, &table::PEER_PANICS),
            packets_unsent: counters(to, &table::PACKETS_UNSENT),
        }
    }

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

impl Turn {
    fn new(to: &Registry) -> Self {
        Turn {
            allocations: gauges(to, &table::TURN_ALLOCATIONS),
            allocations_created: counters(to, &table::TURN_ALLOCATIONS_CREATED),
            packets: counters(to, &table::TURN_PACKETS),
            bytes: counters(to, &table::TURN_BYTES),
            requests: counters(to, &table::TURN_REQUESTS),
            bindings: counters(to, &table::TURN_BINDINGS),
            dropped: counters(to, &table::TURN_DROPPED),
        }
    }

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

impl fmt::Debug for Engines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Engines")
    }
}
