//! What endpoints are told that were written for Chatvisor: other bodies, and fewer.

use std::sync::Arc;

use crate::compat::chatvisor::{ConversationBody, MessageBody, Told};
use crate::domain::contact::Standing;
use crate::protocol::live::MessageInfo;
use crate::protocol::webhook::WebhookBody;
use crate::store::{Endpoint, Page, Store, StoreError, WebhookEvent};

/// How far back the latest message of a person is looked for; what the server notes stands in between.
const LOOK_BACK: u32 = 50;

/// Which endpoints these are, and where agents work.
#[derive(Debug, Clone)]
pub struct Chatvisor {
    /// Their addresses, as they were registered.
    pub endpoints: Arc<[String]>,
    /// What they are told as the address of a conversation.
    pub desk: Arc<str>,
}

impl Chatvisor {
    /// The event as the endpoint is told of it; nothing if it is not told at all.
    ///
    /// # Errors
    ///
    /// When the store cannot say what the event is about.
    pub async fn rewrite(
        &self,
        store: &Store,
        endpoint: &Endpoint,
        event: WebhookEvent,
    ) -> Result<Option<WebhookEvent>, StoreError> {
        if !self.endpoints.contains(&endpoint.url) {
            return Ok(Some(event));
        }
        let body = serde_json::from_str::<WebhookBody>(&event.body).ok();
        let Some(told) = body.and_then(|body| Told::of(body.data)) else { return Ok(None) };
        let contact = match store.contact(told.contact()).await {
            Ok(contact) => contact,
            // It was deleted meanwhile, so there is nothing left to tell.
            Err(StoreError::NotFound) => return Ok(None),
            Err(error) => return Err(error),
        };
        let customer = contact.parties.iter().find(|party| party.standing == Standing::Customer);
        // What agents tell each other is of no customer, and so of no interest to the vendor's receivers.
        let Some(customer) = customer.map(|customer| customer.person.subject.to_string()) else { return Ok(None) };
        let text = match told {
            Told::Said(message) => serde_json::to_string(&MessageBody::of(&customer, message)),
            Told::Changed(contact, status) => {
                let latest = store.messages(contact, Page::Latest, LOOK_BACK).await?;
                let said = latest.iter().rev().map(MessageInfo::from);
                let last_message = said.filter_map(|message| MessageBody::of(&customer, message)).next();
                let url = self.desk.to_string();
                serde_json::to_string(&ConversationBody { customer_id: customer, status, last_message, url })
            }
        };
        Ok(text.ok().map(|text| WebhookEvent { body: text.into(), ..event }))
    }
}
