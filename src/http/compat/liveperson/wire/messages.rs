//! What is said in a conversation, in the vendor's form.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::domain::contact::{Author, Content, MarkRecord, MessageRecord, Person, SharedFile};
use crate::http::compat::liveperson::wire::frames::notification;
use crate::http::compat::liveperson::wire::ids::Uuid;
use crate::model::{ContactId, FileId, Role};
use crate::switchboard::now;

/// A dialog whose messages a client hears.
#[derive(Debug, Default)]
pub(in crate::http::compat::liveperson) struct Reading {
    /// The number of the latest message that was told; those up to it came with the history.
    pub(in crate::http::compat::liveperson) told: u64,
    /// How far everybody has seen, as it was told.
    seen: BTreeMap<Arc<str>, u64>,
}

impl Reading {
    /// The change that a mark is; what is seen goes before what has merely arrived.
    pub(in crate::http::compat::liveperson) fn mark(&mut self, mark: &MarkRecord, originator: Originator<'_>) -> Value {
        let seen = self.seen.entry(mark.subject.clone()).or_default();
        let (status, number) = if mark.seen > *seen { ("READ", mark.seen) } else { ("ACCEPT", mark.delivered) };
        *seen = mark.seen;
        let event = json!({ "type": "AcceptStatusEvent", "status": status, "sequenceList": [number] });
        change(mark.contact, number, originator, mark.at.as_millis(), event)
    }

    /// The change that writing or its end is; it has no number of its own.
    pub(in crate::http::compat::liveperson) fn typing(
        &self,
        contact: ContactId,
        originator: Originator<'_>,
        typing: bool,
    ) -> Value {
        let state = if typing { "COMPOSING" } else { "ACTIVE" };
        let event = json!({ "type": "ChatStateEvent", "chatState": state });
        change(contact, self.told, originator, now().as_millis(), event)
    }
}

/// Who did something.
#[derive(Debug, Clone, Copy)]
pub(in crate::http::compat::liveperson) struct Originator<'a> {
    pub(in crate::http::compat::liveperson) id: &'a str,
    pub(in crate::http::compat::liveperson) role: &'static str,
}

impl<'a> Originator<'a> {
    pub(in crate::http::compat::liveperson) fn of(person: &'a Person) -> Self {
        Originator { id: &person.subject, role: role(person.role) }
    }
}

/// What the vendor calls somebody who speaks.
pub(in crate::http::compat::liveperson) fn role(role: Role) -> &'static str {
    match role {
        Role::Customer => "CONSUMER",
        Role::Agent => "ASSIGNED_AGENT",
        Role::Supervisor => "MANAGER",
    }
}

/// The change that a message is; notes of the server are none.
pub(in crate::http::compat::liveperson) fn message(message: &MessageRecord) -> Option<Value> {
    let Author::Person(person) = &message.author else { return None };
    let (kind, content) = match &message.content {
        Content::Text(text) | Content::Link(text) => ("text/plain", json!(&**text)),
        Content::File(file) => ("hosted/file", hosted(message.contact, file)),
        Content::System(_) => return None,
    };
    let event = json!({ "type": "ContentEvent", "contentType": kind, "message": content });
    Some(change(message.contact, message.number, Originator::of(person), message.at.as_millis(), event))
}

/// A notification of such changes.
pub(in crate::http::compat::liveperson) fn told(changes: Vec<Value>) -> Value {
    notification("ms.MessagingEventNotification", json!({ "changes": changes }))
}

fn change(contact: ContactId, sequence: u64, originator: Originator<'_>, at: u64, event: Value) -> Value {
    let dialog = Uuid::from(contact).to_string();
    json!({
        "sequence": sequence,
        "originatorId": originator.id,
        "originatorMetadata": { "id": originator.id, "role": originator.role },
        "serverTimestamp": at,
        "event": event,
        "conversationId": dialog,
        "dialogId": dialog,
        "messageAudience": "ALL",
    })
}

/// A file, which is read at that path with what `ms.GenerateURLForDownloadFile` gives.
fn hosted(contact: ContactId, file: &SharedFile) -> Value {
    let extension = file.name.rsplit('.').next().unwrap_or_default().to_uppercase();
    let kind = if extension == "JPG" { "JPEG" } else { extension.as_str() };
    json!({
        "relativePath": file_path(contact, file.file, &file.name),
        "fileType": kind,
        "caption": &*file.caption,
        "fileName": &*file.name,
    })
}

/// Where a file of a conversation is, with its extension for clients that look at nothing else.
pub(in crate::http::compat::liveperson) fn file_path(contact: ContactId, file: FileId, name: &str) -> String {
    let extension = name.rsplit('.').next().unwrap_or_default().to_lowercase();
    format!("/messaging/files/{}/{file}.{extension}", Uuid::from(contact))
}
