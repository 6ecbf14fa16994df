//! The call of a contact: at most one lives, and it ends with a reason.

mod controls;
mod inner;
mod members;
mod shares;
mod switches;

use std::collections::BTreeSet;
use std::sync::Arc;

pub(in crate::domain::contact) use inner::InnerCall;

use crate::domain::contact::scene::Scene;
use crate::domain::contact::state::Contact;
use crate::domain::contact::words::{
    CallEnd, CallEndReason, CallMember, CallOrigin, CallRecord, ContactEvent, ContactRefusal, ContactReply,
    InvitationEndReason, MediaWish, MemberState, Party, Record, Side, Standing, SystemNote,
};
use crate::model::{CallId, CallKind, ContactId, Direction, QualitySummary, Timestamp};

impl CallRecord {
    fn new(id: CallId, contact: ContactId, origin: CallOrigin, kind: CallKind, now: Timestamp) -> Self {
        CallRecord {
            id,
            contact,
            origin,
            kind,
            direction: Direction::SendRecv,
            camera_agreed: false,
            held_by: None,
            spotlight: None,
            members: Vec::new(),
            request: None,
            share: None,
            switches: Vec::new(),
            started_at: now,
            connected_at: None,
            end: None,
        }
    }

    /// Those who are in it or awaited.
    pub(super) fn present(&self) -> impl Iterator<Item = &CallMember> {
        self.members.iter().filter(|m| !matches!(m.state, MemberState::Gone { .. }))
    }

    pub(super) fn member(&self, subject: &str) -> Option<&CallMember> {
        self.present().find(|m| *m.person.subject == *subject)
    }

    fn member_mut(&mut self, subject: &str) -> Option<&mut CallMember> {
        let is_there = |m: &&mut CallMember| !matches!(m.state, MemberState::Gone { .. });
        self.members.iter_mut().filter(is_there).find(|m| *m.person.subject == *subject)
    }

    /// Whether it is one of agents among themselves.
    fn is_inner(&self) -> bool {
        self.members.iter().all(|m| Side::of(m.person.role) == Side::Agents)
    }

    /// Those of one side who can be heard in it.
    fn on_side(&self, side: Side) -> impl Iterator<Item = &CallMember> {
        self.present().filter(move |m| !m.listens && m.side == side)
    }

    /// Whose side somebody is on.
    fn side_of(&self, subject: &str) -> Side {
        self.member(subject).map_or(Side::Agents, |m| m.side)
    }

    /// Whether it cannot go on without somebody: a customer needs an agent, and two are needed to talk.
    fn needs(&self, subject: &str) -> bool {
        let rest = |side| self.on_side(side).filter(|m| *m.person.subject != *subject).count();
        let (customers, agents) = (rest(Side::Customer), rest(Side::Agents));
        if self.is_inner() { customers + agents < 2 } else { customers == 0 || agents == 0 }
    }

    /// Whom a hold cuts off: the customer, or among agents whoever holds.
    fn cut_off(&self) -> Option<Arc<str>> {
        let by = self.held_by.as_ref()?;
        match self.is_inner() {
            true => Some(by.clone()),
            false => self.on_side(Side::Customer).next().map(|m| m.person.subject.clone()),
        }
    }

    /// What somebody may know who does not listen in secret themselves.
    pub(super) fn without_listeners(mut self) -> Self {
        self.members.retain(|m| !m.listens);
        self
    }
}

impl Contact {
    /// The brand's server begins a call.
    pub(super) fn start_direct_call(
        &mut self,
        scene: &mut Scene<'_>,
        call: CallId,
        kind: CallKind,
    ) -> Result<ContactReply, ContactRefusal> {
        if kind == CallKind::Screen {
            return Err(ContactRefusal::InvalidField("kind"));
        }
        if self.record.is_inner() {
            return Err(ContactRefusal::NotAllowed);
        }
        if !self.is_served() {
            return Err(ContactRefusal::NoAgentYet);
        }
        if self.live_call().is_some() {
            return Err(ContactRefusal::CallExists);
        }
        if self.unanswered_invitation().is_some() {
            return Err(ContactRefusal::InvitationPending);
        }
        if self.open_escalation().is_some() {
            return Err(ContactRefusal::EscalationPending);
        }
        self.start_call(scene, call, CallOrigin::Direct, kind, Direction::SendRecv);
        Ok(ContactReply::Call(call))
    }

