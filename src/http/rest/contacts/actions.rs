//! What people and the brand do in contacts and calls; the rules decide what they may.

use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;

use crate::domain::contact::{Asker, ContactCommand as Do, ContactRefusal, Content, Person, SharedFile};
use crate::http::Edge;
use crate::http::problem::Refuse;
use crate::http::rest::caller::{Admin, Body, Id};
use crate::http::rest::contacts::{Acted, Doer, Happened, Made, act, contact_refused, make};
use crate::http::rest::idempotency::IdempotencyKeyHeader;
use crate::model::{
    CallId, CobrowseMode, ContactId, EscalationId, FileId, InvitationId, InvitationKind, Role, VisitorId,
};
use crate::protocol::live::{InvitationName, NewContent};
use crate::protocol::rest::{
    Accept, AskForCall, BeginCall, BeginContact, CallForHelp, EndInvited, HandOver, InviteTo, Mute, Say, Spotlight,
    SwitchTo, TakeOut,
};
use crate::protocol::{ErrorCode, Problem};
use crate::store::StoreError;
use crate::switchboard::{Ask, LiveRefused, random_bits};

/// The longest identity and name of a customer, in characters; as long as in a token.
const MAX_IDENTITY: usize = 256;
const MAX_NAME: usize = 128;

/// Begins a contact: a customer their own, or the brand one for a customer.
#[utoipa::path(
    post, path = "/api/v1/contacts", tag = "contacts", request_body = BeginContact,
    params(IdempotencyKeyHeader), responses(Made)
)]
pub(in crate::http::rest) async fn begin_contact(
    doer: Doer,
    State(edge): State<Edge>,
    Body(request): Body<BeginContact>,
) -> Acted {
    let Doer { by, once } = doer;
    let by = match (by, request.customer) {
        (Asker::Admin, Some(customer)) => {
            let is_text = |text: &str, max| {
                !text.trim().is_empty() && text.chars().count() <= max && !text.chars().any(char::is_control)
            };
            let name = customer.name.unwrap_or_else(|| customer.identity.chars().take(MAX_NAME).collect());
            if !is_text(&customer.identity, MAX_IDENTITY) || !is_text(&name, MAX_NAME) {
                let detail = "`identity` has 1 to 256 and `name` 1 to 128 characters, and no control characters.";
                return Err(Refuse::new(ErrorCode::InvalidRequest, detail));
            }
            let person = Person { subject: customer.identity.into(), name: name.into(), role: Role::Customer };
            Asker::Person { person, skills: Default::default() }
        }
        (Asker::Admin, None) => {
            return Err(Refuse::new(ErrorCode::InvalidRequest, "Whose contact it is has to be said: `customer`."));
        }
        (_, Some(_)) => {
            return Err(Refuse::new(ErrorCode::InvalidRequest, "Only the brand names a `customer`."));
        }
        (by, None) => by,
    };
    let open = Do::Open {
        contact: ContactId::from_bits(random_bits()),
        topic: request.topic.into(),
        data: request.data,
        skill: request.skill,
        agent: request.agent.map(Into::into),
        wants: request.wants,
    };
    make(&edge, Doer { by, once }, open).await
}

