//! What the rules of one contact see of the world while they work.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::contact::people::People;
use crate::domain::contact::settings::ContactSettings;
use crate::domain::contact::words::{Asker, ContactEffect, ContactEvent, MediaWish, Record, RecordKey};
use crate::model::{CallId, ContactId, EscalationId, InvitationId, Timestamp, VisitorId};

/// One turn: who asks for something, when, and where what follows is put down.
pub(super) struct Scene<'a> {
    pub(super) now: Timestamp,
    pub(super) by: &'a Asker,
    pub(super) settings: &'a ContactSettings,
    pub(super) people: &'a mut People,
    pub(super) out: &'a mut Outbox,
}

impl Scene<'_> {
    pub(super) fn tell(&mut self, to: &Arc<str>, event: ContactEvent) {
        self.out.tell(to, event);
    }

    pub(super) fn store(&mut self, record: Record) {
        self.out.store(record);
    }

    pub(super) fn wish(&mut self, wish: MediaWish) {
        self.out.push(ContactEffect::Media(wish));
    }

    /// Who asks, if it is a person.
    pub(super) fn subject(&self) -> Option<Arc<str>> {
        self.by.subject().cloned()
    }
}

/// What follows from a turn. Only the last state of a record is stored, and before anything is told.
#[derive(Debug, Default)]
pub(super) struct Outbox {
    records: BTreeMap<RecordKey, Record>,
    rest: Vec<ContactEffect>,
}

impl Outbox {
    pub(super) fn tell(&mut self, to: &Arc<str>, event: ContactEvent) {
        self.rest.push(ContactEffect::Tell { to: to.clone(), event: Box::new(event) });
    }

    pub(super) fn push(&mut self, effect: ContactEffect) {
        self.rest.push(effect);
    }

    pub(super) fn store(&mut self, record: Record) {
        self.records.insert(record.key(), record);
    }

    pub(super) fn take(&mut self) -> Vec<ContactEffect> {
        let records = std::mem::take(&mut self.records).into_values();
        let stores = records.map(|record| ContactEffect::Store(Box::new(record)));
        stores.chain(std::mem::take(&mut self.rest)).collect()
    }
}

/// Something of a contact that is asked for by an id of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thing {
    Escalation(EscalationId),
    Invitation(InvitationId),
    Call(CallId),
}

/// What wakes up when its time has come.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Wake {
    Contact(ContactId),
    Person(Arc<str>),
    Visitor(VisitorId),
    Positions,
}

/// When what wakes up.
#[derive(Debug, Default)]
pub(super) struct Alarms {
    by_time: BTreeSet<(Timestamp, Wake)>,
    times: BTreeMap<Wake, Timestamp>,
}

impl Alarms {
    pub(super) fn set(&mut self, wake: Wake, time: Option<Timestamp>) {
        let former = match time {
            Some(time) => self.times.insert(wake.clone(), time),
            None => self.times.remove(&wake),
        };
        if former == time {
            return;
        }
        if let Some(former) = former {
            self.by_time.remove(&(former, wake.clone()));
        }
        if let Some(time) = time {
            self.by_time.insert((time, wake));
        }
    }

    pub(super) fn next(&self) -> Option<Timestamp> {
        self.by_time.first().map(|(time, _)| *time)
    }

    /// Takes the first that is due.
    pub(super) fn pop(&mut self, now: Timestamp) -> Option<Wake> {
        let (time, _) = self.by_time.first()?;
        if *time > now {
            return None;
        }
        let (_, wake) = self.by_time.pop_first()?;
        self.times.remove(&wake);
        Some(wake)
    }
}
