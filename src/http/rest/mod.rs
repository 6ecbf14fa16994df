//! REST: for the brand's servers, for its pages, and for people with a token.
//!
//! Routes and their description in OpenAPI are made from one place; `docs/rest.md` is the way in.

mod caller;
mod contacts;
mod endpoints;
mod idempotency;
mod keys;
mod openapi;
mod reference;
mod rooms;
mod sign_in;
mod sites;
mod users;
mod watch;

use axum::extract::DefaultBodyLimit;
use axum::routing::{get, options};
use axum::{Router, middleware};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(super) use caller::{Admin, Body, Caller, Id};
pub(super) use contacts::file_content;
pub(super) use openapi::with_wire_names;
pub(super) use rooms::{livez, readyz};
pub use sign_in::Guards;
pub(super) use sign_in::{NO_STORE, check_password};
pub use sites::SiteOrigins;
pub(super) use sites::{ANONYMOUS, RETURN, is_of_site, preflight, share_with_sites};

use crate::http::{Edge, drain};

/// The largest body of JSON, in bytes.
const MAX_BODY: usize = 256 * 1024;

/// Everything under `/api/v1` but the WebSockets, with its description.
pub(super) fn routes(edge: &Edge) -> Router<Edge> {
    let done_once = OpenApiRouter::new()
        .routes(routes!(users::list_users, users::add_user))
        .routes(routes!(users::change_user, users::remove_user))
        .routes(routes!(users::set_password))
        .routes(routes!(keys::list_keys, keys::create_key))
        .routes(routes!(keys::remove_key))
        .routes(routes!(endpoints::list_endpoints, endpoints::create_endpoint))
        .routes(routes!(endpoints::change_endpoint, endpoints::remove_endpoint))
        .routes(routes!(endpoints::list_deliveries))
        .routes(routes!(endpoints::redeliver))
        .routes(routes!(endpoints::test_endpoint))
        .merge(contacts::routes())
        .layer(middleware::from_fn_with_state(edge.clone(), idempotency::do_once));
    let for_pages = OpenApiRouter::new()
        .routes(routes!(sites::open_site_session))
        .route("/api/v1/site-sessions", options(sites::preflight))
        .layer(middleware::from_fn_with_state(edge.clone(), sites::share_with_sites));
    let (router, mut document) = OpenApiRouter::with_openapi(openapi::document())
        .routes(routes!(sign_in::sign_in))
        .merge(for_pages)
        .routes(routes!(rooms::create_token))
        .routes(routes!(rooms::list_rooms))
        .routes(routes!(rooms::show_room, rooms::close_room))
        .routes(routes!(watch::show_history))
        .routes(routes!(watch::debug_room))
        .routes(routes!(watch::debug_call))
        .routes(routes!(watch::show_config))
        .routes(routes!(watch::run_doctor))
        .merge(done_once)
        .routes(routes!(drain::show_drain, drain::start_drain, drain::cancel_drain))
        .routes(routes!(rooms::livez))
        .routes(routes!(rooms::readyz))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .merge(contacts::file_routes(edge))
        .split_for_parts();
    openapi::add_media(&mut document);
    openapi::add_events(&mut document);
    let document = openapi::with_wire_names(serde_json::to_value(&document).unwrap_or_default());
    let reference = reference::page(&document);
    let document = document.to_string();
    router
        .route("/openapi.json", get(|| async { openapi::serve(document) }))
        .route("/docs/rest", get(|| async { axum::response::Html(reference) }))
}
