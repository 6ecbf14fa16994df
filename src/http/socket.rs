//! One WebSocket: limits, the token as first message, then requests in and replies and events out.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::{Duration, Instant};

use axum::extract::State;
use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::domain::contact::Person;
use crate::domain::{ConnectionId, LeaveReason};
use crate::http::auth::{AuthError, Bearer, unix_now};
use crate::http::client_address::ClientAddress;
use crate::http::ice_servers::ice_servers;
use crate::http::problem::Refuse;
use crate::http::rest::is_of_site;
use crate::http::{Edge, wire};
use crate::media::{Peer, PeerRequest};
use crate::metrics::Metrics;
use crate::model::{CallId, Direction, Grants, Identity, ParticipantId, Source};
use crate::net::EngineSite;
use crate::protocol::{
    Authenticate, ClientFrame, ClientMessage, CloseCode, ErrorBody, ErrorCode, GrantsInfo, Hello, IceServers, Join,
    MAX_CLIENT_MESSAGE, SUBPROTOCOL, ServerFrame, ServerMessage,
};
use crate::switchboard::{Act, Answer, OUTBOX, OpenedSession, Outgoing, Refused, Stopped};

/// A frame above this breaks the connection at once; between it and [`MAX_CLIENT_MESSAGE`] the client hears why.
const MAX_FRAME: usize = 256 * 1024;

/// What the metrics call those who come this way.
const CLIENT: &str = "sdk";

/// How long a client may take to say who it is.
const AUTHENTICATE_TIMEOUT: Duration = Duration::from_secs(10);

/// How long one message may take to leave; the events that come meanwhile fill the outbox.
const WRITE_TIMEOUT: Duration = Duration::from_secs(10);

/// Messages a second that a client may send for long, and at once.
pub(super) const RATE: NonZeroU32 = NonZeroU32::new(50).unwrap();
pub(super) const BURST: NonZeroU32 = NonZeroU32::new(100).unwrap();

/// Heartbeats of silence, in halves, after which a client is taken for gone.
const SILENT_HALF_HEARTBEATS: u32 = 5;

/// `GET /api/v1/rtc`.
pub(super) async fn upgrade(
    State(edge): State<Edge>,
    address: ClientAddress,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, axum::extract::ws::rejection::WebSocketUpgradeRejection>,
) -> Response {
    let upgrade = match upgrade {
        Ok(upgrade) => upgrade,
        Err(rejection) => return Refuse::new(ErrorCode::InvalidRequest, rejection.body_text()).into_response(),
    };
    if !is_origin_allowed(&headers, &edge.allowed_origins) && !is_of_site(&edge, &headers).await {
        return Refuse::new(ErrorCode::Forbidden, "Pages of this origin may not connect.").into_response();
    }
    if *edge.stopping.borrow() {
        return Refuse::from(Stopped).into_response();
    }
    let upgrade = upgrade.protocols([SUBPROTOCOL]).max_message_size(MAX_FRAME).max_frame_size(MAX_FRAME);
    if upgrade.selected_protocol().is_none() {
        let detail = format!("The WebSocket subprotocol `{SUBPROTOCOL}` is needed.");
        return Refuse::new(ErrorCode::InvalidRequest, detail).into_response();
    }
    upgrade.on_upgrade(move |socket| run(edge, socket, address))
}

/// Whether a page of this origin may connect: our own, one on the list, or no page at all.
pub(super) fn is_origin_allowed(headers: &HeaderMap, allowed: &[String]) -> bool {
    let Some(origin) = headers.get(header::ORIGIN) else { return true };
    let Ok(origin) = origin.to_str() else { return false };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let own = origin.split_once("://").is_some_and(|(_, rest)| Some(rest) == host);
    own || allowed.iter().any(|a| a == origin)
}

/// Why a connection ended.
#[derive(Debug)]
enum End {
    /// The client, or the network, ended it.
    Lost,
    /// We end it.
    Close(CloseCode),
}

impl From<Stopped> for End {
    fn from(_: Stopped) -> Self {
        End::Close(CloseCode::ServiceRestart)
    }
}

async fn run(edge: Edge, socket: WebSocket, address: ClientAddress) {
    let connection = edge.switchboard.connection();
    let mut client = Client {
        socket,
        address: address.0,
        metrics: edge.metrics.clone(),
        limiter: RateLimiter::direct(Quota::per_second(RATE).allow_burst(BURST)),
    };
    let end = match serve(&edge, &mut client, connection).await {
        Ok(never) => match never {},
        Err(end) => end,
    };
    edge.switchboard.disconnect(connection).await;
    let code = match end {
        End::Lost => None,
        End::Close(code) => Some(code),
    };
    edge.metrics.count_close(code);
    if let Some(code) = code {
        client.close(code).await;
    }
}

