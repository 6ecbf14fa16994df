//! The WebSocket of the contact plane.

use std::convert::Infallible;
use std::time::Instant;

use tokio::sync::mpsc;
use tokio::time::timeout;

use super::asks::ask_of;
use super::{
    AUTHENTICATE_TIMEOUT, Client, Conversation, End, converse, lapse, milliseconds, refuse_first, refuse_token, silence,
};
use crate::domain::ConnectionId;
use crate::domain::contact::{Asker, ContactCommand, ContactRefusal, Content, Person, SharedFile};
use crate::http::auth::{AuthError, Bearer, Pass, unix_now};
use crate::http::{Edge, wire};
use crate::model::{ContactId, FileId, Timestamp};
use crate::protocol::live::{
    GetMessages, LiveClientFrame, LiveEvent, LiveHello, LiveMessage, LiveReply, LiveRequest, LiveServerFrame,
    MessageInfo, NewContent, RenewToken, SelfInfo, SendMessage,
};
use crate::protocol::{Authenticate, CloseCode, ErrorBody, ErrorCode, Reconnect, ServerDraining};
use crate::store::{Page, StoreError};
use crate::switchboard::{Ask, LiveOutgoing, LiveRefused, OUTBOX, now};

/// How many messages a client gets that does not say.
const MESSAGES: u32 = 50;

pub(super) async fn serve(edge: &Edge, client: &mut Client, connection: ConnectionId) -> Result<Infallible, End> {
    let (outbox, mut inbox) = mpsc::channel(OUTBOX);
    let session = open(edge, client, connection, outbox, &mut inbox).await?;
    converse(client, session, inbox).await
}

/// Waits for `authenticate` and opens or resumes the session that it asks for.
async fn open<'a>(
    edge: &'a Edge,
    client: &mut Client,
    connection: ConnectionId,
    outbox: mpsc::Sender<LiveOutgoing>,
    inbox: &mut mpsc::Receiver<LiveOutgoing>,
) -> Result<Session<'a>, End> {
    let first = timeout(AUTHENTICATE_TIMEOUT, client.receive::<LiveClientFrame>()).await;
    let LiveClientFrame { id: re, message } = first.map_err(|_| End::Close(CloseCode::Timeout))??;
    let LiveRequest::Authenticate(Authenticate { token, resume, .. }) = message else {
        return refuse_first(client, re).await;
    };
    let (asker, pass) = match edge.keys.admit(&token, unix_now()) {
        Ok((Bearer::Person { person, skills }, pass)) => (Asker::Person { person, skills }, pass),
        Ok((Bearer::Participant(_) | Bearer::Admin, _)) => return refuse_token(client, re, &AuthError::RoomOnly).await,
        Err(error) => return refuse_token(client, re, &error).await,
    };
    let Some(who) = SelfInfo::of(&asker) else { return Err(End::Close(CloseCode::Unauthorized)) };
    let resume = resume.map(|r| (r.resume_token, r.last_seq));
    edge.switchboard.open_live(connection, asker.clone(), resume, outbox).await?;
    match inbox.recv().await {
        Some(LiveOutgoing::Opened { session, resume_token, resumed }) => {
            let hello = LiveHello {
                session_id: session,
                resume_token,
                resumed,
                who,
                max_file_size: edge.max_file_size,
                heartbeat_ms: milliseconds(edge.heartbeat),
                resume_window_ms: milliseconds(edge.resume_window),
                server_version: env!("CARGO_PKG_VERSION").to_owned(),
                now: now(),
            };
            client.send(reply(re, LiveReply::Hello(hello))).await?;
            Ok(Session { edge, connection, asker, pass })
        }
        Some(LiveOutgoing::Refused(refused)) => {
            client.refuse(re, wire::live_refused(&refused)).await?;
            Err(End::Close(CloseCode::Unauthorized))
        }
        Some(LiveOutgoing::Reconnect(_) | LiveOutgoing::Replaced) => Err(End::Close(CloseCode::ServiceRestart)),
        Some(LiveOutgoing::Reply { .. } | LiveOutgoing::Event { .. } | LiveOutgoing::Draining(_)) | None => {
            Err(End::Close(CloseCode::ServiceRestart))
        }
    }
}

fn reply(re: u64, reply: LiveReply) -> LiveServerFrame {
    LiveServerFrame { re: Some(re), seq: None, message: LiveMessage::Reply(reply) }
}

/// A connection whose client has proven who it is.
struct Session<'a> {
    edge: &'a Edge,
    connection: ConnectionId,
    asker: Asker,
    pass: Pass,
}