/// Deletes a contact with everything in it, for good. One that is open is ended first.
#[utoipa::path(
    delete, path = "/api/v1/contacts/{id}", tag = "contacts", params(("id" = ContactId, Path)),
    responses((status = 204, description = "It is gone."), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(in crate::http::rest) async fn delete_contact(
    _: Admin,
    State(edge): State<Edge>,
    Id(id): Id<ContactId>,
) -> Result<StatusCode, Refuse> {
    match edge.switchboard.ask(Asker::Admin, Ask::Do(Do::End { contact: id })).await? {
        Ok(_) | Err(LiveRefused::Rules(ContactRefusal::ContactNotFound)) => {}
        Err(refused) => return Err(refused.into()),
    }
    edge.store.delete_contact(id).await.map_err(|error| match error {
        StoreError::NotFound => contact_refused(ContactRefusal::ContactNotFound),
        error => error.into(),
    })?;
    Ok(StatusCode::NO_CONTENT)
}

/// Says something in a contact.
#[utoipa::path(
    post, path = "/api/v1/contacts/{id}/messages", tag = "contacts", request_body = Say,
    params(("id" = ContactId, Path), IdempotencyKeyHeader), responses(Made)
)]
pub(in crate::http::rest) async fn send_message(
    doer: Doer,
    State(edge): State<Edge>,
    Id(contact): Id<ContactId>,
    Body(Say { client_id, content }): Body<Say>,
) -> Acted {
    let content = match content {
        NewContent::Text { text } => Content::Text(text.into()),
        NewContent::Link { url } => Content::Link(url.into()),
        NewContent::File { file_id, caption } => file(&edge, &doer.by, contact, file_id, caption).await?,
    };
    make(&edge, doer, Do::Send { contact, client_id: client_id.map(Into::into), content }).await
}

/// A file that the asker has handed in for this contact.
async fn file(edge: &Edge, by: &Asker, contact: ContactId, id: FileId, caption: String) -> Result<Content, Refuse> {
    let file = edge.store.file(id).await.map_err(|error| match error {
        StoreError::NotFound => contact_refused(ContactRefusal::InvalidFile),
        error => error.into(),
    })?;
    let is_own = by.person().is_some_and(|person| person.subject == file.sender);
    if file.contact != contact || !is_own {
        return Err(contact_refused(ContactRefusal::InvalidFile));
    }
    let (kind, caption) = (file.format.kind(), caption.into());
    Ok(Content::File(SharedFile { file: id, kind, name: file.name, caption, size: file.size }))
}

fn kind_of(kind: InvitationName, mode: Option<CobrowseMode>) -> Result<InvitationKind, Refuse> {
    kind.with(mode).ok_or_else(|| contact_refused(ContactRefusal::InvalidField("mode")))
}

