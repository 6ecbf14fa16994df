//! What keeps the whole in step with each contact: indices, alarms, people who are gone, and the state after a restart.

use std::sync::Arc;

use crate::domain::contact::Contacts;
use crate::domain::contact::calls::open_wish;
use crate::domain::contact::scene::{Scene, Wake};
use crate::domain::contact::settings::ContactSettings;
use crate::domain::contact::state::{Contact, Indexed};
use crate::domain::contact::words::{
    Asker, ContactEffect, ContactEndReason, ContactEvent, ContactRefusal, ContactState, LeftReason, MediaWish, Person,
    Record, Standing, TransferEnd,
};
use crate::model::{ContactId, Timestamp};

impl Contacts {
    /// The state from before a restart. Nobody is connected yet, and media that flowed is lost for now; both have
    /// their grace from `now` on. What belongs to contacts that are closed, or are not among the records, is ignored.
    ///
    /// Of the messages of an open contact only the latest are needed, [`ContactSettings::max_past`] of them.
    pub fn restore(settings: ContactSettings, now: Timestamp, records: impl IntoIterator<Item = Record>) -> Self {
        let mut contacts = Contacts::new(settings);
        let mut records: Vec<Record> = records.into_iter().collect();
        // A contact comes before what belongs to it.
        records.sort_by_cached_key(Record::key);
        for record in records {
            contacts.take_back(record);
        }
        for id in contacts.contacts.keys().copied().collect::<Vec<_>>() {
            contacts.revive_call(now, id);
            contacts.settle(now, id);
        }
        contacts
    }

    fn take_back(&mut self, record: Record) {
        if let Record::Contact(record) = record {
            if record.end.is_none() {
                self.contacts.insert(record.id, Contact::new(record));
            }
            return;
        }
        let Some(contact) = self.contacts.get_mut(&record.contact()) else { return };
        match record {
            Record::Contact(_) => {}
            Record::Escalation(r) => drop(contact.escalations.insert(r.id, r)),
            Record::Invitation(r) => drop(contact.invitations.insert(r.id, r)),
            Record::Call(r) => drop(contact.calls.insert(r.id, r)),
            Record::Message(r) => contact.remember(&r, self.settings.max_past),
            Record::Mark(r) => drop(contact.marks.insert(r.subject.clone(), r)),
        }
    }

    /// Has the media plane make the room of a live call again.
    fn revive_call(&mut self, now: Timestamp, id: ContactId) {
        let Some(contact) = self.contacts.get_mut(&id) else { return };
        let Some(call) = contact.calls.values_mut().find(|c| c.end.is_none()) else { return };
        if call.lose_media(now) {
            self.out.store(Record::Call(call.clone()));
        }
        let wish: MediaWish = open_wish(call);
        self.out.push(ContactEffect::Media(wish));
    }

    /// Brings the indices and alarms in step with a contact after it may have changed.
    pub(super) fn settle(&mut self, now: Timestamp, id: ContactId) {
        let Some(contact) = self.contacts.get_mut(&id) else { return };
        contact.forget_past(&self.settings);
        let is_closed = contact.state() == ContactState::Closed;
        let summary = contact.summary();
        let current = match is_closed {
            true => Indexed { summary: Some(summary.clone()), ..Indexed::default() },
            false => Indexed { summary: Some(summary.clone()), ..index_of(contact) },
        };
        let former = std::mem::replace(&mut contact.indexed, current.clone());
        let deadline = contact.deadline(&self.settings).filter(|_| !is_closed);
        let people: Vec<Person> = contact.present().map(|p| p.person.clone()).collect();
        if is_closed {
            self.contacts.remove(&id);
        }
        self.alarms.set(Wake::Contact(id), deadline);
        if former.summary != current.summary {
            for supervisor in self.people.supervisors() {
                self.out.tell(supervisor, ContactEvent::Changed(summary.clone()));
            }
        }
        if former.things != current.things {
            for thing in former.things.iter().filter(|t| !current.things.contains(t)) {
                self.owners.remove(thing);
            }
            self.owners.extend(current.things.iter().map(|thing| (*thing, id)));
        }
        if former.people != current.people {
            self.must_dispatch = true;
            for subject in former.people.iter().filter(|s| !current.people.contains(s)) {
                self.people.leave(subject, id);
                self.people.forget(subject);
            }
            for person in people.iter().filter(|p| current.people.contains(&p.subject)) {
                self.people.enter(now, person, id, &self.settings);
                self.wake_for(&person.subject);
            }
        }
        if former.offer != current.offer {
            self.must_dispatch = true;
            if let Some(presence) = former.offer.and_then(|agent| self.people.get_mut(&agent)) {
                presence.offer = presence.offer.filter(|offered| *offered != id);
            }
            if let Some(agent) = current.offer {
                self.people.offer(now, &agent, id, &self.settings);
                self.wake_for(&agent);
            }
        }
        if former.line != current.line {
            self.must_dispatch = true;
            if let Some((target, since)) = former.line {
                self.queues.remove(&target, since, id);
                self.tell_queue(&target, &ContactEvent::WaitsNoLonger { contact: id });
            }
            if let Some((target, since)) = current.line {
                self.queues.insert(&target, since, id);
                self.tell_queue(&target, &ContactEvent::Waiting(summary));
            }
        }
    }

