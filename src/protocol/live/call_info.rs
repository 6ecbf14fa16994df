use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::contact::{
    CallMember, CallRecord, EscalationRecord, InvitationRecord, InvitationState, MemberState, SwitchRequest,
};
use crate::model::{
    CallId, CallKind, CobrowseMode, ContactId, Direction, EscalationId, InvitationId, InvitationKind, QualityReason,
    QualitySummary, Source, Timestamp,
};
use crate::protocol::live::info::{optional, text};
use crate::protocol::live::{
    CallEndReason, EscalationOutcome, InvitationEndReason, InvitationName, LeftReason, PersonInfo, SideName,
};

/// A request for a call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CallRequestInfo {
    /// Its id.
    pub escalation_id: EscalationId,
    /// In which contact.
    pub contact_id: ContactId,
    /// Who asked.
    pub by: PersonInfo,
    /// What for.
    pub kind: CallKind,
    /// Which way the customer's camera video shall flow, if that was said.
    pub direction: Option<Direction>,
    /// When.
    pub asked_at: Timestamp,
    /// When it is too late to answer.
    pub expires: Timestamp,
    /// What came of it, once it is settled.
    pub outcome: Option<EscalationOutcome>,
    /// The call that came of it.
    pub call_id: Option<CallId>,
}

impl From<&EscalationRecord> for CallRequestInfo {
    fn from(record: &EscalationRecord) -> Self {
        CallRequestInfo {
            escalation_id: record.id,
            contact_id: record.contact,
            by: PersonInfo::from(&record.by),
            kind: record.kind,
            direction: record.direction,
            asked_at: record.asked_at,
            expires: record.expires,
            outcome: record.end.as_ref().map(|end| end.outcome.into()),
            call_id: record.end.as_ref().and_then(|end| end.call),
        }
    }
}

/// Where an invitation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum InvitationStateName {
    /// It may be answered.
    Invited,
    /// It was accepted.
    Accepted,
    /// It is over.
    Closed,
}

/// An offer of agents to a customer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct InvitationInfo {
    /// Its id.
    pub invitation_id: InvitationId,
    /// In which contact.
    pub contact_id: ContactId,
    /// To what.
    pub kind: InvitationName,
    /// How far an agent may act on a co-browsed page.
    pub mode: Option<CobrowseMode>,
    /// Which way the customer's camera video shall flow, if that was said.
    pub direction: Option<Direction>,
    /// Who invites.
    pub by: String,
    /// When.
    pub made_at: Timestamp,
    /// When it is too late to answer.
    pub expires: Timestamp,
    /// Where it stands.
    pub state: InvitationStateName,
    /// Why it is over.
    pub reason: Option<InvitationEndReason>,
    /// The call that came of it or that it is a part of.
    pub call_id: Option<CallId>,
}

impl From<&InvitationRecord> for InvitationInfo {
    fn from(record: &InvitationRecord) -> Self {
        let (state, reason) = match &record.state {
            InvitationState::Invited => (InvitationStateName::Invited, None),
            InvitationState::Accepted { .. } => (InvitationStateName::Accepted, None),
            InvitationState::Closed(close) => (InvitationStateName::Closed, Some(close.reason.into())),
        };
        let mode = match record.kind {
            InvitationKind::Cobrowse(mode) => Some(mode),
            InvitationKind::VoiceCall | InvitationKind::VideoCall | InvitationKind::ScreenShare => None,
        };
        InvitationInfo {
            invitation_id: record.id,
            contact_id: record.contact,
            kind: record.kind.into(),
            mode,
            direction: record.direction,
            by: text(&record.by),
            made_at: record.made_at,
            expires: record.expires,
            state,
            reason,
            call_id: record.call,
        }
    }
}

/// A call of a contact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CallInfo {
    /// Its id.
    pub call_id: CallId,
    /// Of which contact.
    pub contact_id: ContactId,
    /// What it carries.
    pub kind: CallKind,
    /// Which way camera video may flow, from the customer's view.
    pub direction: Direction,
    /// Whether the customer is cut off for now.
    pub held: bool,
    /// Whom everybody sees large, as an agent wishes.
    pub spotlight: Option<String>,
    /// Everybody who is or was in it.
    pub members: Vec<MemberInfo>,
    /// A switch that waits for an answer.
    pub request: Option<SwitchRequestInfo>,
    /// Whose screen may be shown.
    pub screen: Option<String>,
    /// When it began.
    pub started_at: Timestamp,
    /// When the customer and an agent first had media.
    pub connected_at: Option<Timestamp>,
    /// How it ended.
    pub end: Option<CallEndInfo>,
}

