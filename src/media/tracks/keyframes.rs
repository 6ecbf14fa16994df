use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// Least time between two requests to one source: a keyframe costs ten times a usual frame.
const SOURCE_INTERVAL: Duration = Duration::from_millis(200);

/// How many requests of one receiver count within [`RECEIVER_WINDOW`].
const RECEIVER_LIMIT: usize = 3;
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
}

impl ReceiverLimit {
    pub(in crate::media) fn allows(&mut self, now: Instant) -> bool {
        while self.granted.front().is_some_and(|t| now >= *t + RECEIVER_WINDOW) {
            self.granted.pop_front();
        }
        if self.granted.len() == RECEIVER_LIMIT {
            return false;
        }
        self.granted.push_back(now);
        true
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
        let mut limit = ReceiverLimit::default();
        let heard: Vec<u64> = (0..25).filter(|s| limit.allows(start + Duration::from_secs(*s))).collect();
        assert_eq!(heard, vec![0, 1, 2, 10, 11, 12, 20, 21, 22]);
    }
}
