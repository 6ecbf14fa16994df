use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::contact::words::{
    CallRecord, ContactRecord, EscalationRecord, InvitationRecord, MarkRecord, Party, Person, Target,
};
use crate::model::{CallKind, ContactId, Skill, Timestamp, VisitorId};

/// Where a contact stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContactState {
    /// No agent is in it.
    Waiting,
    /// An agent is in it.
    Active,
    /// It is over.
    Closed,
}

/// A contact as agents see it who may take it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactSummary {
    /// Its id.
    pub contact: ContactId,
    /// Where it stands.
    pub state: ContactState,
    /// What the customer is called.
    pub customer: Arc<str>,
    /// What it is about.
    pub topic: Arc<str>,
    /// Which skill serves it.
    pub skill: Option<Skill>,
    /// For whom it waits, if it does.
    pub target: Option<Target>,
    /// Since when it waits, or when it began.
    pub since: Timestamp,
    /// Which call begins when it is taken.
    pub wants: Option<CallKind>,
    /// The agents who serve it.
    pub agents: Vec<Arc<str>>,
}

/// A contact that an agent is asked to take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferView {
    /// What.
    pub contact: ContactSummary,
    /// The agent who asks for help or hands over; nobody if it is just the agent's turn.
    pub from: Option<Arc<str>>,
    /// Whether somebody else serves on.
    pub assist: bool,
    /// What the agent before said.
    pub note: Option<Arc<str>>,
    /// Until when.
    pub expires: Timestamp,
}

/// An agent as colleagues see them: whom a contact can be handed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgentView {
    /// Who.
    pub person: Person,
    /// Which queues they serve.
    pub skills: BTreeSet<Skill>,
    /// Whether they can take something.
    pub state: AgentState,
    /// How many open contacts they are in.
    pub contacts: usize,
    /// In how many they can be at once.
    pub capacity: usize,
}

/// Whether an agent can take something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgentState {
    /// They get new contacts.
    Available,
    /// They would, and serve as many as they can.
    Full,
    /// They want no new ones.
    Unavailable,
    /// Their pages are gone, and contacts of theirs wait for them.
    Away,
    /// They are not here.
    Offline,
}

/// All of an open contact but its messages, as far as the one may see who asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactView {
    /// The contact; for customers without what agents tell each other.
    pub contact: ContactRecord,
    /// Where it stands.
    pub state: ContactState,
    /// Its place in the queue, from 1.
    pub position: Option<usize>,
    /// Those in it, with whether they are connected.
    pub parties: Vec<(Party, bool)>,
    /// The request for a call that waits for an answer.
    pub escalation: Option<EscalationRecord>,
    /// Invitations that are not over.
    pub invitations: Vec<InvitationRecord>,
    /// The call.
    pub call: Option<CallRecord>,
    /// How far everybody has got.
    pub marks: Vec<MarkRecord>,
}

/// A tagged browser whose page is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visitor {
    /// Its id.
    pub id: VisitorId,
    /// The customer whose page it is.
    pub subject: Arc<str>,
    /// What others see of the customer.
    pub name: Arc<str>,
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
    /// Labels.
    pub labels: BTreeSet<String>,
    /// Further data.
    pub data: BTreeMap<String, String>,
    /// Since when it is here.
    pub since: Timestamp,
}

/// Which visitors are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VisitorQuery {
    /// All.
    All,
    /// Those who are assigned to the asker.
    Mine,
    /// Those with a field that is this, whatever the case of letters; a full name counts as a field.
    Is(String),
    /// Those with a field that contains this, whatever the case of letters.
    Contains(String),
}
