//! Chatvisor: its script under its own path, and its REST for active customers.
//!
//! Tokens are ours: an API key or an admin's sees every visitor, an agent's sees their own and those who are nobody's.

use axum::extract::{DefaultBodyLimit, FromRequestParts, Query, State};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::{Json, Router, middleware};
use serde::{Deserialize, Serialize};

use crate::domain::contact::{Asker, ContactCommand, Visitor, VisitorQuery};
use crate::http::Edge;
use crate::http::auth::{AuthError, Bearer, Claims, bearer_token, unix_now};
use crate::http::compat::serve_script;
use crate::http::problem::Refuse;
use crate::http::rest::{Body, Caller, Id, preflight, share_with_sites};
use crate::model::Role;
use crate::protocol::chatvisor::ActiveUser;
use crate::protocol::{CreateToken, ErrorCode};
use crate::store::UserRole;
use crate::switchboard::{Ask, LiveAnswer};

/// The largest request, in bytes: a tagged user at its bounds.
const MAX_BODY: usize = 256 * 1024;

/// The longest life of a user's token, in seconds: a day.
const MAX_TOKEN_TTL: u64 = 24 * 60 * 60;

pub(super) fn routes(edge: &Edge) -> Router<Edge> {
    let script = |headers: HeaderMap| async move { serve_script(&headers, "chatvisor.js").await };
    Router::new()
        .route("/rest/v1/customers/active", get(active).options(preflight))
        .route("/rest/v1/customers/status/{query}", get(status).options(preflight))
        .route("/rest/v1/customers/tag", post(tag).options(preflight))
        .route("/rest/v1/tokens", post(create_token).options(preflight))
        .route("/rest/v1/team", get(team).options(preflight))
        .route("/rest/v1/agents/online", get(agents_online).options(preflight))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(middleware::from_fn_with_state(edge.clone(), share_with_sites))
        // Which site it is, the script reads from its own address.
        .route("/cdn/js/{site}", get(script))
}

/// Somebody with a token, in the header or behind the question mark.
struct By(Asker);

#[derive(Deserialize)]
struct AccessToken {
    access_token: Option<String>,
}

impl FromRequestParts<Edge> for By {
    type Rejection = Refuse;

    async fn from_request_parts(parts: &mut Parts, edge: &Edge) -> Result<Self, Refuse> {
        let mut headers = parts.headers.clone();
        if bearer_token(&headers).is_none() {
            let query = Query::<AccessToken>::try_from_uri(&parts.uri).ok();
            let token = query.and_then(|Query(query)| query.access_token).ok_or(AuthError::Missing)?;
            let value = HeaderValue::try_from(format!("Bearer {token}")).map_err(|_| AuthError::Malformed)?;
            headers.insert(AUTHORIZATION, value);
        }
        match Caller::of(edge, &headers).await?.bearer {
            Bearer::Admin => Ok(By(Asker::Admin)),
            Bearer::Person { person, skills } => Ok(By(Asker::Person { person, skills })),
            Bearer::Participant(_) => Err(AuthError::RoomOnly.into()),
        }
    }
}

impl By {
    fn demand_admin(&self) -> Result<(), Refuse> {
        match self.0 {
            Asker::Admin => Ok(()),
            Asker::Person { .. } | Asker::Server => {
                Err(Refuse::new(ErrorCode::Forbidden, "An API key, or a token with the role `admin`, is needed."))
            }
        }
    }
}

/// Everybody whose page is open.
async fn active(By(by): By, State(edge): State<Edge>) -> Result<Json<Vec<ActiveUser>>, Refuse> {
    let found = find(&edge, by, VisitorQuery::All).await?;
    Ok(Json(found.iter().map(ActiveUser::from).collect()))
}

/// One of whom a field is that; an empty object if there is nobody.
async fn status(By(by): By, State(edge): State<Edge>, Id(query): Id<String>) -> Result<Json<ActiveUser>, Refuse> {
    let found = find(&edge, by, VisitorQuery::Is(query)).await?;
    Ok(Json(found.first().map(ActiveUser::from).unwrap_or_default()))
}

async fn find(edge: &Edge, by: Asker, query: VisitorQuery) -> Result<Vec<Visitor>, Refuse> {
    match edge.switchboard.ask(by, Ask::Visitors(query)).await?? {
        LiveAnswer::Visitors(found) => Ok(found),
        // Only what is asked for is shown.
        LiveAnswer::Reply(_)
        | LiveAnswer::Contact(_)
        | LiveAnswer::Overview(_)
        | LiveAnswer::Staffed(_)
        | LiveAnswer::Agents(_) => Ok(Vec::new()),
    }
}

/// Whom a tag has reached.
#[derive(Serialize)]
struct Tagged {
    tagged: usize,
}

