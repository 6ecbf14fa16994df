//! How people come and how contacts begin.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::contact::Contacts;
use crate::domain::contact::chat::Wanted;
use crate::domain::contact::scene::{Thing, Wake};
use crate::domain::contact::state::Contact;
use crate::domain::contact::words::{
    Asker, ContactEvent, ContactRecord, ContactRefusal, ContactReply, Person, Queued, Standing, SystemNote, Target,
    VisitorTag,
};
use crate::domain::words::ConnectionId;
use crate::model::{CallId, CallKind, ContactId, EscalationId, InvitationId, Role, Skill, Timestamp, VisitorId};

/// What a customer says of a contact that they begin.
pub(super) struct Wishes {
    pub(super) topic: Arc<str>,
    pub(super) data: BTreeMap<String, String>,
    pub(super) skill: Option<Skill>,
    pub(super) agent: Option<Arc<str>>,
    pub(super) wants: Option<CallKind>,
}

/// An agent's wish to invite a visitor.
pub(super) struct Visit {
    pub(super) visitor: VisitorId,
    pub(super) contact: ContactId,
    pub(super) invitation: InvitationId,
    pub(super) wanted: Wanted,
}

impl Contacts {
    pub(super) fn connect(
        &mut self,
        now: Timestamp,
        by: &Asker,
        connection: ConnectionId,
        capacity: Option<usize>,
    ) -> Result<ContactReply, ContactRefusal> {
        if self.people.owner(connection).is_some_and(|owner| Some(owner) != by.subject()) {
            return Err(ContactRefusal::NotAllowed);
        }
        let was_away = self.people.connect(by, connection, capacity, &self.settings)?;
        let Some(subject) = by.subject() else { return Ok(ContactReply::Done) };
        self.must_dispatch = true;
        self.alarms.set(Wake::Person(subject.clone()), None);
        let Some(presence) = self.people.get(subject) else { return Ok(ContactReply::Done) };
        let available = presence.is_available && presence.person.role == Role::Agent;
        for id in presence.contacts.clone().into_iter().filter(|_| was_away) {
            self.act_for(now, id, |contact, scene| contact.tell_presence(scene, subject, true));
        }
        Ok(ContactReply::Connected { available })
    }

    pub(super) fn disconnect(
        &mut self,
        now: Timestamp,
        connection: ConnectionId,
    ) -> Result<ContactReply, ContactRefusal> {
        for (visitor, gone_at) in self.visitors.disconnect(now, connection, &self.settings) {
            self.alarms.set(Wake::Visitor(visitor), Some(gone_at));
        }
        if let Some(subject) = self.people.disconnect(now, connection) {
            let deadline = self.people.get(&subject).and_then(|p| p.deadline(&self.settings));
            self.alarms.set(Wake::Person(subject), deadline);
        }
        Ok(ContactReply::Done)
    }

    pub(super) fn set_available(&mut self, by: &Asker, available: bool) -> Result<ContactReply, ContactRefusal> {
        let agent = by.person().filter(|p| p.role == Role::Agent).ok_or(ContactRefusal::NotAllowed)?;
        let presence = self.people.get_mut(&agent.subject).filter(|p| p.is_connected());
        let presence = presence.ok_or(ContactRefusal::NotConnected)?;
        if presence.is_available != available {
            presence.is_available = available;
            self.must_dispatch = true;
            self.out.tell(&agent.subject, ContactEvent::AvailabilityChanged { available });
        }
        Ok(ContactReply::Done)
    }

    pub(super) fn watch_agents(
        &mut self,
        by: &Asker,
        connection: ConnectionId,
        watch: bool,
    ) -> Result<ContactReply, ContactRefusal> {
        if !by.is(Role::Agent) && !by.is(Role::Supervisor) {
            return Err(ContactRefusal::NotAllowed);
        }
        if self.people.owner(connection) != by.subject() {
            return Err(ContactRefusal::NotConnected);
        }
        match watch {
            true => self.people.watch(connection),
            false => self.people.unwatch(connection),
        }
        Ok(ContactReply::Done)
    }

    pub(super) fn open(
        &mut self,
        now: Timestamp,
        by: &Asker,
        id: ContactId,
        wishes: Wishes,
    ) -> Result<ContactReply, ContactRefusal> {
        let customer = by.person().filter(|p| p.role == Role::Customer).ok_or(ContactRefusal::NotAllowed)?;
        self.check_wishes(&wishes)?;
        self.check_room_for(customer, id)?;
        let Wishes { topic, data, skill, agent, wants } = wishes;
        let usual = skill.clone().map_or(Target::Anyone, Target::Skill);
        let is_there =
            |agent: &Arc<str>| self.people.get(agent).is_some_and(|p| p.is_connected() && p.person.role == Role::Agent);
        let named = agent.filter(is_there);
        let until = named.as_ref().map(|_| now + self.settings.named_agent_wait);
        let mut queued = Queued::new(named.map_or(usual, Target::Agent), now);
        queued.until = until;
        let record = ContactRecord { topic, data, skill, wants, queued: Some(queued), ..blank(id, now) };
        self.begin(now, record, customer, None);
        Ok(ContactReply::Opened { contact: id, position: self.position_is_known(id) })
    }

    fn check_wishes(&self, wishes: &Wishes) -> Result<(), ContactRefusal> {
        let max = self.settings.max_field;
        if wishes.topic.len() > max {
            return Err(ContactRefusal::InvalidField("topic"));
        }
        if wishes.agent.as_ref().is_some_and(|a| a.len() > max) {
            return Err(ContactRefusal::InvalidField("agent"));
        }
        let is_long = |(key, value): (&String, &String)| key.is_empty() || key.len() > max || value.len() > max;
        if wishes.data.len() > self.settings.max_data || wishes.data.iter().any(is_long) {
            return Err(ContactRefusal::InvalidField("data"));
        }
        if wishes.wants == Some(CallKind::Screen) {
            return Err(ContactRefusal::InvalidField("kind"));
        }
        Ok(())
    }

