//! What happens on the contact plane, as the agent's gateway tells it.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::domain::contact::{
    AssistEnd, Author, CallEndReason, CallRecord, ContactCommand as Do, ContactEvent, ContactView, Content,
    EscalationOutcome, EscalationRecord, InvitationRecord, InvitationState, LeftReason, MessageRecord, OfferView,
    Person, SwitchOutcome,
};
use crate::http::compat::huawei::loose::is_number;
use crate::http::compat::huawei::seat::{Deed, Facts, Inner, Line, Seat, Stage};
use crate::http::compat::huawei::wire::{Feature, MediaType};
use crate::model::{CallId, CallKind, ContactId, Role, Timestamp};

impl Seat {
    /// The contact of which more has to be known before the event can be heard.
    pub(in crate::http::compat::huawei) fn needs(&self, event: &ContactEvent) -> Option<ContactId> {
        let contact = match event {
            ContactEvent::Offered(offer) => offer.contact.contact,
            ContactEvent::Joined { contact, .. } => *contact,
            ContactEvent::CallStarted(call) => call.contact,
            _ => return None,
        };
        self.line(contact).is_none().then_some(contact)
    }

    /// Hears an event; `facts` are those of the contact that it needed, if there still is one.
    pub(in crate::http::compat::huawei) fn hear(&mut self, now: Timestamp, event: &ContactEvent, facts: Option<Facts>) {
        use ContactEvent as E;
        match event {
            E::Offered(OfferView { contact, from, assist, expires, .. }) => {
                let stage = Stage::Offered { expires: *expires };
                let line = facts.map(|facts| Line {
                    kind: contact.wants.or_else(|| facts.has_call.then_some(CallKind::Voice)),
                    assists: *assist && facts.inner != Some(Inner::Called),
                    is_turn: !*assist,
                    from: from.clone().filter(|_| facts.inner != Some(Inner::Called)),
                    ..Line::new(facts, Feature::Inbound, stage)
                });
                line.into_iter().for_each(|line| self.ring(line));
            }
            E::OfferWithdrawn { contact } => self.offer_ends(now, *contact),
            E::AvailabilityChanged { available } => self.hear_available(*available),
            E::Joined { contact, person } => self.joins(*contact, person, facts),
            E::Left { contact, subject, reason } => self.leaves(*contact, subject, *reason),
            E::TransferFailed { contact, .. } => {
                if let Some(line) = self.line_mut(*contact) {
                    line.is_leaving = false;
                }
                self.tell_failure(*contact, "AgentEvent_Consult_Fail");
            }
            E::AssistEnded { contact, end, .. } if *end != AssistEnd::Accepted => {
                let is_inner_call = self.line(*contact).is_some_and(|line| line.stage == Stage::CallingInner);
                let kind = if is_inner_call { "AgentEvent_Inside_Call_Fail" } else { "AgentEvent_Consult_Fail" };
                self.tell_failure(*contact, kind);
            }
            E::Closed { contact, end } => {
                self.remove(*contact, end.by.as_ref());
            }
            E::Message(message) => self.reads(message),
            E::EscalationRequested(asked) => self.is_asked(asked),
            E::EscalationEnded(asked) => self.is_asked_no_longer(asked),
            E::Invited(invitation) => self.calls(invitation),
            E::InvitationChanged(invitation) => self.invitation_changes(invitation),
            E::CallStarted(call) => self.call_starts(call, facts),
            E::CallConnected { call } => self.in_call(*call, |seat, contact| {
                seat.change(contact, |line| line.is_connected = true);
                seat.talk(contact);
            }),
            E::MemberJoined { call, person } if person.role == Role::Agent && person.subject != self.me => {
                self.in_call(*call, Seat::confer);
            }
            E::MemberLost { call, member } if *member == self.me => {
                self.in_call(*call, |seat, _| seat.tell("AgentOther_PhoneUnknow", Value::Null));
            }
            E::MemberLeft { call, member, reason } if *member == self.me => {
                self.in_call(*call, |seat, contact| seat.left_call(contact, *reason));
            }
            E::SwitchEnded { call, outcome, kind, .. } => {
                self.in_call(*call, |seat, contact| seat.switched(contact, *outcome, *kind));
            }
            // In an inner call whoever holds has stepped aside; the others go on.
            E::Held { call, by } if *by != self.me && self.is_inner(*call) => {}
            E::Held { call, .. } => self.in_call(*call, |seat, contact| {
                seat.change(contact, |line| line.is_held = true);
                if seat.line(contact).is_some_and(|line| !line.is_leaving) {
                    seat.tell_of(contact, "AgentEvent_Hold");
                }
            }),
            E::Unheld { call } if self.is_inner(*call) && !self.is_held(*call) => {}
            E::Unheld { call } => self.in_call(*call, |seat, contact| {
                seat.change(contact, |line| line.is_held = false);
                seat.talk(contact);
            }),
            E::CallEnded { call, end, .. } => self.in_call(*call, |seat, contact| {
                if end.reason == CallEndReason::Failed {
                    seat.tell_failure(contact, "AgentEvent_Connect_Fail");
                }
                seat.remove(contact, end.by.as_ref());
                seat.do_next(Deed::Finish(contact));
            }),
            // Of these the gateway has no word.
            E::Opened(_)
            | E::Changed(_)
            | E::AgentChanged(_)
            | E::Waiting(_)
            | E::WaitsNoLonger { .. }
            | E::PositionChanged { .. }
            | E::Away { .. }
            | E::Back { .. }
            | E::TransferPending { .. }
            | E::AssistEnded { .. }
            | E::Marked(_)
            | E::Typing { .. }
            | E::MemberJoined { .. }
            | E::MemberLost { .. }
            | E::MemberReturned { .. }
            | E::MemberLeft { .. }
            | E::SwitchRequested { .. }
            | E::Muted { .. }
            | E::UnmuteAsked { .. }
            | E::SpotlightChanged { .. }
            | E::ShareStarted { .. }
            | E::ShareStopped { .. } => {}
        }
    }

