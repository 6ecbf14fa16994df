use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use crate::domain::contact::words::{Content, MemberReport, Target};
use crate::domain::words::ConnectionId;
use crate::model::{
    CallId, CallKind, ContactId, Direction, EscalationId, InvitationId, InvitationKind, MessageId, Skill, Source,
    VisitorId,
};

/// What can be asked of the contact plane. Ids of new things are drawn by the caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContactCommand {
    /// A page or app of the asker's is connected.
    Connect {
        /// Its connection.
        connection: ConnectionId,
        /// How many contacts an agent serves at once; the usual number if not said.
        capacity: Option<usize>,
    },
    /// A connection is gone.
    Disconnect {
        /// Which.
        connection: ConnectionId,
    },
    /// An agent wants new contacts, or wants none.
    SetAvailable {
        /// Whether.
        available: bool,
    },

    /// An agent or supervisor wants to hear on a connection how the agents are, until it is gone, or no more.
    WatchAgents {
        /// Which of the asker's.
        connection: ConnectionId,
        /// Whether.
        watch: bool,
    },

    /// A customer begins a contact.
    Open {
        /// Its fresh id.
        contact: ContactId,
        /// What it is about.
        topic: Arc<str>,
        /// What the brand wants to be known.
        data: BTreeMap<String, String>,
        /// Which skill shall serve.
        skill: Option<Skill>,
        /// Which agent shall serve, while they are there in time.
        agent: Option<Arc<str>>,
        /// Which call shall begin when an agent takes it.
        wants: Option<CallKind>,
    },
    /// An agent takes a waiting contact.
    Take {
        /// Which.
        contact: ContactId,
    },
    /// An agent accepts or declines what was offered or asked.
    Answer {
        /// Which contact.
        contact: ContactId,
        /// Whether.
        accept: bool,
    },
    /// Hands a contact over.
    Transfer {
        /// Which.
        contact: ContactId,
        /// To whom.
        target: Target,
        /// Whether the asker stays in until it is taken, and keeps it if it is not.
        attended: bool,
        /// For whoever takes it.
        note: Arc<str>,
    },
    /// Calls an attended transfer off.
    CancelTransfer {
        /// Of which contact.
        contact: ContactId,
    },
    /// Asks a further agent to come.
    AskAgent {
        /// To which contact.
        contact: ContactId,
        /// Whom.
        agent: Arc<str>,
        /// What they shall know.
        note: Arc<str>,
    },
    /// Takes an agent out of a contact and its call; the others go on.
    RemoveAgent {
        /// Of which contact.
        contact: ContactId,
        /// Whom.
        agent: Arc<str>,
    },
    /// An agent calls a colleague, without a customer.
    CallAgent {
        /// The fresh id of their contact.
        contact: ContactId,
        /// Whom.
        agent: Arc<str>,
        /// Which call begins when the colleague accepts.
        kind: CallKind,
        /// What they shall know.
        note: Arc<str>,
    },
    /// A supervisor listens, and nobody else hears of it.
    Listen {
        /// To which contact.
        contact: ContactId,
    },
    /// Leaves a contact; the others go on.
    Leave {
        /// Which.
        contact: ContactId,
    },
    /// Ends a contact for all.
    End {
        /// Which.
        contact: ContactId,
    },

    /// Says something.
    Send {
        /// Where.
        contact: ContactId,
        /// The sender's own id, by which a repetition is known; at most 64 bytes.
        client_id: Option<Arc<str>>,
        /// What.
        content: Content,
    },
    /// Tells how far the asker has got; what is behind the mark already changes nothing.
    Mark {
        /// Where.
        contact: ContactId,
        /// Everything up to this number has arrived.
        delivered: u64,
        /// Everything up to this number was seen.
        seen: u64,
    },
    /// The asker is writing; repeated while it lasts.
    SetTyping {
        /// Where.
        contact: ContactId,
        /// Whether.
        typing: bool,
    },

    /// Asks the other side for a call.
    Escalate {
        /// Its fresh id.
        escalation: EscalationId,
        /// Where.
        contact: ContactId,
        /// Which.
        kind: CallKind,
        /// Which way the customer's camera video shall flow.
        direction: Option<Direction>,
    },
    /// Answers the other side.
    AnswerEscalation {
        /// Which request.
        escalation: EscalationId,
        /// Whether.
        accept: bool,
    },
    /// Takes a request back.
    CancelEscalation {
        /// Which.
        escalation: EscalationId,
    },

    /// An agent invites the customer.
    Invite {
        /// Its fresh id.
        invitation: InvitationId,
        /// Where.
        contact: ContactId,
        /// To what.
        kind: InvitationKind,
        /// Which way the customer's camera video shall flow.
        direction: Option<Direction>,
        /// How long it may be answered; the usual time if not said.
        expires_in: Option<Duration>,
    },
    /// The customer answers.
    AnswerInvitation {
        /// Which.
        invitation: InvitationId,
        /// Whether.
        accept: bool,
    },
    /// The agents take an invitation back.
    CancelInvitation {
        /// Which.
        invitation: InvitationId,
    },
    /// Either side ends what an accepted invitation began.
    EndInvitation {
        /// Which.
        invitation: InvitationId,
        /// Whether it could not come about.
        failed: bool,
    },

    /// The brand's server begins a call that both sides have agreed to elsewhere.
    StartCall {
        /// Its fresh id.
        call: CallId,
        /// Where.
        contact: ContactId,
        /// Which.
        kind: CallKind,
    },
    /// An agent of the contact comes into its call, or comes back.
    JoinCall {
        /// Which.
        call: CallId,
    },
    /// Changes what a call carries or which way camera video flows; asks the other side where that is needed.
    Switch {
        /// Which call.
        call: CallId,
        /// What it shall carry.
        kind: CallKind,
        /// Which way the customer's camera video shall flow; as it was if not said.
        direction: Option<Direction>,
    },
    /// Answers the other side's request to switch.
    AnswerSwitch {
        /// Of which call.
        call: CallId,
        /// Whether.
        accept: bool,
    },
    /// Takes a request to switch back.
    CancelSwitch {
        /// Of which call.
        call: CallId,
    },
    /// Cuts the customer off for a while.
    Hold {
        /// In which call.
        call: CallId,
    },
    /// Brings the customer back.
    Unhold {
        /// In which call.
        call: CallId,
    },
    /// Mutes or unmutes somebody; only they themselves can unmute, others ask them to.
    SetMuted {
        /// In which call.
        call: CallId,
        /// Whom.
        member: Arc<str>,
        /// What of theirs.
        source: Source,
        /// Whether.
        muted: bool,
    },
    /// Has everybody in a call see somebody large, or nobody in particular.
    SetSpotlight {
        /// In which call.
        call: CallId,
        /// Whom.
        member: Option<Arc<str>>,
    },
    /// Begins to show one's own screen.
    ShareScreen {
        /// In which call.
        call: CallId,
    },
    /// Shows no screen any more; agents stop anybody's, a customer their own.
    StopScreen {
        /// In which call.
        call: CallId,
    },
    /// Leaves a call; the last agent and the customer end it by that.
    LeaveCall {
        /// Which.
        call: CallId,
    },
    /// Ends a call for all.
    EndCall {
        /// Which.
        call: CallId,
    },
    /// This server has seen something of a member's media.
    Report {
        /// In which call.
        call: CallId,
        /// Whose.
        member: Arc<str>,
        /// What.
        report: MemberReport,
    },

    /// A customer's page tells whose browser it is.
    TagVisitor {
        /// Which browser.
        visitor: VisitorId,
        /// The page's connection; the visitor is active while one is connected.
        connection: ConnectionId,
        /// What is known.
        tag: VisitorTag,
    },
    /// The brand's server tells more of an active visitor.
    AddToVisitor {
        /// Which browser.
        visitor: VisitorId,
        /// What is known.
        tag: VisitorTag,
    },
    /// A customer's page forgets who the browser belongs to.
    ResetVisitor {
        /// Which browser.
        visitor: VisitorId,
    },
    /// An agent invites an active visitor, in the contact that there is or in a new one.
    InviteVisitor {
        /// Whom.
        visitor: VisitorId,
        /// A fresh id, for a new contact.
        contact: ContactId,
        /// The invitation's fresh id.
        invitation: InvitationId,
        /// To what.
        kind: InvitationKind,
        /// Which way the customer's camera video shall flow.
        direction: Option<Direction>,
        /// How long it may be answered; the usual time if not said.
        expires_in: Option<Duration>,
    },
}

