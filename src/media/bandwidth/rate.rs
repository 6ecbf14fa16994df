use std::time::{Duration, Instant};

use crate::media::bandwidth::allocator::Kbps;
use crate::media::packet::layering::DecodeTarget;

/// One bucket's time.
const BUCKET: Duration = Duration::from_millis(125);

/// The window is half a second: long enough that a keyframe does not look like another rate, short enough to see it
/// end.
const BUCKETS: usize = 4;

/// Measures how fast a stream is, over the last half of a second.
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

    /// How fast it was.
    pub(in crate::media) fn kbps(&mut self, now: Instant) -> Kbps {
        self.over(now, BUCKETS as u64)
    }

    /// How fast it was in the last quarter of a second: a keyframe looks like another rate, but what ends is seen soon.
    pub(in crate::media) fn latest(&mut self, now: Instant) -> Kbps {
        self.over(now, 2)
    }

    fn over(&mut self, now: Instant, buckets: u64) -> Kbps {
        self.advance(now);
        let first = (self.current + 1).saturating_sub(buckets);
        let bytes: u64 = (first..=self.current).map(|n| u64::from(self.buckets[(n % BUCKETS as u64) as usize])).sum();
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

/// Measures how fast each layer of a stream is.
#[derive(Debug, Default)]
pub(in crate::media) struct Rates {
    /// One for each pair of a spatial and a temporal layer that has come; there are at most sixteen.
    layers: Vec<(DecodeTarget, Rate)>,
}

impl Rates {
    /// Counts a packet of so many bytes.
    pub(in crate::media) fn add(&mut self, now: Instant, place: DecodeTarget, bytes: usize) {
        match self.layers.iter_mut().find(|(known, _)| *known == place) {
            Some((_, rate)) => rate.add(now, bytes),
            None => {
                let mut rate = Rate::default();
                rate.add(now, bytes);
                self.layers.push((place, rate));
            }
        }
    }

    /// How fast the layers of a decode target were together.
    pub(in crate::media) fn kbps(&mut self, now: Instant, target: DecodeTarget) -> Kbps {
        let covered = self.layers.iter_mut().filter(|(layers, _)| target.covers(*layers));
        covered.map(|(_, rate)| rate.kbps(now)).sum()
    }

    /// The same in the last quarter of a second.
    pub(in crate::media) fn latest(&mut self, now: Instant, target: DecodeTarget) -> Kbps {
        let covered = self.layers.iter_mut().filter(|(layers, _)| target.covers(*layers));
        covered.map(|(_, rate)| rate.latest(now)).sum()
    }

    /// The highest temporal layer that comes.
    pub(in crate::media) fn highest_temporal(&mut self, now: Instant) -> u8 {
        let flowing = self.layers.iter_mut().filter_map(|(l, rate)| (rate.kbps(now) > 0).then_some(l.temporal));
        flowing.max().unwrap_or_default()
    }

    /// Whether a spatial layer comes.
    pub(in crate::media) fn has_spatial(&mut self, now: Instant, spatial: u8) -> bool {
        self.layers.iter_mut().any(|(layers, rate)| layers.spatial == spatial && rate.kbps(now) > 0)
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
        assert!((300..=420).contains(&rate.kbps(at(3250))));
        assert_eq!(rate.kbps(at(3500)), 0);
        assert_eq!(rate.kbps(at(90_000_000)), 0, "a long pause costs nothing");
    }
}
