//! How far a drain is: the calls that are left, and its deadline.

use std::time::Instant;

use tokio::sync::watch;

use crate::model::Timestamp;

/// Whether a server begins calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// It does.
    Serving,
    /// It lets those under way go on, until then at the latest.
    Draining {
        /// When they end.
        deadline: Timestamp,
    },
    /// None is left, or its time is over.
    Drained,
}

/// The switchboard's side of a drain.
#[derive(Debug)]
pub(super) struct Drain {
    phase: watch::Sender<Phase>,
    deadline: Option<Instant>,
}

impl Drain {
    pub(super) fn new(phase: watch::Sender<Phase>) -> Self {
        Drain { phase, deadline: None }
    }

    /// Begins, or moves the deadline of one that goes on.
    pub(super) fn begin(&mut self, now: Timestamp, deadline: Timestamp) {
        self.deadline = Some(Instant::now() + deadline.since(now));
        self.phase.send_replace(Phase::Draining { deadline });
    }

    pub(super) fn cancel(&mut self) {
        self.deadline = None;
        self.phase.send_replace(Phase::Serving);
    }

    /// When [`Drain::settle`] is wanted at the latest.
    pub(super) fn poll_timeout(&self) -> Option<Instant> {
        self.deadline
    }

    /// Is over when no call is left or the time has come.
    pub(super) fn settle(&mut self, calls: impl FnOnce() -> usize) {
        if self.deadline.is_some_and(|deadline| deadline <= Instant::now() || calls() == 0) {
            self.deadline = None;
            self.phase.send_replace(Phase::Drained);
        }
    }
}
