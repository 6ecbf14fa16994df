//! What people write to each other in a room that is no call's. Nothing of it is kept.

use std::sync::Arc;

use crate::domain::Domain;
use crate::domain::words::{Event, Refusal, Reply};
use crate::model::SessionId;

/// The longest text, in bytes; as long as in a contact.
pub(super) const MAX_TEXT: usize = 8 * 1024;

impl Domain {
    /// Tells everybody else in the room. Who resumes a session hears it late, who joins afterwards never.
    pub(super) fn say(&mut self, id: SessionId, text: Arc<str>) -> Result<Reply, Refusal> {
        let (room, participant, _) = self.call_of(id)?;
        if self.rooms.get(&room).is_some_and(|room| room.guard.is_some()) {
            return Err(Refusal::SaidInContact);
        }
        if text.trim().is_empty() || text.len() > MAX_TEXT {
            return Err(Refusal::InvalidText);
        }
        self.tell_others(id, Event::Said { participant, text });
        Ok(Reply::Done)
    }
}
