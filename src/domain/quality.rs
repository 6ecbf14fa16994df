//! How good the connections in a room are, as everybody in it hears of it.

use crate::domain::Domain;
use crate::domain::contact::MemberReport;
use crate::domain::words::{Event, Participant, Sight};
use crate::model::{PeerId, PeerStats, RoomId, SessionId};

impl Domain {
    /// Notes what was measured of somebody's connection; the room hears it when the score has changed, and the call's
    /// record takes it in.
    pub(super) fn note_stats(&mut self, id: SessionId, stats: Box<PeerStats>) {
        let Some(session) = self.sessions.get_mut(&id) else { return };
        let (participant, is_hidden) = (session.participant, session.is_hidden);
        let Some(call) = session.call.as_mut() else { return };
        let quality = stats.quality;
        let former = call.stats.replace(stats).map(|former| former.quality);
        self.report_of(id, Sight::Media(MemberReport::Measured(quality)));
        if former == Some(quality) {
            return;
        }
        let event = Event::QualityChanged { participant, quality };
        if !is_hidden {
            self.tell_others(id, event.clone());
        }
        self.tell(id, event);
    }

    /// Who has a peer connection, and where.
    pub fn whose(&self, peer: PeerId) -> Option<(RoomId, Participant)> {
        let session = self.sessions.get(self.by_peer.get(&peer)?)?;
        Some((session.identity.grants.room.clone(), session.participant()))
    }

    /// The peer connections in a room.
    pub fn peers(&self, room: &RoomId) -> Vec<(PeerId, Participant)> {
        let members = self.rooms.get(room).into_iter().flat_map(|room| &room.members);
        let sessions = members.filter_map(|id| self.sessions.get(id));
        sessions.filter_map(|s| Some((s.call.as_ref()?.peer, s.participant()))).collect()
    }

    /// What was measured of everybody, of whom something was.
    pub fn all_stats(&self) -> impl Iterator<Item = (Participant, PeerStats)> {
        self.sessions.values().filter_map(|s| Some((s.participant(), **s.call.as_ref()?.stats.as_ref()?)))
    }

    /// What was measured of everybody in a room, of whom something was.
    pub fn stats(&self, room: &RoomId) -> Vec<(Participant, PeerStats)> {
        let members = self.rooms.get(room).into_iter().flat_map(|room| &room.members);
        let sessions = members.filter_map(|id| self.sessions.get(id));
        sessions.filter_map(|s| Some((s.participant(), **s.call.as_ref()?.stats.as_ref()?))).collect()
    }
}
