//! `voicecall`: handing a call over, and asking for help with it.

use std::sync::Arc;

use axum::extract::State;
use serde_json::Value;

use crate::domain::contact::{AgentState, ContactCommand as Do, Target};
use crate::http::Edge;
use crate::http::compat::huawei::called::Called;
use crate::http::compat::huawei::loose::{AgentId, Fields, is_number};
use crate::http::compat::huawei::seat::Seat;
use crate::http::compat::huawei::session::Session;
use crate::http::compat::huawei::wire::{Done, Refused, Retcode};
use crate::model::{ContactId, Skill};
use crate::switchboard::{Ask, LiveAnswer};

/// The longest address, in bytes.
const MAX_ADDRESS: usize = 24;

/// The most that may be said to whoever takes a call over, in bytes.
const MAX_NOTE: usize = 1024;

/// How a call is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// At once.
    Blind,
    /// When it is taken.
    Attended,
    /// When the agent leaves, who first talks to the other one while the customer waits on hold.
    Talk,
    /// Not at all: the other one comes as well.
    Merge,
}

impl Mode {
    /// `mode`, whose scale is another one for numbers (`devicetype` 5).
    fn read(mode: i64, is_number: bool) -> Result<Mode, Refused> {
        match (mode, is_number) {
            (0, _) | (1, true) => Ok(Mode::Blind),
            (1, false) | (2, _) => Ok(Mode::Attended),
            (3, _) => Ok(Mode::Talk),
            (4, _) => Ok(Mode::Merge),
            _ => Err(Retcode::BadUrl.because("mode is a number from 0 to 4")),
        }
    }
}

/// Whom a call shall go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Whom {
    Target(Target),
    /// Whoever has this telephone number.
    Number(String),
}

impl Whom {
    /// The target, once it is known who has a number.
    async fn find(self, edge: &Edge) -> Result<Target, Refused> {
        let number = match self {
            Whom::Target(target) => return Ok(target),
            Whom::Number(number) => number,
        };
        if let Some(agent) = at_phone(edge, &number).await.into_iter().next() {
            return Ok(Target::Agent(agent));
        }
        let agent = AgentId::read(&number).ok_or_else(|| Retcode::Failed.because("no agent has this number"))?;
        Ok(Target::Agent(agent.to_string().into()))
    }
}

/// The agents who are signed in with a telephone number. It looks at every seat, so nobody's may be held meanwhile.
pub(super) async fn at_phone(edge: &Edge, number: &str) -> Vec<Arc<str>> {
    let mut agents = Vec::new();
    for session in edge.huawei.everybody() {
        let seat = session.seat.lock().await;
        if seat.phone == number {
            agents.push(seat.me.clone());
        }
    }
    agents
}

/// To whom: `devicetype` and an address.
pub(super) fn target(fields: &Fields, address: &str, usual: i64) -> Result<Whom, Refused> {
    let address = fields.text(address).filter(|address| address.len() <= MAX_ADDRESS);
    let address = address.ok_or_else(|| Retcode::BadUrl.because("the address has 1 to 24 characters"))?;
    match fields.number("devicetype")?.unwrap_or(usual) {
        // An access code leads to a queue, which is named by it.
        1 | 4 => {
            let skill = Skill::try_from(address.as_str()).map(|skill| Whom::Target(Target::Skill(skill)));
            skill.map_err(|_| Retcode::BadUrl.because("the address is no skill"))
        }
        2 => {
            let agent = AgentId::read(&address).ok_or_else(|| Retcode::BadUrl.because("the address is no agent"))?;
            Ok(Whom::Target(Target::Agent(agent.to_string().into())))
        }
        3 => Err(Retcode::Failed.because("there is no voice menu behind this server")),
        5 if is_number(&address) => Ok(Whom::Number(address)),
        5 => Err(Retcode::BadUrl.because("the address is no number")),
        _ => Err(Retcode::BadUrl.because("devicetype is a number from 1 to 5")),
    }
}

fn note(fields: &Fields) -> Result<String, Refused> {
    let note = fields.text("callappdata").unwrap_or_default();
    if note.len() > MAX_NOTE {
        return Err(Retcode::BadUrl.because("callappdata has at most 1024 bytes"));
    }
    Ok(note)
}