    /// Goes on with the contacts that are open, after others were or events were missed.
    pub(in crate::http::compat::huawei) fn resume(&mut self, open: &[ContactView]) {
        let gone = |line: &&Line| !open.iter().any(|view| view.contact.id == line.facts.contact);
        for contact in self.lines.iter().filter(gone).map(|line| line.facts.contact).collect::<Vec<_>>() {
            self.remove(contact, None);
        }
        for view in open {
            let contact = view.contact.id;
            let is_known = self.line(contact).is_some();
            if let Some(facts) = Facts::of(view, &self.me).filter(|_| !is_known) {
                self.add(Line::new(facts, Feature::Inbound, Stage::In));
            }
            let me = self.me.clone();
            self.change(contact, |line| line.catch_up(view.call.as_ref(), &me));
            if !is_known {
                self.talk(contact);
            }
        }
    }

    fn is_inner(&self, call: CallId) -> bool {
        self.lines.iter().any(|line| line.call == Some(call) && line.facts.inner.is_some())
    }

    fn is_held(&self, call: CallId) -> bool {
        self.lines.iter().any(|line| line.call == Some(call) && line.is_held)
    }

    fn in_call(&mut self, call: CallId, act: impl FnOnce(&mut Self, ContactId)) {
        if let Some(contact) = self.contact_of(call) {
            act(self, contact);
        }
    }

    fn change(&mut self, contact: ContactId, change: impl FnOnce(&mut Line)) {
        if let Some(line) = self.line_mut(contact) {
            change(line);
        }
    }

    /// A new call rings, or is answered at once.
    fn ring(&mut self, line: Line) {
        let contact = line.facts.contact;
        if !self.add(line) {
            return;
        }
        self.tell("AgentOther_PhoneAlerting", Value::Null);
        self.tell("AgentOther_PhoneOffhook", Value::Null);
        self.tell_ringing(contact, Do::Answer { contact, accept: true });
    }

    fn tell_ringing(&mut self, contact: ContactId, answer: Do) {
        let Some(line) = self.line(contact) else { return };
        let content = self.words(line).ringing(line.from.as_deref());
        if self.auto_answer && self.may_speak(Some(contact)) {
            self.tell("AgentEvent_Auto_Answer", content);
            self.do_next(Deed::Do(answer));
        } else {
            self.tell("AgentEvent_Ringing", content);
        }
    }

