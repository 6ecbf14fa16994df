//! Domain discovery: every service of an account is at this server.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::IntoResponse;
use serde_json::{Value, json};

use crate::http::Edge;
use crate::http::problem::Refuse;
use crate::protocol::ErrorCode;

/// The services that are here under the vendor's names.
const SERVICES: [&str; 3] = ["asyncMessagingEnt", "idp", "swift"];

/// It says nothing that a page may not know.
const FOR_ALL: [(HeaderName, HeaderValue); 1] = [(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"))];

/// `GET /service/{name}/baseURI`.
pub(super) async fn of_service(
    State(edge): State<Edge>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Refuse> {
    let account = edge.liveperson.config.accounts.first();
    let account = account.ok_or_else(|| Refuse::new(ErrorCode::NotFound, "No account is served here."))?;
    Ok((FOR_ALL, Json(base(account, &name, &host(&edge, &headers)))))
}

/// `GET /api/account/{account}/service/{name}/baseURI.json`.
pub(super) async fn of_account_service(
    State(edge): State<Edge>,
    Path((account, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Refuse> {
    let account = edge.liveperson.account(&account)?;
    Ok((FOR_ALL, Json(base(account, &name, &host(&edge, &headers)))))
}

/// `GET /api/account/{account}/service/baseURI.json`.
pub(super) async fn of_account(
    State(edge): State<Edge>,
    Path(account): Path<String>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Refuse> {
    let (account, host) = (edge.liveperson.account(&account)?, host(&edge, &headers));
    let all: Vec<Value> = SERVICES.iter().map(|name| base(account, name, &host)).collect();
    Ok((FOR_ALL, Json(json!({ "baseURIs": all }))))
}

fn base(account: &str, service: &str, host: &str) -> Value {
    json!({ "service": service, "account": account, "baseURI": host })
}

/// Host and port without a scheme, as clients put one before it.
fn host(edge: &Edge, headers: &HeaderMap) -> String {
    let told = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let public = edge.liveperson.public_url.as_deref().and_then(|url| url.split_once("://"));
    public.map_or(told, |(_, host)| host).trim_end_matches('/').to_owned()
}
