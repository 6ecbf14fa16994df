//! The contact plane by REST: the same commands as on the WebSocket, answered when they are durable.

mod actions;
mod files;
mod reads;

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{DefaultBodyLimit, FromRequestParts};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::middleware;
use axum::routing::options;
use utoipa::openapi::{ContentBuilder, Ref, RefOr, Response, ResponseBuilder};
use utoipa::{IntoResponses, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(in crate::http) use files::content as file_content;
pub(super) use reads::readable_call;

use crate::domain::contact::{Asker, ContactCommand, ContactRefusal, ContactReply};
use crate::http::Edge;
use crate::http::auth::{AuthError, Bearer};
use crate::http::problem::Refuse;
use crate::http::rest::caller::Caller;
use crate::http::rest::idempotency::{Kept, Once};
use crate::http::rest::sites::{preflight, share_with_sites};
use crate::protocol::Problem;
use crate::protocol::rest::Done;
use crate::switchboard::{Ask, LiveAnswer};

/// The routes whose bodies are JSON.
pub(super) fn routes() -> OpenApiRouter<Edge> {
    OpenApiRouter::new()
        .routes(routes!(reads::list_contacts, actions::begin_contact))
        .routes(routes!(reads::show_contact, actions::delete_contact))
        .routes(routes!(reads::list_messages, actions::send_message))
        .routes(routes!(actions::take_contact))
        .routes(routes!(actions::answer_offer))
        .routes(routes!(actions::transfer_contact))
        .routes(routes!(actions::cancel_transfer))
        .routes(routes!(actions::ask_agent))
        .routes(routes!(actions::remove_agent))
        .routes(routes!(actions::listen_to_contact))
        .routes(routes!(actions::leave_contact))
        .routes(routes!(actions::end_contact))
        .routes(routes!(actions::request_call))
        .routes(routes!(actions::answer_escalation))
        .routes(routes!(actions::cancel_escalation))
        .routes(routes!(actions::invite))
        .routes(routes!(actions::answer_invitation))
        .routes(routes!(actions::cancel_invitation))
        .routes(routes!(actions::end_invitation))
        .routes(routes!(actions::start_call))
        .routes(routes!(reads::list_calls))
        .routes(routes!(reads::show_call))
        .routes(routes!(reads::show_call_stats))
        .routes(routes!(actions::join_call))
        .routes(routes!(actions::switch_call))
        .routes(routes!(actions::answer_switch))
        .routes(routes!(actions::cancel_switch))
        .routes(routes!(actions::hold_call))
        .routes(routes!(actions::unhold_call))
        .routes(routes!(actions::mute_member))
        .routes(routes!(actions::set_spotlight))
        .routes(routes!(actions::leave_call))
        .routes(routes!(actions::end_call))
        .routes(routes!(reads::list_agents))
        .routes(routes!(reads::find_visitors))
        .routes(routes!(actions::invite_visitor))
}

/// The routes of files, which the brand's pages use as well.
pub(super) fn file_routes(edge: &Edge) -> OpenApiRouter<Edge> {
    OpenApiRouter::new()
        .routes(routes!(files::upload))
        .routes(routes!(files::download))
        .route("/api/v1/contacts/{id}/files", options(preflight))
        .route("/api/v1/files/{id}", options(preflight))
        // The store counts as it comes, and stops at `contacts.max_file_size`.
        .layer(DefaultBodyLimit::disable())
        .layer(middleware::from_fn_with_state(edge.clone(), share_with_sites))
}

/// Somebody of the contact plane: a person with a token, or the brand.
#[derive(Debug, Clone)]
pub(super) struct By(pub(super) Asker);

impl FromRequestParts<Edge> for By {
    type Rejection = Refuse;

    async fn from_request_parts(parts: &mut Parts, edge: &Edge) -> Result<Self, Refuse> {
        match Caller::of(edge, &parts.headers).await?.bearer {
            Bearer::Admin => Ok(By(Asker::Admin)),
            Bearer::Person { person, skills } => Ok(By(Asker::Person { person, skills })),
            Bearer::Participant(_) => Err(AuthError::RoomOnly.into()),
        }
    }
}

/// Somebody who does something, perhaps once.
#[derive(Debug, Clone)]
struct Doer {
    by: Asker,
    once: Once,
}

impl FromRequestParts<Edge> for Doer {
    type Rejection = Refuse;

    async fn from_request_parts(parts: &mut Parts, edge: &Edge) -> Result<Self, Refuse> {
        let By(by) = By::from_request_parts(parts, edge).await?;
        Ok(Doer { by, once: Once::of(parts) })
    }
}

/// What an action answers.
type Acted = Result<(StatusCode, Option<Kept>, Json<Done>), Refuse>;

/// What the description of the interface says of the answers of an action.
struct Happened;

impl IntoResponses for Happened {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        answers(StatusCode::OK, "It is done, or waits for the other side (`pending`).")
    }
}

