//! Voice to video and back, and which way video flows: who must agree, and what becomes of it.

use std::sync::Arc;

use crate::domain::contact::calls::members::sources_of;
use crate::domain::contact::scene::Scene;
use crate::domain::contact::state::Contact;
use crate::domain::contact::words::{
    CallRecord, ContactEvent, ContactRefusal, ContactReply, MediaWish, Side, SwitchEntry, SwitchOutcome, SwitchRequest,
    SystemNote,
};
use crate::model::{CallId, CallKind, Direction, Sources};

/// What a call carries and which way video flows.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Media {
    kind: CallKind,
    direction: Direction,
}

impl CallRecord {
    fn media(&self) -> Media {
        Media { kind: self.kind, direction: self.direction }
    }

    /// Whether the other side must agree before the call becomes this.
    ///
    /// More media always needs it, less never does. A customer's camera is not shown without their word in this
    /// stretch of video; and a customer who wants video to flow another way asks for it. Where nobody is on the other
    /// side, as when a colleague who was called has left it to others, there is nobody to ask.
    fn needs_consent(&self, asker: Side, wanted: Media) -> bool {
        let other = if asker == Side::Agents { Side::Customer } else { Side::Agents };
        if self.on_side(other).next().is_none() {
            return false;
        }
        let is_video = wanted.kind == CallKind::Video;
        let widens = wanted.kind > self.kind;
        match asker {
            Side::Agents => widens || is_video && wanted.direction.is_sending() && !self.camera_agreed,
            Side::Customer => {
                let sends_more = wanted.direction.is_sending() && !self.direction.is_sending();
                let sees_more = wanted.direction.is_receiving() && !self.direction.is_receiving();
                widens || is_video && (sends_more || sees_more)
            }
        }
    }
}

impl Contact {
    pub(in crate::domain::contact) fn switch(
        &mut self,
        scene: &mut Scene<'_>,
        id: CallId,
        kind: CallKind,
        direction: Option<Direction>,
    ) -> Result<ContactReply, ContactRefusal> {
        let (call, by, _) = self.call_as(scene, id)?;
        let side = call.side_of(&by);
        if kind == CallKind::Screen {
            return Err(ContactRefusal::InvalidField("kind"));
        }
        if kind != CallKind::Video && direction.is_some() {
            return Err(ContactRefusal::DirectionNeedsVideo);
        }
        let wanted = Media { kind, direction: direction.unwrap_or(call.direction) };
        if wanted == call.media() {
            return Err(ContactRefusal::AlreadySo);
        }
        if !call.needs_consent(side, wanted) {
            self.cancel_request(scene, id);
            self.apply_switch(scene, id, Some(by), side == Side::Customer, wanted);
            return Ok(ContactReply::Done);
        }
        if let Some(request) = &call.request {
            // Both sides want the same: each has the other's consent.
            let is_same = request.kind == kind && direction.is_none_or(|d| d == request.direction);
            if request.side == side || !is_same {
                return Err(ContactRefusal::SwitchPending);
            }
            self.accept_switch(scene, id);
            return Ok(ContactReply::Done);
        }
        let expires = scene.now + scene.settings.switch_timeout;
        let request = SwitchRequest { by, side, kind, direction: wanted.direction, expires };
        if let Some(call) = self.calls.get_mut(&id) {
            call.request = Some(request.clone());
        }
        self.store_call(scene, id);
        self.tell_all(scene, &ContactEvent::SwitchRequested { call: id, request });
        Ok(ContactReply::Pending)
    }

    pub(in crate::domain::contact) fn answer_switch(
        &mut self,
        scene: &mut Scene<'_>,
        id: CallId,
        accept: bool,
    ) -> Result<ContactReply, ContactRefusal> {
        let (call, by, _) = self.call_as(scene, id)?;
        let request = call.request.as_ref().ok_or(ContactRefusal::NoSwitchPending)?;
        if request.side == call.side_of(&by) {
            return Err(ContactRefusal::NotYoursToAnswer);
        }
        if accept {
            self.accept_switch(scene, id);
        } else {
            self.drop_request(scene, id, SwitchOutcome::Declined);
        }
        Ok(ContactReply::Done)
    }