    /// Has a person who is away looked after when it is time.
    fn wake_for(&mut self, subject: &Arc<str>) {
        let deadline = self.people.get(subject).and_then(|p| p.deadline(&self.settings));
        self.alarms.set(Wake::Person(subject.clone()), deadline);
    }

    /// Does what is due in a contact.
    pub(super) fn contact_timeouts(&mut self, now: Timestamp, id: ContactId) {
        self.must_dispatch = true;
        self.act_for(now, id, |contact, scene| {
            contact.routing_timeouts(scene);
            contact.escalation_timeouts(scene);
            contact.invitation_timeouts(scene);
            contact.typing_timeouts(scene);
            contact.call_timeouts(scene);
            let is_idle = contact.record.active_at + scene.settings.idle_after <= now;
            if is_idle && contact.live_call().is_none() {
                contact.close(scene, ContactEndReason::Idle);
            }
        });
    }

    /// Somebody has been without a connection for too long: first others hear of it, then it has consequences.
    pub(super) fn person_timeouts(&mut self, now: Timestamp, subject: &Arc<str>) {
        let Some(presence) = self.people.get_mut(subject) else { return };
        if presence.is_connected() {
            return;
        }
        let is_news = !std::mem::replace(&mut presence.is_away, true);
        let is_over = presence.away_since.is_some_and(|since| since + presence.patience(&self.settings) <= now);
        let contacts: Vec<ContactId> = presence.contacts.iter().copied().collect();
        let offered = presence.offer;
        if is_over {
            presence.away_since = None;
        }
        let deadline = presence.deadline(&self.settings);
        self.alarms.set(Wake::Person(subject.clone()), deadline);
        if is_news && let Some(offered) = offered {
            self.act_for(now, offered, |contact, scene| contact.pass(scene, TransferEnd::Expired));
        }
        for id in contacts {
            self.act_for(now, id, |contact, scene| {
                if is_news {
                    contact.tell_presence(scene, subject, false);
                }
                if is_over {
                    contact.give_up(scene, subject);
                }
            });
        }
        self.people.forget(subject);
    }

    /// Has a contact do something of the server's own accord.
    pub(super) fn act_for(&mut self, now: Timestamp, id: ContactId, act: impl FnOnce(&mut Contact, &mut Scene<'_>)) {
        let done = self.within(now, &Asker::Server, id, |contact, scene| {
            act(contact, scene);
            Ok::<(), ContactRefusal>(())
        });
        // A contact that is gone has nothing to do.
        done.ok();
    }
}

impl Contact {
    /// Tells the others that somebody is gone for now, or is back.
    pub(super) fn tell_presence(&self, scene: &mut Scene<'_>, subject: &Arc<str>, is_here: bool) {
        if self.standing(subject).is_none_or(|s| s == Standing::Listener) {
            return;
        }
        let (contact, subject) = (self.record.id, subject.clone());
        let event = match is_here {
            true => ContactEvent::Back { contact, subject: subject.clone() },
            false => ContactEvent::Away { contact, subject: subject.clone() },
        };
        self.tell_but(scene, Some(&subject), &event);
    }

    /// Somebody will not come back soon: nobody waits for an agent, and no agent for one who is not there.
    fn give_up(&mut self, scene: &mut Scene<'_>, subject: &Arc<str>) {
        match self.standing(subject) {
            Some(Standing::Customer) if self.state() == ContactState::Waiting => {
                self.close(scene, ContactEndReason::Abandoned);
            }
            Some(Standing::Agent) => self.agent_leaves(scene, subject, LeftReason::Lost),
            Some(Standing::Listener) => self.remove_listener(scene, subject, LeftReason::Lost),
            Some(Standing::Customer) | None => {}
        }
    }
}

fn index_of(contact: &Contact) -> Indexed {
    let queued = contact.record.queued.as_ref();
    Indexed {
        people: contact.present().map(|p| p.person.subject.clone()).collect(),
        line: queued.map(|q| (q.target.clone(), q.since)),
        offer: queued.and_then(|q| q.offer.as_ref()).map(|o| o.agent.clone()),
        things: contact.things(),
        summary: None,
    }
}
