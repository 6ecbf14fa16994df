use serde::{Deserialize, Serialize};

use crate::domain::contact::ContactEvent;
use crate::model::{CallId, CallKind, ContactId, Direction, Source, Timestamp};
use crate::protocol::live::{
    AgentInfo, AssistEnd, CallEndInfo, CallInfo, CallRequestInfo, ContactEndInfo, ContactSummaryInfo, InvitationInfo,
    LeftReason, LiveReply, MarkInfo, MessageInfo, OfferInfo, PersonInfo, SwitchOutcome, SwitchRequestInfo, TargetInfo,
    TransferEnd,
};
use crate::protocol::{Reconnect, ServerDraining};

/// A message from the server with its envelope: `{"type", "re"?, "seq"?, "data"}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct LiveServerFrame {
    /// On a reply: the `id` of the request that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional, type = "number"))]
    pub re: Option<u64>,
    /// On an event: its number in this session, counting from 1 without gaps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional, type = "number"))]
    pub seq: Option<u64>,
    /// What is said.
    #[serde(flatten)]
    pub message: LiveMessage,
}

/// What the server says: a reply or an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(untagged)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum LiveMessage {
    /// To a request.
    Reply(LiveReply),
    /// Something happened.
    Event(LiveEvent),
}

/// What people hear.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "type", content = "data", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum LiveEvent {
    /// The server is about to stop and begins nothing; what is under way goes on.
    ServerDraining(ServerDraining),
    /// The client shall come back on a new connection.
    Reconnect(Reconnect),
    /// To a customer: there is a contact, which they began on another page or an agent began with them.
    ContactOpened {
        /// It.
        contact: ContactSummaryInfo,
    },
    /// To supervisors: an open contact is new, or its summary is another; the last one says that it is closed.
    ContactChanged {
        /// It.
        contact: ContactSummaryInfo,
    },
    /// To those who asked for it with `getAgents`: an agent has come, is different, or is gone (`offline`).
    AgentChanged {
        /// Who, and how they are now.
        agent: AgentInfo,
    },
    /// The token of this connection is good no longer soon: without `renewToken` the connection ends then.
    TokenExpiring {
        /// When.
        expires: Timestamp,
    },
    /// To agents who may take it, and supervisors: a contact waits.
    ContactWaiting {
        /// It.
        contact: ContactSummaryInfo,
    },
    /// To the same: it waits no longer.
    ContactWaitsNoLonger {
        /// Which.
        contact_id: ContactId,
    },
    /// To an agent: take it, or pass.
    ContactOffered(OfferInfo),
    /// To an agent: what was offered is no longer.
    OfferWithdrawn {
        /// What.
        contact_id: ContactId,
    },
    /// To an agent: they get new contacts, or none.
    AvailabilityChanged {
        /// Whether.
        available: bool,
    },
    /// To a waiting customer: their place in the queue.
    PositionChanged {
        /// Of which contact.
        contact_id: ContactId,
        /// From 1.
        position: u32,
    },
    /// Somebody came into a contact.
    PartyJoined {
        /// Which.
        contact_id: ContactId,
        /// Who.
        person: PersonInfo,
    },
    /// Somebody left it.
    PartyLeft {
        /// Which.
        contact_id: ContactId,
        /// Who.
        identity: String,
        /// Why.
        reason: LeftReason,
    },
    /// Somebody's last page is gone; they may come back.
    PartyAway {
        /// In which contact.
        contact_id: ContactId,
        /// Who.
        identity: String,
    },
    /// Somebody is back.
    PartyBack {
        /// In which contact.
        contact_id: ContactId,
        /// Who.
        identity: String,
    },
    /// To agents: somebody hands the contact over and keeps it until it is taken.
    TransferPending {
        /// Which.
        contact_id: ContactId,
        /// Who.
        by: String,
        /// To whom.
        target: TargetInfo,
    },
    /// To agents: the contact was not handed over.
    TransferFailed {
        /// Which.
        contact_id: ContactId,
        /// Why.
        reason: TransferEnd,
    },
    /// To agents: whether a further agent comes.
    AssistEnded {
        /// To which contact.
        contact_id: ContactId,
        /// Who.
        agent: String,
        /// What came of it.
        end: AssistEnd,
    },
    /// A contact is over.
    ContactClosed {
        /// Which.
        contact_id: ContactId,
        /// How.
        end: ContactEndInfo,
    },

    /// Something was said; the sender's other pages hear it too.
    Message {
        /// What.
        message: MessageInfo,
    },
    /// Somebody has got further.
    Marked {
        /// How far.
        mark: MarkInfo,
    },
    /// Somebody writes, or stopped.
    Typing {
        /// In which contact.
        contact_id: ContactId,
        /// Who.
        identity: String,
        /// Whether.
        typing: bool,
    },

    /// A call was asked for.
    CallRequested {
        /// The request.
        request: CallRequestInfo,
    },
    /// The request has an answer, or none will come.
    CallRequestEnded {
        /// The request.
        request: CallRequestInfo,
    },
    /// The customer is invited.
    InvitationMade {
        /// To what.
        invitation: InvitationInfo,
    },
    /// An invitation was accepted or is over.
    InvitationChanged {
        /// Which.
        invitation: InvitationInfo,
    },

    /// A call began.
    CallStarted {
        /// It.
        call: CallInfo,
    },
    /// The customer and an agent have media, for the first time.
    CallConnected {
        /// In which call.
        call_id: CallId,
    },
    /// Somebody came into a call.
    MemberJoined {
        /// Which.
        call_id: CallId,
        /// Who.
        person: PersonInfo,
    },
    /// Somebody's media broke; it may come back.
    MemberLost {
        /// In which call.
        call_id: CallId,
        /// Whose.
        identity: String,
    },
    /// It came back.
    MemberReturned {
        /// In which call.
        call_id: CallId,
        /// Whose.
        identity: String,
    },
    /// Somebody left a call.
    MemberLeft {
        /// Which.
        call_id: CallId,
        /// Who.
        identity: String,
        /// Why.
        reason: LeftReason,
    },
    /// One side asks the other for another kind of call or direction of video.
    SwitchRequested {
        /// Of which call.
        call_id: CallId,
        /// What.
        request: SwitchRequestInfo,
    },
    /// A switch is settled.
    SwitchEnded {
        /// Of which call.
        call_id: CallId,
        /// Who had asked; nobody if it was the brand's server.
        by: Option<String>,
        /// What came of it.
        outcome: SwitchOutcome,
        /// What the call carries now.
        kind: CallKind,
        /// Which way camera video flows now, from the customer's view.
        direction: Direction,
    },
    /// The customer is cut off for a while.
    CallHeld {
        /// In which call.
        call_id: CallId,
        /// By whom.
        by: String,
    },
    /// The customer is back.
    CallUnheld {
        /// In which call.
        call_id: CallId,
    },
    /// Somebody's source was muted or unmuted.
    MemberMuted {
        /// In which call.
        call_id: CallId,
        /// Whose.
        identity: String,
        /// Which.
        source: Source,
        /// Whether muted.
        muted: bool,
        /// By whom.
        by: String,
    },
    /// To one member: please unmute.
    UnmuteAsked {
        /// In which call.
        call_id: CallId,
        /// What.
        source: Source,
        /// Who asks.
        by: String,
    },
    /// Somebody is to be seen large by everybody, or nobody is any more.
    SpotlightChanged {
        /// In which call.
        call_id: CallId,
        /// Who.
        identity: Option<String>,
        /// By whom: an agent, or whoever was seen large and has left.
        by: String,
    },
    /// Somebody's screen may be shown.
    ScreenStarted {
        /// In which call.
        call_id: CallId,
        /// Whose.
        by: String,
    },
    /// It is no longer.
    ScreenStopped {
        /// In which call.
        call_id: CallId,
        /// Whose it was.
        by: String,
    },
    /// A call is over.
    CallEnded {
        /// Which.
        call_id: CallId,
        /// How.
        end: CallEndInfo,
        /// How long people could talk, in seconds.
        #[cfg_attr(test, ts(type = "number"))]
        seconds: u64,
    },
}

