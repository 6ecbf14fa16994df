//! The rules: who may do what in which room, and who hears of it.
//!
//! [`Domain::handle`] takes a command and the time and gives back a reply and [`Effect`]s; the
//! domain itself sends nothing, waits for nothing and draws no randomness (fresh ids come with the
//! commands). `switchboard` owns it and carries its effects out.

pub mod contact;
mod draining;
mod guard;
mod live;
mod quality;
mod room;
mod saying;
mod session;
mod speakers;
mod tracks;
mod words;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

pub use contact::{ContactCensus, Contacts};
pub use live::{LiveOpened, LiveOpening, LiveSessions};
pub use speakers::Speakers;
pub use words::{
    Census, CloseReason, Command, ConnectionId, Effect, Event, FreshSession, LeaveReason, MediaOrder, MediaReport,
    MediaState, Opened, Participant, Refusal, Reply, RoomSummary, Sight, Track, TrackEnd,
};

use crate::domain::contact::MemberReport;
use crate::domain::room::Room;
use crate::domain::session::{Call, Session};
use crate::model::{Identity, PeerId, Role, RoomId, SessionId, Source, Timestamp};

/// The limits that an operator sets.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Most participants of one room.
    pub max_participants: usize,
    /// Most sessions in all.
    pub max_sessions: usize,
    /// How long a session without a connection is held.
    pub resume_window: Duration,
}

/// Every room and session of this server.
#[derive(Debug)]
pub struct Domain {
    settings: Settings,
    sessions: BTreeMap<SessionId, Session>,
    /// The rooms that have a session; the media plane keeps a place for each.
    rooms: BTreeMap<RoomId, Room>,
    by_connection: BTreeMap<ConnectionId, SessionId>,
    by_resume_token: BTreeMap<String, SessionId>,
    by_peer: BTreeMap<PeerId, SessionId>,
    /// When the sessions without a connection are given up.
    deadlines: BTreeSet<(Instant, SessionId)>,
    /// Until when the server drains at the latest, if it does.
    draining: Option<Timestamp>,
    effects: Vec<Effect>,
}

impl Domain {
    /// A server without rooms.
    pub fn new(settings: Settings) -> Self {
        Domain {
            settings,
            sessions: BTreeMap::new(),
            rooms: BTreeMap::new(),
            by_connection: BTreeMap::new(),
            by_resume_token: BTreeMap::new(),
            by_peer: BTreeMap::new(),
            deadlines: BTreeSet::new(),
            draining: None,
            effects: Vec::new(),
        }
    }

    /// Carries a command out, or refuses it; then nothing has changed.
    ///
    /// # Errors
    ///
    /// The reason of the refusal, with a sentence for the one who asked.
    pub fn handle(&mut self, now: Instant, command: Command) -> Result<Reply, Refusal> {
        match command {
            Command::Open { connection, identity, resume, fresh } => {
                self.open(now, connection, identity, resume, fresh).map(Reply::Opened)
            }
            Command::Disconnect { connection } => self.disconnect(now, connection),
            Command::Join { session, peer, lines, auto_subscribe } => {
                self.join(now, session, Call::new(peer, lines, auto_subscribe)).map(Reply::Joined)
            }
            Command::UpdateLines { peer, lines } => self.update_lines(peer, lines),
            Command::Publish { session, source, muted, track, layers } => {
                self.publish(session, source, muted, track, layers)
            }
            Command::Unpublish { session, track } => self.unpublish(session, track),
            Command::SetMuted { session, track, muted } => self.set_muted(session, track, muted),
            Command::Subscribe { session, track } => self.subscribe(session, track),
            Command::Unsubscribe { session, track } => self.unsubscribe(session, track),
            Command::SetView { session, track, size } => self.set_view(session, track, size),
            Command::Say { session, text } => self.say(session, text),
            Command::Leave { session, reason } => self.leave(session, reason),
            Command::Report { peer, report } => self.report(peer, report),
            Command::ReportSpeakers { room, speakers } => self.report_speakers(&room, &speakers),
            Command::Wish(wish) => self.wish(now, wish),
            Command::CloseRoom { room, reason } => self.close_room(&room, &reason),
            Command::Drain { deadline } => self.drain(deadline),
            Command::Shutdown { retry } => self.shutdown(retry),
        }
    }

    /// The next thing to be done because of a command.
    pub fn poll_effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// When [`Domain::handle_timeout`] is wanted.
    pub fn poll_timeout(&self) -> Option<Instant> {
        self.deadlines.first().map(|(at, _)| *at)
    }

