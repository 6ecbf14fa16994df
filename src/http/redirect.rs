//! What plain HTTP gets at a port that speaks TLS: the way to HTTPS, and health for those inside.

use axum::Router;
use axum::extract::State;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::IntoResponse;

use crate::http::problem::Refuse;
use crate::http::{Edge, health_routes};
use crate::protocol::ErrorCode;

/// Sends everybody to HTTPS but those who ask for the server's health, who know no certificate.
///
/// `public_url` is where browsers shall go; without it they stay at the host that they asked.
pub fn redirect_router(edge: Edge, public_url: Option<String>) -> Router {
    health_routes().with_state(edge).merge(redirects(public_url))
}

fn redirects(public_url: Option<String>) -> Router {
    Router::new().fallback(redirect).with_state(public_url.filter(|url| url.starts_with("https://")))
}

/// 308, because unlike 301 it keeps the method (RFC 9110 §15.4.9).
async fn redirect(
    State(public_url): State<Option<String>>,
    uri: Uri,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Refuse> {
    let origin = public_url.or_else(|| own_origin(&headers));
    let origin =
        origin.ok_or_else(|| Refuse::new(ErrorCode::InvalidRequest, "The host that is asked is not named."))?;
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    Ok((StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, format!("{origin}{path}"))]))
}

fn own_origin(headers: &HeaderMap) -> Option<String> {
    let host = headers.get(header::HOST)?.to_str().ok()?;
    let authority: Authority = host.parse().ok()?;
    (!authority.host().is_empty() && !host.contains('@')).then(|| format!("https://{authority}"))
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;
    use tokio::task::JoinSet;

    use super::*;

    #[tokio::test]
    async fn everybody_is_sent_to_https() {
        let mut serving = JoinSet::new();
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
        for (public_url, path, expected) in [
            (None, "/agent?x=1", "https://{host}/agent?x=1"),
            (None, "/", "https://{host}/"),
            (None, "//elsewhere.example", "https://{host}//elsewhere.example"),
            (Some("http://calls.example.com"), "/", "https://{host}/"),
            (Some("https://calls.example.com"), "/agent", "https://calls.example.com/agent"),
        ] {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            let host = listener.local_addr().unwrap().to_string();
            let router = redirects(public_url.map(str::to_owned));
            serving.spawn(async { axum::serve(listener, router).await.unwrap() });
            let answer = client.post(format!("http://{host}{path}")).send().await.unwrap();
            assert_eq!(answer.status(), 308);
            assert_eq!(answer.headers()["location"], expected.replace("{host}", &host), "{public_url:?} {path}");
        }
    }

    #[test]
    fn the_host_stays_the_same() {
        for (host, expected) in [
            (Some("calls.example.com"), Some("https://calls.example.com")),
            (Some("calls.example.com:8443"), Some("https://calls.example.com:8443")),
            (Some("[2001:db8::1]:8443"), Some("https://[2001:db8::1]:8443")),
            (Some("user@calls.example.com"), None),
            (Some("calls.example.com/path"), None),
            (Some(""), None),
            (Some("a b"), None),
            (None, None),
        ] {
            let host = host.map(|host| (header::HOST, host.parse().unwrap()));
            assert_eq!(own_origin(&host.clone().into_iter().collect()).as_deref(), expected, "{host:?}");
        }
    }
}
