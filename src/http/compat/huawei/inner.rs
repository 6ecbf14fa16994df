//! `voicecall`: agents who call each other, without a customer.

use axum::extract::State;
use serde_json::Value;

use crate::domain::contact::{ContactCommand as Do, ContactReply, Target};
use crate::http::Edge;
use crate::http::compat::huawei::called::Called;
use crate::http::compat::huawei::calls::{call_data, caller};
use crate::http::compat::huawei::handover::whom;
use crate::http::compat::huawei::loose::{AgentId, Fields};
use crate::http::compat::huawei::seat::{Line, Stage};
use crate::http::compat::huawei::session::Session;
use crate::http::compat::huawei::wire::{Done, Feature, Refused, Retcode};
use crate::model::{CallKind, ContactId, Skill};
use crate::switchboard::random_bits;

/// `PUT …/callinner`: calls the agent of a number. It is voice at first, since the vendor's `mediaability` has no effect.
pub(super) async fn callinner(State(edge): State<Edge>, Called { session, fields }: Called) -> Result<Done, Refused> {
    let called = fields.text("called").ok_or_else(|| Retcode::BadUrl.because("called is missing"))?;
    let agent = AgentId::read(&called).ok_or_else(|| Retcode::BadUrl.because("called is no agent"))?;
    call(&edge, &session, &fields, Target::Agent(agent.to_string().into())).await
}

/// `PUT …/callinnerskill`: calls the agent of a queue who has the least to do.
pub(super) async fn callinnerskill(
    State(edge): State<Edge>,
    Called { session, fields }: Called,
) -> Result<Done, Refused> {
    let skill = fields.text("skillId").or(fields.text("skillid"));
    let skill = skill.and_then(|skill| Skill::try_from(skill.as_str()).ok());
    let skill = skill.ok_or_else(|| Retcode::BadUrl.because("skillId is no skill"))?;
    call(&edge, &session, &fields, Target::Skill(skill)).await
}

async fn call(edge: &Edge, session: &Session, fields: &Fields, target: Target) -> Result<Done, Refused> {
    let (caller, data) = (caller(fields)?, call_data(fields)?);
    let mut seat = session.seat.lock().await;
    if seat.lines.iter().any(|line| line.rings() || line.calls()) || !seat.may_speak(None) {
        return Err(Retcode::Failed.because("another call is not held"));
    }
    let agent = whom(edge, session, &mut seat, None, target).await?;
    let fresh = ContactId::from_bits(random_bits());
    let call = Do::CallAgent { contact: fresh, agent, kind: CallKind::Voice, note: "".into() };
    let ContactReply::Opened { contact, .. } = session.act(edge, call).await? else {
        return Err(Retcode::Failed.into());
    };
    let Some(facts) = session.facts(edge, contact).await? else { return Err(Retcode::Failed.into()) };
    let line = Line::new(facts, Feature::Inner, Stage::CallingInner);
    let callid = line.callid.clone();
    seat.add(Line { caller, kind: Some(CallKind::Voice), ..line });
    seat.tell("AgentOther_PhoneAlerting", Value::Null);
    seat.tell("AgentOther_PhoneOffhook", Value::Null);
    seat.tell_alerting(contact);
    if let Some(data) = data {
        edge.huawei.put_call_data(callid.clone(), data);
    }
    session.follow(edge, &mut seat).await;
    Ok(Done::call(&callid))
}
