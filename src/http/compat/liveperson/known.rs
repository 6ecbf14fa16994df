//! What a connection knows of conversations, and whom of its subscriptions a change concerns.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::domain::contact::{CallEnd, CallEndReason, ContactRecord, ContactState, ContactView, Standing};
use crate::http::compat::liveperson::offers::{Offer, OfferId, Stage};
use crate::model::{CallId, ContactId, Timestamp};

/// A conversation with its offers as far as this connection was told of them.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) record: ContactRecord,
    pub(super) offers: BTreeMap<OfferId, Offer>,
    call: Option<CallId>,
}

impl Known {
    /// A contact that is open.
    pub(super) fn open(view: ContactView) -> Known {
        let offers = Offer::all_of(&view).into_iter().map(|offer| (offer.id, offer)).collect();
        Known { offers, call: view.call.map(|call| call.id), record: view.contact }
    }

    /// A contact that is over.
    pub(super) fn past(record: ContactRecord) -> Known {
        Known { record, offers: BTreeMap::new(), call: None }
    }

    /// Takes what is new of it; where its offers stand is told by events, in their order.
    pub(super) fn refresh(&mut self, view: ContactView) {
        (self.record, self.call) = (view.contact, view.call.map(|call| call.id));
    }

    /// Takes an offer's new state; gives it back if that is its last.
    pub(super) fn take(&mut self, offer: Offer) -> Option<Offer> {
        let joined = self.offers.get(&offer.id).is_some_and(|before| before.joined);
        if matches!(offer.stage, Stage::Closed(_)) {
            self.offers.remove(&offer.id);
            return Some(offer);
        }
        self.offers.insert(offer.id, Offer { joined, ..offer });
        None
    }

    /// Media of a call flows; whether that is news of an offer.
    pub(super) fn connect(&mut self, call: CallId) -> bool {
        let of_call = self.offers.values_mut().filter(|offer| offer.call == Some(call));
        of_call.fold(false, |is_news, offer| is_news | !std::mem::replace(&mut offer.joined, true))
    }

    /// A call is over; the request that it came from ends with it. Invitations tell their end themselves.
    pub(super) fn hang_up(&mut self, call: CallId, end: &CallEnd) -> Option<Offer> {
        let is_of_call = |offer: &&Offer| offer.call == Some(call) && matches!(offer.id, OfferId::Escalation(_));
        let offer = self.offers.values().find(is_of_call)?.clone();
        let key = if end.reason == CallEndReason::Failed { "FAILED" } else { "ENDED" };
        self.take(Offer { stage: Stage::Closed(key), ..offer })
    }

    /// Whether a call is this contact's.
    pub(super) fn has_call(&self, call: CallId) -> bool {
        self.call == Some(call) || self.offers.values().any(|offer| offer.call == Some(call))
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
        let end = self.record.end.as_ref().map(|end| end.at);
        let offers = self.offers.values().map(Offer::changed_at);
        offers.chain(end).chain([self.record.active_at]).max().unwrap_or_default()
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