async fn serve(edge: &Edge, client: &mut Client, connection: ConnectionId) -> Result<std::convert::Infallible, End> {
    let (outbox, mut inbox) = mpsc::channel(OUTBOX);
    let mut session = open(edge, client, connection, outbox, &mut inbox).await?;
    let silence = edge.heartbeat * SILENT_HALF_HEARTBEATS / 2;
    let mut heard = Instant::now();
    loop {
        tokio::select! {
            biased;
            outgoing = inbox.recv() => session.send(client, outgoing).await?,
            message = client.receive() => {
                heard = Instant::now();
                session.handle(client, message?).await?;
            }
            () = tokio::time::sleep_until((heard + silence).into()) => return Err(End::Close(CloseCode::Timeout)),
        }
    }
}

/// Waits for `authenticate` and opens or resumes the session that it asks for.
async fn open<'a>(
    edge: &'a Edge,
    client: &mut Client,
    connection: ConnectionId,
    outbox: mpsc::Sender<Outgoing>,
    inbox: &mut mpsc::Receiver<Outgoing>,
) -> Result<Session<'a>, End> {
    let first = timeout(AUTHENTICATE_TIMEOUT, client.receive()).await.map_err(|_| End::Close(CloseCode::Timeout))??;
    let ClientMessage::Authenticate(Authenticate { token, call_id, resume }) = first.message else {
        let error = ErrorBody::new(ErrorCode::UnexpectedMessage, "The first message has to be `authenticate`.");
        client.refuse(first.id, error).await?;
        return Err(End::Close(CloseCode::Unauthorized));
    };
    let identity = match (edge.keys.verify(&token, unix_now()), call_id) {
        (Ok(Bearer::Participant(identity)), None) => identity,
        (Ok(Bearer::Person { person, .. }), Some(call)) => member_of(person, call),
        (Ok(Bearer::Participant(_)), Some(_)) => return refuse_token(client, first.id, &AuthError::RoomOnly).await,
        (Ok(Bearer::Person { .. } | Bearer::Admin), _) => {
            return refuse_token(client, first.id, &AuthError::NoRoom).await;
        }
        (Err(error), _) => return refuse_token(client, first.id, &error).await,
    };
    let resume = resume.map(|r| (r.resume_token, r.last_seq));
    edge.switchboard.open(connection, first.id, identity.clone(), resume, outbox).await?;
    match inbox.recv().await {
        Some(Outgoing::Reply { re, outcome: Ok(Answer::Opened(opened)) }) => {
            client
                .send(ServerFrame { re: Some(re), seq: None, message: hello(edge, client, &identity, &opened) })
                .await?;
            Ok(Session {
                edge,
                connection,
                identity,
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

async fn refuse_token<T>(client: &mut Client, re: u64, error: &AuthError) -> Result<T, End> {
    client.refuse(re, ErrorBody::new(error.code(), error.to_string())).await?;
    Err(End::Close(CloseCode::Unauthorized))
}

fn hello(edge: &Edge, client: &Client, identity: &Identity, session: &OpenedSession) -> ServerMessage {
    let milliseconds = |duration: Duration| u32::try_from(duration.as_millis()).unwrap_or(u32::MAX);
    ServerMessage::Hello(Hello {
        session_id: session.opened.session,
        resume_token: session.resume_token.clone(),
        resumed: session.opened.resumed,
        participant_id: session.opened.participant,
        identity: identity.subject.to_string(),
        name: identity.name.to_string(),
        role: identity.role,
        room: identity.grants.room.clone(),
        grants: GrantsInfo {
            publish: identity.grants.publish.iter().collect(),
            subscribe: identity.grants.subscribe,
            video_direction: identity.grants.video_direction,
        },
        ice_servers: ice_servers(edge, &session.site, session.opened.participant, client.address),
        heartbeat_ms: milliseconds(edge.heartbeat),
        resume_window_ms: milliseconds(edge.resume_window),
        server_version: env!("CARGO_PKG_VERSION").to_owned(),
    })
}

/// A connection whose client has proven who it is.
struct Session<'a> {
    edge: &'a Edge,
    connection: ConnectionId,
    identity: Identity,
    participant: ParticipantId,
    site: std::sync::Arc<EngineSite>,
    /// The request to join that is under way, and when it came.
    joining: Option<(u64, Instant)>,
    is_leaving: bool,
}

impl Session<'_> {
    async fn handle(&mut self, client: &mut Client, frame: ClientFrame) -> Result<(), End> {
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
                act(Act::Publish { source: publish.source, muted: publish.muted }).await?;
            }
            ClientMessage::Unpublish(track) => act(Act::Unpublish(track.track_id)).await?,
            ClientMessage::SetMuted(set) => act(Act::SetMuted(set.track_id, set.muted)).await?,
            ClientMessage::Subscribe(track) => act(Act::Subscribe(track.track_id)).await?,
            ClientMessage::Unsubscribe(track) => act(Act::Unsubscribe(track.track_id)).await?,
            ClientMessage::GetIceServers {} => {
                let ice_servers = ice_servers(self.edge, &self.site, self.participant, client.address);
                client.reply(re, ServerMessage::IceServers(IceServers { ice_servers })).await?;
            }
            ClientMessage::Ping {} => client.reply(re, ServerMessage::Ok {}).await?,
            ClientMessage::Leave {} => {
                self.is_leaving = true;
                act(Act::Leave(LeaveReason::Left)).await?;
            }
        }
        Ok(())
    }

    async fn join(&mut self, client: &mut Client, re: u64, join: &Join) -> Result<(), End> {
        let started = Instant::now();
        let request = PeerRequest {
            id: self.edge.switchboard.peer(),
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
                client.refuse(re, body).await?;
            }
        }
        Ok(())
    }

    /// Puts what the switchboard gave on the wire.
    async fn send(&mut self, client: &mut Client, outgoing: Option<Outgoing>) -> Result<(), End> {
        if let Some(Outgoing::Reply { re, outcome }) = &outgoing
            && let Some((_, started)) = self.joining.take_if(|(joining, _)| joining == re)
        {
            let result = outcome.as_ref().map(|_| ()).map_err(|refused| wire::refused(refused).code);
            self.edge.metrics.count_join(CLIENT, result, started.elapsed());
        }
        match outgoing {
            Some(Outgoing::Event { seq, event }) => {
                client.send(ServerFrame { re: None, seq: Some(seq), message: wire::event(event) }).await
            }
            Some(Outgoing::Reply { re, outcome: Ok(answer) }) => {
                if let Some(message) = wire::answer(answer) {
                    client.reply(re, message).await?;
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

/// The socket with its limits.
struct Client {
    socket: WebSocket,
    address: Option<IpAddr>,
    metrics: Metrics,
    limiter: DefaultDirectRateLimiter,
}

impl Client {
    /// The next request.
    async fn receive(&mut self) -> Result<ClientFrame, End> {
        loop {
            let message = match self.socket.recv().await {
                None => return Err(End::Lost),
                Some(Err(error)) => return Err(broken(&error)),
                Some(Ok(message)) => message,
            };
            if self.limiter.check().is_err() {
                let error = ErrorBody::new(ErrorCode::RateLimited, "Too many messages.");
                self.send(ServerFrame { re: None, seq: None, message: ServerMessage::Error(error) }).await?;
                return Err(End::Close(CloseCode::RateLimited));
            }
            match message {
                Message::Text(text) if text.len() > MAX_CLIENT_MESSAGE => {
                    return Err(End::Close(CloseCode::MessageTooBig));
                }
                Message::Text(text) => return self.parse(&text).await,
                Message::Binary(_) => return self.parse("").await,
                // Answered by the WebSocket itself; a sign of life nevertheless, but not a request.
                Message::Ping(_) | Message::Pong(_) => {}
                Message::Close(_) => return Err(End::Lost),
            }
        }
    }

    async fn parse(&mut self, text: &str) -> Result<ClientFrame, End> {
        match serde_json::from_str::<ClientFrame>(text) {
            Ok(frame) => {
                self.metrics.count_message(frame.message.kind());
                Ok(frame)
            }
            Err(error) => {
                let body = ErrorBody::new(ErrorCode::InvalidMessage, format!("The message cannot be read: {error}."));
                self.metrics.count_error(body.code);
                self.send(ServerFrame { re: None, seq: None, message: ServerMessage::Error(body) }).await?;
                Err(End::Close(CloseCode::InvalidMessage))
            }
        }
    }

    async fn reply(&mut self, re: u64, message: ServerMessage) -> Result<(), End> {
        self.send(ServerFrame { re: Some(re), seq: None, message }).await
    }

    async fn refuse(&mut self, re: u64, error: ErrorBody) -> Result<(), End> {
        self.metrics.count_error(error.code);
        self.reply(re, ServerMessage::Error(error)).await
    }

    async fn send(&mut self, frame: ServerFrame) -> Result<(), End> {
        let text = serde_json::to_string(&frame).map_err(|_| End::Lost)?;
        match timeout(WRITE_TIMEOUT, self.socket.send(Message::Text(text.into()))).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(End::Lost),
            Err(_) => Err(End::Close(CloseCode::SlowConsumer)),
        }
    }

    async fn close(mut self, code: CloseCode) {
        let frame = CloseFrame { code: code.number(), reason: code.as_str().into() };
        // The client has the write time to take the reason; then the socket is dropped anyway.
        let _ = timeout(WRITE_TIMEOUT, self.socket.send(Message::Close(Some(frame)))).await;
        let _ = timeout(Duration::from_secs(1), async { while let Some(Ok(_)) = self.socket.recv().await {} }).await;
    }
}

/// What a failed read means.
fn broken(error: &axum::Error) -> End {
    let text = error.to_string();
    if text.contains("too long") || text.contains("Space limit exceeded") {
        return End::Close(CloseCode::MessageTooBig);
    }
    if text.contains("UTF-8") {
        return End::Close(CloseCode::InvalidMessage);
    }
    End::Lost
}
