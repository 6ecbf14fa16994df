use std::collections::BTreeSet;
use std::time::Instant;

use crate::model::SessionId;

/// A room: where sessions meet.
#[derive(Debug)]
pub(super) struct Room {
    /// Every session whose token opens this room.
    pub(super) sessions: BTreeSet<SessionId>,
    /// Those that have joined, in the order in which they did.
    pub(super) members: Vec<SessionId>,
    since: Instant,
}

impl Room {
    pub(super) fn new(now: Instant) -> Self {
        Room { sessions: BTreeSet::new(), members: Vec::new(), since: now }
    }

    /// Since when somebody has been here without a break; `None` when nobody is.
    pub(super) fn live_since(&self) -> Option<Instant> {
        (!self.members.is_empty()).then_some(self.since)
    }

    pub(super) fn enter(&mut self, session: SessionId, now: Instant) {
        if self.members.is_empty() {
            self.since = now;
        }
        self.members.push(session);
    }

    pub(super) fn leave(&mut self, session: SessionId) {
        self.sessions.remove(&session);
        self.members.retain(|m| *m != session);
    }
}
