//! Tokens that the brand gives to others, live rooms, and whether the server works.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;

use crate::domain::{Refusal, RoomSummary};
use crate::http::Edge;
use crate::http::auth::{Claims, unix_now};
use crate::http::problem::Refuse;
use crate::http::rest::caller::{Admin, Body, Id};
use crate::http::rest::sign_in::NO_STORE;
use crate::http::wire;
use crate::model::RoomId;
use crate::protocol::{CreateToken, ErrorCode, Problem, RoomInfo, RoomList, TokenCreated};
use crate::switchboard::Phase;

/// The longest life of a token, in seconds: a day. A call that lasts longer goes on without it.
const MAX_TOKEN_TTL: u64 = 24 * 60 * 60;

/// Makes a token for one person: for one room, or for contacts.
#[utoipa::path(
    post, path = "/api/v1/tokens", tag = "tokens", request_body = CreateToken,
    responses((status = 201, description = "It is made.", body = TokenCreated), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn create_token(
    _: Admin,
    State(edge): State<Edge>,
    Body(request): Body<CreateToken>,
) -> Result<impl IntoResponse, Refuse> {
    let ttl = request.ttl_seconds.unwrap_or(edge.token_ttl.as_secs());
    if !(1..=MAX_TOKEN_TTL).contains(&ttl) {
        let detail = format!("`ttlSeconds` has to be from 1 to {MAX_TOKEN_TTL}.");
        return Err(Refuse::new(ErrorCode::InvalidRequest, detail));
    }
    let expires_at = unix_now() + ttl;
    let token = edge.keys.mint(&Claims::of(request, expires_at)?);
    Ok((StatusCode::CREATED, NO_STORE, Json(TokenCreated { token, expires_at })))
}

/// Lists the live rooms.
#[utoipa::path(
    get, path = "/api/v1/rooms", tag = "rooms",
    responses((status = 200, description = "What was asked for.", body = RoomList), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn list_rooms(_: Admin, State(edge): State<Edge>) -> Result<Json<RoomList>, Refuse> {
    let rooms = edge.switchboard.rooms().await?;
    Ok(Json(RoomList { rooms: rooms.into_iter().map(|room| room_info(room, &edge.node)).collect() }))
}

/// Shows a live room.
#[utoipa::path(
    get, path = "/api/v1/rooms/{id}", tag = "rooms", params(("id" = RoomId, Path)),
    responses((status = 200, description = "What was asked for.", body = RoomInfo), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn show_room(
    _: Admin,
    State(edge): State<Edge>,
    Id(id): Id<String>,
) -> Result<Json<RoomInfo>, Refuse> {
    let rooms = edge.switchboard.rooms().await?;
    let room = rooms.into_iter().find(|room| room.id.as_str() == id);
    room.map(|room| Json(room_info(room, &edge.node))).ok_or_else(room_not_found)
}

/// Closes a live room for everybody.
#[utoipa::path(
    delete, path = "/api/v1/rooms/{id}", tag = "rooms", params(("id" = RoomId, Path)),
    responses((status = 204, description = "It is closed."), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn close_room(_: Admin, State(edge): State<Edge>, Id(id): Id<String>) -> Result<StatusCode, Refuse> {
    let room = RoomId::try_from(id).map_err(|_| room_not_found())?;
    edge.switchboard.close_room(room, "The call was ended by an administrator.".to_owned()).await??;
    Ok(StatusCode::NO_CONTENT)
}

/// Says that the process works.
#[utoipa::path(
    get, path = "/livez", tag = "health", security(()),
    responses((status = 200, description = "It does.", body = String, content_type = "text/plain"))
)]
pub(in crate::http) async fn livez() -> &'static str {
    "ok\n"
}

/// Says whether the server takes calls: its rules answer, its store writes, and it does not drain or stop.
#[utoipa::path(
    get, path = "/readyz", tag = "health", security(()),
    responses((status = 200, description = "It does.", body = String, content_type = "text/plain"), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(in crate::http) async fn readyz(State(edge): State<Edge>) -> Result<&'static str, Refuse> {
    if *edge.stopping.borrow() {
        return Err(Refuse::new(ErrorCode::ShuttingDown, "The server is stopping."));
    }
    if edge.switchboard.phase() != Phase::Serving {
        return Err(Refusal::Draining.into());
    }
    edge.switchboard.census().await?;
    edge.store.write(Vec::new()).await?;
    Ok("ok\n")
}

fn room_not_found() -> Refuse {
    Refuse::new(ErrorCode::RoomNotFound, "There is no room of that name.")
}

fn room_info(room: RoomSummary, node: &str) -> RoomInfo {
    RoomInfo {
        id: room.id,
        node: node.to_owned(),
        age_seconds: room.age.as_secs(),
        participants: room.participants.into_iter().map(wire::participant).collect(),
    }
}
