//! A request of an agent who is signed in.

use std::sync::Arc;

use axum::extract::{FromRequest, FromRequestParts, RawPathParams, Request};
use axum::http::HeaderMap;

use crate::http::Edge;
use crate::http::compat::huawei::loose::{AgentId, Fields};
use crate::http::compat::huawei::session::Session;
use crate::http::compat::huawei::wire::{GUID, Refused, Retcode};

/// What clients may leave in front of the guid that they were given.
const COOKIE: &str = "JSESSIONID=";

/// A request with a guid that is good.
#[derive(Debug)]
pub(super) struct Called {
    pub(super) session: Arc<Session>,
    pub(super) fields: Fields,
}

impl FromRequest<Edge> for Called {
    type Rejection = Refused;

    async fn from_request(request: Request, edge: &Edge) -> Result<Self, Refused> {
        let (request, id) = agent_id(request).await?;
        let session = edge.huawei.session(id).ok_or(Retcode::NotSignedIn)?;
        if !guid(request.headers()).is_some_and(|guid| session.is_guid(guid)) {
            return Err(Retcode::NoPermission.into());
        }
        session.touch();
        Ok(Called { session, fields: Fields::of(request).await? })
    }
}

/// Whom a request's path names.
pub(super) async fn agent_id(request: Request) -> Result<(Request, AgentId), Refused> {
    let (mut parts, body) = request.into_parts();
    let path = RawPathParams::from_request_parts(&mut parts, &()).await.map_err(|_| Retcode::BadUrl)?;
    let id = path.iter().find(|(name, _)| *name == "agentid").and_then(|(_, id)| AgentId::read(id));
    let id = id.ok_or_else(|| Retcode::BadUrl.because("agentid is a number from 101 to 999999"))?;
    Ok((Request::from_parts(parts, body), id))
}

fn guid(headers: &HeaderMap) -> Option<&str> {
    let guid = headers.get(GUID)?.to_str().ok()?.trim();
    Some(guid.strip_prefix(COOKIE).unwrap_or(guid))
}
