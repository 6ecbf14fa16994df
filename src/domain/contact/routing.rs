//! How agents come to a contact and go from it: taking, offers, transfers, helpers, listeners.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::contact::people::Presence;
use crate::domain::contact::scene::Scene;
use crate::domain::contact::state::Contact;
use crate::domain::contact::words::{
    Assist, AssistEnd, CallOrigin, ContactEnd, ContactEndReason, ContactEvent, ContactRefusal, ContactReply,
    LeftReason, Note, Offer, OfferView, Person, Queued, Standing, SystemNote, Target, TransferEnd,
};
use crate::model::{CallId, Direction, Role, Timestamp};

impl Queued {
    pub(super) fn new(target: Target, since: Timestamp) -> Self {
        Queued { target, since, kept_by: None, note: None, offer: None, passed: BTreeMap::new(), until: None }
    }

    /// Whether it may be offered to an agent now.
    pub(super) fn may_ask(&self, agent: &Arc<str>, now: Timestamp) -> bool {
        self.kept_by.as_ref() != Some(agent) && self.passed.get(agent).is_none_or(|until| *until <= now)
    }
}

impl Contact {
    /// The asker takes it from the queue by hand.
    pub(super) fn take(&mut self, scene: &mut Scene<'_>) -> Result<ContactReply, ContactRefusal> {
        let agent = scene.by.person().filter(|p| p.role == Role::Agent).ok_or(ContactRefusal::NotAllowed)?.clone();
        if self.standing(&agent.subject).is_some() {
            return Err(ContactRefusal::AlreadyInContact);
        }
        if !self.waits_for(scene.by) {
            let is_known = self.record.skill.as_ref().is_none_or(|skill| scene.by.serves(skill));
            let was_taken = self.record.queued.is_none() && is_known;
            return Err(if was_taken { ContactRefusal::ContactTaken } else { ContactRefusal::ContactNotFound });
        }
        self.check_room(scene, &agent.subject)?;
        Ok(self.serve(scene, agent))
    }

    /// The asker accepts or declines what they were offered or asked for.
    pub(super) fn answer(&mut self, scene: &mut Scene<'_>, accept: bool) -> Result<ContactReply, ContactRefusal> {
        let agent = scene.by.person().filter(|p| p.role == Role::Agent).ok_or(ContactRefusal::NotAllowed)?.clone();
        let offer = self.record.queued.as_ref().and_then(|q| q.offer.as_ref());
        let is_offered = offer.is_some_and(|o| o.agent == agent.subject);
        let is_asked = self.record.assists.iter().any(|a| a.agent == agent.subject);
        if !is_offered && !is_asked {
            return Err(ContactRefusal::NotOffered);
        }
        if accept {
            self.check_room(scene, &agent.subject)?;
        }
        match (is_offered, accept) {
            (true, true) => return Ok(self.serve(scene, agent)),
            (true, false) => self.pass(scene, TransferEnd::Declined),
            (false, true) => {
                self.end_assist(scene, &agent.subject, AssistEnd::Accepted);
                self.admit_agent(scene, agent);
                return Ok(self.start_wanted(scene));
            }
            (false, false) => self.end_assist(scene, &agent.subject, AssistEnd::Declined),
        }
        Ok(ContactReply::Done)
    }

    /// Checks that an agent can serve one contact more.
    fn check_room(&self, scene: &Scene<'_>, agent: &str) -> Result<(), ContactRefusal> {
        let presence = scene.people.get(agent).filter(|p| p.is_connected()).ok_or(ContactRefusal::NotConnected)?;
        if !presence.has_room() {
            return Err(ContactRefusal::AtCapacity);
        }
        if self.is_full_for(agent, scene.settings) {
            return Err(ContactRefusal::ContactFull);
        }
        Ok(())
    }

    /// An agent takes it: who kept it until now goes, and the call that was wanted or held goes on.
    pub(super) fn serve(&mut self, scene: &mut Scene<'_>, agent: Person) -> ContactReply {
        let queued = self.record.queued.take();
        if let Some(offer) = queued.as_ref().and_then(|q| q.offer.as_ref())
            && offer.agent != agent.subject
        {
            scene.tell(&offer.agent, ContactEvent::OfferWithdrawn { contact: self.record.id });
        }
        self.admit_agent(scene, agent);
        if let Some(former) = queued.and_then(|q| q.kept_by) {
            self.dismiss_agent(scene, &former, LeftReason::Transferred);
        }
        self.unhold_after_transfer(scene);
        self.start_wanted(scene)
    }

