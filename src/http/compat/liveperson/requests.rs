//! From the vendor's requests to what is asked of the contact plane.

use serde_json::{Map, Value, json};

use crate::domain::contact::{
    ContactCommand as Do, ContactRefusal, ContactReply, ContactState, Content, Target, VisitorTag,
};
use crate::http::compat::liveperson::calls;
use crate::http::compat::liveperson::known::{Known, Subscription};
use crate::http::compat::liveperson::socket::{Session, Side};
use crate::http::compat::liveperson::wire::frames::Request;
use crate::http::compat::liveperson::wire::ids::Uuid;
use crate::http::compat::liveperson::wire::messages::{self, Reading};
use crate::http::compat::liveperson::wire::rich;
use crate::http::socket::{Client, End};
use crate::http::wire;
use crate::model::{ContactId, Skill};
use crate::protocol::{CloseCode, ErrorBody, ErrorCode};
use crate::store::{ContactQuery, Page, StoreError};
use crate::switchboard::{Ask, LiveAnswer, LiveRefused, Stopped, now, random_bits};

/// Subscriptions of one connection to conversations; clients have one or two.
const MAX_SUBSCRIPTIONS: usize = 16;

/// Dialogs of one connection whose messages are heard.
const MAX_READINGS: usize = 64;

/// How many messages of a history one notification has.
const PAGE: u32 = 50;

/// How many closed conversations a new subscription is told of, the latest first.
const MAX_PAST: u32 = 50;

/// The longest value of a conversation's context that is kept, in bytes.
const MAX_CONTEXT: usize = 256;

/// Why a request is not answered with what it asks for.
pub(super) enum Failed {
    Refused(ErrorBody),
    Stopped,
}

impl From<LiveRefused> for Failed {
    fn from(refused: LiveRefused) -> Self {
        Failed::Refused(wire::live_refused(&refused))
    }
}

impl From<ContactRefusal> for Failed {
    fn from(refusal: ContactRefusal) -> Self {
        LiveRefused::from(refusal).into()
    }
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Self {
        LiveRefused::from(error).into()
    }
}

impl From<Stopped> for Failed {
    fn from(_: Stopped) -> Self {
        Failed::Stopped
    }
}

/// The type and body of a good answer, and what follows it.
struct Answer {
    name: String,
    body: Value,
    then: Then,
}

/// What follows an answer.
enum Then {
    Nothing,
    /// A conversation has changed in a way that nobody tells the one who changed it.
    Tell(ContactId),
    /// An agent has it no longer.
    Leave(ContactId),
    /// The subscription of this index begins.
    TellExisting(usize),
    /// The history of a dialog, after this number.
    Read(ContactId, u64),
    /// What is offered already.
    Ring,
}

fn answer(name: impl Into<String>, body: Value) -> Result<Answer, Failed> {
    Ok(Answer { name: name.into(), body, then: Then::Nothing })
}

/// The answer to what changes something and gives nothing back.
fn done() -> Result<Answer, Failed> {
    answer("StringResp", json!("OK"))
}

pub(super) fn invalid<T>(words: &str) -> Result<T, Failed> {
    Err(Failed::Refused(ErrorBody::new(ErrorCode::InvalidRequest, words)))
}

