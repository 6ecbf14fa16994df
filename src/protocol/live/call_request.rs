use serde::{Deserialize, Serialize};

use crate::model::{CallId, CallKind, CobrowseMode, ContactId, Direction, EscalationId, InvitationId, Source};
use crate::protocol::live::InvitationName;

/// Data of `requestCall`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RequestCall {
    /// In which contact.
    pub contact_id: ContactId,
    /// Which kind of call.
    pub kind: CallKind,
    /// Which way the customer's camera video shall flow, from the customer's view.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub direction: Option<Direction>,
}

/// Data of `answerCallRequest`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnswerCallRequest {
    /// Which request.
    pub escalation_id: EscalationId,
    /// Whether.
    pub accept: bool,
}

/// Data of `invite`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Invite {
    /// In which contact.
    pub contact_id: ContactId,
    /// To what.
    pub kind: InvitationName,
    /// How far an agent may act on a co-browsed page. Default: shared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub mode: Option<CobrowseMode>,
    /// Which way the customer's camera video shall flow, from the customer's view.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub direction: Option<Direction>,
    /// How long it may be answered, in milliseconds. Default: the server's `contacts.invitation_timeout`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub timeout_ms: Option<u32>,
}

/// Data of `answerInvitation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnswerInvitation {
    /// Which.
    pub invitation_id: InvitationId,
    /// Whether.
    pub accept: bool,
}

/// Data of `endInvitation`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EndInvitation {
    /// Which.
    pub invitation_id: InvitationId,
    /// Whether it could not come about. Default: no.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<bool>", optional))]
    pub failed: bool,
}

/// Data of `switchCall`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SwitchCall {
    /// Which call.
    pub call_id: CallId,
    /// What it shall carry.
    pub kind: CallKind,
    /// Which way the customer's camera video shall flow, from the customer's view. Default: as it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub direction: Option<Direction>,
}

/// Data of `answerSwitch`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnswerSwitch {
    /// Of which call.
    pub call_id: CallId,
    /// Whether.
    pub accept: bool,
}

/// Data of `muteMember`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MuteMember {
    /// In which call.
    pub call_id: CallId,
    /// Whom; oneself if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub member: Option<String>,
    /// The microphone or the camera.
    pub source: Source,
    /// Whether.
    pub muted: bool,
}

/// Data of `setSpotlight`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SetSpotlight {
    /// In which call.
    pub call_id: CallId,
    /// Whom everybody shall see large; nobody if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub member: Option<String>,
}
