use std::collections::BTreeSet;
use std::time::Instant;

use crate::domain::guard::Guard;
use crate::model::SessionId;

/// A room: where sessions meet.
#[derive(Debug)]
pub(super) struct Room {
    /// Every session whose token opens this room.
    pub(super) sessions: BTreeSet<SessionId>,
    /// Those that have joined, in the order in which they did.
    pub(super) members: Vec<SessionId>,
    /// Who may enter, if it is the room of a call.
    pub(super) guard: Option<Guard>,
    since: Instant,
    /// How many have come in since then.
    joined: usize,
}

impl Room {
    pub(super) fn new(now: Instant) -> Self {
        Room { sessions: BTreeSet::new(), members: Vec::new(), guard: None, since: now, joined: 0 }
    }

    /// Since when somebody has been here without a break; `None` when nobody is.
    pub(super) fn live_since(&self) -> Option<Instant> {
        (!self.members.is_empty()).then_some(self.since)
    }

    /// Whether nothing keeps it.
    pub(super) fn is_over(&self) -> bool {
        self.sessions.is_empty() && self.guard.is_none()
    }

    /// How many have come in since somebody has been here.
    pub(super) fn joined(&self) -> usize {
        self.joined
    }

    /// Takes somebody in, and says whether they are the first.
    pub(super) fn enter(&mut self, session: SessionId, now: Instant) -> bool {
        let is_first = self.members.is_empty();
        if is_first {
            (self.since, self.joined) = (now, 0);
        }
        self.joined += 1;
        self.members.push(session);
        is_first
    }

    pub(super) fn leave(&mut self, session: SessionId) {
        self.sessions.remove(&session);
        self.members.retain(|m| *m != session);
    }
}
