//! An agent's place at the gateway: state, calls and what they are still to be told. No I/O.

mod hear;
mod line;

#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::sync::Arc;

pub(super) use line::{Facts, Inner, Line, PHONE, Stage};
use serde_json::{Value, json};

use crate::domain::contact::ContactCommand;
use crate::http::compat::huawei::wire::{CallWords, Event, Feature, MediaAbility, Refused, Retcode};
use crate::model::{CallId, ContactId, Timestamp};

/// Events that wait for an agent. Whoever lets more gather does not fetch them, and is signed out.
const MAX_EVENTS: usize = 512;

/// Calls of one agent at a time: those that are served, which are fewer, and those that ring. Further ones do not ring.
const MAX_LINES: usize = 16;

/// The vendor's reason for an agent who is busy because they did not answer.
const NO_ANSWER: i64 = 2;

/// What must be done because of what was heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Deed {
    /// As the agent.
    Do(ContactCommand),
    /// The call is over: the contact is, too, unless it goes on elsewhere.
    Finish(ContactId),
}

/// What an agent does, apart from calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Idle,
    Busy,
    Work,
    Rest,
}

/// An agent's place.
#[derive(Debug)]
pub(super) struct Seat {
    pub(super) work_no: String,
    pub(super) me: Arc<str>,
    pub(super) phone: String,
    pub(super) has_video: bool,
    pub(super) auto_answer: bool,
    pub(super) auto_idle: bool,
    /// Whether the phone is put down after a call.
    pub(super) puts_down: bool,
    /// Why the agent is busy, as the integrator or the rules say.
    pub(super) busy_reason: i64,
    pub(super) state: State,
    /// What follows the call.
    next: Option<State>,
    pub(super) rest_until: Option<Timestamp>,
    pub(super) lines: Vec<Line>,
    events: VecDeque<Event>,
    has_overflown: bool,
    /// Whether the agent gets new contacts.
    wants_offers: bool,
    /// Changes of that which were asked for and not told yet.
    echoes: VecDeque<bool>,
    deeds: Vec<Deed>,
}

impl Seat {
    /// A place of somebody who gets contacts at first, as everybody does who connects.
    pub(super) fn new(work_no: String, me: Arc<str>, phone: String) -> Self {
        Seat {
            work_no,
            me,
            phone,
            has_video: false,
            auto_answer: true,
            auto_idle: true,
            puts_down: true,
            busy_reason: 0,
            state: State::Work,
            next: None,
            rest_until: None,
            lines: Vec::new(),
            events: VecDeque::new(),
            has_overflown: false,
            wants_offers: true,
            echoes: VecDeque::new(),
            deeds: Vec::new(),
        }
    }

    /// The agent begins to work.
    pub(super) fn begin(&mut self, state: State) {
        self.tell("AgentOther_InService", Value::Null);
        // What holds from an earlier sign-in is not known, so it is said in any case.
        self.deeds.push(Deed::Do(ContactCommand::SetAvailable { available: state == State::Idle }));
        self.wants_offers = state == State::Idle;
        self.state = state;
        self.tell(if state == State::Idle { "AgentState_Ready" } else { "AgentState_Work" }, Value::Null);
    }

    /// What is to be done because of the latest that happened.
    pub(super) fn poll_deeds(&mut self) -> Vec<Deed> {
        std::mem::take(&mut self.deeds)
    }

    /// The next event.
    pub(super) fn poll_event(&mut self) -> Option<Event> {
        self.events.pop_front()
    }

    /// What waits, the oldest first.
    pub(super) fn waiting(&self, most: usize) -> Vec<Event> {
        self.events.iter().take(most).cloned().collect()
    }

    /// That many were taken.
    pub(super) fn drop_events(&mut self, count: usize) {
        self.events.drain(..count.min(self.events.len()));
    }

    pub(super) fn has_overflown(&self) -> bool {
        self.has_overflown
    }

    /// The code that integrators know: 3 busy, 4 idle, 5 wrap-up, 7 talking, 8 resting.
    pub(super) fn state_code(&self) -> u8 {
        match self.state {
            _ if !self.lines.is_empty() => 7,
            State::Busy => 3,
            State::Idle => 4,
            State::Work => 5,
            State::Rest => 8,
        }
    }

