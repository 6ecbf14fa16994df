use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::contact::words::{
    CallRecord, ContactEndReason, EscalationOutcome, InvitationEndReason, LeftReason, MarkRecord, MessageRecord, Person,
};
use crate::model::{
    CallId, CallKind, ContactId, Direction, EscalationId, InvitationId, InvitationKind, MessageId, Skill, Timestamp,
};

/// Something that must last: the whole of it, which takes the place of what was stored under its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// A contact.
    Contact(ContactRecord),
    /// A request for a call.
    Escalation(EscalationRecord),
    /// An invitation.
    Invitation(InvitationRecord),
    /// A call.
    Call(CallRecord),
    /// A message.
    Message(MessageRecord),
    /// How far somebody has got.
    Mark(MarkRecord),
}

impl Record {
    /// What it is stored under.
    pub fn key(&self) -> RecordKey {
        match self {
            Record::Contact(r) => RecordKey::Contact(r.id),
            Record::Escalation(r) => RecordKey::Escalation(r.id),
            Record::Invitation(r) => RecordKey::Invitation(r.id),
            Record::Call(r) => RecordKey::Call(r.id),
            Record::Message(r) => RecordKey::Message(r.id),
            Record::Mark(r) => RecordKey::Mark(r.contact, r.subject.clone()),
        }
    }

    /// The contact that it belongs to.
    pub fn contact(&self) -> ContactId {
        match self {
            Record::Contact(r) => r.id,
            Record::Escalation(r) => r.contact,
            Record::Invitation(r) => r.contact,
            Record::Call(r) => r.contact,
            Record::Message(r) => r.contact,
            Record::Mark(r) => r.contact,
        }
    }
}

/// What a record is stored under. Its order is one in which what is referred to comes first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordKey {
    /// A contact.
    Contact(ContactId),
    /// A request for a call.
    Escalation(EscalationId),
    /// An invitation.
    Invitation(InvitationId),
    /// A call.
    Call(CallId),
    /// A message.
    Message(MessageId),
    /// How far a person has got in a contact.
    Mark(ContactId, Arc<str>),
}

/// A customer's conversation with the brand, or one of agents among themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactRecord {
    /// Its id.
    pub id: ContactId,
    /// What it is about, in the customer's words; may be empty.
    pub topic: Arc<str>,
    /// What the brand attached to it.
    pub data: BTreeMap<String, String>,
    /// The skill that serves it; without one, every agent does.
    pub skill: Option<Skill>,
    /// The kind of call that begins as soon as an agent takes it; used up by that.
    pub wants: Option<CallKind>,
    /// Everybody who is or was in it, the customer first; among agents whoever called.
    pub parties: Vec<Party>,
    /// Set while it waits for an agent.
    pub queued: Option<Queued>,
    /// Agents who are asked to come as well.
    pub assists: Vec<Assist>,
    /// What agents told those after them.
    pub notes: Vec<Note>,
    /// When it began.
    pub opened_at: Timestamp,
    /// The number of the latest message.
    pub last_number: u64,
    /// When something last happened that keeps it from being idle.
    pub active_at: Timestamp,
    /// How it ended.
    pub end: Option<ContactEnd>,
}

/// How a contact ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactEnd {
    /// When.
    pub at: Timestamp,
    /// By whom, if it was a person.
    pub by: Option<Arc<str>>,
    /// Why.
    pub reason: ContactEndReason,
}

/// Somebody who is or was in a contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Who.
    pub person: Person,
    /// As what.
    pub standing: Standing,
    /// Since when, the latest time.
    pub joined_at: Timestamp,
    /// When and why they went.
    pub left: Option<(Timestamp, LeftReason)>,
}

/// What somebody is in a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Is served.
    Customer,
    /// Serves.
    Agent,
    /// Hears everything, and nobody knows.
    Listener,
}

/// A contact's place in a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queued {
    /// For whom it waits.
    pub target: Target,
    /// Since when; the oldest is served first.
    pub since: Timestamp,
    /// The agent who hands it over and keeps it until it is taken.
    pub kept_by: Option<Arc<str>>,
    /// What those shall know to whom it is handed over.
    pub note: Option<Arc<str>>,
    /// Whom it is offered to.
    pub offer: Option<Offer>,
    /// Who passed, and until when it is not offered to them again.
    pub passed: BTreeMap<Arc<str>, Timestamp>,
    /// When it waits for this target no longer.
    pub until: Option<Timestamp>,
}

/// For whom a contact waits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// Any agent.
    Anyone,
    /// Agents with a skill.
    Skill(Skill),
    /// One agent.
    Agent(Arc<str>),
}

/// An agent's turn to take a contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Whose.
    pub agent: Arc<str>,
    /// Until when.
    pub expires: Timestamp,
}

/// A request that an agent comes as well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assist {
    /// Who shall come.
    pub agent: Arc<str>,
    /// Who asks.
    pub by: Arc<str>,
    /// What they said.
    pub note: Option<Arc<str>>,
    /// Until when.
    pub expires: Timestamp,
}

/// What an agent tells those after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// When.
    pub at: Timestamp,
    /// Who; nobody if it was the brand's server.
    pub by: Option<Arc<str>>,
    /// What.
    pub text: Arc<str>,
}

/// A request to step from chat to a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EscalationRecord {
    /// Its id.
    pub id: EscalationId,
    /// Where.
    pub contact: ContactId,
    /// Who asked.
    pub by: Person,
    /// What for.
    pub kind: CallKind,
    /// Which way the customer's camera video shall flow; open if not said.
    pub direction: Option<Direction>,
    /// When.
    pub asked_at: Timestamp,
    /// When it is too late to answer.
    pub expires: Timestamp,
    /// What came of it.
    pub end: Option<EscalationEnd>,
}

/// What came of a request for a call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EscalationEnd {
    /// When.
    pub at: Timestamp,
    /// By whom, if it was a person.
    pub by: Option<Arc<str>>,
    /// What.
    pub outcome: EscalationOutcome,
    /// The call, if there is one.
    pub call: Option<CallId>,
}

/// An offer of agents to a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationRecord {
    /// Its id.
    pub id: InvitationId,
    /// Where.
    pub contact: ContactId,
    /// To what.
    pub kind: InvitationKind,
    /// Which way the customer's camera video shall flow; open if not said.
    pub direction: Option<Direction>,
    /// Who invites.
    pub by: Arc<str>,
    /// When.
    pub made_at: Timestamp,
    /// When it is too late to answer.
    pub expires: Timestamp,
    /// Where it stands.
    pub state: InvitationState,
    /// The call that came of it or that it is a part of.
    pub call: Option<CallId>,
}

/// Where an invitation stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvitationState {
    /// It may be answered.
    Invited,
    /// It was accepted.
    Accepted {
        /// When.
        at: Timestamp,
    },
    /// It is over.
    Closed(InvitationClose),
}

/// How an invitation came to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationClose {
    /// When.
    pub at: Timestamp,
    /// By whom, if it was a person.
    pub by: Option<Arc<str>>,
    /// Why.
    pub reason: InvitationEndReason,
}
