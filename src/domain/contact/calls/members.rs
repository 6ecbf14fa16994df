//! Who is in a call: coming, going, media that breaks and comes back.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::contact::scene::Scene;
use crate::domain::contact::state::Contact;
use crate::domain::contact::words::{
    CallEndReason, CallMember, CallRecord, ContactEvent, ContactRefusal, ContactReply, LeftReason, MediaMember,
    MediaWish, MemberReport, MemberState, Person, Side, Standing,
};
use crate::model::{CallId, CallKind, Direction, Grants, Identity, Source, Sources, Timestamp};

impl Contact {
    /// An agent who is in the contact comes into its call, or comes back.
    pub(in crate::domain::contact) fn join_call(
        &mut self,
        scene: &mut Scene<'_>,
        id: CallId,
    ) -> Result<ContactReply, ContactRefusal> {
        self.part(scene.by).map_err(|refusal| match refusal {
            ContactRefusal::ContactNotFound => ContactRefusal::CallNotFound,
            other => other,
        })?;
        self.call(id)?;
        if let Some(person) = scene.by.person().cloned() {
            self.add_member(scene, person, false);
        }
        Ok(ContactReply::Call(id))
    }

    /// Lets somebody into the live call, if there is one and they are not in it.
    pub(in crate::domain::contact) fn add_member(&mut self, scene: &mut Scene<'_>, person: Person, listens: bool) {
        let Some(id) = self.live_call().filter(|c| c.member(&person.subject).is_none()).map(|c| c.id) else { return };
        let Some(call) = self.calls.get_mut(&id) else { return };
        let state = MemberState::Expected { since: scene.now };
        let former = call.members.iter().find(|m| m.person.subject == person.subject);
        let quality = former.map(|m| m.quality).unwrap_or_default();
        let side = former.map_or(Side::of(person.role), |m| m.side);
        let member = CallMember { person, side, listens, muted: BTreeSet::new(), state, quality };
        call.members.retain(|m| m.person.subject != member.person.subject);
        call.members.push(member.clone());
        let wish = MediaWish::Admit { call: id, member: Box::new(media_member(call, &member)) };
        scene.wish(wish);
        let started = call.clone();
        let seen = if listens { started } else { started.without_listeners() };
        scene.tell(&member.person.subject, ContactEvent::CallStarted(seen));
        self.store_call(scene, id);
    }

    /// The asker leaves a call. It ends with its customer and with its last agent; among agents, when one is left.
    pub(in crate::domain::contact) fn leave_call(
        &mut self,
        scene: &mut Scene<'_>,
        id: CallId,
    ) -> Result<ContactReply, ContactRefusal> {
        let listener = scene.subject().filter(|s| self.standing(s) == Some(Standing::Listener));
        if let Some(listener) = listener {
            self.call(id)?.member(&listener).ok_or(ContactRefusal::NotInCall)?;
            self.remove_member(scene, &listener, LeftReason::Left);
            return Ok(ContactReply::Done);
        }
        let (_, subject, side) = self.call_as(scene, id)?;
        match side {
            Side::Customer => self.end_call(scene, id, CallEndReason::HungUp, Some(subject)),
            Side::Agents => self.remove_member(scene, &subject, LeftReason::Left),
        }
        Ok(ContactReply::Done)
    }

    /// Takes an agent out of the live call, and ends it if there are too few then and none is on the way.
    pub(in crate::domain::contact) fn remove_member(
        &mut self,
        scene: &mut Scene<'_>,
        subject: &Arc<str>,
        reason: LeftReason,
    ) {
        let Some(id) = self.live_call().map(|c| c.id) else { return };
        let Some(call) = self.calls.get_mut(&id) else { return };
        let is_last = call.needs(subject);
        let Some(member) = call.member_mut(subject) else { return };
        member.state = MemberState::Gone { at: scene.now, reason };
        let listens = member.listens;
        let holds = call.is_inner() && call.held_by.as_ref() == Some(subject);
        let shares = call.share.as_ref().is_some_and(|s| s.by == *subject);
        let is_spotlit = call.spotlight.as_ref() == Some(subject);
        let asked = call.request.as_ref().is_some_and(|r| r.by == *subject);
        self.store_call(scene, id);
        scene.wish(MediaWish::Remove { call: id, member: subject.clone() });
        if listens {
            return;
        }
        self.tell_all(scene, &ContactEvent::MemberLeft { call: id, member: subject.clone(), reason });
        if asked {
            self.cancel_request(scene, id);
        }
        if is_last && !(reason == LeftReason::Transferred && self.record.queued.is_some()) {
            let (reason, by) = match reason {
                LeftReason::Lost => (CallEndReason::ParticipantLost, Some(subject.clone())),
                LeftReason::Left | LeftReason::Transferred => (CallEndReason::HungUp, Some(subject.clone())),
                LeftReason::Removed => (CallEndReason::HungUp, scene.subject()),
            };
            self.end_call(scene, id, reason, by);
            return;
        }
        if holds {
            self.end_hold(scene, id);
        }
        if is_spotlit {
            self.change_spotlight(scene, id, None, subject.clone());
        }
        if shares {
            self.stop_share(scene);
        }
    }

