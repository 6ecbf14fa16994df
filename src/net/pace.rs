//! When it pays to let packets gather.

use std::time::{Duration, Instant};

/// Packets a second from which on they gather: to sleep and to be woken for each one costs more than all
/// that is done with it. Fewer never wait.
const MANY: u32 = 15_000;

/// And down to which they go on to do so.
const FEWER: u32 = 10_000;

/// How long they gather; with what the system adds to a sleep, a quarter of a millisecond.
const GATHER: Duration = Duration::from_micros(190);

/// Over what time they are counted.
const WINDOW: Duration = Duration::from_millis(5);

/// Decides whether a thread sleeps a little before it looks for more packets.
#[derive(Debug)]
pub(super) struct Pace {
    window: Instant,
    packets: u32,
    gathers: bool,
}

impl Pace {
    pub(super) fn new(now: Instant) -> Self {
        Pace { window: now, packets: 0, gathers: false }
    }

    /// Takes note of so many packets in a turn that began at `woken`: how long to sleep after it.
    pub(super) fn pause(&mut self, woken: Instant, now: Instant, packets: u32) -> Option<Duration> {
        self.packets += packets;
        let elapsed = now.saturating_duration_since(self.window);
        if elapsed >= WINDOW {
            let enough = if self.gathers { FEWER } else { MANY };
            self.gathers = f64::from(self.packets) >= f64::from(enough) * elapsed.as_secs_f64();
            (self.window, self.packets) = (now, 0);
        }
        let rest = GATHER.checked_sub(now.saturating_duration_since(woken));
        rest.filter(|rest| self.gathers && !rest.is_zero())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many of the turns within a second are followed by a pause, with one packet in each.
    fn pauses(pace: &mut Pace, start: Instant, a_second: u32) -> u32 {
        let turns = (0..a_second).map(|n| start + Duration::from_secs(1) * n / a_second);
        turns.filter(|at| pace.pause(*at, *at, 1).is_some()).count() as u32
    }

    #[test]
    fn packets_gather_when_there_are_many_and_not_before() {
        let mut pace = Pace::new(Instant::now());
        let mut start = Instant::now();
        for (a_second, gathers) in [
            (50, false),
            (5_000, false),
            (14_000, false),
            (20_000, true),
            (11_000, true),
            (9_000, false),
            (100_000, true),
            (50, false),
        ] {
            let paused = pauses(&mut pace, start, a_second);
            let expected = if gathers { a_second - a_second / 100..=a_second } else { 0..=a_second / 100 + 1 };
            assert!(expected.contains(&paused), "{paused} of {a_second}");
            start += Duration::from_secs(1);
        }
    }

    #[test]
    fn a_long_turn_has_gathered_already() {
        let now = Instant::now();
        let mut pace = Pace { window: now, packets: 0, gathers: true };
        assert_eq!(pace.pause(now, now, 1), Some(GATHER));
        assert_eq!(pace.pause(now, now + GATHER / 2, 1), Some(GATHER / 2));
        assert_eq!(pace.pause(now, now + GATHER, 1), None);
    }
}
