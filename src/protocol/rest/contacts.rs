use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::model::{
    CallId, CallKind, CobrowseMode, ContactId, Direction, EscalationId, FileId, FileKind, InvitationId, MessageId,
    Skill, Source,
};
use crate::protocol::live::{
    AgentInfo, CallInfo, ContactInfo, InvitationName, MessageInfo, NewContent, TargetInfo, VisitorInfo,
};

/// A customer on whose behalf the brand acts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CustomerRef {
    /// The brand's own opaque id of the person.
    #[schema(examples("customer-17"))]
    pub identity: String,
    /// What agents see. Default: the identity.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// Body of `POST /api/v1/contacts`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BeginContact {
    /// Whose contact it is: for the brand only; customers begin their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<CustomerRef>,
    /// What it is about. Default: nothing.
    #[serde(default)]
    pub topic: String,
    /// What the brand wants to be known.
    #[serde(default)]
    pub data: BTreeMap<String, String>,
    /// Which skill shall serve. Default: every agent may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skill: Option<Skill>,
    /// Which agent shall serve, while they are there in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<String>,
    /// Which call begins when an agent takes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wants: Option<CallKind>,
}

/// Whether somebody agrees.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Accept {
    /// Whether.
    pub accept: bool,
}

/// Body of `POST /api/v1/contacts/{id}/transfer`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HandOver {
    /// To whom.
    pub target: TargetInfo,
    /// Whether the asker stays until it is taken, and keeps it if it is not. Default: no.
    #[serde(default)]
    pub attended: bool,
    /// For whoever takes it. Default: nothing.
    #[serde(default)]
    pub note: String,
}

/// Body of `POST /api/v1/contacts/{id}/ask-agent`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CallForHelp {
    /// Whom.
    pub agent: String,
    /// What they shall know. Default: nothing.
    #[serde(default)]
    pub note: String,
}

/// Body of `POST /api/v1/contacts/{id}/remove-agent`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TakeOut {
    /// Whom.
    pub agent: String,
}

/// Body of `POST /api/v1/contacts/{id}/messages`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Say {
    /// The sender's own id, at most 64 bytes: sent again with the same one, it is the same message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    /// What.
    pub content: NewContent,
}

/// Body of `POST /api/v1/contacts/{id}/escalations`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AskForCall {
    /// Which kind of call.
    pub kind: CallKind,
    /// Which way the customer's camera video shall flow, from the customer's view.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
}

/// Body of `POST /api/v1/contacts/{id}/invitations` and `POST /api/v1/visitors/{id}/invite`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct InviteTo {
    /// To what.
    pub kind: InvitationName,
    /// How far an agent may act on a co-browsed page. Default: shared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<CobrowseMode>,
    /// Which way the customer's camera video shall flow, from the customer's view.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// How long it may be answered, in milliseconds, at most an hour. Default: `contacts.invitation_timeout`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(minimum = 1, maximum = 3600000)]
    pub timeout_ms: Option<u32>,
}

/// Answer of `GET /api/v1/agents`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AgentList {
    /// Those who are here or have contacts, by identity.
    pub agents: Vec<AgentInfo>,
}

/// Body of `POST /api/v1/invitations/{id}/end`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct EndInvited {
    /// Whether it could not come about. Default: no.
    #[serde(default)]
    pub failed: bool,
}

/// Body of `POST /api/v1/contacts/{id}/calls`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BeginCall {
    /// Which kind of call.
    pub kind: CallKind,
}

/// Body of `POST /api/v1/calls/{id}/switch`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SwitchTo {
    /// What it shall carry.
    pub kind: CallKind,
    /// Which way the customer's camera video shall flow, from the customer's view. Default: as it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
}

/// Body of `POST /api/v1/calls/{id}/mute`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Mute {
    /// Whom; oneself if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
    /// The microphone or the camera.
    pub source: Source,
    /// Whether.
    pub muted: bool,
}

/// Body of `POST /api/v1/calls/{id}/spotlight`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Spotlight {
    /// Whom everybody shall see large; nobody if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<String>,
}

/// What came of something that was done; what does not concern it is left out.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct Done {
    /// Whether it waits for the other side's answer.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub pending: bool,
    /// The contact that it was done in or that began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact_id: Option<ContactId>,
    /// The new contact's place in the queue, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<u32>,
    /// The message that was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message_id: Option<MessageId>,
    /// Its number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u64>,
    /// Whether it had been sent before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub repeated: Option<bool>,
    /// The request for a call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub escalation_id: Option<EscalationId>,
    /// The invitation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invitation_id: Option<InvitationId>,
    /// The call that began.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_id: Option<CallId>,
}

/// Answer to `GET /api/v1/contacts`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ContactPage {
    /// The latest first.
    pub contacts: Vec<ContactInfo>,
    /// `after` of the next page; nothing if this is the last.
    pub next: Option<String>,
}

/// Answer to `GET /api/v1/contacts/{id}/messages`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct MessagePage {
    /// In their order.
    pub messages: Vec<MessageInfo>,
}

/// Answer to `GET /api/v1/calls`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallPage {
    /// The latest first.
    pub calls: Vec<CallInfo>,
    /// `after` of the next page; nothing if this is the last.
    pub next: Option<String>,
}

/// Answer to `GET /api/v1/visitors`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct VisitorList {
    /// At most 100.
    pub visitors: Vec<VisitorInfo>,
}

/// A file that was handed in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct FileInfo {
    /// Its id.
    pub file_id: FileId,
    /// What it is.
    pub kind: FileKind,
    /// What its sender calls it.
    pub name: String,
    /// Bytes.
    pub size: u64,
}
