//! The WebSocket on which the media of a room is negotiated.

use std::convert::Infallible;
use std::time::Instant;

use tokio::sync::mpsc;
use tokio::time::timeout;

use super::{
    AUTHENTICATE_TIMEOUT, Client, Conversation, End, converse, lapse, milliseconds, refuse_first, refuse_token, silence,
};
use crate::domain::contact::Person;
use crate::domain::{ConnectionId, LeaveReason};
use crate::http::auth::{AuthError, Bearer, Pass, unix_now};
use crate::http::ice_servers::ice_servers;
use crate::http::{Edge, wire};
use crate::media::{Peer, PeerRequest};
use crate::model::{CallId, Direction, Grants, Identity, ParticipantId, RoomId, Source, Timestamp, ViewSize};
use crate::net::EngineSite;
use crate::protocol::{
    Authenticate, ClientFrame, ClientMessage, CloseCode, ErrorBody, ErrorCode, GrantsInfo, Hello, IceServers, Join,
    Publish, ServerFrame, ServerMessage, SetView,
};
use crate::switchboard::{Act, Answer, OUTBOX, OpenedSession, Outgoing, Refused};

/// What the metrics call those who come this way.
const CLIENT: &str = "sdk";

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
    outbox: mpsc::Sender<Outgoing>,
    inbox: &mut mpsc::Receiver<Outgoing>,
) -> Result<Session<'a>, End> {
    let first = timeout(AUTHENTICATE_TIMEOUT, client.receive::<ClientFrame>()).await;
    let first = first.map_err(|_| End::Close(CloseCode::Timeout))??;
    let ClientMessage::Authenticate(Authenticate { token, call_id, resume }) = first.message else {
        return refuse_first(client, first.id).await;
    };
    let (identity, pass) = match (edge.keys.admit(&token, unix_now()), call_id) {
        (Ok((Bearer::Participant(identity), pass)), None) => (identity, pass),
        (Ok((Bearer::Person { person, .. }, pass)), Some(call)) => (member_of(person, call), pass),
        (Ok((Bearer::Participant(_), _)), Some(_)) => {
            return refuse_token(client, first.id, &AuthError::RoomOnly).await;
        }
        (Ok((Bearer::Person { .. } | Bearer::Admin, _)), _) => {
            return refuse_token(client, first.id, &AuthError::NoRoom).await;
        }
        (Err(error), _) => return refuse_token(client, first.id, &error).await,
    };
    let resume = resume.map(|r| (r.resume_token, r.last_seq));
    edge.switchboard.open(connection, first.id, identity.clone(), resume, outbox).await?;
    match inbox.recv().await {
        Some(Outgoing::Reply { re, outcome: Ok(Answer::Opened(opened)) }) => {
            client.send(reply(re, hello(edge, client, &identity, &opened))).await?;
            Ok(Session {
                edge,
                connection,
                identity,
                // Nobody is cut off in the middle of a call.
                pass: pass.without_end(),
                participant: opened.opened.participant,
                site: opened.site,
                joining: None,
                is_leaving: false,
            })
        }
        Some(Outgoing::Reply { re, outcome: Err(refused) }) => {
            client.refuse(re, wire::refused(&refused)).await?;
            Err(End::Close(CloseCode::Unauthorized))
        }
        Some(_) | None => Err(End::Close(CloseCode::ServiceRestart)),
    }
}

/// Somebody who wants to enter a call; whether they may, and what they may there, is the room's to know.
fn member_of(person: Person, call: CallId) -> Identity {
    let Person { subject, name, role } = person;
    let grants = Grants {
        room: call.room(),
        publish: Source::ALL.into_iter().collect(),
        subscribe: true,
        video_direction: Direction::SendRecv,
    };
    Identity { subject, name, role, grants }
}

fn reply(re: u64, message: ServerMessage) -> ServerFrame {
    ServerFrame { re: Some(re), seq: None, message }
}

fn hello(edge: &Edge, client: &Client, identity: &Identity, session: &OpenedSession) -> ServerMessage {
    let grants = &session.opened.grants;
    ServerMessage::Hello(Hello {
        session_id: session.opened.session,
        resume_token: session.resume_token.clone(),
        resumed: session.opened.resumed,
        participant_id: session.opened.participant,
        identity: identity.subject.to_string(),
        name: identity.name.to_string(),
        role: identity.role,
        room: grants.room.clone(),
        grants: GrantsInfo {
            publish: grants.publish.iter().collect(),
            subscribe: grants.subscribe,
            video_direction: grants.video_direction,
        },
        ice_servers: ice_servers(edge, &session.site, session.opened.participant, client.address),
        heartbeat_ms: milliseconds(edge.heartbeat),
        resume_window_ms: milliseconds(edge.resume_window),
        server_version: env!("CARGO_PKG_VERSION").to_owned(),
    })
}

/// Somebody does not get into a call, which its log shall say as well.
fn log_refused_join(room: &RoomId, code: ErrorCode) {
    tracing::info!(call = %room, reason = code.as_str(), "join refused");
}

/// A connection whose client has proven who it is.
struct Session<'a> {
    edge: &'a Edge,
    connection: ConnectionId,
    identity: Identity,
    pass: Pass,
    participant: ParticipantId,
    site: std::sync::Arc<EngineSite>,
    /// The request to join that is under way, and when it came.
    joining: Option<(u64, Instant)>,
    is_leaving: bool,
}

