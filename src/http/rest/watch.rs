//! For people who watch the server: what was measured lately, what an engine knows of a call, the settings, and what
//! may be wrong with the machine.

use std::time::Duration;

use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use tokio::task::spawn_blocking;
use utoipa::IntoParams;

use crate::doctor::{self, Running};
use crate::domain::contact::ContactRefusal;
use crate::http::Edge;
use crate::http::auth::unix_now;
use crate::http::problem::Refuse;
use crate::http::rest::caller::{Admin, Asked, Id};
use crate::http::rest::contacts::{By, contact_refused, readable_call};
use crate::model::{CallId, RoomId, Timestamp};
use crate::net::tls::Tls;
use crate::protocol::rest::{
    ConnectionSample, DoctorReport, History, OverallSample, ParticipantHistory, PeerOwner, RoomDebug, RoomHistory,
    SettingInfo, SettingList,
};
use crate::protocol::{ErrorCode, Problem};
use crate::switchboard::{Description, Overall, Sample};

/// What is new.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Since {
    /// Only what was measured after this time, in milliseconds since 1970-01-01 UTC. Default: all that there is.
    since: Option<u64>,
}

/// Shows how the server and everybody's connection was within the last 15 minutes.
#[utoipa::path(
    get, path = "/api/v1/history", tag = "watching", params(Since),
    responses((status = 200, description = "What was asked for.", body = History), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn show_history(
    _: Admin,
    State(edge): State<Edge>,
    Asked(asked): Asked<Since>,
) -> Result<Json<History>, Refuse> {
    let past = edge.switchboard.past(Timestamp::from_millis(asked.since.unwrap_or_default())).await?;
    let rooms = past.rooms.into_iter().map(|(id, participants)| {
        let participants = participants.into_iter();
        let participants = participants
            .map(|(id, samples)| ParticipantHistory { id, samples: samples.into_iter().map(sample).collect() });
        RoomHistory { id, participants: participants.collect() }
    });
    Ok(Json(History { overall: past.overall.into_iter().map(overall).collect(), rooms: rooms.collect() }))
}

/// Shows all that the server knows of a live room's media.
#[utoipa::path(
    get, path = "/api/v1/rooms/{id}/debug", tag = "watching", params(("id" = RoomId, Path)),
    responses((status = 200, description = "What was asked for.", body = RoomDebug), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn debug_room(
    _: Admin,
    State(edge): State<Edge>,
    Id(id): Id<String>,
) -> Result<Json<RoomDebug>, Refuse> {
    let room = RoomId::try_from(id);
    let room = room.map_err(|_| Refuse::new(ErrorCode::RoomNotFound, "There is no room of that name."))?;
    Ok(Json(room_debug(edge.switchboard.describe(room).await??)))
}

/// Shows all that the server knows of a live call's media.
///
/// For supervisors and the brand: addresses of clients are among it.
#[utoipa::path(
    get, path = "/api/v1/calls/{id}/debug", tag = "watching", params(("id" = CallId, Path)),
    responses((status = 200, description = "What was asked for.", body = RoomDebug), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn debug_call(
    By(by): By,
    State(edge): State<Edge>,
    Id(id): Id<CallId>,
) -> Result<Json<RoomDebug>, Refuse> {
    readable_call(&edge, &by, id).await?;
    if !by.oversees() {
        return Err(contact_refused(ContactRefusal::NotAllowed));
    }
    Ok(Json(room_debug(edge.switchboard.describe(id.room()).await??)))
}

/// Shows the settings in force, each with its origin; secrets are hidden.
#[utoipa::path(
    get, path = "/api/v1/config", tag = "watching",
    responses((status = 200, description = "What was asked for.", body = SettingList), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn show_config(_: Admin, State(edge): State<Edge>) -> Json<SettingList> {
    let settings = edge.config.settings();
    let settings = settings.map(|(key, value, origin)| SettingInfo { key: key.to_owned(), value, origin });
    Json(SettingList { settings: settings.collect() })
}

/// Checks the machine and the configuration, as `visavis doctor` does on the server.
///
/// It takes a second or two when a `stun:` server is asked.
#[utoipa::path(
    get, path = "/api/v1/doctor", tag = "watching",
    responses((status = 200, description = "What was asked for.", body = DoctorReport), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn run_doctor(_: Admin, State(edge): State<Edge>) -> Result<Json<DoctorReport>, Refuse> {
    let _alone = edge.doctor.lock().await;
    let running = Running { certificate: edge.tls.as_ref().and_then(Tls::certificate) };
    let config = edge.config.clone();
    let checked = spawn_blocking(move || doctor::checks(&config, Some(&running), unix_now())).await;
    let checked = checked.map_err(|_| Refuse::new(ErrorCode::Internal, "The checks did not come to an end."))?;
    Ok(Json(DoctorReport::new(checked)))
}

fn room_debug(Description { people, dump }: Description) -> RoomDebug {
    let owners = people.into_iter().map(|(peer, participant)| PeerOwner {
        peer,
        id: participant.id,
        identity: participant.subject.to_string(),
        role: participant.role,
    });
    RoomDebug::new(&owners.collect::<Vec<_>>(), &dump)
}

fn sample(sample: Sample) -> ConnectionSample {
    ConnectionSample {
        at: sample.at,
        up_kbps: sample.up_kbps,
        down_kbps: sample.down_kbps,
        loss: f64::from(sample.loss_permille) / 1000.0,
        round_trip_ms: sample.round_trip.map(millis),
        score: sample.score,
        path: sample.path,
    }
}

fn overall(overall: Overall) -> OverallSample {
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    OverallSample {
        at: overall.at,
        rooms: number(overall.rooms),
        people: number(overall.people),
        sent_kbps: overall.sent_kbps,
        loss: f64::from(overall.loss_permille) / 1000.0,
        round_trip_ms: overall.round_trip.map(millis),
        join_ms: overall.join.map(millis),
    }
}

/// Milliseconds with a tenth.
fn millis(time: Duration) -> f64 {
    (time.as_secs_f64() * 10_000.0).round() / 10.0
}
