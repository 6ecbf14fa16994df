//! An open contact with everything of it: who is in it, who may see it, who hears of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::contact::scene::{Scene, Thing};
use crate::domain::contact::settings::ContactSettings;
use crate::domain::contact::words::{
    Asker, Author, CallRecord, ContactEvent, ContactRecord, ContactRefusal, ContactState, ContactSummary, Content,
    EscalationRecord, InvitationRecord, InvitationState, LeftReason, MarkRecord, MemberState, MessageRecord, Party,
    Person, Record, Standing, SystemNote, Target,
};
use crate::model::{CallId, EscalationId, InvitationId, MessageId, Role, Timestamp};

/// An open contact.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Contact {
    pub(super) record: ContactRecord,
    pub(super) escalations: BTreeMap<EscalationId, EscalationRecord>,
    pub(super) invitations: BTreeMap<InvitationId, InvitationRecord>,
    pub(super) calls: BTreeMap<CallId, CallRecord>,
    pub(super) marks: BTreeMap<Arc<str>, MarkRecord>,
    /// Who sent the latest messages and under which ids of their own.
    pub(super) sent: BTreeMap<u64, (Arc<str>, Arc<str>)>,
    /// Who is writing, and until when that holds.
    pub(super) typing: BTreeMap<Arc<str>, Timestamp>,
    /// What the indices know of this contact.
    pub(super) indexed: Indexed,
}

/// What was last put into the indices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Indexed {
    pub(super) people: Vec<Arc<str>>,
    pub(super) line: Option<(Target, Timestamp)>,
    pub(super) offer: Option<Arc<str>>,
    pub(super) things: Vec<Thing>,
    /// What supervisors were told of it.
    pub(super) summary: Option<ContactSummary>,
}

impl Contact {
    pub(super) fn new(record: ContactRecord) -> Self {
        Contact {
            record,
            escalations: BTreeMap::new(),
            invitations: BTreeMap::new(),
            calls: BTreeMap::new(),
            marks: BTreeMap::new(),
            sent: BTreeMap::new(),
            typing: BTreeMap::new(),
            indexed: Indexed::default(),
        }
    }

    pub(super) fn customer(&self) -> Option<&Person> {
        self.record.parties.first().filter(|p| p.standing == Standing::Customer).map(|p| &p.person)
    }

    /// Those who are in it now.
    pub(super) fn present(&self) -> impl Iterator<Item = &Party> {
        self.record.parties.iter().filter(|p| p.left.is_none())
    }

    pub(super) fn standing(&self, subject: &str) -> Option<Standing> {
        self.present().find(|p| *p.person.subject == *subject).map(|p| p.standing)
    }

    /// The agents who serve it.
    pub(super) fn agents(&self) -> impl Iterator<Item = &Person> {
        self.present().filter(|p| p.standing == Standing::Agent).map(|p| &p.person)
    }

    pub(super) fn is_served(&self) -> bool {
        self.agents().next().is_some()
    }

    pub(super) fn live_call(&self) -> Option<&CallRecord> {
        self.calls.values().find(|c| c.end.is_none())
    }

    pub(super) fn open_escalation(&self) -> Option<&EscalationRecord> {
        self.escalations.values().find(|e| e.end.is_none())
    }

    pub(super) fn unanswered_invitation(&self) -> Option<&InvitationRecord> {
        self.invitations.values().find(|i| i.state == InvitationState::Invited)
    }

    /// Whether the asker may know that it is there.
    pub(super) fn is_visible(&self, by: &Asker) -> bool {
        let is_asked = |subject: &Arc<str>| self.record.assists.iter().any(|a| a.agent == *subject);
        self.record.is_readable_by(by) || self.waits_for(by) || by.subject().is_some_and(is_asked)
    }

    /// Whether the asker is an agent who may take it from the queue.
    pub(super) fn waits_for(&self, by: &Asker) -> bool {
        let Some(queued) = &self.record.queued else { return false };
        by.is(Role::Agent)
            && match &queued.target {
                Target::Anyone => true,
                Target::Skill(skill) => by.serves(skill),
                Target::Agent(agent) => by.subject() == Some(agent),
            }
    }

    /// What the asker is in it, if more than a listener.
    pub(super) fn part(&self, by: &Asker) -> Result<(Arc<str>, Standing), ContactRefusal> {
        if !self.is_visible(by) {
            return Err(ContactRefusal::ContactNotFound);
        }
        let subject = by.subject().ok_or(ContactRefusal::NotInContact)?;
        match self.standing(subject) {
            None => Err(ContactRefusal::NotInContact),
            Some(Standing::Listener) => Err(ContactRefusal::ListeningOnly),
            Some(standing) => Ok((subject.clone(), standing)),
        }
    }

