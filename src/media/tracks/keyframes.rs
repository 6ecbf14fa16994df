use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// Least time between two requests to one source: a keyframe costs ten times a usual frame.
const SOURCE_INTERVAL: Duration = Duration::from_millis(200);

/// How many requests of one receiver count within [`RECEIVER_WINDOW`], and how long each of them waits for the one
/// before: the first is served at once, and nobody who goes on asking waits long.
const RECEIVER_PAUSES: [Duration; 3] = [Duration::ZERO, Duration::from_secs(2), Duration::from_secs(3)];
const RECEIVER_WINDOW: Duration = Duration::from_secs(10);

/// Joins the keyframe requests of all subscribers of one source.
#[derive(Debug, Default)]
pub(in crate::media) struct SourceThrottle {
    last: Option<Instant>,
    wanted: bool,
}

impl SourceThrottle {
    /// Notes that somebody needs a keyframe.
    pub(in crate::media) fn want(&mut self) {
        self.wanted = true;
    }

    /// Notes that a keyframe has begun.
    pub(in crate::media) fn arrived(&mut self) {
        self.wanted = false;
    }

    /// Whether a request shall be sent now; if so it counts as sent.
    pub(in crate::media) fn take(&mut self, now: Instant) -> bool {
        let due = self.last.is_none_or(|last| now >= last + SOURCE_INTERVAL);
        if !self.wanted || !due {
            return false;
        }
        self.last = Some(now);
        self.wanted = false;
        true
    }
}

/// Keeps one receiver from asking all the time, which would spoil the picture for the others.
#[derive(Debug, Default)]
pub(in crate::media) struct ReceiverLimit {
    granted: VecDeque<Instant>,
    /// Set when a request came too soon, and no keyframe since.
    is_owed: bool,
}

impl ReceiverLimit {
    /// Whether a request is served now; if not, it is owed.
    pub(in crate::media) fn allows(&mut self, now: Instant) -> bool {
        while self.granted.front().is_some_and(|t| now >= *t + RECEIVER_WINDOW) {
            self.granted.pop_front();
        }
        let pause = RECEIVER_PAUSES.get(self.granted.len());
        let allowed = pause.is_some_and(|pause| self.granted.back().is_none_or(|last| now >= *last + *pause));
        self.is_owed = !allowed;
        if allowed {
            self.granted.push_back(now);
        }
        allowed
    }

    /// Whether a request that came too soon is served now.
    pub(in crate::media) fn serves_owed(&mut self, now: Instant) -> bool {
        self.is_owed && self.allows(now)
    }

    /// Notes that a keyframe has come, so nothing is owed.
    pub(in crate::media) fn settled(&mut self) {
        self.is_owed = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_is_asked_at_most_every_200_ms() {
        let start = Instant::now();
        let mut throttle = SourceThrottle::default();
        let mut sent = Vec::new();
        for ms in 0..1000 {
            throttle.want();
            if throttle.take(start + Duration::from_millis(ms)) {
                sent.push(ms);
            }
        }
        assert_eq!(sent, vec![0, 200, 400, 600, 800]);
    }

    #[test]
    fn a_keyframe_on_its_way_answers_everybody() {
        let now = Instant::now();
        let mut throttle = SourceThrottle::default();
        throttle.want();
        throttle.arrived();
        assert!(!throttle.take(now));
    }

    #[test]
    fn a_receiver_is_heard_three_times_in_ten_seconds() {
        let start = Instant::now();
        let at = |s| start + Duration::from_secs(s);
        let mut limit = ReceiverLimit::default();
        let heard: Vec<u64> = (0..25).filter(|s| limit.allows(at(*s))).collect();
        assert_eq!(heard, vec![0, 2, 5, 10, 13, 16, 20, 23]);
        assert!(!limit.serves_owed(at(25)) && limit.serves_owed(at(26)) && !limit.serves_owed(at(40)));
        assert!(!limit.allows(at(27)));
        limit.settled();
        assert!(!limit.serves_owed(at(40)));
    }
}
