//! What people send in a room, and who gets it.

use crate::domain::Domain;
use crate::domain::words::{Event, MediaOrder, Refusal, Reply, Track, TrackEnd};
use crate::model::{Layer, PeerId, RoomId, SessionId, Source, TrackId, ViewSize};

impl Domain {
    pub(super) fn publish(
        &mut self,
        id: SessionId,
        source: Source,
        muted: bool,
        track: TrackId,
        layers: Vec<Layer>,
    ) -> Result<Reply, Refusal> {
        let session = self.sessions.get_mut(&id).ok_or(Refusal::NotJoined)?;
        let participant = session.participant;
        if !session.identity.grants.publish.contains(source) {
            return Err(Refusal::MayNotPublish(source));
        }
        let room = session.identity.grants.room.clone();
        let call = session.call.as_mut().ok_or(Refusal::NotJoined)?;
        let mid = call.mid_of(source).ok_or(Refusal::NoMediaLine(source))?;
        if call.tracks.iter().any(|t| t.source == source) {
            return Err(Refusal::AlreadyPublished(source));
        }
        if !Layer::are_valid(&layers) {
            return Err(Refusal::InvalidLayers);
        }
        let track = Track { id: track, source, muted };
        call.tracks.push(track);
        let peer = call.peer;
        let track = session.seen(track);
        self.order(&room, MediaOrder::Publish { peer, track: track.id, source, muted: track.muted, layers });
        for subscriber in self.auto_subscribers(&room, id) {
            self.order(&room, MediaOrder::Subscribe { peer: subscriber, track: track.id });
        }
        self.tell_others(id, Event::TrackPublished { participant, track });
        Ok(Reply::Published { track, mid })
    }

    pub(super) fn unpublish(&mut self, id: SessionId, track: TrackId) -> Result<Reply, Refusal> {
        let (room, participant, call) = self.call_of(id)?;
        let index = call.tracks.iter().position(|t| t.id == track).ok_or(Refusal::TrackNotFound)?;
        call.tracks.remove(index);
        self.order(&room, MediaOrder::Unpublish(track));
        let end = TrackEnd::Unpublished;
        self.tell_others(id, Event::TrackUnpublished { participant, track, end });
        Ok(Reply::Done)
    }

    pub(super) fn set_muted(&mut self, id: SessionId, track: TrackId, muted: bool) -> Result<Reply, Refusal> {
        let (room, participant, call) = self.call_of(id)?;
        let own = call.tracks.iter_mut().find(|t| t.id == track).ok_or(Refusal::TrackNotFound)?;
        let (before, after) = (*own, Track { muted, ..*own });
        *own = after;
        let Some(session) = self.sessions.get(&id) else { return Ok(Reply::Done) };
        let (before, after) = (session.seen(before), session.seen(after));
        if before != after {
            self.order(&room, MediaOrder::SetMuted { track, muted: after.muted });
            self.tell_others(id, Event::TrackMuted { participant, track, muted: after.muted });
        }
        Ok(Reply::Done)
    }

    pub(super) fn subscribe(&mut self, id: SessionId, track: TrackId) -> Result<Reply, Refusal> {
        let may = self.sessions.get(&id).is_some_and(|s| s.identity.grants.subscribe);
        let (room, _, call) = self.call_of(id)?;
        let peer = call.peer;
        if !may {
            return Err(Refusal::MayNotSubscribe);
        }
        if !self.is_others_track(&room, id, track) {
            return Err(Refusal::TrackNotFound);
        }
        self.order(&room, MediaOrder::Subscribe { peer, track });
        Ok(Reply::Done)
    }

    pub(super) fn unsubscribe(&mut self, id: SessionId, track: TrackId) -> Result<Reply, Refusal> {
        let (room, _, call) = self.call_of(id)?;
        let peer = call.peer;
        if !self.is_others_track(&room, id, track) {
            return Err(Refusal::TrackNotFound);
        }
        self.order(&room, MediaOrder::Unsubscribe { peer, track });
        Ok(Reply::Done)
    }

    /// Notes how large somebody shows another's track; what is not shown is not sent.
    pub(super) fn set_view(&mut self, id: SessionId, track: TrackId, size: ViewSize) -> Result<Reply, Refusal> {
        let (room, _, call) = self.call_of(id)?;
        let peer = call.peer;
        if !self.is_others_track(&room, id, track) {
            return Err(Refusal::TrackNotFound);
        }
        self.order(&room, MediaOrder::SetView { peer, track, size });
        Ok(Reply::Done)
    }

    fn is_others_track(&self, room: &RoomId, id: SessionId, track: TrackId) -> bool {
        let members = self.rooms.get(room).into_iter().flat_map(|r| &r.members);
        let calls = members.filter(|m| **m != id).filter_map(|m| self.sessions.get(m)?.call.as_ref());
        calls.flat_map(|c| &c.tracks).any(|t| t.id == track)
    }

    /// The peers of a room that get every track, other than one session's.
    fn auto_subscribers(&self, room: &RoomId, id: SessionId) -> Vec<PeerId> {
        let members = self.rooms.get(room).into_iter().flat_map(|r| &r.members);
        let others = members.filter(|m| **m != id).filter_map(|m| self.sessions.get(m));
        others
            .filter(|s| s.identity.grants.subscribe)
            .filter_map(|s| s.call.as_ref())
            .filter(|c| c.auto_subscribe)
            .map(|c| c.peer)
            .collect()
    }
}
