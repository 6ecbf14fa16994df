//! How much a receiver's path carries, and what of it each stream gets.
//!
//! str0m estimates the path of each receiver (Google Congestion Control over transport-wide feedback) and paces what
//! is sent; [`allocator`] divides the estimate; a stream that one receiver gets alone is asked of its publisher at
//! that rate (REMB), one that several get is sent to those whose path carries it.

pub(super) mod allocator;
pub(super) mod congestion;
pub(super) mod rate;

use std::time::{Duration, Instant};

use crate::media::bandwidth::allocator::Kbps;
use crate::media::bandwidth::congestion::{Congestion, Look};

/// What is believed of a path before anything was sent on it; probes correct it within a second.
pub(super) const INITIAL: Kbps = 1500;

/// The bounds of what is believed, whatever a receiver reports.
const BELIEVED: std::ops::RangeInclusive<Kbps> = 30..=30_000;

/// A path is not cut below this at once: it is the estimate's to find how narrow it is.
const NARROWEST: Kbps = 150;

/// What is left free, for headers that the estimate does not count, resends and its own error.
const MARGIN_PERCENT: u32 = 6;

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
    estimate: Option<Kbps>,
    /// Set when the receiver gives feedback for each packet, which is better than its own estimate.
    has_feedback: bool,
    desired: Kbps,
    congestion: Congestion,
}

impl Path {
    /// Takes an estimate that was made from feedback for each packet, in bit/s.
    pub(super) fn handle_estimate(&mut self, bits: u64, has_feedback: bool) {
        self.has_feedback = has_feedback;
        if has_feedback {
            self.estimate = Some(believed(bits));
        }
    }

    /// Takes the receiver's own estimate (REMB), in bit/s.
    pub(super) fn handle_remb(&mut self, bits: u64) {
        if !self.has_feedback {
            self.estimate = Some(believed(bits));
        }
    }

    /// Takes what was seen of the path. What it is to be taken to carry from now on, if that is less.
    pub(super) fn handle_look(&mut self, now: Instant, look: Look) -> Option<Kbps> {
        let carried = self.congestion.handle(now, look)?.max(NARROWEST);
        let less = self.estimate.is_some_and(|estimate| carried < estimate);
        if less {
            self.estimate = Some(carried);
        }
        less.then_some(carried)
    }

    /// What it is taken to carry, if that is known.
    pub(super) fn estimate(&self) -> Option<Kbps> {
        self.estimate
    }

    /// What there is for video beside so many voices; nothing when nothing is known.
    pub(super) fn for_video(&self, now: Instant, voices: usize) -> Option<Kbps> {
        let voices = VOICE.saturating_mul(u32::try_from(voices).unwrap_or(u32::MAX));
        let estimate = self.estimate?.min(self.congestion.ceiling(now));
        Some((estimate - estimate * MARGIN_PERCENT / 100).saturating_sub(voices))
    }

    /// Notes what would be sent if the path carried it; says whether that is news.
    pub(super) fn wishes(&mut self, wanted: Kbps) -> bool {
        std::mem::replace(&mut self.desired, wanted) != wanted
    }
}

fn believed(bits: u64) -> Kbps {
    let kbps = Kbps::try_from(bits / 1000).unwrap_or(Kbps::MAX);
    kbps.clamp(*BELIEVED.start(), *BELIEVED.end())
}
