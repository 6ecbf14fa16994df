use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::model::{
    CallId, CallKind, CobrowseMode, ContactId, Direction, EscalationId, FileId, InvitationId, Skill, VisitorId,
};
use crate::protocol::Authenticate;
use crate::protocol::live::{
    AnswerCallRequest, AnswerInvitation, AnswerSwitch, EndInvitation, InvitationName, Invite, MuteMember, RequestCall,
    SetSpotlight, SwitchCall, TargetInfo,
};

/// A message from a client of the contact plane with its envelope: `{"type", "id", "data"}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LiveClientFrame {
    /// The client's number for this request; the reply repeats it as `re`.
    #[cfg_attr(test, ts(type = "number"))]
    pub id: u64,
    /// What is asked.
    #[serde(flatten)]
    pub message: LiveRequest,
}

/// What a client of the contact plane can ask. Every request has exactly one reply.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "type", content = "data", rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum LiveRequest {
    /// First message of a connection: proves who is there. Reply: `hello`.
    Authenticate(Authenticate),
    /// Shows that the client is alive. Reply: `ok`.
    Ping {},
    /// Asks for everything that is open for the asker. Reply: `overview`.
    GetOverview {},
    /// Asks for one open contact. Reply: `contact`.
    GetContact(ContactRef),
    /// Asks for messages of a contact, open or closed. Reply: `messages`.
    GetMessages(GetMessages),
    /// Brings a newer token of the same person, with which the connection goes on. Reply: `ok`.
    RenewToken(RenewToken),
    /// An agent wants new contacts, or none. Reply: `ok`.
    SetAvailable(SetAvailable),
    /// An agent or supervisor asks for the agents. Reply: `agents`.
    GetAgents(GetAgents),

    /// A customer begins a contact. Reply: `opened`.
    OpenContact(OpenContact),
    /// An agent takes a waiting contact. Reply: `ok`.
    TakeContact(ContactRef),
    /// An agent accepts or passes what is offered. Reply: `ok`.
    AnswerOffer(AnswerOffer),
    /// An agent hands a contact over. Reply: `ok`.
    TransferContact(TransferContact),
    /// An agent calls an attended transfer off. Reply: `ok`.
    CancelTransfer(ContactRef),
    /// An agent asks another one to come as well. Reply: `pending`.
    AskAgent(AskAgent),
    /// An agent of a contact, or a supervisor, takes an agent out of it. Reply: `ok`.
    RemoveAgent(RemoveAgent),
    /// A supervisor listens. Reply: `ok`.
    ListenToContact(ContactRef),
    /// Leaves a contact. Reply: `ok`.
    LeaveContact(ContactRef),
    /// Ends a contact for all. Reply: `ok`.
    EndContact(ContactRef),

    /// Says something. Reply: `sent`.
    SendMessage(SendMessage),
    /// Tells how far the asker has got. Reply: `ok`.
    MarkMessages(MarkMessages),
    /// The asker is writing; to be repeated at least every five seconds. Reply: `ok`.
    SetTyping(SetTyping),

    /// Asks the other side for a call. Reply: `asked`.
    RequestCall(RequestCall),
    /// Answers such a request. Reply: `ok`, or `call` if one began.
    AnswerCallRequest(AnswerCallRequest),
    /// Takes such a request back. Reply: `ok`.
    CancelCallRequest(EscalationRef),
    /// An agent invites the customer. Reply: `invited`.
    Invite(Invite),
    /// The customer answers an invitation. Reply: `ok`, or `call` if one began.
    AnswerInvitation(AnswerInvitation),
    /// An agent takes an invitation back. Reply: `ok`.
    CancelInvitation(InvitationRef),
    /// Ends what an accepted invitation began. Reply: `ok`.
    EndInvitation(EndInvitation),

    /// An agent comes into the call of their contact. Reply: `call`.
    JoinCall(CallRef),
    /// Changes what a call carries, or asks the other side for it. Reply: `ok`, or `pending` if they must agree.
    SwitchCall(SwitchCall),
    /// Answers such a request. Reply: `ok`.
    AnswerSwitch(AnswerSwitch),
    /// Takes such a request back. Reply: `ok`.
    CancelSwitch(CallRef),
    /// Cuts the customer off for a while. Reply: `ok`.
    HoldCall(CallRef),
    /// Brings the customer back. Reply: `ok`.
    UnholdCall(CallRef),
    /// Mutes or unmutes oneself or, as an agent, somebody else. Reply: `ok`, or `pending` if they were asked to unmute.
    MuteMember(MuteMember),
    /// An agent has everybody see somebody large, or nobody in particular. Reply: `ok`.
    SetSpotlight(SetSpotlight),
    /// Begins to show the own screen; its track may be published next. Reply: `ok`.
    ShareScreen(CallRef),
    /// Shows no screen any more. Reply: `ok`.
    StopScreen(CallRef),
    /// Leaves a call. Reply: `ok`.
    LeaveCall(CallRef),
    /// Ends a call for all. Reply: `ok`.
    EndCall(CallRef),

    /// A customer's page tells whose browser it is. Reply: `ok`.
    TagVisitor(TagVisitor),
    /// A customer's page forgets who the browser belongs to. Reply: `ok`.
    ResetVisitor(VisitorRef),
    /// An agent looks for active visitors. Reply: `visitors`.
    FindVisitors(FindVisitors),
    /// An agent invites an active visitor. Reply: `invited`.
    InviteVisitor(InviteVisitor),
}