    /// Checks that a customer can have one contact more, under that id.
    fn check_room_for(&self, customer: &Person, id: ContactId) -> Result<(), ContactRefusal> {
        self.check_fresh(id.bits(), ContactRefusal::ContactExists)?;
        let n_own = self.people.get(&customer.subject).map_or(0, |p| p.contacts.len());
        if n_own >= self.settings.max_contacts_per_customer {
            return Err(ContactRefusal::TooManyContacts);
        }
        if self.contacts.len() >= self.settings.max_contacts {
            return Err(ContactRefusal::Full);
        }
        Ok(())
    }

    /// Checks that nothing has these bits for an id: a call is named by the bits of what it comes from.
    pub(super) fn check_fresh(&self, bits: u128, refusal: ContactRefusal) -> Result<(), ContactRefusal> {
        let things = [
            Thing::Escalation(EscalationId::from_bits(bits)),
            Thing::Invitation(InvitationId::from_bits(bits)),
            Thing::Call(CallId::from_bits(bits)),
        ];
        let is_taken = self.contacts.contains_key(&ContactId::from_bits(bits))
            || things.iter().any(|thing| self.owners.contains_key(thing));
        if is_taken { Err(refusal) } else { Ok(()) }
    }

    /// Begins a contact of a customer, with an agent or waiting for one.
    fn begin(&mut self, now: Timestamp, record: ContactRecord, customer: &Person, agent: Option<&Person>) {
        let id = record.id;
        let mut contact = Contact::new(record);
        contact.enter(now, customer.clone(), Standing::Customer);
        if let Some(agent) = agent {
            contact.enter(now, agent.clone(), Standing::Agent);
        }
        self.contacts.insert(id, contact);
        self.act_for(now, id, |contact, scene| {
            contact.store(scene);
            scene.tell(&customer.subject, ContactEvent::Opened(contact.summary()));
            if let Some(agent) = agent {
                contact.tell_all(scene, &ContactEvent::Joined { contact: id, person: agent.clone() });
                contact.note(scene, SystemNote::Joined(agent.clone()));
            }
        });
    }

    pub(super) fn tag_visitor(
        &mut self,
        now: Timestamp,
        by: &Asker,
        visitor: VisitorId,
        connection: ConnectionId,
        tag: VisitorTag,
    ) -> Result<ContactReply, ContactRefusal> {
        let person = by.person().filter(|p| p.role == Role::Customer).ok_or(ContactRefusal::NotAllowed)?;
        if self.people.owner(connection) != Some(&person.subject) {
            return Err(ContactRefusal::NotConnected);
        }
        self.visitors.tag(now, person, visitor, connection, tag, &self.settings)?;
        self.alarms.set(Wake::Visitor(visitor), None);
        Ok(ContactReply::Done)
    }

    /// Invites a visitor in the contact that the asker has with them, or in one that waits, or in a new one.
    pub(super) fn invite_visitor(
        &mut self,
        now: Timestamp,
        by: &Asker,
        visit: Visit,
    ) -> Result<ContactReply, ContactRefusal> {
        let agent = by.person().filter(|p| p.role == Role::Agent).ok_or(ContactRefusal::NotAllowed)?;
        let visitor = self.visitors.get(by, visit.visitor)?;
        let customer = Person { subject: visitor.subject.clone(), name: visitor.name.clone(), role: Role::Customer };
        let Visit { invitation, wanted, .. } = visit;
        let own = self.people.get(&customer.subject).map(|p| p.contacts.clone()).unwrap_or_default();
        let serves = |id: &&ContactId| self.contacts.get(id).is_some_and(|c| c.agent(by).is_ok());
        if let Some(id) = own.iter().find(serves) {
            return self.within(now, by, *id, |c, s| c.invite(s, invitation, wanted));
        }
        let waits = |id: &&ContactId| self.contacts.get(id).is_some_and(|c| c.waits_for(by));
        if let Some(id) = own.iter().find(waits) {
            return self.within(now, by, *id, |contact, scene| {
                contact.check_invitation(scene, &wanted)?;
                // The invitation takes the place of the call that the customer had wished for.
                let wants = contact.record.wants.take();
                if let Err(refusal) = contact.take(scene) {
                    contact.record.wants = wants;
                    return Err(refusal);
                }
                contact.invite(scene, invitation, wanted)
            });
        }
        if !own.is_empty() {
            return Err(ContactRefusal::ContactTaken);
        }
        let presence = self.people.get(&agent.subject).filter(|p| p.is_connected());
        if !presence.ok_or(ContactRefusal::NotConnected)?.has_room() {
            return Err(ContactRefusal::AtCapacity);
        }
        wanted.check(&self.settings)?;
        self.check_room_for(&customer, visit.contact)?;
        if visit.contact.bits() == invitation.bits() {
            return Err(ContactRefusal::ContactExists);
        }
        self.begin(now, blank(visit.contact, now), &customer, Some(agent));
        self.within(now, by, visit.contact, |c, s| c.invite(s, invitation, wanted))
    }
}

/// A contact of which nothing is known yet.
pub(super) fn blank(id: ContactId, now: Timestamp) -> ContactRecord {
    ContactRecord {
        id,
        topic: "".into(),
        data: BTreeMap::new(),
        skill: None,
        wants: None,
        parties: Vec::new(),
        queued: None,
        assists: Vec::new(),
        notes: Vec::new(),
        opened_at: now,
        last_number: 0,
        active_at: now,
        end: None,
    }
}