    /// Whether a call would be taken.
    pub(super) fn is_idle(&self) -> bool {
        self.state == State::Idle && self.lines.is_empty()
    }

    pub(super) fn line(&self, contact: ContactId) -> Option<&Line> {
        self.lines.iter().find(|line| line.facts.contact == contact)
    }

    pub(super) fn line_mut(&mut self, contact: ContactId) -> Option<&mut Line> {
        self.lines.iter_mut().find(|line| line.facts.contact == contact)
    }

    /// The contact of a call.
    pub(super) fn contact_of(&self, call: CallId) -> Option<ContactId> {
        self.lines.iter().find(|line| line.call == Some(call)).map(|line| line.facts.contact)
    }

    /// The line that is meant when none is named: the one that is heard, then one that rings, then the latest.
    pub(super) fn current(&self) -> Option<&Line> {
        let heard = |line: &&Line| line.talks() && !line.is_held;
        let rings = |line: &&Line| line.rings();
        self.lines.iter().find(heard).or_else(|| self.lines.iter().find(rings)).or(self.lines.last())
    }

    /// The line whose call is up, held or not; of two, the one that is heard.
    pub(super) fn connected(&self) -> Option<&Line> {
        self.current().filter(|line| line.talks()).or_else(|| self.lines.iter().rfind(|line| line.talks()))
    }

    /// Whether the agent may speak to the customer of a contact: nobody is heard by two customers at once.
    pub(super) fn may_speak(&self, contact: Option<ContactId>) -> bool {
        let others = self.lines.iter().filter(|line| Some(line.facts.contact) != contact);
        !others.into_iter().any(|line| line.call.is_some() && !line.is_held)
    }

    /// Takes a call in, unless there are too many; says whether it did.
    pub(super) fn add(&mut self, line: Line) -> bool {
        if self.lines.len() >= MAX_LINES {
            return false;
        }
        if self.lines.is_empty() {
            self.tell("AgentState_Busy", Value::Null);
            self.want_offers(false);
        }
        self.lines.push(line);
        true
    }

    /// A call is no longer the agent's, because of `by` if it was a person.
    pub(super) fn remove(&mut self, contact: ContactId, by: Option<&Arc<str>>) {
        let Some(index) = self.lines.iter().position(|line| line.facts.contact == contact) else { return };
        let line = self.lines.remove(index);
        // A colleague who does not answer has released nothing.
        if by == Some(&line.facts.partner) && line.stage != Stage::CallingInner {
            self.tell("AgentEvent_Customer_Release", json!({"callid": line.callid, "number": line.number()}));
        }
        self.tell("AgentEvent_Call_Release", line.callid.into());
        if !self.lines.is_empty() {
            return;
        }
        if self.puts_down {
            let by_agent = by == Some(&self.me);
            self.tell("AgentOther_PhoneRelease", json!({"phoneState": if by_agent { 2 } else { 3 }}));
        }
        self.state = State::Work;
        self.tell("AgentState_Work", Value::Null);
        if let Some(next) = self.next.take().or(self.auto_idle.then_some(State::Idle)) {
            self.enter(next);
        }
    }

    /// The agent wishes for a state: at once, or after the call.
    pub(super) fn wish(&mut self, state: State) -> Result<(), Refused> {
        if self.lines.is_empty() {
            self.enter(state);
            return Ok(());
        }
        if state == State::Idle {
            return Err(Retcode::CannotSetState.into());
        }
        self.next = Some(state);
        Ok(())
    }

    /// The agent leaves a state, or takes the wish for it back.
    pub(super) fn leave(&mut self, state: State, told: &'static str) -> Result<(), Refused> {
        if self.next == Some(state) {
            self.next = None;
            return Ok(());
        }
        if self.state != state || !self.lines.is_empty() {
            return Err(Retcode::CannotSetState.into());
        }
        self.tell(told, Value::Null);
        self.enter(State::Idle);
        Ok(())
    }

