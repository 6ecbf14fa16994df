//! Queues: which contact waits for whom, whose turn it is, and what place in the queue a customer has.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::contact::Contacts;
use crate::domain::contact::people::Presence;
use crate::domain::contact::scene::Wake;
use crate::domain::contact::words::{ContactEvent, ContactState, Target};
use crate::model::{ContactId, Role, Timestamp};

/// The lines in which contacts wait, oldest first.
#[derive(Debug, Default)]
pub(super) struct Queues {
    lines: BTreeMap<Target, BTreeSet<(Timestamp, ContactId)>>,
    /// The positions that customers were told.
    told: BTreeMap<ContactId, usize>,
    /// Lines in which positions may have changed since they were told.
    changed: BTreeSet<Target>,
    told_at: Option<Timestamp>,
}

impl Queues {
    pub(super) fn insert(&mut self, target: &Target, since: Timestamp, contact: ContactId) {
        self.lines.entry(target.clone()).or_default().insert((since, contact));
        self.changed.insert(target.clone());
    }

    pub(super) fn remove(&mut self, target: &Target, since: Timestamp, contact: ContactId) {
        if let Some(line) = self.lines.get_mut(target) {
            line.remove(&(since, contact));
            if line.is_empty() {
                self.lines.remove(target);
            }
        }
        self.told.remove(&contact);
        self.changed.insert(target.clone());
    }

    /// A contact's place, from 1.
    pub(super) fn position(&self, target: &Target, contact: ContactId) -> Option<usize> {
        let line = self.lines.get(target)?;
        line.iter().position(|(_, id)| *id == contact).map(|index| index + 1)
    }

    pub(super) fn lines(&self) -> impl Iterator<Item = (&Target, &BTreeSet<(Timestamp, ContactId)>)> {
        self.lines.iter()
    }
}

impl Contacts {
    /// Offers what waits to agents who are free: the oldest contact first, to the agent with the least to do.
    pub(super) fn dispatch(&mut self, now: Timestamp) {
        if !std::mem::take(&mut self.must_dispatch) || !self.settings.offers {
            return;
        }
        for target in self.queues.lines.keys().cloned().collect::<Vec<_>>() {
            let mut free: Vec<Arc<str>> = self.people.iter().filter(|p| is_for(p, &target)).map(subject_of).collect();
            let waiting: Vec<ContactId> =
                self.queues.lines.get(&target).into_iter().flatten().map(|(_, id)| *id).collect();
            for id in waiting {
                if free.is_empty() {
                    break;
                }
                if let Some(agent) = self.next_agent(now, id, &free) {
                    free.retain(|a| *a != agent);
                    if let Some(presence) = self.people.get_mut(&agent) {
                        presence.offered_at = now;
                    }
                    self.act_for(now, id, |contact, scene| contact.offer(scene, agent));
                }
            }
        }
        // Making offers changes who is free, but frees nobody.
        self.must_dispatch = false;
    }

    /// Whose turn a waiting contact is: of the free agents who have not passed the least busy, then the longest idle.
    fn next_agent(&self, now: Timestamp, id: ContactId, free: &[Arc<str>]) -> Option<Arc<str>> {
        let contact = self.contacts.get(&id)?;
        let queued = contact.record.queued.as_ref().filter(|q| q.offer.is_none())?;
        let may_be_asked = |agent: &&Arc<str>| {
            queued.may_ask(agent, now)
                && contact.standing(agent).is_none()
                && !contact.is_full_for(agent, &self.settings)
        };
        let rank = |agent: &&Arc<str>| self.people.get(agent).map(|p| (p.contacts.len(), p.offered_at));
        free.iter().filter(may_be_asked).min_by_key(rank).cloned()
    }

    /// Tells customers their places where they have changed, but not all the time: each change at the head of a long
    /// queue changes every place.
    pub(super) fn tell_positions(&mut self, now: Timestamp) {
        if self.queues.changed.is_empty() {
            return;
        }
        let next = self.queues.told_at.map(|at| at + self.settings.position_pause);
        if next.is_some_and(|next| now < next) {
            self.alarms.set(Wake::Positions, next);
            return;
        }
        for target in std::mem::take(&mut self.queues.changed) {
            let line = self.queues.lines.get(&target).into_iter().flatten();
            for (position, (_, id)) in (1..).zip(line) {
                let Some(contact) = self.contacts.get(id) else { continue };
                let is_waiting = contact.state() == ContactState::Waiting;
                if is_waiting
                    && self.queues.told.insert(*id, position) != Some(position)
                    && let Some(customer) = contact.customer()
                {
                    self.queues.told_at = Some(now);
                    self.out.tell(&customer.subject, ContactEvent::PositionChanged { contact: *id, position });
                }
            }
        }
    }

    /// Notes that a customer knows their place.
    pub(super) fn position_is_known(&mut self, id: ContactId) -> Option<usize> {
        let (target, _) = self.contacts.get(&id)?.indexed.line.as_ref()?;
        let position = self.queues.position(target, id)?;
        self.queues.told.insert(id, position);
        Some(position)
    }

    /// Tells those who may take what waits for `target`, and those who oversee.
    pub(super) fn tell_queue(&mut self, target: &Target, event: &ContactEvent) {
        let hears = |p: &&Presence| p.is_connected() && (p.person.role == Role::Supervisor || p.is_meant(target));
        for presence in self.people.iter().filter(hears) {
            self.out.tell(&presence.person.subject, event.clone());
        }
    }
}

fn is_for(presence: &Presence, target: &Target) -> bool {
    presence.is_free() && presence.is_meant(target)
}

fn subject_of(presence: &Presence) -> Arc<str> {
    presence.person.subject.clone()
}
