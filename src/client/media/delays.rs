//! A histogram of durations, small enough for one at every subscriber.

use std::time::Duration;

/// Steps of each power of two: what is read is at most 3 % too long.
const STEPS: u32 = 32;

const STEP_BITS: u32 = STEPS.trailing_zeros();

/// Covers more than a minute; what takes longer counts as that.
const POWERS: u32 = 37;

/// How often which duration was seen, from nanoseconds to minutes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Delays {
    /// Empty until something is recorded.
    counts: Vec<u32>,
    total: u64,
    longest: u64,
}

impl Delays {
    /// Counts one.
    pub fn record(&mut self, delay: Duration) {
        let nanos = u64::try_from(delay.as_nanos()).unwrap_or(u64::MAX);
        if self.counts.is_empty() {
            self.counts = vec![0; (POWERS * STEPS) as usize];
        }
        let index = index(nanos).min(self.counts.len() - 1);
        self.counts[index] = self.counts[index].saturating_add(1);
        self.total += 1;
        self.longest = self.longest.max(nanos);
    }

    /// Adds what another one has counted.
    pub fn merge(&mut self, other: &Delays) {
        if self.counts.len() < other.counts.len() {
            self.counts.resize(other.counts.len(), 0);
        }
        for (count, more) in self.counts.iter_mut().zip(&other.counts) {
            *count = count.saturating_add(*more);
        }
        self.total += other.total;
        self.longest = self.longest.max(other.longest);
    }

    /// How many were counted.
    pub fn count(&self) -> u64 {
        self.total
    }

    /// The duration that this share of all does not exceed; nothing when nothing was counted.
    pub fn quantile(&self, share: f64) -> Option<Duration> {
        let wanted = ((self.total as f64 * share).ceil() as u64).max(1);
        let mut seen = 0;
        for (index, count) in self.counts.iter().enumerate() {
            seen += u64::from(*count);
            if seen >= wanted {
                return Some(Duration::from_nanos(highest(index).min(self.longest)));
            }
        }
        None
    }

    /// The longest of all, exactly.
    pub fn longest(&self) -> Option<Duration> {
        (self.total > 0).then(|| Duration::from_nanos(self.longest))
    }
}

/// Values below `STEPS` stand alone; above, each power of two has as many steps.
fn index(nanos: u64) -> usize {
    let power = (u64::BITS - nanos.leading_zeros()).saturating_sub(STEP_BITS + 1);
    let step = (nanos >> power) as usize;
    (power << STEP_BITS) as usize + step
}

/// The highest value that an index stands for.
fn highest(index: usize) -> u64 {
    let steps = STEPS as usize;
    if index < 2 * steps {
        return index as u64;
    }
    let power = index / steps - 1;
    let step = index % steps + steps;
    ((step as u64 + 1) << power) - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_within_three_percent() {
        for nanos in (0..100).chain((0..60).flat_map(|n| [1_u64 << (n % 36), (3_u64 << (n % 35)) + n])) {
            let high = highest(index(nanos));
            assert!(high >= nanos && high <= nanos + nanos / 32, "{nanos} reads as {high}");
        }
    }

    #[test]
    fn quantiles() {
        let mut delays = Delays::default();
        assert_eq!((delays.quantile(0.5), delays.longest(), delays.count()), (None, None, 0));
        for millis in 1..=100 {
            delays.record(Duration::from_millis(millis));
        }
        for (share, millis) in [(0.0, 1.0), (0.01, 1.0), (0.5, 50.0), (0.99, 99.0), (1.0, 100.0)] {
            let read = delays.quantile(share).unwrap().as_secs_f64() * 1000.0;
            assert!(read >= millis && read <= millis * 1.04, "{share}: {read}");
        }
        let mut other = Delays::default();
        other.merge(&delays);
        other.record(Duration::from_secs(3600));
        assert_eq!((other.count(), other.longest()), (101, Some(Duration::from_secs(3600))));
        assert_eq!(other.quantile(0.495), delays.quantile(0.495));
    }
}
