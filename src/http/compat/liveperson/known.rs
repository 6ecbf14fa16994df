//! What a connection knows of conversations, and whom of its subscriptions a change concerns.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::domain::contact::{
    CallRecord, ContactRecord, ContactState, ContactView, InvitationRecord, InvitationState, Standing,
};
use crate::model::{CallId, ContactId, InvitationId, Timestamp};

/// A conversation with its invitations as far as this connection was told of them.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) record: ContactRecord,
    pub(super) invitations: BTreeMap<InvitationId, Invited>,
    call: Option<CallRecord>,
}

/// An invitation that is not over.
#[derive(Debug, Clone)]
pub(super) struct Invited {
    pub(super) record: InvitationRecord,
    /// Whether its media flows.
    pub(super) joined: bool,
}

impl Known {
    /// A contact that is open.
    pub(super) fn open(view: ContactView) -> Known {
        let connected = view.call.as_ref().filter(|call| call.connected_at.is_some()).map(|call| call.id);
        let invited = view.invitations.into_iter().map(|record| {
            let joined = record.call.is_some() && record.call == connected;
            (record.id, Invited { record, joined })
        });
        Known { record: view.contact, invitations: invited.collect(), call: view.call }
    }

    /// A contact that is over.
    pub(super) fn past(record: ContactRecord) -> Known {
        Known { record, invitations: BTreeMap::new(), call: None }
    }

    /// Takes what is new of it; where its invitations stand is told by events, in their order.
    pub(super) fn refresh(&mut self, view: ContactView) {
        (self.record, self.call) = (view.contact, view.call);
    }

    /// Takes an invitation's new state; gives it back if that is its last.
    pub(super) fn take(&mut self, record: &InvitationRecord) -> Option<Invited> {
        let joined = self.invitations.get(&record.id).is_some_and(|before| before.joined);
        let invited = Invited { record: record.clone(), joined };
        if matches!(record.state, InvitationState::Closed(_)) {
            self.invitations.remove(&record.id);
            return Some(invited);
        }
        self.invitations.insert(record.id, invited);
        None
    }

    /// Media of a call flows; whether that is news of an invitation.
    pub(super) fn connect(&mut self, call: CallId) -> bool {
        let of_call = self.invitations.values_mut().filter(|invited| invited.record.call == Some(call));
        of_call.fold(false, |is_news, invited| is_news | !std::mem::replace(&mut invited.joined, true))
    }

    /// Whether a call is this contact's.
    pub(super) fn has_call(&self, call: CallId) -> bool {
        self.call.as_ref().is_some_and(|known| known.id == call)
            || self.invitations.values().any(|invited| invited.record.call == Some(call))
    }

    pub(super) fn is_open(&self) -> bool {
        self.record.state() != ContactState::Closed
    }

    /// Who is served.
    pub(super) fn consumer(&self) -> &str {
        let customer = self.record.parties.iter().find(|party| party.standing == Standing::Customer);
        customer.map_or("", |party| &party.person.subject)
    }

    /// When something of it last changed.
    pub(super) fn changed_at(&self) -> Timestamp {
        let answered = |invited: &Invited| match &invited.record.state {
            InvitationState::Invited | InvitationState::Closed(_) => invited.record.made_at,
            InvitationState::Accepted { at } => *at,
        };
        let end = self.record.end.as_ref().map(|end| end.at);
        let invitations = self.invitations.values().map(answered);
        invitations.chain(end).chain([self.record.active_at]).max().unwrap_or_default()
    }
}

/// A client that wants to hear of conversations.
#[derive(Debug)]
pub(super) struct Subscription {
    pub(super) id: String,
    open: bool,
    pub(super) close: bool,
    /// Nothing that changed before this time, in milliseconds since 1970.
    pub(super) since: u64,
    told: BTreeSet<ContactId>,
}

/// What a subscription is told of a conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum News {
    /// As it is now.
    Upsert,
    /// It is none any more that the filter lets through.
    Delete,
}

impl Subscription {
    /// Reads a filter: `stage` of newer clients goes before `convState`; who names none wants all.
    pub(super) fn read(id: String, body: &Map<String, Value>) -> Subscription {
        let states = ["stage", "convState"].into_iter().find_map(|name| body.get(name)?.as_array());
        let wants = |state: &str| states.is_none_or(|states| states.iter().any(|wanted| wanted == state));
        let since = body.get("minLastUpdatedTime").and_then(Value::as_f64).unwrap_or_default();
        // Cut off below zero by the conversion.
        Subscription { id, open: wants("OPEN"), close: wants("CLOSE"), since: since as u64, told: BTreeSet::new() }
    }

    /// What is to be told, if anything.
    pub(super) fn news(&mut self, known: &Known) -> Option<News> {
        let id = known.record.id;
        let is_wanted = if known.is_open() { self.open } else { self.close };
        if !is_wanted || known.changed_at().as_millis() < self.since {
            return self.forget(id).then_some(News::Delete);
        }
        if known.is_open() {
            self.told.insert(id);
        } else {
            self.told.remove(&id);
        }
        Some(News::Upsert)
    }

    /// Forgets a conversation; whether it was told of it.
    pub(super) fn forget(&mut self, contact: ContactId) -> bool {
        self.told.remove(&contact)
    }
}
