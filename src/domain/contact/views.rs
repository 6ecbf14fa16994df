//! What may be read, and by whom.

use crate::domain::contact::Contacts;
use crate::domain::contact::state::Contact;
use crate::domain::contact::words::{
    AgentView, Asker, ContactRefusal, ContactSummary, ContactView, InvitationState, OfferView, Standing, Target,
    Visitor, VisitorQuery,
};
use crate::model::{ContactId, Role};

impl Contacts {
    /// An open contact, as far as the asker may see it.
    ///
    /// # Errors
    ///
    /// [`ContactRefusal::ContactNotFound`] also when there is one that the asker may not read.
    pub fn contact(&self, by: &Asker, id: ContactId) -> Result<ContactView, ContactRefusal> {
        let contact = self.contacts.get(&id).filter(|c| c.record.is_readable_by(by));
        contact.map(|c| self.view(c, by)).ok_or(ContactRefusal::ContactNotFound)
    }

    /// The open contacts in which the asker is; for those who oversee, all.
    pub fn contacts(&self, by: &Asker) -> Vec<ContactSummary> {
        let readable = |c: &&Contact| c.record.is_readable_by(by);
        if by.oversees() || *by == Asker::Server {
            return self.contacts.values().map(Contact::summary).collect();
        }
        self.own_contacts(by).filter_map(|id| self.contacts.get(&id)).filter(readable).map(Contact::summary).collect()
    }

    /// The ids of the open contacts in which a person is.
    pub fn own_contacts(&self, by: &Asker) -> impl Iterator<Item = ContactId> {
        let person = by.subject().and_then(|s| self.people.get(s));
        person.into_iter().flat_map(|p| &p.contacts).copied()
    }

    /// Whether an agent gets new contacts.
    pub fn is_available(&self, by: &Asker) -> bool {
        let person = by.subject().and_then(|s| self.people.get(s));
        person.is_some_and(|p| p.is_available && p.person.role == Role::Agent)
    }

    /// Whether an agent is there who gets new contacts.
    pub fn is_staffed(&self) -> bool {
        self.people.iter().any(|p| p.person.role == Role::Agent && p.is_connected() && p.is_available)
    }

    /// The agents who are here or have contacts, by subject.
    ///
    /// # Errors
    ///
    /// [`ContactRefusal::NotAllowed`] for customers.
    pub fn agents(&self, by: &Asker) -> Result<Vec<AgentView>, ContactRefusal> {
        if !by.oversees() && !by.is(Role::Agent) {
            return Err(ContactRefusal::NotAllowed);
        }
        Ok(self.people.agents().collect())
    }

    /// What waits for the asker to take it, queue by queue, oldest first; for those who oversee, all that waits.
    pub fn waiting(&self, by: &Asker) -> Vec<ContactSummary> {
        let is_theirs = |c: &&Contact| by.oversees() || c.waits_for(by);
        let ids = self.queues.lines().flat_map(|(_, line)| line).map(|(_, id)| id);
        ids.filter_map(|id| self.contacts.get(id)).filter(is_theirs).map(Contact::summary).collect()
    }

    /// What the asker is asked to take right now.
    pub fn offers(&self, by: &Asker) -> Vec<OfferView> {
        let agent = by.subject().filter(|_| by.is(Role::Agent));
        agent.into_iter().flat_map(|agent| self.contacts.values().filter_map(move |c| c.offered_to(agent))).collect()
    }

    /// How many contacts wait for a target.
    pub fn waiting_for(&self, target: &Target) -> usize {
        self.queues.lines().filter(|(t, _)| *t == target).map(|(_, line)| line.len()).sum()
    }

    /// The active visitors that are meant and that the asker may see, at most `most`.
    ///
    /// # Errors
    ///
    /// [`ContactRefusal::NotAllowed`] for customers.
    pub fn visitors(&self, by: &Asker, query: &VisitorQuery, most: usize) -> Result<Vec<Visitor>, ContactRefusal> {
        if !by.oversees() && !by.is(Role::Agent) {
            return Err(ContactRefusal::NotAllowed);
        }
        Ok(self.visitors.find(by, query, most))
    }

    fn view(&self, contact: &Contact, by: &Asker) -> ContactView {
        let mut record = contact.record.clone();
        let standing = by.subject().and_then(|s| contact.standing(s));
        let hears_listeners = by.oversees() || standing == Some(Standing::Listener);
        if standing == Some(Standing::Customer) {
            record.queued = None;
            record.assists.clear();
            record.notes.clear();
        }
        if !hears_listeners {
            record.parties.retain(|p| p.standing != Standing::Listener);
        }
        let call = contact.live_call().cloned();
        let position = contact.indexed.line.as_ref().and_then(|(t, _)| self.queues.position(t, record.id));
        let present = record.parties.iter().filter(|p| p.left.is_none());
        ContactView {
            state: contact.state(),
            position,
            parties: present.map(|p| (p.clone(), self.people.is_here(&p.person.subject))).collect(),
            escalation: contact.open_escalation().cloned(),
            invitations: contact
                .invitations
                .values()
                .filter(|i| !matches!(i.state, InvitationState::Closed(_)))
                .cloned()
                .collect(),
            call: call.map(|c| if hears_listeners { c } else { c.without_listeners() }),
            marks: contact.marks.values().cloned().collect(),
            contact: record,
        }
    }
}
