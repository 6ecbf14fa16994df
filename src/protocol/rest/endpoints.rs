use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::model::{ContactId, EndpointId, Timestamp, WebhookEventId};

/// Somebody whom webhooks tell what happens.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EndpointInfo {
    /// Its id.
    pub id: EndpointId,
    /// Where.
    pub url: String,
    /// The kinds of events that it wants; empty means all.
    pub events: Vec<String>,
    /// Whether it is told at all.
    pub enabled: bool,
    /// Since when, in milliseconds since 1970-01-01 UTC.
    pub created_at: Timestamp,
}

/// Answer to `GET /api/v1/webhooks`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EndpointList {
    /// Every endpoint, the oldest first.
    pub endpoints: Vec<EndpointInfo>,
}

/// Body of `POST /api/v1/webhooks` and `PUT /api/v1/webhooks/{id}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PutEndpoint {
    /// Where: `https`, and an address of the public internet, unless `webhooks.allow_private` is set.
    #[schema(examples("https://hooks.example.com/visavis"))]
    pub url: String,
    /// The kinds of events that it wants; empty means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(examples(json!(["call.started", "call.ended"])))]
    pub events: Vec<String>,
    /// Whether it is told at all. Default: true.
    #[serde(default = "yes")]
    pub enabled: bool,
}

/// Answer to `POST /api/v1/webhooks`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EndpointCreated {
    /// The endpoint.
    pub endpoint: EndpointInfo,
    /// What signs what it is told: `whsec_` and base64. It is shown this once, and left out when the answer is
    /// repeated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
}

/// Where the telling of an event stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum DeliveryStateName {
    /// It is owed.
    Pending,
    /// It was taken.
    Delivered,
    /// It was given up.
    Failed,
}

/// The telling of an event to an endpoint.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeliveryInfo {
    /// The event (`webhook-id`).
    pub event_id: WebhookEventId,
    /// What kind.
    #[schema(examples("call.started"))]
    pub kind: String,
    /// In which contact.
    pub contact_id: Option<ContactId>,
    /// Its place in the order of all events; `before` of the next page.
    pub number: u64,
    /// When it happened, in milliseconds since 1970-01-01 UTC.
    pub at: Timestamp,
    /// Where it stands.
    pub state: DeliveryStateName,
    /// How often it was tried.
    pub attempts: u32,
    /// When it is tried next.
    pub next_at: Option<Timestamp>,
    /// When it was taken or given up.
    pub settled_at: Option<Timestamp>,
    /// The HTTP status of the last attempt.
    pub status: Option<u16>,
    /// Why the last attempt failed.
    pub error: Option<String>,
}

/// Answer to `GET /api/v1/webhooks/{id}/deliveries`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeliveryList {
    /// The latest first.
    pub deliveries: Vec<DeliveryInfo>,
}

/// Answer to `POST /api/v1/webhooks/{id}/test`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EndpointTested {
    /// Whether the endpoint took it.
    pub delivered: bool,
    /// The HTTP status, if there was one.
    pub status: Option<u16>,
    /// Why it failed.
    pub error: Option<String>,
}

fn yes() -> bool {
    true
}
