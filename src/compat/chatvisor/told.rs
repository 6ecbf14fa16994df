use serde::Serialize;

use crate::model::{ContactId, MessageId, Role, Timestamp};
use crate::protocol::live::{ContentInfo, MessageInfo};
use crate::protocol::webhook::WebhookData;

/// Where a conversation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Status {
    /// Nobody serves it.
    Unread,
    /// It is over.
    Done,
    /// Somebody serves it.
    Unresolved,
}

/// What of an event of ours these endpoints are told.
#[derive(Debug, Clone, PartialEq)]
pub enum Told {
    /// A conversation is new, or its status is another.
    Changed(ContactId, Status),
    /// Somebody said something.
    Said(MessageInfo),
}

impl Told {
    /// What is told of an event; of most, nothing.
    pub fn of(data: WebhookData) -> Option<Told> {
        Some(match data {
            WebhookData::ContactOpened(body) => Told::Changed(body.contact_id, Status::Unread),
            WebhookData::ContactTransferred(body) => Told::Changed(body.contact_id, Status::Unread),
            WebhookData::ContactAssigned(body) => Told::Changed(body.contact_id, Status::Unresolved),
            WebhookData::ContactClosed(body) => Told::Changed(body.contact_id, Status::Done),
            WebhookData::MessageCreated(message) => Told::Said(message),
            _ => return None,
        })
    }

    /// In which contact.
    pub fn contact(&self) -> ContactId {
        match self {
            Told::Changed(contact, _) => *contact,
            Told::Said(message) => message.contact_id,
        }
    }
}

/// What endpoints are told of a new conversation, or of its status.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConversationBody {
    /// Who is served.
    pub customer_id: String,
    /// Where it stands.
    pub status: Status,
    /// What was said last; nothing yet at its begin.
    pub last_message: Option<MessageBody>,
    /// Where agents find it.
    pub url: String,
}

/// What endpoints are told of a message.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MessageBody {
    /// Its id.
    pub id: MessageId,
    /// In which contact.
    pub conversation_id: ContactId,
    /// Who is served.
    pub customer_id: String,
    /// Who said it.
    pub author: AuthorBody,
    /// `text`, `link` or `file`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The words, the address, or the name of the file.
    pub text: String,
    /// When, in milliseconds since 1970-01-01 UTC.
    pub created_at: Timestamp,
}

/// Who said something.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AuthorBody {
    /// The identity.
    pub id: String,
    /// What others see.
    pub name: String,
    /// Whether it is somebody who serves.
    pub is_agent: bool,
}

impl MessageBody {
    /// A message of a customer's conversation; what the server notes is none.
    pub fn of(customer: &str, message: MessageInfo) -> Option<MessageBody> {
        let author = message.author?;
        let (kind, text) = match message.content {
            ContentInfo::Text { text } => ("text", text),
            ContentInfo::Link { url } => ("link", url),
            ContentInfo::File { name, .. } => ("file", name),
            ContentInfo::Note { .. } => return None,
        };
        Some(MessageBody {
            id: message.message_id,
            conversation_id: message.contact_id,
            customer_id: customer.to_owned(),
            author: AuthorBody { id: author.identity, name: author.name, is_agent: author.role != Role::Customer },
            kind,
            text,
            created_at: message.at,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn bodies_have_the_fields_of_the_contract() {
        let message = json!({
            "messageId": "m_00000000000000000000000000000002", "contactId": "c_00000000000000000000000000000001",
            "number": 2, "at": 1_790_000_000_000_u64, "clientId": null,
            "author": { "identity": "customer-17", "name": "Customer", "role": "customer" },
            "content": { "type": "text", "text": "Good morning" }
        });
        let message = MessageBody::of("customer-17", serde_json::from_value(message).unwrap()).unwrap();
        let golden = json!({
            "id": "m_00000000000000000000000000000002", "conversationId": "c_00000000000000000000000000000001",
            "customerId": "customer-17", "author": { "id": "customer-17", "name": "Customer", "isAgent": false },
            "type": "text", "text": "Good morning", "createdAt": 1_790_000_000_000_u64
        });
        assert_eq!(serde_json::to_value(&message).unwrap(), golden);
        for (status, word) in [(Status::Unread, "UNREAD"), (Status::Done, "DONE"), (Status::Unresolved, "UNRESOLVED")] {
            let body = ConversationBody {
                customer_id: "customer-17".to_owned(),
                status,
                last_message: Some(message.clone()),
                url: "https://calls.example.com/desk".to_owned(),
            };
            let expected = json!({
                "customerId": "customer-17", "status": word, "lastMessage": golden,
                "url": "https://calls.example.com/desk"
            });
            assert_eq!(serde_json::to_value(&body).unwrap(), expected);
        }
    }
}