    /// Begins the call that was wanted when the contact began.
    fn start_wanted(&mut self, scene: &mut Scene<'_>) -> ContactReply {
        let Some(kind) = self.record.wants.take() else { return ContactReply::Done };
        self.store(scene);
        if self.live_call().is_some() {
            return ContactReply::Done;
        }
        // A contact wants at most one call, so its own bits name the call.
        let call = CallId::from_bits(self.record.id.bits());
        self.start_call(scene, call, CallOrigin::Wanted, kind, Direction::SendRecv);
        ContactReply::Call(call)
    }

    /// An agent comes in, and into the call if there is one.
    fn admit_agent(&mut self, scene: &mut Scene<'_>, agent: Person) {
        self.end_assist(scene, &agent.subject, AssistEnd::Accepted);
        self.enter(scene.now, agent.clone(), Standing::Agent);
        self.tell_all(scene, &ContactEvent::Joined { contact: self.record.id, person: agent.clone() });
        self.note(scene, SystemNote::Joined(agent.clone()));
        self.add_member(scene, agent, false);
    }

    /// Hands it over.
    pub(super) fn transfer(
        &mut self,
        scene: &mut Scene<'_>,
        target: Target,
        attended: bool,
        note: Arc<str>,
    ) -> Result<ContactReply, ContactRefusal> {
        let oversees = scene.by.oversees();
        let by = if oversees { scene.subject() } else { Some(self.agent(scene.by)?) };
        if oversees && attended {
            return Err(ContactRefusal::NotInContact);
        }
        // Nobody waits alone for a colleague who may not come.
        let attended = attended || self.record.is_inner();
        if self.record.is_inner() && oversees {
            return Err(ContactRefusal::NotAllowed);
        }
        if self.record.is_inner() && self.live_call().is_none() {
            return Err(ContactRefusal::NoAgentYet);
        }
        if note.len() > scene.settings.max_field {
            return Err(ContactRefusal::InvalidField("note"));
        }
        if self.record.queued.is_some() && !oversees {
            return Err(ContactRefusal::TransferPending);
        }
        if let Target::Agent(agent) = &target {
            self.check_target(scene, agent)?;
        }
        self.withdraw_offer(scene);
        self.add_note(scene, by.clone(), note.clone());
        let mut queued = Queued::new(target.clone(), scene.now);
        queued.note = Some(note).filter(|n| !n.is_empty());
        let limited = attended || matches!(target, Target::Agent(_));
        queued.until = limited.then(|| scene.now + scene.settings.transfer_timeout);
        let leaving: Vec<Arc<str>> = match &by {
            Some(_) if oversees => self.agents().map(|a| a.subject.clone()).collect(),
            None => self.agents().map(|a| a.subject.clone()).collect(),
            Some(by) => vec![by.clone()],
        };
        for agent in &leaving {
            queued.passed.insert(agent.clone(), scene.now + scene.settings.pass_pause);
        }
        queued.kept_by = by.clone().filter(|_| attended);
        self.record.queued = Some(queued);
        self.store(scene);
        if let (Some(by), true) = (&by, attended) {
            let event =
                ContactEvent::TransferPending { contact: self.record.id, by: by.clone(), target: target.clone() };
            self.tell_agents(scene, &event);
        } else {
            self.note(scene, SystemNote::Transferred { target });
            self.hold_for_transfer(scene, by);
            for agent in leaving {
                self.dismiss_agent(scene, &agent, LeftReason::Transferred);
            }
        }
        Ok(ContactReply::Done)
    }

    /// Checks that an agent can be asked to come.
    fn check_target(&self, scene: &Scene<'_>, agent: &str) -> Result<(), ContactRefusal> {
        if self.standing(agent).is_some() {
            return Err(ContactRefusal::AlreadyInContact);
        }
        let is_there = |p: &&Presence| p.person.role == Role::Agent && p.is_connected() && p.is_available;
        scene.people.get(agent).filter(is_there).ok_or(ContactRefusal::AgentNotAvailable)?;
        if self.is_full_for(agent, scene.settings) {
            return Err(ContactRefusal::ContactFull);
        }
        Ok(())
    }