/// Adds to what is known of the browsers of a user: of that visitor, or of all with that id or else that e-mail address.
async fn tag(by: By, State(edge): State<Edge>, Body(user): Body<ActiveUser>) -> Result<Json<Tagged>, Refuse> {
    by.demand_admin()?;
    let (visitor, id, email) = (user.visitor_id, user.id.clone(), user.email.clone());
    let key = visitor.map(|visitor| visitor.to_string()).or_else(|| id.clone()).or_else(|| email.clone());
    let key = key.ok_or_else(|| {
        Refuse::new(ErrorCode::InvalidRequest, "Whose browsers are meant is said by `visitorId`, `id` or `email`.")
    })?;
    let tag = user.into_tag().map_err(|error| Refuse::new(ErrorCode::InvalidRequest, error.to_string()))?;
    let same = |one: &Option<String>, other: &Option<String>| {
        one.as_ref().zip(other.as_ref()).is_some_and(|(one, other)| one.eq_ignore_ascii_case(other))
    };
    let is_meant = |found: &Visitor| match visitor {
        Some(visitor) => found.id == visitor,
        None if id.is_some() => same(&found.external_id, &id),
        None => same(&found.email, &email),
    };
    let mut tagged = 0;
    for found in find(&edge, Asker::Admin, VisitorQuery::Is(key)).await?.iter().filter(|found| is_meant(found)) {
        let command = ContactCommand::AddToVisitor { visitor: found.id, tag: tag.clone() };
        edge.switchboard.ask(Asker::Admin, Ask::Do(command)).await??;
        tagged += 1;
    }
    Ok(Json(Tagged { tagged }))
}

/// For whom a token shall be.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct WantedToken {
    email: String,
    name: Option<String>,
    ttl_seconds: Option<u64>,
}

/// A user's token, which `CV.rest.auth` takes.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct UserToken {
    token: String,
    expires_at: u64,
}

/// Makes the token of an agent; what the agent is called and good at, the user of that login says, if there is one.
async fn create_token(
    by: By,
    State(edge): State<Edge>,
    Body(wanted): Body<WantedToken>,
) -> Result<impl IntoResponse, Refuse> {
    by.demand_admin()?;
    let ttl = wanted.ttl_seconds.unwrap_or(edge.token_ttl.as_secs());
    if !(1..=MAX_TOKEN_TTL).contains(&ttl) {
        let detail = format!("`ttlSeconds` has to be from 1 to {MAX_TOKEN_TTL}.");
        return Err(Refuse::new(ErrorCode::InvalidRequest, detail));
    }
    let users = edge.store.users().await?;
    let user = users.into_iter().find(|user| user.login.eq_ignore_ascii_case(&wanted.email));
    if user.as_ref().is_some_and(|user| user.disabled) {
        return Err(Refuse::new(ErrorCode::Forbidden, "This user is disabled."));
    }
    let name = wanted.name.or_else(|| user.as_ref().map(|user| user.name.to_string()));
    let skills = user.map(|user| user.skills).unwrap_or_default();
    let expires_at = unix_now() + ttl;
    let agent = CreateToken { name, skills, ..CreateToken::new(wanted.email, Role::Agent) };
    let token = edge.keys.mint(&Claims::of(agent, expires_at)?);
    Ok((StatusCode::CREATED, [(CACHE_CONTROL, "no-store")], Json(UserToken { token, expires_at })))
}

/// Somebody who serves customers.
#[derive(Serialize)]
struct TeamMember {
    email: String,
    name: String,
    role: &'static str,
}

/// Who may sign in to serve customers.
async fn team(By(by): By, State(edge): State<Edge>) -> Result<Json<Vec<TeamMember>>, Refuse> {
    if by.person().is_some_and(|person| person.role == Role::Customer) {
        return Err(Refuse::new(ErrorCode::Forbidden, "Customers are not told who serves."));
    }
    let users = edge.store.users().await?.into_iter().filter(|user| !user.disabled);
    let members = users.filter_map(|user| {
        let role = match user.role {
            UserRole::Agent => "agent",
            UserRole::Supervisor => "supervisor",
            UserRole::Admin => return None,
        };
        Some(TeamMember { email: user.login.to_string(), name: user.name.to_string(), role })
    });
    Ok(Json(members.collect()))
}

/// Whether somebody is there for new customers.
#[derive(Serialize)]
struct Online {
    online: bool,
}

/// Says it to everybody, since it is what pages show to everybody.
async fn agents_online(State(edge): State<Edge>) -> Result<Json<Online>, Refuse> {
    let answer = edge.switchboard.ask(Asker::Admin, Ask::Staffed).await??;
    Ok(Json(Online { online: matches!(answer, LiveAnswer::Staffed(true)) }))
}