impl Conversation for Session<'_> {
    type Frame = LiveClientFrame;
    type Outgoing = LiveOutgoing;

    async fn receive(client: &mut Client) -> Result<Self::Frame, End> {
        client.receive().await
    }

    fn until(&self, heard: Instant) -> (Instant, End) {
        silence(self.edge, heard)
    }

    fn pass(&mut self) -> &mut Pass {
        &mut self.pass
    }

    async fn warn(&mut self, client: &mut Client, expires: Timestamp) -> Result<(), End> {
        let message = LiveMessage::Event(LiveEvent::TokenExpiring { expires });
        client.send(LiveServerFrame { re: None, seq: None, message }).await
    }

    async fn lapse(&mut self, client: &mut Client, error: &AuthError) -> End {
        lapse(client, error).await
    }

    async fn handle(&mut self, client: &mut Client, frame: Self::Frame) -> Result<(), End> {
        let re = frame.id;
        let ask = match frame.message {
            LiveRequest::Authenticate(_) => {
                let error = ErrorBody::new(ErrorCode::UnexpectedMessage, "The connection is authenticated already.");
                return client.refuse(re, error).await;
            }
            LiveRequest::RenewToken(RenewToken { token }) => {
                return match self.renew(&token) {
                    Ok(()) => client.send(reply(re, LiveReply::Ok {})).await,
                    Err(error) => client.refuse(re, ErrorBody::new(error.code(), error.to_string())).await,
                };
            }
            LiveRequest::Ping {} => return client.send(reply(re, LiveReply::Ok {})).await,
            LiveRequest::GetMessages(request) => {
                return match self.messages(&request).await {
                    Ok(messages) => client.send(reply(re, LiveReply::Messages { messages })).await,
                    Err(refused) => client.refuse(re, wire::live_refused(&refused)).await,
                };
            }
            LiveRequest::SendMessage(SendMessage { contact_id: contact, client_id, content }) => {
                let content = match content {
                    NewContent::Text { text } => Ok(Content::Text(text.into())),
                    NewContent::Link { url } => Ok(Content::Link(url.into())),
                    NewContent::File { file_id, caption } => self.file(contact, file_id, caption).await,
                };
                let client_id = client_id.map(Into::into);
                content.map(|content| Ask::Do(ContactCommand::Send { contact, client_id, content }))
            }
            request => ask_of(&self.asker, self.connection, request),
        };
        match ask {
            Ok(ask) => Ok(self.edge.switchboard.ask_live(self.connection, re, self.asker.clone(), ask).await?),
            Err(refused) => client.refuse(re, wire::live_refused(&refused)).await,
        }
    }

    async fn send(&mut self, client: &mut Client, outgoing: Option<Self::Outgoing>) -> Result<(), End> {
        let event = |seq, event| LiveServerFrame { re: None, seq, message: LiveMessage::Event(event) };
        match outgoing {
            Some(LiveOutgoing::Event { seq, event: happened }) => {
                client.send(event(Some(seq), LiveEvent::from(&*happened))).await
            }
            Some(LiveOutgoing::Reply { re, outcome: Ok(answer) }) => {
                client.send(reply(re, wire::live_answer(answer))).await
            }
            Some(LiveOutgoing::Reply { re, outcome: Err(refused) }) => {
                client.refuse(re, wire::live_refused(&refused)).await
            }
            Some(LiveOutgoing::Draining(deadline)) => {
                client.send(event(None, LiveEvent::ServerDraining(ServerDraining { deadline }))).await
            }
            Some(LiveOutgoing::Reconnect(after)) => {
                let reconnect = Reconnect { reason: "shutdown".to_owned(), retry_ms: milliseconds(after) };
                client.send(event(None, LiveEvent::Reconnect(reconnect))).await?;
                Err(End::Close(CloseCode::ServiceRestart))
            }
            Some(LiveOutgoing::Replaced) => Err(End::Close(CloseCode::Replaced)),
            // The session is open already.
            Some(LiveOutgoing::Opened { .. } | LiveOutgoing::Refused(_)) => Ok(()),
            // The switchboard gave the connection up because its outbox was full.
            None => Err(End::Close(CloseCode::SlowConsumer)),
        }
    }
}

impl Session<'_> {
    /// Goes on with a newer token of the same person. What it says of them beside that holds from the next connection.
    fn renew(&mut self, token: &str) -> Result<(), AuthError> {
        let (bearer, pass) = self.edge.keys.admit(token, unix_now())?;
        let is_same = |person: &Person| {
            self.asker.person().is_some_and(|own| own.subject == person.subject && own.role == person.role)
        };
        match bearer {
            Bearer::Person { person, .. } if is_same(&person) => self.pass = pass,
            Bearer::Person { .. } => return Err(AuthError::Claims("they are somebody else's".to_owned())),
            Bearer::Participant(_) | Bearer::Admin => return Err(AuthError::RoomOnly),
        }
        Ok(())
    }

    /// What was said in a contact, open or closed, that the asker may read.
    async fn messages(&self, request: &GetMessages) -> Result<Vec<MessageInfo>, LiveRefused> {
        let page = match (request.before, request.after) {
            (None, None) => Page::Latest,
            (Some(number), None) => Page::Before(number),
            (None, Some(number)) => Page::After(number),
            (Some(_), Some(_)) => return Err(ContactRefusal::InvalidField("page").into()),
        };
        let store = &self.edge.store;
        let contact = store.contact(request.contact_id).await;
        let contact = contact.ok().filter(|contact| contact.is_readable_by(&self.asker));
        let contact = contact.ok_or(ContactRefusal::ContactNotFound)?;
        let messages = store.messages(contact.id, page, request.limit.unwrap_or(MESSAGES)).await?;
        Ok(messages.iter().map(MessageInfo::from).collect())
    }

    /// A file that the asker has handed in for this contact.
    async fn file(&self, contact: ContactId, id: FileId, caption: String) -> Result<Content, LiveRefused> {
        let file = match self.edge.store.file(id).await {
            Ok(file) => file,
            Err(StoreError::NotFound) => return Err(ContactRefusal::InvalidFile.into()),
            Err(error) => return Err(error.into()),
        };
        let is_own = self.asker.person().is_some_and(|person| person.subject == file.sender);
        if file.contact != contact || !is_own {
            return Err(ContactRefusal::InvalidFile.into());
        }
        let (kind, caption) = (file.format.kind(), caption.into());
        Ok(Content::File(SharedFile { file: id, kind, name: file.name, caption, size: file.size }))
    }
}
