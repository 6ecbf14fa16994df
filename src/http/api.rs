//! REST, for a brand's server: tokens and live rooms.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;

use crate::domain::RoomSummary;
use crate::http::Edge;
use crate::http::auth::{AuthError, Bearer, Claims, bearer_token, unix_now};
use crate::http::problem::Refuse;
use crate::http::wire;
use crate::model::RoomId;
use crate::protocol::{CreateToken, ErrorCode, RoomInfo, RoomList, TokenCreated};

/// The longest life of a token, in seconds: a day. A call that lasts longer goes on without it.
const MAX_TOKEN_TTL: u64 = 24 * 60 * 60;

/// Lets only administrators through.
fn require_admin(edge: &Edge, headers: &HeaderMap) -> Result<(), Refuse> {
    let token = bearer_token(headers).ok_or(AuthError::Missing)?;
    match edge.keys.verify(token, unix_now())? {
        Bearer::Admin => Ok(()),
        Bearer::Participant(_) | Bearer::Person { .. } => {
            Err(Refuse::new(ErrorCode::Forbidden, "A token with the role `admin` is needed."))
        }
    }
}

pub(super) async fn create_token(
    State(edge): State<Edge>,
    headers: HeaderMap,
    body: Result<Json<CreateToken>, JsonRejection>,
) -> Result<impl IntoResponse, Refuse> {
    require_admin(&edge, &headers)?;
    let Json(request) = body.map_err(|rejection| Refuse::of_body(rejection.status(), rejection.body_text()))?;
    let ttl = request.ttl_seconds.unwrap_or(edge.token_ttl.as_secs());
    if !(1..=MAX_TOKEN_TTL).contains(&ttl) {
        let detail = format!("`ttlSeconds` has to be from 1 to {MAX_TOKEN_TTL}.");
        return Err(Refuse::new(ErrorCode::InvalidRequest, detail));
    }
    let expires_at = unix_now() + ttl;
    let token = edge.keys.mint(&Claims::of(request, expires_at)?);
    let no_store = [(header::CACHE_CONTROL, "no-store")];
    Ok((StatusCode::CREATED, no_store, Json(TokenCreated { token, expires_at })))
}

pub(super) async fn list_rooms(State(edge): State<Edge>, headers: HeaderMap) -> Result<Json<RoomList>, Refuse> {
    require_admin(&edge, &headers)?;
    let rooms = edge.switchboard.rooms().await?;
    Ok(Json(RoomList { rooms: rooms.into_iter().map(room_info).collect() }))
}

pub(super) async fn show_room(
    State(edge): State<Edge>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<Json<RoomInfo>, Refuse> {
    require_admin(&edge, &headers)?;
    let rooms = edge.switchboard.rooms().await?;
    let room = rooms.into_iter().find(|room| room.id.as_str() == id);
    room.map(room_info).map(Json).ok_or_else(room_not_found)
}

pub(super) async fn close_room(
    State(edge): State<Edge>,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Result<StatusCode, Refuse> {
    require_admin(&edge, &headers)?;
    let room = RoomId::try_from(id).map_err(|_| room_not_found())?;
    edge.switchboard.close_room(room, "The call was ended by an administrator.".to_owned()).await??;
    Ok(StatusCode::NO_CONTENT)
}

/// The process works.
pub(super) async fn livez() -> &'static str {
    "ok\n"
}

/// The server takes calls: its rules answer, its store writes, and it is not stopping.
pub(super) async fn readyz(State(edge): State<Edge>) -> Result<&'static str, Refuse> {
    if *edge.stopping.borrow() {
        return Err(Refuse::new(ErrorCode::ShuttingDown, "The server is stopping."));
    }
    edge.switchboard.census().await?;
    edge.store.write(Vec::new()).await?;
    Ok("ok\n")
}

fn room_not_found() -> Refuse {
    Refuse::new(ErrorCode::RoomNotFound, "There is no room of that name.")
}

fn room_info(room: RoomSummary) -> RoomInfo {
    RoomInfo {
        id: room.id,
        age_seconds: room.age.as_secs(),
        participants: room.participants.into_iter().map(wire::participant).collect(),
    }
}
