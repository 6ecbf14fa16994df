//! What may be read of contacts, calls and visitors.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::domain::contact::{
    Asker, CallRecord, ContactRecord, ContactRefusal, ContactState, ContactView, Party, Standing, VisitorQuery,
};
use crate::http::Edge;
use crate::http::problem::Refuse;
use crate::http::rest::caller::{Asked, Id};
use crate::http::rest::contacts::{By, contact_refused};
use crate::http::rest::endpoints::page_size;
use crate::model::{CallId, ContactId, Role, Timestamp};
use crate::protocol::live::{AgentInfo, CallInfo, ContactInfo, MessageInfo, VisitorInfo};
use crate::protocol::rest::{AgentList, CallPage, CallStats, ContactPage, MessagePage, ParticipantStats, VisitorList};
use crate::protocol::{ErrorCode, Problem};
use crate::store::{CallQuery, ContactQuery, Page, StoreError};
use crate::switchboard::{Ask, LiveAnswer};

/// Where a contact stands.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(in crate::http::rest) enum StateFilter {
    /// No agent is in it.
    Waiting,
    /// An agent is in it.
    Active,
    /// It is over.
    Closed,
}

/// Which contacts.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::http::rest) struct ContactFilter {
    /// Of which customer or agent: for supervisors and the brand; others see their own.
    identity: Option<String>,
    /// Where they stand.
    #[param(inline)]
    state: Option<StateFilter>,
    /// Opened at this time or later, in milliseconds since 1970-01-01 UTC.
    since: Option<u64>,
    /// Opened before this time.
    until: Option<u64>,
    /// `next` of the page before.
    after: Option<String>,
    /// At most so many. Default: 50.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
}