    pub(super) fn cancel_transfer(&mut self, scene: &mut Scene<'_>) -> Result<ContactReply, ContactRefusal> {
        self.agent(scene.by)?;
        if self.record.queued.is_none() {
            return Err(ContactRefusal::NoTransfer);
        }
        self.fail_transfer(scene, TransferEnd::Cancelled);
        Ok(ContactReply::Done)
    }

    /// It is not handed over: those who are in it go on.
    fn fail_transfer(&mut self, scene: &mut Scene<'_>, reason: TransferEnd) {
        self.withdraw_offer(scene);
        self.record.queued = None;
        self.store(scene);
        self.tell_agents(scene, &ContactEvent::TransferFailed { contact: self.record.id, reason });
    }

    /// Offers it to an agent.
    pub(super) fn offer(&mut self, scene: &mut Scene<'_>, agent: Arc<str>) {
        let Some(queued) = &mut self.record.queued else { return };
        queued.offer = Some(Offer { agent: agent.clone(), expires: scene.now + scene.settings.offer_timeout });
        self.store(scene);
        self.tell_offer(scene, &agent);
    }

    /// What an agent is asked to take of it, if they are.
    pub(super) fn offered_to(&self, agent: &str) -> Option<OfferView> {
        if let Some(assist) = self.record.assists.iter().find(|assist| *assist.agent == *agent) {
            let Assist { by, note, expires, .. } = assist.clone();
            return Some(OfferView { contact: self.summary(), from: Some(by), assist: true, note, expires });
        }
        let queued = self.record.queued.as_ref()?;
        let expires = queued.offer.as_ref().filter(|offer| *offer.agent == *agent)?.expires;
        let (from, note) = (queued.kept_by.clone(), queued.note.clone());
        Some(OfferView { contact: self.summary(), from, assist: false, note, expires })
    }

    fn tell_offer(&self, scene: &mut Scene<'_>, agent: &Arc<str>) {
        if let Some(offer) = self.offered_to(agent) {
            scene.tell(agent, ContactEvent::Offered(offer));
        }
    }

    /// The one whom it is offered to does not take it: it is somebody else's turn.
    pub(super) fn pass(&mut self, scene: &mut Scene<'_>, reason: TransferEnd) {
        let Some(queued) = &mut self.record.queued else { return };
        let Some(offer) = queued.offer.take() else { return };
        queued.passed.insert(offer.agent.clone(), scene.now + scene.settings.pass_pause);
        let is_named = queued.target == Target::Agent(offer.agent.clone());
        // Whoever declines may have it on the screen of another page as well.
        scene.tell(&offer.agent, ContactEvent::OfferWithdrawn { contact: self.record.id });
        if reason == TransferEnd::Expired
            && let Some(presence) = scene.people.get_mut(&offer.agent).filter(|p| p.is_available && p.is_connected())
        {
            presence.is_available = false;
            scene.tell(&offer.agent, ContactEvent::AvailabilityChanged { available: false });
        }
        self.store(scene);
        if is_named {
            self.give_up_target(scene, reason);
        }
    }

    /// It waits for its target no longer: who keeps it goes on, or else it waits for everybody who can serve it.
    fn give_up_target(&mut self, scene: &mut Scene<'_>, reason: TransferEnd) {
        let usual = self.usual_target();
        let Some(queued) = &mut self.record.queued else { return };
        queued.until = None;
        if queued.kept_by.is_some() {
            return self.fail_transfer(scene, reason);
        }
        queued.target = usual;
        self.withdraw_offer(scene);
        self.store(scene);
    }

    fn usual_target(&self) -> Target {
        self.record.skill.clone().map_or(Target::Anyone, Target::Skill)
    }

    fn withdraw_offer(&mut self, scene: &mut Scene<'_>) {
        if let Some(offer) = self.record.queued.as_mut().and_then(|q| q.offer.take()) {
            scene.tell(&offer.agent, ContactEvent::OfferWithdrawn { contact: self.record.id });
        }
    }

