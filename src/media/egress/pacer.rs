use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::media::bandwidth::probing::{Cluster, LEAST_PACKETS};
use crate::media::egress::packet::Packet;

/// What may leave at once, as time of the path: publishers send in their own pace, and only what is much more waits.
const BURST: f64 = 0.03;

/// And in bytes: a packet always may.
const LEAST_BURST: f64 = 3_000.0;

/// What waits leaves in turns of so long, rather than each packet for itself.
const TURN: Duration = Duration::from_millis(3);

/// More than what takes so long would be too old when it is sent.
const LONGEST: f64 = 0.4;

/// How long the bytes of a probe may take in all: then it is no probe any more.
const PROBE: Duration = Duration::from_millis(400);

/// Lets packets wait so that a path's queue does not fill, and fills probes up.
#[derive(Debug, Default)]
pub(super) struct Pacer {
    waiting: VecDeque<(usize, Packet)>,
    waiting_bytes: usize,
    /// Bytes that were sent beyond the rate.
    debt: f64,
    paid: Option<Instant>,
    due: Option<Instant>,
    probe: Option<Probe>,
}

#[derive(Debug)]
struct Probe {
    cluster: Cluster,
    since: Instant,
    due: Instant,
    bytes: u32,
    packets: u32,
}

impl Pacer {
    /// Whether a packet may leave now on a path of so many bit/s; then it counts as sent.
    pub(super) fn takes(&mut self, now: Instant, len: usize, rate: f64) -> bool {
        if !self.waiting.is_empty() {
            return false;
        }
        self.pay(now, rate);
        let takes = self.debt < (rate / 8.0 * BURST).max(LEAST_BURST);
        if takes {
            self.debt += len as f64;
        } else {
            self.due = Some(now + TURN);
        }
        takes
    }

    /// Lets a packet wait. When too much waits all of it is dropped: the streams that it was of.
    pub(super) fn push(&mut self, stream: usize, packet: Packet, rate: f64) -> Vec<usize> {
        self.waiting_bytes += packet.payload.len();
        self.waiting.push_back((stream, packet));
        if self.waiting_bytes as f64 * 8.0 <= rate * LONGEST {
            return Vec::new();
        }
        let mut dropped: Vec<usize> = self.waiting.iter().map(|(stream, _)| *stream).collect();
        dropped.sort_unstable();
        dropped.dedup();
        self.clear();
        dropped
    }

    /// The next packet whose turn it is.
    pub(super) fn next(&mut self, now: Instant, rate: f64) -> Option<(usize, Packet)> {
        self.due.filter(|due| *due <= now)?;
        self.pay(now, rate);
        if self.debt >= (rate / 8.0 * BURST).max(LEAST_BURST) {
            self.due = Some(now + TURN);
            return None;
        }
        let next = self.waiting.pop_front();
        match &next {
            Some((_, packet)) => {
                self.waiting_bytes -= packet.payload.len();
                self.debt += packet.payload.len() as f64;
            }
            None => self.due = None,
        }
        next
    }

    /// Takes note of what is sent in any case.
    pub(super) fn spend(&mut self, len: usize) {
        self.debt += len as f64;
    }

    pub(super) fn clear(&mut self) {
        self.waiting.clear();
        self.waiting_bytes = 0;
        self.due = None;
    }

    pub(super) fn discard(&mut self, stream: usize) {
        self.waiting.retain(|(of, _)| *of != stream);
        self.waiting_bytes = self.waiting.iter().map(|(_, packet)| packet.payload.len()).sum();
    }

    pub(super) fn poll_timeout(&self) -> Option<Instant> {
        self.due.into_iter().chain(self.probe.as_ref().map(|probe| probe.due)).min()
    }

    fn pay(&mut self, now: Instant, rate: f64) {
        let paid = self.paid.replace(now).unwrap_or(now);
        self.debt = (self.debt - rate / 8.0 * now.saturating_duration_since(paid).as_secs_f64()).max(0.0);
    }

    /// Begins a probe.
    pub(super) fn start(&mut self, now: Instant, cluster: Cluster) {
        self.probe = Some(Probe { cluster, since: now, due: now, bytes: 0, packets: 0 });
    }

    pub(super) fn give_up(&mut self) {
        self.probe = None;
    }

    /// The probe that a packet of so many bytes belongs to.
    pub(super) fn count(&mut self, len: usize) -> Option<u32> {
        let probe = self.probe.as_mut()?;
        probe.bytes += len as u32;
        probe.packets += 1;
        let number = probe.cluster.number;
        if probe.bytes >= probe.cluster.bytes && probe.packets >= LEAST_PACKETS {
            self.probe = None;
        }
        Some(number)
    }

    /// Whether the probe lacks something that should have been sent by now.
    pub(super) fn lacks(&mut self, now: Instant) -> bool {
        let Some(probe) = &mut self.probe else { return false };
        let elapsed = now.saturating_duration_since(probe.since);
        if elapsed > PROBE {
            self.probe = None;
            return false;
        }
        let by_now = probe.cluster.rate / 8.0 * elapsed.as_secs_f64();
        let lacks = f64::from(probe.bytes) <= by_now;
        if !lacks {
            let ahead = (f64::from(probe.bytes) - by_now) * 8.0 / probe.cluster.rate.max(1.0);
            probe.due = now + Duration::from_secs_f64(ahead).max(Duration::from_millis(1));
        }
        lacks
    }
}
