//! What is said to the contact plane, and what it says.

mod asker;
mod call;
mod command;
mod effect;
mod ends;
mod event;
mod message;
mod record;
mod refusal;
mod view;

pub use asker::{Asker, Person};
pub use call::{
    CallEnd, CallMember, CallOrigin, CallRecord, MemberReport, MemberState, Share, Side, SwitchEntry, SwitchRequest,
};
pub use command::{ContactCommand, ContactReply, VisitorTag};
pub use effect::{ContactEffect, MediaMember, MediaWish};
pub use ends::{
    AssistEnd, CallEndReason, ContactEndReason, EscalationOutcome, InvitationEndReason, LeftReason, SwitchOutcome,
    TransferEnd,
};
pub use event::ContactEvent;
pub use message::{Author, Content, MarkRecord, MessageRecord, SharedFile, SystemNote};
pub use record::{
    Assist, ContactEnd, ContactRecord, EscalationEnd, EscalationRecord, InvitationClose, InvitationRecord,
    InvitationState, Note, Offer, Party, Queued, Record, RecordKey, Standing, Target,
};
pub use refusal::ContactRefusal;
pub use view::{AgentState, AgentView, ContactState, ContactSummary, ContactView, OfferView, Visitor, VisitorQuery};
