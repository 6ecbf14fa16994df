//! How good a peer's connection is: a score with reasons, from what RTCP and the forwarding tell.
//!
//! Each second everything is looked at; each look is judged by a table of limits, of which the worst counts. The score
//! falls at once and rises when three looks in a row were better, so that it does not flicker.

pub(super) mod dump;
mod judge;

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use str0m::media::Mid;
use str0m::net::Protocol;
use str0m::stats::{MediaIngressStats, PeerStats as Look};

use crate::media::quality::dump::StreamStats;
use crate::media::quality::judge::{Sample, judge};
use crate::model::{FlowStats, MediaKind, MediaPath, PeerStats, Quality, QualityReasons, Transport};

/// How often everything is looked at.
pub(super) const LOOK: Duration = Duration::from_secs(1);

/// How many looks there are to a report, unless the score changes.
const LOOKS: u32 = 5;

/// How many looks in a row must be better before the score is.
const BETTER: u32 = 3;

/// What the latest look weighs against those before.
const WEIGHT: f32 = 0.4;

/// Watches one peer connection.
#[derive(Debug)]
pub(super) struct Monitor {
    quality: Quality,
    looked: Option<Instant>,
    looks: u32,
    better: u32,
    up: Flow,
    down: Flow,
    round_trip: Option<Duration>,
    frozen: f32,
    transport: Transport,
    remote: Option<SocketAddr>,
}

/// One direction.
#[derive(Debug, Default)]
struct Flow {
    streams: Vec<(Mid, Stream)>,
    /// How many packets and bytes there were at the latest look.
    former: (u64, u64),
    stats: FlowStats,
    /// What transport-wide feedback says, which knows of each packet; what RTCP reports say leaves out repaired ones.
    path_loss: Option<f32>,
    loss: f32,
    jitter: f32,
}

/// How a stream that a client is sent arrives, as the client has told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Received {
    /// Sent, resends not included,
    pub(super) packets: u64,
    /// and all bytes of it.
    pub(super) bytes: u64,
    /// Lost of it between the last two reports, as a share.
    pub(super) loss: Option<f32>,
    /// In units of the stream's clock.
    pub(super) jitter: Option<u32>,
    /// Packets that were asked for again.
    pub(super) nacks: u64,
    pub(super) keyframe_requests: u64,
}

/// What one m-line's stream, or streams, had to tell last.
#[derive(Debug, Clone, Copy, Default)]
struct Stream {
    packets: u64,
    bytes: u64,
    loss: f32,
    jitter: Duration,
    nacks: u64,
    keyframe_requests: u64,
    is_audio: bool,
    /// How many bytes there were at the latest look, and how fast it was then.
    looked: u64,
    kbps: u32,
}

impl Default for Monitor {
    fn default() -> Self {
        Monitor {
            quality: Quality { score: 5, reasons: QualityReasons::default() },
            looked: None,
            looks: 0,
            better: 0,
            up: Flow::default(),
            down: Flow::default(),
            round_trip: None,
            frozen: 0.0,
            transport: Transport::Udp,
            remote: None,
        }
    }
}

impl Monitor {
    /// Takes what is known of a stream that the client sends.
    pub(super) fn handle_ingress(&mut self, kind: MediaKind, stats: &MediaIngressStats) {
        let stream = Stream {
            packets: stats.packets,
            bytes: stats.bytes,
            loss: stats.loss.unwrap_or_default(),
            jitter: jitter(kind, stats.jitter),
            nacks: stats.nacks,
            keyframe_requests: stats.plis + stats.firs,
            is_audio: kind == MediaKind::Audio,
            ..Stream::default()
        };
        // Of simulcast layers the busiest stands for all: they share one way.
        let keep = |known: &Stream| known.packets > stream.packets && stats.rid.is_some();
        self.up.set(stats.mid, stream, keep);
    }

