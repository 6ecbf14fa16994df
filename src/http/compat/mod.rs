//! The interfaces of other vendors, each a translation onto the rules: no rule of its own, no second way in.
//!
//! Vendors' words end here. What a browser runs under a vendor's name is built from `sdk/src/compat`.
//! `docs/compat.md` says verb by verb what is kept and what differs.

mod chatvisor;
mod ctlive;
mod huawei;
mod liveperson;
pub mod readers;
mod vidyo;

use axum::Router;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;

pub use huawei::Gateway;
pub use liveperson::LivePerson;

use crate::http::Edge;
use crate::http::assets;

/// Everything under a vendor's own paths.
pub(super) fn routes(edge: &Edge) -> Router<Edge> {
    Router::new()
        .route("/compat/{file}", get(script))
        .merge(chatvisor::routes(edge))
        .merge(ctlive::routes())
        .merge(huawei::routes(edge))
        .merge(liveperson::routes(edge))
        .merge(vidyo::routes(edge))
}

/// A vendor's script, for pages of any origin.
async fn script(headers: HeaderMap, Path(file): Path<String>) -> Response {
    serve_script(&headers, &file).await
}

async fn serve_script(headers: &HeaderMap, file: &str) -> Response {
    assets::serve_to_all(headers, &format!("compat/{file}")).await
}
