//! From chat to a call: one side asks, the other answers, and somebody wins.

use std::sync::Arc;

use crate::domain::contact::scene::Scene;
use crate::domain::contact::state::Contact;
use crate::domain::contact::words::{
    CallOrigin, ContactEvent, ContactRefusal, ContactReply, ContactState, EscalationEnd, EscalationOutcome,
    EscalationRecord, Record, Side, SystemNote,
};
use crate::model::{CallId, CallKind, Direction, EscalationId};

impl Contact {
    pub(in crate::domain::contact) fn escalate(
        &mut self,
        scene: &mut Scene<'_>,
        id: EscalationId,
        kind: CallKind,
        direction: Option<Direction>,
    ) -> Result<ContactReply, ContactRefusal> {
        self.part(scene.by)?;
        if self.record.is_inner() {
            return Err(ContactRefusal::NotAllowed);
        }
        let by = scene.by.person().ok_or(ContactRefusal::NotInContact)?.clone();
        if kind == CallKind::Screen {
            return Err(ContactRefusal::InvalidField("kind"));
        }
        if kind != CallKind::Video && direction.is_some() {
            return Err(ContactRefusal::DirectionNeedsVideo);
        }
        if self.state() != ContactState::Active {
            return Err(ContactRefusal::NoAgentYet);
        }
        if self.live_call().is_some() {
            return Err(ContactRefusal::CallExists);
        }
        if self.unanswered_invitation().is_some() {
            return Err(ContactRefusal::InvitationPending);
        }
        if let Some(pending) = self.open_escalation() {
            if Side::of(pending.by.role) == Side::of(by.role) {
                return Err(ContactRefusal::EscalationPending);
            }
            // Both want a call. Nobody gets more than they asked for themselves.
            let (pending, kind) = (pending.id, kind.min(pending.kind));
            let call = self.accept_escalation(scene, pending, kind);
            return Ok(ContactReply::Asked { escalation: pending, call: Some(call) });
        }
        let (asked_at, expires) = (scene.now, scene.now + scene.settings.escalation_timeout);
        let contact = self.record.id;
        let subject = by.subject.clone();
        let escalation = EscalationRecord { id, contact, by, kind, direction, asked_at, expires, end: None };
        self.escalations.insert(id, escalation.clone());
        scene.store(Record::Escalation(escalation.clone()));
        self.tell_all(scene, &ContactEvent::EscalationRequested(escalation));
        self.note(scene, SystemNote::EscalationRequested { by: subject, kind });
        Ok(ContactReply::Asked { escalation: id, call: None })
    }

    pub(in crate::domain::contact) fn answer_escalation(
        &mut self,
        scene: &mut Scene<'_>,
        id: EscalationId,
        accept: bool,
    ) -> Result<ContactReply, ContactRefusal> {
        let (side, kind) = self.pending_escalation(scene, id)?;
        if Side::of_asker(scene.by) == Some(side) {
            return Err(ContactRefusal::NotYoursToAnswer);
        }
        if accept {
            return Ok(ContactReply::Call(self.accept_escalation(scene, id, kind)));
        }
        self.end_escalation(scene, id, EscalationOutcome::Declined, None);
        Ok(ContactReply::Done)
    }

    pub(in crate::domain::contact) fn cancel_escalation(
        &mut self,
        scene: &mut Scene<'_>,
        id: EscalationId,
    ) -> Result<ContactReply, ContactRefusal> {
        let (side, _) = self.pending_escalation(scene, id)?;
        if Side::of_asker(scene.by) != Some(side) {
            return Err(ContactRefusal::NotAllowed);
        }
        self.end_escalation(scene, id, EscalationOutcome::Cancelled, None);
        Ok(ContactReply::Done)
    }

    /// Which side asked for what, while it may be answered; otherwise what has won.
    fn pending_escalation(&self, scene: &Scene<'_>, id: EscalationId) -> Result<(Side, CallKind), ContactRefusal> {
        self.part(scene.by).map_err(|refusal| match refusal {
            ContactRefusal::ContactNotFound => ContactRefusal::EscalationNotFound,
            other => other,
        })?;
        let escalation = self.escalations.get(&id).ok_or(ContactRefusal::EscalationNotFound)?;
        match &escalation.end {
            None => Ok((Side::of(escalation.by.role), escalation.kind)),
            Some(end) => Err(match end.outcome {
                EscalationOutcome::Accepted => ContactRefusal::EscalationAccepted,
                EscalationOutcome::Declined => ContactRefusal::EscalationDeclined,
                EscalationOutcome::Cancelled => ContactRefusal::EscalationCancelled,
                EscalationOutcome::Expired => ContactRefusal::EscalationExpired,
                EscalationOutcome::Failed => ContactRefusal::EscalationFailed,
            }),
        }
    }

    fn accept_escalation(&mut self, scene: &mut Scene<'_>, id: EscalationId, kind: CallKind) -> CallId {
        // A request leads to at most one call, so its own bits name the call.
        let call = CallId::from_bits(id.bits());
        let direction = self.escalations.get(&id).and_then(|e| e.direction).unwrap_or_default();
        self.end_escalation(scene, id, EscalationOutcome::Accepted, Some(call));
        self.start_call(scene, call, CallOrigin::Escalation(id), kind, direction);
        call
    }

    fn end_escalation(
        &mut self,
        scene: &mut Scene<'_>,
        id: EscalationId,
        outcome: EscalationOutcome,
        call: Option<CallId>,
    ) {
        let Some(escalation) = self.escalations.get_mut(&id) else { return };
        escalation.end = Some(EscalationEnd { at: scene.now, by: scene.subject(), outcome, call });
        let escalation = escalation.clone();
        scene.store(Record::Escalation(escalation.clone()));
        self.tell_all(scene, &ContactEvent::EscalationEnded(escalation));
        self.note(scene, SystemNote::EscalationEnded { outcome });
    }

    /// An agent goes, and others stay: what that agent has asked for is void.
    pub(in crate::domain::contact) fn void_escalation_of(&mut self, scene: &mut Scene<'_>, agent: &Arc<str>) {
        if let Some(id) = self.open_escalation().filter(|e| e.by.subject == *agent).map(|e| e.id) {
            self.end_escalation(scene, id, EscalationOutcome::Cancelled, None);
        }
    }

    /// There is nobody on the agents' side any more, or the contact ends.
    pub(in crate::domain::contact) fn void_escalations(&mut self, scene: &mut Scene<'_>) {
        let Some(pending) = self.open_escalation() else { return };
        let outcome = match Side::of(pending.by.role) {
            Side::Agents => EscalationOutcome::Cancelled,
            Side::Customer => EscalationOutcome::Failed,
        };
        let id = pending.id;
        self.end_escalation(scene, id, outcome, None);
    }

    pub(in crate::domain::contact) fn escalation_timeouts(&mut self, scene: &mut Scene<'_>) {
        if let Some(id) = self.open_escalation().filter(|e| e.expires <= scene.now).map(|e| e.id) {
            self.end_escalation(scene, id, EscalationOutcome::Expired, None);
        }
    }
}
