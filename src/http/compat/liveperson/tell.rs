//! From what happens to notifications.

use serde_json::{Value, json};

use crate::domain::contact::{ContactEvent, ContactSummary, ContactView};
use crate::http::compat::liveperson::LivePerson;
use crate::http::compat::liveperson::known::{Known, News};
use crate::http::compat::liveperson::offers::Offer;
use crate::http::compat::liveperson::socket::{Session, Side};
use crate::http::compat::liveperson::wire::details::Writer;
use crate::http::compat::liveperson::wire::frames::notification;
use crate::http::compat::liveperson::wire::ids::{Reader, Uuid};
use crate::http::compat::liveperson::wire::messages::{self, Originator, role};
use crate::http::socket::{Client, End};
use crate::model::{CallId, ContactId, Role, Timestamp};
use crate::switchboard::{Ask, LiveAnswer, now};

impl Session<'_> {
    /// Tells an event to the subscriptions that it concerns.
    pub(super) async fn tell(&mut self, client: &mut Client, event: &ContactEvent) -> Result<(), End> {
        use ContactEvent as E;
        match event {
            E::Opened(summary) => self.tell_conversation(client, summary.contact).await,
            E::Joined { contact, person } => {
                if self.asker.person().is_some_and(|me| me.subject == person.subject) {
                    self.stop_ringing(client, *contact).await?;
                }
                self.tell_conversation(client, *contact).await
            }
            E::Left { contact, subject, .. } => {
                if self.side == Side::Brand && self.asker.person().is_some_and(|person| person.subject == *subject) {
                    return self.leave(client, *contact).await;
                }
                self.tell_conversation(client, *contact).await
            }
            E::Closed { contact, end } => {
                if let Some(known) = self.known.get_mut(contact) {
                    known.record.end = Some(end.clone());
                }
                self.notify(client, *contact, None).await
            }
            E::Invited(record) | E::InvitationChanged(record) => {
                self.tell_offer(client, record.contact, Offer::from(record)).await
            }
            E::EscalationRequested(record) | E::EscalationEnded(record) => match Offer::of_request(record) {
                Some(offer) => self.tell_offer(client, record.contact, offer).await,
                None => Ok(()),
            },
            E::CallEnded { call, end, .. } => {
                let of_call = self.known.iter_mut().find(|(_, known)| known.has_call(*call));
                let Some((contact, closed)) = of_call.map(|(contact, known)| (*contact, known.hang_up(*call, end)))
                else {
                    return Ok(());
                };
                self.refresh(contact).await?;
                if closed.is_some() && self.co_browse {
                    self.notify(client, contact, closed.as_ref()).await
                } else {
                    Ok(())
                }
            }
            E::CallConnected { call } => self.tell_connected(client, *call).await,
            E::Message(message) => {
                let Some(reading) = self.readings.get_mut(&message.contact) else { return Ok(()) };
                if message.number <= reading.told {
                    return Ok(());
                }
                reading.told = message.number;
                let change = messages::message(message);
                send_changes(client, change).await
            }
            E::Marked(mark) => {
                let role = self.role_in(mark.contact, &mark.subject);
                let Some(reading) = self.readings.get_mut(&mark.contact) else { return Ok(()) };
                let change = reading.mark(mark, Originator { id: &mark.subject, role });
                send_changes(client, Some(change)).await
            }
            E::Typing { contact, subject, typing } => {
                let Some(reading) = self.readings.get(contact) else { return Ok(()) };
                let originator = Originator { id: subject, role: self.role_in(*contact, subject) };
                send_changes(client, Some(reading.typing(*contact, originator, *typing))).await
            }
            E::Offered(offer) => self.ring(client, &offer.contact, offer.expires).await,
            E::OfferWithdrawn { contact } => self.stop_ringing(client, *contact).await,
            E::Changed(_)
            | E::AgentChanged(_)
            | E::Waiting(_)
            | E::WaitsNoLonger { .. }
            | E::AvailabilityChanged { .. }
            | E::PositionChanged { .. }
            | E::Away { .. }
            | E::Back { .. }
            | E::TransferPending { .. }
            | E::TransferFailed { .. }
            | E::AssistEnded { .. }
            | E::CallStarted(_)
            | E::MemberJoined { .. }
            | E::MemberLost { .. }
            | E::MemberReturned { .. }
            | E::MemberLeft { .. }
            | E::SwitchRequested { .. }
            | E::SwitchEnded { .. }
            | E::Held { .. }
            | E::Unheld { .. }
            | E::Muted { .. }
            | E::UnmuteAsked { .. }
            | E::SpotlightChanged { .. }
            | E::ShareStarted { .. }
            | E::ShareStopped { .. } => Ok(()),
        }
    }

    /// Tells where an offer stands, to clients that can be invited.
    async fn tell_offer(&mut self, client: &mut Client, contact: ContactId, offer: Offer) -> Result<(), End> {
        self.refresh(contact).await?;
        let Some(known) = self.known.get_mut(&contact) else { return Ok(()) };
        let closed = known.take(offer);
        if self.co_browse { self.notify(client, contact, closed.as_ref()).await } else { Ok(()) }
    }

    /// Tells how a conversation is now, if anybody wants to know.
    pub(super) async fn tell_conversation(&mut self, client: &mut Client, contact: ContactId) -> Result<(), End> {
        self.refresh(contact).await?;
        self.notify(client, contact, None).await
    }

    /// The conversation as the rules know it now. One that they do not show any more stays as it was.
    async fn refresh(&mut self, contact: ContactId) -> Result<(), End> {
        if self.subscriptions.is_empty() && !self.readings.contains_key(&contact) {
            return Ok(());
        }
        let Some(view) = self.view(contact).await? else { return Ok(()) };
        match self.known.get_mut(&contact) {
            Some(known) => known.refresh(view),
            None => drop(self.known.insert(contact, Known::open(view))),
        }
        Ok(())
    }

    /// An open conversation, as far as this client may see it.
    pub(super) async fn view(&self, contact: ContactId) -> Result<Option<ContactView>, End> {
        Ok(match self.edge.switchboard.ask(self.asker.clone(), Ask::Contact(contact)).await? {
            Ok(LiveAnswer::Contact(view)) => Some(*view),
            Ok(_) | Err(_) => None,
        })
    }

    /// The second ACCEPTED: media flows.
    async fn tell_connected(&mut self, client: &mut Client, call: CallId) -> Result<(), End> {
        let of_call = self.known.iter_mut().find(|(_, known)| known.has_call(call));
        let Some((contact, is_news)) = of_call.map(|(contact, known)| (*contact, known.connect(call))) else {
            return Ok(());
        };
        if is_news && self.co_browse { self.tell_conversation(client, contact).await } else { Ok(()) }
    }

    /// Sends a conversation to every subscription whose filter lets it through, or did before.
    async fn notify(&mut self, client: &mut Client, contact: ContactId, closed: Option<&Offer>) -> Result<(), End> {
        let Some(known) = self.known.get(&contact) else { return Ok(()) };
        let mut frames = Vec::new();
        for subscription in &mut self.subscriptions {
            if let Some(news) = subscription.news(known) {
                let change = writer(self.edge, self.account, self.side, self.co_browse).change(news, known, closed);
                frames.push(changed(&subscription.id, vec![change]));
            }
        }
        if !known.is_open() {
            self.known.remove(&contact);
        }
        for frame in frames {
            client.send(frame).await?;
        }
        Ok(())
    }

    /// Tells that an agent has a conversation no longer.
    pub(super) async fn leave(&mut self, client: &mut Client, contact: ContactId) -> Result<(), End> {
        self.readings.remove(&contact);
        let Some(known) = self.known.remove(&contact) else { return Ok(()) };
        let change = writer(self.edge, self.account, self.side, self.co_browse).change(News::Delete, &known, None);
        for subscription in &mut self.subscriptions {
            if subscription.forget(contact) {
                client.send(changed(&subscription.id, vec![change.clone()])).await?;
            }
        }
        Ok(())
    }

    /// What a new subscription is told first: what its filter lets through.
    pub(super) async fn tell_existing(&mut self, client: &mut Client, index: usize) -> Result<(), End> {
        if let Ok(LiveAnswer::Overview(overview)) = self.edge.switchboard.ask(self.asker.clone(), Ask::Overview).await?
        {
            for view in overview.contacts {
                // What a subscription before this one knows is as new, and knows what was told.
                self.known.entry(view.contact.id).or_insert_with(|| Known::open(view));
            }
        }
        let Some((since, close)) = self.subscriptions.get(index).map(|one| (one.since, one.close)) else {
            return Ok(());
        };
        let past = if close { self.past(since).await } else { Vec::new() };
        let Some(subscription) = self.subscriptions.get_mut(index) else { return Ok(()) };
        let writer = writer(self.edge, self.account, self.side, self.co_browse);
        let mut changes = Vec::new();
        for known in self.known.values().chain(&past) {
            if let Some(news) = subscription.news(known) {
                changes.push(writer.change(news, known, None));
            }
        }
        if changes.is_empty() { Ok(()) } else { client.send(changed(&subscription.id, changes)).await }
    }

    async fn ring(&mut self, client: &mut Client, contact: &ContactSummary, expires: Timestamp) -> Result<(), End> {
        let id = Uuid::from(contact.contact).to_string();
        let ring = json!({ "ringId": id, "ringState": "WAITING", "ringExpiration": expires });
        let result = json!({ "conversationId": id, "convId": id, "ringsDetails": [ring] });
        self.ring = Some(json!({ "type": "UPSERT", "result": result }));
        self.tell_ring(client).await
    }

    /// What was offered is no longer, or was answered on another page of the agent's.
    async fn stop_ringing(&mut self, client: &mut Client, contact: ContactId) -> Result<(), End> {
        let id = Uuid::from(contact).to_string();
        if self.ring.as_ref().is_none_or(|ring| ring["result"]["conversationId"] != json!(id)) {
            return Ok(());
        }
        let result = json!({ "conversationId": id, "convId": id, "ringsDetails": [] });
        self.ring = Some(json!({ "type": "DELETE", "result": result }));
        self.tell_ring(client).await?;
        self.ring = None;
        Ok(())
    }

    /// Tells who hears of it what is offered.
    pub(super) async fn tell_ring(&self, client: &mut Client) -> Result<(), End> {
        let Some((id, ring)) = self.routing.as_ref().zip(self.ring.as_ref()) else { return Ok(()) };
        let body = json!({ "subscriptionId": id, "changes": [ring] });
        client.send(notification("routing.RoutingTaskNotification", body)).await
    }

    /// What somebody is in a conversation.
    fn role_in(&self, contact: ContactId, subject: &str) -> &'static str {
        let parties = self.known.get(&contact).map(|known| known.record.parties.as_slice()).unwrap_or_default();
        let party = parties.iter().find(|party| *party.person.subject == *subject);
        let own = || self.asker.person().filter(|person| *person.subject == *subject).map(|person| person.role);
        role(party.map(|party| party.person.role).or_else(own).unwrap_or(match self.side {
            Side::Consumer => Role::Agent,
            Side::Brand => Role::Customer,
        }))
    }
}

fn writer<'a>(edge: &'a crate::http::Edge, account: &'a str, side: Side, co_browse: bool) -> Writer<'a> {
    let reader = match side {
        Side::Consumer => Reader::Consumer,
        Side::Brand => Reader::Agent,
    };
    let LivePerson { services, kept, .. } = &*edge.liveperson;
    Writer { account, services, kept, reader, co_browse }
}

fn changed(subscription: &str, changes: Vec<Value>) -> Value {
    let body = json!({ "subscriptionId": subscription, "sentTs": now(), "changes": changes });
    notification("cqm.ExConversationChangeNotification", body)
}

async fn send_changes(client: &mut Client, change: Option<Value>) -> Result<(), End> {
    match change {
        Some(change) => client.send(messages::told(vec![change])).await,
        None => Ok(()),
    }
}
