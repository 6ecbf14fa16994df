//! What webhooks are told of the contact plane, found by comparing each record that is stored with what it was before.

use std::collections::BTreeMap;

use crate::domain::contact::{
    CallRecord, ContactRecord, Content, InvitationState, MemberState, Party, Record, RecordKey, Standing, SystemNote,
};
use crate::model::ContactId;
use crate::protocol::live::{CallInfo, CallRequestInfo, InvitationInfo, MessageInfo, PersonInfo};
use crate::protocol::webhook::{
    CallEndedBody, ClosedBody, MemberBody, OpenedBody, PartyBody, TransferredBody, WebhookData,
};

/// Says what records tell. It remembers what is open, so it needs the restored records first.
#[derive(Debug, Default)]
pub(super) struct Herald {
    known: BTreeMap<ContactId, BTreeMap<RecordKey, Record>>,
}

impl Herald {
    /// Takes note of what is stored already, and tells nothing of it.
    pub(super) fn restore<'a>(&mut self, records: impl IntoIterator<Item = &'a Record>) {
        for record in records {
            self.remember(record);
        }
    }

    /// What records that are stored now tell, in order: each with the contact that it is about.
    pub(super) fn tell<'a>(&mut self, records: impl IntoIterator<Item = &'a Record>) -> Vec<(ContactId, WebhookData)> {
        let (mut told, mut closed) = (Vec::new(), Vec::new());
        for record in records {
            let contact = record.contact();
            let before = self.known.get(&contact).and_then(|known| known.get(&record.key()));
            for data in happened(before, record) {
                // What ends with a contact comes before its end.
                let is_last = matches!(data, WebhookData::ContactClosed(_));
                if is_last { &mut closed } else { &mut told }.push((contact, data));
            }
            self.remember(record);
        }
        for (contact, _) in &closed {
            self.known.remove(contact);
        }
        told.append(&mut closed);
        told
    }

    fn remember(&mut self, record: &Record) {
        match record {
            // Said once, and never changed.
            Record::Message(_) | Record::Mark(_) => {}
            // What is over is not stored again.
            record if is_over(record) => {
                if let Some(known) = self.known.get_mut(&record.contact()) {
                    known.remove(&record.key());
                }
            }
            record => {
                self.known.entry(record.contact()).or_default().insert(record.key(), record.clone());
            }
        }
    }
}

fn is_over(record: &Record) -> bool {
    match record {
        Record::Contact(r) => r.end.is_some(),
        Record::Escalation(r) => r.end.is_some(),
        Record::Invitation(r) => matches!(r.state, InvitationState::Closed(_)),
        Record::Call(r) => r.end.is_some(),
        Record::Message(_) | Record::Mark(_) => false,
    }
}

fn happened(before: Option<&Record>, record: &Record) -> Vec<WebhookData> {
    use WebhookData as W;
    match (before, record) {
        (None, Record::Contact(contact)) => of_contact(None, contact),
        (Some(Record::Contact(before)), Record::Contact(contact)) => of_contact(Some(before), contact),
        (None, Record::Call(call)) => of_call(None, call),
        (Some(Record::Call(before)), Record::Call(call)) => of_call(Some(before), call),
        (before, Record::Escalation(escalation)) => {
            let info = CallRequestInfo::from(escalation);
            let mut told = Vec::new();
            if before.is_none() {
                told.push(W::EscalationRequested(CallRequestInfo { outcome: None, call_id: None, ..info.clone() }));
            }
            told.extend(escalation.end.is_some().then_some(W::EscalationEnded(info)));
            told
        }
        (before, Record::Invitation(invitation)) => {
            let info = InvitationInfo::from(invitation);
            let was_accepted =
                matches!(before, Some(Record::Invitation(r)) if matches!(r.state, InvitationState::Accepted { .. }));
            match &invitation.state {
                InvitationState::Invited if before.is_none() => vec![W::InvitationCreated(info)],
                InvitationState::Accepted { .. } if !was_accepted => vec![W::InvitationAccepted(info)],
                InvitationState::Closed(_) => vec![W::InvitationClosed(info)],
                InvitationState::Invited | InvitationState::Accepted { .. } => Vec::new(),
            }
        }
        (_, Record::Message(message)) => match &message.content {
            Content::System(SystemNote::Transferred { target }) => {
                vec![W::ContactTransferred(TransferredBody { contact_id: message.contact, target: target.into() })]
            }
            // The records that they are about tell more.
            Content::System(_) => Vec::new(),
            Content::Text(_) | Content::Link(_) | Content::File(_) => {
                vec![W::MessageCreated(MessageInfo::from(message))]
            }
        },
        (_, Record::Contact(_) | Record::Call(_) | Record::Mark(_)) => Vec::new(),
    }
}