/// Takes a waiting contact.
#[utoipa::path(
    post, path = "/api/v1/contacts/{id}/take", tag = "contacts",
    params(("id" = ContactId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn take_contact(doer: Doer, State(edge): State<Edge>, Id(id): Id<ContactId>) -> Acted {
    act(&edge, doer, Do::Take { contact: id }).await
}

/// Accepts or passes a contact that is offered.
#[utoipa::path(
    post, path = "/api/v1/contacts/{id}/answer", tag = "contacts", request_body = Accept,
    params(("id" = ContactId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn answer_offer(
    doer: Doer,
    State(edge): State<Edge>,
    Id(id): Id<ContactId>,
    Body(Accept { accept }): Body<Accept>,
) -> Acted {
    act(&edge, doer, Do::Answer { contact: id, accept }).await
}

/// Hands a contact over.
#[utoipa::path(
    post, path = "/api/v1/contacts/{id}/transfer", tag = "contacts", request_body = HandOver,
    params(("id" = ContactId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn transfer_contact(
    doer: Doer,
    State(edge): State<Edge>,
    Id(id): Id<ContactId>,
    Body(HandOver { target, attended, note }): Body<HandOver>,
) -> Acted {
    act(&edge, doer, Do::Transfer { contact: id, target: target.into(), attended, note: note.into() }).await
}

/// Calls an attended transfer off.
#[utoipa::path(
    post, path = "/api/v1/contacts/{id}/cancel-transfer", tag = "contacts",
    params(("id" = ContactId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn cancel_transfer(
    doer: Doer,
    State(edge): State<Edge>,
    Id(id): Id<ContactId>,
) -> Acted {
    act(&edge, doer, Do::CancelTransfer { contact: id }).await
}

/// Asks another agent to come as well.
#[utoipa::path(
    post, path = "/api/v1/contacts/{id}/ask-agent", tag = "contacts", request_body = CallForHelp,
    params(("id" = ContactId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn ask_agent(
    doer: Doer,
    State(edge): State<Edge>,
    Id(id): Id<ContactId>,
    Body(CallForHelp { agent, note }): Body<CallForHelp>,
) -> Acted {
    act(&edge, doer, Do::AskAgent { contact: id, agent: agent.into(), note: note.into() }).await
}

/// Takes an agent out of a contact and its call; the others go on.
#[utoipa::path(
    post, path = "/api/v1/contacts/{id}/remove-agent", tag = "contacts", request_body = TakeOut,
    params(("id" = ContactId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn remove_agent(
    doer: Doer,
    State(edge): State<Edge>,
    Id(id): Id<ContactId>,
    Body(TakeOut { agent }): Body<TakeOut>,
) -> Acted {
    act(&edge, doer, Do::RemoveAgent { contact: id, agent: agent.into() }).await
}

/// Has a supervisor listen, whom nobody else sees.
#[utoipa::path(
    post, path = "/api/v1/contacts/{id}/listen", tag = "contacts",
    params(("id" = ContactId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn listen_to_contact(
    doer: Doer,
    State(edge): State<Edge>,
    Id(id): Id<ContactId>,
) -> Acted {
    act(&edge, doer, Do::Listen { contact: id }).await
}

/// Leaves a contact; the others go on.
#[utoipa::path(
    post, path = "/api/v1/contacts/{id}/leave", tag = "contacts",
    params(("id" = ContactId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn leave_contact(doer: Doer, State(edge): State<Edge>, Id(id): Id<ContactId>) -> Acted {
    act(&edge, doer, Do::Leave { contact: id }).await
}

/// Ends a contact for all.
#[utoipa::path(
    post, path = "/api/v1/contacts/{id}/end", tag = "contacts",
    params(("id" = ContactId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn end_contact(doer: Doer, State(edge): State<Edge>, Id(id): Id<ContactId>) -> Acted {
    act(&edge, doer, Do::End { contact: id }).await
}

/// Asks the other side for a call.
#[utoipa::path(
    post, path = "/api/v1/contacts/{id}/escalations", tag = "calls", request_body = AskForCall,
    params(("id" = ContactId, Path), IdempotencyKeyHeader), responses(Made)
)]
pub(in crate::http::rest) async fn request_call(
    doer: Doer,
    State(edge): State<Edge>,
    Id(id): Id<ContactId>,
    Body(AskForCall { kind, direction }): Body<AskForCall>,
) -> Acted {
    let command = Do::Escalate { escalation: EscalationId::from_bits(random_bits()), contact: id, kind, direction };
    make(&edge, doer, command).await
}

/// Answers a request for a call.
#[utoipa::path(
    post, path = "/api/v1/escalations/{id}/answer", tag = "calls", request_body = Accept,
    params(("id" = EscalationId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn answer_escalation(
    doer: Doer,
    State(edge): State<Edge>,
    Id(id): Id<EscalationId>,
    Body(Accept { accept }): Body<Accept>,
) -> Acted {
    act(&edge, doer, Do::AnswerEscalation { escalation: id, accept }).await
}

/// Takes a request for a call back.
#[utoipa::path(
    post, path = "/api/v1/escalations/{id}/cancel", tag = "calls",
    params(("id" = EscalationId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn cancel_escalation(
    doer: Doer,
    State(edge): State<Edge>,
    Id(id): Id<EscalationId>,
) -> Acted {
    act(&edge, doer, Do::CancelEscalation { escalation: id }).await
}

/// Invites the customer to a call, to share the screen, or to co-browse.
#[utoipa::path(
    post, path = "/api/v1/contacts/{id}/invitations", tag = "calls", request_body = InviteTo,
    params(("id" = ContactId, Path), IdempotencyKeyHeader), responses(Made)
)]
pub(in crate::http::rest) async fn invite(
    doer: Doer,
    State(edge): State<Edge>,
    Id(id): Id<ContactId>,
    Body(InviteTo { kind, mode, direction, timeout_ms }): Body<InviteTo>,
) -> Acted {
    let command = Do::Invite {
        invitation: InvitationId::from_bits(random_bits()),
        contact: id,
        kind: kind_of(kind, mode)?,
        direction,
        expires_in: timeout_ms.map(|ms| Duration::from_millis(ms.into())),
    };
    make(&edge, doer, command).await
}

/// Answers an invitation.
#[utoipa::path(
    post, path = "/api/v1/invitations/{id}/answer", tag = "calls", request_body = Accept,
    params(("id" = InvitationId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn answer_invitation(
    doer: Doer,
    State(edge): State<Edge>,
    Id(id): Id<InvitationId>,
    Body(Accept { accept }): Body<Accept>,
) -> Acted {
    act(&edge, doer, Do::AnswerInvitation { invitation: id, accept }).await
}

/// Takes an invitation back.
#[utoipa::path(
    post, path = "/api/v1/invitations/{id}/cancel", tag = "calls",
    params(("id" = InvitationId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn cancel_invitation(
    doer: Doer,
    State(edge): State<Edge>,
    Id(id): Id<InvitationId>,
) -> Acted {
    act(&edge, doer, Do::CancelInvitation { invitation: id }).await
}

/// Ends what an accepted invitation began.
#[utoipa::path(
    post, path = "/api/v1/invitations/{id}/end", tag = "calls", request_body = EndInvited,
    params(("id" = InvitationId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn end_invitation(
    doer: Doer,
    State(edge): State<Edge>,
    Id(id): Id<InvitationId>,
    Body(EndInvited { failed }): Body<EndInvited>,
) -> Acted {
    act(&edge, doer, Do::EndInvitation { invitation: id, failed }).await
}

/// Begins a call that both sides have agreed to elsewhere: for the brand.
#[utoipa::path(
    post, path = "/api/v1/contacts/{id}/calls", tag = "calls", request_body = BeginCall,
    params(("id" = ContactId, Path), IdempotencyKeyHeader), responses(Made)
)]
pub(in crate::http::rest) async fn start_call(
    doer: Doer,
    State(edge): State<Edge>,
    Id(id): Id<ContactId>,
    Body(BeginCall { kind }): Body<BeginCall>,
) -> Acted {
    let command = Do::StartCall { call: CallId::from_bits(random_bits()), contact: id, kind };
    make(&edge, doer, command).await
}

/// Comes into the call of a contact.
#[utoipa::path(
    post, path = "/api/v1/calls/{id}/join", tag = "calls",
    params(("id" = CallId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn join_call(doer: Doer, State(edge): State<Edge>, Id(id): Id<CallId>) -> Acted {
    act(&edge, doer, Do::JoinCall { call: id }).await
}

/// Changes what a call carries, or asks the other side for it.
#[utoipa::path(
    post, path = "/api/v1/calls/{id}/switch", tag = "calls", request_body = SwitchTo,
    params(("id" = CallId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn switch_call(
    doer: Doer,
    State(edge): State<Edge>,
    Id(id): Id<CallId>,
    Body(SwitchTo { kind, direction }): Body<SwitchTo>,
) -> Acted {
    act(&edge, doer, Do::Switch { call: id, kind, direction }).await
}

/// Answers a request to switch.
#[utoipa::path(
    post, path = "/api/v1/calls/{id}/answer-switch", tag = "calls", request_body = Accept,
    params(("id" = CallId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn answer_switch(
    doer: Doer,
    State(edge): State<Edge>,
    Id(id): Id<CallId>,
    Body(Accept { accept }): Body<Accept>,
) -> Acted {
    act(&edge, doer, Do::AnswerSwitch { call: id, accept }).await
}

/// Takes a request to switch back.
#[utoipa::path(
    post, path = "/api/v1/calls/{id}/cancel-switch", tag = "calls",
    params(("id" = CallId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn cancel_switch(doer: Doer, State(edge): State<Edge>, Id(id): Id<CallId>) -> Acted {
    act(&edge, doer, Do::CancelSwitch { call: id }).await
}

/// Cuts the customer off for a while.
#[utoipa::path(
    post, path = "/api/v1/calls/{id}/hold", tag = "calls",
    params(("id" = CallId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn hold_call(doer: Doer, State(edge): State<Edge>, Id(id): Id<CallId>) -> Acted {
    act(&edge, doer, Do::Hold { call: id }).await
}

/// Brings the customer back.
#[utoipa::path(
    post, path = "/api/v1/calls/{id}/unhold", tag = "calls",
    params(("id" = CallId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn unhold_call(doer: Doer, State(edge): State<Edge>, Id(id): Id<CallId>) -> Acted {
    act(&edge, doer, Do::Unhold { call: id }).await
}

/// Mutes or unmutes oneself, or somebody else as an agent.
#[utoipa::path(
    post, path = "/api/v1/calls/{id}/mute", tag = "calls", request_body = Mute,
    params(("id" = CallId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn mute_member(
    doer: Doer,
    State(edge): State<Edge>,
    Id(id): Id<CallId>,
    Body(Mute { member, source, muted }): Body<Mute>,
) -> Acted {
    let own = doer.by.person().map(|person| person.subject.clone());
    let member = member.map(Into::into).or(own).ok_or_else(|| contact_refused(ContactRefusal::NotInCall))?;
    act(&edge, doer, Do::SetMuted { call: id, member, source, muted }).await
}

/// Has everybody in a call see somebody large, or nobody in particular: for its agents.
#[utoipa::path(
    post, path = "/api/v1/calls/{id}/spotlight", tag = "calls", request_body = Spotlight,
    params(("id" = CallId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn set_spotlight(
    doer: Doer,
    State(edge): State<Edge>,
    Id(id): Id<CallId>,
    Body(Spotlight { member }): Body<Spotlight>,
) -> Acted {
    act(&edge, doer, Do::SetSpotlight { call: id, member: member.map(Into::into) }).await
}

/// Leaves a call.
#[utoipa::path(
    post, path = "/api/v1/calls/{id}/leave", tag = "calls",
    params(("id" = CallId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn leave_call(doer: Doer, State(edge): State<Edge>, Id(id): Id<CallId>) -> Acted {
    act(&edge, doer, Do::LeaveCall { call: id }).await
}

/// Ends a call for all.
#[utoipa::path(
    post, path = "/api/v1/calls/{id}/end", tag = "calls",
    params(("id" = CallId, Path), IdempotencyKeyHeader), responses(Happened)
)]
pub(in crate::http::rest) async fn end_call(doer: Doer, State(edge): State<Edge>, Id(id): Id<CallId>) -> Acted {
    act(&edge, doer, Do::EndCall { call: id }).await
}

/// Invites a visitor whose page is open.
#[utoipa::path(
    post, path = "/api/v1/visitors/{id}/invite", tag = "visitors", request_body = InviteTo,
    params(("id" = VisitorId, Path), IdempotencyKeyHeader), responses(Made)
)]
pub(in crate::http::rest) async fn invite_visitor(
    doer: Doer,
    State(edge): State<Edge>,
    Id(id): Id<VisitorId>,
    Body(InviteTo { kind, mode, direction, timeout_ms }): Body<InviteTo>,
) -> Acted {
    let command = Do::InviteVisitor {
        visitor: id,
        contact: ContactId::from_bits(random_bits()),
        invitation: InvitationId::from_bits(random_bits()),
        kind: kind_of(kind, mode)?,
        direction,
        expires_in: timeout_ms.map(|ms| Duration::from_millis(ms.into())),
    };
    make(&edge, doer, command).await
}
