//! The messaging WebSocket: who connects, and what they are told.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::time::{Duration, Instant};

use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::ws::{WebSocket, WebSocketUpgrade};
use axum::extract::{Path, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::domain::ConnectionId;
use crate::domain::contact::Asker;
use crate::http::auth::{AuthError, Claims, Pass, TokenKeys, TokenRole, unix_now};
use crate::http::client_address::ClientAddress;
use crate::http::compat::liveperson::features::{CO_BROWSE, Present};
use crate::http::compat::liveperson::known::{Known, Subscription};
use crate::http::compat::liveperson::sign_in::is_anonymous;
use crate::http::compat::liveperson::wire::frames::{Request, features_of};
use crate::http::compat::liveperson::wire::messages::Reading;
use crate::http::compat::liveperson::{calls, keys_of};
use crate::http::socket::{AUTHENTICATE_TIMEOUT, Client, Conversation, End, Heard, admit, converse};
use crate::http::{Edge, wire};
use crate::model::{ContactId, Timestamp};
use crate::protocol::{CloseCode, ErrorBody, ErrorCode};
use crate::switchboard::{LiveOutgoing, OUTBOX};

/// Clients say something every 60 s; two and a half of that is silence.
const SILENCE: Duration = Duration::from_secs(150);

/// The vendor's close codes: a fresh token is needed, and for anonymous consumers one of the same identity.
const FRESH_TOKEN: u16 = 4401;
const EXTEND_IDENTITY: u16 = 4407;

/// `GET /ws_api/account/{account}/messaging/consumer`.
pub(super) async fn consumer(
    State(edge): State<Edge>,
    Path(account): Path<String>,
    address: ClientAddress,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    let token = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = token.and_then(|value| value.split_once(' ')).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("jwt"));
    let token = token.map(|(_, token)| token.trim().to_owned());
    begin(edge, account, address, headers, upgrade, Entrance::Consumer { token }).await
}

/// `GET /ws_api/account/{account}/messaging/brand/{token}`.
pub(super) async fn brand(
    State(edge): State<Edge>,
    Path((account, token)): Path<(String, String)>,
    address: ClientAddress,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    begin(edge, account, address, headers, upgrade, Entrance::Brand { token }).await
}

/// By which way somebody comes.
enum Entrance {
    /// A consumer, whose token may come with `InitConnection` as well.
    Consumer { token: Option<String> },
    /// An agent.
    Brand { token: String },
}

async fn begin(
    edge: Edge,
    account: String,
    address: ClientAddress,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
    entrance: Entrance,
) -> Response {
    if let Err(refuse) = edge.liveperson.account(&account) {
        return refuse.into_response();
    }
    let properties = headers.get("client-properties").and_then(|value| serde_json::from_slice(value.as_bytes()).ok());
    let features = properties.map(|properties: Value| features_of(&properties)).unwrap_or_default();
    match admit(&edge, &headers, upgrade).await {
        Ok(upgrade) => upgrade.on_upgrade(move |socket| run(edge, socket, address, account, features, entrance)),
        Err(refuse) => refuse.into_response(),
    }
}

async fn run(
    edge: Edge,
    socket: WebSocket,
    address: ClientAddress,
    account: String,
    features: BTreeSet<String>,
    entrance: Entrance,
) {
    let connection = edge.switchboard.connection();
    let mut client = Client::new(&edge, socket, address);
    let opening = Opening { edge: &edge, account: &account, connection, features };
    let end = match Box::pin(opening.serve(&mut client, entrance)).await {
        Ok(never) => match never {},
        Err(end) => end,
    };
    edge.switchboard.disconnect_live(connection).await;
    client.finish(end).await;
}

/// A connection whose client has not proven yet who it is.
struct Opening<'a> {
    edge: &'a Edge,
    account: &'a str,
    connection: ConnectionId,
    features: BTreeSet<String>,
}

