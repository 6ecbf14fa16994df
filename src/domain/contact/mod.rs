//! The contact plane: contacts, messages, escalations, invitations, calls and visitors, and who may do what in them.
//!
//! [`Contacts::handle`] takes a command, the time and who asks, and gives back a reply or a refusal; what follows is
//! taken with [`Contacts::poll_effects`]. Records that must last come first in a batch: nothing after them, and no
//! reply, may leave before they are on disk. [`Contacts::restore`] makes the same state from what was stored.
//! `docs/contact-plane.md` says what the rules are.

mod calls;
mod census;
mod chat;
mod opening;
mod people;
mod queue;
mod routing;
mod scene;
mod settings;
mod state;
mod upkeep;
mod views;
mod visitors;
mod words;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use census::ContactCensus;
pub use settings::ContactSettings;
pub use words::{
    AgentState, AgentView, Asker, Assist, AssistEnd, Author, CallEnd, CallEndReason, CallMember, CallOrigin,
    CallRecord, ContactCommand, ContactEffect, ContactEnd, ContactEndReason, ContactEvent, ContactRecord,
    ContactRefusal, ContactReply, ContactState, ContactSummary, ContactView, Content, EscalationEnd, EscalationOutcome,
    EscalationRecord, InvitationClose, InvitationEndReason, InvitationRecord, InvitationState, LeftReason, MarkRecord,
    MediaMember, MediaWish, MemberReport, MemberState, MessageRecord, Note, Offer, OfferView, Party, Person, Queued,
    Record, RecordKey, Share, SharedFile, Side, Standing, SwitchEntry, SwitchOutcome, SwitchRequest, SystemNote,
    Target, TransferEnd, Visitor, VisitorQuery, VisitorTag,
};

use crate::domain::contact::calls::InnerCall;
use crate::domain::contact::chat::Wanted;
use crate::domain::contact::people::People;
use crate::domain::contact::queue::Queues;
use crate::domain::contact::scene::{Alarms, Outbox, Scene, Thing, Wake};
use crate::domain::contact::state::Contact;
use crate::domain::contact::visitors::Visitors;
use crate::model::{ContactId, Role, Timestamp};

/// Every open contact of this server, and who is here.
#[derive(Debug)]
pub struct Contacts {
    settings: ContactSettings,
    contacts: BTreeMap<ContactId, Contact>,
    /// Which contact a thing with an id of its own belongs to.
    owners: BTreeMap<Thing, ContactId>,
    people: People,
    queues: Queues,
    visitors: Visitors,
    alarms: Alarms,
    out: Outbox,
    /// Whether somebody may be free for something that waits.
    must_dispatch: bool,
}

impl Contacts {
    /// A server without contacts.
    pub fn new(settings: ContactSettings) -> Self {
        Contacts {
            settings,
            contacts: BTreeMap::new(),
            owners: BTreeMap::new(),
            people: People::default(),
            queues: Queues::default(),
            visitors: Visitors::default(),
            alarms: Alarms::default(),
            out: Outbox::default(),
            must_dispatch: false,
        }
    }

    /// Carries a command out, or refuses it; then it has changed nothing. What is due by `now` happens first, so that
    /// an answer that comes when its time is over comes too late.
    ///
    /// # Errors
    ///
    /// The reason of the refusal, with a stable code and a sentence for the one who asked.
    pub fn handle(
        &mut self,
        now: Timestamp,
        by: &Asker,
        command: ContactCommand,
    ) -> Result<ContactReply, ContactRefusal> {
        self.handle_timeout(now);
        let result = self.carry_out(now, by, command);
        self.finish(now);
        result
    }

    /// Goes by other times and limits from now on; what has begun keeps the deadline that it has.
    pub fn configure(&mut self, settings: ContactSettings) {
        self.must_dispatch = true;
        self.settings = settings;
    }

    /// How many calls are under way.
    pub fn live_calls(&self) -> usize {
        self.contacts.values().filter(|contact| contact.live_call().is_some()).count()
    }

    /// Whether a command would begin a contact or a call, which a server that is about to stop does not do.
    pub fn begins(&self, command: &ContactCommand) -> bool {
        use ContactCommand as C;
        match command {
            C::Open { .. }
            | C::CallAgent { .. }
            | C::Escalate { .. }
            | C::Invite { .. }
            | C::InviteVisitor { .. }
            | C::StartCall { .. } => true,
            C::AnswerEscalation { accept, .. } | C::AnswerInvitation { accept, .. } => *accept,
            // Whom the customer has asked for a call when they came is called at once.
            C::Take { contact } | C::Answer { contact, accept: true } => {
                self.contacts.get(contact).is_some_and(|contact| contact.record.wants.is_some())
            }
            _ => false,
        }
    }

    /// What must be done because of what happened: first what is stored, then the rest in its order.
    pub fn poll_effects(&mut self) -> Vec<ContactEffect> {
        self.out.take()
    }

    /// When [`Contacts::handle_timeout`] is next needed.
    pub fn poll_timeout(&self) -> Option<Timestamp> {
        self.alarms.next()
    }

