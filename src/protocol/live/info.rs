use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::contact::{
    Asker, ContactSummary, ContactView, MarkRecord, OfferView, Party, Person, Target, Visitor,
};
use crate::model::{CallKind, ContactId, Role, Skill, Timestamp, VisitorId};
use crate::protocol::live::{
    CallInfo, CallRequestInfo, ContactEndReason, ContactStateName, InvitationInfo, StandingName,
};

pub(super) fn text(text: &Arc<str>) -> String {
    text.to_string()
}

pub(super) fn optional(text: Option<&Arc<str>>) -> Option<String> {
    text.map(|text| text.to_string())
}

/// Who somebody is to others.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PersonInfo {
    /// The brand's own opaque id of the person.
    pub identity: String,
    /// What to show.
    pub name: String,
    /// What the person is to the brand.
    pub role: Role,
}

impl From<&Person> for PersonInfo {
    fn from(person: &Person) -> Self {
        PersonInfo { identity: text(&person.subject), name: text(&person.name), role: person.role }
    }
}

/// For whom a contact waits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "kind", rename_all = "camelCase", deny_unknown_fields)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub enum TargetInfo {
    /// Any agent.
    Anyone {},
    /// Agents with a skill.
    Skill {
        /// Which.
        skill: Skill,
    },
    /// One agent.
    Agent {
        /// Whose identity.
        agent: String,
    },
}

impl From<&Target> for TargetInfo {
    fn from(target: &Target) -> Self {
        match target {
            Target::Anyone => TargetInfo::Anyone {},
            Target::Skill(skill) => TargetInfo::Skill { skill: skill.clone() },
            Target::Agent(agent) => TargetInfo::Agent { agent: text(agent) },
        }
    }
}

impl From<TargetInfo> for Target {
    fn from(target: TargetInfo) -> Self {
        match target {
            TargetInfo::Anyone {} => Target::Anyone,
            TargetInfo::Skill { skill } => Target::Skill(skill),
            TargetInfo::Agent { agent } => Target::Agent(agent.into()),
        }
    }
}

/// A contact as those see it who may take it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ContactSummaryInfo {
    /// Its id.
    pub contact_id: ContactId,
    /// Where it stands.
    pub state: ContactStateName,
    /// What the customer is called.
    pub customer: String,
    /// What it is about; may be empty.
    pub topic: String,
    /// Which skill serves it.
    pub skill: Option<Skill>,
    /// For whom it waits, if it does.
    pub target: Option<TargetInfo>,
    /// Since when it waits, or when it began.
    pub since: Timestamp,
    /// Which call begins when it is taken.
    pub wants: Option<CallKind>,
    /// The identities of the agents who serve it.
    pub agents: Vec<String>,
}

impl From<&ContactSummary> for ContactSummaryInfo {
    fn from(summary: &ContactSummary) -> Self {
        ContactSummaryInfo {
            contact_id: summary.contact,
            state: summary.state.into(),
            customer: text(&summary.customer),
            topic: text(&summary.topic),
            skill: summary.skill.clone(),
            target: summary.target.as_ref().map(TargetInfo::from),
            since: summary.since,
            wants: summary.wants,
            agents: summary.agents.iter().map(text).collect(),
        }
    }
}

/// A contact that an agent is asked to take.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct OfferInfo {
    /// What.
    pub contact: ContactSummaryInfo,
    /// The agent who asks for help or hands over; nobody if it is just the agent's turn.
    pub from: Option<String>,
    /// Whether somebody else serves on.
    pub assist: bool,
    /// What the agent before said.
    pub note: Option<String>,
    /// Until when.
    pub expires: Timestamp,
}

impl From<&OfferView> for OfferInfo {
    fn from(offer: &OfferView) -> Self {
        OfferInfo {
            contact: (&offer.contact).into(),
            from: offer.from.as_ref().map(text),
            assist: offer.assist,
            note: offer.note.as_ref().map(text),
            expires: offer.expires,
        }
    }
}

/// All of an open contact but its messages, as far as the one may see who asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ContactInfo {
    /// Its id.
    pub contact_id: ContactId,
    /// Where it stands.
    pub state: ContactStateName,
    /// What it is about; may be empty.
    pub topic: String,
    /// What the brand attached to it.
    pub data: BTreeMap<String, String>,
    /// Which skill serves it.
    pub skill: Option<Skill>,
    /// When it began.
    pub opened_at: Timestamp,
    /// The number of the latest message.
    #[cfg_attr(test, ts(type = "number"))]
    pub last_number: u64,
    /// The customer's place in the queue, from 1, while it waits.
    pub position: Option<u32>,
    /// For agents: for whom it waits.
    pub target: Option<TargetInfo>,
    /// For agents: whether whoever is in it keeps it until it is taken.
    pub attended: bool,
    /// Those in it.
    pub parties: Vec<PartyInfo>,
    /// For agents: what was told to those after.
    pub notes: Vec<NoteInfo>,
    /// A request for a call that waits for an answer.
    pub call_request: Option<CallRequestInfo>,
    /// Invitations that are not over.
    pub invitations: Vec<InvitationInfo>,
    /// The call.
    pub call: Option<CallInfo>,
    /// How far everybody has got.
    pub marks: Vec<MarkInfo>,
    /// How it ended.
    pub end: Option<ContactEndInfo>,
}