impl<'a> Opening<'a> {
    async fn serve(mut self, client: &mut Client, entrance: Entrance) -> Result<Infallible, End> {
        let (outbox, mut inbox) = mpsc::channel(OUTBOX);
        let (claims, side, init) = match entrance {
            Entrance::Brand { token } => (self.verify(&self.edge.keys, &token), Side::Brand, None),
            Entrance::Consumer { token: Some(token) } => {
                (self.verify(&keys_of(self.edge, self.account), &token), Side::Consumer, None)
            }
            Entrance::Consumer { token: None } => {
                let init = self.wait_for_init(client).await?;
                let token = init.jwt().unwrap_or_default();
                (self.verify(&keys_of(self.edge, self.account), token), Side::Consumer, Some(init))
            }
        };
        let claims = match claims {
            Ok(claims) => claims,
            Err((error, end)) => {
                if let Some(init) = init {
                    client.send(init.refuse(&ErrorBody::new(error.code(), error.to_string()))).await?;
                }
                return Err(end);
            }
        };
        let (pass, closed_by) = (self.edge.keys.users().pass(&claims), closed_by(&claims));
        let asker = match calls::asker_of(claims) {
            Ok(asker) => asker,
            Err(_) => return Err(End::CloseAs(CloseCode::Unauthorized, FRESH_TOKEN)),
        };
        self.edge.switchboard.open_live(self.connection, asker.clone(), None, outbox).await?;
        match inbox.recv().await {
            Some(LiveOutgoing::Opened { .. }) => {}
            Some(LiveOutgoing::Refused(refused)) => {
                if let Some(init) = init {
                    client.send(init.refuse(&wire::live_refused(&refused))).await?;
                }
                return Err(End::Close(CloseCode::ServiceRestart));
            }
            Some(_) | None => return Err(End::Close(CloseCode::ServiceRestart)),
        }
        if let Some(init) = init {
            client.send(init.answer("InitConnection", json!({}))).await?;
        }
        let mut session = Session {
            edge: self.edge,
            account: self.account,
            connection: self.connection,
            asker,
            side,
            pass,
            closed_by,
            present: None,
            co_browse: false,
            subscriptions: Vec::new(),
            routing: None,
            ring: None,
            known: BTreeMap::new(),
            readings: BTreeMap::new(),
            profile: serde_json::Map::new(),
        };
        session.set_features(&self.features);
        converse(client, session, inbox).await
    }

    /// Waits for the first word of a browser, which cannot set headers.
    async fn wait_for_init(&mut self, client: &mut Client) -> Result<Request, End> {
        let waiting = async {
            loop {
                let text = match client.hear().await? {
                    Heard::Text(text) => text,
                    Heard::Ping => continue,
                    Heard::TooMuch(_) => return Err(End::Close(CloseCode::RateLimited)),
                };
                let request = match Request::read(&text) {
                    Ok(request) => request,
                    Err(refusal) => {
                        client.send(refusal).await?;
                        continue;
                    }
                };
                self.edge.metrics.count_message(request.counted());
                if request.name() == "InitConnection" {
                    return Ok(request);
                }
                let error = ErrorBody::new(ErrorCode::Unauthorized, "`InitConnection` comes first.");
                client.send(request.refuse(&error)).await?;
            }
        };
        let late = |_| End::CloseAs(CloseCode::Timeout, FRESH_TOKEN);
        let init = timeout(AUTHENTICATE_TIMEOUT, waiting).await.map_err(late)??;
        if let Some(features) = init.features() {
            self.features = features;
        }
        Ok(init)
    }

    /// Whose token it is, or how the connection ends.
    fn verify(&self, keys: &TokenKeys, token: &str) -> Result<Claims, (AuthError, End)> {
        keys.check(token, unix_now()).map_err(|error| {
            let former = keys.read_former(token, unix_now(), u64::MAX).ok();
            let is_anonymous = error == AuthError::Expired && former.is_some_and(|claims| is_anonymous(&claims.sub));
            let number = if is_anonymous { EXTEND_IDENTITY } else { FRESH_TOKEN };
            (error, End::CloseAs(CloseCode::Unauthorized, number))
        })
    }
}

/// What a client is closed with when its token has expired.
fn closed_by(claims: &Claims) -> u16 {
    let is_anonymous = claims.role == TokenRole::Customer && is_anonymous(&claims.sub);
    if is_anonymous { EXTEND_IDENTITY } else { FRESH_TOKEN }
}

