use std::collections::VecDeque;

/// Packets that were sent within this time are one group: a frame leaves in one go.
const GROUP: i64 = 5_000;

/// How many groups the trend is taken of, and how much of the former delay is kept when it is smoothed.
const WINDOW: usize = 20;
const KEPT: f64 = 0.9;

/// What makes a slope comparable with a threshold in milliseconds, and how many groups count at most.
const GAIN: f64 = 4.0;
const MOST_GROUPS: f64 = 60.0;

/// The threshold, in milliseconds, and how fast it follows what it is compared with, up and down: who shares a path
/// with greedy others has to bear more.
const THRESHOLD: f64 = 12.5;
const BOUNDS: (f64, f64) = (6.0, 600.0);
const FOLLOWS: (f64, f64) = (0.0087, 0.039);
const OUTLIER: f64 = 15.0;

/// The delay has to grow for so long, in milliseconds.
const LASTS: f64 = 10.0;

/// What the delay on a path does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Use {
    #[default]
    Normal,
    /// It grows: more comes in than goes out.
    Over,
    /// It shrinks: a queue is emptied.
    Under,
}

/// Sees that delay grows, from the times between groups of packets: the trendline filter and the adaptive threshold of
/// Google Congestion Control (draft-ietf-rmcat-gcc-02 §5.3 and §5.4, with a slope in place of the Kalman filter).
#[derive(Debug)]
pub(super) struct Trend {
    group: Option<Group>,
    former: Option<Group>,
    count: f64,
    first: Option<i64>,
    accumulated: f64,
    smoothed: f64,
    points: VecDeque<(f64, f64)>,
    threshold: f64,
    updated: Option<i64>,
    over_for: Option<f64>,
    overs: u32,
    former_trend: f64,
    state: Use,
}

#[derive(Debug, Clone, Copy)]
struct Group {
    first_sent: i64,
    sent: i64,
    arrived: i64,
}

impl Default for Trend {
    fn default() -> Self {
        Trend {
            group: None,
            former: None,
            count: 0.0,
            first: None,
            accumulated: 0.0,
            smoothed: 0.0,
            points: VecDeque::with_capacity(WINDOW),
            threshold: THRESHOLD,
            updated: None,
            over_for: None,
            overs: 0,
            former_trend: 0.0,
            state: Use::Normal,
        }
    }
}

impl Trend {
    /// Takes a packet, in the order of sending; times are in µs, on clocks that need not agree.
    pub(super) fn add(&mut self, sent: i64, arrived: i64) {
        match &mut self.group {
            Some(group) if sent - group.first_sent <= GROUP && sent >= group.first_sent => {
                group.sent = group.sent.max(sent);
                group.arrived = group.arrived.max(arrived);
            }
            Some(group) if sent > group.first_sent => {
                let done = *group;
                *group = Group { first_sent: sent, sent, arrived };
                if let Some(former) = self.former.replace(done) {
                    self.take(former, done);
                }
            }
            // Late ones are no measure.
            Some(_) => {}
            None => self.group = Some(Group { first_sent: sent, sent, arrived }),
        }
    }

    /// What the delay does.
    pub(super) fn state(&self) -> Use {
        self.state
    }

    fn take(&mut self, former: Group, done: Group) {
        let millis = |micros: i64| micros as f64 / 1000.0;
        let (sent, arrived) = (millis(done.sent - former.sent), millis(done.arrived - former.arrived));
        let first = *self.first.get_or_insert(done.arrived);
        self.count = (self.count + 1.0).min(MOST_GROUPS);
        self.accumulated += arrived - sent;
        self.smoothed = KEPT * self.smoothed + (1.0 - KEPT) * self.accumulated;
        if self.points.len() == WINDOW {
            self.points.pop_front();
        }
        self.points.push_back((millis(done.arrived - first), self.smoothed));
        let slope = if self.points.len() == WINDOW { slope(&self.points) } else { None };
        self.detect(slope.unwrap_or(self.former_trend), sent, done.arrived);
    }

    fn detect(&mut self, trend: f64, elapsed: f64, now: i64) {
        if self.count < 2.0 {
            self.state = Use::Normal;
            return;
        }
        let strength = self.count * trend * GAIN;
        if strength > self.threshold {
            let over = self.over_for.map_or(elapsed / 2.0, |over| over + elapsed);
            self.over_for = Some(over);
            self.overs += 1;
            if over > LASTS && self.overs > 1 && trend >= self.former_trend {
                (self.over_for, self.overs) = (Some(0.0), 0);
                self.state = Use::Over;
            }
        } else {
            (self.over_for, self.overs) = (None, 0);
            self.state = if strength < -self.threshold { Use::Under } else { Use::Normal };
        }
        self.former_trend = trend;
        self.adapt(strength.abs(), now);
    }

    fn adapt(&mut self, strength: f64, now: i64) {
        let former = self.updated.replace(now).unwrap_or(now);
        if strength > self.threshold + OUTLIER {
            return;
        }
        let follows = if strength < self.threshold { FOLLOWS.1 } else { FOLLOWS.0 };
        let elapsed = ((now - former) as f64 / 1000.0).clamp(0.0, 100.0);
        self.threshold = (self.threshold + follows * (strength - self.threshold) * elapsed).clamp(BOUNDS.0, BOUNDS.1);
    }
}

/// The slope of the line that fits best.
fn slope(points: &VecDeque<(f64, f64)>) -> Option<f64> {
    let count = points.len() as f64;
    let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), point| (x + point.0, y + point.1));
    let (x, y) = (x / count, y / count);
    let over = points.iter().map(|point| (point.0 - x) * (point.1 - y)).sum::<f64>();
    let under = points.iter().map(|point| (point.0 - x).powi(2)).sum::<f64>();
    (under > 0.0).then(|| over / under)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is seen when packets are sent each 10 ms and each takes so many µs longer than the one before, with jitter.
    fn seen(growth: i64, jitter: i64, count: i64) -> Vec<Use> {
        let mut trend = Trend::default();
        let states = (0..count).map(|n| {
            let wobble = if n % 2 == 0 { jitter } else { 0 };
            trend.add(n * 10_000, n * (10_000 + growth) + wobble);
            trend.state()
        });
        states.collect()
    }

    #[test]
    fn a_delay_that_grows_is_seen_and_others_are_not() {
        assert!(seen(0, 0, 200).iter().all(|state| *state == Use::Normal));
        assert!(seen(0, 4000, 200).iter().all(|state| *state == Use::Normal), "a wobble is no growth");
        assert!(seen(2000, 0, 60).contains(&Use::Over), "a fifth too much");
        assert!(seen(20_000, 0, 26).contains(&Use::Over), "three times too much, within a quarter of a second");
        assert!(seen(-1000, 0, 100).contains(&Use::Under));
    }
}
