//! Conversations and their dialogs in the vendor's form.

use serde_json::{Value, json};

use crate::domain::contact::{ContactEnd, ContactEndReason, Party, Standing};
use crate::http::compat::liveperson::kept::KeptFields;
use crate::http::compat::liveperson::known::{Known, News};
use crate::http::compat::liveperson::offers::{Offer, Stage};
use crate::http::compat::liveperson::wire::ids::{Reader, ServiceIds, Uuid};
use crate::model::Timestamp;

/// For whom conversations are written down.
pub(in crate::http::compat::liveperson) struct Writer<'a> {
    pub(in crate::http::compat::liveperson) account: &'a str,
    pub(in crate::http::compat::liveperson) services: &'a ServiceIds,
    pub(in crate::http::compat::liveperson) kept: &'a KeptFields,
    pub(in crate::http::compat::liveperson) reader: Reader,
    /// Whether the client can be invited; otherwise it hears of no COBROWSE dialog.
    pub(in crate::http::compat::liveperson) co_browse: bool,
}

impl Writer<'_> {
    /// A notification's change; `closed` is the offer whose end it tells.
    pub(in crate::http::compat::liveperson) fn change(
        &self,
        news: News,
        known: &Known,
        closed: Option<&Offer>,
    ) -> Value {
        let kind = match news {
            News::Upsert => "UPSERT",
            News::Delete => "DELETE",
        };
        let result = json!({
            "convId": Uuid::from(known.record.id).to_string(),
            "effectiveTTR": -1,
            "lastUpdateTime": known.changed_at(),
            "conversationDetails": self.details(known, closed),
        });
        json!({ "type": kind, "result": result })
    }

    fn details(&self, known: &Known, closed: Option<&Offer>) -> Value {
        let record = &known.record;
        let (state, kept) = (state(known), self.kept.of(record.id));
        let mut details = json!({
            "skillId": record.skill.as_ref().map_or("-1", |skill| skill.as_str()),
            "brandId": self.account,
            "state": state,
            "stage": state,
            "startTs": record.opened_at,
            "metaDataLastUpdateTs": known.changed_at(),
            "firstConversation": false,
            "ttr": kept.ttr(),
            "participants": participants(known, |id, role| json!({ "id": id, "role": role })),
            "dialogs": self.dialogs(known, closed),
        });
        if let Some(csat) = kept.csat() {
            details["csat"] = csat.clone();
        }
        if let Some(end) = &record.end {
            details["endTs"] = json!(end.at);
            details["closeReason"] = json!(closed_by(known, end));
        }
        details
    }

    fn dialogs(&self, known: &Known, closed: Option<&Offer>) -> Vec<Value> {
        let mut dialogs = vec![main_dialog(known)];
        if self.co_browse {
            dialogs.extend(known.offers.values().map(|offer| self.call_dialog(known.consumer(), offer)));
            dialogs.extend(closed.map(closed_dialog));
        }
        dialogs
    }

    /// The COBROWSE dialog of an offer that is not over.
    pub(in crate::http::compat::liveperson) fn call_dialog(&self, consumer: &str, offer: &Offer) -> Value {
        let id = offer.id.uuid();
        let mut metadata = json!({
            "serviceId": self.services.name(consumer, id, self.reader),
            "mode": offer.mode,
            "expires": epoch_seconds(offer.expires),
            "sessionState": "INVITED",
            "dialogId": id.to_string(),
        });
        if let Stage::Accepted { .. } = offer.stage {
            metadata["sessionState"] = json!("ACCEPTED");
            metadata["notificationKey"] = json!(if offer.joined { "JOINED" } else { "ACCEPTED" });
        }
        json!({
            "dialogId": id.to_string(),
            "participants": [consumer, &*offer.by],
            "dialogType": "OTHER",
            "channelType": "COBROWSE",
            "metaData": metadata,
            "state": "OPEN",
            "creationTs": offer.made_at,
            "metaDataLastUpdateTs": offer.changed_at(),
        })
    }
}

/// All that is said of a call's dialog when it is over.
fn closed_dialog(offer: &Offer) -> Value {
    let key = match offer.stage {
        Stage::Closed(key) => key,
        Stage::Invited | Stage::Accepted { .. } => "ENDED",
    };
    json!({
        "dialogId": offer.id.uuid().to_string(),
        "dialogType": "OTHER",
        "channelType": "COBROWSE",
        "metaData": { "sessionState": "CLOSED", "notificationKey": key },
        "state": "CLOSE",
    })
}

/// The dialog in which people write; it bears the conversation's own id.
fn main_dialog(known: &Known) -> Value {
    let record = &known.record;
    let mut dialog = json!({
        "dialogId": Uuid::from(record.id).to_string(),
        "participantsDetails":
            participants(known, |id, role| json!({ "id": id, "role": role, "state": "ACTIVE" })),
        "dialogType": "MAIN",
        "channelType": "MESSAGING",
        "state": state(known),
        "creationTs": record.opened_at,
        "metaDataLastUpdateTs": known.changed_at(),
    });
    if let Some(end) = &record.end {
        dialog["endTs"] = json!(end.at);
        dialog["closedBy"] = json!(closed_by(known, end));
        dialog["closedCause"] = json!(match end.reason {
            ContactEndReason::Ended => "ENDED",
            ContactEndReason::CustomerLeft => "CONSUMER_LEFT",
            ContactEndReason::Abandoned => "ABANDONED",
            ContactEndReason::Idle => "IDLE",
        });
    }
    dialog
}

fn state(known: &Known) -> &'static str {
    if known.is_open() { "OPEN" } else { "CLOSE" }
}

fn closed_by(known: &Known, end: &ContactEnd) -> &'static str {
    match &end.by {
        Some(by) if **by == *known.consumer() => "CONSUMER",
        Some(_) => "AGENT",
        None => "SYSTEM",
    }
}

/// Those who are in it: the first agent is the one that the conversation is assigned to.
fn participants(known: &Known, write: impl Fn(&str, &str) -> Value) -> Vec<Value> {
    let present = known.record.parties.iter().filter(|party| party.left.is_none());
    let mut is_assigned = false;
    let mut role = |party: &Party| match party.standing {
        Standing::Customer => "CONSUMER",
        Standing::Agent if !std::mem::replace(&mut is_assigned, true) => "ASSIGNED_AGENT",
        Standing::Agent => "AGENT",
        Standing::Listener => "READER",
    };
    present.map(|party| write(&party.person.subject, role(party))).collect()
}

/// Seconds since 1970 with a fraction, of which clients make milliseconds.
fn epoch_seconds(at: Timestamp) -> f64 {
    at.as_millis() as f64 / 1000.0
}
