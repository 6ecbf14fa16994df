use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::contact::{Visitor, VisitorTag};
use crate::model::VisitorId;

/// What is kept among the further data, because the contact plane has no field for it.
const KEPT: [&str; 2] = ["gender", "externalToken"];

/// The names of `ActiveUser`, which further data may not have.
const NAMES: [&str; 10] = [
    "id",
    "email",
    "firstname",
    "lastname",
    "gender",
    "labels",
    "assignedUser",
    "additionalTaggingData",
    "externalToken",
    "visitorId",
];

/// A tagged browser. Every field may be left out.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ActiveUser {
    /// The brand's own id of the person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// An e-mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// A first name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub firstname: Option<String>,
    /// A family name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lastname: Option<String>,
    /// `male`, `female`, `other` or `none`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<String>,
    /// Labels, all of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labels: Option<BTreeSet<String>>,
    /// The agent who shall serve.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assigned_user: Option<String>,
    /// Further data; `null` deletes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub additional_tagging_data: Option<BTreeMap<String, Value>>,
    /// A token of the brand's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_token: Option<String>,
    /// The browser, while it is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visitor_id: Option<VisitorId>,
}

/// Further data has the name of a field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`additionalTaggingData` may not have the name `{0}`.")]
pub struct ReservedName(pub String);

impl ActiveUser {
    /// What the contact plane keeps of it.
    ///
    /// # Errors
    ///
    /// When further data has the name of a field.
    pub fn into_tag(self) -> Result<VisitorTag, ReservedName> {
        let mut data = BTreeMap::new();
        for (name, value) in self.additional_tagging_data.unwrap_or_default() {
            if NAMES.contains(&&*name) {
                return Err(ReservedName(name));
            }
            data.insert(name, as_text(value));
        }
        for (name, value) in KEPT.into_iter().zip([self.gender, self.external_token]) {
            data.extend(value.map(|value| (name.to_owned(), Some(value))));
        }
        Ok(VisitorTag {
            external_id: self.id,
            email: self.email,
            first_name: self.firstname,
            last_name: self.lastname,
            assigned_to: self.assigned_user.map(Into::into),
            labels: self.labels,
            data,
        })
    }
}

impl From<&Visitor> for ActiveUser {
    fn from(visitor: &Visitor) -> Self {
        let mut data = visitor.data.clone();
        let [gender, external_token] = KEPT.map(|name| data.remove(name));
        ActiveUser {
            id: visitor.external_id.clone(),
            email: visitor.email.clone(),
            firstname: visitor.first_name.clone(),
            lastname: visitor.last_name.clone(),
            gender,
            labels: Some(visitor.labels.clone()),
            assigned_user: visitor.assigned_to.as_ref().map(ToString::to_string),
            additional_tagging_data: Some(data.into_iter().map(|(name, value)| (name, value.into())).collect()),
            external_token,
            visitor_id: Some(visitor.id),
        }
    }
}

/// Text as it is, nothing for `null`, and everything else as JSON.
fn as_text(value: Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text),
        value => Some(value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::Timestamp;

    #[test]
    fn a_user_comes_back_as_it_was_told() {
        let user = json!({
            "id": "john.doe", "email": "john@example.com", "firstname": "John", "lastname": "Doe", "gender": "male",
            "assignedUser": "mary@example.com", "labels": ["handsome", "nice"],
            "additionalTaggingData": { "title": "Dr." }, "externalToken": "eyJ0"
        });
        let tag = serde_json::from_value::<ActiveUser>(user.clone()).unwrap().into_tag().unwrap();
        let visitor = Visitor {
            id: VisitorId::from_bits(1),
            subject: "anon-1".into(),
            name: "Customer".into(),
            external_id: tag.external_id,
            email: tag.email,
            first_name: tag.first_name,
            last_name: tag.last_name,
            assigned_to: tag.assigned_to,
            labels: tag.labels.unwrap(),
            data: tag.data.into_iter().map(|(name, value)| (name, value.unwrap())).collect(),
            since: Timestamp::from_millis(1),
        };
        let mut expected = user;
        expected["visitorId"] = json!("v_00000000000000000000000000000001");
        assert_eq!(serde_json::to_value(ActiveUser::from(&visitor)).unwrap(), expected);
    }

    #[test]
    fn further_data_is_text_and_has_names_of_its_own() {
        let tag =
            |data| serde_json::from_value::<ActiveUser>(json!({ "additionalTaggingData": data })).unwrap().into_tag();
        let data = tag(json!({ "a": "x", "b": 4, "c": null, "d": { "e": [true] } })).unwrap().data;
        let expected = [("a", Some("x")), ("b", Some("4")), ("c", None), ("d", Some("{\"e\":[true]}"))];
        let expected = expected.map(|(name, value)| (name.to_owned(), value.map(str::to_owned)));
        assert_eq!(data, BTreeMap::from(expected));
        assert_eq!(tag(json!({ "email": "x" })), Err(ReservedName("email".to_owned())));
    }
}
