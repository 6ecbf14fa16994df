//! Who speaks in a room, as everybody in it hears of it.

use std::sync::Arc;

use crate::domain::Domain;
use crate::domain::words::{Event, Refusal, Reply};
use crate::model::{ParticipantId, PeerId, RoomId, SpeakerOrder};

/// Who speaks in a room, as one of those in it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speakers {
    /// Counts the changes of this room; the same to everybody.
    pub number: u64,
    /// Everybody by importance: who spoke last comes first.
    pub order: Arc<[ParticipantId]>,
    /// Who speaks, oneself included; nobody in a silence.
    pub speaker: Option<ParticipantId>,
    /// The loudest of the others; nobody in a silence.
    pub loudest: Option<ParticipantId>,
}

impl Domain {
    /// Tells everybody in a room who speaks; who listens unseen is not among them.
    pub(super) fn report_speakers(&mut self, room: &RoomId, speakers: &SpeakerOrder) -> Result<Reply, Refusal> {
        let seen = |peer: &PeerId| {
            let session = self.sessions.get(self.by_peer.get(peer)?)?;
            (!session.is_hidden).then_some(session.participant)
        };
        let order: Arc<[ParticipantId]> = speakers.order.iter().filter_map(seen).collect();
        let speaker = speakers.loudest.as_ref().and_then(seen);
        let next = speakers.loudest_to_itself.as_ref().and_then(seen);
        let members = self.rooms.get(room).map(|room| room.members.clone()).unwrap_or_default();
        for id in members {
            let own = self.sessions.get(&id).map(|session| session.participant);
            let loudest = if speaker == own { next } else { speaker };
            let told = Speakers { number: speakers.number, order: order.clone(), speaker, loudest };
            self.tell(id, Event::SpeakersChanged(told));
        }
        Ok(Reply::Done)
    }
}
