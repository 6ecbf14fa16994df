//! `voicecall`: making, taking, holding, muting and ending calls.

use std::cmp::Reverse;
use std::sync::Arc;

use axum::extract::State;
use serde_json::{Value, json};
use tokio::sync::MutexGuard;

use crate::domain::Track;
use crate::domain::contact::{
    Asker, ContactCommand as Do, ContactRefusal, ContactReply, SwitchOutcome, Visitor, VisitorQuery,
};
use crate::http::Edge;
use crate::http::compat::huawei::called::Called;
use crate::http::compat::huawei::handover::at_phone;
use crate::http::compat::huawei::loose::{Fields, is_number};
use crate::http::compat::huawei::seat::{Inner, Line, PHONE, Seat, Stage};
use crate::http::compat::huawei::session::Session;
use crate::http::compat::huawei::wire::{
    CalloutMedia, Done, Feature, MediaType, Refused, Retcode, VideoMode, direction,
};
use crate::model::{CallId, CallKind, ContactId, Direction, InvitationId, InvitationKind, Source, VisitorId};
use crate::switchboard::{Ask, LiveAnswer, LiveRefused, random_bits};

/// The most data of a call that is dialled, in bytes.
pub(super) const MAX_CALL_DATA: usize = 16 * 1024;

/// What `callout` asks for.
pub(super) struct Callout {
    called: String,
    caller: String,
    data: Option<String>,
    kind: InvitationKind,
    direction: Option<Direction>,
}

impl Callout {
    pub(super) fn read(fields: &Fields, has_video: bool) -> Result<Callout, Refused> {
        let called = fields.text("called").ok_or_else(|| Retcode::BadUrl.because("called is missing"))?;
        let (caller, data) = (caller(fields)?, call_data(fields)?);
        let media = CalloutMedia::read(fields.number("mediaability")?.unwrap_or(0)).ok_or(Retcode::BadUrl)?;
        let wanted = fields.number("userVideoDirection")?;
        if wanted.is_some() && media != CalloutMedia::Video {
            return Err(Retcode::BadUrl.because("userVideoDirection goes with mediaability 1"));
        }
        let kind = match media {
            CalloutMedia::Audio => InvitationKind::VoiceCall,
            CalloutMedia::Video if !has_video => return Err(Retcode::NoVideo.into()),
            CalloutMedia::Max if !has_video => InvitationKind::VoiceCall,
            CalloutMedia::Video | CalloutMedia::Max => InvitationKind::VideoCall,
        };
        Ok(Callout { called, caller, data, kind, direction: wanted.map(direction).transpose()?.flatten() })
    }
}

/// The number that the agent wants to be seen.
pub(super) fn caller(fields: &Fields) -> Result<String, Refused> {
    let caller = fields.text("caller").unwrap_or_default();
    if caller.len() > 24 || !caller.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Retcode::BadUrl.because("caller has at most 24 digits"));
    }
    Ok(caller)
}

/// What goes with a call that is dialled.
pub(super) fn call_data(fields: &Fields) -> Result<Option<String>, Refused> {
    let data = fields.text("callappdata");
    if data.as_ref().is_some_and(|data| data.len() > MAX_CALL_DATA) {
        return Err(Retcode::BadUrl.because("callappdata has at most 16 KiB"));
    }
    Ok(data)
}

/// `PUT …/callout`, and `PUT …/previewCallout` once the agent has seen whom: invites the customer of a number to a call.
pub(super) async fn callout(State(edge): State<Edge>, Called { session, fields }: Called) -> Result<Done, Refused> {
    let mut seat = session.seat.lock().await;
    let callout = Callout::read(&fields, seat.has_video)?;
    if callout.direction.is_some_and(|wanted| wanted != Direction::SendRecv) && !edge.huawei.settings.one_way_video {
        return Err(Retcode::NoVideo.because("one-way video is switched off"));
    }
    let is_meant = |line: &&Line| line.callid == callout.called || line.number() == callout.called;
    let known = seat.lines.iter().find(is_meant);
    let known = known.map(|line| line.facts.contact);
    if seat.lines.iter().any(|line| line.rings() || line.calls()) || !seat.may_speak(known) {
        return Err(Retcode::Failed.because("another call is not held"));
    }
    let contact = match known {
        Some(contact) => invite(&edge, &session, contact, &callout).await?,
        None => invite_visitor(&edge, &session, &mut seat, &callout).await?,
    };
    let Some(line) = seat.line_mut(contact) else { return Err(Retcode::Failed.into()) };
    line.caller.clone_from(&callout.caller);
    line.feature = Feature::Outbound;
    let callid = line.callid.clone();
    if let Some(data) = callout.data {
        edge.huawei.put_call_data(callid.clone(), data);
    }
    session.follow(&edge, &mut seat).await;
    Ok(Done::call(&callid))
}