impl Conversation for Session<'_> {
    type Frame = ClientFrame;
    type Outgoing = Outgoing;

    async fn receive(client: &mut Client) -> Result<Self::Frame, End> {
        client.receive().await
    }

    fn until(&self, heard: Instant) -> (Instant, End) {
        silence(self.edge, heard)
    }

    fn pass(&mut self) -> &mut Pass {
        &mut self.pass
    }

    async fn warn(&mut self, _: &mut Client, _: Timestamp) -> Result<(), End> {
        Ok(())
    }

    async fn lapse(&mut self, client: &mut Client, error: &AuthError) -> End {
        lapse(client, error).await
    }

    async fn handle(&mut self, client: &mut Client, frame: Self::Frame) -> Result<(), End> {
        let (switchboard, connection, re) = (&self.edge.switchboard, self.connection, frame.id);
        let act = |act| switchboard.act(connection, re, act);
        match frame.message {
            ClientMessage::Authenticate(_) => {
                let error = ErrorBody::new(ErrorCode::UnexpectedMessage, "The connection is authenticated already.");
                client.refuse(re, error).await?;
            }
            ClientMessage::Join(join) => self.join(client, re, &join).await?,
            ClientMessage::Negotiate(negotiate) => switchboard.negotiate(connection, re, negotiate.offer).await?,
            ClientMessage::Publish(publish) => {
                let Publish { source, muted, layers } = publish;
                act(Act::Publish { source, muted, layers }).await?;
            }
            ClientMessage::Unpublish(track) => act(Act::Unpublish(track.track_id)).await?,
            ClientMessage::SetMuted(set) => act(Act::SetMuted(set.track_id, set.muted)).await?,
            ClientMessage::Subscribe(track) => act(Act::Subscribe(track.track_id)).await?,
            ClientMessage::Unsubscribe(track) => act(Act::Unsubscribe(track.track_id)).await?,
            ClientMessage::SetView(SetView { track_id, width, height }) => {
                act(Act::SetView(track_id, ViewSize { width, height })).await?;
            }
            ClientMessage::Say(say) => act(Act::Say(say.text.into())).await?,
            ClientMessage::GetIceServers {} => {
                let ice_servers = ice_servers(self.edge, &self.site, self.participant, client.address);
                client.send(reply(re, ServerMessage::IceServers(IceServers { ice_servers }))).await?;
            }
            ClientMessage::Ping {} => client.send(reply(re, ServerMessage::Ok {})).await?,
            ClientMessage::Leave {} => {
                self.is_leaving = true;
                act(Act::Leave(LeaveReason::Left)).await?;
            }
        }
        Ok(())
    }

    async fn send(&mut self, client: &mut Client, outgoing: Option<Self::Outgoing>) -> Result<(), End> {
        if let Some(Outgoing::Reply { re, outcome }) = &outgoing
            && let Some((_, started)) = self.joining.take_if(|(joining, _)| joining == re)
        {
            let result = outcome.as_ref().map(|_| ()).map_err(|refused| wire::refused(refused).code);
            self.edge.metrics.count_join(CLIENT, result, started.elapsed());
            if let Err(code) = result {
                log_refused_join(&self.identity.grants.room, code);
            }
        }
        match outgoing {
            Some(Outgoing::Event { seq, event }) => {
                client.send(ServerFrame { re: None, seq: Some(seq), message: wire::event(event) }).await
            }
            Some(Outgoing::Reply { re, outcome: Ok(answer) }) => {
                if let Some(message) = wire::answer(answer) {
                    client.send(reply(re, message)).await?;
                }
                if self.is_leaving { Err(End::Close(CloseCode::Normal)) } else { Ok(()) }
            }
            Some(Outgoing::Reply { re, outcome: Err(refused) }) => client.refuse(re, wire::refused(&refused)).await,
            Some(Outgoing::Close(reason)) => Err(End::Close(wire::close_code(reason))),
            // The switchboard gave the connection up because its outbox was full.
            None => Err(End::Close(CloseCode::SlowConsumer)),
        }
    }
}

impl Session<'_> {
    async fn join(&mut self, client: &mut Client, re: u64, join: &Join) -> Result<(), End> {
        let started = Instant::now();
        let request = PeerRequest {
            id: self.edge.switchboard.peer(),
            room: self.identity.grants.room.clone(),
            publish: self.identity.grants.publish,
            direction: self.identity.grants.video_direction,
        };
        // Half a millisecond of work that needs no engine, so none is kept from forwarding.
        match Peer::accept(request, &join.offer, &self.site.setup_for(client.address), started) {
            Ok(accepted) => {
                self.joining = Some((re, started));
                self.edge.switchboard.join(self.connection, re, accepted, join.auto_subscribe).await?;
            }
            Err(error) => {
                let body = wire::refused(&Refused::Negotiation(error));
                self.edge.metrics.count_join(CLIENT, Err(body.code), started.elapsed());
                log_refused_join(&self.identity.grants.room, body.code);
                client.refuse(re, body).await?;
            }
        }
        Ok(())
    }
}
