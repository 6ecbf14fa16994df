//! The contact plane on the wire: what the WebSocket at `/api/v1/live` says, and what REST shows of the same things.
//!
//! `docs/live.md` says the same in prose; a test parses each of its examples through these types.

mod agent;
mod call_info;
mod call_request;
mod event;
mod info;
mod message;
mod reply;
mod request;
mod words;

pub use agent::{AgentInfo, AgentStateName};
pub use call_info::{
    CallEndInfo, CallInfo, CallRequestInfo, InvitationInfo, InvitationStateName, MemberInfo, MemberStateName,
    QualitySummaryInfo, SwitchRequestInfo,
};
pub use call_request::{
    AnswerCallRequest, AnswerInvitation, AnswerSwitch, EndInvitation, Invite, MuteMember, RequestCall, SetSpotlight,
    SwitchCall,
};
pub use event::{LiveEvent, LiveMessage, LiveServerFrame};
pub use info::{
    ContactEndInfo, ContactInfo, ContactSummaryInfo, MarkInfo, NoteInfo, OfferInfo, PartyInfo, PersonInfo, SelfInfo,
    TargetInfo, VisitorInfo,
};
pub use message::{ContentInfo, MessageInfo, SystemNoteInfo};
pub use reply::{LiveHello, LiveReply};
pub use request::{
    AnswerOffer, AskAgent, CallRef, ContactRef, EscalationRef, FindVisitors, GetAgents, GetMessages, InvitationRef,
    InviteVisitor, LiveClientFrame, LiveRequest, MarkMessages, NewContent, OpenContact, RemoveAgent, RenewToken,
    SendMessage, SetAvailable, SetTyping, TagVisitor, TransferContact, VisitorRef,
};
pub use words::{
    AssistEnd, CallEndReason, ContactEndReason, ContactStateName, EscalationOutcome, InvitationEndReason,
    InvitationName, LeftReason, SideName, StandingName, SwitchOutcome, TransferEnd,
};