impl From<&ContactEvent> for LiveEvent {
    fn from(event: &ContactEvent) -> Self {
        use ContactEvent as C;
        use LiveEvent as L;
        match event {
            C::Opened(contact) => L::ContactOpened { contact: contact.into() },
            C::Changed(contact) => L::ContactChanged { contact: contact.into() },
            C::AgentChanged(agent) => L::AgentChanged { agent: agent.into() },
            C::Waiting(contact) => L::ContactWaiting { contact: contact.into() },
            C::WaitsNoLonger { contact } => L::ContactWaitsNoLonger { contact_id: *contact },
            C::Offered(offer) => L::ContactOffered(offer.into()),
            C::OfferWithdrawn { contact } => L::OfferWithdrawn { contact_id: *contact },
            C::AvailabilityChanged { available } => L::AvailabilityChanged { available: *available },
            C::PositionChanged { contact, position } => {
                L::PositionChanged { contact_id: *contact, position: u32::try_from(*position).unwrap_or(u32::MAX) }
            }
            C::Joined { contact, person } => L::PartyJoined { contact_id: *contact, person: person.into() },
            C::Left { contact, subject, reason } => {
                L::PartyLeft { contact_id: *contact, identity: subject.to_string(), reason: (*reason).into() }
            }
            C::Away { contact, subject } => L::PartyAway { contact_id: *contact, identity: subject.to_string() },
            C::Back { contact, subject } => L::PartyBack { contact_id: *contact, identity: subject.to_string() },
            C::TransferPending { contact, by, target } => {
                L::TransferPending { contact_id: *contact, by: by.to_string(), target: target.into() }
            }
            C::TransferFailed { contact, reason } => {
                L::TransferFailed { contact_id: *contact, reason: (*reason).into() }
            }
            C::AssistEnded { contact, agent, end } => {
                L::AssistEnded { contact_id: *contact, agent: agent.to_string(), end: (*end).into() }
            }
            C::Closed { contact, end } => L::ContactClosed { contact_id: *contact, end: end.into() },
            C::Message(message) => L::Message { message: message.into() },
            C::Marked(mark) => L::Marked { mark: mark.into() },
            C::Typing { contact, subject, typing } => {
                L::Typing { contact_id: *contact, identity: subject.to_string(), typing: *typing }
            }
            C::EscalationRequested(request) => L::CallRequested { request: request.into() },
            C::EscalationEnded(request) => L::CallRequestEnded { request: request.into() },
            C::Invited(invitation) => L::InvitationMade { invitation: invitation.into() },
            C::InvitationChanged(invitation) => L::InvitationChanged { invitation: invitation.into() },
            C::CallStarted(call) => L::CallStarted { call: call.into() },
            C::CallConnected { call } => L::CallConnected { call_id: *call },
            C::MemberJoined { call, person } => L::MemberJoined { call_id: *call, person: person.into() },
            C::MemberLost { call, member } => L::MemberLost { call_id: *call, identity: member.to_string() },
            C::MemberReturned { call, member } => L::MemberReturned { call_id: *call, identity: member.to_string() },
            C::MemberLeft { call, member, reason } => {
                L::MemberLeft { call_id: *call, identity: member.to_string(), reason: (*reason).into() }
            }
            C::SwitchRequested { call, request } => L::SwitchRequested { call_id: *call, request: request.into() },
            C::SwitchEnded { call, by, outcome, kind, direction } => L::SwitchEnded {
                call_id: *call,
                by: by.as_ref().map(|by| by.to_string()),
                outcome: (*outcome).into(),
                kind: *kind,
                direction: *direction,
            },
            C::Held { call, by } => L::CallHeld { call_id: *call, by: by.to_string() },
            C::Unheld { call } => L::CallUnheld { call_id: *call },
            C::Muted { call, member, source, muted, by } => L::MemberMuted {
                call_id: *call,
                identity: member.to_string(),
                source: *source,
                muted: *muted,
                by: by.to_string(),
            },
            C::UnmuteAsked { call, source, by } => {
                L::UnmuteAsked { call_id: *call, source: *source, by: by.to_string() }
            }
            C::SpotlightChanged { call, member, by } => L::SpotlightChanged {
                call_id: *call,
                identity: member.as_ref().map(|member| member.to_string()),
                by: by.to_string(),
            },
            C::ShareStarted { call, by } => L::ScreenStarted { call_id: *call, by: by.to_string() },
            C::ShareStopped { call, by } => L::ScreenStopped { call_id: *call, by: by.to_string() },
            C::CallEnded { call, end, seconds } => L::CallEnded { call_id: *call, end: end.into(), seconds: *seconds },
        }
    }
}