/// What a page tells of its visitor; what it leaves out stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct VisitorTag {
    /// The brand's own id of the person.
    pub external_id: Option<String>,
    /// An e-mail address.
    pub email: Option<String>,
    /// A first name.
    pub first_name: Option<String>,
    /// A family name.
    pub last_name: Option<String>,
    /// The agent who shall serve.
    pub assigned_to: Option<Arc<str>>,
    /// Labels, all of them.
    pub labels: Option<BTreeSet<String>>,
    /// Further data; nothing deletes what was there.
    pub data: BTreeMap<String, Option<String>>,
}

/// What a command gives back to the one who asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ContactReply {
    /// Nothing to add.
    Done,
    /// To [`ContactCommand::Connect`].
    Connected {
        /// Whether an agent gets new contacts.
        available: bool,
    },
    /// To [`ContactCommand::Open`] and [`ContactCommand::CallAgent`].
    Opened {
        /// The contact.
        contact: ContactId,
        /// Its place in the queue, from 1; none if it does not wait.
        position: Option<usize>,
    },
    /// To [`ContactCommand::Send`].
    Sent {
        /// The message.
        message: MessageId,
        /// Its number.
        number: u64,
        /// Whether it was sent before.
        repeated: bool,
    },
    /// To what waits for the other side's answer.
    Pending,
    /// To [`ContactCommand::Escalate`].
    Asked {
        /// The request.
        escalation: EscalationId,
        /// The call, if the other side had asked for it already.
        call: Option<CallId>,
    },
    /// To what began a call.
    Call(CallId),
    /// To [`ContactCommand::Invite`] and [`ContactCommand::InviteVisitor`].
    Invited {
        /// The contact in which.
        contact: ContactId,
        /// The invitation.
        invitation: InvitationId,
    },
}
