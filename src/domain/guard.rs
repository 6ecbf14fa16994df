//! The rooms of calls: only members enter, and what may flow follows the contact plane.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::contact::{MediaMember, MediaWish, MemberReport, Person};
use crate::domain::room::Room;
use crate::domain::words::{CloseReason, Effect, Event, LeaveReason, MediaOrder, Refusal, Reply, Sight};
use crate::domain::{Domain, MediaState};
use crate::model::{CallId, Identity, RoomId, SessionId, Source, Sources};

/// What those in a call hear when it is over.
const CALL_ENDED: &str = "The call has ended.";

/// Who may be in the room of a call, and what may flow.
#[derive(Debug)]
pub(super) struct Guard {
    members: BTreeMap<Arc<str>, MediaMember>,
    /// Who is cut off for a while.
    held: Option<Arc<str>>,
}

impl Guard {
    fn is_held(&self, member: &MediaMember) -> bool {
        self.held.as_ref() == Some(&member.identity.subject)
    }

    /// What of a member is not forwarded.
    fn withheld(&self, member: &MediaMember) -> Sources {
        let grants = &member.identity.grants;
        let is_let_through = |source: Source| {
            grants.publish.contains(source)
                && !member.muted.contains(&source)
                && !self.is_held(member)
                && (source != Source::Camera || grants.video_direction.is_sending())
        };
        Source::ALL.into_iter().filter(|source| !is_let_through(*source)).collect()
    }
}

impl Domain {
    /// Has a call's room as the contact plane wants it.
    pub(super) fn wish(&mut self, now: std::time::Instant, wish: MediaWish) -> Result<Reply, Refusal> {
        let call = wish.call();
        let room = call.room();
        match wish {
            MediaWish::OpenCall { members, held, .. } => {
                let members = members.into_iter().map(|m| (m.identity.subject.clone(), m)).collect();
                let entry = self.rooms.entry(room.clone()).or_insert_with(|| Room::new(now));
                entry.guard = Some(Guard { members, held });
            }
            MediaWish::Admit { member, .. } => {
                let Some(guard) = self.guard_mut(&room) else { return Ok(Reply::Done) };
                guard.members.insert(member.identity.subject.clone(), *member);
            }
            MediaWish::Remove { member, .. } => {
                if let Some(guard) = self.guard_mut(&room) {
                    guard.members.remove(&member);
                }
                self.put_out(&room, Some(&member));
            }
            MediaWish::SetSources { member, publish, .. } => {
                self.with_member(&room, &member, |m| m.identity.grants.publish = publish);
            }
            MediaWish::SetDirection { member, direction, .. } => {
                self.with_member(&room, &member, |m| m.identity.grants.video_direction = direction);
            }
            MediaWish::SetMuted { member, source, muted, .. } => self.with_member(&room, &member, |m| {
                if muted {
                    m.muted.insert(source);
                } else {
                    m.muted.remove(&source);
                }
            }),
            MediaWish::Hold { member, .. } => self.set_held(&room, Some(member)),
            MediaWish::Unhold { .. } => self.set_held(&room, None),
            MediaWish::CloseRoom { .. } => {
                if let Some(room) = self.rooms.get_mut(&room) {
                    room.guard = None;
                }
                self.put_out(&room, None);
                if self.rooms.get(&room).is_some_and(Room::is_over) {
                    self.rooms.remove(&room);
                }
                return Ok(Reply::Done);
            }
        }
        self.enforce(&room);
        Ok(Reply::Done)
    }

    /// What somebody may do in a room: in a call's, what the contact plane says; elsewhere, what their token says.
    pub(super) fn admitted(&self, identity: Identity) -> Result<Identity, Refusal> {
        let room = &identity.grants.room;
        if CallId::of_room(room).is_none() {
            return Ok(identity);
        }
        let guard = self.rooms.get(room).and_then(|r| r.guard.as_ref());
        let member = guard.and_then(|g| g.members.get(&identity.subject)).ok_or(Refusal::NotAdmitted)?;
        Ok(member.identity.clone())
    }