    /// Takes what is known of a stream that the client is sent.
    pub(super) fn handle_egress(&mut self, mid: Mid, kind: MediaKind, received: &Received) {
        let former = self.down.streams.iter().find(|(known, _)| *known == mid).map(|(_, s)| *s).unwrap_or_default();
        let stream = Stream {
            packets: received.packets,
            bytes: received.bytes,
            loss: received.loss.unwrap_or(former.loss),
            jitter: received.jitter.map_or(former.jitter, |units| jitter(kind, units)),
            nacks: received.nacks,
            keyframe_requests: received.keyframe_requests,
            is_audio: kind == MediaKind::Audio,
            ..Stream::default()
        };
        self.down.set(mid, stream, |_| false);
    }

    /// Takes what is known of the whole connection; says whether it is time for a look.
    ///
    /// `round_trip` and `loss` are those of what the client is sent.
    pub(super) fn handle_peer(
        &mut self,
        now: Instant,
        stats: &Look,
        round_trip: Option<Duration>,
        loss: Option<f32>,
    ) -> bool {
        self.round_trip = round_trip.or(stats.rtt).or(self.round_trip);
        self.up.path_loss = stats.ingress_loss_fraction;
        self.down.path_loss = loss;
        if let Some(pair) = &stats.selected_candidate_pair {
            self.remote = Some(pair.remote.addr);
            self.transport = if pair.protocol == Protocol::Udp { Transport::Udp } else { Transport::Tcp };
        }
        self.looked.is_none_or(|looked| now >= looked + LOOK)
    }

    /// Looks at everything. Says whether it is to be reported.
    ///
    /// `frozen` is whether some picture stands still that should move, `suspended` whether some video is held back.
    pub(super) fn look(&mut self, now: Instant, frozen: bool, suspended: bool) -> bool {
        let elapsed = self.looked.replace(now).map(|looked| now.saturating_duration_since(looked));
        self.up.look(elapsed);
        self.down.look(elapsed);
        blend(&mut self.frozen, if frozen { 1.0 } else { 0.0 });
        let sample = Sample {
            loss: self.up.loss.max(self.down.loss),
            jitter: self.up.jitter.max(self.down.jitter),
            round_trip: self.round_trip.unwrap_or_default(),
            frozen: self.frozen,
            suspended,
        };
        let changed = self.settle(judge(&sample));
        self.looks += 1;
        let due = self.looks.is_multiple_of(LOOKS);
        changed || due
    }

    /// What the client sent by the latest look: how fast it came in kbit/s, and which share of it was lost before repair.
    pub(super) fn came(&self) -> (u32, f32) {
        (self.up.stats.kbps, self.up.loss)
    }

    /// Notes that nothing comes through at all; says whether that is news.
    pub(super) fn lose(&mut self) -> bool {
        let lost = Quality { score: 0, reasons: [crate::model::QualityReason::Loss].into_iter().collect() };
        self.better = 0;
        std::mem::replace(&mut self.quality, lost) != lost
    }

    fn settle(&mut self, judged: Quality) -> bool {
        if judged == self.quality {
            self.better = 0;
            return false;
        }
        if judged.score >= self.quality.score {
            self.better += 1;
            if self.better < BETTER {
                return false;
            }
        }
        self.better = 0;
        self.quality = judged;
        true
    }

    /// What an m-line's streams are like: what the client sends, and what it is sent.
    pub(super) fn line(&self, mid: Mid) -> [Option<StreamStats>; 2] {
        [&self.up, &self.down].map(|flow| {
            let (_, stream) = flow.streams.iter().find(|(known, _)| *known == mid)?;
            Some(StreamStats {
                kbps: stream.kbps,
                packets: stream.packets,
                bytes: stream.bytes,
                loss_permille: (stream.loss * 1000.0) as u16,
                jitter: stream.jitter,
                nacks: stream.nacks,
                keyframe_requests: stream.keyframe_requests,
            })
        })
    }

    /// How it is; `estimate` is what the path to the client carries, in kbit/s.
    pub(super) fn stats(&self, estimate: Option<u32>, path: MediaPath) -> PeerStats {
        PeerStats {
            path,
            quality: self.quality,
            round_trip: self.round_trip,
            up: self.up.stats,
            down: self.down.stats,
            estimate,
            transport: self.transport,
            remote: self.remote,
        }
    }
}

