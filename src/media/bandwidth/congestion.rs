use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::media::bandwidth::allocator::Kbps;

/// How often a path is looked at.
pub(in crate::media) const LOOK: Duration = Duration::from_millis(250);

/// A round trip longer than the shortest by this much is a queue that stands full.
const QUEUE: Duration = Duration::from_millis(100);

/// Loss above this share comes from a path that was given too much, if its queue is full as well;
const LOSS: f32 = 0.2;

/// and above this in any case. Below, it may be a bad radio.
const LOSS_ALONE: f32 = 0.35;

/// For so many looks a queue has to stand, and to overflow, before something is done about it: bursts come and go, and
/// a busy client is late with its reports although its path is empty.
const STANDS: u32 = 2;
const OVERFLOW: f32 = 0.01;

/// The shortest round trip is that of this time; afterwards the path may have become a longer one.
const REMEMBERED: Duration = Duration::from_secs(20);

/// What is known of loss is a second old at most, and is looked at again when it is new.
const LOSS_WINDOW: Duration = Duration::from_secs(1);

/// What a path is given when much is lost and the queue is full, as a share of what came through: what is known of
/// loss is of a second, of which the path was wide for a part.
const AFTER_LOSS: f32 = 0.5;

/// The same when a queue stands, until it is gone; and afterwards.
const AFTER_QUEUE: f32 = 0.85;
const CARRIED: f32 = 0.95;

/// For so long a path is not tried with more than it was seen to carry; then with a little more by and by. When it
/// carried no more after all, it is left alone for half as long again.
const PAUSE: Duration = Duration::from_secs(3);
const LONGEST_PAUSE: Duration = Duration::from_secs(6);
const RELAPSE: Duration = Duration::from_secs(3);

/// How much more each second.
const GROWTH: f32 = 1.4;

/// Sees what the estimate sees late: a path that became much narrower at once fills its queue before the delay's
/// growth is noticed, and from then on the delay grows no more; a short queue may also stand full for long.
#[derive(Debug, Default)]
pub(in crate::media) struct Congestion {
    /// Round trips of late that no shorter one has followed, the shortest first.
    round_trips: VecDeque<(Instant, Duration)>,
    sent: Option<(Instant, u64)>,
    standing: u32,
    lost_at: Option<Instant>,
    ceiling: Option<Ceiling>,
}

/// What a path was seen to carry when it was given too much.
#[derive(Debug)]
struct Ceiling {
    carried: Kbps,
    since: Instant,
    pause: Duration,
}

/// What follows from too much.
#[derive(Debug)]
struct Cut {
    /// What the path carries, if that could be seen.
    carried: Option<Kbps>,
    /// What it is to be given until its queue is empty.
    for_now: Kbps,
}

/// What is known of a path at one moment.
#[derive(Debug, Clone, Copy)]
pub(in crate::media) struct Look {
    /// All bytes that were ever sent.
    pub(in crate::media) bytes_sent: u64,
    /// The share of packets that were lost in the last second.
    pub(in crate::media) loss: f32,
    /// The latest round trip.
    pub(in crate::media) round_trip: Duration,
}

impl Congestion {
    /// What the path is to be taken to carry from now on, if it was given too much.
    pub(in crate::media) fn handle(&mut self, now: Instant, look: Look) -> Option<Kbps> {
        let cut = self.cut(now, look)?;
        if let Some(carried) = cut.carried {
            let pause = match &self.ceiling {
                Some(former) if now < former.since + former.pause + RELAPSE => {
                    (former.pause * 3 / 2).min(LONGEST_PAUSE)
                }
                _ => PAUSE,
            };
            self.ceiling = Some(Ceiling { carried, since: now, pause });
        }
        Some(cut.for_now)
    }

    /// What the path is not believed to exceed, after it did not carry more.
    pub(in crate::media) fn ceiling(&self, now: Instant) -> Kbps {
        let Some(Ceiling { carried, since, pause }) = &self.ceiling else { return Kbps::MAX };
        let growing = now.saturating_duration_since(*since + *pause).as_secs_f32();
        // Beyond a minute it is beyond anything.
        part(*carried, GROWTH.powf(growing.min(60.0)))
    }