/// A call in the contact that the agent has with the customer.
async fn invite(edge: &Edge, session: &Session, contact: ContactId, wanted: &Callout) -> Result<ContactId, Refused> {
    let invitation = InvitationId::from_bits(random_bits());
    let (kind, direction) = (wanted.kind, wanted.direction);
    let invite = Do::Invite { invitation, contact, kind, direction, expires_in: None };
    session.act(edge, invite).await.map(|_| contact)
}

/// A call with a customer whose page is open.
async fn invite_visitor(
    edge: &Edge,
    session: &Session,
    seat: &mut Seat,
    wanted: &Callout,
) -> Result<ContactId, Refused> {
    if !is_number(&wanted.called) {
        return Err(Retcode::BadUrl.because("called has 1 to 24 digits, * and #"));
    }
    let visitor = visitor_of(edge, session.asker(), &wanted.called).await?;
    let fresh = ContactId::from_bits(random_bits());
    let invite = Do::InviteVisitor {
        visitor,
        contact: fresh,
        invitation: InvitationId::from_bits(random_bits()),
        kind: wanted.kind,
        direction: wanted.direction,
        expires_in: None,
    };
    let ContactReply::Invited { contact, .. } = session.act(edge, invite).await? else {
        return Err(Retcode::Failed.into());
    };
    let Some(facts) = session.facts(edge, contact).await? else { return Err(Retcode::Failed.into()) };
    let is_new = contact == fresh;
    let dialled = Some(wanted.called.clone());
    seat.add(Line { dialled, is_new, ..Line::new(facts, Feature::Outbound, Stage::In) });
    seat.tell("AgentOther_PhoneAlerting", Value::Null);
    seat.tell("AgentOther_PhoneOffhook", Value::Null);
    Ok(contact)
}

/// The active visitor of a number: of several the latest.
async fn visitor_of(edge: &Edge, asker: Asker, number: &str) -> Result<VisitorId, Refused> {
    let query = Ask::Visitors(VisitorQuery::Is(number.to_owned()));
    let LiveAnswer::Visitors(found) = edge.switchboard.ask(asker, query).await?? else {
        return Err(Retcode::Failed.into());
    };
    let has_number = |visitor: &&Visitor| {
        let own = [visitor.data.get(PHONE), visitor.external_id.as_ref()];
        own.into_iter().flatten().any(|own| own == number) || *visitor.subject == *number
    };
    let latest = found.iter().filter(has_number).min_by_key(|visitor| Reverse(visitor.since));
    latest.map(|visitor| visitor.id).ok_or_else(|| Retcode::Failed.because("no customer of this number is here"))
}

/// `POST …/adjustvideomode?mode=`: whose picture is the largest in a video call of three. Agents among themselves have
/// no user: it is the one on the other end.
pub(super) async fn adjustvideomode(
    State(edge): State<Edge>,
    Called { session, fields }: Called,
) -> Result<Done, Refused> {
    let mode = fields.number("mode")?.and_then(VideoMode::read);
    let mode = mode.ok_or_else(|| Retcode::BadUrl.because("mode is a number from 0 to 3"))?;
    let seat = session.seat.lock().await;
    let line = seat.connected().filter(|line| line.kind == Some(CallKind::Video));
    let third = line.and_then(|line| line.third(&seat.me));
    let (Some(line), Some(third)) = (line, third) else {
        return Err(Retcode::Failed.because("there is no video call of three"));
    };
    let member = match mode {
        VideoMode::Equal => None,
        VideoMode::User => Some(line.facts.partner.clone()),
        VideoMode::Agent => Some(seat.me.clone()),
        VideoMode::Third => Some(third.clone()),
    };
    let call = call_of(Some(line))?;
    session.act(&edge, Do::SetSpotlight { call, member }).await.map(|_| Done::plain())
}