    /// Checks that the asker serves it.
    pub(super) fn agent(&self, by: &Asker) -> Result<Arc<str>, ContactRefusal> {
        match self.part(by)? {
            (subject, Standing::Agent) => Ok(subject),
            _ => Err(ContactRefusal::NotAllowed),
        }
    }

    pub(super) fn state(&self) -> ContactState {
        self.record.state()
    }

    pub(super) fn summary(&self) -> ContactSummary {
        let queued = self.record.queued.as_ref();
        ContactSummary {
            contact: self.record.id,
            state: self.state(),
            customer: self.customer().or(self.record.caller()).map(|c| c.name.clone()).unwrap_or_default(),
            topic: self.record.topic.clone(),
            skill: self.record.skill.clone(),
            target: queued.map(|q| q.target.clone()),
            since: queued.map_or(self.record.opened_at, |q| q.since),
            wants: self.record.wants,
            agents: self.agents().map(|agent| agent.subject.clone()).collect(),
        }
    }

    /// Tells everybody in it.
    pub(super) fn tell_all(&self, scene: &mut Scene<'_>, event: &ContactEvent) {
        self.tell_but(scene, None, event);
    }

    /// Tells everybody in it but one.
    pub(super) fn tell_but(&self, scene: &mut Scene<'_>, but: Option<&str>, event: &ContactEvent) {
        for party in self.present().filter(|p| Some(&*p.person.subject) != but) {
            scene.tell(&party.person.subject, event.clone());
        }
    }

    /// Tells those who serve or listen.
    pub(super) fn tell_agents(&self, scene: &mut Scene<'_>, event: &ContactEvent) {
        for party in self.present().filter(|p| p.standing != Standing::Customer) {
            scene.tell(&party.person.subject, event.clone());
        }
    }

    /// Puts a line into the history, and into the contact's record.
    pub(super) fn note(&mut self, scene: &mut Scene<'_>, note: SystemNote) {
        self.say(scene, Author::System, None, Content::System(note));
    }

    /// Adds a message.
    pub(super) fn say(
        &mut self,
        scene: &mut Scene<'_>,
        author: Author,
        client_id: Option<Arc<str>>,
        content: Content,
    ) -> (MessageId, u64) {
        self.record.last_number += 1;
        self.record.active_at = scene.now;
        let number = self.record.last_number;
        // A contact's id is random, so its sum with a small number is as unique as that.
        let id = MessageId::from_bits(self.record.id.bits().wrapping_add(u128::from(number)));
        let (contact, at) = (self.record.id, scene.now);
        let message = MessageRecord { id, contact, number, at, author, client_id, content };
        self.remember(&message, scene.settings.max_past);
        scene.store(Record::Message(message.clone()));
        self.store(scene);
        self.tell_all(scene, &ContactEvent::Message(message));
        (id, number)
    }

    /// Remembers a message's sender and client id while a repetition is likely.
    pub(super) fn remember(&mut self, message: &MessageRecord, window: usize) {
        if let (Author::Person(person), Some(client_id)) = (&message.author, &message.client_id) {
            self.sent.insert(message.number, (person.subject.clone(), client_id.clone()));
        }
        let window = u64::try_from(window).unwrap_or(u64::MAX);
        let last = self.record.last_number;
        self.sent.retain(|number, _| number.saturating_add(window) > last);
    }

    pub(super) fn store(&self, scene: &mut Scene<'_>) {
        scene.store(Record::Contact(self.record.clone()));
    }

    /// Somebody comes, or comes again.
    pub(super) fn enter(&mut self, now: Timestamp, person: Person, standing: Standing) {
        let party = Party { person, standing, joined_at: now, left: None };
        match self.record.parties.iter_mut().find(|p| p.person.subject == party.person.subject) {
            Some(former) => *former = party,
            None => self.record.parties.push(party),
        }
    }

    /// Whether one more person would be too many.
    pub(super) fn is_full_for(&self, subject: &str, settings: &ContactSettings) -> bool {
        let is_known = self.record.parties.iter().any(|p| *p.person.subject == *subject);
        !is_known && self.record.parties.len() >= settings.max_parties
    }