impl From<&CallRecord> for CallInfo {
    fn from(record: &CallRecord) -> Self {
        CallInfo {
            call_id: record.id,
            contact_id: record.contact,
            kind: record.kind,
            direction: record.direction,
            held: record.held_by.is_some(),
            spotlight: optional(record.spotlight.as_ref()),
            members: record.members.iter().map(MemberInfo::from).collect(),
            request: record.request.as_ref().map(SwitchRequestInfo::from),
            screen: record.share.as_ref().map(|share| text(&share.by)),
            started_at: record.started_at,
            connected_at: record.connected_at,
            end: record.end.as_ref().map(CallEndInfo::from),
        }
    }
}

/// How a call ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CallEndInfo {
    /// When.
    pub at: Timestamp,
    /// Whose deed it was, or whose media was lost, if it was a person's.
    pub by: Option<String>,
    /// Why.
    pub reason: CallEndReason,
}

impl From<&crate::domain::contact::CallEnd> for CallEndInfo {
    fn from(end: &crate::domain::contact::CallEnd) -> Self {
        CallEndInfo { at: end.at, by: optional(end.by.as_ref()), reason: end.reason.into() }
    }
}

/// How a member's media is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum MemberStateName {
    /// It is awaited.
    Expected,
    /// It flows.
    Joined,
    /// It broke and may come back.
    Lost,
    /// They are gone.
    Gone,
}

/// Somebody in a call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MemberInfo {
    /// Who.
    pub person: PersonInfo,
    /// Whether they only listen.
    pub listens: bool,
    /// What they send is not forwarded.
    pub muted: BTreeSet<Source>,
    /// How their media is doing.
    pub state: MemberStateName,
    /// Why they are gone.
    pub reason: Option<LeftReason>,
    /// How good their connection was so far; nothing before it was measured.
    pub quality: Option<QualitySummaryInfo>,
}

/// How good somebody's connection was during a call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct QualitySummaryInfo {
    /// The mean score, from 5, as good as it gets, down to 0, nothing came through.
    pub mean: f64,
    /// The lowest score.
    pub worst: u8,
    /// Whatever made it less than good.
    pub reasons: Vec<QualityReason>,
}

impl QualitySummaryInfo {
    fn of(summary: &QualitySummary) -> Option<Self> {
        let mean = f64::from(summary.mean_tenths()?) / 10.0;
        Some(QualitySummaryInfo { mean, worst: summary.worst, reasons: summary.reasons.iter().collect() })
    }
}

impl From<&CallMember> for MemberInfo {
    fn from(member: &CallMember) -> Self {
        let (state, reason) = match member.state {
            MemberState::Expected { .. } => (MemberStateName::Expected, None),
            MemberState::Joined => (MemberStateName::Joined, None),
            MemberState::Lost { .. } => (MemberStateName::Lost, None),
            MemberState::Gone { reason, .. } => (MemberStateName::Gone, Some(reason.into())),
        };
        MemberInfo {
            person: PersonInfo::from(&member.person),
            listens: member.listens,
            muted: member.muted.clone(),
            state,
            reason,
            quality: QualitySummaryInfo::of(&member.quality),
        }
    }
}

/// A switch that waits for the other side's answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SwitchRequestInfo {
    /// Who asks.
    pub by: String,
    /// Whose side they are on; the other one answers.
    pub side: SideName,
    /// What the call shall carry.
    pub kind: CallKind,
    /// Which way camera video shall flow, from the customer's view.
    pub direction: Direction,
    /// When it is too late to answer.
    pub expires: Timestamp,
}

impl From<&SwitchRequest> for SwitchRequestInfo {
    fn from(request: &SwitchRequest) -> Self {
        SwitchRequestInfo {
            by: text(&request.by),
            side: request.side.into(),
            kind: request.kind,
            direction: request.direction,
            expires: request.expires,
        }
    }
}