/// `PUT …/answer` and `PUT …/phonehangup`.
pub(super) async fn answer(State(edge): State<Edge>, Called { session, .. }: Called) -> Result<Done, Refused> {
    let seat = session.seat.lock().await;
    let line = seat.lines.iter().find(|line| line.rings());
    if !seat.may_speak(line.map(|line| line.facts.contact)) {
        return Err(Retcode::Failed.because("another call is not held"));
    }
    let command = match line.map(|line| (line.stage, line.facts.contact)) {
        Some((Stage::Offered { .. }, contact)) => Do::Answer { contact, accept: true },
        Some((Stage::Asked(escalation), _)) => Do::AnswerEscalation { escalation, accept: true },
        Some((Stage::Calling(_) | Stage::CallingInner | Stage::In, _)) | None => {
            return Err(Retcode::Failed.because("no call rings"));
        }
    };
    session.act(&edge, command).await.map(|_| Done::plain())
}

/// `DELETE …/release`, `DELETE …/releasephone`, and `DELETE voicecall/{agentid}` of old.
pub(super) async fn release(State(edge): State<Edge>, Called { session, .. }: Called) -> Result<Done, Refused> {
    end(&edge, &session, |seat| seat.current(), Retcode::NothingToDrop).await
}

/// `POST …/dropcall/{callid}`.
pub(super) async fn dropcall(State(edge): State<Edge>, Called { session, fields }: Called) -> Result<Done, Refused> {
    let callid = fields.text("callid").unwrap_or_default();
    let is_meant = |line: &&Line| line.callid == callid;
    end(&edge, &session, |seat| seat.lines.iter().find(is_meant), Retcode::NothingToDrop).await
}

/// `POST …/disconnect/{number}`: that one is put out of a conference; a call of two ends.
pub(super) async fn disconnect(State(edge): State<Edge>, Called { session, fields }: Called) -> Result<Done, Refused> {
    let number = fields.text("number").unwrap_or_default();
    let at_phone = at_phone(&edge, &number).await;
    let seat = session.seat.lock().await;
    let has_number = |agent: &&Arc<str>| ***agent == *number || at_phone.contains(agent);
    let conference = seat.connected().filter(|line| line.third(&seat.me).is_some());
    let command = conference.and_then(|line| {
        let contact = line.facts.contact;
        let mut others = line.facts.agents.iter().filter(|agent| **agent != seat.me);
        match others.find(has_number) {
            Some(agent) => Some(Do::RemoveAgent { contact, agent: agent.clone() }),
            // Without the customer there is nothing to go on with.
            None => (line.number() == number).then_some(Do::End { contact }),
        }
    });
    if let Some(command) = command {
        return session.act(&edge, command).await.map(|_| Done::plain());
    }
    drop(seat);
    let is_meant = |line: &&Line| line.number() == number;
    end(&edge, &session, |seat| seat.lines.iter().find(is_meant), Retcode::NotInLastCall).await
}

/// Ends a line, wherever it stands.
async fn end(
    edge: &Edge,
    session: &Session,
    find: impl Fn(&Seat) -> Option<&Line>,
    missing: Retcode,
) -> Result<Done, Refused> {
    let mut seat = session.seat.lock().await;
    let (stage, contact) = find(&seat).map(|line| (line.stage, line.facts.contact)).ok_or(missing)?;
    match stage {
        Stage::Offered { .. } => {
            session.act(edge, Do::Answer { contact, accept: false }).await?;
            // At once, so that the reply comes after it; what is told later finds nothing to remove.
            let me = seat.me.clone();
            seat.remove(contact, Some(&me));
            session.follow(edge, &mut seat).await;
        }
        Stage::Asked(escalation) => {
            session.act(edge, Do::AnswerEscalation { escalation, accept: false }).await?;
        }
        Stage::Calling(invitation) => {
            session.act(edge, Do::CancelInvitation { invitation }).await?;
        }
        Stage::CallingInner | Stage::In => {
            let goes_on = |line: &&Line| line.facts.agents.iter().any(|agent| *agent != seat.me);
            let waits = seat.line(contact).filter(|line| line.hands_over && line.is_held);
            if let Some(call) = waits.filter(goes_on).and_then(|line| line.call) {
                session.act(edge, Do::Unhold { call }).await?;
            }
            session.hang_up(edge, contact).await?;
        }
    }
    Ok(Done::plain())
}