impl Session<'_> {
    /// Answers a request, and tells what follows from it.
    pub(super) async fn answer(&mut self, client: &mut Client, request: Request) -> Result<(), End> {
        match self.ask(&request).await {
            Ok(Answer { name, body, then }) => {
                client.send(request.answer(&name, body)).await?;
                self.follow(client, then).await
            }
            Err(Failed::Refused(error)) => client.send(request.refuse(&error)).await,
            Err(Failed::Stopped) => Err(End::Close(CloseCode::ServiceRestart)),
        }
    }

    async fn follow(&mut self, client: &mut Client, then: Then) -> Result<(), End> {
        match then {
            Then::Nothing => Ok(()),
            Then::Tell(contact) => self.tell_conversation(client, contact).await,
            Then::Leave(contact) => self.leave(client, contact).await,
            Then::TellExisting(index) => self.tell_existing(client, index).await,
            Then::Read(contact, after) => self.tell_history(client, contact, after).await,
            Then::Ring => self.tell_ring(client).await,
        }
    }

    async fn ask(&mut self, request: &Request) -> Result<Answer, Failed> {
        let response = || format!("{}Response", request.name());
        match request.name() {
            "InitConnection" => {
                if let Some(features) = request.features() {
                    self.set_features(&features);
                }
                answer("InitConnection", json!({}))
            }
            "GetClock" => answer("GetClockResponse", json!({ "currentTime": now() })),
            "cm.ConsumerRequestConversation" => self.open(&request.body).await,
            "cqm.SubscribeExConversations" | "aam.SubscribeExConversations" => self.subscribe(request, response()),
            "cqm.UnsubscribeExConversations" | "aam.UnsubscribeExConversations" => {
                let id = request.text("subscriptionId").unwrap_or_default();
                self.subscriptions.retain(|subscription| subscription.id != id);
                answer(response(), json!({}))
            }
            "ms.SubscribeMessagingEvents" => self.read(request).await,
            "ms.PublishEvent" => self.publish(request).await,
            "cm.UpdateConversationField" => self.update(request).await,
            "ms.GenerateURLForUploadFile" => answer("ms.GenerateURLResponse", self.upload_url(request).await?),
            "ms.GenerateURLForDownloadFile" => answer("ms.GenerateURLResponse", self.download_url(request).await?),
            "userprofile.GetUserProfile" => answer(response(), self.profile()),
            "userprofile.SetUserProfile" => self.set_profile(&request.body).await,
            "routing.SubscribeRoutingTasks" => {
                let id =
                    self.routing.get_or_insert_with(|| Uuid::from(ContactId::from_bits(random_bits())).to_string());
                let body = json!({ "subscriptionId": id });
                Ok(Answer { name: response(), body, then: Then::Ring })
            }
            "routing.SetAgentState" => {
                let available = request.text("availability") == Some("ONLINE");
                self.perform(Do::SetAvailable { available }).await?;
                answer(response(), json!({}))
            }
            "routing.UpdateRingState" => {
                let accept = match request.text("ringState") {
                    Some("ACCEPTED") => true,
                    Some("REJECTED") => false,
                    _ => return invalid("`ringState` is ACCEPTED or REJECTED."),
                };
                let contact = id_of(&request.body, "ringId")?;
                self.perform(Do::Answer { contact, accept }).await?;
                self.ring = None;
                answer(response(), json!({}))
            }
            other => invalid(&format!("There is no request `{other}` here.")),
        }
    }

    /// Has the rules decide, and waits until what follows is durable.
    async fn perform(&self, command: Do) -> Result<ContactReply, Failed> {
        match self.edge.switchboard.ask(self.asker.clone(), Ask::Do(command)).await?? {
            LiveAnswer::Reply(reply) => Ok(reply),
            _ => Ok(ContactReply::Done),
        }
    }

    async fn open(&self, body: &Map<String, Value>) -> Result<Answer, Failed> {
        let skill = body.get("skillId").and_then(Value::as_str).filter(|skill| !skill.is_empty() && *skill != "-1");
        let Ok(skill) = skill.map(Skill::try_from).transpose() else { return invalid("`skillId` names no skill.") };
        let context = body.get("conversationContext").and_then(Value::as_object);
        let texts = context.into_iter().flatten().filter_map(|(name, value)| Some((name.clone(), value.as_str()?)));
        let kept = texts.filter(|(name, value)| {
            ["visitorId", "sessionId", "interactionContextId", "lang"].contains(&name.as_str())
                && !value.is_empty()
                && value.len() <= MAX_CONTEXT
        });
        let open = Do::Open {
            contact: ContactId::from_bits(random_bits()),
            topic: "".into(),
            data: kept.map(|(name, value)| (name, value.to_owned())).collect(),
            skill,
            agent: None,
            wants: None,
        };
        let ContactReply::Opened { contact, .. } = self.perform(open).await? else {
            return Err(ContactRefusal::NotAllowed.into());
        };
        let body = json!({ "conversationId": Uuid::from(contact).to_string() });
        Ok(Answer { name: "cm.RequestConversationResponse".to_owned(), body, then: Then::Tell(contact) })
    }

    fn subscribe(&mut self, request: &Request, name: String) -> Result<Answer, Failed> {
        if self.subscriptions.len() >= MAX_SUBSCRIPTIONS {
            return invalid("There are as many subscriptions as a connection may have.");
        }
        let id = Uuid::from(ContactId::from_bits(random_bits())).to_string();
        let body = json!({ "subscriptionId": id });
        self.subscriptions.push(Subscription::read(id, &request.body));
        Ok(Answer { name, body, then: Then::TellExisting(self.subscriptions.len() - 1) })
    }

    /// The conversations that are over, the latest first.
    pub(super) async fn past(&self, since: u64) -> Vec<Known> {
        let Some(person) = self.asker.person() else { return Vec::new() };
        let query = ContactQuery {
            subject: Some(person.subject.to_string()),
            state: Some(ContactState::Closed),
            limit: MAX_PAST,
            ..ContactQuery::default()
        };
        // A store that fails has no past; what is open comes from memory.
        let past = self.edge.store.contacts(&query).await.unwrap_or_default();
        let readable = past.into_iter().filter(|record| record.is_readable_by(&self.asker));
        readable.map(Known::past).filter(|known| known.changed_at().as_millis() >= since).collect()
    }

    async fn read(&mut self, request: &Request) -> Result<Answer, Failed> {
        let contact = dialog(request)?;
        let record = self.edge.store.contact(contact).await.ok().filter(|record| record.is_readable_by(&self.asker));
        let record = record.ok_or(ContactRefusal::ContactNotFound)?;
        if !self.readings.contains_key(&contact) && self.readings.len() >= MAX_READINGS {
            return invalid("There are as many subscriptions as a connection may have.");
        }
        if !self.known.contains_key(&contact) {
            let view = self.view(contact).await.map_err(|_| Failed::Stopped)?;
            self.known.insert(contact, view.map_or_else(|| Known::past(record), Known::open));
        }
        self.readings.insert(contact, Reading::default());
        let from = request.body.get("fromSeq").and_then(Value::as_u64).unwrap_or_default();
        let then = Then::Read(contact, from.saturating_sub(1));
        Ok(Answer { name: ".ams.GenericSubscribeResponse".to_owned(), body: json!({}), then })
    }

    async fn tell_history(&mut self, client: &mut Client, contact: ContactId, after: u64) -> Result<(), End> {
        let mut told = after;
        loop {
            // What cannot be read now is read by the next subscription.
            let page = self.edge.store.messages(contact, Page::After(told), PAGE).await.unwrap_or_default();
            let Some(last) = page.last() else { break };
            told = last.number;
            let changes: Vec<Value> = page.iter().filter_map(messages::message).collect();
            if !changes.is_empty() {
                client.send(messages::told(changes)).await?;
            }
        }
        if let Some(reading) = self.readings.get_mut(&contact) {
            reading.told = reading.told.max(told);
        }
        Ok(())
    }

    async fn publish(&mut self, request: &Request) -> Result<Answer, Failed> {
        let contact = dialog(request)?;
        let Some(event) = request.body.get("event").and_then(Value::as_object) else {
            return invalid("`event` is missing.");
        };
        let text = |name: &str| event.get(name).and_then(Value::as_str);
        let sequence = match text("type") {
            Some("ContentEvent") => {
                let content = match (text("contentType"), event.get("message")) {
                    (Some("hosted/file"), Some(Value::Object(file))) => self.file(contact, file).await?,
                    (None | Some("text/plain"), Some(Value::String(text))) => Content::Text(text.as_str().into()),
                    _ => return invalid("`contentType` is text/plain with a text, or hosted/file with an object."),
                };
                match self.perform(Do::Send { contact, client_id: None, content }).await? {
                    ContactReply::Sent { number, .. } => number,
                    _ => 0,
                }
            }
            Some("RichContentEvent") => {
                let Some(words) = event.get("content").and_then(rich::words) else {
                    return invalid("`content` has no words and no links.");
                };
                let content = Content::Text(words.into());
                match self.perform(Do::Send { contact, client_id: None, content }).await? {
                    ContactReply::Sent { number, .. } => number,
                    _ => 0,
                }
            }
            Some("AcceptStatusEvent") => {
                let sequences = event.get("sequenceList").and_then(Value::as_array);
                let latest = sequences.into_iter().flatten().filter_map(Value::as_u64).max().unwrap_or_default();
                let seen = match text("status") {
                    Some("READ" | "ACCESS") => latest,
                    Some("ACCEPT") => 0,
                    // What somebody could not take is as if it had not arrived.
                    Some("NACK") => return answer("ms.PublishEventResponse", json!({ "sequence": latest })),
                    _ => return invalid("`status` is ACCEPT, READ, ACCESS or NACK."),
                };
                self.perform(Do::Mark { contact, delivered: latest, seen }).await?;
                latest
            }
            Some("ChatStateEvent") => {
                let typing = text("chatState") == Some("COMPOSING");
                self.perform(Do::SetTyping { contact, typing }).await?;
                self.readings.get(&contact).map_or(0, |reading| reading.told)
            }
            _ => {
                return invalid("`event.type` is ContentEvent, RichContentEvent, AcceptStatusEvent or ChatStateEvent.");
            }
        };
        answer("ms.PublishEventResponse", json!({ "sequence": sequence }))
    }

    /// Fields come as a list or as one object.
    async fn update(&mut self, request: &Request) -> Result<Answer, Failed> {
        let contact = id_of(&request.body, "conversationId")?;
        let fields = match request.body.get("conversationField") {
            Some(Value::Array(fields)) if !fields.is_empty() => fields.clone(),
            Some(field @ Value::Object(_)) => vec![field.clone()],
            _ => return invalid("`conversationField` is an object or a list of objects."),
        };
        let mut then = Then::Nothing;
        for field in &fields {
            then = self.set_field(contact, field).await?;
        }
        let done = done()?;
        Ok(Answer { then, ..done })
    }

    async fn set_field(&mut self, contact: ContactId, field: &Value) -> Result<Then, Failed> {
        let text = |name: &str| field.get(name).and_then(Value::as_str);
        match text("field") {
            Some("ConversationStateField" | "Stage") => match text("conversationState") {
                Some("CLOSE") => self.close(contact).await,
                _ => invalid("`conversationState` is CLOSE."),
            },
            Some("DialogChange") => {
                let dialog = field.get("dialog").and_then(Value::as_object);
                let closes = dialog.and_then(|dialog| dialog.get("state")).and_then(Value::as_str) == Some("CLOSE");
                let Some(dialog) = dialog.filter(|_| closes) else { return invalid("A dialog can be closed only.") };
                let id = uuid_of(dialog, "dialogId")?;
                if ContactId::from(id) == contact {
                    return self.close(contact).await;
                }
                self.close_call(id).await.map(|()| Then::Nothing)
            }
            Some("ParticipantsChange") => self.change_participants(contact, text("type"), text("role")).await,
            Some("Skill") => {
                let Some(skill) = text("skill").and_then(|skill| Skill::try_from(skill).ok()) else {
                    return invalid("`skill` names no skill.");
                };
                let (target, note) = (Target::Skill(skill), "".into());
                self.perform(Do::Transfer { contact, target, attended: false, note }).await?;
                Ok(Then::Leave(contact))
            }
            Some(name @ ("TTRField" | "Csat")) => {
                let record = self.edge.store.contact(contact).await.ok();
                record.filter(|record| record.is_readable_by(&self.asker)).ok_or(ContactRefusal::ContactNotFound)?;
                let (kept, empty) = (&self.edge.liveperson.kept, Map::new());
                let field = field.as_object().unwrap_or(&empty);
                let set = match name {
                    "TTRField" => kept.set_ttr(contact, field),
                    _ => kept.set_csat(contact, field),
                };
                set.map_or_else(invalid, |()| Ok(Then::Tell(contact)))
            }
            _ => invalid("`field` is not one of the documented ones."),
        }
    }

    async fn close(&self, contact: ContactId) -> Result<Then, Failed> {
        self.perform(match self.side {
            Side::Consumer => Do::Leave { contact },
            Side::Brand => Do::End { contact },
        })
        .await?;
        Ok(Then::Nothing)
    }

    /// Closes a COBROWSE dialog: whoever is asked declines, whoever has asked takes it back, and a call ends.
    async fn close_call(&self, dialog: Uuid) -> Result<(), Failed> {
        match self.side {
            Side::Brand => Ok(calls::withdraw(self.edge, &self.asker, dialog).await??),
            Side::Consumer => Ok(calls::decline(self.edge, &self.asker, dialog).await??),
        }
    }

    async fn change_participants(
        &self,
        contact: ContactId,
        change: Option<&str>,
        role: Option<&str>,
    ) -> Result<Then, Failed> {
        match (change, role) {
            (Some("ADD" | "UPDATE"), Some("ASSIGNED_AGENT" | "AGENT" | "MANAGER")) => {
                self.perform(Do::Take { contact }).await?;
                Ok(Then::Tell(contact))
            }
            (Some("ADD" | "UPDATE"), Some("READER")) => {
                self.perform(Do::Listen { contact }).await?;
                Ok(Then::Tell(contact))
            }
            (Some("REMOVE"), _) => {
                self.perform(Do::Leave { contact }).await?;
                Ok(Then::Leave(contact))
            }
            _ => invalid("`type` is ADD or UPDATE with a `role`, or REMOVE."),
        }
    }

    /// What the token and this client say of the person.
    fn profile(&self) -> Value {
        let mut profile = self.profile.clone();
        if let Some(person) = self.asker.person() {
            profile.insert("consumerId".to_owned(), json!(&*person.subject));
            profile.entry("firstName").or_insert_with(|| json!(&*person.name));
        }
        Value::Object(profile)
    }

    /// Agents see it beside the conversation, as what a page tells of its visitor.
    async fn set_profile(&mut self, body: &Map<String, Value>) -> Result<Answer, Failed> {
        let known = ["firstName", "lastName", "email"];
        let given = body.iter().filter(|(name, value)| known.contains(&name.as_str()) && value.is_string());
        let given: Map<String, Value> = given.map(|(name, value)| (name.clone(), value.clone())).collect();
        let text = |name: &str| given.get(name).and_then(Value::as_str).map(str::to_owned);
        let tag = VisitorTag {
            first_name: text("firstName"),
            last_name: text("lastName"),
            email: text("email"),
            ..VisitorTag::default()
        };
        if let Some(person) = self.asker.person().filter(|_| self.side == Side::Consumer) {
            let visitor = self.edge.liveperson.services.visitor(&person.subject);
            self.perform(Do::TagVisitor { visitor, connection: self.connection, tag }).await?;
        }
        self.profile.extend(given);
        done()
    }
}

/// The dialog in which people write; older clients name the conversation, whose id it bears.
fn dialog(request: &Request) -> Result<ContactId, Failed> {
    let name = if request.body.contains_key("dialogId") { "dialogId" } else { "conversationId" };
    id_of(&request.body, name)
}

pub(super) fn id_of(body: &Map<String, Value>, name: &str) -> Result<ContactId, Failed> {
    uuid_of(body, name).map(ContactId::from)
}

fn uuid_of(body: &Map<String, Value>, name: &str) -> Result<Uuid, Failed> {
    match body.get(name).and_then(Value::as_str).and_then(Uuid::read) {
        Some(id) => Ok(id),
        None => invalid(&format!("`{name}` is an id.")),
    }
}