    fn add_note(&mut self, scene: &Scene<'_>, by: Option<Arc<str>>, text: Arc<str>) {
        if text.is_empty() {
            return;
        }
        self.record.notes.push(Note { at: scene.now, by, text });
        let surplus = self.record.notes.len().saturating_sub(scene.settings.max_past);
        self.record.notes.drain(..surplus);
    }

    /// Asks a further agent to come.
    pub(super) fn ask_agent(
        &mut self,
        scene: &mut Scene<'_>,
        agent: Arc<str>,
        note: Arc<str>,
    ) -> Result<ContactReply, ContactRefusal> {
        let by = self.agent(scene.by)?;
        if note.len() > scene.settings.max_field {
            return Err(ContactRefusal::InvalidField("note"));
        }
        let is_offered = self.record.queued.as_ref().and_then(|q| q.offer.as_ref()).is_some_and(|o| o.agent == agent);
        if is_offered || self.record.assists.iter().any(|a| a.agent == agent) {
            return Err(ContactRefusal::AlreadyAsked);
        }
        self.check_target(scene, &agent)?;
        if self.record.assists.len() >= scene.settings.max_parties {
            return Err(ContactRefusal::ContactFull);
        }
        let expires = scene.now + scene.settings.assist_timeout;
        self.add_note(scene, Some(by.clone()), note.clone());
        let note = Some(note).filter(|n| !n.is_empty());
        self.record.assists.push(Assist { agent: agent.clone(), by, note, expires });
        self.store(scene);
        self.tell_offer(scene, &agent);
        Ok(ContactReply::Pending)
    }

    fn end_assist(&mut self, scene: &mut Scene<'_>, agent: &Arc<str>, end: AssistEnd) {
        let Some(index) = self.record.assists.iter().position(|a| a.agent == *agent) else { return };
        self.record.assists.remove(index);
        self.store(scene);
        self.tell_agents(scene, &ContactEvent::AssistEnded { contact: self.record.id, agent: agent.clone(), end });
        if end != AssistEnd::Accepted {
            scene.tell(agent, ContactEvent::OfferWithdrawn { contact: self.record.id });
        }
    }

    /// A supervisor listens. Nobody is told, and there is no line in the history.
    pub(super) fn listen(&mut self, scene: &mut Scene<'_>) -> Result<ContactReply, ContactRefusal> {
        let person = scene.by.person().filter(|p| p.role == Role::Supervisor).ok_or(ContactRefusal::NotAllowed)?;
        let person = person.clone();
        if self.standing(&person.subject).is_some() {
            return Err(ContactRefusal::AlreadyInContact);
        }
        if self.is_full_for(&person.subject, scene.settings) {
            return Err(ContactRefusal::ContactFull);
        }
        self.enter(scene.now, person.clone(), Standing::Listener);
        self.store(scene);
        self.add_member(scene, person, true);
        Ok(ContactReply::Done)
    }

    /// The asker leaves. The contact ends with its customer, and waits again without an agent.
    pub(super) fn leave(&mut self, scene: &mut Scene<'_>) -> Result<ContactReply, ContactRefusal> {
        if !self.is_visible(scene.by) {
            return Err(ContactRefusal::ContactNotFound);
        }
        let subject = scene.subject().ok_or(ContactRefusal::NotInContact)?;
        match self.standing(&subject).ok_or(ContactRefusal::NotInContact)? {
            Standing::Customer => self.close(scene, ContactEndReason::CustomerLeft),
            Standing::Agent => self.agent_leaves(scene, &subject, LeftReason::Left),
            Standing::Listener => self.remove_listener(scene, &subject, LeftReason::Left),
        }
        Ok(ContactReply::Done)
    }

    /// Somebody who serves it, or oversees all, takes an agent out. Without another one it waits again.
    pub(super) fn remove_agent(
        &mut self,
        scene: &mut Scene<'_>,
        agent: &Arc<str>,
    ) -> Result<ContactReply, ContactRefusal> {
        if !scene.by.oversees() {
            self.agent(scene.by)?;
        }
        if self.standing(agent) != Some(Standing::Agent) {
            return Err(ContactRefusal::AgentNotAvailable);
        }
        let is_own = scene.by.subject() == Some(agent);
        self.agent_leaves(scene, agent, if is_own { LeftReason::Left } else { LeftReason::Removed });
        Ok(ContactReply::Done)
    }

