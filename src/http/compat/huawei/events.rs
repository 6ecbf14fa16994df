//! How agents hear of events: they ask for the next one, or are told.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::header;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tokio::time::{Instant, sleep, timeout_at};

use crate::http::auth::Bearer;
use crate::http::compat::huawei::called::Called;
use crate::http::compat::huawei::session::Session;
use crate::http::compat::huawei::wire::{Done, GUID, JSON, Refused, Retcode, SET_GUID};
use crate::http::rest::Caller;
use crate::http::{Edge, stop};

/// The most events of one reply or push.
const BATCH: usize = 100;

/// How many bytes are read of what an integrator answers to a push.
const MAX_ANSWER: usize = 4096;

/// The pause after a push that failed, which doubles with each further one.
const FIRST_PAUSE: Duration = Duration::from_millis(500);

/// The longest pause.
const LONGEST_PAUSE: Duration = Duration::from_secs(10);

/// The header with which a push proves where it comes from.
const SERVICE_TOKEN: HeaderName = HeaderName::from_static("service_token");

/// `GET agentevent/{agentid}`: the next event, or none after a while.
pub(super) async fn poll(State(edge): State<Edge>, called: Called) -> Result<Response, Refused> {
    let session = called.session;
    if session.push.is_some() {
        return Err(Retcode::WrongWayToEvents.into());
    }
    let deadline = Instant::now() + edge.huawei.settings.poll_wait;
    let event = loop {
        let news = session.news.notified();
        let event = session.seat.lock().await.poll_event();
        if event.is_some() || session.is_over() || Instant::now() >= deadline {
            break event;
        }
        tokio::select! {
            _ = timeout_at(deadline, news) => {}
            () = session.over() => {}
            () = stop(edge.stopping.clone()) => break None,
        }
    };
    session.touch();
    if event.is_none() && session.is_over() {
        return Err(Retcode::NotSignedIn.into());
    }
    let told = event.map_or(Value::Null, |event| event.told(&session.id.to_string()));
    let mut response = Done::Event(told).into_response();
    if edge.huawei.settings.auth_mode == 2 {
        response.headers_mut().extend(set_guid(&session.renew_guid()));
    }
    Ok(response)
}

/// The header with a guid.
pub(super) fn set_guid(guid: &str) -> Option<(HeaderName, HeaderValue)> {
    HeaderValue::try_from(format!("JSESSIONID={guid}")).ok().map(|value| (SET_GUID, value))
}

/// `GET agentevent/allagentevent`: what waits for any agent, for the brand's server with its API key.
pub(super) async fn poll_all(State(edge): State<Edge>, request: Request) -> Result<Done, Refused> {
    let caller = Caller::of(&edge, request.headers()).await;
    if !caller.is_ok_and(|caller| caller.bearer == Bearer::Admin) {
        return Err(Retcode::NoPermission.because("an API key is needed to fetch the events of all agents"));
    }
    let deadline = Instant::now() + edge.huawei.settings.poll_wait;
    let all = loop {
        let all = fetch_all(&edge).await;
        if !all.is_empty() || Instant::now() >= deadline {
            break all;
        }
        tokio::select! {
            () = sleep(POLL_ALL_INTERVAL) => {}
            () = stop(edge.stopping.clone()) => break Vec::new(),
        }
    };
    Ok(Done::Event(Value::Array(all)))
}

/// How often it is looked whether somebody has an event; CC-Gateway's own `AGENT_POLL_WAIT_INTERVAL`.
const POLL_ALL_INTERVAL: Duration = Duration::from_millis(100);

async fn fetch_all(edge: &Edge) -> Vec<Value> {
    let mut all = Vec::new();
    for session in edge.huawei.everybody().into_iter().filter(|session| session.push.is_none()) {
        session.touch();
        let mut seat = session.seat.lock().await;
        while all.len() < BATCH {
            let Some(event) = seat.poll_event() else { break };
            all.push(event.told(&session.id.to_string()));
        }
    }
    all
}

/// Pushes an agent's events until they are signed out; what fails is pushed again, in its order.
pub(super) async fn push(edge: Edge, session: Arc<Session>) {
    let mut pause = FIRST_PAUSE;
    loop {
        let news = session.news.notified();
        let events = session.seat.lock().await.waiting(BATCH);
        if events.is_empty() {
            if session.is_over() {
                return;
            }
            tokio::select! {
                // Looked at once more, for the last one.
                () = session.over() => continue,
                () = stop(edge.stopping.clone()) => return,
                // Looked at once more, for what came in between.
                _ = timeout_at(Instant::now() + LONGEST_PAUSE, news) => continue,
            }
        }
        let work_no = session.id.to_string();
        let list: Vec<Value> = events.iter().map(|event| event.told(&work_no)).collect();
        let body = json!({"workNo": work_no, "eventList": list});
        let sending = send(&edge, &session, body.to_string());
        let sent = tokio::select! {
            sent = sending => sent,
            () = stop(edge.stopping.clone()) => return,
        };
        match sent {
            Ok(()) => {
                session.seat.lock().await.drop_events(events.len());
                pause = FIRST_PAUSE;
            }
            Err(error) => {
                tracing::info!(agent = %session.id, %error, "an agent's events could not be pushed");
                tokio::select! {
                    () = session.over() => return,
                    () = sleep(pause) => pause = (pause * 2).min(LONGEST_PAUSE),
                }
            }
        }
    }
}

async fn send(edge: &Edge, session: &Session, body: String) -> Result<(), String> {
    let Some(push) = &session.push else { return Ok(()) };
    let value = |text: &str| HeaderValue::try_from(text).map_err(|error| error.to_string());
    let headers: HeaderMap =
        [(header::CONTENT_TYPE, JSON), (GUID, value(&session.guid())?), (SERVICE_TOKEN, value(&push.token)?)]
            .into_iter()
            .collect();
    let answer = edge.webhooks.post(&push.url, headers, body, MAX_ANSWER).await?;
    if !(200..=299).contains(&answer.status) {
        return Err(format!("it answered {}", answer.status));
    }
    // "{"message":"success","retcode":"0"}"; whoever answers less has taken it all the same.
    let retcode = serde_json::from_slice::<Value>(&answer.body).ok().and_then(|body| body.get("retcode").cloned());
    match retcode {
        None => Ok(()),
        Some(Value::String(code)) if code == "0" => Ok(()),
        Some(Value::Number(code)) if code.as_i64() == Some(0) => Ok(()),
        Some(other) => Err(format!("it answered retcode {other}")),
    }
}
