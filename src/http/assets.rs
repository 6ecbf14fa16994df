//! Pages, the SDK and the documents: everything is inside the binary.

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::http::Edge;
use crate::http::problem::not_found;

/// The SDK's bundles and the pages that use it.
#[derive(RustEmbed)]
#[folder = "sdk/dist"]
#[exclude = "types/*"]
struct Dist;

const PROTOCOL: &str = include_str!("../../docs/protocol.md");
const LIVE: &str = include_str!("../../docs/live.md");

pub(super) fn routes() -> Router<Edge> {
    let page = |file: &'static str| get(move |headers: HeaderMap| async move { serve(&headers, file).await });
    Router::new()
        .route("/", get(|| async { Redirect::temporary("/docs") }))
        .route("/customer", page("pages/customer.html"))
        .route("/agent", page("pages/agent.html"))
        .route("/desk", page("pages/desk.html"))
        .route("/admin", page("pages/admin.html"))
        .route("/widget", page("pages/shop.html"))
        .route("/widget/offer", page("pages/shop-offer.html"))
        .route("/widget/v1.js", page("widget.js"))
        .route("/docs", get(|| async { document("visavis: the wire protocol", PROTOCOL) }))
        .route("/docs/live", get(|| async { document("visavis: the contact plane on the wire", LIVE) }))
        .route(
            "/pages/{file}",
            get(|headers: HeaderMap, Path(file): Path<String>| async move {
                serve(&headers, &format!("pages/{file}")).await
            }),
        )
        .route("/sdk/v1/{file}", get(sdk))
}

/// The SDK is for the brand's own pages: module scripts of another origin need its permission.
async fn sdk(headers: HeaderMap, Path(file): Path<String>) -> Response {
    serve_to_all(&headers, &file).await
}

/// A file that pages of every origin may run.
pub(super) async fn serve_to_all(headers: &HeaderMap, path: &str) -> Response {
    let mut response = serve(headers, path).await;
    response.headers_mut().insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, header::HeaderValue::from_static("*"));
    response
}

/// A file with its hash as ETag: browsers ask each time, and fetch it only when it has changed.
async fn serve(headers: &HeaderMap, path: &str) -> Response {
    let Some(file) = Dist::get(path) else {
        return not_found().await.into_response();
    };
    let etag = etag(&file);
    let known = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok());
    let caching = [(header::ETAG, etag.clone()), (header::CACHE_CONTROL, "no-cache".to_owned())];
    if known == Some(etag.as_str()) {
        return (StatusCode::NOT_MODIFIED, caching).into_response();
    }
    (caching, [(header::CONTENT_TYPE, content_type(path))], file.data).into_response()
}

fn etag(file: &EmbeddedFile) -> String {
    let hash = file.metadata.sha256_hash();
    let hex: String = hash[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("\"{hex}\"")
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("json" | "map") => "application/json",
        _ => "application/octet-stream",
    }
}

/// A document as a page.
fn document(title: &str, text: &str) -> Html<String> {
    let options = pulldown_cmark::Options::ENABLE_TABLES;
    let mut body = String::new();
    pulldown_cmark::html::push_html(&mut body, pulldown_cmark::Parser::new_ext(text, options));
    Html(format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <link rel=\"icon\" href=\"/pages/icon.svg\"><link rel=\"stylesheet\" href=\"/pages/docs.css\"></head><body><main>\n{body}</main></body></html>\n"
    ))
}
