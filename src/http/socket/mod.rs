//! WebSockets: limits, the token as first message, then requests in and replies and events out.
//!
//! [`rtc`] negotiates the media of a room, [`live`] is the contact plane; both have the same envelope and limits.

mod asks;
mod live;
mod rtc;

use std::borrow::Cow;
use std::convert::Infallible;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::{Duration, Instant};

use axum::extract::State;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::http::Edge;
use crate::http::auth::{AuthError, Lapse, Pass};
use crate::http::client_address::ClientAddress;
use crate::http::problem::Refuse;
use crate::http::rest::is_of_site;
use crate::metrics::Metrics;
use crate::model::Timestamp;
use crate::protocol::{CloseCode, ErrorBody, ErrorCode, MAX_CLIENT_MESSAGE, SUBPROTOCOL};
use crate::switchboard::Stopped;

/// A frame above this breaks the connection at once; between it and [`MAX_CLIENT_MESSAGE`] the client hears why.
const MAX_FRAME: usize = 256 * 1024;

/// What is read of a connection at once.
const BUFFER: usize = 4096;

/// How long a client may take to say who it is.
pub(in crate::http) const AUTHENTICATE_TIMEOUT: Duration = Duration::from_secs(10);

/// How long one message may take to leave; the events that come meanwhile fill the outbox.
const WRITE_TIMEOUT: Duration = Duration::from_secs(10);

/// Messages a second that a client may send for long, and at once.
pub(super) const RATE: NonZeroU32 = NonZeroU32::new(50).unwrap();
pub(super) const BURST: NonZeroU32 = NonZeroU32::new(100).unwrap();

/// Heartbeats of silence, in halves, after which a client is taken for gone.
const SILENT_HALF_HEARTBEATS: u32 = 5;

/// What a WebSocket is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Media,
    Live,
}

/// `GET /api/v1/rtc`.
pub(super) async fn rtc(
    State(edge): State<Edge>,
    address: ClientAddress,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    begin(edge, address, &headers, upgrade, Purpose::Media).await
}

/// `GET /api/v1/live`.
pub(super) async fn live(
    State(edge): State<Edge>,
    address: ClientAddress,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    begin(edge, address, &headers, upgrade, Purpose::Live).await
}

async fn begin(
    edge: Edge,
    address: ClientAddress,
    headers: &HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
    purpose: Purpose,
) -> Response {
    let upgrade = match admit(&edge, headers, upgrade).await {
        Ok(upgrade) => upgrade.protocols([SUBPROTOCOL]),
        Err(refuse) => return refuse.into_response(),
    };
    if upgrade.selected_protocol().is_none() {
        let detail = format!("The WebSocket subprotocol `{SUBPROTOCOL}` is needed.");
        return Refuse::new(ErrorCode::InvalidRequest, detail).into_response();
    }
    upgrade.on_upgrade(move |socket| run(edge, socket, address, purpose))
}