    fn offer_ends(&mut self, now: Timestamp, contact: ContactId) {
        let Some(Line { stage: Stage::Offered { expires }, is_turn, .. }) = self.line(contact) else { return };
        let (is_missed, is_turn) = (now >= *expires, *is_turn);
        if is_missed {
            self.tell_of(contact, "AgentEvent_No_Answer");
        }
        if is_missed && is_turn {
            self.miss_offer();
        }
        self.remove(contact, None);
    }

    fn joins(&mut self, contact: ContactId, person: &Person, facts: Option<Facts>) {
        if person.subject != self.me {
            if person.role == Role::Agent {
                self.change(contact, |line| line.facts.agents.push(person.subject.clone()));
            }
            return;
        }
        if let Some(facts) = facts {
            // Taken on another page of the agent's.
            self.add(Line::new(facts, Feature::Inbound, Stage::In));
        }
        self.change(contact, |line| {
            // Whoever calls a colleague is in their contact before anybody answers.
            if matches!(line.stage, Stage::Offered { .. }) {
                line.stage = Stage::In;
            }
        });
        if self.line(contact).is_some_and(|line| !line.facts.has_call && !line.is_new) {
            self.change(contact, |line| line.kind = None);
            self.tell_of(contact, "AgentEvent_Talking");
        }
    }

    fn leaves(&mut self, contact: ContactId, subject: &Arc<str>, reason: LeftReason) {
        if *subject == self.me {
            return self.remove(contact, Some(subject).filter(|_| reason != LeftReason::Removed));
        }
        let me = self.me.clone();
        self.change(contact, |line| {
            line.facts.agents.retain(|agent| agent != subject);
            let other = line.facts.agents.iter().find(|agent| **agent != me).cloned();
            if let Some(other) = other.filter(|_| line.facts.inner.is_some() && line.facts.partner == *subject) {
                line.facts.number = if is_number(&other) { other.to_string() } else { String::new() };
                line.facts.partner = other;
            }
        });
    }

    /// The agent has left the call by their phone: others go on, or it ends by itself.
    fn left_call(&mut self, contact: ContactId, reason: LeftReason) {
        let me = self.me.clone();
        let others = |line: &Line| line.facts.agents.iter().any(|agent| *agent != me);
        let leaves_contact = matches!(reason, LeftReason::Transferred | LeftReason::Removed);
        if !leaves_contact && self.line(contact).is_some_and(others) {
            self.remove(contact, Some(&me));
            self.do_next(Deed::Do(Do::Leave { contact }));
        }
    }

    fn reads(&mut self, message: &MessageRecord) {
        let (Author::Person(author), Content::Text(text)) = (&message.author, &message.content) else { return };
        if author.role != Role::Customer {
            return;
        }
        let content = self.line(message.contact).map(|line| self.words(line).with([("message", text)]));
        if let Some(content) = content {
            self.tell("AgentEvent_MessageData", content);
        }
    }

    fn is_asked(&mut self, asked: &EscalationRecord) {
        if asked.by.role != Role::Customer || self.line(asked.contact).is_none() {
            return;
        }
        self.change(asked.contact, |line| {
            line.stage = Stage::Asked(asked.id);
            line.kind = Some(asked.kind);
        });
        self.tell_ringing(asked.contact, Do::AnswerEscalation { escalation: asked.id, accept: true });
    }

    fn is_asked_no_longer(&mut self, asked: &EscalationRecord) {
        if self.line(asked.contact).is_none_or(|line| line.stage != Stage::Asked(asked.id)) {
            return;
        }
        self.change(asked.contact, |line| line.stage = Stage::In);
        if asked.end.as_ref().is_none_or(|end| end.outcome != EscalationOutcome::Accepted) {
            self.change(asked.contact, |line| line.kind = None);
            self.tell_of(asked.contact, "AgentEvent_Talking");
        }
    }

