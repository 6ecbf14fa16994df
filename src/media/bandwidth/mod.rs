//! How much a receiver's path carries, and what of it each stream gets.
//!
//! [`estimator`] tells what a path carries from the receiver's reports on each packet; [`allocator`] divides it; a
//! stream that one receiver gets alone is asked of its publisher at that rate (REMB), one that several get is sent to
//! those whose path carries it.

pub(super) mod allocator;
pub(super) mod estimator;
pub(super) mod probing;
pub(super) mod rate;
mod trend;
pub(super) mod uplink;

use std::time::{Duration, Instant};

use crate::media::bandwidth::allocator::Kbps;
use crate::media::bandwidth::estimator::{Estimator, Fate};
use crate::media::bandwidth::probing::Cluster;

/// What is believed of a path before anything was sent on it; probes correct it within a second.
pub(super) const INITIAL: Kbps = 1500;

/// The bounds of what is believed, whatever a receiver reports.
const BELIEVED: std::ops::RangeInclusive<Kbps> = 30..=30_000;

/// What is sent at once may be faster than the path by this factor: what waits meanwhile is late.
const PACING: f64 = 2.0;

/// And never slower than this, in bit/s.
const LEAST_PACING: f64 = 300_000.0;

/// Where nothing is known nothing waits: what is more than any path carries, in bit/s.
const UNPACED: f64 = 1e12;

/// Who has not reported on what was sent for so long never will.
const NEVER: Duration = Duration::from_secs(2);

/// An estimate is told when it falls by more than a fiftieth, or rises by more than a twentieth.
const FALLS: Kbps = 50;
const RISES: Kbps = 20;

/// What RTP and SRTP add to a payload, in bytes.
pub(super) const HEADERS: usize = 44;

/// What is left free, for headers that the estimate does not count, resends and its own error.
const MARGIN_PERCENT: u32 = 5;

/// What each voice takes off the path before video gets anything: Opus with redundancy, headers included.
pub(super) const VOICE: Kbps = 60;

/// How often shares are made anew while video flows, beside every time that something changes.
pub(super) const INTERVAL: Duration = Duration::from_millis(200);

/// A publisher is told of another limit when it differs by more than a thirtieth,
pub(super) const NOTEWORTHY: Kbps = 30;

/// or after this time: reports may be lost.
pub(super) const REPEAT: Duration = Duration::from_secs(1);

/// What is known of the path to one receiver.
#[derive(Debug, Default)]
pub(super) struct Path {
    /// Set once the receiver reports on each packet, which is better than its own estimate.
    estimator: Option<Estimator>,
    /// Nothing was ever heard of what was sent, though reports were agreed on.
    is_unheard: bool,
    /// What the receiver itself says.
    remb: Option<Kbps>,
    desired: Kbps,
    /// The estimate that was told last.
    told: Option<Kbps>,
}

impl Path {
    /// Begins to estimate, as the receiver will report on each packet.
    pub(super) fn expect_reports(&mut self, now: Instant) {
        self.estimator.get_or_insert_with(|| Estimator::new(now, u64::from(INITIAL) * 1000));
    }

    /// Takes what became of packets; says whether the estimate is news.
    pub(super) fn handle_fates(&mut self, now: Instant, fates: &[Fate], round_trip: Option<Duration>) -> bool {
        if fates.is_empty() {
            return false;
        }
        let Some(estimator) = &mut self.estimator else { return false };
        estimator.handle(now, fates, round_trip);
        self.is_news()
    }

    /// Takes the receiver's own estimate (REMB), in bit/s; says whether it is news.
    pub(super) fn handle_remb(&mut self, bits: u64) -> bool {
        self.remb = Some(believed(bits));
        self.is_news()
    }

    fn is_news(&mut self) -> bool {
        let estimate = self.estimate();
        let is_news = match (self.told, estimate) {
            (Some(told), Some(estimate)) => {
                estimate < told && told - estimate > told / FALLS || estimate > told && estimate - told > told / RISES
            }
            (told, estimate) => told != estimate,
        };
        if is_news {
            self.told = estimate;
        }
        is_news
    }

    /// Sends on another way from now on.
    pub(super) fn move_to_another(&mut self) {
        if let Some(estimator) = &mut self.estimator {
            estimator.move_to_another_path();
        }
    }

    /// Notes whether nothing is heard of what was sent; `unheard` is the oldest of it.
    pub(super) fn handle_silence(&mut self, now: Instant, unheard: Option<Instant>) -> bool {
        let Some(estimator) = &mut self.estimator else { return false };
        if !estimator.is_known() {
            self.is_unheard |= unheard.is_some_and(|sent| now >= sent + NEVER);
            return false;
        }
        estimator.handle_silence(now, unheard) && self.is_news()
    }

    /// Whether more would be sent if the path carried it.
    pub(super) fn lacks(&self) -> bool {
        self.estimator.is_some() && self.estimate().is_some_and(|estimate| estimate < self.desired)
    }

    /// The probe that is due.
    pub(super) fn probe(&mut self, now: Instant) -> Option<Cluster> {
        let desired = u64::from(self.desired) * 1000;
        self.estimator.as_mut()?.probe(now, desired)
    }

    /// How fast video may leave, in bit/s: by a guess at first, and freely where nobody reports.
    pub(super) fn pacing(&self) -> f64 {
        let reported = self.estimator.as_ref().filter(|estimator| estimator.is_known() || !self.is_unheard);
        reported.map_or(UNPACED, |estimator| (estimator.estimate() as f64 * PACING).max(LEAST_PACING))
    }

    /// The share of packets that were lost in the last second, if that is reported.
    pub(super) fn loss(&self) -> Option<f32> {
        self.estimator.as_ref()?.loss()
    }

    /// What it is taken to carry, if that is known.
    pub(super) fn estimate(&self) -> Option<Kbps> {
        let own = self.estimator.as_ref().filter(|estimator| estimator.is_known());
        own.map(|estimator| believed(estimator.estimate())).or(self.remb)
    }

    /// What there is for video beside so many voices; nothing when nothing is known.
    pub(super) fn for_video(&self, voices: usize) -> Option<Kbps> {
        // Reports on each packet are on video alone, and what they show is what the voices leave.
        let is_beside = self.estimator.as_ref().is_some_and(Estimator::is_known);
        let voices = if is_beside { 0 } else { VOICE.saturating_mul(u32::try_from(voices).unwrap_or(u32::MAX)) };
        let estimate = self.estimate()?;
        Some((estimate - estimate * MARGIN_PERCENT / 100).saturating_sub(voices))
    }

    /// Notes what would be sent if the path carried it, so that it is tried.
    pub(super) fn wish_for(&mut self, wanted: Kbps) {
        self.desired = wanted;
    }
}

fn believed(bits: u64) -> Kbps {
    let kbps = Kbps::try_from(bits / 1000).unwrap_or(Kbps::MAX);
    kbps.clamp(*BELIEVED.start(), *BELIEVED.end())
}