/// Data of `renewToken`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RenewToken {
    /// The newer one.
    pub token: String,
}

/// Data of `getAgents`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GetAgents {
    /// Whether `agentChanged` shall be told from now on, until this connection ends or asks without. Default: no.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<bool>", optional))]
    pub watch: bool,
}

/// Which contact is meant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ContactRef {
    /// Its id.
    pub contact_id: ContactId,
}

/// Which request for a call is meant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct EscalationRef {
    /// Its id.
    pub escalation_id: EscalationId,
}

/// Which invitation is meant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct InvitationRef {
    /// Its id.
    pub invitation_id: InvitationId,
}

/// Which call is meant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct CallRef {
    /// Its id.
    pub call_id: CallId,
}

/// Which browser is meant.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct VisitorRef {
    /// Its id, drawn by the page: `v_` and 32 hexadecimal digits.
    pub visitor_id: VisitorId,
}

/// Data of `getMessages`; without `before` and `after` it means the latest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct GetMessages {
    /// Of which contact.
    pub contact_id: ContactId,
    /// Those right before this number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional, type = "number"))]
    pub before: Option<u64>,
    /// Those right after this number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional, type = "number"))]
    pub after: Option<u64>,
    /// At most so many. Default: 50.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub limit: Option<u32>,
}

/// Data of `setAvailable`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SetAvailable {
    /// Whether new contacts are wanted.
    pub available: bool,
}

/// Data of `openContact`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OpenContact {
    /// What it is about. Default: nothing.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub topic: String,
    /// What the brand wants to be known.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<BTreeMap<String, String>>", optional))]
    pub data: BTreeMap<String, String>,
    /// Which skill shall serve. Default: every agent may.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub skill: Option<Skill>,
    /// Which agent shall serve, while they are there in time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub agent: Option<String>,
    /// Which call begins when an agent takes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub wants: Option<CallKind>,
}

/// Data of `answerOffer`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AnswerOffer {
    /// What was offered.
    pub contact_id: ContactId,
    /// Whether the agent takes it.
    pub accept: bool,
}

/// Data of `transferContact`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TransferContact {
    /// Which contact.
    pub contact_id: ContactId,
    /// To whom.
    pub target: TargetInfo,
    /// Whether the asker stays until it is taken, and keeps it if it is not. Default: no.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<bool>", optional))]
    pub attended: bool,
    /// For whoever takes it. Default: nothing.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub note: String,
}

/// Data of `askAgent`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct AskAgent {
    /// To which contact.
    pub contact_id: ContactId,
    /// Whom.
    pub agent: String,
    /// What they shall know. Default: nothing.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<String>", optional))]
    pub note: String,
}

/// Data of `removeAgent`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct RemoveAgent {
    /// Of which contact.
    pub contact_id: ContactId,
    /// Whom.
    pub agent: String,
}

/// Data of `sendMessage`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SendMessage {
    /// Where.
    pub contact_id: ContactId,
    /// The sender's own id, at most 64 bytes: sent again with the same one, it is the same message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub client_id: Option<String>,
    /// What.
    pub content: NewContent,
}

/// What can be said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum NewContent {
    /// Words.
    Text {
        /// Them.
        text: String,
    },
    /// An address.
    Link {
        /// `http` or `https`.
        url: String,
    },
    /// A file that was uploaded before.
    File {
        /// Its id.
        file_id: FileId,
        /// What its sender says of it. Default: nothing.
        #[serde(default)]
        #[cfg_attr(test, ts(as = "Option<String>", optional))]
        caption: String,
    },
}

/// Data of `markMessages`; what is behind the mark already changes nothing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MarkMessages {
    /// Where.
    pub contact_id: ContactId,
    /// Everything up to this number has arrived.
    #[cfg_attr(test, ts(type = "number"))]
    pub delivered: u64,
    /// Everything up to this number was seen.
    #[cfg_attr(test, ts(type = "number"))]
    pub seen: u64,
}

/// Data of `setTyping`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SetTyping {
    /// Where.
    pub contact_id: ContactId,
    /// Whether.
    pub typing: bool,
}

/// Data of `tagVisitor`; what is left out stays as it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct TagVisitor {
    /// The browser's id, drawn by the page: `v_` and 32 hexadecimal digits.
    pub visitor_id: VisitorId,
    /// The brand's own id of the person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub external_id: Option<String>,
    /// An e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub email: Option<String>,
    /// A first name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub first_name: Option<String>,
    /// A family name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub last_name: Option<String>,
    /// The agent who shall serve.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub assigned_to: Option<String>,
    /// Labels, all of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub labels: Option<BTreeSet<String>>,
    /// Further data; `null` deletes what was there.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<BTreeMap<String, Option<String>>>", optional))]
    pub data: BTreeMap<String, Option<String>>,
}

/// Data of `findVisitors`; without a field, it means all that the asker may see.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct FindVisitors {
    /// Only those who are assigned to the asker. Default: no.
    #[serde(default)]
    #[cfg_attr(test, ts(as = "Option<bool>", optional))]
    pub mine: bool,
    /// Only those with a field that is this, or a full name, whatever the case of letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub is: Option<String>,
    /// Only those with a field that contains this, whatever the case of letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub contains: Option<String>,
}

/// Data of `inviteVisitor`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct InviteVisitor {
    /// Whom.
    pub visitor_id: VisitorId,
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
