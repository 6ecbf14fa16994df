//! The metrics' own port: for Prometheus, and nothing else.

use std::sync::Arc;

use aws_lc_rs::constant_time::verify_slices_are_equal;
use axum::Router;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use secrecy::{ExposeSecret, SecretString};

use crate::http::problem;
use crate::metrics::Metrics;
use crate::switchboard::Handle;

/// What is served on the metrics port, to whoever gives the name and the password if there are any.
pub fn metrics_router(metrics: Metrics, switchboard: Handle, login: Option<(String, SecretString)>) -> Router {
    let login = login.map(|(user, password)| Arc::new(Login::new(&user, &password)));
    let render = move |headers: HeaderMap| {
        let (metrics, switchboard, login) = (metrics.clone(), switchboard.clone(), login.clone());
        async move {
            if login.is_some_and(|login| !login.is_given(&headers)) {
                return refuse();
            }
            // While the server stops there is nobody to count, and the other figures still matter.
            if let Ok(census) = switchboard.census().await {
                metrics.set_census(census);
            }
            ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], metrics.render()).into_response()
        }
    };
    Router::new().route("/metrics", get(render)).fallback(problem::not_found)
}

/// The credentials of basic authentication (RFC 7617) that open the port.
struct Login(SecretString);

impl Login {
    fn new(user: &str, password: &SecretString) -> Self {
        Login(SecretString::from(BASE64_STANDARD.encode(format!("{user}:{}", password.expose_secret()))))
    }

    fn is_given(&self, headers: &HeaderMap) -> bool {
        let value = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let Some((scheme, given)) = value.and_then(|value| value.split_once(' ')) else { return false };
        let (given, expected) = (given.trim().as_bytes(), self.0.expose_secret().as_bytes());
        scheme.eq_ignore_ascii_case("basic") && verify_slices_are_equal(given, expected).is_ok()
    }
}

fn refuse() -> Response {
    let challenge = [(header::WWW_AUTHENTICATE, "Basic realm=\"metrics\", charset=\"UTF-8\"")];
    (StatusCode::UNAUTHORIZED, challenge, "This takes metrics.user and metrics.password.\n").into_response()
}
