//! What OpenAPI 3.1 (<https://spec.openapis.org/oas/v3.1.1.html>) says of all of it.

use axum::http::header;
use axum::response::IntoResponse;
use serde_json::Value;
use utoipa::openapi::path::{HttpMethod, OperationBuilder, ParameterBuilder, ParameterIn, PathItem, PathsBuilder};
use utoipa::openapi::request_body::RequestBodyBuilder;
use utoipa::openapi::schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type};
use utoipa::openapi::security::{Http, HttpAuthScheme, SecurityScheme};
use utoipa::openapi::{ContentBuilder, OpenApi as OpenApiDocument, Ref, Required, ResponseBuilder};
use utoipa::{OpenApi, PartialSchema, ToSchema};

use crate::model::RoomId;
use crate::protocol::Problem;
use crate::protocol::rest::Done;
use crate::protocol::webhook::WebhookData;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "visavis",
        description = "The REST interface of visavis. Refusals are problems (RFC 9457) with a stable `code`; every answer bears an `X-Request-Id`.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
    ),
    components(schemas(Problem, Done)),
    security(("token" = [])),
    tags(
        (name = "sign-in", description = "How people and pages get a token."),
        (name = "tokens", description = "Tokens that the brand's servers give to others."),
        (name = "rooms", description = "Live rooms."),
        (name = "users", description = "People who may sign in."),
        (name = "keys", description = "Keys of the brand's servers and pages."),
        (name = "webhooks", description = "Whom events are sent to."),
        (name = "contacts", description = "Customers' conversations with the brand. A person's own token does as well; the rules decide what each may."),
        (name = "calls", description = "Calls of contacts, and what leads to them."),
        (name = "files", description = "Files that are sent in contacts."),
        (name = "visitors", description = "Browsers with a page of the brand open."),
        (name = "watching", description = "For people who watch the server: connections, calls in depth, agents, settings."),
        (name = "media", description = "WHIP and WHEP, for WebRTC clients without our SDK."),
        (name = "health", description = "For supervisors of the process."),
    )
)]
struct Document;

/// The document without the routes that describe themselves.
pub(super) fn document() -> OpenApiDocument {
    let mut document = Document::openapi();
    let mut token = Http::new(HttpAuthScheme::Bearer);
    token.description =
        Some("An API key (`vva_…`), or a token: a JWT with the role that the request needs.".to_owned());
    let components = document.components.get_or_insert_default();
    components.add_security_scheme("token", SecurityScheme::Http(token));
    document
}

/// The document with every field as it is on the wire: `rename_all_fields` of serde is unknown to what makes schemas
/// (utoipa 6), which leaves the fields of enums' variants as Rust has them.
pub(in crate::http) fn with_wire_names(mut document: Value) -> Value {
    name_fields(&mut document);
    document
}

fn name_fields(value: &mut Value) {
    match value {
        Value::Object(object) => {
            if let Some(Value::Object(properties)) = object.get_mut("properties") {
                *properties =
                    std::mem::take(properties).into_iter().map(|(name, schema)| (camel(&name), schema)).collect();
                for name in object.get_mut("required").and_then(Value::as_array_mut).into_iter().flatten() {
                    *name = camel(name.as_str().unwrap_or_default()).into();
                }
            }
            object.values_mut().for_each(name_fields);
        }
        Value::Array(items) => items.iter_mut().for_each(name_fields),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// `contact_id` as `contactId`.
fn camel(name: &str) -> String {
    let mut parts = name.split('_');
    let mut camel = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (first, rest) = part.split_at_checked(1).unwrap_or((part, ""));
        camel.push_str(&first.to_uppercase());
        camel.push_str(rest);
    }
    camel
}

/// Adds the ways in for WebRTC clients that are not ours; `docs/protocol.md` says what follows after them.
pub(super) fn add_media(document: &mut OpenApiDocument) {
    for (path, id, summary) in [
        ("/whip/{room}", "publish_with_whip", "Publishes into a room with WHIP (RFC 9725)."),
        ("/whep/{room}", "play_with_whep", "Plays what is in a room with WHEP (draft-ietf-wish-whep)."),
    ] {
        let sdp = || ContentBuilder::new().schema(Some(ObjectBuilder::new().schema_type(Type::String))).build();
        let room = ParameterBuilder::new()
            .name("room")
            .parameter_in(ParameterIn::Path)
            .required(Required::True)
            .schema(Some(RoomId::schema()));
        let offer = RequestBodyBuilder::new().content("application/sdp", sdp()).required(Some(Required::True));
        let answer = ResponseBuilder::new()
            .description("The answer; `Location` is the resource, for PATCH and DELETE.")
            .content("application/sdp", sdp());
        let refusal = ContentBuilder::new().schema(Some(Ref::from_schema_name(Problem::name()))).build();
        let refusal = ResponseBuilder::new().description("A refusal.").content("application/problem+json", refusal);
        let operation = OperationBuilder::new()
            .operation_id(Some(id))
            .tag("media")
            .summary(Some(summary))
            .description(Some("The token is that of a participant of the room."))
            .parameter(room)
            .request_body(Some(offer.build()))
            .response("201", answer)
            .response("default", refusal)
            .build();
        document.paths.paths.insert(path.to_owned(), PathItem::new(HttpMethod::Post, operation));
    }
}

/// Adds what endpoints are sent: for each kind a request that somebody else's server answers.
pub(super) fn add_events(document: &mut OpenApiDocument) {
    let components = document.components.get_or_insert_default();
    components.schemas.extend(WebhookData::schemas());
    let mut events = PathsBuilder::new();
    for (kind, meaning, data) in WebhookData::described() {
        let body = ObjectBuilder::new()
            .property("type", ObjectBuilder::new().schema_type(Type::String).enum_values(Some([kind])))
            .property(
                "timestamp",
                ObjectBuilder::new()
                    .schema_type(Type::String)
                    .format(Some(SchemaFormat::KnownFormat(KnownFormat::DateTime))),
            )
            .property("data", data)
            .required("type")
            .required("timestamp")
            .required("data");
        let content = ContentBuilder::new().schema(Some(body)).build();
        let taken = ResponseBuilder::new().description("Any status of 2xx: it was taken.").build();
        let operation = OperationBuilder::new()
            .summary(Some(meaning))
            .request_body(Some(
                RequestBodyBuilder::new().content("application/json", content).required(Some(Required::True)).build(),
            ))
            .response("200", taken)
            .build();
        events = events.path(kind, PathItem::new(HttpMethod::Post, operation));
    }
    document.webhooks = Some(events.build());
}

/// `GET /openapi.json`.
pub(super) fn serve(document: String) -> impl IntoResponse {
    let open = (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    ([(header::CONTENT_TYPE, "application/json"), open], document)
}
