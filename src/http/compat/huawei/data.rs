//! `calldata`, `agentgroup` and `queuedevice`: what is known of calls, colleagues and queues.

use std::collections::BTreeMap;

use axum::extract::State;
use serde_json::json;

use crate::domain::contact::AgentState;
use crate::http::Edge;
use crate::http::compat::huawei::called::Called;
use crate::http::compat::huawei::calls::MAX_CALL_DATA;
use crate::http::compat::huawei::loose::AgentId;
use crate::http::compat::huawei::session::overview;
use crate::http::compat::huawei::wire::{Done, Refused, Retcode};
use crate::switchboard::{Ask, LiveAnswer};

/// `PUT calldata/{agentid}/setcalldataex`.
pub(super) async fn set_data(State(edge): State<Edge>, Called { session, fields }: Called) -> Result<Done, Refused> {
    let callid = fields.text("callid").unwrap_or_default();
    let data = fields.text("calldata").unwrap_or_default();
    if data.len() > MAX_CALL_DATA {
        return Err(Retcode::BadUrl.because("calldata has at most 16 KiB"));
    }
    if !session.seat.lock().await.lines.iter().any(|line| line.callid == callid) {
        return Err(Retcode::Failed.because("there is no such call"));
    }
    edge.huawei.put_call_data(callid, data);
    Ok(Done::plain())
}

/// `GET calldata/{agentid}/callinfobycallid/{callid}`, with our own ids for the agent's softphone.
pub(super) async fn info(State(edge): State<Edge>, Called { session, fields }: Called) -> Result<Done, Refused> {
    let callid = fields.text("callid").unwrap_or_default();
    let seat = session.seat.lock().await;
    let line = seat.lines.iter().find(|line| line.callid == callid);
    let line = line.ok_or_else(|| Retcode::Failed.because("there is no such call"))?;
    let mut info = seat.words(line).content();
    if let Some(info) = info.as_object_mut() {
        info.insert("calldata".to_owned(), edge.huawei.call_data(&callid).unwrap_or_default().into());
        info.insert("contactId".to_owned(), line.facts.contact.to_string().into());
        info.insert("callId".to_owned(), json!(line.call.map(|call| call.to_string())));
    }
    Ok(Done::Result(info))
}

/// `GET agentgroup/{agentid}/idleagent`: who else is signed in here and idle, or works elsewhere and takes contacts.
pub(super) async fn idle(State(edge): State<Edge>, Called { session, .. }: Called) -> Result<Done, Refused> {
    let mut idle = Vec::new();
    for other in edge.huawei.everybody().into_iter().filter(|other| other.id != session.id) {
        if other.seat.lock().await.is_idle() {
            idle.push(json!({"workno": other.id.to_string(), "name": &*other.name}));
        }
    }
    let LiveAnswer::Agents(agents) = edge.switchboard.ask(session.asker(), Ask::Agents(None)).await?? else {
        return Err(Retcode::Failed.into());
    };
    for agent in agents.into_iter().filter(|agent| agent.state == AgentState::Available && agent.contacts == 0) {
        let id = AgentId::read(&agent.person.subject).filter(|id| *id != session.id);
        let Some(id) = id.filter(|_| !edge.huawei.knows(&agent.person.subject)) else { continue };
        idle.push(json!({"workno": id.to_string(), "name": &*agent.person.name}));
    }
    Ok(Done::Result(idle.into()))
}

/// `GET queuedevice/{agentid}/waitnum`: how many wait for the agent, queue by queue.
pub(super) async fn waiting(State(edge): State<Edge>, Called { session, .. }: Called) -> Result<Done, Refused> {
    let mut queues: BTreeMap<String, usize> = BTreeMap::new();
    for contact in overview(&edge, session.asker()).await?.waiting {
        let skill = contact.skill.map(|skill| skill.as_str().to_owned()).unwrap_or_default();
        *queues.entry(skill).or_default() += 1;
    }
    let list = queues.into_iter().map(|(skill, count)| json!({"id": skill, "name": skill, "waitnum": count}));
    Ok(Done::Result(list.collect()))
}
