use std::time::{Duration, Instant};

use crate::media::bandwidth::allocator::Kbps;

/// One bucket's time.
const BUCKET: Duration = Duration::from_millis(125);

/// The window is a second: long enough for a few frames of a slow stream, short enough to see it end.
const BUCKETS: usize = 8;

/// Measures how fast a stream is, over the last second.
#[derive(Debug, Default)]
pub(in crate::media) struct Rate {
    buckets: [u32; BUCKETS],
    /// The bucket that is filled, counted from the first packet.
    current: u64,
    start: Option<Instant>,
}

impl Rate {
    /// Counts a packet of so many bytes.
    pub(in crate::media) fn add(&mut self, now: Instant, bytes: usize) {
        self.advance(now);
        let bucket = &mut self.buckets[(self.current % BUCKETS as u64) as usize];
        *bucket = bucket.saturating_add(u32::try_from(bytes).unwrap_or(u32::MAX));
    }

    /// How fast it was in the last second.
    pub(in crate::media) fn kbps(&mut self, now: Instant) -> Kbps {
        self.over(now, BUCKETS as u64)
    }

    /// How fast it was in the last half of a second.
    pub(in crate::media) fn recent_kbps(&mut self, now: Instant) -> Kbps {
        self.over(now, BUCKETS as u64 / 2)
    }

    fn over(&mut self, now: Instant, buckets: u64) -> Kbps {
        self.advance(now);
        let first = (self.current + 1).saturating_sub(buckets);
        let bytes: u64 = (first..=self.current).map(|b| u64::from(self.buckets[(b % BUCKETS as u64) as usize])).sum();
        let bucket = BUCKET.as_millis() as u64;
        let elapsed = self.start.map_or(0, |start| now.saturating_duration_since(start).as_millis() as u64);
        let filled = elapsed.saturating_sub(first * bucket).max(bucket);
        Kbps::try_from(bytes * 8 / filled).unwrap_or(Kbps::MAX)
    }

    fn advance(&mut self, now: Instant) {
        let start = *self.start.get_or_insert(now);
        let target = (now.saturating_duration_since(start).as_millis() / BUCKET.as_millis()) as u64;
        for bucket in (self.current + 1..=target).rev().take(BUCKETS) {
            self.buckets[(bucket % BUCKETS as u64) as usize] = 0;
        }
        self.current = self.current.max(target);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_steady_stream_is_measured_and_its_end_is_seen() {
        let start = Instant::now();
        let at = |ms| start + Duration::from_millis(ms);
        let mut rate = Rate::default();
        for ms in (0..3000).step_by(10) {
            rate.add(at(ms), 1250);
        }
        assert!((950..=1050).contains(&rate.kbps(at(3000))), "{}", rate.kbps(at(3000)));
        assert!((400..=560).contains(&rate.kbps(at(3500))));
        assert!(rate.recent_kbps(at(3250)) < rate.kbps(at(3250)) && rate.recent_kbps(at(3500)) == 0);
        assert_eq!(rate.kbps(at(4200)), 0);
        assert_eq!(rate.kbps(at(90_000_000)), 0, "a long pause costs nothing");
    }
}