/// `POST …/transfer` and `POST mediacall/{agentid}/transfer`.
pub(super) async fn transfer(State(edge): State<Edge>, Called { session, fields }: Called) -> Result<Done, Refused> {
    let target = target(&fields, "address", 2)?;
    let note = note(&fields)?;
    let mode = Mode::read(fields.number("mode")?.unwrap_or(0), matches!(target, Whom::Number(_)))?;
    let target = target.find(&edge).await?;
    let mut seat = session.seat.lock().await;
    let contact = seat.current().filter(|line| !line.rings()).map(|line| line.facts.contact);
    let contact = contact.ok_or_else(|| Retcode::Failed.because("there is no call"))?;
    let command = match (mode, target) {
        (Mode::Talk, target) => {
            ask_and_hold(&edge, &session, &mut seat, (contact, target), note, true).await?;
            if let Some(line) = seat.line_mut(contact) {
                line.hands_over = true;
            }
            return Ok(Done::plain());
        }
        (Mode::Merge, target) => {
            let agent = whom(&edge, &session, &mut seat, Some(contact), target).await?;
            Do::AskAgent { contact, agent, note: note.into() }
        }
        (mode, target) => Do::Transfer { contact, target, attended: mode == Mode::Attended, note: note.into() },
    };
    // The hold of a call that is handed over is none of the agent's.
    let is_leaving = mode == Mode::Blind;
    set_leaving(&mut seat, contact, is_leaving);
    let done = session.act(&edge, command).await;
    if done.is_err() {
        set_leaving(&mut seat, contact, false);
    }
    done.map(|_| Done::plain())
}

/// The agent who is asked to come as well: of a queue the one with the least to do.
pub(super) async fn whom(
    edge: &Edge,
    session: &Session,
    seat: &mut Seat,
    contact: Option<ContactId>,
    target: Target,
) -> Result<Arc<str>, Refused> {
    let skill = match target {
        Target::Agent(agent) => return Ok(agent),
        Target::Skill(skill) => Some(skill),
        Target::Anyone => None,
    };
    let LiveAnswer::Agents(agents) = edge.switchboard.ask(session.asker(), Ask::Agents(None)).await?? else {
        return Err(Retcode::Failed.into());
    };
    let is_in = |agent: &Arc<str>| {
        *agent == seat.me || contact.and_then(|id| seat.line(id)).is_some_and(|line| line.facts.agents.contains(agent))
    };
    let free = agents.into_iter().filter(|agent| {
        let serves = skill.as_ref().is_none_or(|skill| agent.skills.contains(skill));
        agent.state == AgentState::Available && serves && !is_in(&agent.person.subject)
    });
    let least = free.min_by_key(|agent| agent.contacts).map(|agent| agent.person.subject);
    if least.is_none() {
        seat.tell("AgentOther_All_Agent_Busy", Value::Null);
        session.news.notify_waiters();
    }
    least.ok_or_else(|| Retcode::Failed.because("nobody of the queue is free"))
}

/// Asks an agent to come, and has the customer wait on hold meanwhile if that is wished for.
async fn ask_and_hold(
    edge: &Edge,
    session: &Session,
    seat: &mut Seat,
    (contact, target): (ContactId, Target),
    note: String,
    holds: bool,
) -> Result<(), Refused> {
    let agent = whom(edge, session, seat, Some(contact), target).await?;
    session.act(edge, Do::AskAgent { contact, agent, note: note.into() }).await?;
    // Agents among themselves have nobody to put on hold.
    let line = seat.line(contact).filter(|line| holds && line.talks() && line.facts.inner.is_none() && !line.is_held);
    if let Some(call) = line.and_then(|line| line.call) {
        session.act(edge, Do::Hold { call }).await?;
    }
    Ok(())
}

fn set_leaving(seat: &mut Seat, contact: ContactId, is_leaving: bool) {
    if let Some(line) = seat.line_mut(contact) {
        line.is_leaving = is_leaving;
    }
}

/// `POST …/innerhelp`: another agent comes, while the customer waits on hold (mode 1) or hears them (mode 2).
pub(super) async fn innerhelp(State(edge): State<Edge>, Called { session, fields }: Called) -> Result<Done, Refused> {
    let target = target(&fields, "dstaddress", 2)?;
    let note = note(&fields)?;
    let holds = match fields.number("mode")?.unwrap_or(1) {
        1 => true,
        2 => false,
        _ => return Err(Retcode::BadUrl.because("mode is 1 or 2")),
    };
    let target = target.find(&edge).await?;
    let mut seat = session.seat.lock().await;
    let line = seat.connected().ok_or_else(|| Retcode::Failed.because("there is no call"))?;
    let (contact, callid) = (line.facts.contact, line.callid.clone());
    ask_and_hold(&edge, &session, &mut seat, (contact, target), note, holds).await?;
    Ok(Done::call(&callid))
}

/// `POST …/confjoin`: the customer, who waits on hold, comes to the agents.
pub(super) async fn confjoin(State(edge): State<Edge>, Called { session, fields }: Called) -> Result<Done, Refused> {
    let seat = session.seat.lock().await;
    let line = match fields.text("callid") {
        Some(callid) => seat.lines.iter().find(|line| line.callid == callid),
        None => seat.current(),
    };
    let call = line.filter(|line| line.talks()).and_then(|line| line.call);
    let call = call.ok_or_else(|| Retcode::Failed.because("there is no call"))?;
    if line.is_some_and(|line| line.is_held) {
        session.act(&edge, Do::Unhold { call }).await?;
    }
    Ok(Done::plain())
}