    /// This server has seen something of a member's media. What is late or unknown changes nothing.
    pub(in crate::domain::contact) fn report(
        &mut self,
        scene: &mut Scene<'_>,
        id: CallId,
        subject: &Arc<str>,
        report: MemberReport,
    ) -> Result<ContactReply, ContactRefusal> {
        let Some(call) = self.calls.get_mut(&id).filter(|c| c.end.is_none()) else { return Ok(ContactReply::Done) };
        let Some(member) = call.member_mut(subject) else { return Ok(ContactReply::Done) };
        if let MemberReport::Measured(quality) = report {
            // It is stored with whatever is next, at the latest with the end of the call.
            member.quality.add(quality);
            return Ok(ContactReply::Done);
        }
        let (former, person, listens) = (member.state, member.person.clone(), member.listens);
        let now = scene.now;
        let event = match (former, report) {
            (MemberState::Expected { .. }, MemberReport::Joined) => {
                member.state = MemberState::Joined;
                ContactEvent::MemberJoined { call: id, person }
            }
            (MemberState::Lost { .. }, MemberReport::Joined) => {
                member.state = MemberState::Joined;
                let admitted = member.clone();
                let wish = MediaWish::Admit { call: id, member: Box::new(media_member(call, &admitted)) };
                scene.wish(wish);
                if call.cut_off().as_ref() == Some(subject) {
                    scene.wish(MediaWish::Hold { call: id, member: subject.clone() });
                }
                ContactEvent::MemberReturned { call: id, member: subject.clone() }
            }
            (MemberState::Joined, MemberReport::Lost) => {
                member.state = MemberState::Lost { since: now };
                ContactEvent::MemberLost { call: id, member: subject.clone() }
            }
            (MemberState::Gone { .. }, _)
            | (_, MemberReport::Measured(_))
            | (MemberState::Joined, MemberReport::Joined)
            | (MemberState::Lost { .. } | MemberState::Expected { .. }, MemberReport::Lost) => {
                return Ok(ContactReply::Done);
            }
            (_, MemberReport::Failed) => {
                self.member_fails(scene, id, subject);
                return Ok(ContactReply::Done);
            }
        };
        let is_first = call.connected_at.is_none() && call.is_connected();
        if is_first {
            call.connected_at = Some(now);
        }
        self.store_call(scene, id);
        if !listens {
            // Whoever comes knows it; that their media broke, their other pages hear from here.
            let has_come = matches!(event, ContactEvent::MemberJoined { .. });
            self.tell_but(scene, has_come.then_some(&**subject), &event);
        }
        if is_first {
            self.tell_all(scene, &ContactEvent::CallConnected { call: id });
        }
        Ok(ContactReply::Done)
    }

    /// A member's media will not come, or not come back.
    fn member_fails(&mut self, scene: &mut Scene<'_>, id: CallId, subject: &Arc<str>) {
        let Some(call) = self.calls.get(&id) else { return };
        let Some(member) = call.member(subject) else { return };
        if member.listens || !call.needs(subject) {
            return self.remove_member(scene, subject, LeftReason::Lost);
        }
        let reason = match call.connected_at {
            Some(_) => CallEndReason::ParticipantLost,
            None => CallEndReason::Failed,
        };
        self.end_call(scene, id, reason, Some(subject.clone()));
    }

    pub(super) fn member_timeouts(&mut self, scene: &mut Scene<'_>) {
        let Some(call) = self.live_call() else { return };
        let (id, settings, now) = (call.id, scene.settings, scene.now);
        let is_late = |m: &&CallMember| match m.state {
            MemberState::Expected { since } => since + settings.connect_timeout <= now,
            MemberState::Lost { since } => since + settings.member_grace <= now,
            MemberState::Joined | MemberState::Gone { .. } => false,
        };
        let late: Vec<Arc<str>> = call.present().filter(is_late).map(|m| m.person.subject.clone()).collect();
        for subject in late {
            if self.live_call().is_some_and(|c| c.id == id) {
                self.member_fails(scene, id, &subject);
            }
        }
    }
}

impl CallRecord {
    /// Whether both sides have media.
    fn is_connected(&self) -> bool {
        let has_joined = |side| self.on_side(side).any(|m| m.state == MemberState::Joined);
        has_joined(Side::Customer) && has_joined(Side::Agents)
    }

    /// After a restart no media flows: who had it may come back.
    pub(in crate::domain::contact) fn lose_media(&mut self, now: Timestamp) -> bool {
        let mut is_changed = false;
        for member in self.members.iter_mut().filter(|m| m.state == MemberState::Joined) {
            member.state = MemberState::Lost { since: now };
            is_changed = true;
        }
        is_changed
    }
}

/// What a member may send.
pub(super) fn sources_of(call: &CallRecord, member: &CallMember) -> Sources {
    if member.listens {
        return Sources::default();
    }
    let usual: &[Source] = match call.kind {
        CallKind::Screen => &[],
        CallKind::Voice => &[Source::Microphone],
        CallKind::Video => &[Source::Microphone, Source::Camera],
    };
    let shares = call.share.as_ref().is_some_and(|s| s.by == member.person.subject);
    usual.iter().copied().chain(shares.then_some(Source::Screen)).collect()
}

/// A member as the media plane knows them.
pub(super) fn media_member(call: &CallRecord, member: &CallMember) -> MediaMember {
    let video_direction = match member.side {
        Side::Customer => call.direction,
        Side::Agents if member.listens => Direction::RecvOnly,
        Side::Agents => Direction::SendRecv,
    };
    let grants = Grants { room: call.room(), publish: sources_of(call, member), subscribe: true, video_direction };
    let Person { subject, name, role } = member.person.clone();
    MediaMember {
        identity: Identity { subject, name, role, grants },
        is_hidden: member.listens,
        muted: member.muted.clone(),
    }
}
