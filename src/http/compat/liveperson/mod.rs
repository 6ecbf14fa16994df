//! LivePerson's Messaging Window API: messaging over its WebSocket, sign-in of consumers, calls as COBROWSE dialogs.
//!
//! A conversation is a contact, its COBROWSE dialogs are the contact's invitations. Paths and types of messages are
//! the vendor's; `docs/compat.md` says what is kept. The half in the browser is `sdk/src/compat/liveperson.ts`.

mod calls;
mod discovery;
mod features;
mod files;
mod kept;
mod known;
mod offers;
mod requests;
mod sign_in;
mod socket;
mod tell;
mod wire;

use axum::routing::{delete, get, options, post};
use axum::{Router, middleware};
use secrecy::SecretString;

use crate::config::LivePersonConfig;
use crate::http::Edge;
use crate::http::auth::TokenKeys;
use crate::http::problem::Refuse;
use crate::http::rest::{preflight, share_with_sites};
use crate::protocol::ErrorCode;

/// The accounts that are served, and what they need.
pub struct LivePerson {
    config: LivePersonConfig,
    /// The origin under which browsers reach this server, if it is another one than they say.
    public_url: Option<String>,
    services: wire::ids::ServiceIds,
    clients: features::Clients,
    kept: kept::KeptFields,
}

impl LivePerson {
    /// What the configuration says; `secret` is the one that signs tokens.
    pub fn new(config: LivePersonConfig, public_url: Option<String>, secret: &SecretString) -> Self {
        let services = wire::ids::ServiceIds::new(secret);
        let (clients, kept) = (features::Clients::default(), kept::KeptFields::default());
        LivePerson { config, public_url, services, clients, kept }
    }

    /// The same with other settings; who is connected stays so.
    #[must_use]
    pub fn with_config(&self, config: LivePersonConfig) -> Self {
        let (services, clients, kept) = (self.services.clone(), self.clients.clone(), self.kept.clone());
        LivePerson { config, public_url: self.public_url.clone(), services, clients, kept }
    }

    /// An account that there is.
    fn account<'a>(&self, account: &'a str) -> Result<&'a str, Refuse> {
        let is_ours = self.config.accounts.iter().any(|known| known == account);
        is_ours.then_some(account).ok_or_else(|| Refuse::new(ErrorCode::NotFound, "There is no such account here."))
    }
}

/// What signs an account's tokens, which are good on its messaging sockets and nowhere else.
fn keys_of(edge: &Edge, account: &str) -> TokenKeys {
    edge.keys.for_audience(&audience(account))
}

fn audience(account: &str) -> String {
    format!("acc:{account}")
}

/// Reads a frame as a socket does, with all that its requests may hold, and gives the id that its answer repeats.
pub fn read(text: &str) -> Option<String> {
    let request = wire::frames::Request::read(text).ok()?;
    let contact = crate::model::ContactId::from_bits(0);
    let kept = kept::KeptFields::default();
    // Whatever they say of it, they say something.
    let _ = (request.jwt(), request.features(), request.counted());
    let _ = known::Subscription::read(String::new(), &request.body);
    let _ = (kept.set_ttr(contact, &request.body), kept.set_csat(contact, &request.body));
    let _ = request.body.values().filter_map(wire::rich::words).count();
    let _ = requests::id_of(&request.body, "conversationId");
    request.answer("Done", serde_json::Value::Null).get("reqId")?.as_str().map(str::to_owned)
}

/// Everything under the vendor's paths.
pub(super) fn routes(edge: &Edge) -> Router<Edge> {
    let for_pages = Router::new()
        .route("/api/account/{account}/signup", post(sign_in::sign_up).merge(options(preflight)))
        .route("/api/account/{account}/authenticate", post(sign_in::authenticate).merge(options(preflight)))
        .route("/api/account/{account}/anonymous/authorize", post(sign_in::authorize).merge(options(preflight)))
        .route(
            "/api/account/{account}/app/{connector}/authenticate",
            post(sign_in::authenticate_app).merge(options(preflight)),
        )
        .route("/api/v1/cobrowse-sessions", post(calls::open_session).merge(options(preflight)))
        .route("/api/v1/conversations/{conversation}/cobrowse", post(calls::invite).merge(options(preflight)))
        .route("/api/v1/conversations/{conversation}/cobrowse/{dialog}", delete(calls::end).merge(options(preflight)))
        .layer(middleware::from_fn_with_state(edge.clone(), share_with_sites));
    Router::new()
        .merge(for_pages)
        .route("/api/account/{account}/signup.jsonp", get(sign_in::sign_up_jsonp))
        .route("/service/{name}/baseURI", get(discovery::of_service))
        .route("/api/account/{account}/service/{name}/baseURI.json", get(discovery::of_account_service))
        .route("/api/account/{account}/service/baseURI.json", get(discovery::of_account))
        .route("/ws_api/account/{account}/messaging/consumer", get(socket::consumer))
        .route("/ws_api/account/{account}/messaging/brand/{token}", get(socket::brand))
        .route(
            "/messaging/files/{conversation}/{file}",
            get(files::at_address).put(files::at_address).options(files::at_address),
        )
        .route("/tag/tag.js", get(tag))
}

/// The script under the path that the vendor's snippet loads.
async fn tag(headers: axum::http::HeaderMap) -> axum::response::Response {
    crate::http::assets::serve_to_all(&headers, "compat/liveperson.js").await
}
