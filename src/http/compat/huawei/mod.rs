//! CC-Gateway ("agentgateway"): an agent's desktop that speaks Huawei's REST works on our contact plane.
//!
//! [`wire`] has its words, [`loose`] reads what integrators send, [`seat`] is an agent's place as a machine without
//! I/O; [`session`] keeps who is signed in. The others are its verbs.
//! An agent's number is the login of their user. `docs/compat.md` says what is kept and what was decided.

mod called;
mod calls;
mod data;
mod events;
mod handover;
mod inner;
mod loose;
mod online;
mod seat;
mod session;
mod wire;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post, put};

pub use session::Gateway;

use crate::http::Edge;
use crate::http::compat::huawei::wire::{Refused, Retcode};

/// Everything under `/agentgateway/resource`.
pub(super) fn routes(edge: &Edge) -> Router<Edge> {
    let resource = Router::new()
        .merge(onlineagent())
        .merge(voicecall())
        .route("/agentevent/{agentid}", get(events::poll))
        .route("/agentevent/allagentevent", get(events::poll_all))
        .route("/calldata/{agentid}/setcalldataex", put(data::set_data))
        .route("/calldata/{agentid}/callinfobycallid/{callid}", get(data::info))
        .route("/calldata/{agentid}/holdlist", get(calls::holdlist))
        .route("/agentgroup/{agentid}/idleagent", get(data::idle))
        .route("/queuedevice/{agentid}/waitnum", get(data::waiting))
        .route("/mediacall/{agentid}/transfer", post(handover::transfer))
        .fallback(nothing)
        .method_not_allowed_fallback(nothing)
        .layer(middleware::from_fn_with_state(edge.clone(), share));
    Router::new().nest("/agentgateway/resource", resource)
}

fn onlineagent() -> Router<Edge> {
    let agent = Router::new()
        .route("/", put(online::login))
        .route("/forcelogin", put(online::forcelogin))
        .route("/loginex", put(online::loginex))
        .route("/logout", delete(online::logout))
        .route("/forcelogout", delete(online::forcelogout))
        .route("/sayfree", post(online::sayfree))
        .route("/saybusy", post(online::saybusy))
        .route("/cancelbusy", post(online::cancelbusy))
        .route("/work", post(online::work))
        .route("/cancelwork", post(online::cancelwork))
        .route("/rest/{time}/{cause}", post(online::rest))
        .route("/cancelrest", post(online::cancelrest))
        .route("/resetskill/{isautoconfig}", post(online::resetskill))
        .route("/autoanswer/{isautoanswer}", post(online::autoanswer))
        .route("/agentstatus", get(online::agentstatus))
        .route("/agentskills", get(online::agentskills))
        .route("/phone", get(online::phone));
    Router::new().nest("/onlineagent/{agentid}", agent)
}

fn voicecall() -> Router<Edge> {
    let call = Router::new()
        .route("/", delete(calls::release))
        .route("/callout", put(calls::callout))
        .route("/callinner", put(inner::callinner))
        .route("/callinnerskill", put(inner::callinnerskill))
        .route("/previewCallout", put(calls::callout))
        .route("/adjustvideomode", post(calls::adjustvideomode))
        .route("/answer", put(calls::answer))
        .route("/phonehangup", put(calls::answer))
        .route("/release", delete(calls::release))
        .route("/releasephone", delete(calls::release))
        .route("/dropcall/{callid}", post(calls::dropcall))
        .route("/disconnect/{number}", post(calls::disconnect))
        .route("/hold", post(calls::hold))
        .route("/gethold", post(calls::gethold))
        .route("/beginmute", post(calls::beginmute))
        .route("/endmute", post(calls::endmute))
        .route("/mediaswitch", post(calls::mediaswitch))
        .route("/transfer", post(handover::transfer))
        .route("/innerhelp", post(handover::innerhelp))
        .route("/confjoin", post(handover::confjoin));
    Router::new().nest("/voicecall/{agentid}", call)
}

/// Reads a body as every request's is read, and a callout out of it; whether it is one.
pub fn read(body: &[u8]) -> bool {
    let Ok(fields) = loose::Fields::of_body(body) else { return false };
    [true, false].into_iter().any(|has_video| calls::Callout::read(&fields, has_video).is_ok())
        | handover::target(&fields, "address", 2).is_ok()
}

/// What is not served here, or not with this method.
async fn nothing() -> Refused {
    Retcode::BadUrl.into()
}

/// Lets desktops of the allowed origins read what is answered, the guid among it
/// (<https://fetch.spec.whatwg.org/#http-cors-protocol>).
async fn share(State(edge): State<Edge>, request: Request, next: Next) -> Response {
    let origin = request.headers().get(header::ORIGIN).cloned();
    let origin = origin.filter(|origin| edge.allowed_origins.iter().any(|allowed| origin == allowed));
    let is_preflight = request.method() == Method::OPTIONS && origin.is_some();
    let mut response = match is_preflight {
        true => StatusCode::NO_CONTENT.into_response(),
        false => next.run(request).await,
    };
    let headers = response.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("Origin"));
    let Some(origin) = origin else { return response };
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    // Clients written for a load balancer's cookie ask with credentials; there is no cookie here.
    headers.insert(header::ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderValue::from_static("true"));
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("set-guid"));
    if is_preflight {
        let allowed = HeaderValue::from_static("authorization, content-type, guid");
        headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, allowed);
        headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, POST, PUT, DELETE"));
        headers.insert(header::ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("600"));
    }
    response
}
