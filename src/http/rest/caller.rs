//! Who asks, and what they ask with.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use crate::http::Edge;
use crate::http::auth::{AuthError, Bearer, bearer_token, unix_now};
use crate::http::problem::Refuse;
use crate::protocol::ErrorCode;
use crate::store::KeyKind;

/// How the secret of an API key begins.
const API_KEY: &str = "vva_";

/// Somebody with a token or an API key.
#[derive(Debug, Clone)]
pub(in crate::http) struct Caller {
    /// What they may do.
    pub(in crate::http) bearer: Bearer,
    /// Whose idempotency keys they use: those of different callers have nothing to do with each other.
    pub(in crate::http) id: Arc<str>,
}

impl Caller {
    /// Looks at what a request brings.
    pub(in crate::http) async fn of(edge: &Edge, headers: &HeaderMap) -> Result<Caller, Refuse> {
        let token = bearer_token(headers).ok_or(AuthError::Missing)?;
        if token.starts_with(API_KEY) {
            let key = edge.store.key(&token.to_owned().into()).await?;
            let key = key.filter(|key| key.kind == KeyKind::Api).ok_or(AuthError::UnknownKey)?;
            return Ok(Caller { bearer: Bearer::Admin, id: key.id.to_string().into() });
        }
        let bearer = edge.keys.verify(token, unix_now())?;
        let id = match &bearer {
            Bearer::Admin => "admin".into(),
            Bearer::Person { person, .. } => format!("{:?} {}", person.role, person.subject).into(),
            Bearer::Participant(identity) => format!("participant {}", identity.subject).into(),
        };
        Ok(Caller { bearer, id })
    }
}

impl FromRequestParts<Edge> for Caller {
    type Rejection = Refuse;

    async fn from_request_parts(parts: &mut Parts, edge: &Edge) -> Result<Self, Refuse> {
        Caller::of(edge, &parts.headers).await
    }
}

/// A server or person of the brand who manages this server.
#[derive(Debug, Clone, Copy)]
pub(in crate::http) struct Admin;

impl FromRequestParts<Edge> for Admin {
    type Rejection = Refuse;

    async fn from_request_parts(parts: &mut Parts, edge: &Edge) -> Result<Self, Refuse> {
        match Caller::of(edge, &parts.headers).await?.bearer {
            Bearer::Admin => Ok(Admin),
            Bearer::Participant(_) | Bearer::Person { .. } => {
                Err(Refuse::new(ErrorCode::Forbidden, "An API key, or a token with the role `admin`, is needed."))
            }
        }
    }
}

/// A body of JSON.
#[derive(Debug)]
pub(in crate::http) struct Body<T>(pub(in crate::http) T);

impl<T: DeserializeOwned> FromRequest<Edge> for Body<T> {
    type Rejection = Refuse;

    async fn from_request(request: Request, edge: &Edge) -> Result<Self, Refuse> {
        let body = Json::<T>::from_request(request, edge).await;
        let Json(body) = body.map_err(|rejection| Refuse::of_body(rejection.status(), rejection.body_text()))?;
        Ok(Body(body))
    }
}

/// What stands in the path; what cannot be an id is the id of nothing.
#[derive(Debug)]
pub(in crate::http) struct Id<T>(pub(in crate::http) T);

impl<T: DeserializeOwned + Send> FromRequestParts<Edge> for Id<T> {
    type Rejection = Refuse;

    async fn from_request_parts(parts: &mut Parts, edge: &Edge) -> Result<Self, Refuse> {
        let nothing = |_| Refuse::new(ErrorCode::NotFound, "There is nothing of that id.");
        let Path(id) = Path::<T>::from_request_parts(parts, edge).await.map_err(nothing)?;
        Ok(Id(id))
    }
}

/// What stands behind the question mark.
#[derive(Debug)]
pub(in crate::http) struct Asked<T>(pub(in crate::http) T);

impl<T: DeserializeOwned> FromRequestParts<Edge> for Asked<T> {
    type Rejection = Refuse;

    async fn from_request_parts(parts: &mut Parts, edge: &Edge) -> Result<Self, Refuse> {
        let query = Query::<T>::from_request_parts(parts, edge).await;
        let Query(query) =
            query.map_err(|rejection| Refuse::of_body(StatusCode::BAD_REQUEST, rejection.body_text()))?;
        Ok(Asked(query))
    }
}
