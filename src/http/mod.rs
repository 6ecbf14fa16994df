//! The edge: what browsers and a brand's servers talk to.

mod assets;
mod asyncapi;
pub mod auth;
mod client_address;
mod compat;
mod drain;
mod ice_servers;
mod metrics;
mod problem;
mod redirect;
pub mod rest;
mod serve;
mod socket;
mod whip;
mod wire;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware;
use axum::routing::get;
use tokio::sync::{Mutex, watch};
use tower_http::set_header::SetResponseHeaderLayer;

#[doc(hidden)]
pub use compat::readers;
pub use compat::{Gateway, LivePerson};
pub use ice_servers::TurnAccess;
pub use metrics::metrics_router;
pub use redirect::redirect_router;
pub use rest::{Guards, SiteOrigins};
pub use serve::{Routers, serve, stop};
pub use whip::Resources;

use crate::config::{Config, IceConfig, VidyoConfig};
use crate::http::auth::TokenKeys;
use crate::metrics::Metrics;
use crate::net::tls::Tls;
use crate::store::Store;
use crate::switchboard::Handle;
use crate::turn::Cidr;
use crate::webhooks::Caller;

/// What the edge needs to know.
#[derive(Clone)]
pub struct Edge {
    /// The way to the rules and the media.
    pub switchboard: Handle,
    /// What signs and checks tokens.
    pub keys: Arc<TokenKeys>,
    /// What lasts.
    pub store: Store,
    /// The origins of the brand's pages that let customers in.
    pub sites: SiteOrigins,
    /// What keeps guesses of passwords few.
    pub guards: Arc<Guards>,
    /// The accounts of the LivePerson interface.
    pub liveperson: Arc<LivePerson>,
    /// Who calls the brand's endpoints.
    pub webhooks: Caller,
    /// What is counted.
    pub metrics: Metrics,
    /// Origins of other sites whose pages may connect.
    pub allowed_origins: Arc<[String]>,
    /// The largest file that may be sent, in bytes.
    pub max_file_size: u64,
    /// The settings in force.
    pub config: Arc<Config>,
    /// What is shown to those who ask for TLS.
    pub tls: Option<Tls>,
    /// Held by whoever has this machine checked, which one may at a time.
    pub doctor: Arc<Mutex<()>>,
    /// The host name of this server.
    pub node: Arc<str>,
    /// How long a token is good for when its maker does not say.
    pub token_ttl: Duration,
    /// How long calls may go on when the server is about to stop.
    pub drain_deadline: Duration,
    /// How often a client says that it is there.
    pub heartbeat: Duration,
    /// How long a broken session is held.
    pub resume_window: Duration,
    /// How clients reach our own TURN server, if it runs.
    pub turn: Option<Arc<TurnAccess>>,
    /// Whether browsers are told to come with TLS only.
    pub promises_https: bool,
    /// What Vidyo's tokens are checked with.
    pub vidyo: Arc<VidyoConfig>,
    /// Other STUN and TURN servers that clients are told of.
    pub ice: Arc<IceConfig>,
    /// The agents who work by CC-Gateway's interface.
    pub huawei: Arc<Gateway>,
    /// The clients of WHIP and WHEP.
    pub resources: Resources,
    /// Whose word on where a request comes from is taken.
    pub trusted_proxies: Arc<[Cidr]>,
    /// Turns true when the server stops taking calls.
    pub stopping: watch::Receiver<bool>,
}

/// What browsers remember of a server with a certificate (RFC 6797): a month, so that who goes back to plain HTTP
/// has not locked anybody out for long, and nothing of other names.
const HTTPS_ONLY: &str = "max-age=2592000";

/// What every page and answer says about itself.
const HEADERS: [(HeaderName, &str); 3] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(self), microphone=(self), display-capture=(self), fullscreen=(self), speaker-selection=(self), \
         geolocation=(), payment=()",
    ),
];

/// Nothing from elsewhere and nothing inline; frames of ours stand in our own and the allowed pages only.
fn content_security_policy(allowed_origins: &[String]) -> String {
    let ancestors = allowed_origins.join(" ");
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; \
         connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' {ancestors}"
    )
}

/// Everything that is served on the public port.
pub fn router(edge: Edge) -> Router {
    let policy = HeaderValue::try_from(content_security_policy(&edge.allowed_origins).trim_end());
    let promise = edge.promises_https.then(|| HeaderValue::from_static(HTTPS_ONLY));
    let mut router = Router::new()
        .route("/api/v1/rtc", get(socket::rtc))
        .route("/api/v1/live", get(socket::live))
        .merge(rest::routes(&edge))
        .merge(assets::routes())
        .merge(asyncapi::routes())
        .merge(compat::routes(&edge))
        .merge(whip::routes(edge.clone()))
        .fallback(problem::not_found)
        .method_not_allowed_fallback(problem::method_not_allowed)
        .with_state(edge);
    let fixed = HEADERS.map(|(name, value)| (name, HeaderValue::from_static(value)));
    // The configuration lets only origins through, which are visible ASCII.
    let policy = policy.ok().map(|policy| (header::CONTENT_SECURITY_POLICY, policy));
    let promise = promise.map(|promise| (header::STRICT_TRANSPORT_SECURITY, promise));
    for (name, value) in fixed.into_iter().chain(policy).chain(promise) {
        router = router.layer(SetResponseHeaderLayer::if_not_present(name, value));
    }
    router.layer(middleware::from_fn(problem::name_request))
}

/// For supervisors, who ask from inside and know no certificate.
fn health_routes() -> Router<Edge> {
    Router::new().route("/livez", get(rest::livez)).route("/readyz", get(rest::readyz))
}
