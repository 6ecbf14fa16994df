//! A server that is about to stop: who is in a room stays and may come back, and nothing begins.

use crate::domain::words::{Event, Refusal, Reply};
use crate::domain::{Domain, Settings};
use crate::model::{CallId, Identity, SessionId, Timestamp};

impl Domain {
    /// Goes by other limits from now on; whoever is here stays.
    pub fn configure(&mut self, settings: Settings) {
        self.settings = settings;
    }

    pub(super) fn drain(&mut self, deadline: Option<Timestamp>) -> Result<Reply, Refusal> {
        if self.draining != deadline {
            self.draining = deadline;
            for id in self.sessions.keys().copied().collect::<Vec<_>>() {
                self.tell(id, Event::ServerDraining { deadline });
            }
        }
        Ok(Reply::Done)
    }

    /// Tells a new session what the others know already.
    pub(super) fn tell_of_drain(&mut self, id: SessionId) {
        if self.draining.is_some() {
            self.tell(id, Event::ServerDraining { deadline: self.draining });
        }
    }

    /// Lets nobody in during a drain but who is in that room already, as in a page that was loaded again. The rooms of
    /// calls look after themselves: they admit members only, and the contact plane begins no call.
    pub(super) fn check_not_draining(&self, identity: &Identity) -> Result<(), Refusal> {
        if self.draining.is_none() || CallId::of_room(&identity.grants.room).is_some() {
            return Ok(());
        }
        let members = self.rooms.get(&identity.grants.room).into_iter().flat_map(|room| &room.members);
        let is_in = members.filter_map(|id| self.sessions.get(id)).any(|s| s.identity.subject == identity.subject);
        if is_in { Ok(()) } else { Err(Refusal::Draining) }
    }
}
