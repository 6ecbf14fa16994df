//! Hold, mute and spotlight.

use std::sync::Arc;

use crate::domain::contact::scene::Scene;
use crate::domain::contact::state::Contact;
use crate::domain::contact::words::{Asker, ContactEvent, ContactRefusal, ContactReply, MediaWish, Side};
use crate::model::{CallId, Source};

impl Contact {
    pub(in crate::domain::contact) fn hold(
        &mut self,
        scene: &mut Scene<'_>,
        id: CallId,
    ) -> Result<ContactReply, ContactRefusal> {
        let (call, by) = self.call_as_agent(scene, id)?;
        if call.held_by.is_some() {
            return Err(ContactRefusal::AlreadyHeld);
        }
        self.set_hold(scene, id, by);
        Ok(ContactReply::Done)
    }

    pub(in crate::domain::contact) fn unhold(
        &mut self,
        scene: &mut Scene<'_>,
        id: CallId,
    ) -> Result<ContactReply, ContactRefusal> {
        let (call, by) = self.call_as_agent(scene, id)?;
        let Some(holder) = &call.held_by else { return Err(ContactRefusal::NotHeld) };
        // Whoever steps aside comes back by themselves: they may be talking to somebody else.
        if call.is_inner() && *holder != by {
            return Err(ContactRefusal::NotAllowed);
        }
        self.end_hold(scene, id);
        Ok(ContactReply::Done)
    }

    /// The agents are about to go: the customer waits on hold for the next one.
    pub(in crate::domain::contact) fn hold_for_transfer(&mut self, scene: &mut Scene<'_>, by: Option<Arc<str>>) {
        if let Some(id) = self.live_call().filter(|c| c.held_by.is_none()).map(|c| c.id) {
            self.set_hold(scene, id, by.unwrap_or_default());
        }
    }

    /// Somebody has taken the contact over: the customer is back.
    pub(in crate::domain::contact) fn unhold_after_transfer(&mut self, scene: &mut Scene<'_>) {
        if let Some(id) = self.live_call().filter(|c| c.held_by.is_some() && !c.is_inner()).map(|c| c.id) {
            self.end_hold(scene, id);
        }
    }

    fn set_hold(&mut self, scene: &mut Scene<'_>, id: CallId, by: Arc<str>) {
        let Some(call) = self.calls.get_mut(&id) else { return };
        call.held_by = Some(by.clone());
        let member = call.cut_off();
        self.store_call(scene, id);
        if let Some(member) = member {
            scene.wish(MediaWish::Hold { call: id, member });
        }
        self.tell_all(scene, &ContactEvent::Held { call: id, by });
    }

    pub(super) fn end_hold(&mut self, scene: &mut Scene<'_>, id: CallId) {
        let Some(call) = self.calls.get_mut(&id) else { return };
        let member = call.cut_off();
        call.held_by = None;
        self.store_call(scene, id);
        if let Some(member) = member {
            scene.wish(MediaWish::Unhold { call: id, member });
        }
        self.tell_all(scene, &ContactEvent::Unheld { call: id });
    }

    /// Everybody mutes and unmutes themselves. Agents mute others too, but nobody opens another's microphone or
    /// camera: they are asked. The brand may do as agents do, without being in the call.
    pub(in crate::domain::contact) fn set_muted(
        &mut self,
        scene: &mut Scene<'_>,
        id: CallId,
        subject: &Arc<str>,
        source: Source,
        muted: bool,
    ) -> Result<ContactReply, ContactRefusal> {
        let (call, by, side) = match scene.by {
            Asker::Admin => (self.call(id)?, Arc::default(), Side::Agents),
            Asker::Server | Asker::Person { .. } => self.call_as(scene, id)?,
        };
        if source == Source::Screen {
            return Err(ContactRefusal::InvalidField("source"));
        }
        let member = call.member(subject).filter(|m| !m.listens).ok_or(ContactRefusal::NotInCall)?;
        if *subject != by && side == Side::Customer {
            return Err(ContactRefusal::NotAllowed);
        }
        // Also of what is not muted here: their page may have it off.
        if *subject != by && !muted {
            scene.tell(subject, ContactEvent::UnmuteAsked { call: id, source, by });
            return Ok(ContactReply::Pending);
        }
        if member.muted.contains(&source) == muted {
            return Ok(ContactReply::Done);
        }
        let Some(member) = self.calls.get_mut(&id).and_then(|c| c.member_mut(subject)) else {
            return Err(ContactRefusal::NotInCall);
        };
        if muted {
            member.muted.insert(source);
        } else {
            member.muted.remove(&source);
        }
        self.store_call(scene, id);
        scene.wish(MediaWish::SetMuted { call: id, member: subject.clone(), source, muted });
        self.tell_all(scene, &ContactEvent::Muted { call: id, member: subject.clone(), source, muted, by });
        Ok(ContactReply::Done)
    }

    /// Agents choose whom everybody sees large; each page follows as far as its viewer likes.
    pub(in crate::domain::contact) fn set_spotlight(
        &mut self,
        scene: &mut Scene<'_>,
        id: CallId,
        member: Option<Arc<str>>,
    ) -> Result<ContactReply, ContactRefusal> {
        let (call, by) = self.call_as_agent(scene, id)?;
        if let Some(subject) = &member {
            call.member(subject).filter(|m| !m.listens).ok_or(ContactRefusal::NotInCall)?;
        }
        if call.spotlight != member {
            self.change_spotlight(scene, id, member, by);
        }
        Ok(ContactReply::Done)
    }

    pub(super) fn change_spotlight(
        &mut self,
        scene: &mut Scene<'_>,
        id: CallId,
        member: Option<Arc<str>>,
        by: Arc<str>,
    ) {
        let Some(call) = self.calls.get_mut(&id) else { return };
        call.spotlight.clone_from(&member);
        self.store_call(scene, id);
        self.tell_all(scene, &ContactEvent::SpotlightChanged { call: id, member, by });
    }
}
