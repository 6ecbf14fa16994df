//! Vidyo: its script under its own path, and the exchange of its tokens for ours.
//!
//! A resource is a room of the same name. The name of a chat is the call of that contact, for those who are in it:
//! whoever the page's own token says, or else the user of Vidyo's token.

mod token;

pub(in crate::http::compat) use token::verify;

use axum::extract::rejection::JsonRejection;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router, middleware};
use serde::{Deserialize, Serialize};

use crate::domain::contact::{Asker, Person};
use crate::http::Edge;
use crate::http::auth::{Bearer, Claims, bearer_token, unix_now};
use crate::http::compat::{ctlive, serve_script};
use crate::http::rest::{preflight, share_with_sites};
use crate::model::{CallId, ContactId, Role, RoomId};
use crate::protocol::CreateToken;
use crate::switchboard::{Ask, LiveAnswer};

/// How long the token of a call is good, in seconds: Vidyo looks at its own when somebody connects and never again, so
/// a broken call has to find its way back for as long as calls last. A day.
const CALL_TTL: u64 = 24 * 60 * 60;

/// The longest name that others see, in characters; as long as in a token.
const MAX_NAME: usize = 128;

/// The largest request, in bytes: a token and two names.
const MAX_BODY: usize = 16 * 1024;

pub(super) fn routes(edge: &Edge) -> Router<Edge> {
    let script = |headers: HeaderMap| async move { serve_script(&headers, "vidyo.js").await };
    Router::new()
        .route("/compat/vidyo/sessions", post(connect).options(preflight))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(middleware::from_fn_with_state(edge.clone(), share_with_sites))
        .route("/latest/javascript/VidyoClient/VidyoClient.js", get(script))
}

/// What `Connect` of the vendor's connector is given.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Connect {
    token: String,
    resource_id: String,
    #[serde(default)]
    display_name: String,
}

/// The way into a room.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Session {
    /// A token for this room and nothing else.
    token: String,
    /// The call that it is, if it is a contact's.
    call_id: Option<CallId>,
}

/// Why nobody connects, in the vendor's word.
#[derive(Debug, Serialize)]
struct Failure {
    reason: &'static str,
    message: String,
    /// Whether the same may work in a moment.
    retryable: bool,
    #[serde(skip)]
    status: StatusCode,
}

impl Failure {
    fn new(status: StatusCode, reason: &'static str, message: impl Into<String>) -> Self {
        Failure { reason, message: message.into(), retryable: false, status }
    }

    fn invalid_token(message: impl Into<String>) -> Self {
        Failure::new(StatusCode::FORBIDDEN, "VIDYO_CONNECTORFAILREASON_InvalidToken", message)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        (self.status, Json(self)).into_response()
    }
}

async fn connect(
    State(edge): State<Edge>,
    headers: HeaderMap,
    request: Result<Json<Connect>, JsonRejection>,
) -> Result<Json<Session>, Failure> {
    let Json(request) = request.map_err(|rejection| {
        Failure::new(rejection.status(), "VIDYO_CONNECTORFAILREASON_MiscError", rejection.body_text())
    })?;
    let now = unix_now();
    let user =
        token::verify(&edge.vidyo, &request.token, now).map_err(|error| Failure::invalid_token(error.to_string()))?;
    let (who, room, call_id) = match ctlive::contact_of(&request.resource_id) {
        Some(contact) => {
            let (person, call) = member(&edge, &headers, contact, &user).await?;
            (
                CreateToken { name: Some(person.name.to_string()), ..CreateToken::new(&*person.subject, person.role) },
                call.room(),
                Some(call),
            )
        }
        None => {
            let name = Some(shown(&request.display_name)).filter(|name| !name.is_empty());
            (CreateToken { name, ..CreateToken::new(&*user, Role::Customer) }, room_of(&request.resource_id)?, None)
        }
    };
    let claims = Claims::of(CreateToken { room: Some(room), ..who }, now + CALL_TTL);
    let claims = claims.map_err(|error| Failure::invalid_token(format!("In the token, {error}.")))?;
    Ok(Json(Session { token: edge.keys.mint(&claims), call_id }))
}

/// The room of a resource. The rooms of calls have members and are entered through their contact.
fn room_of(resource: &str) -> Result<RoomId, Failure> {
    let room = RoomId::try_from(resource).ok().filter(|room| CallId::of_room(room).is_none());
    room.ok_or_else(|| {
        let message = "A resource id has 1 to 128 of the characters A-Z a-z 0-9 . _ ~ -, or names a chat.";
        Failure::new(StatusCode::BAD_REQUEST, "VIDYO_CONNECTORFAILREASON_InvalidResourceId", message)
    })
}

/// Who of a contact wants to enter its call.
async fn member(edge: &Edge, headers: &HeaderMap, contact: ContactId, user: &str) -> Result<(Person, CallId), Failure> {
    let subject = match bearer_token(headers).map(|token| edge.keys.verify(token, unix_now())) {
        Some(Ok(Bearer::Person { person, .. })) => person.subject,
        Some(Ok(Bearer::Participant(_) | Bearer::Admin) | Err(_)) => {
            return Err(Failure::invalid_token("The page's own token is not one of a person's."));
        }
        None => user.strip_prefix("USER_").unwrap_or(user).into(),
    };
    let stopped = |_| {
        let reason = "VIDYO_CONNECTORFAILREASON_MiscRemoteError";
        Failure::new(StatusCode::SERVICE_UNAVAILABLE, reason, "The server is stopping.")
    };
    let answer = edge.switchboard.ask(Asker::Admin, Ask::Contact(contact)).await.map_err(stopped)?;
    let Ok(LiveAnswer::Contact(view)) = answer else {
        let message = "There is no such open chat.";
        return Err(Failure::new(StatusCode::NOT_FOUND, "VIDYO_CONNECTORFAILREASON_InvalidResourceId", message));
    };
    let party = view.parties.into_iter().find(|(party, _)| party.person.subject == subject);
    let Some((party, _)) = party else {
        let message = "This person is not in the chat.";
        return Err(Failure::new(StatusCode::FORBIDDEN, "VIDYO_CONNECTORFAILREASON_NotMember", message));
    };
    let Some(call) = view.call else {
        let message = "The chat has no call; one begins when a request for it is accepted.";
        let reason = "VIDYO_CONNECTORFAILREASON_NoResponseFromResource";
        return Err(Failure { retryable: true, ..Failure::new(StatusCode::CONFLICT, reason, message) });
    };
    Ok((party.person, call.id))
}

/// A name as others may see it.
fn shown(name: &str) -> String {
    name.trim().chars().filter(|c| !c.is_control()).take(MAX_NAME).collect()
}
