//! Customers who come from the brand's pages with a site key, and which origins those pages have.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::http::Edge;
use crate::http::auth::{Claims, unix_now};
use crate::http::client_address::ClientAddress;
use crate::http::problem::Refuse;
use crate::http::rest::caller::Body;
use crate::http::rest::sign_in::NO_STORE;
use crate::model::Role;
use crate::protocol::rest::{OpenSiteSession, SiteSession};
use crate::protocol::{CreateToken, ErrorCode, Problem};
use crate::store::{KeyKind, Store, StoreError};
use crate::switchboard::random_bits;

/// How long a customer's token is good, in seconds: the page asks for another one in time.
const TOKEN_TTL: u64 = 60 * 60;

/// How long after its end a token still says who the customer was, in seconds: 30 days.
const RETURN: u64 = 30 * 24 * 60 * 60;

/// How the subject of a customer without a name of the brand's begins.
pub(super) const ANONYMOUS: &str = "anon-";

/// What agents see of a customer who gives no name.
const UNNAMED: &str = "Customer";

/// How old what is known of the origins may be.
const FRESH: Duration = Duration::from_secs(5);

/// The origins of every site key, for questions that each connection asks.
#[derive(Debug, Clone)]
pub struct SiteOrigins {
    store: Store,
    known: Arc<Mutex<Option<Known>>>,
}

#[derive(Debug, Clone)]
struct Known {
    at: Instant,
    origins: Arc<BTreeSet<String>>,
}

impl SiteOrigins {
    /// The origins of a store's keys.
    pub fn new(store: Store) -> Self {
        SiteOrigins { store, known: Arc::default() }
    }

    /// Whether pages of an origin may let customers in.
    ///
    /// # Errors
    ///
    /// When the store fails.
    pub async fn contain(&self, origin: &str) -> Result<bool, StoreError> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(known) = known.filter(|known| known.at.elapsed() < FRESH) {
            return Ok(known.origins.contains(origin));
        }
        let keys = self.store.keys().await?;
        let origins: BTreeSet<String> = keys.into_iter().flat_map(|key| key.origins).collect();
        let found = origins.contains(origin);
        let known = Known { at: Instant::now(), origins: Arc::new(origins) };
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = Some(known);
        Ok(found)
    }

    /// Has them read anew.
    pub(super) fn forget(&self) {
        *self.known.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// Whether a request comes from a page with a site key. A store that fails lets nobody in.
pub(in crate::http) async fn is_of_site(edge: &Edge, headers: &HeaderMap) -> bool {
    let Some(origin) = origin(headers) else { return false };
    edge.sites.contain(origin).await.unwrap_or(false)
}

fn origin(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::ORIGIN)?.to_str().ok()
}

/// Lets pages with a site key, and those of the allowed origins, read what is answered.
pub(in crate::http) async fn share_with_sites(State(edge): State<Edge>, request: Request, next: Next) -> Response {
    let origin = request.headers().get(header::ORIGIN).cloned();
    let is_allowed = origin.as_ref().is_some_and(|origin| edge.allowed_origins.iter().any(|a| origin == a));
    let may_read = is_allowed || is_of_site(&edge, request.headers()).await;
    let is_preflight = request.method() == Method::OPTIONS;
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("Origin"));
    if let Some(origin) = origin.filter(|_| may_read) {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        let exposed = HeaderValue::from_static("content-disposition, x-request-id");
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, exposed);
        if is_preflight {
            let allowed = HeaderValue::from_static("authorization, content-type, idempotency-key");
            headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, allowed);
            headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST"));
            headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
        }
    }
    response
}

/// Answers the question that browsers ask first (<https://fetch.spec.whatwg.org/#http-cors-protocol>).
pub(in crate::http) async fn preflight() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// Trades a site key for a customer's token.
///
/// For the brand's pages: only those of the key's origins may. The customer is nobody whom the brand knows, and stays
/// the same one in this browser when the page hands in its former token, also up to 30 days after that expired.
#[utoipa::path(
    post, path = "/api/v1/site-sessions", tag = "sign-in", security(()), request_body = OpenSiteSession,
    params(("Origin" = String, Header, description = "Browsers send it by themselves.")),
    responses((status = 201, description = "It is made.", body = SiteSession), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn open_site_session(
    State(edge): State<Edge>,
    ClientAddress(address): ClientAddress,
    headers: HeaderMap,
    Body(request): Body<OpenSiteSession>,
) -> Result<impl IntoResponse, Refuse> {
    edge.guards.check_site_session(address)?;
    let key = edge.store.key(&request.site_key.into()).await?.filter(|key| key.kind == KeyKind::Site);
    let key = key.ok_or_else(|| Refuse::new(ErrorCode::Unauthorized, "There is no such site key."))?;
    if !origin(&headers).is_some_and(|origin| key.origins.iter().any(|listed| listed == origin)) {
        return Err(Refuse::new(ErrorCode::Forbidden, "Pages of this origin may not use this site key."));
    }
    let now = unix_now();
    let former = request.token.and_then(|token| edge.keys.read_former(&token, now, RETURN).ok());
    let former = former.filter(|claims| claims.sub.starts_with(ANONYMOUS));
    let name = request.name.or_else(|| former.as_ref()?.name.clone()).unwrap_or_else(|| UNNAMED.to_owned());
    let identity = former.map_or_else(|| format!("{ANONYMOUS}{:032x}", random_bits()), |claims| claims.sub);
    let expires_at = now + TOKEN_TTL;
    let customer = CreateToken { name: Some(name.clone()), ..CreateToken::new(&*identity, Role::Customer) };
    let token = edge.keys.mint(&Claims::of(customer, expires_at)?);
    Ok((StatusCode::CREATED, NO_STORE, Json(SiteSession { token, expires_at, identity, name })))
}