/// On which side of conversations a client is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Consumer,
    Brand,
}

/// A connection whose client has proven who it is.
pub(super) struct Session<'a> {
    pub(super) edge: &'a Edge,
    pub(super) account: &'a str,
    pub(super) connection: ConnectionId,
    pub(super) asker: Asker,
    pub(super) side: Side,
    pass: Pass,
    /// The number that says that the token is good no longer.
    closed_by: u16,
    present: Option<Present>,
    /// Whether it hears of COBROWSE dialogs.
    pub(super) co_browse: bool,
    /// At most `MAX_SUBSCRIPTIONS`.
    pub(super) subscriptions: Vec<Subscription>,
    /// The subscription to what is offered.
    pub(super) routing: Option<String>,
    /// What is offered now.
    pub(super) ring: Option<Value>,
    /// The conversations that the subscriptions are about: those that are open for the asker.
    pub(super) known: BTreeMap<ContactId, Known>,
    /// The dialogs whose messages are heard; at most `MAX_READINGS`.
    pub(super) readings: BTreeMap<ContactId, Reading>,
    /// What this client said of the consumer.
    pub(super) profile: serde_json::Map<String, Value>,
}

impl Conversation for Session<'_> {
    type Frame = Heard;
    type Outgoing = LiveOutgoing;

    async fn receive(client: &mut Client) -> Result<Heard, End> {
        client.hear().await
    }

    fn until(&self, heard: Instant) -> (Instant, End) {
        (heard + SILENCE, End::Close(CloseCode::Timeout))
    }

    fn pass(&mut self) -> &mut Pass {
        &mut self.pass
    }

    /// The vendor has no word for it; the close code says what to do.
    async fn warn(&mut self, _: &mut Client, _: Timestamp) -> Result<(), End> {
        Ok(())
    }

    async fn lapse(&mut self, _: &mut Client, _: &AuthError) -> End {
        End::CloseAs(CloseCode::Unauthorized, self.closed_by)
    }

    async fn handle(&mut self, client: &mut Client, heard: Heard) -> Result<(), End> {
        let (text, is_too_much) = match heard {
            Heard::Ping => return Ok(()),
            Heard::Text(text) => (text, false),
            Heard::TooMuch(text) => (text, true),
        };
        match Request::read(&text) {
            Ok(request) if is_too_much => {
                let error = ErrorBody::new(ErrorCode::RateLimited, "Too many requests.");
                client.send(request.refuse(&error)).await
            }
            // Who sends too much that cannot even be answered is not answered.
            Err(_) if is_too_much => Err(End::Close(CloseCode::RateLimited)),
            Ok(request) => {
                self.edge.metrics.count_message(request.counted());
                self.answer(client, request).await
            }
            Err(refusal) => client.send(refusal).await,
        }
    }

    async fn send(&mut self, client: &mut Client, outgoing: Option<Self::Outgoing>) -> Result<(), End> {
        match outgoing {
            Some(LiveOutgoing::Event { event, .. }) => self.tell(client, &event).await,
            Some(LiveOutgoing::Reconnect(_)) => Err(End::Close(CloseCode::ServiceRestart)),
            Some(LiveOutgoing::Replaced) => Err(End::Close(CloseCode::Replaced)),
            // There are no words for it; who asks for something new is refused.
            Some(LiveOutgoing::Draining(_)) => Ok(()),
            // Requests are answered where they are asked.
            Some(LiveOutgoing::Opened { .. } | LiveOutgoing::Refused(_) | LiveOutgoing::Reply { .. }) => Ok(()),
            // The switchboard gave the connection up because its outbox was full.
            None => Err(End::Close(CloseCode::SlowConsumer)),
        }
    }
}

impl Session<'_> {
    /// Takes what the client says it can.
    pub(super) fn set_features(&mut self, features: &BTreeSet<String>) {
        self.co_browse = self.side == Side::Brand || features.contains(CO_BROWSE);
        self.present = match (self.side, self.asker.person()) {
            (Side::Consumer, Some(person)) => {
                Some(self.edge.liveperson.clients.enter(person.subject.clone(), self.co_browse))
            }
            _ => None,
        };
    }
}
