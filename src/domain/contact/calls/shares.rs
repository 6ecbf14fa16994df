//! Shared screens: one at a time, each allowed on its own, stopped at any time.

use std::sync::Arc;

use crate::domain::contact::calls::members::sources_of;
use crate::domain::contact::scene::Scene;
use crate::domain::contact::state::Contact;
use crate::domain::contact::words::{
    CallEndReason, ContactEvent, ContactRefusal, ContactReply, InvitationEndReason, MediaWish, Share, Side,
};
use crate::model::{CallId, CallKind, InvitationId};

impl Contact {
    /// The asker shows their own screen, which needs nobody's consent but their own.
    pub(in crate::domain::contact) fn share_screen(
        &mut self,
        scene: &mut Scene<'_>,
        id: CallId,
    ) -> Result<ContactReply, ContactRefusal> {
        let (call, by, _) = self.call_as(scene, id)?;
        if call.share.is_some() {
            return Err(ContactRefusal::AlreadyShared);
        }
        self.start_share(scene, by, None);
        Ok(ContactReply::Done)
    }

    pub(in crate::domain::contact) fn stop_screen(
        &mut self,
        scene: &mut Scene<'_>,
        id: CallId,
    ) -> Result<ContactReply, ContactRefusal> {
        let (call, by, side) = self.call_as(scene, id)?;
        let share = call.share.as_ref().ok_or(ContactRefusal::NotShared)?;
        if share.by != by && side == Side::Customer {
            return Err(ContactRefusal::NotAllowed);
        }
        self.stop_share(scene);
        Ok(ContactReply::Done)
    }

    /// Allows somebody in the live call to show their screen; who did so before stops.
    pub(in crate::domain::contact) fn start_share(
        &mut self,
        scene: &mut Scene<'_>,
        by: Arc<str>,
        invitation: Option<InvitationId>,
    ) {
        self.end_share(scene);
        let Some(id) = self.live_call().map(|c| c.id) else { return };
        let Some(call) = self.calls.get_mut(&id) else { return };
        call.share = Some(Share { by: by.clone(), invitation, since: scene.now });
        self.wish_sources(scene, id, &by);
        self.store_call(scene, id);
        self.tell_all(scene, &ContactEvent::ShareStarted { call: id, by });
    }

    /// Nobody shows a screen any more. A call that is about nothing else is over.
    pub(in crate::domain::contact) fn stop_share(&mut self, scene: &mut Scene<'_>) {
        let by = self.end_share(scene);
        let about_screen = self.live_call().filter(|c| c.kind == CallKind::Screen).map(|c| c.id);
        if let (Some(by), Some(id)) = (by, about_screen) {
            self.end_call(scene, id, CallEndReason::ScreenStopped, Some(by));
        }
    }

    fn end_share(&mut self, scene: &mut Scene<'_>) -> Option<Arc<str>> {
        let id = self.live_call().map(|c| c.id)?;
        let share = self.calls.get_mut(&id)?.share.take()?;
        self.wish_sources(scene, id, &share.by);
        self.store_call(scene, id);
        self.tell_all(scene, &ContactEvent::ShareStopped { call: id, by: share.by.clone() });
        if let Some(invitation) = share.invitation {
            self.close_invitation(scene, invitation, InvitationEndReason::Ended);
        }
        Some(share.by)
    }

    fn wish_sources(&self, scene: &mut Scene<'_>, id: CallId, subject: &Arc<str>) {
        let Some(call) = self.calls.get(&id) else { return };
        if let Some(member) = call.member(subject) {
            let publish = sources_of(call, member);
            scene.wish(MediaWish::SetSources { call: id, member: subject.clone(), publish });
        }
    }
}
