//! Requests that are done once however often they are sent (`Idempotency-Key`).
//!
//! Only what was done is kept: a refusal frees the key, so that the request can be mended. What makes or changes
//! something hands its answer to the store together with the change ([`Once`]), so that both are durable or neither.

use std::time::Duration;

use aws_lc_rs::digest;
use axum::body::{Body, to_bytes};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, IntoResponseParts, Response, ResponseParts};
use serde::Serialize;
use utoipa::openapi::Required;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::{IntoParams, PartialSchema};

use crate::http::Edge;
use crate::http::problem::{Refuse, keeping_request_id};
use crate::http::rest::MAX_BODY;
use crate::http::rest::caller::Caller;
use crate::protocol::ErrorCode;
use crate::store::{Begun, Change, IdempotencyKey, StoredAnswer};
use crate::switchboard::now;

const HEADER: HeaderName = HeaderName::from_static("idempotency-key");

/// Says that an answer is the one of before.
const REPEATED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// The longest key, in bytes.
const MAX_KEY: usize = 255;

/// How long an answer is kept.
const KEPT: Duration = Duration::from_secs(24 * 3600);

/// The header as the description of the interface has it.
pub(super) struct IdempotencyKeyHeader;

impl IntoParams for IdempotencyKeyHeader {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let header = ParameterBuilder::new()
            .name("Idempotency-Key")
            .parameter_in(ParameterIn::Header)
            .required(Required::False)
            .description(Some("The same request with the same key is done once, within 24 hours."))
            .schema(Some(String::schema()));
        vec![header.build()]
    }
}

/// The key of a request, if it has one: with it goes the answer where the change goes.
#[derive(Debug, Clone)]
pub(super) struct Once(Option<IdempotencyKey>);

impl Once {
    pub(super) fn of(parts: &Parts) -> Self {
        Once(parts.extensions.get().cloned())
    }

    /// The answer of JSON, as a change that belongs to what the request changes.
    pub(super) fn keep(&self, status: StatusCode, body: &impl Serialize) -> Option<Change> {
        let key = self.0.clone()?;
        let body = serde_json::to_vec(body).expect("our own bodies are always JSON");
        let content_type = Some("application/json".into());
        Some(Change::Answer(Box::new((key, StoredAnswer { status: status.as_u16(), content_type, body }))))
    }

    /// For the answer: it is kept already.
    pub(super) fn kept(&self) -> Option<Kept> {
        self.0.is_some().then_some(Kept)
    }
}

impl FromRequestParts<Edge> for Once {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Edge) -> Result<Self, Self::Rejection> {
        Ok(Once::of(parts))
    }
}

/// Says that an answer was stored with what it tells of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kept;

impl IntoResponseParts for Kept {
    type Error = std::convert::Infallible;

    fn into_response_parts(self, mut parts: ResponseParts) -> Result<ResponseParts, Self::Error> {
        parts.extensions_mut().insert(self);
        Ok(parts)
    }
}

/// Does a request with a key once.
pub(super) async fn do_once(State(edge): State<Edge>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST {
        return next.run(request).await;
    }
    let Some(key) = request.headers().get(HEADER).cloned() else { return next.run(request).await };
    match begin(&edge, &key, request).await {
        Ok(Begin::Do(request, key)) => {
            // To its end, also when nobody waits any more: otherwise the key would stay taken.
            let doing = tokio::spawn(keeping_request_id(finish(edge.clone(), key.clone(), request, next)));
            match doing.await {
                Ok(response) => response,
                Err(error) => {
                    tracing::error!(%error, "a request failed");
                    abandon(&edge, key).await;
                    Refuse::new(ErrorCode::Internal, "The server failed.").into_response()
                }
            }
        }
        Ok(Begin::Answer(response)) => response,
        Err(refuse) => refuse.into_response(),
    }
}

enum Begin {
    /// It is the first one.
    Do(Request, IdempotencyKey),
    /// It was done already.
    Answer(Response),
}

async fn begin(edge: &Edge, key: &HeaderValue, request: Request) -> Result<Begin, Refuse> {
    let asker = Caller::of(edge, request.headers()).await?.id;
    let key = key.to_str().ok().filter(|key| (1..=MAX_KEY).contains(&key.len()));
    let key = key.ok_or_else(|| {
        Refuse::new(ErrorCode::InvalidRequest, "`Idempotency-Key` has 1 to 255 visible ASCII characters.")
    })?;
    let key = IdempotencyKey { asker, key: key.into() };
    let (mut parts, body) = request.into_parts();
    let too_large = |_| Refuse::new(ErrorCode::PayloadTooLarge, "The body is too large.");
    let body = to_bytes(body, MAX_BODY).await.map_err(too_large)?;
    let at = now();
    match edge.store.begin_request(&key, &hash(&parts, &body), at, at + KEPT).await? {
        Begun::Fresh => {
            parts.extensions.insert(key.clone());
            Ok(Begin::Do(Request::from_parts(parts, Body::from(body)), key))
        }
        Begun::Answered(answer) => Ok(Begin::Answer(repeat(answer))),
        Begun::Underway => {
            let detail = "A request with this `Idempotency-Key` is still being done.";
            Err(Refuse::new(ErrorCode::IdempotencyUnderway, detail))
        }
        Begun::Mismatch => {
            Err(Refuse::new(ErrorCode::IdempotencyMismatch, "This `Idempotency-Key` was used for another request."))
        }
    }
}

fn hash(parts: &Parts, body: &[u8]) -> Vec<u8> {
    let mut context = digest::Context::new(&digest::SHA256);
    for part in [parts.method.as_str(), &parts.uri.to_string()] {
        context.update(part.as_bytes());
        context.update(&[0]);
    }
    context.update(body);
    context.finish().as_ref().to_vec()
}

async fn finish(edge: Edge, key: IdempotencyKey, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    if !response.status().is_success() {
        abandon(&edge, key).await;
        return response;
    }
    if response.extensions().get::<Kept>().is_some() {
        return response;
    }
    // What changes nothing, or nothing that could be done twice.
    let (parts, body) = response.into_parts();
    // Our own answers are small, and whole already.
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let content_type = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let status = parts.status.as_u16();
    let answer = StoredAnswer { status, content_type: content_type.map(Into::into), body: body.to_vec() };
    if let Err(error) = edge.store.write(vec![Change::Answer(Box::new((key.clone(), answer)))]).await {
        tracing::warn!(%error, "an answer cannot be kept; the request may be done again");
        abandon(&edge, key).await;
    }
    Response::from_parts(parts, Body::from(body))
}

async fn abandon(edge: &Edge, key: IdempotencyKey) {
    if let Err(error) = edge.store.abandon_request(key).await {
        tracing::warn!(%error, "an idempotency key stays taken until the next start");
    }
}

fn repeat(answer: StoredAnswer) -> Response {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    let mut response = (status, answer.body).into_response();
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_TYPE);
    if let Some(content_type) = answer.content_type.and_then(|text| HeaderValue::try_from(&*text).ok()) {
        headers.insert(header::CONTENT_TYPE, content_type);
    }
    headers.insert(REPEATED, HeaderValue::from_static("true"));
    response
}
