//! A drain by REST: what SIGTERM does, and the way back.

use axum::Json;
use axum::extract::State;

use crate::http::Edge;
use crate::http::problem::Refuse;
use crate::http::rest::{Admin, Body};
use crate::protocol::rest::{DrainInfo, DrainPhase, StartDrain};
use crate::protocol::{ErrorCode, Problem};
use crate::switchboard::{Phase, now};

/// The longest time that a drain may take, in seconds: a week.
const MAX_DEADLINE: u64 = 7 * 24 * 3600;

/// Says whether the server takes new calls.
#[utoipa::path(
    get, path = "/api/v1/drain", tag = "health",
    responses((status = 200, description = "What was asked for.", body = DrainInfo), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn show_drain(_: Admin, State(edge): State<Edge>) -> Result<Json<DrainInfo>, Refuse> {
    info(&edge).await
}

/// Takes no new calls from now on. The server stops when the last one has ended, or at the deadline.
#[utoipa::path(
    post, path = "/api/v1/drain", tag = "health", request_body = StartDrain,
    responses((status = 200, description = "It has begun.", body = DrainInfo), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn start_drain(
    _: Admin,
    State(edge): State<Edge>,
    Body(request): Body<StartDrain>,
) -> Result<Json<DrainInfo>, Refuse> {
    let seconds = request.deadline_seconds.unwrap_or(edge.drain_deadline.as_secs());
    if seconds > MAX_DEADLINE {
        let detail = format!("`deadlineSeconds` has to be from 0 to {MAX_DEADLINE}.");
        return Err(Refuse::new(ErrorCode::InvalidRequest, detail));
    }
    let deadline = now() + std::time::Duration::from_secs(seconds);
    tracing::info!(seconds, "a drain was asked for by REST");
    edge.switchboard.drain(Some(deadline)).await?;
    info(&edge).await
}

/// Takes calls again.
#[utoipa::path(
    delete, path = "/api/v1/drain", tag = "health",
    responses((status = 200, description = "It does.", body = DrainInfo), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn cancel_drain(_: Admin, State(edge): State<Edge>) -> Result<Json<DrainInfo>, Refuse> {
    tracing::info!("calls are taken again, as was asked for by REST");
    edge.switchboard.drain(None).await?;
    info(&edge).await
}

async fn info(edge: &Edge) -> Result<Json<DrainInfo>, Refuse> {
    let rooms = edge.switchboard.census().await?.rooms;
    let (phase, deadline) = match edge.switchboard.phase() {
        Phase::Serving => (DrainPhase::Serving, None),
        Phase::Draining { deadline } => (DrainPhase::Draining, Some(deadline)),
        Phase::Drained => (DrainPhase::Drained, None),
    };
    Ok(Json(DrainInfo { phase, deadline, rooms: u32::try_from(rooms).unwrap_or(u32::MAX) }))
}
