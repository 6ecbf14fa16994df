//! What the vendor keeps of a conversation and the contact plane has no field for: how soon an answer is wished, and
//! how content the consumer was. It is kept for as long as the server runs, of the latest conversations.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::{Map, Value, json};

use crate::model::ContactId;

/// Conversations of which this is kept; the oldest are forgotten first.
const MAX_KEPT: usize = 4096;

/// The longest time within which an answer may be wished, in seconds: thirty days.
const MAX_TTR: u64 = 30 * 24 * 3600;

/// What the vendor calls the times within which an answer is wished, with what they usually are, in seconds.
const TTR: [(&str, u64); 4] = [("NORMAL", 3600), ("PRIORITIZED", 1800), ("URGENT", 600), ("CUSTOM", 3600)];

/// What is kept of each conversation.
#[derive(Debug, Clone, Default)]
pub(super) struct KeptFields(Arc<Mutex<VecDeque<(ContactId, Fields)>>>);

/// Of one.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Fields {
    ttr: Option<Value>,
    csat: Option<Value>,
}

impl Fields {
    /// How soon an answer is wished. Nothing is promised here; clients show it.
    pub(super) fn ttr(&self) -> Value {
        self.ttr.clone().unwrap_or_else(|| json!({ "ttrType": TTR[0].0, "value": TTR[0].1 }))
    }

    /// How content the consumer was, if that was said.
    pub(super) fn csat(&self) -> Option<&Value> {
        self.csat.as_ref()
    }
}

impl KeptFields {
    pub(super) fn of(&self, contact: ContactId) -> Fields {
        self.all().iter().find(|(known, _)| *known == contact).map(|(_, fields)| fields.clone()).unwrap_or_default()
    }

    /// Takes `TTRField`.
    ///
    /// # Errors
    ///
    /// What it should be.
    pub(super) fn set_ttr(&self, contact: ContactId, field: &Map<String, Value>) -> Result<(), &'static str> {
        let wished = field.get("ttrType").and_then(Value::as_str);
        let known = TTR.into_iter().find(|(name, _)| Some(*name) == wished);
        let (name, usual) = known.ok_or("`ttrType` is NORMAL, PRIORITIZED, URGENT or CUSTOM.")?;
        let value = match field.get("value") {
            None | Some(Value::Null) => usual,
            Some(value) => {
                let value = value.as_u64().filter(|value| (1..=MAX_TTR).contains(value));
                value.ok_or("`value` is a number of seconds, at most thirty days.")?
            }
        };
        self.change(contact, |fields| fields.ttr = Some(json!({ "ttrType": name, "value": value })));
        Ok(())
    }

    /// Takes `Csat`.
    ///
    /// # Errors
    ///
    /// What it should be.
    pub(super) fn set_csat(&self, contact: ContactId, field: &Map<String, Value>) -> Result<(), &'static str> {
        let status = field.get("status").and_then(Value::as_str).unwrap_or("FILLED");
        if !["FILLED", "SKIPPED"].contains(&status) {
            return Err("`status` is FILLED or SKIPPED.");
        }
        let rate = match field.get("csatRate") {
            None | Some(Value::Null) if status == "SKIPPED" => Value::Null,
            Some(rate) if rate.as_u64().is_some_and(|rate| (1..=5).contains(&rate)) => rate.clone(),
            _ => return Err("`csatRate` is a number from 1 to 5."),
        };
        let confirmed = match field.get("csatResolutionConfirmation") {
            None | Some(Value::Null) => Value::Null,
            Some(Value::Bool(confirmed)) => json!(confirmed),
            _ => return Err("`csatResolutionConfirmation` is true or false."),
        };
        let csat = json!({ "csatRate": rate, "csatResolutionConfirmation": confirmed, "status": status });
        self.change(contact, |fields| fields.csat = Some(csat));
        Ok(())
    }

    fn change(&self, contact: ContactId, change: impl FnOnce(&mut Fields)) {
        let mut all = self.all();
        let index = all.iter().position(|(known, _)| *known == contact);
        let (_, mut fields) = index.and_then(|index| all.remove(index)).unwrap_or((contact, Fields::default()));
        change(&mut fields);
        if all.len() >= MAX_KEPT {
            all.pop_front();
        }
        all.push_back((contact, fields));
    }

    fn all(&self) -> MutexGuard<'_, VecDeque<(ContactId, Fields)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_kept_of_the_latest_conversations() {
        let kept = KeptFields::default();
        let id = |n: usize| ContactId::from_bits(n as u128);
        let read = |value: Value| value.as_object().unwrap().clone();
        assert_eq!(kept.of(id(0)).ttr(), json!({ "ttrType": "NORMAL", "value": 3600 }));
        kept.set_ttr(id(0), &read(json!({ "ttrType": "URGENT" }))).unwrap();
        kept.set_csat(id(0), &read(json!({ "csatRate": 5, "csatResolutionConfirmation": true }))).unwrap();
        assert_eq!(kept.of(id(0)).ttr(), json!({ "ttrType": "URGENT", "value": 600 }));
        let csat = json!({ "csatRate": 5, "csatResolutionConfirmation": true, "status": "FILLED" });
        assert_eq!(kept.of(id(0)).csat(), Some(&csat));
        for wrong in [
            json!({}),
            json!({ "ttrType": "SOON" }),
            json!({ "ttrType": "CUSTOM", "value": 0 }),
            json!({ "ttrType": "CUSTOM", "value": "1" }),
            json!({ "ttrType": "CUSTOM", "value": 1e9 }),
        ] {
            assert!(kept.set_ttr(id(0), &read(wrong.clone())).is_err(), "{wrong}");
        }
        for wrong in [
            json!({}),
            json!({ "csatRate": 6 }),
            json!({ "csatRate": "5" }),
            json!({ "csatRate": 1, "status": "MAYBE" }),
            json!({ "csatRate": 1, "csatResolutionConfirmation": "yes" }),
        ] {
            assert!(kept.set_csat(id(0), &read(wrong.clone())).is_err(), "{wrong}");
        }
        kept.set_csat(id(1), &read(json!({ "status": "SKIPPED" }))).unwrap();
        for n in 2..=MAX_KEPT + 1 {
            kept.set_ttr(id(n), &read(json!({ "ttrType": "CUSTOM", "value": n }))).unwrap();
        }
        assert_eq!(kept.of(id(0)), Fields::default(), "the oldest is forgotten");
        assert!(kept.of(id(2)).ttr.is_some() && kept.all().len() == MAX_KEPT);
    }
}