    /// Gives up the sessions that did not come back.
    pub fn handle_timeout(&mut self, now: Instant) {
        while let Some((at, session)) = self.deadlines.first().copied() {
            if at > now {
                break;
            }
            self.end(session, LeaveReason::ConnectionLost, None);
        }
    }

    /// The rooms in which somebody is, by id.
    pub fn rooms(&self, now: Instant) -> Vec<RoomSummary> {
        let live = self.rooms.iter().filter_map(|(id, room)| Some((id, room, room.live_since()?)));
        live.map(|(id, room, since)| RoomSummary {
            id: id.clone(),
            age: now.saturating_duration_since(since),
            participants: self.participants(room, None),
        })
        .collect()
    }

    /// The peer connection with which a session is in its room.
    pub fn peer_of(&self, session: SessionId) -> Option<PeerId> {
        self.sessions.get(&session)?.call.as_ref().map(|c| c.peer)
    }

    /// Has the contact plane told again whose media flows, as after it was made anew from what is stored.
    pub fn report_media(&mut self) {
        let flows = |s: &&Session| s.call.as_ref().is_some_and(|c| c.is_connected);
        let sessions = self.sessions.iter().filter(|(_, s)| flows(s)).map(|(id, _)| *id);
        for id in sessions.collect::<Vec<_>>() {
            self.report_of(id, Sight::Media(MemberReport::Joined));
        }
    }

    /// How many of everything there are.
    pub fn census(&self) -> Census {
        let mut census = Census { sessions: self.sessions.len(), ..Census::default() };
        census.rooms = self.rooms.values().filter(|room| room.live_since().is_some()).count();
        for session in self.sessions.values().filter(|s| s.call.is_some()) {
            match session.identity.role {
                Role::Agent => census.agents += 1,
                Role::Customer => census.customers += 1,
                Role::Supervisor => census.supervisors += 1,
            }
        }
        census
    }

    fn open(
        &mut self,
        now: Instant,
        connection: ConnectionId,
        identity: Identity,
        resume: Option<(String, u64)>,
        fresh: FreshSession,
    ) -> Result<Opened, Refusal> {
        if let Some((token, last_seq)) = resume
            && let Some(opened) = self.resume(connection, &identity, &token, last_seq, &fresh)
        {
            return Ok(opened);
        }
        if self.sessions.len() >= self.settings.max_sessions {
            return Err(Refusal::ServerFull);
        }
        self.check_not_draining(&identity)?;
        let identity = self.admitted(identity)?;
        let grants = identity.grants.clone();
        self.rooms.entry(grants.room.clone()).or_insert_with(|| Room::new(now)).sessions.insert(fresh.session);
        self.by_connection.insert(connection, fresh.session);
        self.by_resume_token.insert(fresh.resume_token.clone(), fresh.session);
        let opened = Opened { session: fresh.session, participant: fresh.participant, grants, resumed: false };
        self.sessions.insert(fresh.session, Session::new(identity, connection, fresh));
        self.enforce_on(opened.session);
        self.tell_of_drain(opened.session);
        Ok(opened)
    }

    /// Goes on with an earlier session, if it is the same person's and nothing is missing.
    fn resume(
        &mut self,
        connection: ConnectionId,
        identity: &Identity,
        token: &str,
        last_seq: u64,
        fresh: &FreshSession,
    ) -> Option<Opened> {
        let id = *self.by_resume_token.get(token)?;
        let session = self.sessions.get_mut(&id)?;
        let same = session.identity.subject == identity.subject && session.identity.grants.room == identity.grants.room;
        if !same {
            return None;
        }
        let Some(missed) = session.log.missed(last_seq) else {
            self.end(id, LeaveReason::ConnectionLost, Some(CloseReason::Replaced));
            return None;
        };
        self.by_resume_token.remove(token);
        self.by_resume_token.insert(fresh.resume_token.clone(), id);
        session.resume_token = fresh.resume_token.clone();
        let former = session.connection.replace(connection);
        if let Some(deadline) = session.deadline.take() {
            self.deadlines.remove(&(deadline, id));
        }
        let grants = session.identity.grants.clone();
        let opened = Opened { session: id, participant: session.participant, grants, resumed: true };
        let was_held = former.is_none() && session.call.is_some();
        if let Some(former) = former {
            self.by_connection.remove(&former);
            let reason = CloseReason::Replaced;
            self.effects.push(Effect::Close { connection: former, reason });
        }
        self.by_connection.insert(connection, id);
        for (seq, event) in missed {
            self.effects.push(Effect::Tell { connection, seq, event });
        }
        if was_held {
            self.tell_others(id, Event::ParticipantReconnected(opened.participant));
        }
        Some(opened)
    }

