use std::sync::Arc;

use crate::domain::contact::words::{
    AgentView, AssistEnd, CallEnd, CallRecord, ContactEnd, ContactSummary, EscalationRecord, InvitationRecord,
    LeftReason, MarkRecord, MessageRecord, OfferView, Person, SwitchOutcome, SwitchRequest, Target, TransferEnd,
};
use crate::model::{CallId, CallKind, ContactId, Direction, Source};

/// What people hear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContactEvent {
    /// To a customer: there is a contact, which they began on another page or an agent began with them.
    Opened(ContactSummary),
    /// To supervisors: an open contact is new, or its summary is another; the last one says that it is closed.
    Changed(ContactSummary),
    /// To those who watch the agents: one of them is new, has changed or is gone.
    AgentChanged(AgentView),
    /// To agents who may take it, and supervisors: a contact waits.
    Waiting(ContactSummary),
    /// To the same: it waits no longer.
    WaitsNoLonger {
        /// Which.
        contact: ContactId,
    },
    /// To an agent: take it, or pass.
    Offered(OfferView),
    /// To an agent: what was offered is no longer.
    OfferWithdrawn {
        /// What.
        contact: ContactId,
    },
    /// To an agent: they get new contacts, or none.
    AvailabilityChanged {
        /// Whether.
        available: bool,
    },
    /// To a waiting customer: their place in the queue.
    PositionChanged {
        /// Of which contact.
        contact: ContactId,
        /// From 1.
        position: usize,
    },
    /// Somebody came into a contact.
    Joined {
        /// Which.
        contact: ContactId,
        /// Who.
        person: Person,
    },
    /// Somebody left it.
    Left {
        /// Which.
        contact: ContactId,
        /// Who.
        subject: Arc<str>,
        /// Why.
        reason: LeftReason,
    },
    /// Somebody's last page is gone; they may come back.
    Away {
        /// In which contact.
        contact: ContactId,
        /// Who.
        subject: Arc<str>,
    },
    /// Somebody is back.
    Back {
        /// In which contact.
        contact: ContactId,
        /// Who.
        subject: Arc<str>,
    },
    /// To agents: somebody hands the contact over and keeps it until it is taken.
    TransferPending {
        /// Which.
        contact: ContactId,
        /// Who.
        by: Arc<str>,
        /// To whom.
        target: Target,
    },
    /// To agents: the contact was not handed over.
    TransferFailed {
        /// Which.
        contact: ContactId,
        /// Why.
        reason: TransferEnd,
    },
    /// To agents: whether a further agent comes.
    AssistEnded {
        /// To which contact.
        contact: ContactId,
        /// Who.
        agent: Arc<str>,
        /// What came of it.
        end: AssistEnd,
    },
    /// A contact is over.
    Closed {
        /// Which.
        contact: ContactId,
        /// How.
        end: ContactEnd,
    },

    /// Something was said; the sender's other pages hear it too.
    Message(MessageRecord),
    /// Somebody has got further.
    Marked(MarkRecord),
    /// Somebody writes, or stopped.
    Typing {
        /// In which contact.
        contact: ContactId,
        /// Who.
        subject: Arc<str>,
        /// Whether.
        typing: bool,
    },

    /// A call was asked for.
    EscalationRequested(EscalationRecord),
    /// The request has an answer, or none will come.
    EscalationEnded(EscalationRecord),
    /// The customer is invited.
    Invited(InvitationRecord),
    /// An invitation was accepted or is over.
    InvitationChanged(InvitationRecord),

    /// A call began.
    CallStarted(CallRecord),
    /// The customer and an agent have media, for the first time.
    CallConnected {
        /// In which call.
        call: CallId,
    },
    /// Somebody came into a call.
    MemberJoined {
        /// Which.
        call: CallId,
        /// Who.
        person: Person,
    },
    /// Somebody's media broke; it may come back.
    MemberLost {
        /// In which call.
        call: CallId,
        /// Whose.
        member: Arc<str>,
    },
    /// It came back.
    MemberReturned {
        /// In which call.
        call: CallId,
        /// Whose.
        member: Arc<str>,
    },
    /// Somebody left a call.
    MemberLeft {
        /// Which.
        call: CallId,
        /// Who.
        member: Arc<str>,
        /// Why.
        reason: LeftReason,
    },
    /// One side asks the other for another kind of call or direction of video.
    SwitchRequested {
        /// Of which call.
        call: CallId,
        /// What.
        request: SwitchRequest,
    },
    /// A switch is settled.
    SwitchEnded {
        /// Of which call.
        call: CallId,
        /// Who had asked; nobody if it was the brand's server.
        by: Option<Arc<str>>,
        /// What came of it.
        outcome: SwitchOutcome,
        /// What the call carries now.
        kind: CallKind,
        /// Which way camera video flows now, from the customer's view.
        direction: Direction,
    },
    /// The customer is cut off for a while.
    Held {
        /// In which call.
        call: CallId,
        /// By whom.
        by: Arc<str>,
    },
    /// The customer is back.
    Unheld {
        /// In which call.
        call: CallId,
    },
    /// Somebody's source was muted or unmuted.
    Muted {
        /// In which call.
        call: CallId,
        /// Whose.
        member: Arc<str>,
        /// Which.
        source: Source,
        /// Whether muted.
        muted: bool,
        /// By whom.
        by: Arc<str>,
    },
    /// To one member: please unmute.
    UnmuteAsked {
        /// In which call.
        call: CallId,
        /// What.
        source: Source,
        /// Who asks.
        by: Arc<str>,
    },
    /// Somebody is to be seen large by everybody, or nobody is any more.
    SpotlightChanged {
        /// In which call.
        call: CallId,
        /// Who.
        member: Option<Arc<str>>,
        /// By whom: an agent, or whoever was seen large and has left.
        by: Arc<str>,
    },
    /// Somebody's screen may be shown.
    ShareStarted {
        /// In which call.
        call: CallId,
        /// Whose.
        by: Arc<str>,
    },
    /// It is no longer.
    ShareStopped {
        /// In which call.
        call: CallId,
        /// Whose it was.
        by: Arc<str>,
    },
    /// A call is over.
    CallEnded {
        /// Which.
        call: CallId,
        /// How.
        end: CallEnd,
        /// How long people could talk, in seconds.
        seconds: u64,
    },
}