    fn cut(&mut self, now: Instant, look: Look) -> Option<Cut> {
        let shortest = self.shortest(now, look.round_trip);
        let rate = self.rate(now, look.bytes_sent)?;
        let is_queued = look.round_trip > shortest + QUEUE;
        self.standing = if is_queued { self.standing + 1 } else { 0 };
        let came = 1.0 - look.loss;
        if look.loss > LOSS && is_queued {
            self.lost_at = Some(now);
            return Some(Cut { carried: None, for_now: part(rate, AFTER_LOSS * came) });
        }
        if look.loss > LOSS_ALONE && self.lost_at.is_none_or(|at| now >= at + LOSS_WINDOW) {
            self.lost_at = Some(now);
            return Some(Cut { carried: None, for_now: part(rate, came) });
        }
        if self.standing >= STANDS && look.loss > OVERFLOW {
            self.standing = 0;
            let carried = part(rate, CARRIED * came);
            return Some(Cut { carried: Some(carried), for_now: part(rate, AFTER_QUEUE) });
        }
        None
    }

    fn rate(&mut self, now: Instant, bytes: u64) -> Option<Kbps> {
        let (then, before) = self.sent.replace((now, bytes))?;
        let millis = u64::try_from((now - then).as_millis()).ok().filter(|millis| *millis > 0)?;
        Kbps::try_from(bytes.saturating_sub(before) * 8 / millis).ok()
    }

    fn shortest(&mut self, now: Instant, round_trip: Duration) -> Duration {
        while self.round_trips.back().is_some_and(|(_, known)| *known >= round_trip) {
            self.round_trips.pop_back();
        }
        self.round_trips.push_back((now, round_trip));
        while self.round_trips.front().is_some_and(|(at, _)| now >= *at + REMEMBERED) {
            self.round_trips.pop_front();
        }
        self.round_trips.front().map_or(round_trip, |(_, shortest)| *shortest)
    }
}

fn part(rate: Kbps, share: f32) -> Kbps {
    (rate as f32 * share) as Kbps
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is decided when 1,000 kbit/s were sent and this is seen, one look after the other.
    fn decided(looks: &[(u64, f32)]) -> Vec<Option<Kbps>> {
        let start = Instant::now();
        let mut congestion = Congestion::default();
        let looks = looks.iter().zip(1u32..).map(|((round_trip, loss), n)| {
            let look =
                Look { bytes_sent: u64::from(n) * 31_250, loss: *loss, round_trip: Duration::from_millis(*round_trip) };
            congestion.handle(start + LOOK * n, look)
        });
        looks.collect()
    }

    #[test]
    fn a_path_that_was_given_too_much_is_seen() {
        type Case<'a> = (&'a [(u64, f32)], &'a [Option<Kbps>], &'a str);
        let cases: &[Case<'_>] = &[
            (&[(50, 0.0); 4], &[None; 4], "all is well"),
            (&[(50, 0.3); 4], &[None; 4], "a bad radio is no congestion"),
            (&[(50, 0.0), (250, 0.0), (50, 0.0), (250, 0.0)], &[None; 4], "a moment's queue is none either"),
            (&[(50, 0.0), (250, 0.0), (250, 0.0), (250, 0.0)], &[None; 4], "a client that is late is none"),
            (&[(50, 0.0), (250, 0.0), (250, 0.02)], &[None, None, Some(850)], "a queue that overflows is"),
            (&[(50, 0.0), (250, 0.5), (250, 0.7)], &[None, Some(250), Some(150)], "loss with a queue counts at once"),
            (&[(50, 0.0), (50, 0.4), (50, 0.4)], &[None, Some(600), None], "loss alone is a second old, maybe"),
        ];
        for (looks, expected, what) in cases {
            assert_eq!(decided(looks), *expected, "{what}");
        }
    }

    #[test]
    fn a_longer_path_is_not_a_queue_for_ever() {
        let looks: Vec<(u64, f32)> = [(50, 0.0); 4].into_iter().chain([(250, 0.02); 100]).collect();
        let decisions = decided(&looks);
        assert!(decisions.iter().any(Option::is_some));
        assert!(decisions[90..].iter().all(Option::is_none), "{decisions:?}");
    }
}
