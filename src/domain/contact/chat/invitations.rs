//! Agents invite the customer; the customer answers, and exactly one thing wins.

use std::time::Duration;

use crate::domain::contact::scene::Scene;
use crate::domain::contact::settings::ContactSettings;
use crate::domain::contact::state::Contact;
use crate::domain::contact::words::{
    CallEndReason, CallOrigin, ContactEvent, ContactRefusal, ContactReply, InvitationClose, InvitationEndReason,
    InvitationRecord, InvitationState, Record, Standing,
};
use crate::model::{CallId, CallKind, Direction, InvitationId, InvitationKind};

/// What the customer is invited to.
#[derive(Debug, Clone, Copy)]
pub(in crate::domain::contact) struct Wanted {
    pub(in crate::domain::contact) kind: InvitationKind,
    pub(in crate::domain::contact) direction: Option<Direction>,
    /// How long it may be answered, if not for the usual time.
    pub(in crate::domain::contact) expires_in: Option<Duration>,
}

impl Wanted {
    /// Whether it can be had at all.
    pub(in crate::domain::contact) fn check(&self, settings: &ContactSettings) -> Result<(), ContactRefusal> {
        if self.direction.is_some() && self.kind != InvitationKind::VideoCall {
            return Err(ContactRefusal::DirectionNeedsVideo);
        }
        if self.expires_in.is_some_and(|time| time.is_zero() || time > settings.max_invitation_time) {
            return Err(ContactRefusal::InvalidField("timeoutMs"));
        }
        Ok(())
    }
}

impl Contact {
    pub(in crate::domain::contact) fn invite(
        &mut self,
        scene: &mut Scene<'_>,
        id: InvitationId,
        wanted: Wanted,
    ) -> Result<ContactReply, ContactRefusal> {
        let by = self.agent(scene.by)?;
        if self.record.is_inner() {
            return Err(ContactRefusal::NotAllowed);
        }
        self.check_invitation(scene, &wanted)?;
        let Wanted { kind, direction, expires_in } = wanted;
        let expires = scene.now + expires_in.unwrap_or(scene.settings.invitation_timeout);
        let (contact, made_at) = (self.record.id, scene.now);
        let state = InvitationState::Invited;
        let invitation = InvitationRecord { id, contact, kind, direction, by, made_at, expires, state, call: None };
        self.record.active_at = scene.now;
        self.store(scene);
        self.invitations.insert(id, invitation.clone());
        scene.store(Record::Invitation(invitation.clone()));
        self.tell_all(scene, &ContactEvent::Invited(invitation));
        Ok(ContactReply::Invited { contact, invitation: id })
    }

    /// Whether something else stands in the way of an invitation.
    pub(in crate::domain::contact) fn check_invitation(
        &self,
        scene: &Scene<'_>,
        wanted: &Wanted,
    ) -> Result<(), ContactRefusal> {
        wanted.check(scene.settings)?;
        let kind = wanted.kind;
        if self.unanswered_invitation().is_some() {
            return Err(ContactRefusal::InvitationPending);
        }
        if self.open_escalation().is_some() {
            return Err(ContactRefusal::EscalationPending);
        }
        if let Some(call) = self.live_call() {
            if matches!(kind, InvitationKind::VoiceCall | InvitationKind::VideoCall) {
                return Err(ContactRefusal::CallExists);
            }
            if kind == InvitationKind::ScreenShare && call.share.is_some() {
                return Err(ContactRefusal::AlreadyShared);
            }
        }
        let n_open = self.invitations.values().filter(|i| !matches!(i.state, InvitationState::Closed(_))).count();
        if n_open >= scene.settings.max_invitations {
            return Err(ContactRefusal::TooManyInvitations);
        }
        Ok(())
    }

    pub(in crate::domain::contact) fn answer_invitation(
        &mut self,
        scene: &mut Scene<'_>,
        id: InvitationId,
        accept: bool,
    ) -> Result<ContactReply, ContactRefusal> {
        let (invitation, standing) = self.invitation_for(scene, id)?;
        if standing != Standing::Customer {
            return Err(ContactRefusal::NotYoursToAnswer);
        }
        let (kind, direction) = (invitation.kind, invitation.direction);
        check_unanswered(invitation)?;
        if !accept {
            self.close_invitation(scene, id, InvitationEndReason::Declined);
            return Ok(ContactReply::Done);
        }
        // An invitation leads to at most one call, so its own bits name the call.
        let live = self.live_call().map(|c| c.id);
        let call = kind.call().map(|_| live.unwrap_or(CallId::from_bits(id.bits())));
        if let Some(invitation) = self.invitations.get_mut(&id) {
            invitation.state = InvitationState::Accepted { at: scene.now };
            invitation.call = call;
            let invitation = invitation.clone();
            scene.store(Record::Invitation(invitation.clone()));
            self.tell_all(scene, &ContactEvent::InvitationChanged(invitation));
        }
        let Some((call, call_kind)) = call.zip(kind.call()) else { return Ok(ContactReply::Done) };
        if live.is_none() {
            self.start_call(scene, call, CallOrigin::Invitation(id), call_kind, direction.unwrap_or_default());
        }
        if call_kind == CallKind::Screen
            && let Some(customer) = self.customer().map(|c| c.subject.clone())
        {
            self.start_share(scene, customer, Some(id));
        }
        Ok(ContactReply::Call(call))
    }

