//! WHIP (RFC 9725) and WHEP (draft-ietf-wish-whep): any WebRTC client publishes or plays, with HTTP alone.
//!
//! A client is a participant like any other; only its way to the rules differs.

mod fragment;
mod resource;
mod sdp;

use axum::Router;
use axum::extract::rejection::StringRejection;
use axum::extract::{DefaultBodyLimit, Extension, Path, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{patch, post};

use crate::http::Edge;
use crate::http::auth::{AuthError, Bearer, Pass, bearer_token, unix_now};
use crate::http::client_address::ClientAddress;
use crate::http::ice_servers::links;
use crate::http::problem::Refuse;
use crate::http::socket::is_origin_allowed;
use crate::http::whip::fragment::{Fragment, InvalidFragment};
pub use crate::http::whip::resource::Resources;
use crate::http::whip::resource::{Ask, Call, Created, Patched, Place};
use crate::http::whip::sdp::Offer;
use crate::model::Identity;
use crate::protocol::{ErrorCode, IceServer, MAX_CLIENT_MESSAGE};
use crate::switchboard::Stopped;

const SDP: HeaderValue = HeaderValue::from_static("application/sdp");
const FRAGMENT: HeaderValue = HeaderValue::from_static("application/trickle-ice-sdpfrag");

/// RFC 5789 §3.1, and its sister for POST (W3C Linked Data Platform §7.1), as RFC 9725 §4.2 wants it.
const ACCEPT_PATCH: HeaderName = HeaderName::from_static("accept-patch");
const ACCEPT_POST: HeaderName = HeaderName::from_static("accept-post");

/// What a preflight is told (Fetch §3.3.3), and for how many seconds it holds.
const PREFLIGHT: [(HeaderName, &str); 3] = [
    (header::ACCESS_CONTROL_ALLOW_METHODS, "POST, PATCH, DELETE"),
    (header::ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Content-Type, If-Match"),
    (header::ACCESS_CONTROL_MAX_AGE, "600"),
];

/// What pages of other sites may read of an answer.
const EXPOSED: HeaderValue = HeaderValue::from_static("Location, Link, ETag, Accept-Patch");

/// Which way the media flows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Protocol {
    /// The client publishes.
    Whip,
    /// The client plays.
    Whep,
}

impl Protocol {
    fn as_str(self) -> &'static str {
        match self {
            Protocol::Whip => "whip",
            Protocol::Whep => "whep",
        }
    }

    /// The direction (SDP) of the client's m-lines.
    fn direction(self) -> &'static str {
        match self {
            Protocol::Whip => "sendonly",
            Protocol::Whep => "recvonly",
        }
    }
}

/// `/whip/…` and `/whep/…`.
pub(super) fn routes(edge: Edge) -> Router<Edge> {
    let both = [Protocol::Whip, Protocol::Whep].into_iter().map(|protocol| {
        let endpoint = format!("/{}/{{room}}", protocol.as_str());
        Router::new()
            .route(&endpoint, post(create).options(options))
            .route(&format!("{endpoint}/{{id}}"), patch(change).delete(end).options(options_of_resource))
            .layer(Extension(protocol))
    });
    both.fold(Router::new(), Router::merge)
        .layer(DefaultBodyLimit::max(MAX_CLIENT_MESSAGE))
        .layer(middleware::from_fn_with_state(edge, share_across_origins))
}

/// Lets pages of the allowed origins read what is answered, and refuses others as the WebSocket does.
async fn share_across_origins(State(edge): State<Edge>, request: Request, next: Next) -> Response {
    if !is_origin_allowed(request.headers(), &edge.allowed_origins) {
        return Refuse::new(ErrorCode::Forbidden, "Pages of this origin may not connect.").into_response();
    }
    let origin = request.headers().get(header::ORIGIN).cloned();
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("Origin"));
    if let Some(origin) = origin {
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
    }
    response
}

/// `POST` at an endpoint: takes the client into the room.
async fn create(
    State(edge): State<Edge>,
    Extension(protocol): Extension<Protocol>,
    ClientAddress(address): ClientAddress,
    Path(room): Path<String>,
    headers: HeaderMap,
    body: Result<String, StringRejection>,
) -> Result<Response, Refuse> {
    if *edge.stopping.borrow() {
        return Err(Stopped.into());
    }
    let (identity, pass) = identify(&edge, &headers, &room)?;
    let offer = Offer::new(&text(&headers, &SDP, body)?, protocol);
    if offer.is_idle() {
        let detail = format!("The offer has no audio or video m-line that is {}.", protocol.direction());
        return Err(Refuse::new(ErrorCode::InvalidSdp, detail));
    }
    let call = Call { protocol, identity, pass: pass.without_end(), offer, address };
    let Created { place, answer, etag, ice_servers } = resource::create(edge, call).await?;
    let location = format!("/{}/{}/{}", protocol.as_str(), place.room, place.id);
    let fixed = [(header::CONTENT_TYPE, SDP), (ACCEPT_PATCH, FRAGMENT)];
    let named = [(header::LOCATION, location), (header::ETAG, etag)];
    Ok((StatusCode::CREATED, fixed, named, link_headers(&ice_servers), answer).into_response())
}