/// The call of a line.
fn call_of(line: Option<&Line>) -> Result<CallId, Refused> {
    line.and_then(|line| line.call).ok_or_else(|| Retcode::Failed.because("there is no call"))
}

/// `POST …/hold`.
pub(super) async fn hold(State(edge): State<Edge>, Called { session, .. }: Called) -> Result<Done, Refused> {
    let seat = session.seat.lock().await;
    let call = call_of(seat.current())?;
    session.act(&edge, Do::Hold { call }).await.map(|_| Done::plain())
}

/// `POST …/gethold?callid=`: that one, or the latest that is held.
pub(super) async fn gethold(State(edge): State<Edge>, Called { session, fields }: Called) -> Result<Done, Refused> {
    let seat = session.seat.lock().await;
    let line = match fields.text("callid") {
        Some(callid) => seat.lines.iter().find(|line| line.callid == callid),
        None => seat.lines.iter().rfind(|line| line.is_held),
    };
    let call = call_of(line)?;
    session.act(&edge, Do::Unhold { call }).await.map(|_| Done::plain())
}

/// `POST …/beginmute`.
pub(super) async fn beginmute(State(edge): State<Edge>, called: Called) -> Result<Done, Refused> {
    mute(&edge, &called.session, true).await
}

/// `POST …/endmute`.
pub(super) async fn endmute(State(edge): State<Edge>, called: Called) -> Result<Done, Refused> {
    mute(&edge, &called.session, false).await
}

async fn mute(edge: &Edge, session: &Session, muted: bool) -> Result<Done, Refused> {
    let seat = session.seat.lock().await;
    let (call, member) = (call_of(seat.connected())?, seat.me.clone());
    session.act(edge, Do::SetMuted { call, member, source: Source::Microphone, muted }).await.map(|_| Done::plain())
}

/// `POST …/mediaswitch?mediaType=&videoDirection=`: accepted is not done; AgentEvent_MediaSwith tells what came of it.
pub(super) async fn mediaswitch(State(edge): State<Edge>, Called { session, fields }: Called) -> Result<Done, Refused> {
    let media = fields.number("mediaType")?.and_then(MediaType::read);
    let media = media.ok_or_else(|| Retcode::BadUrl.because("mediaType is 1 or 3"))?;
    let wanted = fields.number("videoDirection")?;
    if wanted.is_some() && media == MediaType::Audio {
        return Err(Retcode::BadUrl.because("videoDirection goes with mediaType 3"));
    }
    let seen = wanted.map(direction).transpose()?.flatten();
    let seat = session.seat.lock().await;
    if media == MediaType::Video && !seat.has_video {
        return Err(Retcode::NoVideo.into());
    }
    if seen.is_some_and(|wanted| wanted != Direction::SendRecv) && !edge.huawei.settings.one_way_video {
        return Err(Retcode::NoVideo.because("one-way video is switched off"));
    }
    // The direction is that of the other end; to the one who was called, that is whoever called.
    let is_called = seat.connected().is_some_and(|line| line.facts.inner == Some(Inner::Called));
    let direction = seen.map(|seen| if is_called { seen.invert() } else { seen });
    let call = seat.connected().and_then(|line| line.call).ok_or(Retcode::NothingToSwitch)?;
    let switch = Do::Switch { call, kind: media.kind(), direction };
    match edge.switchboard.ask(session.asker(), Ask::Do(switch)).await? {
        Ok(_) => Ok(Done::plain()),
        Err(LiveRefused::Rules(ContactRefusal::AlreadySo)) if media == MediaType::Video => {
            ask_for_camera(&edge, &session, seat, call).await
        }
        Err(LiveRefused::Rules(refusal)) => Err(of_switch(refusal).into()),
        Err(LiveRefused::Session(_) | LiveRefused::Store(_)) => Err(Retcode::SwitchFailed.into()),
    }
}