impl From<&ContactView> for ContactInfo {
    fn from(view: &ContactView) -> Self {
        let record = &view.contact;
        ContactInfo {
            contact_id: record.id,
            state: view.state.into(),
            topic: text(&record.topic),
            data: record.data.clone(),
            skill: record.skill.clone(),
            opened_at: record.opened_at,
            last_number: record.last_number,
            position: view.position.map(|p| u32::try_from(p).unwrap_or(u32::MAX)),
            target: record.queued.as_ref().map(|q| TargetInfo::from(&q.target)),
            attended: record.queued.as_ref().is_some_and(|q| q.kept_by.is_some()),
            parties: view.parties.iter().map(PartyInfo::from).collect(),
            notes: record.notes.iter().map(NoteInfo::from).collect(),
            call_request: view.escalation.as_ref().map(CallRequestInfo::from),
            invitations: view.invitations.iter().map(InvitationInfo::from).collect(),
            call: view.call.as_ref().map(CallInfo::from),
            marks: view.marks.iter().map(MarkInfo::from).collect(),
            end: record.end.as_ref().map(ContactEndInfo::from),
        }
    }
}

/// How a contact ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct ContactEndInfo {
    /// When.
    pub at: Timestamp,
    /// Whose deed it was, if it was a person's.
    pub by: Option<String>,
    /// Why.
    pub reason: ContactEndReason,
}

impl From<&crate::domain::contact::ContactEnd> for ContactEndInfo {
    fn from(end: &crate::domain::contact::ContactEnd) -> Self {
        ContactEndInfo { at: end.at, by: optional(end.by.as_ref()), reason: end.reason.into() }
    }
}

/// Somebody in a contact.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct PartyInfo {
    /// Who.
    pub person: PersonInfo,
    /// As what.
    pub standing: StandingName,
    /// Since when.
    pub joined_at: Timestamp,
    /// Whether a page or app of theirs is connected, or was a moment ago.
    pub here: bool,
}

impl From<&(Party, bool)> for PartyInfo {
    fn from((party, here): &(Party, bool)) -> Self {
        PartyInfo {
            person: PersonInfo::from(&party.person),
            standing: party.standing.into(),
            joined_at: party.joined_at,
            here: *here,
        }
    }
}

/// What an agent told those after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct NoteInfo {
    /// When.
    pub at: Timestamp,
    /// Who; nobody if it was the brand's server.
    pub by: Option<String>,
    /// What.
    pub text: String,
}

impl From<&crate::domain::contact::Note> for NoteInfo {
    fn from(note: &crate::domain::contact::Note) -> Self {
        NoteInfo { at: note.at, by: optional(note.by.as_ref()), text: text(&note.text) }
    }
}

/// How far somebody has got in a contact's messages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct MarkInfo {
    /// In which contact.
    pub contact_id: ContactId,
    /// Who.
    pub identity: String,
    /// Every message up to this number has arrived.
    #[cfg_attr(test, ts(type = "number"))]
    pub delivered: u64,
    /// Every message up to this number was seen.
    #[cfg_attr(test, ts(type = "number"))]
    pub seen: u64,
}

impl From<&MarkRecord> for MarkInfo {
    fn from(mark: &MarkRecord) -> Self {
        MarkInfo { contact_id: mark.contact, identity: text(&mark.subject), delivered: mark.delivered, seen: mark.seen }
    }
}

/// A tagged browser whose page is open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct VisitorInfo {
    /// Its id.
    pub visitor_id: VisitorId,
    /// The customer whose page it is.
    pub identity: String,
    /// What others see of the customer.
    pub name: String,
    /// The brand's own id of the person.
    pub external_id: Option<String>,
    /// An e-mail address.
    pub email: Option<String>,
    /// A first name.
    pub first_name: Option<String>,
    /// A family name.
    pub last_name: Option<String>,
    /// The agent who shall serve.
    pub assigned_to: Option<String>,
    /// Labels.
    pub labels: BTreeSet<String>,
    /// Further data.
    pub data: BTreeMap<String, String>,
    /// Since when it is here.
    pub since: Timestamp,
}

impl From<&Visitor> for VisitorInfo {
    fn from(visitor: &Visitor) -> Self {
        VisitorInfo {
            visitor_id: visitor.id,
            identity: text(&visitor.subject),
            name: text(&visitor.name),
            external_id: visitor.external_id.clone(),
            email: visitor.email.clone(),
            first_name: visitor.first_name.clone(),
            last_name: visitor.last_name.clone(),
            assigned_to: optional(visitor.assigned_to.as_ref()),
            labels: visitor.labels.clone(),
            data: visitor.data.clone(),
            since: visitor.since,
        }
    }
}

/// Who somebody is to themselves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct SelfInfo {
    /// Who.
    pub person: PersonInfo,
    /// Which queues an agent serves.
    pub skills: BTreeSet<Skill>,
}

impl SelfInfo {
    /// Of somebody who asks, if it is a person.
    pub fn of(asker: &Asker) -> Option<Self> {
        match asker {
            Asker::Person { person, skills } => {
                Some(SelfInfo { person: PersonInfo::from(person), skills: skills.clone() })
            }
            Asker::Admin | Asker::Server => None,
        }
    }
}