impl Flow {
    fn set(&mut self, mid: Mid, stream: Stream, keep: impl FnOnce(&Stream) -> bool) {
        match self.streams.iter_mut().find(|(known, _)| *known == mid) {
            Some((_, known)) if keep(known) => {}
            Some((_, known)) => *known = Stream { looked: known.looked, kbps: known.kbps, ..stream },
            None => self.streams.push((mid, stream)),
        }
    }

    fn look(&mut self, elapsed: Option<Duration>) {
        let millis = elapsed.map_or(0, |e| e.as_millis() as u64);
        let kbps = |bytes: u64| u32::try_from((bytes * 8).checked_div(millis).unwrap_or_default()).unwrap_or(u32::MAX);
        for (_, stream) in &mut self.streams {
            stream.kbps = kbps(stream.bytes.saturating_sub(stream.looked));
            stream.looked = stream.bytes;
        }
        let streams = || self.streams.iter().map(|(_, stream)| stream);
        let packets: u64 = streams().map(|s| s.packets).sum();
        let bytes: u64 = streams().map(|s| s.bytes).sum();
        // A stream that is gone takes its loss with it: each counts by what it carries.
        let weighed: f32 = streams().map(|s| s.loss * s.packets as f32).sum();
        let reported = if packets == 0 { 0.0 } else { weighed / packets as f32 };
        let loss = self.path_loss.unwrap_or(reported);
        let has_audio = streams().any(|s| s.is_audio);
        let jitter = streams().filter(|s| s.is_audio == has_audio).map(|s| s.jitter).max().unwrap_or_default();
        let (former_packets, former_bytes) = std::mem::replace(&mut self.former, (packets, bytes));
        if packets != former_packets {
            blend(&mut self.loss, loss);
            blend(&mut self.jitter, jitter.as_secs_f32());
        }
        self.stats = FlowStats {
            kbps: kbps(bytes.saturating_sub(former_bytes)),
            packets,
            loss_permille: (self.loss * 1000.0) as u16,
            jitter: Duration::from_secs_f32(self.jitter),
            nacks: streams().map(|s| s.nacks).sum(),
            keyframe_requests: streams().map(|s| s.keyframe_requests).sum(),
        };
    }
}

fn blend(mean: &mut f32, latest: f32) {
    *mean += (latest - *mean) * WEIGHT;
}

/// Jitter comes in units of the stream's clock; a broken client's is taken for an hour at most.
fn jitter(kind: MediaKind, units: u32) -> Duration {
    let rate = if kind == MediaKind::Audio { 48_000.0 } else { 90_000.0 };
    Duration::from_secs_f64((f64::from(units) / rate).min(3600.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::QualityReason;

    fn quality(score: u8, reasons: &[QualityReason]) -> Quality {
        Quality { score, reasons: reasons.iter().copied().collect() }
    }

    #[test]
    fn it_falls_at_once_and_rises_after_three_looks() {
        let mut monitor = Monitor::default();
        let poor = quality(2, &[QualityReason::Loss]);
        assert!(monitor.settle(poor));
        let good = quality(5, &[]);
        let told: Vec<bool> = [good, good, poor, good, good, good, good].map(|q| monitor.settle(q)).into();
        assert_eq!(told, [false, false, false, false, false, true, false], "the look between begins anew");
        assert!(monitor.lose() && !monitor.lose());
        assert_eq!(monitor.stats(None, MediaPath::Udp).quality.score, 0);
    }

    #[test]
    fn a_report_comes_every_five_looks() {
        let start = Instant::now();
        let mut monitor = Monitor::default();
        let told: Vec<u64> = (0..12).filter(|s| monitor.look(start + Duration::from_secs(*s), false, false)).collect();
        assert_eq!(told, [4, 9]);
    }

    #[test]
    fn a_picture_that_stands_still_is_told() {
        let start = Instant::now();
        let mut monitor = Monitor::default();
        let scores: Vec<u8> = (0..20)
            .map(|s| {
                monitor.look(start + Duration::from_secs(s), s == 2, false);
                monitor.stats(None, MediaPath::Udp).quality.score
            })
            .collect();
        assert_eq!(scores[1], 5);
        assert!(scores[2] <= 2, "{scores:?}");
        assert_eq!(scores[19], 5, "and it is forgotten: {scores:?}");
    }
}
