//! Keys of the brand's servers and pages.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use secrecy::ExposeSecret;

use crate::config::is_origin;
use crate::http::Edge;
use crate::http::problem::Refuse;
use crate::http::rest::caller::{Admin, Body, Id};
use crate::http::rest::idempotency::{IdempotencyKeyHeader, Once};
use crate::http::rest::sign_in::NO_STORE;
use crate::model::KeyId;
use crate::protocol::rest::{CreateKey, KeyCreated, KeyInfo, KeyKindName, KeyList};
use crate::protocol::{ErrorCode, Problem};
use crate::store::{AccessKey, KeyKind, NewKey, StoreError};
use crate::switchboard::now;

/// The longest name of a key, in characters.
const MAX_NAME: usize = 128;

/// The most websites of one key.
const MAX_ORIGINS: usize = 32;

/// The most keys.
const MAX_KEYS: usize = 1000;

/// Lists the keys, without their secrets.
#[utoipa::path(
    get, path = "/api/v1/keys", tag = "keys",
    responses((status = 200, description = "What was asked for.", body = KeyList), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn list_keys(_: Admin, State(edge): State<Edge>) -> Result<Json<KeyList>, Refuse> {
    let keys = edge.store.keys().await?;
    Ok(Json(KeyList { keys: keys.into_iter().map(key_info).collect() }))
}

/// Makes a key. Its secret is in the answer and nowhere else.
#[utoipa::path(
    post, path = "/api/v1/keys", tag = "keys", request_body = CreateKey,
    params(IdempotencyKeyHeader),
    responses((status = 201, description = "It is made.", body = KeyCreated), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn create_key(
    _: Admin,
    State(edge): State<Edge>,
    once: Once,
    Body(request): Body<CreateKey>,
) -> Result<impl IntoResponse, Refuse> {
    let invalid = |detail: &str| Refuse::new(ErrorCode::InvalidRequest, detail);
    let name = request.name;
    if name.trim().is_empty() || name.chars().count() > MAX_NAME || name.chars().any(char::is_control) {
        return Err(invalid("`name` has 1 to 128 characters and no control characters."));
    }
    let kind = match request.kind {
        KeyKindName::Api if request.origins.is_empty() => KeyKind::Api,
        KeyKindName::Api => return Err(invalid("`origins` are for site keys.")),
        KeyKindName::Site => KeyKind::Site,
    };
    if kind == KeyKind::Site && !(1..=MAX_ORIGINS).contains(&request.origins.len()) {
        return Err(invalid("A site key has 1 to 32 `origins`."));
    }
    if let Some(wrong) = request.origins.iter().find(|origin| !is_origin(origin)) {
        return Err(invalid(&format!("{wrong:?} is no origin, such as https://www.example.com.")));
    }
    if edge.store.keys().await?.len() >= MAX_KEYS {
        return Err(Refuse::new(ErrorCode::TooMany, "There are as many keys as there may be."));
    }
    let new = NewKey { kind, name: name.into(), origins: request.origins, at: now() };
    // Secrets are shown once.
    let keep =
        |key: &AccessKey| once.keep(StatusCode::CREATED, &KeyCreated { key: key_info(key.clone()), secret: None });
    let made = edge.store.add_key_with(new, keep).await?;
    edge.sites.forget();
    let key = key_info(made.key);
    let secret = Some(made.secret.expose_secret().to_owned());
    Ok((StatusCode::CREATED, NO_STORE, once.kept(), Json(KeyCreated { key, secret })))
}

/// Makes a key good for nothing, at once.
#[utoipa::path(
    delete, path = "/api/v1/keys/{id}", tag = "keys", params(("id" = KeyId, Path)),
    responses((status = 204, description = "It is gone."), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn remove_key(_: Admin, State(edge): State<Edge>, Id(id): Id<KeyId>) -> Result<StatusCode, Refuse> {
    edge.store.remove_key(id).await.map_err(|error| match error {
        StoreError::NotFound => Refuse::new(ErrorCode::NotFound, "There is no key of that id."),
        error => error.into(),
    })?;
    edge.sites.forget();
    Ok(StatusCode::NO_CONTENT)
}

fn key_info(key: AccessKey) -> KeyInfo {
    KeyInfo {
        id: key.id,
        kind: match key.kind {
            KeyKind::Api => KeyKindName::Api,
            KeyKind::Site => KeyKindName::Site,
        },
        name: key.name.to_string(),
        origins: key.origins,
        created_at: key.created_at,
    }
}