/// The same of an action that makes something.
struct Made;

impl IntoResponses for Made {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        answers(StatusCode::CREATED, "It is made.")
    }
}

fn answers(status: StatusCode, meaning: &str) -> BTreeMap<String, RefOr<Response>> {
    let answer = |meaning: &str, content_type: &str, schema: &str| {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name(schema))).build();
        ResponseBuilder::new().description(meaning).content(content_type, content).build().into()
    };
    BTreeMap::from([
        (status.as_str().to_owned(), answer(meaning, "application/json", &Done::name())),
        ("default".to_owned(), answer("A refusal.", "application/problem+json", &Problem::name())),
    ])
}

/// Has the rules decide, and answers when what follows is durable.
async fn act(edge: &Edge, doer: Doer, command: ContactCommand) -> Acted {
    ask(edge, doer, command, StatusCode::OK).await
}

/// As [`act`], for what makes something.
async fn make(edge: &Edge, doer: Doer, command: ContactCommand) -> Acted {
    ask(edge, doer, command, StatusCode::CREATED).await
}

async fn ask(edge: &Edge, Doer { by, once }: Doer, command: ContactCommand, status: StatusCode) -> Acted {
    let kept = once.kept();
    let keep = move |answer: &LiveAnswer| once.keep(status, &done(answer));
    let answer = edge.switchboard.ask_and_keep(by, Ask::Do(command), keep).await??;
    Ok((status, kept, Json(done(&answer))))
}

/// What an answer of the rules is in REST.
fn done(answer: &LiveAnswer) -> Done {
    let id = |position: usize| u32::try_from(position).unwrap_or(u32::MAX);
    match answer {
        LiveAnswer::Reply(reply) => match *reply {
            ContactReply::Done | ContactReply::Connected { .. } => Done::default(),
            ContactReply::Pending => Done { pending: true, ..Done::default() },
            ContactReply::Opened { contact, position } => {
                Done { contact_id: Some(contact), position: position.map(id), ..Done::default() }
            }
            ContactReply::Sent { message, number, repeated } => {
                Done { message_id: Some(message), number: Some(number), repeated: Some(repeated), ..Done::default() }
            }
            ContactReply::Asked { escalation, call } => {
                Done { pending: call.is_none(), escalation_id: Some(escalation), call_id: call, ..Done::default() }
            }
            ContactReply::Call(call) => Done { call_id: Some(call), ..Done::default() },
            ContactReply::Invited { contact, invitation } => {
                Done { pending: true, contact_id: Some(contact), invitation_id: Some(invitation), ..Done::default() }
            }
        },
        // Only what is asked for is shown.
        LiveAnswer::Contact(_)
        | LiveAnswer::Overview(_)
        | LiveAnswer::Visitors(_)
        | LiveAnswer::Agents(_)
        | LiveAnswer::Staffed(_) => Done::default(),
    }
}

pub(super) fn contact_refused(refusal: ContactRefusal) -> Refuse {
    Refuse::from(crate::switchboard::LiveRefused::Rules(refusal))
}