/// `OPTIONS` at an endpoint: what a preflight needs and, for who brings a token, the ICE servers.
async fn options(
    State(edge): State<Edge>,
    ClientAddress(address): ClientAddress,
    Path(room): Path<String>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Refuse> {
    let ice_servers = match bearer_token(&headers) {
        Some(_) => resource::preview_ice_servers(&edge, identify(&edge, &headers, &room)?.0, address).await?,
        None => Vec::new(),
    };
    Ok((PREFLIGHT, [(ACCEPT_POST, SDP)], link_headers(&ice_servers)))
}

async fn options_of_resource() -> impl IntoResponse {
    (PREFLIGHT, [(ACCEPT_PATCH, FRAGMENT)])
}

/// `PATCH` at a resource: candidates, or an ICE restart.
async fn change(
    State(edge): State<Edge>,
    Extension(protocol): Extension<Protocol>,
    Path((room, id)): Path<(String, String)>,
    headers: HeaderMap,
    body: Result<String, StringRejection>,
) -> Result<Response, Refuse> {
    let fragment = Fragment::parse(&text(&headers, &FRAGMENT, body)?)?;
    let if_match = headers.get(header::IF_MATCH).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let place = Place { protocol, room, id };
    let patched = edge.resources.ask(&place, |reply| Ask::Patch { if_match, fragment, reply }).await;
    Ok(match patched.ok_or_else(no_resource)?? {
        Patched::Noted => StatusCode::NO_CONTENT.into_response(),
        Patched::Restarted { etag, fragment } => {
            ([(header::CONTENT_TYPE, FRAGMENT)], [(header::ETAG, etag)], fragment).into_response()
        }
    })
}

/// `DELETE` at a resource: the client leaves.
async fn end(
    State(edge): State<Edge>,
    Extension(protocol): Extension<Protocol>,
    Path((room, id)): Path<(String, String)>,
) -> Result<StatusCode, Refuse> {
    let place = Place { protocol, room, id };
    edge.resources.ask(&place, Ask::End).await.ok_or_else(no_resource)?;
    Ok(StatusCode::OK)
}

/// Whose request it is: somebody's whose token opens this room.
fn identify(edge: &Edge, headers: &HeaderMap, room: &str) -> Result<(Identity, Pass), Refuse> {
    let token = bearer_token(headers).ok_or(AuthError::Missing)?;
    match edge.keys.admit(token, unix_now())? {
        (Bearer::Participant(identity), pass) if identity.grants.room.as_str() == room => Ok((identity, pass)),
        (Bearer::Participant(_), _) => Err(Refuse::new(ErrorCode::Forbidden, "This token is for another room.")),
        (Bearer::Person { .. } | Bearer::Admin, _) => Err(AuthError::NoRoom.into()),
    }
}

/// A body of that type.
fn text(headers: &HeaderMap, expected: &HeaderValue, body: Result<String, StringRejection>) -> Result<String, Refuse> {
    let (found, expected) = (headers.get(header::CONTENT_TYPE), expected.to_str().unwrap_or_default());
    let found = found.and_then(|value| value.to_str().ok()).and_then(|value| value.split(';').next());
    if !found.is_some_and(|found| found.trim().eq_ignore_ascii_case(expected)) {
        let detail = format!("The body has to be `{expected}`.");
        return Err(Refuse::new(ErrorCode::UnsupportedMediaType, detail));
    }
    body.map_err(|rejection| Refuse::of_body(rejection.status(), rejection.body_text()))
}

fn link_headers(servers: &[IceServer]) -> HeaderMap {
    links(servers).map(|link| (header::LINK, link)).collect()
}

fn no_resource() -> Refuse {
    Refuse::new(ErrorCode::NotFound, "There is no such resource, or no more.")
}

impl From<InvalidFragment> for Refuse {
    fn from(error: InvalidFragment) -> Self {
        Refuse::new(ErrorCode::InvalidSdp, error.to_string())
    }
}