    fn calls(&mut self, invitation: &InvitationRecord) {
        let Some(kind) = invitation.kind.call().filter(|_| invitation.by == self.me) else { return };
        self.change(invitation.contact, |line| {
            line.stage = Stage::Calling(invitation.id);
            line.kind = Some(kind);
        });
        self.tell_alerting(invitation.contact);
    }

    fn invitation_changes(&mut self, invitation: &InvitationRecord) {
        let contact = invitation.contact;
        if self.line(contact).is_none_or(|line| line.stage != Stage::Calling(invitation.id)) {
            return;
        }
        let is_over = matches!(invitation.state, InvitationState::Closed(_));
        if is_over {
            self.tell_failure(contact, "AgentEvent_Call_Out_Fail");
        }
        self.change(contact, |line| line.stage = Stage::In);
        match (is_over, self.line(contact).is_some_and(|line| line.is_new)) {
            (false, _) => {}
            (true, true) => {
                self.remove(contact, None);
                self.do_next(Deed::Finish(contact));
            }
            (true, false) => {
                self.change(contact, |line| line.kind = None);
                self.tell_of(contact, "AgentEvent_Talking");
            }
        }
    }

    fn call_starts(&mut self, call: &CallRecord, facts: Option<Facts>) {
        let contact = call.contact;
        if let Some(facts) = facts {
            self.add(Line::new(facts, Feature::Inbound, Stage::In));
        }
        self.change(contact, |line| {
            line.stage = Stage::In;
            line.call = Some(call.id);
            line.kind = Some(call.kind);
            line.is_held = line.facts.inner.is_none() && call.held_by.is_some();
            line.is_connected = call.connected_at.is_some();
        });
        self.talk(contact);
        if self.line(contact).is_some_and(|line| line.assists && line.talks()) {
            self.confer(contact);
        }
    }

    /// Tells that people hear each other, if they do.
    fn talk(&mut self, contact: ContactId) {
        if self.line(contact).is_some_and(|line| line.talks() && !line.is_held) {
            self.tell_of(contact, "AgentEvent_Talking");
        }
    }

    /// Tells who else is in the call, if there are more than two.
    fn confer(&mut self, contact: ContactId) {
        let Some(line) = self.line(contact) else { return };
        let others = line.facts.agents.iter().filter(|agent| **agent != self.me).map(|agent| &**agent);
        let customer = line.facts.inner.is_none().then(|| line.number());
        let partner: Vec<&str> = others.chain(customer).filter(|partner| !partner.is_empty()).collect();
        if line.facts.inner.is_some() && partner.len() < 2 {
            return;
        }
        let content = json!({"callid": line.callid, "partner": partner.join(", ")});
        self.tell("AgentEvent_Conference", content);
    }

    /// A switch is done, or the call goes on as it was.
    pub(in crate::http::compat::huawei) fn switched(
        &mut self,
        contact: ContactId,
        outcome: SwitchOutcome,
        kind: CallKind,
    ) {
        self.change(contact, |line| line.kind = Some(kind));
        let Some(line) = self.line(contact) else { return };
        let words = self.words(line);
        let content = json!({
            "callid": words.callid,
            "reason": reason(outcome),
            "caller": words.caller,
            "called": words.called,
            "mediaType": MediaType::from(kind).number(),
        });
        self.tell("AgentEvent_MediaSwith", content);
    }
}

impl Line {
    /// Takes over how things are now.
    fn catch_up(&mut self, call: Option<&CallRecord>, me: &Arc<str>) {
        let is_inner = self.facts.inner.is_some();
        let counts = |by: &Arc<str>| !is_inner || by == me;
        self.call = call.map(|call| call.id);
        self.kind = call.map(|call| call.kind);
        self.is_held = call.is_some_and(|call| call.held_by.as_ref().is_some_and(counts));
        self.is_connected = call.is_some_and(|call| call.connected_at.is_some());
        if call.is_some() {
            self.stage = Stage::In;
        }
    }
}

/// `reason` of AgentEvent_MediaSwith: 0 is success, the others are ours.
fn reason(outcome: SwitchOutcome) -> u8 {
    match outcome {
        SwitchOutcome::Done => 0,
        SwitchOutcome::Declined => 1,
        SwitchOutcome::Expired => 2,
        SwitchOutcome::Cancelled => 3,
    }
}