    fn disconnect(&mut self, now: Instant, connection: ConnectionId) -> Result<Reply, Refusal> {
        let Some(id) = self.by_connection.remove(&connection) else {
            return Ok(Reply::Done);
        };
        let Some(session) = self.sessions.get_mut(&id) else {
            return Ok(Reply::Done);
        };
        session.connection = None;
        if session.call.is_none() {
            self.end(id, LeaveReason::ConnectionLost, None);
            return Ok(Reply::Done);
        }
        let deadline = now + self.settings.resume_window;
        session.deadline = Some(deadline);
        let participant = session.participant;
        self.deadlines.insert((deadline, id));
        self.tell_others(id, Event::ParticipantReconnecting(participant));
        Ok(Reply::Done)
    }

    fn join(&mut self, now: Instant, id: SessionId, call: Call) -> Result<Vec<Participant>, Refusal> {
        let session = self.sessions.get(&id).ok_or(Refusal::NotJoined)?;
        self.check_not_draining(&session.identity)?;
        self.end_twins(id);
        let session = self.sessions.get_mut(&id).ok_or(Refusal::NotJoined)?;
        let room_id = session.identity.grants.room.clone();
        let room = self.rooms.get_mut(&room_id).ok_or(Refusal::RoomNotFound)?;
        if session.call.is_none() && room.members.len() >= self.settings.max_participants {
            return Err(Refusal::RoomFull);
        }
        let (peer, auto_subscribe) = (call.peer, call.auto_subscribe && session.identity.grants.subscribe);
        let former = session.call.replace(call);
        let newcomer = session.participant();
        self.by_peer.insert(peer, id);
        let had_media = former.as_ref().is_some_and(|former| former.is_connected);
        match former {
            Some(former) => {
                self.by_peer.remove(&former.peer);
                self.order(&room_id, MediaOrder::RemovePeer(former.peer));
                for track in former.tracks {
                    let (participant, end) = (newcomer.id, TrackEnd::Rejoined);
                    self.tell_others(id, Event::TrackUnpublished { participant, track: track.id, end });
                }
            }
            None => {
                if room.enter(id, now) {
                    self.effects.push(Effect::RoomBegan(room_id.clone()));
                }
                self.tell_others(id, Event::ParticipantJoined(newcomer));
            }
        }
        if had_media {
            self.report_of(id, Sight::Media(MemberReport::Lost));
        }
        self.enforce_on(id);
        let others = self.rooms.get(&room_id).map(|room| self.participants(room, Some(id))).unwrap_or_default();
        if auto_subscribe {
            for track in others.iter().flat_map(|p| &p.tracks) {
                self.order(&room_id, MediaOrder::Subscribe { peer, track: track.id });
            }
        }
        Ok(others)
    }

    /// Gives up what the same person left behind in the room, as in a tab that was closed.
    fn end_twins(&mut self, id: SessionId) {
        let Some(session) = self.sessions.get(&id) else { return };
        let subject = session.identity.subject.clone();
        let members = self.rooms.get(&session.identity.grants.room).into_iter().flat_map(|r| &r.members);
        let is_twin = |s: &Session| s.connection.is_none() && s.identity.subject == subject;
        let twins: Vec<SessionId> =
            members.filter(|m| **m != id && self.sessions.get(m).is_some_and(is_twin)).copied().collect();
        for twin in twins {
            self.end(twin, LeaveReason::ConnectionLost, None);
        }
    }

    fn update_lines(&mut self, peer: PeerId, lines: Vec<(Source, String)>) -> Result<Reply, Refusal> {
        let session = self.by_peer.get(&peer).and_then(|id| self.sessions.get_mut(id));
        if let Some(call) = session.and_then(|s| s.call.as_mut()) {
            call.lines = lines;
        }
        Ok(Reply::Done)
    }

    fn leave(&mut self, id: SessionId, reason: LeaveReason) -> Result<Reply, Refusal> {
        let is_in_call = self.sessions.get(&id).is_some_and(|s| s.call.is_some());
        if reason == LeaveReason::Left && is_in_call {
            self.report_of(id, Sight::Left);
        }
        self.end(id, reason, None);
        Ok(Reply::Done)
    }

    fn report(&mut self, peer: PeerId, report: MediaReport) -> Result<Reply, Refusal> {
        let Some(id) = self.by_peer.get(&peer).copied() else {
            return Ok(Reply::Done);
        };
        let event = match report {
            MediaReport::State(state) => {
                self.see_media(id, state);
                Event::MediaStateChanged(state)
            }
            MediaReport::Suspended { track, suspended } => Event::TrackSuspended { track, suspended },
            MediaReport::Slot { mid, track } => Event::SlotAssigned { mid, track },
            MediaReport::LayersWanted { track, rids } => Event::LayersWanted { track, rids },
            MediaReport::Measured(stats) => {
                self.note_stats(id, stats);
                return Ok(Reply::Done);
            }
        };
        self.tell(id, event);
        Ok(Reply::Done)
    }