    /// Puts a session of a call's room under what holds there.
    pub(super) fn enforce_on(&mut self, id: SessionId) {
        let Some(session) = self.sessions.get_mut(&id) else { return };
        let room = session.identity.grants.room.clone();
        let Some(guard) = self.rooms.get(&room).and_then(|r| r.guard.as_ref()) else { return };
        let Some(member) = guard.members.get(&session.identity.subject) else { return };
        let before: Vec<_> = session.call.iter().flat_map(|c| &c.tracks).map(|t| session.seen(*t)).collect();
        session.identity = member.identity.clone();
        session.is_hidden = member.is_hidden;
        session.withheld = guard.withheld(member);
        let held = guard.is_held(member);
        let after: Vec<_> = session.call.iter().flat_map(|c| &c.tracks).map(|t| session.seen(*t)).collect();
        let (participant, grants) = (session.participant, &session.identity.grants);
        let Some(call) = &mut session.call else { return };
        let (publish, direction) = (grants.publish, grants.video_direction);
        let terms = MediaOrder::SetTerms { peer: call.peer, publish, direction, held };
        if call.terms.replace(terms.clone()).as_ref() != Some(&terms) {
            self.order(&room, terms);
        }
        for (_, track) in before.into_iter().zip(after).filter(|(before, after)| before != after) {
            self.order(&room, MediaOrder::SetMuted { track: track.id, muted: track.muted });
            self.tell_others(id, Event::TrackMuted { participant, track: track.id, muted: track.muted });
        }
    }

    /// Notes that the media of a session came up or broke.
    pub(super) fn see_media(&mut self, id: SessionId, state: MediaState) {
        let Some(session) = self.sessions.get_mut(&id) else { return };
        let Some(call) = session.call.as_mut() else { return };
        let was_connected = std::mem::replace(&mut call.is_connected, state == MediaState::Connected);
        match (was_connected, call.is_connected) {
            (false, true) => self.report_of(id, Sight::Media(MemberReport::Joined)),
            (true, false) => self.report_of(id, Sight::Media(MemberReport::Lost)),
            (true, true) | (false, false) => {}
        }
    }

    /// Tells the contact plane what was seen, unless the same person is in the call with another session too.
    pub(super) fn report_of(&mut self, id: SessionId, sight: Sight) {
        let Some(session) = self.sessions.get(&id) else { return };
        let Identity { subject, name, role, grants } = &session.identity;
        let Some(call) = CallId::of_room(&grants.room) else { return };
        let Some(room) = self.rooms.get(&grants.room).filter(|r| r.guard.is_some()) else { return };
        let has_other = room
            .members
            .iter()
            .filter(|m| **m != id)
            .filter_map(|m| self.sessions.get(m))
            .any(|other| other.identity.subject == *subject && other.call.as_ref().is_some_and(|c| c.is_connected));
        if has_other && sight != Sight::Media(MemberReport::Joined) {
            return;
        }
        let member = Person { subject: subject.clone(), name: name.clone(), role: *role };
        self.effects.push(Effect::Seen { call, member, sight });
    }

    fn guard_mut(&mut self, room: &RoomId) -> Option<&mut Guard> {
        self.rooms.get_mut(room)?.guard.as_mut()
    }

    fn with_member(&mut self, room: &RoomId, subject: &str, change: impl FnOnce(&mut MediaMember)) {
        if let Some(member) = self.guard_mut(room).and_then(|g| g.members.get_mut(subject)) {
            change(member);
        }
    }

    fn set_held(&mut self, room: &RoomId, held: Option<Arc<str>>) {
        if let Some(guard) = self.guard_mut(room) {
            guard.held = held;
        }
    }

    fn enforce(&mut self, room: &RoomId) {
        let sessions = self.rooms.get(room).map(|r| r.sessions.clone()).unwrap_or_default();
        for id in sessions {
            self.enforce_on(id);
        }
    }

    /// Ends the sessions of one person in a call's room, or of all.
    fn put_out(&mut self, room: &RoomId, who: Option<&str>) {
        let sessions = self.rooms.get(room).map(|r| r.sessions.clone()).unwrap_or_default();
        let is_meant =
            |id: &SessionId| who.is_none_or(|who| self.sessions.get(id).is_some_and(|s| *s.identity.subject == *who));
        for id in sessions.into_iter().filter(is_meant).collect::<Vec<_>>() {
            self.tell(id, Event::RoomClosed { reason: CALL_ENDED.to_owned() });
            let reason = if who.is_some() { LeaveReason::Removed } else { LeaveReason::RoomClosed };
            self.end(id, reason, Some(CloseReason::Ended));
        }
    }
}