fn of_contact(before: Option<&ContactRecord>, contact: &ContactRecord) -> Vec<WebhookData> {
    let mut told = Vec::new();
    let contact_id = contact.id;
    if before.is_none() {
        told.push(WebhookData::ContactOpened(OpenedBody {
            contact_id,
            customer: contact
                .parties
                .iter()
                .find(|p| p.standing == Standing::Customer)
                .map(|p| PersonInfo::from(&p.person)),
            topic: contact.topic.to_string(),
            data: contact.data.clone(),
            skill: contact.skill.clone(),
            wants: contact.wants,
            opened_at: contact.opened_at,
        }));
    }
    // Who listens is told to nobody, and the customer comes and goes with the contact.
    for party in contact.parties.iter().filter(|party| party.standing == Standing::Agent) {
        let same = |known: &&Party| known.person.subject == party.person.subject && known.standing == Standing::Agent;
        let was = before.and_then(|before| before.parties.iter().find(same));
        let was_in = was.is_some_and(|was| was.left.is_none());
        let person = PersonInfo::from(&party.person);
        match party.left {
            None if !was_in => told.push(WebhookData::ContactAssigned(PartyBody { contact_id, person, reason: None })),
            Some((_, reason)) if was_in => {
                told.push(WebhookData::ContactLeft(PartyBody { contact_id, person, reason: Some(reason.into()) }));
            }
            None | Some(_) => {}
        }
    }
    if let Some(end) = &contact.end {
        told.push(WebhookData::ContactClosed(ClosedBody { contact_id, end: end.into() }));
    }
    told
}