/// The call is a video call already. A customer who joined it without a camera is asked for it; whether they turn it on
/// is theirs, so the event tells what is in force.
async fn ask_for_camera(
    edge: &Edge,
    session: &Session,
    mut seat: MutexGuard<'_, Seat>,
    call: CallId,
) -> Result<Done, Refused> {
    let line = seat.contact_of(call).and_then(|id| seat.line(id)).ok_or(Retcode::NothingToSwitch)?;
    let (contact, partner) = (line.facts.contact, line.facts.partner.clone());
    let is_called = line.facts.inner == Some(Inner::Called);
    let LiveAnswer::Contact(view) = edge.switchboard.ask(session.asker(), Ask::Contact(contact)).await?? else {
        return Err(Retcode::SwitchFailed.into());
    };
    // The direction is that of the customer, or of the colleague who was called.
    let sends = |direction: Direction| if is_called { direction.is_receiving() } else { direction.is_sending() };
    let may_send = view.call.as_ref().is_some_and(|call| sends(call.direction));
    let rooms = edge.switchboard.rooms().await?;
    let room = rooms.iter().find(|room| room.id == call.room());
    let member = room.and_then(|room| room.participants.iter().find(|one| one.subject == partner));
    let shows = |track: &Track| track.source == Source::Camera && !track.muted;
    // Who is not there yet comes with what they choose.
    if !may_send || member.is_none_or(|member| member.tracks.iter().any(shows)) {
        return Err(Retcode::SameMedia.into());
    }
    let ask = Do::SetMuted { call, member: partner, source: Source::Camera, muted: false };
    session.act(edge, ask).await?;
    seat.switched(contact, SwitchOutcome::Done, CallKind::Video);
    session.follow(edge, &mut seat).await;
    Ok(Done::plain())
}

fn of_switch(refusal: ContactRefusal) -> Retcode {
    match refusal {
        ContactRefusal::AlreadySo => Retcode::SameMedia,
        ContactRefusal::SwitchPending => Retcode::Repeated,
        ContactRefusal::CallNotFound | ContactRefusal::CallEnded | ContactRefusal::NotInCall => {
            Retcode::NothingToSwitch
        }
        _ => Retcode::SwitchFailed,
    }
}

/// `GET calldata/{agentid}/holdlist`.
pub(super) async fn holdlist(Called { session, .. }: Called) -> Result<Done, Refused> {
    let seat = session.seat.lock().await;
    let held = seat.lines.iter().filter(|line| line.is_held);
    let list = held.map(|line| {
        let words = seat.words(line);
        json!({
            "callid": words.callid,
            "caller": words.caller,
            "called": words.called,
            "mediaType": MediaType::from(line.kind.unwrap_or(CallKind::Voice)).number(),
        })
    });
    Ok(Done::Result(list.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_rules_refuse_of_a_switch_has_the_codes_of_the_contract() {
        use ContactRefusal as R;
        for (refusal, code) in [
            (R::CallNotFound, Retcode::NothingToSwitch),
            (R::CallEnded, Retcode::NothingToSwitch),
            (R::NotInCall, Retcode::NothingToSwitch),
            (R::AlreadySo, Retcode::SameMedia),
            (R::SwitchPending, Retcode::Repeated),
            (R::NotAllowed, Retcode::SwitchFailed),
            (R::DirectionNeedsVideo, Retcode::SwitchFailed),
        ] {
            assert_eq!(of_switch(refusal), code, "{refusal}");
        }
        let codes = [Retcode::NothingToSwitch, Retcode::SameMedia, Retcode::Repeated, Retcode::SwitchFailed];
        assert_eq!(codes.map(|code| Refused::from(code).code), ["200-027", "200-029", "000-007", "200-030"]);
    }
}