    /// Does what is due.
    pub fn handle_timeout(&mut self, now: Timestamp) {
        while let Some(wake) = self.alarms.pop(now) {
            match wake {
                Wake::Contact(id) => self.contact_timeouts(now, id),
                Wake::Person(subject) => self.person_timeouts(now, &subject),
                Wake::Visitor(id) => self.visitors.expire(now, id),
                Wake::Positions => {}
            }
        }
        self.finish(now);
    }

    /// What follows for others from any change: offers, and places in queues.
    fn finish(&mut self, now: Timestamp) {
        self.dispatch(now);
        self.tell_positions(now);
        self.tell_agents_changed();
    }

    /// Tells those who watch the agents which of them have changed.
    fn tell_agents_changed(&mut self) {
        let (watchers, changed) = self.people.agents_changed();
        for agent in changed {
            for watcher in &watchers {
                self.out.tell(watcher, ContactEvent::AgentChanged(agent.clone()));
            }
        }
    }

    fn carry_out(
        &mut self,
        now: Timestamp,
        by: &Asker,
        command: ContactCommand,
    ) -> Result<ContactReply, ContactRefusal> {
        use ContactCommand as C;
        match command {
            C::Connect { connection, capacity } => self.connect(now, by, connection, capacity),
            C::Disconnect { connection } => self.disconnect(now, connection),
            C::SetAvailable { available } => self.set_available(by, available),
            C::WatchAgents { connection, watch } => self.watch_agents(by, connection, watch),
            C::Open { contact, topic, data, skill, agent, wants } => {
                self.open(now, by, contact, opening::Wishes { topic, data, skill, agent, wants })
            }
            C::Take { contact } => self.within(now, by, contact, |c, s| c.take(s)),
            C::Answer { contact, accept } => self.within(now, by, contact, |c, s| c.answer(s, accept)),
            C::Transfer { contact, target, attended, note } => {
                self.seen(now, by, contact, |c, s| c.transfer(s, target, attended, note))
            }
            C::CancelTransfer { contact } => self.within(now, by, contact, |c, s| c.cancel_transfer(s)),
            C::AskAgent { contact, agent, note } => self.within(now, by, contact, |c, s| c.ask_agent(s, agent, note)),
            C::RemoveAgent { contact, agent } => self.seen(now, by, contact, |c, s| c.remove_agent(s, &agent)),
            C::CallAgent { contact, agent, kind, note } => {
                self.call_agent(now, by, contact, InnerCall { agent, kind, note })
            }
            C::Listen { contact } => self.seen(now, by, contact, |c, s| c.listen(s)),
            C::Leave { contact } => self.within(now, by, contact, |c, s| c.leave(s)),
            C::End { contact } => self.within(now, by, contact, |c, s| c.end(s)),
            C::Send { contact, client_id, content } => {
                self.within(now, by, contact, |c, s| c.send(s, client_id, content))
            }
            C::Mark { contact, delivered, seen } => self.within(now, by, contact, |c, s| c.mark(s, delivered, seen)),
            C::SetTyping { contact, typing } => self.within(now, by, contact, |c, s| c.set_typing(s, typing)),
            C::Escalate { escalation, contact, kind, direction } => {
                self.check_fresh(escalation.bits(), ContactRefusal::EscalationExists)?;
                self.within(now, by, contact, |c, s| c.escalate(s, escalation, kind, direction))
            }
            C::AnswerEscalation { escalation, accept } => {
                let contact = self.owner(Thing::Escalation(escalation))?;
                self.within(now, by, contact, |c, s| c.answer_escalation(s, escalation, accept))
            }
            C::CancelEscalation { escalation } => {
                let contact = self.owner(Thing::Escalation(escalation))?;
                self.within(now, by, contact, |c, s| c.cancel_escalation(s, escalation))
            }
            C::Invite { invitation, contact, kind, direction, expires_in } => {
                self.check_fresh(invitation.bits(), ContactRefusal::InvitationExists)?;
                self.within(now, by, contact, |c, s| c.invite(s, invitation, Wanted { kind, direction, expires_in }))
            }
            C::AnswerInvitation { invitation, accept } => {
                let contact = self.owner(Thing::Invitation(invitation))?;
                self.within(now, by, contact, |c, s| c.answer_invitation(s, invitation, accept))
            }
            C::CancelInvitation { invitation } => {
                let contact = self.owner(Thing::Invitation(invitation))?;
                self.within(now, by, contact, |c, s| c.cancel_invitation(s, invitation))
            }
            C::EndInvitation { invitation, failed } => {
                let contact = self.owner(Thing::Invitation(invitation))?;
                self.within(now, by, contact, |c, s| c.end_invitation(s, invitation, failed))
            }
            C::StartCall { call, contact, kind } if *by == Asker::Admin => {
                self.check_fresh(call.bits(), ContactRefusal::CallExists)?;
                self.within(now, by, contact, |c, s| c.start_direct_call(s, call, kind))
            }
            C::StartCall { .. } => Err(ContactRefusal::NotAllowed),
            C::JoinCall { call } => {
                let contact = self.owner(Thing::Call(call))?;
                self.within(now, by, contact, |c, s| c.join_call(s, call))
            }
            C::Switch { call, kind, direction } => {
                let contact = self.owner(Thing::Call(call))?;
                self.within(now, by, contact, |c, s| c.switch(s, call, kind, direction))
            }
            C::AnswerSwitch { call, accept } => {
                let contact = self.owner(Thing::Call(call))?;
                self.within(now, by, contact, |c, s| c.answer_switch(s, call, accept))
            }
            C::CancelSwitch { call } => {
                let contact = self.owner(Thing::Call(call))?;
                self.within(now, by, contact, |c, s| c.cancel_switch(s, call))
            }
            C::Hold { call } => {
                let contact = self.owner(Thing::Call(call))?;
                self.within(now, by, contact, |c, s| c.hold(s, call))
            }
            C::Unhold { call } => {
                let contact = self.owner(Thing::Call(call))?;
                self.within(now, by, contact, |c, s| c.unhold(s, call))
            }
            C::SetMuted { call, member, source, muted } => {
                let contact = self.owner(Thing::Call(call))?;
                self.within(now, by, contact, |c, s| c.set_muted(s, call, &member, source, muted))
            }
            C::SetSpotlight { call, member } => {
                let contact = self.owner(Thing::Call(call))?;
                self.within(now, by, contact, |c, s| c.set_spotlight(s, call, member))
            }
            C::ShareScreen { call } => {
                let contact = self.owner(Thing::Call(call))?;
                self.within(now, by, contact, |c, s| c.share_screen(s, call))
            }
            C::StopScreen { call } => {
                let contact = self.owner(Thing::Call(call))?;
                self.within(now, by, contact, |c, s| c.stop_screen(s, call))
            }
            C::LeaveCall { call } => {
                let contact = self.owner(Thing::Call(call))?;
                self.within(now, by, contact, |c, s| c.leave_call(s, call))
            }
            C::EndCall { call } => {
                let contact = self.owner(Thing::Call(call))?;
                self.within(now, by, contact, |c, s| c.hang_up(s, call))
            }
            C::Report { call, member, report } if *by == Asker::Server => match self.owner(Thing::Call(call)) {
                Ok(contact) => self.within(now, by, contact, |c, s| c.report(s, call, &member, report)),
                Err(_) => Ok(ContactReply::Done),
            },
            C::Report { .. } => Err(ContactRefusal::NotAllowed),
            C::TagVisitor { visitor, connection, tag } => self.tag_visitor(now, by, visitor, connection, tag),
            C::AddToVisitor { visitor, tag } => {
                by.oversees().then_some(()).ok_or(ContactRefusal::NotAllowed)?;
                self.visitors.add(visitor, tag, &self.settings).map(|()| ContactReply::Done)
            }
            C::ResetVisitor { visitor } => {
                let person = by.person().filter(|p| p.role == Role::Customer).ok_or(ContactRefusal::NotAllowed)?;
                self.visitors.reset(now, person, visitor).map(|()| ContactReply::Done)
            }
            C::InviteVisitor { visitor, contact, invitation, kind, direction, expires_in } => {
                self.check_fresh(invitation.bits(), ContactRefusal::InvitationExists)?;
                let wanted = Wanted { kind, direction, expires_in };
                let visit = opening::Visit { visitor, contact, invitation, wanted };
                self.invite_visitor(now, by, visit)
            }
        }
    }