    fn close_room(&mut self, room: &RoomId, reason: &str) -> Result<Reply, Refusal> {
        let room = self.rooms.get(room).filter(|r| r.live_since().is_some()).ok_or(Refusal::RoomNotFound)?;
        for id in room.sessions.clone() {
            self.tell(id, Event::RoomClosed { reason: reason.to_owned() });
            self.end(id, LeaveReason::RoomClosed, Some(CloseReason::Ended));
        }
        Ok(Reply::Done)
    }

    fn shutdown(&mut self, retry: Duration) -> Result<Reply, Refusal> {
        for id in self.sessions.keys().copied().collect::<Vec<_>>() {
            self.tell(id, Event::Reconnect { retry });
            if let Some(connection) = self.sessions.get(&id).and_then(|s| s.connection) {
                let reason = CloseReason::Shutdown;
                self.effects.push(Effect::Close { connection, reason });
            }
        }
        Ok(Reply::Done)
    }

    /// Ends a session: its call, its place in the room, its connection.
    fn end(&mut self, id: SessionId, reason: LeaveReason, close: Option<CloseReason>) {
        self.see_media(id, MediaState::Failed);
        let Some(session) = self.sessions.get_mut(&id) else {
            return;
        };
        let call = session.call.take();
        let participant = session.participant;
        let room_id = session.identity.grants.room.clone();
        if let Some(call) = call {
            self.by_peer.remove(&call.peer);
            self.order(&room_id, MediaOrder::RemovePeer(call.peer));
            self.tell_others(id, Event::ParticipantLeft { participant, reason });
        }
        let Some(session) = self.sessions.remove(&id) else {
            return;
        };
        self.order(&room_id, MediaOrder::RemoveParticipant(participant));
        self.by_resume_token.remove(&session.resume_token);
        if let Some(deadline) = session.deadline {
            self.deadlines.remove(&(deadline, id));
        }
        if let Some(connection) = session.connection {
            self.by_connection.remove(&connection);
            if let Some(reason) = close {
                self.effects.push(Effect::Close { connection, reason });
            }
        }
        if let Some(room) = self.rooms.get_mut(&room_id) {
            let (since, joined) = (room.live_since(), room.joined());
            room.leave(id);
            if let (Some(since), None) = (since, room.live_since()) {
                self.effects.push(Effect::RoomOver { room: room_id.clone(), since, joined, reason });
            }
            if room.sessions.is_empty() {
                self.effects.push(Effect::ReleaseRoom(room_id.clone()));
            }
            if room.is_over() {
                self.rooms.remove(&room_id);
            }
        }
    }

    fn call_of(&mut self, id: SessionId) -> Result<(RoomId, crate::model::ParticipantId, &mut Call), Refusal> {
        let session = self.sessions.get_mut(&id).ok_or(Refusal::NotJoined)?;
        let room = session.identity.grants.room.clone();
        let call = session.call.as_mut().ok_or(Refusal::NotJoined)?;
        Ok((room, session.participant, call))
    }

    fn participants(&self, room: &Room, except: Option<SessionId>) -> Vec<Participant> {
        let members = room.members.iter().filter(|m| Some(**m) != except).filter_map(|m| self.sessions.get(m));
        members.filter(|s| !s.is_hidden).map(Session::participant).collect()
    }

    fn order(&mut self, room: &RoomId, order: MediaOrder) {
        self.effects.push(Effect::Media { room: room.clone(), order });
    }

    fn tell(&mut self, id: SessionId, event: Event) {
        let Some(session) = self.sessions.get_mut(&id) else {
            return;
        };
        let seq = session.log.record(event.clone());
        if let Some(connection) = session.connection {
            self.effects.push(Effect::Tell { connection, seq, event });
        }
    }

    /// Tells everybody who is in the same room and may know of this person.
    fn tell_others(&mut self, id: SessionId, event: Event) {
        if self.sessions.get(&id).is_some_and(|s| s.is_hidden) {
            return;
        }
        let room = self.sessions.get(&id).and_then(|s| self.rooms.get(&s.identity.grants.room));
        let others: Vec<SessionId> = room.into_iter().flat_map(|r| &r.members).filter(|m| **m != id).copied().collect();
        for other in others {
            self.tell(other, event.clone());
        }
    }
}
