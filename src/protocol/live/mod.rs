//! The contact plane on the wire: what the WebSocket at `/api/v1/live` says, and what REST shows of the same things.
//!
//! `docs/live.md` says the same in prose; a test parses each of its examples through these types.

mod event;
mod info;
mod message;
mod request;
mod words;

pub use event::{LiveEvent, LiveHello, LiveMessage, LiveReply, LiveServerFrame};
pub use info::{
    CallEndInfo, CallInfo, CallRequestInfo, ContactEndInfo, ContactInfo, ContactSummaryInfo, InvitationInfo,
    InvitationStateName, MarkInfo, MemberInfo, MemberStateName, NoteInfo, PartyInfo, PersonInfo, QualitySummaryInfo,
    SelfInfo, SwitchRequestInfo, TargetInfo, VisitorInfo,
};
pub use message::{ContentInfo, MessageInfo, SystemNoteInfo};
pub use request::{
    AnswerCallRequest, AnswerInvitation, AnswerOffer, AnswerSwitch, AskAgent, CallRef, ContactRef, EndInvitation,
    EscalationRef, FindVisitors, GetMessages, InvitationRef, Invite, InviteVisitor, LiveClientFrame, LiveRequest,
    MarkMessages, MuteMember, NewContent, OpenContact, RequestCall, SendMessage, SetAvailable, SetTyping, SwitchCall,
    TagVisitor, TransferContact, VisitorRef,
};
pub use words::{
    AssistEnd, CallEndReason, ContactEndReason, ContactStateName, EscalationOutcome, InvitationEndReason,
    InvitationName, LeftReason, SideName, StandingName, SwitchOutcome, TransferEnd,
};
