//! Calls beside the messaging socket: agents invite by REST, and the page's script comes in with a `serviceId`.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use serde::Deserialize;
use serde_json::json;

use crate::domain::contact::{Asker, ContactCommand as Do, ContactRefusal, Person};
use crate::http::Edge;
use crate::http::auth::{AuthError, Bearer, Claims, unix_now};
use crate::http::client_address::ClientAddress;
use crate::http::compat::liveperson::offers::{Offer, OfferId, Stage, kind_of};
use crate::http::compat::liveperson::wire::details::Writer;
use crate::http::compat::liveperson::wire::ids::{Reader, ServiceIds, Uuid};
use crate::http::problem::Refuse;
use crate::http::rest::{Body, Caller, NO_STORE};
use crate::model::{ContactId, InvitationId, Role};
use crate::protocol::{CreateToken, ErrorCode};
use crate::switchboard::{Ask, LiveAnswer, LiveRefused, Stopped, random_bits};

/// How long the script's token is good, in seconds: it asks for another one in time.
const TOKEN_TTL: u64 = 60 * 60;

/// The body of an agent's invitation.
#[derive(Debug, Deserialize)]
pub(super) struct Invite {
    mode: String,
}

/// `POST /api/v1/conversations/{conversation}/cobrowse`: an agent invites the consumer.
pub(super) async fn invite(
    State(edge): State<Edge>,
    Path(conversation): Path<String>,
    headers: HeaderMap,
    Body(Invite { mode }): Body<Invite>,
) -> Result<impl IntoResponse, Refuse> {
    let by = agent(&edge, &headers).await?;
    let contact = conversation_id(&conversation)?;
    let Some(kind) = kind_of(&mode) else {
        let modes = "`mode` is VOICE_CALL, VIDEO_CALL, SCREEN_SHARE, shared, view or follow.";
        return Err(Refuse::new(ErrorCode::InvalidRequest, modes));
    };
    let view = match edge.switchboard.ask(by.clone(), Ask::Contact(contact)).await?? {
        LiveAnswer::Contact(view) => view,
        _ => return Err(refuse(ContactRefusal::ContactNotFound)),
    };
    let customer = view.contact.parties.first().map(|party| party.person.subject.to_string()).unwrap_or_default();
    if edge.liveperson.clients.lack_co_browse(&customer) {
        let detail = "The consumer's client has not declared the feature CO_BROWSE.";
        return Err(Refuse::new(ErrorCode::Forbidden, detail));
    }
    let invitation = InvitationId::from_bits(random_bits());
    let command = Do::Invite { invitation, contact, kind, direction: None, expires_in: None };
    edge.switchboard.ask(by.clone(), Ask::Do(command)).await??;
    let (services, kept) = (&edge.liveperson.services, &edge.liveperson.kept);
    let writer = Writer { account: "", services, kept, reader: Reader::Agent, co_browse: true };
    let made = match edge.switchboard.ask(by, Ask::Contact(contact)).await?? {
        LiveAnswer::Contact(view) => {
            Offer::all_of(&view).into_iter().find(|made| made.id == OfferId::Invitation(invitation))
        }
        _ => None,
    };
    let dialog = made.map(|offer| writer.call_dialog(&customer, &offer));
    let dialog = dialog.ok_or_else(|| refuse(ContactRefusal::InvitationNotFound))?;
    Ok((StatusCode::CREATED, Json(dialog)))
}