    fn enter(&mut self, state: State) {
        self.state = state;
        if state != State::Rest {
            self.rest_until = None;
        }
        let told = match state {
            State::Idle => "AgentState_Ready",
            State::Busy => "AgentState_SetNotReady_Success",
            State::Work => "AgentState_SetWork_Success",
            State::Rest => "AgentState_SetRest_Success",
        };
        let reason = std::mem::take(&mut self.busy_reason);
        let content = if state == State::Busy { json!({"reason": reason.to_string()}) } else { Value::Null };
        self.tell(told, content);
        self.want_offers(state == State::Idle);
    }

    /// The rest is over; the agent rests on until they say otherwise.
    pub(super) fn end_rest(&mut self) {
        self.rest_until = None;
        if self.state == State::Rest {
            self.tell("AgentState_Rest_Timeout", Value::Null);
        }
    }

    /// Somebody else, or the rules, have made the agent available or not.
    pub(super) fn hear_available(&mut self, available: bool) {
        if self.echoes.front() == Some(&available) {
            self.echoes.pop_front();
            return;
        }
        self.wants_offers = available;
        if !self.lines.is_empty() || available == (self.state == State::Idle) {
            return;
        }
        self.state = if available { State::Idle } else { State::Busy };
        let told = if available { "AgentState_Force_Ready" } else { "AgentState_Force_SetNotReady" };
        self.tell(told, Value::Null);
    }

    fn want_offers(&mut self, wanted: bool) {
        if self.wants_offers != wanted {
            self.wants_offers = wanted;
            self.echoes.push_back(wanted);
            self.deeds.push(Deed::Do(ContactCommand::SetAvailable { available: wanted }));
        }
    }

    /// After an offer that nobody answered the rules give the agent no further one.
    pub(super) fn miss_offer(&mut self) {
        if self.next.is_none() {
            self.next = Some(State::Busy);
            self.busy_reason = NO_ANSWER;
        }
    }

    pub(super) fn do_next(&mut self, deed: Deed) {
        self.deeds.push(deed);
    }

    pub(super) fn tell(&mut self, kind: &'static str, content: Value) {
        if self.events.len() >= MAX_EVENTS {
            self.has_overflown = true;
            return;
        }
        self.events.push_back(Event { kind, content });
    }

    /// Tells that the phone of the other end rings.
    pub(super) fn tell_alerting(&mut self, contact: ContactId) {
        let Some(line) = self.line(contact) else { return };
        let work_no = if line.facts.inner.is_some() { line.number() } else { "" };
        let kind = if line.assists { "assistant" } else { "main" };
        let content =
            json!({"callid": line.callid, "otherPhone": line.number(), "otherPhoneWorkno": work_no, "type": kind});
        self.tell("AgentEvent_Customer_Alerting", content);
    }

    /// Tells that something of a line's call failed.
    pub(super) fn tell_failure(&mut self, contact: ContactId, kind: &'static str) {
        if let Some(callid) = self.line(contact).map(|line| line.callid.clone()) {
            self.tell(kind, callid.into());
        }
    }

    /// Tells of a line's call.
    pub(super) fn tell_of(&mut self, contact: ContactId, kind: &'static str) {
        if let Some(content) = self.line(contact).map(|line| self.words(line).content()) {
            self.tell(kind, content);
        }
    }

    /// What events say of a line.
    pub(super) fn words<'a>(&'a self, line: &'a Line) -> CallWords<'a> {
        let own = if self.phone.is_empty() { &self.work_no } else { &self.phone };
        let (caller, called) = match line.feature {
            Feature::Inbound => (line.number(), own.as_str()),
            Feature::Outbound => (line.caller.as_str(), line.number()),
            Feature::Inner if line.facts.inner != Some(Inner::Caller) => (line.number(), self.work_no.as_str()),
            Feature::Inner if line.caller.is_empty() => (self.work_no.as_str(), line.number()),
            Feature::Inner => (line.caller.as_str(), line.number()),
        };
        let media = match line.rings() {
            true => MediaAbility::ringing(line.kind),
            false => MediaAbility::talking(line.kind),
        };
        CallWords { callid: &line.callid, caller, called, feature: line.feature, assists: line.assists, media }
    }
}