    pub(in crate::domain::contact) fn cancel_switch(
        &mut self,
        scene: &mut Scene<'_>,
        id: CallId,
    ) -> Result<ContactReply, ContactRefusal> {
        let (call, by, _) = self.call_as(scene, id)?;
        let request = call.request.as_ref().ok_or(ContactRefusal::NoSwitchPending)?;
        if request.side != call.side_of(&by) {
            return Err(ContactRefusal::NotAllowed);
        }
        self.cancel_request(scene, id);
        Ok(ContactReply::Done)
    }

    fn accept_switch(&mut self, scene: &mut Scene<'_>, id: CallId) {
        let Some(request) = self.calls.get_mut(&id).and_then(|c| c.request.take()) else { return };
        let wanted = Media { kind: request.kind, direction: request.direction };
        self.apply_switch(scene, id, Some(request.by), true, wanted);
    }

    pub(super) fn cancel_request(&mut self, scene: &mut Scene<'_>, id: CallId) {
        self.drop_request(scene, id, SwitchOutcome::Cancelled);
    }

    /// The call goes on as it was.
    fn drop_request(&mut self, scene: &mut Scene<'_>, id: CallId, outcome: SwitchOutcome) {
        let Some(call) = self.calls.get_mut(&id) else { return };
        let Some(request) = call.request.take() else { return };
        let (former, wanted) = (call.media(), Media { kind: request.kind, direction: request.direction });
        self.settle_switch(scene, id, Some(request.by), [former, wanted], outcome);
    }

    /// The call becomes what was wanted, also while it is held or somebody is muted.
    fn apply_switch(
        &mut self,
        scene: &mut Scene<'_>,
        id: CallId,
        by: Option<Arc<str>>,
        has_customers_word: bool,
        wanted: Media,
    ) {
        let Some(call) = self.calls.get_mut(&id) else { return };
        let former = call.media();
        (call.kind, call.direction) = (wanted.kind, wanted.direction);
        let is_video = wanted.kind == CallKind::Video;
        call.camera_agreed = is_video && (call.camera_agreed || has_customers_word && wanted.direction.is_sending());
        // A direction is in force before more may be sent.
        if wanted.direction != former.direction
            && let Some(member) = call.on_side(Side::Customer).next()
        {
            let member = member.person.subject.clone();
            scene.wish(MediaWish::SetDirection { call: id, member, direction: wanted.direction });
        }
        if wanted.kind != former.kind {
            let sources: Vec<(Arc<str>, Sources)> = call
                .present()
                .filter(|m| !m.listens)
                .map(|m| (m.person.subject.clone(), sources_of(call, m)))
                .collect();
            for (member, publish) in sources {
                scene.wish(MediaWish::SetSources { call: id, member, publish });
            }
        }
        self.settle_switch(scene, id, by, [former, wanted], SwitchOutcome::Done);
    }

    /// Writes down and tells what came of it.
    fn settle_switch(
        &mut self,
        scene: &mut Scene<'_>,
        id: CallId,
        by: Option<Arc<str>>,
        [former, wanted]: [Media; 2],
        outcome: SwitchOutcome,
    ) {
        let Some(call) = self.calls.get_mut(&id) else { return };
        let entry =
            SwitchEntry { at: scene.now, by: by.clone(), kind: wanted.kind, direction: wanted.direction, outcome };
        let is_news = call
            .switches
            .last()
            .is_none_or(|last| (last.kind, last.direction, last.outcome) != (wanted.kind, wanted.direction, outcome));
        call.switches.push(entry);
        let surplus = call.switches.len().saturating_sub(scene.settings.max_past);
        call.switches.drain(..surplus);
        let Media { kind, direction } = call.media();
        self.store_call(scene, id);
        self.tell_all(scene, &ContactEvent::SwitchEnded { call: id, by, outcome, kind, direction });
        if is_news {
            let direction = (wanted.kind == former.kind).then_some(direction);
            self.note(scene, SystemNote::CallSwitched { kind, direction, outcome });
        }
    }

    pub(super) fn switch_timeouts(&mut self, scene: &mut Scene<'_>) {
        let Some(call) = self.live_call() else { return };
        let id = call.id;
        if call.request.as_ref().is_some_and(|r| r.expires <= scene.now) {
            self.drop_request(scene, id, SwitchOutcome::Expired);
        }
    }
}
