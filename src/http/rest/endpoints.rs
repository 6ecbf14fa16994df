//! Whom webhooks tell what happens.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::http::Edge;
use crate::http::problem::Refuse;
use crate::http::rest::caller::{Admin, Asked, Body, Id};
use crate::http::rest::idempotency::{IdempotencyKeyHeader, Once};
use crate::http::rest::sign_in::NO_STORE;
use crate::model::{EndpointId, WebhookEventId};
use crate::protocol::rest::{
    DeliveryInfo, DeliveryList, DeliveryStateName, EndpointCreated, EndpointInfo, EndpointList, EndpointTested,
    PutEndpoint,
};
use crate::protocol::webhook::{TestBody, WebhookData};
use crate::protocol::{ErrorCode, Problem};
use crate::store::{Delivery, DeliveryState, Endpoint, MAX_PAGE, StoreError, WebhookEvent};
use crate::switchboard::{now, random_bits};

/// The most endpoints.
const MAX_ENDPOINTS: usize = 32;

/// What is shown of deliveries if nothing else is asked.
const PAGE: u32 = 50;

/// How a secret is written, as Standard Webhooks has it.
const SECRET: &str = "whsec_";

/// Lists the endpoints, without their secrets.
#[utoipa::path(
    get, path = "/api/v1/webhooks", tag = "webhooks",
    responses((status = 200, description = "What was asked for.", body = EndpointList), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn list_endpoints(_: Admin, State(edge): State<Edge>) -> Result<Json<EndpointList>, Refuse> {
    let endpoints = edge.store.endpoints().await?;
    Ok(Json(EndpointList { endpoints: endpoints.iter().map(endpoint_info).collect() }))
}

/// Tells an endpoint what happens from now on. Its secret is in the answer and is not shown again.
#[utoipa::path(
    post, path = "/api/v1/webhooks", tag = "webhooks", request_body = PutEndpoint,
    params(IdempotencyKeyHeader),
    responses((status = 201, description = "It is made.", body = EndpointCreated), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn create_endpoint(
    _: Admin,
    State(edge): State<Edge>,
    once: Once,
    Body(request): Body<PutEndpoint>,
) -> Result<impl IntoResponse, Refuse> {
    check(&edge, &request)?;
    if edge.store.endpoints().await?.len() >= MAX_ENDPOINTS {
        return Err(Refuse::new(ErrorCode::TooMany, "There are as many endpoints as there may be."));
    }
    // 32 random bytes; the standard asks for 24 to 64.
    let secret = [random_bits().to_ne_bytes(), random_bits().to_ne_bytes()].concat();
    let shown = format!("{SECRET}{}", STANDARD.encode(&secret));
    let endpoint = Endpoint {
        id: EndpointId::from_bits(random_bits()),
        url: request.url,
        secret: secret.into(),
        kinds: request.events,
        enabled: request.enabled,
        created_at: now(),
    };
    let info = endpoint_info(&endpoint);
    // Secrets are shown once.
    let keep = once.keep(StatusCode::CREATED, &EndpointCreated { endpoint: info.clone(), secret: None });
    edge.store.put_endpoint_with(endpoint, keep).await?;
    Ok((StatusCode::CREATED, NO_STORE, once.kept(), Json(EndpointCreated { endpoint: info, secret: Some(shown) })))
}

/// Changes where an endpoint is and what it is told; its secret stays.
#[utoipa::path(
    put, path = "/api/v1/webhooks/{id}", tag = "webhooks", request_body = PutEndpoint, params(("id" = EndpointId, Path)),
    responses((status = 200, description = "What was asked for.", body = EndpointInfo), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn change_endpoint(
    _: Admin,
    State(edge): State<Edge>,
    Id(id): Id<EndpointId>,
    Body(request): Body<PutEndpoint>,
) -> Result<Json<EndpointInfo>, Refuse> {
    check(&edge, &request)?;
    let former = find(&edge, id).await?;
    let endpoint = Endpoint { url: request.url, kinds: request.events, enabled: request.enabled, ..former };
    edge.store.put_endpoint(endpoint.clone()).await?;
    Ok(Json(endpoint_info(&endpoint)))
}

/// Tells an endpoint nothing more, also nothing of what it is owed.
#[utoipa::path(
    delete, path = "/api/v1/webhooks/{id}", tag = "webhooks", params(("id" = EndpointId, Path)),
    responses((status = 204, description = "It is gone."), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn remove_endpoint(
    _: Admin,
    State(edge): State<Edge>,
    Id(id): Id<EndpointId>,
) -> Result<StatusCode, Refuse> {
    edge.store.remove_endpoint(id).await.map_err(of_endpoint)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Which page.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct DeliveryPage {
    /// Those before this `number`. Default: the latest.
    before: Option<u64>,
    /// At most so many. Default: 50.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
}

/// Shows what an endpoint was told or is owed, the latest first.
#[utoipa::path(
    get, path = "/api/v1/webhooks/{id}/deliveries", tag = "webhooks", params(("id" = EndpointId, Path), DeliveryPage),
    responses((status = 200, description = "What was asked for.", body = DeliveryList), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn list_deliveries(
    _: Admin,
    State(edge): State<Edge>,
    Id(id): Id<EndpointId>,
    Asked(page): Asked<DeliveryPage>,
) -> Result<Json<DeliveryList>, Refuse> {
    find(&edge, id).await?;
    let limit = page_size(page.limit)?;
    let deliveries = edge.store.deliveries(id, page.before, limit).await?;
    Ok(Json(DeliveryList { deliveries: deliveries.into_iter().map(delivery_info).collect() }))
}

/// Tells an endpoint an event once more, whatever came of it before.
#[utoipa::path(
    post, path = "/api/v1/webhooks/{id}/deliveries/{event}/redeliver", tag = "webhooks",
    params(("id" = EndpointId, Path), ("event" = WebhookEventId, Path)),
    responses((status = 202, description = "It is owed once more."), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn redeliver(
    _: Admin,
    State(edge): State<Edge>,
    Id((id, event)): Id<(EndpointId, WebhookEventId)>,
) -> Result<StatusCode, Refuse> {
    edge.store.redeliver(id, event, now()).await.map_err(|error| match error {
        StoreError::NotFound => Refuse::new(ErrorCode::NotFound, "This endpoint was owed no such event."),
        error => error.into(),
    })?;
    Ok(StatusCode::ACCEPTED)
}

/// Sends an endpoint an event of the kind `test` at once, and says what came of it. It is not tried again.
#[utoipa::path(
    post, path = "/api/v1/webhooks/{id}/test", tag = "webhooks", params(("id" = EndpointId, Path)),
    responses((status = 200, description = "What was asked for.", body = EndpointTested), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn test_endpoint(
    _: Admin,
    State(edge): State<Edge>,
    Id(id): Id<EndpointId>,
) -> Result<Json<EndpointTested>, Refuse> {
    let endpoint = find(&edge, id).await?;
    let data = WebhookData::Test(TestBody { message: "Somebody tries this endpoint.".to_owned() });
    let event = WebhookEvent::new(WebhookEventId::from_bits(random_bits()), None, now(), data);
    let attempt = edge.webhooks.attempt(&endpoint, &event).await;
    Ok(Json(EndpointTested { delivered: attempt.error.is_none(), status: attempt.status, error: attempt.error }))
}

/// How many things a page shows.
pub(super) fn page_size(asked: Option<u32>) -> Result<u32, Refuse> {
    let limit = asked.unwrap_or(PAGE);
    if (1..=MAX_PAGE).contains(&limit) {
        return Ok(limit);
    }
    Err(Refuse::new(ErrorCode::InvalidRequest, format!("`limit` has to be from 1 to {MAX_PAGE}.")))
}

fn check(edge: &Edge, request: &PutEndpoint) -> Result<(), Refuse> {
    let invalid = |detail: String| Refuse::new(ErrorCode::InvalidRequest, detail);
    edge.webhooks.check(&request.url).map_err(|error| invalid(format!("`url`: {error}.")))?;
    match request.events.iter().find(|kind| !WebhookData::KINDS.contains(&kind.as_str())) {
        Some(unknown) => Err(invalid(format!("There are no events of the kind {unknown:?}."))),
        None => Ok(()),
    }
}

async fn find(edge: &Edge, id: EndpointId) -> Result<Endpoint, Refuse> {
    let endpoint = edge.store.endpoints().await?.into_iter().find(|endpoint| endpoint.id == id);
    endpoint.ok_or_else(|| of_endpoint(StoreError::NotFound))
}

fn of_endpoint(error: StoreError) -> Refuse {
    match error {
        StoreError::NotFound => Refuse::new(ErrorCode::NotFound, "There is no endpoint of that id."),
        error => error.into(),
    }
}

fn endpoint_info(endpoint: &Endpoint) -> EndpointInfo {
    EndpointInfo {
        id: endpoint.id,
        url: endpoint.url.clone(),
        events: endpoint.kinds.clone(),
        enabled: endpoint.enabled,
        created_at: endpoint.created_at,
    }
}

fn delivery_info(delivery: Delivery) -> DeliveryInfo {
    DeliveryInfo {
        event_id: delivery.event.id,
        kind: delivery.event.kind.to_string(),
        contact_id: delivery.event.contact,
        number: delivery.number,
        at: delivery.event.at,
        state: match delivery.state {
            DeliveryState::Pending => DeliveryStateName::Pending,
            DeliveryState::Delivered => DeliveryStateName::Delivered,
            DeliveryState::Failed => DeliveryStateName::Failed,
        },
        attempts: delivery.attempts,
        next_at: delivery.next_at,
        settled_at: delivery.settled_at,
        status: delivery.status,
        error: delivery.error.map(|error| error.to_string()),
    }
}