    /// Begins a call of everybody in the contact. Whoever is on the customer's side has agreed to its kind and direction.
    pub(super) fn start_call(
        &mut self,
        scene: &mut Scene<'_>,
        id: CallId,
        origin: CallOrigin,
        kind: CallKind,
        direction: Direction,
    ) {
        let mut call = CallRecord::new(id, self.record.id, origin, kind, scene.now);
        if kind == CallKind::Video {
            call.direction = direction;
            call.camera_agreed = direction.is_sending();
        }
        let caller = self.record.caller().map(|caller| &caller.subject);
        let is_called = |party: &Party| match party.standing {
            Standing::Customer => true,
            Standing::Agent => caller.is_some_and(|caller| *caller != party.person.subject),
            Standing::Listener => false,
        };
        call.members = self
            .present()
            .map(|party| CallMember {
                person: party.person.clone(),
                side: if is_called(party) { Side::Customer } else { Side::Agents },
                listens: party.standing == Standing::Listener,
                muted: BTreeSet::new(),
                state: MemberState::Expected { since: scene.now },
                quality: QualitySummary::default(),
            })
            .collect();
        scene.store(Record::Call(call.clone()));
        scene.wish(open_wish(&call));
        for party in self.present() {
            let seen = match party.standing {
                Standing::Listener => call.clone(),
                Standing::Customer | Standing::Agent => call.clone().without_listeners(),
            };
            scene.tell(&party.person.subject, ContactEvent::CallStarted(seen));
        }
        self.calls.insert(id, call);
        self.note(scene, SystemNote::CallStarted { kind });
    }

    /// Ends a call, and what belongs to it.
    pub(super) fn end_call(&mut self, scene: &mut Scene<'_>, id: CallId, reason: CallEndReason, by: Option<Arc<str>>) {
        let Some(call) = self.calls.get_mut(&id).filter(|c| c.end.is_none()) else { return };
        call.request = None;
        call.share = None;
        call.held_by = None;
        call.spotlight = None;
        let end = CallEnd { at: scene.now, by, reason };
        call.end = Some(end.clone());
        let (room, seconds) = (call.room(), call.seconds(scene.now));
        scene.store(Record::Call(call.clone()));
        scene.wish(MediaWish::CloseRoom { call: id, room });
        self.tell_all(scene, &ContactEvent::CallEnded { call: id, end, seconds });
        let of_invitation = match reason {
            CallEndReason::Failed => InvitationEndReason::Failed,
            CallEndReason::HungUp
            | CallEndReason::ParticipantLost
            | CallEndReason::ContactClosed
            | CallEndReason::ScreenStopped => InvitationEndReason::Ended,
        };
        self.close_invitations_of(scene, id, of_invitation);
        self.note(scene, SystemNote::CallEnded { reason, seconds });
    }

    pub(super) fn end_call_with_contact(&mut self, scene: &mut Scene<'_>) {
        if let Some(id) = self.live_call().map(|c| c.id) {
            self.end_call(scene, id, CallEndReason::ContactClosed, scene.subject());
        }
    }

    /// Ends a call for all, as its customer, one of its agents or somebody who oversees it.
    pub(super) fn hang_up(&mut self, scene: &mut Scene<'_>, id: CallId) -> Result<ContactReply, ContactRefusal> {
        if scene.by.oversees() {
            self.call(id)?;
        } else {
            self.call_as(scene, id)?;
        }
        self.end_call(scene, id, CallEndReason::HungUp, scene.subject());
        Ok(ContactReply::Done)
    }

    /// A call that lives.
    fn call(&self, id: CallId) -> Result<&CallRecord, ContactRefusal> {
        let call = self.calls.get(&id).ok_or(ContactRefusal::CallNotFound)?;
        if call.end.is_some() {
            return Err(ContactRefusal::CallEnded);
        }
        Ok(call)
    }

    /// A live call in which the asker takes part, and on which side.
    fn call_as(&self, scene: &Scene<'_>, id: CallId) -> Result<(&CallRecord, Arc<str>, Side), ContactRefusal> {
        let (subject, standing) = self.part(scene.by).map_err(|refusal| match refusal {
            ContactRefusal::ContactNotFound => ContactRefusal::CallNotFound,
            other => other,
        })?;
        let call = self.call(id)?;
        call.member(&subject).ok_or(ContactRefusal::NotInCall)?;
        let side = if standing == Standing::Customer { Side::Customer } else { Side::Agents };
        Ok((call, subject, side))
    }

    /// A live call in which the asker takes part as an agent.
    fn call_as_agent(&self, scene: &Scene<'_>, id: CallId) -> Result<(&CallRecord, Arc<str>), ContactRefusal> {
        match self.call_as(scene, id)? {
            (call, subject, Side::Agents) => Ok((call, subject)),
            (_, _, Side::Customer) => Err(ContactRefusal::NotAllowed),
        }
    }

    fn store_call(&self, scene: &mut Scene<'_>, id: CallId) {
        if let Some(call) = self.calls.get(&id) {
            scene.store(Record::Call(call.clone()));
        }
    }

    pub(super) fn call_timeouts(&mut self, scene: &mut Scene<'_>) {
        self.switch_timeouts(scene);
        self.member_timeouts(scene);
    }
}

/// Everything that the media plane must know of a call, also after a restart.
pub(super) fn open_wish(call: &CallRecord) -> MediaWish {
    MediaWish::OpenCall {
        call: call.id,
        room: call.room(),
        members: call.present().map(|m| members::media_member(call, m)).collect(),
        held: call.cut_off(),
    }
}