    pub(in crate::domain::contact) fn cancel_invitation(
        &mut self,
        scene: &mut Scene<'_>,
        id: InvitationId,
    ) -> Result<ContactReply, ContactRefusal> {
        let (invitation, standing) = self.invitation_for(scene, id)?;
        if standing != Standing::Agent {
            return Err(ContactRefusal::NotAllowed);
        }
        check_unanswered(invitation)?;
        self.close_invitation(scene, id, InvitationEndReason::Cancelled);
        Ok(ContactReply::Done)
    }

    /// Ends what an accepted invitation began: the call, the shared screen, the co-browsing.
    pub(in crate::domain::contact) fn end_invitation(
        &mut self,
        scene: &mut Scene<'_>,
        id: InvitationId,
        failed: bool,
    ) -> Result<ContactReply, ContactRefusal> {
        let (invitation, _) = self.invitation_for(scene, id)?;
        match check_unanswered(invitation) {
            Ok(()) => return Err(ContactRefusal::InvitationNotAccepted),
            Err(ContactRefusal::InvitationAccepted) => {}
            Err(other) => return Err(other),
        }
        let (kind, call) = (invitation.kind, invitation.call);
        // What is said first of the reason stands, whatever follows.
        let reason = if failed { InvitationEndReason::Failed } else { InvitationEndReason::Ended };
        self.close_invitation(scene, id, reason);
        match (kind, call) {
            (InvitationKind::ScreenShare, Some(_)) => self.stop_share(scene),
            (_, Some(call)) => {
                let reason = if failed { CallEndReason::Failed } else { CallEndReason::HungUp };
                self.end_call(scene, call, reason, scene.subject());
            }
            (_, None) => {}
        }
        Ok(ContactReply::Done)
    }

    /// An invitation that the asker may act on, and as what.
    fn invitation_for(
        &self,
        scene: &Scene<'_>,
        id: InvitationId,
    ) -> Result<(&InvitationRecord, Standing), ContactRefusal> {
        let (_, standing) = self.part(scene.by).map_err(|refusal| match refusal {
            ContactRefusal::ContactNotFound => ContactRefusal::InvitationNotFound,
            other => other,
        })?;
        self.invitations.get(&id).map(|i| (i, standing)).ok_or(ContactRefusal::InvitationNotFound)
    }

    pub(in crate::domain::contact) fn close_invitation(
        &mut self,
        scene: &mut Scene<'_>,
        id: InvitationId,
        reason: InvitationEndReason,
    ) {
        let Some(invitation) = self.invitations.get_mut(&id) else { return };
        if matches!(invitation.state, InvitationState::Closed(_)) {
            return;
        }
        invitation.state = InvitationState::Closed(InvitationClose { at: scene.now, by: scene.subject(), reason });
        let invitation = invitation.clone();
        scene.store(Record::Invitation(invitation.clone()));
        self.tell_all(scene, &ContactEvent::InvitationChanged(invitation));
    }

    /// Closes what was accepted and belongs to a call that is over.
    pub(in crate::domain::contact) fn close_invitations_of(
        &mut self,
        scene: &mut Scene<'_>,
        call: CallId,
        reason: InvitationEndReason,
    ) {
        let of_call = self.invitations.values().filter(|i| i.call == Some(call)).map(|i| i.id);
        for id in of_call.collect::<Vec<_>>() {
            self.close_invitation(scene, id, reason);
        }
    }

    /// Nobody is there to honour what was offered or asked: the last agent went, or the contact ends.
    pub(in crate::domain::contact) fn void_offers_to_customer(&mut self, scene: &mut Scene<'_>) {
        self.void_escalations(scene);
        let is_ending = self.is_served();
        for invitation in self.invitations.values().cloned().collect::<Vec<_>>() {
            let reason = match invitation.state {
                InvitationState::Invited if is_ending => InvitationEndReason::Failed,
                InvitationState::Invited => InvitationEndReason::Cancelled,
                InvitationState::Accepted { .. } if invitation.call.is_none() => InvitationEndReason::Ended,
                InvitationState::Accepted { .. } | InvitationState::Closed(_) => continue,
            };
            self.close_invitation(scene, invitation.id, reason);
        }
    }

    pub(in crate::domain::contact) fn invitation_timeouts(&mut self, scene: &mut Scene<'_>) {
        if let Some(id) = self.unanswered_invitation().filter(|i| i.expires <= scene.now).map(|i| i.id) {
            self.close_invitation(scene, id, InvitationEndReason::Expired);
        }
    }
}

/// Whether it may still be answered; otherwise what has won.
fn check_unanswered(invitation: &InvitationRecord) -> Result<(), ContactRefusal> {
    Err(match &invitation.state {
        InvitationState::Invited => return Ok(()),
        InvitationState::Accepted { .. } => ContactRefusal::InvitationAccepted,
        InvitationState::Closed(close) => match close.reason {
            InvitationEndReason::Declined => ContactRefusal::InvitationDeclined,
            InvitationEndReason::Cancelled => ContactRefusal::InvitationCancelled,
            InvitationEndReason::Expired => ContactRefusal::InvitationExpired,
            InvitationEndReason::Ended => ContactRefusal::InvitationEnded,
            InvitationEndReason::Failed => ContactRefusal::InvitationFailed,
        },
    })
}
