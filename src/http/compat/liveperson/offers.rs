//! What a COBROWSE dialog stands for: an agent's invitation, or an agent's request for a call in the chat.

use std::sync::Arc;

use crate::domain::contact::{
    CallOrigin, CallRecord, ContactCommand as Do, ContactView, EscalationOutcome, EscalationRecord,
    InvitationEndReason, InvitationRecord, InvitationState,
};
use crate::http::compat::liveperson::wire::ids::Uuid;
use crate::model::{CallId, CallKind, CobrowseMode, EscalationId, InvitationId, InvitationKind, Role, Timestamp};

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum OfferId {
    Invitation(InvitationId),
    Escalation(EscalationId),
}

impl OfferId {
    /// What a dialog's id may stand for.
    pub(super) fn of(dialog: Uuid) -> [OfferId; 2] {
        let bits = dialog.bits();
        [OfferId::Invitation(InvitationId::from_bits(bits)), OfferId::Escalation(EscalationId::from_bits(bits))]
    }

    /// The dialog's id.
    pub(super) fn uuid(self) -> Uuid {
        match self {
            OfferId::Invitation(id) => id.into(),
            OfferId::Escalation(id) => Uuid::from_bits(id.bits()),
        }
    }

    /// The consumer's word.
    pub(super) fn answer(self, accept: bool) -> Do {
        match self {
            OfferId::Invitation(invitation) => Do::AnswerInvitation { invitation, accept },
            OfferId::Escalation(escalation) => Do::AnswerEscalation { escalation, accept },
        }
    }

    /// The agent takes it back.
    pub(super) fn cancel(self) -> Do {
        match self {
            OfferId::Invitation(invitation) => Do::CancelInvitation { invitation },
            OfferId::Escalation(escalation) => Do::CancelEscalation { escalation },
        }
    }

    /// Ends what came of it; a call has the bits of the request that it comes from.
    pub(super) fn end(self) -> Do {
        match self {
            OfferId::Invitation(invitation) => Do::EndInvitation { invitation, failed: false },
            OfferId::Escalation(escalation) => Do::EndCall { call: CallId::from_bits(escalation.bits()) },
        }
    }
}

/// Something that a consumer may accept, or has.
#[derive(Debug, Clone)]
pub(super) struct Offer {
    pub(super) id: OfferId,
    pub(super) mode: &'static str,
    pub(super) by: Arc<str>,
    pub(super) made_at: Timestamp,
    pub(super) expires: Timestamp,
    pub(super) stage: Stage,
    pub(super) call: Option<CallId>,
    /// Whether its media flows.
    pub(super) joined: bool,
}

/// Where an offer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Invited,
    Accepted {
        at: Timestamp,
    },
    /// It is over, for the reason of this name.
    Closed(&'static str),
}

impl From<&InvitationRecord> for Offer {
    fn from(record: &InvitationRecord) -> Self {
        let stage = match &record.state {
            InvitationState::Invited => Stage::Invited,
            InvitationState::Accepted { at } => Stage::Accepted { at: *at },
            InvitationState::Closed(close) => Stage::Closed(match close.reason {
                InvitationEndReason::Declined => "DECLINED",
                InvitationEndReason::Cancelled => "CANCELLED",
                InvitationEndReason::Expired => "EXPIRED",
                InvitationEndReason::Ended => "ENDED",
                InvitationEndReason::Failed => "FAILED",
            }),
        };
        Offer {
            id: OfferId::Invitation(record.id),
            mode: mode(record.kind),
            by: record.by.clone(),
            made_at: record.made_at,
            expires: record.expires,
            stage,
            call: record.call,
            joined: false,
        }
    }
}

impl Offer {
    /// A request for a call; what the consumer's own side asked for is one once it was agreed to.
    pub(super) fn of_request(record: &EscalationRecord) -> Option<Offer> {
        let stage = match &record.end {
            None => Stage::Invited,
            Some(end) => match end.outcome {
                EscalationOutcome::Accepted => Stage::Accepted { at: end.at },
                EscalationOutcome::Declined => Stage::Closed("DECLINED"),
                EscalationOutcome::Cancelled => Stage::Closed("CANCELLED"),
                EscalationOutcome::Expired => Stage::Closed("EXPIRED"),
                EscalationOutcome::Failed => Stage::Closed("FAILED"),
            },
        };
        if record.by.role == Role::Customer && !matches!(stage, Stage::Accepted { .. }) {
            return None;
        }
        Some(Offer {
            id: OfferId::Escalation(record.id),
            mode: mode_of_call(record.kind),
            by: record.by.subject.clone(),
            made_at: record.asked_at,
            expires: record.expires,
            stage,
            call: record.end.as_ref().and_then(|end| end.call),
            joined: false,
        })
    }

    /// The call that a request has come to, whose request is past.
    fn of_call(call: &CallRecord) -> Option<Offer> {
        let CallOrigin::Escalation(id) = call.origin else { return None };
        let agent = call.members.iter().find(|member| member.person.role == Role::Agent);
        Some(Offer {
            id: OfferId::Escalation(id),
            mode: mode_of_call(call.kind),
            by: agent.map_or_else(|| "".into(), |member| member.person.subject.clone()),
            made_at: call.started_at,
            expires: call.started_at,
            stage: Stage::Accepted { at: call.started_at },
            call: Some(call.id),
            joined: false,
        })
    }

    /// Everything of a contact that is not over.
    pub(super) fn all_of(view: &ContactView) -> Vec<Offer> {
        let connected = view.call.as_ref().filter(|call| call.connected_at.is_some()).map(|call| call.id);
        let invitations = view.invitations.iter().map(Offer::from);
        let request = view.escalation.as_ref().and_then(Offer::of_request);
        let call = view.call.as_ref().and_then(Offer::of_call);
        let offers = invitations.chain(request).chain(call);
        offers.map(|offer| Offer { joined: offer.call.is_some() && offer.call == connected, ..offer }).collect()
    }

    /// When it last changed.
    pub(super) fn changed_at(&self) -> Timestamp {
        match self.stage {
            Stage::Invited | Stage::Closed(_) => self.made_at,
            Stage::Accepted { at } => at,
        }
    }
}

/// What the vendor calls what people are invited to; it has no word for showing one's screen.
pub(super) fn mode(kind: InvitationKind) -> &'static str {
    match kind {
        InvitationKind::VoiceCall => "VOICE_CALL",
        InvitationKind::VideoCall => "VIDEO_CALL",
        InvitationKind::ScreenShare => "SCREEN_SHARE",
        InvitationKind::Cobrowse(CobrowseMode::Shared) => "shared",
        InvitationKind::Cobrowse(CobrowseMode::View) => "view",
        InvitationKind::Cobrowse(CobrowseMode::Follow) => "follow",
    }
}

fn mode_of_call(kind: CallKind) -> &'static str {
    mode(match kind {
        CallKind::Screen => InvitationKind::ScreenShare,
        CallKind::Voice => InvitationKind::VoiceCall,
        CallKind::Video => InvitationKind::VideoCall,
    })
}

/// The other way round.
pub(super) fn kind_of(mode: &str) -> Option<InvitationKind> {
    Some(match mode {
        "VOICE_CALL" => InvitationKind::VoiceCall,
        "VIDEO_CALL" => InvitationKind::VideoCall,
        "SCREEN_SHARE" => InvitationKind::ScreenShare,
        "shared" => InvitationKind::Cobrowse(CobrowseMode::Shared),
        "view" => InvitationKind::Cobrowse(CobrowseMode::View),
        "follow" => InvitationKind::Cobrowse(CobrowseMode::Follow),
        _ => return None,
    })
}