    /// Marks somebody as gone and gives back who it was.
    pub(super) fn exit(&mut self, now: Timestamp, subject: &str, reason: LeftReason) -> Option<Party> {
        self.typing.remove(subject);
        let is_meant = |p: &&mut Party| p.left.is_none() && *p.person.subject == *subject;
        let party = self.record.parties.iter_mut().find(is_meant)?;
        party.left = Some((now, reason));
        Some(party.clone())
    }

    /// When something of it next runs out.
    pub(super) fn deadline(&self, settings: &ContactSettings) -> Option<Timestamp> {
        let record = &self.record;
        let queued = record.queued.iter().flat_map(|q| {
            q.offer.as_ref().map(|o| o.expires).into_iter().chain(q.until).chain(q.passed.values().copied())
        });
        let assists = record.assists.iter().map(|a| a.expires);
        let escalation = self.open_escalation().map(|e| e.expires);
        let invitation = self.unanswered_invitation().map(|i| i.expires);
        let typing = self.typing.values().copied();
        let call = self.live_call().into_iter().flat_map(|c| c.deadlines(settings));
        let idle = self.live_call().is_none().then(|| record.active_at + settings.idle_after);
        queued.chain(assists).chain(escalation).chain(invitation).chain(typing).chain(call).chain(idle).min()
    }

    /// The things of it that are asked for by ids of their own.
    pub(super) fn things(&self) -> Vec<Thing> {
        let escalations = self.escalations.keys().copied().map(Thing::Escalation);
        let invitations = self.invitations.keys().copied().map(Thing::Invitation);
        escalations.chain(invitations).chain(self.calls.keys().copied().map(Thing::Call)).collect()
    }

    /// Forgets the oldest of what is over.
    pub(super) fn forget_past(&mut self, settings: &ContactSettings) {
        let over = self.escalations.values().filter(|e| e.end.is_some()).map(|e| (e.asked_at, e.id));
        for id in surplus(over.collect(), settings.max_past) {
            self.escalations.remove(&id);
        }
        let is_over = |i: &&InvitationRecord| matches!(i.state, InvitationState::Closed(_));
        let over = self.invitations.values().filter(is_over).map(|i| (i.made_at, i.id));
        for id in surplus(over.collect(), settings.max_past) {
            self.invitations.remove(&id);
        }
        let over = self.calls.values().filter(|c| c.end.is_some()).map(|c| (c.started_at, c.id));
        for id in surplus(over.collect(), settings.max_past) {
            self.calls.remove(&id);
        }
    }
}

/// The oldest of more than `most`.
fn surplus<T: Ord + Copy>(mut over: Vec<(Timestamp, T)>, most: usize) -> Vec<T> {
    let n_surplus = over.len().saturating_sub(most);
    over.sort();
    over.into_iter().take(n_surplus).map(|(_, id)| id).collect()
}

impl ContactRecord {
    /// Where it stands.
    pub fn state(&self) -> ContactState {
        let is_served = self.parties.iter().any(|p| p.standing == Standing::Agent && p.left.is_none());
        match (&self.end, is_served) {
            (Some(_), _) => ContactState::Closed,
            (None, true) => ContactState::Active,
            (None, false) => ContactState::Waiting,
        }
    }

    /// Whether it is one of agents among themselves, without a customer.
    pub fn is_inner(&self) -> bool {
        self.caller().is_some()
    }

    /// The agent who called the others of an inner contact.
    pub fn caller(&self) -> Option<&Person> {
        self.parties.first().filter(|p| p.standing != Standing::Customer).map(|p| &p.person)
    }

    /// Whether somebody may read it and its history: who oversees, its customer, and the agents who are in it, or
    /// were when it ended. Who may take it from a queue sees no more than its summary.
    pub fn is_readable_by(&self, by: &Asker) -> bool {
        let is_in = |p: &Party| Some(&p.person.subject) == by.subject() && p.left.is_none() && by.is(p.person.role);
        by.oversees() || *by == Asker::Server || self.parties.iter().any(is_in)
    }
}

impl CallRecord {
    fn deadlines(&self, settings: &ContactSettings) -> Vec<Timestamp> {
        let request = self.request.as_ref().map(|r| r.expires);
        let members = self.members.iter().filter_map(|m| match m.state {
            MemberState::Expected { since } => Some(since + settings.connect_timeout),
            MemberState::Lost { since } => Some(since + settings.member_grace),
            MemberState::Joined | MemberState::Gone { .. } => None,
        });
        request.into_iter().chain(members).collect()
    }
}