    /// The contact that a thing belongs to.
    fn owner(&self, thing: Thing) -> Result<ContactId, ContactRefusal> {
        self.owners.get(&thing).copied().ok_or(match thing {
            Thing::Escalation(_) => ContactRefusal::EscalationNotFound,
            Thing::Invitation(_) => ContactRefusal::InvitationNotFound,
            Thing::Call(_) => ContactRefusal::CallNotFound,
        })
    }

    /// Has an open contact do something, and takes care of what follows for the whole.
    fn within<T>(
        &mut self,
        now: Timestamp,
        by: &Asker,
        id: ContactId,
        act: impl FnOnce(&mut Contact, &mut Scene<'_>) -> Result<T, ContactRefusal>,
    ) -> Result<T, ContactRefusal> {
        let Contacts { contacts, people, settings, out, .. } = self;
        let contact = contacts.get_mut(&id).ok_or(ContactRefusal::ContactNotFound)?;
        let mut scene = Scene { now, by, settings, people, out };
        let result = act(contact, &mut scene);
        if contact.is_deserted() {
            contact.close(&mut scene, ContactEndReason::Ended);
        }
        self.settle(now, id);
        result
    }

    /// As [`Contacts::within`], for what is done from outside of a contact by those who may see it.
    fn seen(
        &mut self,
        now: Timestamp,
        by: &Asker,
        id: ContactId,
        act: impl FnOnce(&mut Contact, &mut Scene<'_>) -> Result<ContactReply, ContactRefusal>,
    ) -> Result<ContactReply, ContactRefusal> {
        self.within(now, by, id, |contact, scene| match contact.is_visible(by) {
            true => act(contact, scene),
            false => Err(ContactRefusal::ContactNotFound),
        })
    }
}