    /// A listener goes as silently as they came.
    pub(super) fn remove_listener(&mut self, scene: &mut Scene<'_>, subject: &Arc<str>, reason: LeftReason) {
        self.remove_member(scene, subject, reason);
        self.exit(scene.now, subject, reason);
        self.store(scene);
    }

    /// An agent leaves of their own accord or because they are gone.
    pub(super) fn agent_leaves(&mut self, scene: &mut Scene<'_>, agent: &Arc<str>, reason: LeftReason) {
        if self.record.is_inner() && self.record.queued.as_ref().is_some_and(|q| q.kept_by.as_ref() == Some(agent)) {
            self.fail_transfer(scene, TransferEnd::Cancelled);
        }
        if let Some(queued) = &mut self.record.queued {
            if queued.kept_by.as_ref() == Some(agent) {
                queued.kept_by = None;
            }
            queued.passed.insert(agent.clone(), scene.now + scene.settings.pass_pause);
        }
        self.dismiss_agent(scene, agent, reason);
        if !self.is_served() && self.record.queued.is_none() && !self.record.is_inner() {
            let mut queued = Queued::new(self.usual_target(), self.record.opened_at);
            queued.passed.insert(agent.clone(), scene.now + scene.settings.pass_pause);
            self.record.queued = Some(queued);
        }
        self.store(scene);
    }

    /// An agent goes, also from the call; what the agents had asked of the customer is void when the last one goes.
    fn dismiss_agent(&mut self, scene: &mut Scene<'_>, agent: &Arc<str>, reason: LeftReason) {
        self.remove_member(scene, agent, reason);
        let Some(party) = self.exit(scene.now, agent, reason) else { return };
        let event = ContactEvent::Left { contact: self.record.id, subject: agent.clone(), reason };
        self.tell_all(scene, &event);
        scene.tell(agent, event);
        self.note(scene, SystemNote::Left { person: party.person, reason });
        if self.is_served() {
            self.void_escalation_of(scene, agent);
        } else {
            self.void_offers_to_customer(scene);
        }
    }

    /// Ends it for all.
    pub(super) fn end(&mut self, scene: &mut Scene<'_>) -> Result<ContactReply, ContactRefusal> {
        if !scene.by.oversees() {
            self.part(scene.by)?;
        }
        self.close(scene, ContactEndReason::Ended);
        Ok(ContactReply::Done)
    }

    /// Ends it with everything in it.
    pub(super) fn close(&mut self, scene: &mut Scene<'_>, reason: ContactEndReason) {
        self.end_call_with_contact(scene);
        self.void_offers_to_customer(scene);
        self.withdraw_offer(scene);
        self.record.queued = None;
        for assist in std::mem::take(&mut self.record.assists) {
            scene.tell(&assist.agent, ContactEvent::OfferWithdrawn { contact: self.record.id });
        }
        self.note(scene, SystemNote::Closed { reason });
        let end = ContactEnd { at: scene.now, by: scene.subject(), reason };
        self.record.end = Some(end.clone());
        self.store(scene);
        self.tell_all(scene, &ContactEvent::Closed { contact: self.record.id, end });
    }

    /// Does what is due in the queue and among the agents who were asked.
    pub(super) fn routing_timeouts(&mut self, scene: &mut Scene<'_>) {
        let now = scene.now;
        let late = |a: &&Assist| a.expires <= now;
        for agent in self.record.assists.iter().filter(late).map(|a| a.agent.clone()).collect::<Vec<_>>() {
            self.end_assist(scene, &agent, AssistEnd::Expired);
        }
        let Some(queued) = &mut self.record.queued else { return };
        let n_passed = queued.passed.len();
        queued.passed.retain(|_, until| *until > now);
        let is_changed = queued.passed.len() < n_passed;
        let is_offer_late = queued.offer.as_ref().is_some_and(|o| o.expires <= now);
        let is_target_late = queued.until.is_some_and(|until| until <= now);
        if is_changed {
            self.store(scene);
        }
        if is_offer_late {
            self.pass(scene, TransferEnd::Expired);
        }
        if is_target_late && self.record.queued.as_ref().is_some_and(|q| q.until.is_some()) {
            self.give_up_target(scene, TransferEnd::Expired);
        }
    }
}
