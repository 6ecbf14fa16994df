//! Agents among themselves: a contact without a customer, which lasts as long as two of them talk.

use std::sync::Arc;

use crate::domain::contact::Contacts;
use crate::domain::contact::opening::blank;
use crate::domain::contact::scene::Scene;
use crate::domain::contact::state::Contact;
use crate::domain::contact::words::{
    Asker, ContactEvent, ContactRecord, ContactRefusal, ContactReply, Standing, SystemNote,
};
use crate::model::{CallKind, ContactId, Role, Timestamp};

/// An agent's wish to talk to a colleague.
pub(in crate::domain::contact) struct InnerCall {
    pub(in crate::domain::contact) agent: Arc<str>,
    pub(in crate::domain::contact) kind: CallKind,
    pub(in crate::domain::contact) note: Arc<str>,
}

impl Contacts {
    /// An agent calls a colleague, who is asked as they are for help; the call begins when they come.
    pub(in crate::domain::contact) fn call_agent(
        &mut self,
        now: Timestamp,
        by: &Asker,
        id: ContactId,
        wish: InnerCall,
    ) -> Result<ContactReply, ContactRefusal> {
        let caller = by.person().filter(|p| p.role == Role::Agent).ok_or(ContactRefusal::NotAllowed)?.clone();
        if wish.kind == CallKind::Screen {
            return Err(ContactRefusal::InvalidField("kind"));
        }
        let presence = self.people.get(&caller.subject).filter(|p| p.is_connected());
        if !presence.ok_or(ContactRefusal::NotConnected)?.has_room() {
            return Err(ContactRefusal::AtCapacity);
        }
        self.check_fresh(id.bits(), ContactRefusal::ContactExists)?;
        if self.contacts.len() >= self.settings.max_contacts {
            return Err(ContactRefusal::Full);
        }
        let mut contact = Contact::new(ContactRecord { wants: Some(wish.kind), ..blank(id, now) });
        contact.enter(now, caller.clone(), Standing::Agent);
        let Contacts { people, settings, out, .. } = self;
        let mut scene = Scene { now, by, settings, people, out };
        // What is refused here has changed nothing but the contact that is dropped.
        contact.ask_agent(&mut scene, wish.agent, wish.note)?;
        contact.tell_all(&mut scene, &ContactEvent::Joined { contact: id, person: caller.clone() });
        contact.note(&mut scene, SystemNote::Joined(caller));
        self.contacts.insert(id, contact);
        self.settle(now, id);
        Ok(ContactReply::Opened { contact: id, position: None })
    }
}

impl Contact {
    /// Whether agents among themselves have nothing to stay for: their call is over, or nobody comes any more.
    pub(in crate::domain::contact) fn is_deserted(&self) -> bool {
        if !self.record.is_inner() || self.record.end.is_some() {
            return false;
        }
        let has_talked = !self.calls.is_empty();
        match self.agents().count() {
            0 => true,
            _ if has_talked => self.live_call().is_none(),
            1 => self.record.assists.is_empty(),
            _ => false,
        }
    }
}