/// `DELETE /api/v1/conversations/{conversation}/cobrowse/{dialog}`: an agent takes it back, or hangs up.
pub(super) async fn end(
    State(edge): State<Edge>,
    Path((conversation, dialog)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<StatusCode, Refuse> {
    let by = agent(&edge, &headers).await?;
    let contact = conversation_id(&conversation)?;
    let nothing = || refuse(ContactRefusal::InvitationNotFound);
    let dialog = Uuid::read(&dialog).ok_or_else(nothing)?;
    let LiveAnswer::Contact(view) = edge.switchboard.ask(by.clone(), Ask::Contact(contact)).await?? else {
        return Err(nothing());
    };
    if !Offer::all_of(&view).iter().any(|offer| offer.id.uuid() == dialog) {
        return Err(nothing());
    }
    withdraw(&edge, &by, dialog).await??;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes an offer back, or ends what came of it.
pub(super) async fn withdraw(edge: &Edge, by: &Asker, dialog: Uuid) -> Result<Result<(), LiveRefused>, Stopped> {
    close(edge, by, dialog, OfferId::cancel).await
}

/// Declines an offer, or ends what came of it.
pub(super) async fn decline(edge: &Edge, by: &Asker, dialog: Uuid) -> Result<Result<(), LiveRefused>, Stopped> {
    close(edge, by, dialog, |id| id.answer(false)).await
}

async fn close(
    edge: &Edge,
    by: &Asker,
    dialog: Uuid,
    unanswered: impl Fn(OfferId) -> Do,
) -> Result<Result<(), LiveRefused>, Stopped> {
    use ContactRefusal::{EscalationAccepted, EscalationNotFound, InvitationAccepted, InvitationNotFound};
    for id in OfferId::of(dialog) {
        let closed = match edge.switchboard.ask(by.clone(), Ask::Do(unanswered(id))).await? {
            Err(LiveRefused::Rules(InvitationNotFound | EscalationNotFound)) => continue,
            Err(LiveRefused::Rules(InvitationAccepted | EscalationAccepted)) => {
                edge.switchboard.ask(by.clone(), Ask::Do(id.end())).await?
            }
            closed => closed,
        };
        return Ok(closed.map(|_| ()));
    }
    Ok(Err(InvitationNotFound.into()))
}

/// What a page's script trades for a way into a call.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct OpenSession {
    /// Of the dialog, as the page's messaging client was told it.
    service_id: String,
    /// The page's ids of the visit and of the visitor, which may be anything but empty.
    ssid: String,
    svid: String,
    /// What the consumer says to the invitation, if they have said anything.
    answer: Option<Said>,
}

/// What a consumer says to an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Said {
    Accept,
    Decline,
}

/// `POST /api/v1/cobrowse-sessions`: the script of a page answers the invitation, and enters its call.
///
/// Whoever has the `serviceId` that the consumer's own messaging socket was told is the consumer's page.
pub(super) async fn open_session(
    State(edge): State<Edge>,
    ClientAddress(address): ClientAddress,
    Body(OpenSession { service_id, ssid, svid, answer }): Body<OpenSession>,
) -> Result<impl IntoResponse, Refuse> {
    edge.guards.check_site_session(address)?;
    if ssid.is_empty() || svid.is_empty() {
        return Err(Refuse::new(ErrorCode::InvalidRequest, "`ssid` and `svid` may not be empty."));
    }
    let nothing = || refuse(ContactRefusal::InvitationNotFound);
    let (person, contact, mut offer) = find(&edge, &service_id).await?.ok_or_else(nothing)?;
    let asker = Asker::Person { person: person.clone(), skills: Default::default() };
    let is_accepted = matches!(offer.stage, Stage::Accepted { .. });
    // A page that was reloaded between its word and our answer says it again.
    let command = answer.filter(|said| !is_accepted || *said == Said::Decline);
    if let Some(said) = command {
        edge.switchboard.ask(asker, Ask::Do(offer.id.answer(said == Said::Accept))).await??;
        if said == Said::Decline {
            return Ok((StatusCode::OK, NO_STORE, Json(json!({ "sessionState": "CLOSED" }))));
        }
        (_, _, offer) = find(&edge, &service_id).await?.ok_or_else(nothing)?;
    }
    let is_accepted = matches!(offer.stage, Stage::Accepted { .. });
    let invitation = match offer.id {
        OfferId::Invitation(id) => Some(id),
        OfferId::Escalation(_) => None,
    };
    let expires_at = unix_now() + TOKEN_TTL;
    let customer =
        CreateToken { name: Some(person.name.to_string()), ..CreateToken::new(&*person.subject, Role::Customer) };
    let session = json!({
        "token": edge.keys.mint(&Claims::of(customer, expires_at)?),
        "expiresAt": expires_at,
        "contactId": contact,
        "invitationId": invitation,
        "callId": offer.call,
        "mode": offer.mode,
        "sessionState": if is_accepted { "ACCEPTED" } else { "INVITED" },
    });
    Ok((StatusCode::CREATED, NO_STORE, Json(session)))
}

/// The consumer, the contact and the offer of a `serviceId`, if it is not over.
async fn find(edge: &Edge, service_id: &str) -> Result<Option<(Person, ContactId, Offer)>, Refuse> {
    let Some(consumer) = ServiceIds::consumer(service_id) else { return Ok(None) };
    let person = Person { subject: consumer.into(), name: consumer.into(), role: Role::Customer };
    let asker = Asker::Person { person, skills: Default::default() };
    let LiveAnswer::Overview(overview) = edge.switchboard.ask(asker, Ask::Overview).await?? else { return Ok(None) };
    let is_meant = |offer: &Offer| edge.liveperson.services.opens(service_id, offer.id.uuid());
    let found = overview.contacts.into_iter().find_map(|view| {
        let offer = Offer::all_of(&view).into_iter().find(is_meant)?;
        let customer = view.contact.parties.into_iter().find(|party| *party.person.subject == *consumer)?;
        Some((customer.person, view.contact.id, offer))
    });
    Ok(found)
}

/// Who a token's claims say somebody is to the contact plane.
pub(super) fn asker_of(claims: Claims) -> Result<Asker, AuthError> {
    match claims.into_bearer()? {
        Bearer::Person { person, skills } => Ok(Asker::Person { person, skills }),
        Bearer::Participant(_) | Bearer::Admin => Err(AuthError::RoomOnly),
    }
}

async fn agent(edge: &Edge, headers: &HeaderMap) -> Result<Asker, Refuse> {
    match Caller::of(edge, headers).await?.bearer {
        Bearer::Person { person, skills } => Ok(Asker::Person { person, skills }),
        Bearer::Participant(_) => Err(AuthError::RoomOnly.into()),
        Bearer::Admin => Err(Refuse::new(ErrorCode::Forbidden, "Agents invite, with a token of their own.")),
    }
}

fn conversation_id(text: &str) -> Result<ContactId, Refuse> {
    let id = Uuid::read(text).map(ContactId::from).or_else(|| ContactId::try_from(text.to_owned()).ok());
    id.ok_or_else(|| refuse(ContactRefusal::ContactNotFound))
}

fn refuse(refusal: ContactRefusal) -> Refuse {
    LiveRefused::from(refusal).into()
}