/// Lists contacts, open and closed.
///
/// Of those who are in them, each sees their own; a page may have fewer than `limit` and still be followed by others.
#[utoipa::path(
    get, path = "/api/v1/contacts", tag = "contacts", params(ContactFilter),
    responses((status = 200, description = "What was asked for.", body = ContactPage), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(in crate::http::rest) async fn list_contacts(
    By(by): By,
    State(edge): State<Edge>,
    Asked(filter): Asked<ContactFilter>,
) -> Result<Json<ContactPage>, Refuse> {
    let limit = page_size(filter.limit)?;
    let query = ContactQuery {
        subject: subject_of(&by, filter.identity),
        state: filter.state.map(|state| match state {
            StateFilter::Waiting => ContactState::Waiting,
            StateFilter::Active => ContactState::Active,
            StateFilter::Closed => ContactState::Closed,
        }),
        since: filter.since.map(Timestamp::from_millis),
        until: filter.until.map(Timestamp::from_millis),
        after: filter.after.map(|text| read_cursor(&text)).transpose()?,
        limit,
    };
    let found = edge.store.contacts(&query).await?;
    let last = found.last().filter(|_| found.len() == limit as usize);
    let next = last.map(|contact| cursor(contact.opened_at, contact.id));
    let mut contacts = Vec::with_capacity(found.len());
    for record in found.into_iter().filter(|record| record.is_readable_by(&by)) {
        contacts.push(info(&edge, &by, record).await?);
    }
    Ok(Json(ContactPage { contacts, next }))
}

/// Shows a contact, open or closed.
#[utoipa::path(
    get, path = "/api/v1/contacts/{id}", tag = "contacts", params(("id" = ContactId, Path)),
    responses((status = 200, description = "What was asked for.", body = ContactInfo), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(in crate::http::rest) async fn show_contact(
    By(by): By,
    State(edge): State<Edge>,
    Id(id): Id<ContactId>,
) -> Result<Json<ContactInfo>, Refuse> {
    let record = readable(&edge, &by, id).await?;
    Ok(Json(info(&edge, &by, record).await?))
}

/// Which messages; without `before` and `after` the latest.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::http::rest) struct MessageFilter {
    /// Those right before this number.
    before: Option<u64>,
    /// Those right after this number.
    after: Option<u64>,
    /// At most so many. Default: 50.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
}

/// Shows what was said in a contact, open or closed, in its order.
#[utoipa::path(
    get, path = "/api/v1/contacts/{id}/messages", tag = "contacts", params(("id" = ContactId, Path), MessageFilter),
    responses((status = 200, description = "What was asked for.", body = MessagePage), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(in crate::http::rest) async fn list_messages(
    By(by): By,
    State(edge): State<Edge>,
    Id(id): Id<ContactId>,
    Asked(filter): Asked<MessageFilter>,
) -> Result<Json<MessagePage>, Refuse> {
    let limit = page_size(filter.limit)?;
    let page = match (filter.before, filter.after) {
        (None, None) => Page::Latest,
        (Some(number), None) => Page::Before(number),
        (None, Some(number)) => Page::After(number),
        (Some(_), Some(_)) => {
            return Err(Refuse::new(ErrorCode::InvalidRequest, "Either `before` or `after`, not both."));
        }
    };
    readable(&edge, &by, id).await?;
    let messages = edge.store.messages(id, page, limit).await?;
    Ok(Json(MessagePage { messages: messages.iter().map(MessageInfo::from).collect() }))
}

/// Which calls.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::http::rest) struct CallFilter {
    /// Of which contact.
    contact_id: Option<ContactId>,
    /// Of which person: for supervisors and the brand; others see their own.
    identity: Option<String>,
    /// Begun at this time or later, in milliseconds since 1970-01-01 UTC.
    since: Option<u64>,
    /// Begun before this time.
    until: Option<u64>,
    /// `next` of the page before.
    after: Option<String>,
    /// At most so many. Default: 50.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
}

/// Lists calls, live and ended.
#[utoipa::path(
    get, path = "/api/v1/calls", tag = "calls", params(CallFilter),
    responses((status = 200, description = "What was asked for.", body = CallPage), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(in crate::http::rest) async fn list_calls(
    By(by): By,
    State(edge): State<Edge>,
    Asked(filter): Asked<CallFilter>,
) -> Result<Json<CallPage>, Refuse> {
    let limit = page_size(filter.limit)?;
    let query = CallQuery {
        contact: filter.contact_id,
        subject: subject_of(&by, filter.identity),
        since: filter.since.map(Timestamp::from_millis),
        until: filter.until.map(Timestamp::from_millis),
        after: filter.after.map(|text| read_cursor(&text)).transpose()?,
        limit,
    };
    let calls = edge.store.calls(&query).await?;
    let last = calls.last().filter(|_| calls.len() == limit as usize);
    let next = last.map(|call| cursor(call.started_at, call.id));
    Ok(Json(CallPage { calls: calls.into_iter().map(|call| call_info(&by, call)).collect(), next }))
}

/// Shows a call, live or ended.
#[utoipa::path(
    get, path = "/api/v1/calls/{id}", tag = "calls", params(("id" = CallId, Path)),
    responses((status = 200, description = "What was asked for.", body = CallInfo), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(in crate::http::rest) async fn show_call(
    By(by): By,
    State(edge): State<Edge>,
    Id(id): Id<CallId>,
) -> Result<Json<CallInfo>, Refuse> {
    Ok(Json(call_info(&by, readable_call(&edge, &by, id).await?)))
}

/// A call that the asker may know of.
pub(in crate::http::rest) async fn readable_call(edge: &Edge, by: &Asker, id: CallId) -> Result<CallRecord, Refuse> {
    let nothing = || contact_refused(ContactRefusal::CallNotFound);
    let call = edge.store.call(id).await.map_err(|error| match error {
        StoreError::NotFound => nothing(),
        error => error.into(),
    })?;
    readable(edge, by, call.contact).await.map_err(|refuse| match refuse.code() {
        ErrorCode::Contact(_) => nothing(),
        _ => refuse,
    })?;
    Ok(call)
}

/// Shows how everybody's connection is in a live call.
///
/// For the agents in it, supervisors and the brand.
#[utoipa::path(
    get, path = "/api/v1/calls/{id}/stats", tag = "calls", params(("id" = CallId, Path)),
    responses((status = 200, description = "What was asked for.", body = CallStats), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(in crate::http::rest) async fn show_call_stats(
    By(by): By,
    State(edge): State<Edge>,
    Id(id): Id<CallId>,
) -> Result<Json<CallStats>, Refuse> {
    let call = readable_call(&edge, &by, id).await?;
    if by.person().is_some_and(|person| person.role == Role::Customer) {
        return Err(contact_refused(ContactRefusal::NotAllowed));
    }
    // Who listens unseen is not told to those whom they listen to.
    let is_listener = |subject: &str| call.members.iter().any(|m| m.listens && *m.person.subject == *subject);
    let sees_all = by.person().is_none_or(|person| person.role == Role::Supervisor);
    let stats = edge.switchboard.stats(id.room()).await?;
    let shown = stats.iter().filter(|(who, _)| sees_all || !is_listener(&who.subject));
    let participants = shown.map(|(who, stats)| ParticipantStats::new(who.id, &who.subject, who.role, stats));
    Ok(Json(CallStats { participants: participants.collect() }))
}

/// Which visitors; without a field all whom the asker may see.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(in crate::http::rest) struct VisitorFilter {
    /// Only those who are assigned to the asker. Default: no.
    #[serde(default)]
    mine: bool,
    /// Only those with a field that is this, or a full name, whatever the case of letters.
    is: Option<String>,
    /// Only those with a field that contains this, whatever the case of letters.
    contains: Option<String>,
}

/// Finds visitors whose page is open.
#[utoipa::path(
    get, path = "/api/v1/visitors", tag = "visitors", params(VisitorFilter),
    responses((status = 200, description = "What was asked for.", body = VisitorList), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(in crate::http::rest) async fn find_visitors(
    By(by): By,
    State(edge): State<Edge>,
    Asked(filter): Asked<VisitorFilter>,
) -> Result<Json<VisitorList>, Refuse> {
    let query = match (filter.mine, filter.is, filter.contains) {
        (false, None, None) => VisitorQuery::All,
        (true, None, None) => VisitorQuery::Mine,
        (false, Some(is), None) => VisitorQuery::Is(is),
        (false, None, Some(contains)) => VisitorQuery::Contains(contains),
        _ => return Err(Refuse::new(ErrorCode::InvalidRequest, "One of `mine`, `is` and `contains` at most.")),
    };
    let found = match edge.switchboard.ask(by, Ask::Visitors(query)).await?? {
        LiveAnswer::Visitors(found) => found,
        // Only what is asked for is shown.
        _ => Vec::new(),
    };
    Ok(Json(VisitorList { visitors: found.iter().map(VisitorInfo::from).collect() }))
}

/// Lists the agents who are here or have contacts: whom a contact can be handed to.
#[utoipa::path(
    get, path = "/api/v1/agents", tag = "contacts",
    responses((status = 200, description = "What was asked for.", body = AgentList), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(in crate::http::rest) async fn list_agents(
    By(by): By,
    State(edge): State<Edge>,
) -> Result<Json<AgentList>, Refuse> {
    let found = match edge.switchboard.ask(by, Ask::Agents(None)).await?? {
        LiveAnswer::Agents(found) => found,
        // Only what is asked for is shown.
        _ => Vec::new(),
    };
    Ok(Json(AgentList { agents: found.iter().map(AgentInfo::from).collect() }))
}

/// A contact that the asker may read; another one is not there for them.
pub(super) async fn readable(edge: &Edge, by: &Asker, id: ContactId) -> Result<ContactRecord, Refuse> {
    let nothing = || contact_refused(ContactRefusal::ContactNotFound);
    let record = edge.store.contact(id).await.map_err(|error| match error {
        StoreError::NotFound => nothing(),
        error => error.into(),
    })?;
    if record.is_readable_by(by) { Ok(record) } else { Err(nothing()) }
}

/// A contact as the asker may see it: as it is now, or as it was at its end.
async fn info(edge: &Edge, by: &Asker, record: ContactRecord) -> Result<ContactInfo, Refuse> {
    if record.end.is_none()
        && let Ok(LiveAnswer::Contact(view)) = edge.switchboard.ask(by.clone(), Ask::Contact(record.id)).await?
    {
        return Ok(ContactInfo::from(&*view));
    }
    Ok(ContactInfo::from(&past(by, record)))
}

/// A contact that is over.
fn past(by: &Asker, mut record: ContactRecord) -> ContactView {
    record.queued = None;
    record.assists.clear();
    let is_customer = by.person().is_some_and(|person| person.role == Role::Customer);
    if is_customer {
        record.notes.clear();
    }
    if !by.oversees() {
        record.parties.retain(|party| party.standing != Standing::Listener);
    }
    let parties: Vec<(Party, bool)> = record.parties.iter().map(|party| (party.clone(), false)).collect();
    ContactView {
        state: record.state(),
        position: None,
        parties,
        escalation: None,
        invitations: Vec::new(),
        call: None,
        marks: Vec::new(),
        contact: record,
    }
}

fn call_info(by: &Asker, mut call: CallRecord) -> CallInfo {
    if !by.oversees() {
        call.members.retain(|member| !member.listens);
    }
    CallInfo::from(&call)
}

/// Whose things are listed: persons see their own.
fn subject_of(by: &Asker, asked: Option<String>) -> Option<String> {
    match by.person() {
        Some(person) if !by.oversees() => Some(person.subject.to_string()),
        _ => asked,
    }
}

fn cursor(at: Timestamp, id: impl std::fmt::Display) -> String {
    format!("{}.{id}", at.as_millis())
}

fn read_cursor<T: TryFrom<String>>(text: &str) -> Result<(Timestamp, T), Refuse> {
    let parts = text.split_once('.');
    let read = parts.and_then(|(at, id)| Some((at.parse().ok()?, T::try_from(id.to_owned()).ok()?)));
    let (at, id) = read.ok_or_else(|| Refuse::new(ErrorCode::InvalidRequest, "`after` is `next` of a page before."))?;
    Ok((Timestamp::from_millis(at), id))
}