/// Whether a WebSocket may begin here and now, with the limits that all of them have.
pub(in crate::http) async fn admit(
    edge: &Edge,
    headers: &HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<WebSocketUpgrade, Refuse> {
    let upgrade = upgrade.map_err(|rejection| Refuse::new(ErrorCode::InvalidRequest, rejection.body_text()))?;
    if !is_origin_allowed(headers, &edge.allowed_origins) && !is_of_site(edge, headers).await {
        return Err(Refuse::new(ErrorCode::Forbidden, "Pages of this origin may not connect."));
    }
    if *edge.stopping.borrow() {
        return Err(Refuse::from(Stopped));
    }
    // Most connections are silent most of the time.
    let upgrade = upgrade.read_buffer_size(BUFFER).write_buffer_size(0);
    Ok(upgrade.max_message_size(MAX_FRAME).max_frame_size(MAX_FRAME))
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
pub(in crate::http) enum End {
    /// The client, or the network, ended it.
    Lost,
    /// We end it.
    Close(CloseCode),
    /// We end it, with another vendor's number for the reason.
    CloseAs(CloseCode, u16),
}

impl From<Stopped> for End {
    fn from(_: Stopped) -> Self {
        End::Close(CloseCode::ServiceRestart)
    }
}

async fn run(edge: Edge, socket: WebSocket, address: ClientAddress, purpose: Purpose) {
    let connection = edge.switchboard.connection();
    let mut client = Client::new(&edge, socket, address);
    // In boxes, so that a connection has the size of what it is for.
    let served: Result<Infallible, End> = match purpose {
        Purpose::Media => Box::pin(rtc::serve(&edge, &mut client, connection)).await,
        Purpose::Live => Box::pin(live::serve(&edge, &mut client, connection)).await,
    };
    let end = match served {
        Ok(never) => match never {},
        Err(end) => end,
    };
    match purpose {
        Purpose::Media => edge.switchboard.disconnect(connection).await,
        Purpose::Live => edge.switchboard.disconnect_live(connection).await,
    }
    client.finish(end).await;
}

/// What a client and the server say to each other once the client has proven who it is.
pub(in crate::http) trait Conversation {
    /// What the client says.
    type Frame;
    /// What the switchboard gives to be said.
    type Outgoing;

    /// The client's next word.
    async fn receive(client: &mut Client) -> Result<Self::Frame, End>;

    /// When it ends by itself, for a client that was `heard` last then.
    fn until(&self, heard: Instant) -> (Instant, End);

    /// How long the client may go on.
    fn pass(&mut self) -> &mut Pass;

    /// Tells that the client's token is good no longer soon.
    async fn warn(&mut self, client: &mut Client, expires: Timestamp) -> Result<(), End>;

    /// Tells that it is, and how it ends.
    async fn lapse(&mut self, client: &mut Client, error: &AuthError) -> End;

    async fn handle(&mut self, client: &mut Client, frame: Self::Frame) -> Result<(), End>;

    /// Puts what the switchboard gave on the wire; nothing means that it has given the connection up.
    async fn send(&mut self, client: &mut Client, outgoing: Option<Self::Outgoing>) -> Result<(), End>;
}

/// Lets both sides speak until one of them ends it or the client is silent for too long.
pub(in crate::http) async fn converse<C: Conversation>(
    client: &mut Client,
    mut conversation: C,
    mut inbox: mpsc::Receiver<C::Outgoing>,
) -> Result<Infallible, End> {
    loop {
        let (until, _) = conversation.until(client.heard);
        tokio::select! {
            biased;
            outgoing = inbox.recv() => conversation.send(client, outgoing).await?,
            frame = C::receive(client) => conversation.handle(client, frame?).await?,
            lapse = conversation.pass().lapse() => match lapse {
                Lapse::Soon(expires) => conversation.warn(client, expires).await?,
                Lapse::Over(error) => return Err(conversation.lapse(client, &error).await),
            },
            () = tokio::time::sleep_until(until.into()) => {
                // Pings are heard while the next request is waited for.
                let (until, end) = conversation.until(client.heard);
                if until <= Instant::now() {
                    return Err(end);
                }
            }
        }
    }
}

/// Says why a client may not go on.
async fn lapse(client: &mut Client, error: &AuthError) -> End {
    // Who is gone does not miss it.
    let _ = client.complain(None, ErrorBody::new(error.code(), error.to_string())).await;
    End::Close(CloseCode::Unauthorized)
}

/// The end of a client that has said nothing for too long, and when.
fn silence(edge: &Edge, heard: Instant) -> (Instant, End) {
    (heard + edge.heartbeat * SILENT_HALF_HEARTBEATS / 2, End::Close(CloseCode::Timeout))
}

/// A refusal with its envelope.
#[derive(Serialize)]
struct ErrorFrame {
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    re: Option<u64>,
    data: ErrorBody,
}

/// The type of a message.
#[derive(Deserialize)]
struct Kind<'a> {
    #[serde(rename = "type", borrow)]
    kind: Cow<'a, str>,
}

async fn refuse_token<T>(client: &mut Client, re: u64, error: &AuthError) -> Result<T, End> {
    client.refuse(re, ErrorBody::new(error.code(), error.to_string())).await?;
    Err(End::Close(CloseCode::Unauthorized))
}

/// Refuses what came in the place of `authenticate`.
async fn refuse_first<T>(client: &mut Client, re: u64) -> Result<T, End> {
    let error = ErrorBody::new(ErrorCode::UnexpectedMessage, "The first message has to be `authenticate`.");
    client.refuse(re, error).await?;
    Err(End::Close(CloseCode::Unauthorized))
}

/// Milliseconds as clients are told.
fn milliseconds(duration: Duration) -> u32 {
    u32::try_from(duration.as_millis()).unwrap_or(u32::MAX)
}

/// What came over a WebSocket.
pub(in crate::http) enum Heard {
    /// A message; of one in binary there is nothing to read.
    Text(Utf8Bytes),
    /// It is there.
    Ping,
    /// It says more than it may.
    TooMuch(Utf8Bytes),
}

/// The socket with its limits.
pub(in crate::http) struct Client {
    socket: WebSocket,
    address: Option<IpAddr>,
    metrics: Metrics,
    limiter: DefaultDirectRateLimiter,
    /// When the client last showed that it is there.
    heard: Instant,
}

impl Client {
    /// A socket whose client has not said anything yet.
    pub(in crate::http) fn new(edge: &Edge, socket: WebSocket, address: ClientAddress) -> Self {
        Client {
            socket,
            address: address.0,
            metrics: edge.metrics.clone(),
            limiter: RateLimiter::direct(Quota::per_second(RATE).allow_burst(BURST)),
            heard: Instant::now(),
        }
    }

    /// Whatever comes next.
    pub(in crate::http) async fn hear(&mut self) -> Result<Heard, End> {
        let message = match self.socket.recv().await {
            None => return Err(End::Lost),
            Some(Err(error)) => return Err(broken(&error)),
            Some(Ok(message)) => message,
        };
        self.heard = Instant::now();
        let is_too_fast = self.limiter.check().is_err();
        let text = match message {
            Message::Text(text) if text.len() > MAX_CLIENT_MESSAGE => {
                return Err(End::Close(CloseCode::MessageTooBig));
            }
            Message::Text(text) => text,
            Message::Binary(_) => Utf8Bytes::default(),
            Message::Ping(_) | Message::Pong(_) if is_too_fast => Utf8Bytes::default(),
            // Answered by the WebSocket itself; a sign of life nevertheless, but not a request.
            Message::Ping(_) | Message::Pong(_) => return Ok(Heard::Ping),
            Message::Close(_) => return Err(End::Lost),
        };
        Ok(if is_too_fast { Heard::TooMuch(text) } else { Heard::Text(text) })
    }

    /// The next request.
    async fn receive<F: DeserializeOwned>(&mut self) -> Result<F, End> {
        loop {
            match self.hear().await? {
                Heard::Text(text) => return self.parse(&text).await,
                Heard::Ping => {}
                Heard::TooMuch(_) => {
                    self.complain(None, ErrorBody::new(ErrorCode::RateLimited, "Too many messages.")).await?;
                    return Err(End::Close(CloseCode::RateLimited));
                }
            }
        }
    }

    async fn parse<F: DeserializeOwned>(&mut self, text: &str) -> Result<F, End> {
        match serde_json::from_str::<F>(text) {
            Ok(frame) => {
                // What could be read has one of the documented types.
                let kind = serde_json::from_str::<Kind<'_>>(text).map(|kind| kind.kind).unwrap_or_default();
                self.metrics.count_message(&kind);
                Ok(frame)
            }
            Err(error) => {
                let body = ErrorBody::new(ErrorCode::InvalidMessage, format!("The message cannot be read: {error}."));
                self.complain(None, body).await?;
                Err(End::Close(CloseCode::InvalidMessage))
            }
        }
    }

    /// Refuses a request.
    async fn refuse(&mut self, re: u64, error: ErrorBody) -> Result<(), End> {
        self.complain(Some(re), error).await
    }

    async fn complain(&mut self, re: Option<u64>, data: ErrorBody) -> Result<(), End> {
        self.metrics.count_error(data.code);
        self.send(ErrorFrame { kind: "error", re, data }).await
    }

    pub(in crate::http) async fn send(&mut self, frame: impl Serialize) -> Result<(), End> {
        let text = serde_json::to_string(&frame).map_err(|_| End::Lost)?;
        match timeout(WRITE_TIMEOUT, self.socket.send(Message::Text(text.into()))).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) => Err(End::Lost),
            Err(_) => Err(End::Close(CloseCode::SlowConsumer)),
        }
    }

    /// Counts the end, and tells the client if it is ours.
    pub(in crate::http) async fn finish(self, end: End) {
        let (code, number) = match end {
            End::Lost => return self.metrics.count_close(None),
            End::Close(code) => (code, code.number()),
            End::CloseAs(code, number) => (code, number),
        };
        self.metrics.count_close(Some(code));
        self.close(number, code.as_str()).await;
    }

    async fn close(mut self, number: u16, reason: &'static str) {
        let frame = CloseFrame { code: number, reason: reason.into() };
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