fn of_call(before: Option<&CallRecord>, call: &CallRecord) -> Vec<WebhookData> {
    use WebhookData as W;
    let info = || CallInfo::from(call);
    let mut told = Vec::new();
    if before.is_none() {
        told.push(W::CallStarted(info()));
    }
    for member in call.members.iter().filter(|member| !member.listens) {
        let was = before.and_then(|b| b.members.iter().find(|m| m.person.subject == member.person.subject));
        let body = |reason| MemberBody {
            contact_id: call.contact,
            call_id: call.id,
            person: PersonInfo::from(&member.person),
            reason,
        };
        match (was.map(|was| was.state), member.state) {
            (None | Some(MemberState::Expected { .. } | MemberState::Gone { .. }), MemberState::Joined) => {
                told.push(W::CallJoined(body(None)));
            }
            (None | Some(MemberState::Gone { .. }), MemberState::Gone { .. }) => {}
            (Some(_), MemberState::Gone { reason, .. }) => told.push(W::CallLeft(body(Some(reason.into())))),
            _ => {}
        }
    }
    if call.connected_at.is_some() && before.is_none_or(|b| b.connected_at.is_none()) {
        told.push(W::CallConnected(info()));
    }
    if let Some(before) = before {
        if (before.kind, before.direction) != (call.kind, call.direction) {
            told.push(W::CallSwitched(info()));
        }
        match (&before.held_by, &call.held_by) {
            (None, Some(_)) => told.push(W::CallHeld(info())),
            (Some(_), None) if call.end.is_none() => told.push(W::CallUnheld(info())),
            _ => {}
        }
        if before.spotlight != call.spotlight && call.end.is_none() {
            told.push(W::CallSpotlit(info()));
        }
        match (&before.share, &call.share) {
            (None, Some(_)) => told.push(W::ScreenStarted(info())),
            (Some(_), None) => told.push(W::ScreenStopped(info())),
            _ => {}
        }
    } else if call.share.is_some() {
        told.push(W::ScreenStarted(info()));
    }
    if let Some(end) = &call.end {
        told.push(W::CallEnded(CallEndedBody { call: info(), seconds: call.seconds(end.at) }));
    }
    told
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::time::Duration;

    use super::*;
    use crate::domain::ConnectionId;
    use crate::domain::contact::{
        Asker, ContactCommand as C, ContactEffect, ContactSettings, Contacts, MemberReport, Person, Target,
    };
    use crate::model::{CallId, CallKind, Direction, EscalationId, InvitationId, InvitationKind, Role, Timestamp};

    const CONTACT: ContactId = ContactId::from_bits(7);

    /// The rules with a herald beside them, as the switchboard joins them.
    struct Desk {
        contacts: Contacts,
        herald: Herald,
        now: Timestamp,
        told: Vec<WebhookData>,
    }

    impl Desk {
        fn new() -> Self {
            let settings = ContactSettings { offers: false, ..ContactSettings::default() };
            let (contacts, herald) = (Contacts::new(settings), Herald::default());
            let mut desk = Desk { contacts, herald, now: Timestamp::from_millis(1_790_000_000_000), told: Vec::new() };
            for (number, who) in [customer(), agent(1), agent(2)].iter().enumerate() {
                let connection = ConnectionId(number as u64);
                desk.act(who, C::Connect { connection, capacity: None });
            }
            desk
        }

        fn act(&mut self, by: &Asker, command: C) {
            self.now = self.now + Duration::from_secs(1);
            let shown = format!("{command:?}");
            self.contacts.handle(self.now, by, command).unwrap_or_else(|refusal| panic!("{shown}: {refusal}"));
            let records = self.contacts.poll_effects().into_iter().filter_map(|effect| match effect {
                ContactEffect::Store(record) => Some(*record),
                _ => None,
            });
            let records: Vec<Record> = records.collect();
            self.told.extend(self.herald.tell(&records).into_iter().map(|(_, data)| data));
        }

        /// What was told since the last time.
        fn kinds(&mut self) -> String {
            let kinds: Vec<&str> = self.told.drain(..).map(|data| data.kind()).collect();
            kinds.join(" ")
        }
    }

    fn person(subject: &str, role: Role) -> Asker {
        let person = Person { subject: subject.into(), name: subject.into(), role };
        Asker::Person { person, skills: BTreeSet::new() }
    }

    fn customer() -> Asker {
        person("customer", Role::Customer)
    }

    fn agent(number: u8) -> Asker {
        person(&format!("agent-{number}"), Role::Agent)
    }

    fn open() -> C {
        C::Open { contact: CONTACT, topic: "Bill".into(), data: BTreeMap::new(), skill: None, agent: None, wants: None }
    }

    #[test]
    fn a_contact_is_told_once_and_in_order() {
        let mut desk = Desk::new();
        let (customer, agent, other) = (customer(), agent(1), agent(2));
        let escalation = EscalationId::from_bits(8);
        let call = CallId::from_bits(8);
        let report = |member: &str| C::Report { call, member: member.into(), report: MemberReport::Joined };
        let text = Content::Text("Hello".into());
        for (by, command, expected) in [
            (&customer, open(), "contact.opened"),
            (&agent, C::Take { contact: CONTACT }, "contact.assigned"),
            (&customer, C::Send { contact: CONTACT, client_id: None, content: text }, "message.created"),
            (&customer, C::Mark { contact: CONTACT, delivered: 1, seen: 1 }, ""),
            (
                &agent,
                C::Escalate { escalation, contact: CONTACT, kind: CallKind::Voice, direction: None },
                "escalation.requested",
            ),
            (&customer, C::AnswerEscalation { escalation, accept: true }, "escalation.ended call.started"),
            (&Asker::Server, report("customer"), "call.joined"),
            (&Asker::Server, report("agent-1"), "call.joined call.connected"),
            (&agent, C::Hold { call }, "call.held"),
            (&agent, C::Unhold { call }, "call.unheld"),
            (&agent, C::Switch { call, kind: CallKind::Video, direction: Some(Direction::RecvOnly) }, ""),
            (&customer, C::AnswerSwitch { call, accept: true }, "call.switched"),
            (&agent, C::SetSpotlight { call, member: Some("customer".into()) }, "call.spotlit"),
            (&agent, C::SetSpotlight { call, member: Some("agent-1".into()) }, "call.spotlit"),
            (&agent, C::ShareScreen { call }, "screen.started"),
            (
                &agent,
                C::Transfer { contact: CONTACT, target: Target::Anyone, attended: false, note: "".into() },
                "contact.left call.left call.held call.spotlit screen.stopped contact.transferred",
            ),
            (&other, C::Take { contact: CONTACT }, "contact.assigned call.unheld"),
            (&other, C::End { contact: CONTACT }, "call.ended contact.closed"),
        ] {
            let shown = format!("{command:?}");
            desk.act(by, command);
            assert_eq!(desk.kinds(), expected, "{shown}");
        }
        assert!(desk.herald.known.is_empty(), "what is over is forgotten");
    }

    #[test]
    fn what_was_restored_is_not_told_again() {
        let mut desk = Desk::new();
        desk.act(&customer(), open());
        desk.act(&agent(1), C::Take { contact: CONTACT });
        let invitation = InvitationId::from_bits(9);
        let invite = C::Invite {
            invitation,
            contact: CONTACT,
            kind: InvitationKind::ScreenShare,
            direction: None,
            expires_in: None,
        };
        desk.act(&agent(1), invite);
        assert_eq!(desk.kinds(), "contact.opened contact.assigned invitation.created");
        let stored: Vec<Record> = desk.herald.known.values().flat_map(BTreeMap::values).cloned().collect();
        desk.herald = Herald::default();
        desk.herald.restore(&stored);
        assert_eq!(desk.herald.tell(&stored), []);
        desk.act(&customer(), C::AnswerInvitation { invitation, accept: true });
        assert_eq!(desk.kinds(), "invitation.accepted call.started screen.started");
        desk.act(&customer(), C::Leave { contact: CONTACT });
        assert_eq!(desk.kinds(), "invitation.closed screen.stopped call.ended contact.closed");
    }
}
