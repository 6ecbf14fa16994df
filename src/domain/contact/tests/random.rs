//! Everything at random: nothing panics, what must always hold holds, and a restart changes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use proptest::prelude::*;

use crate::domain::contact::tests::stage::{Stage, connection, settings};
use crate::domain::contact::{
    ContactCommand, ContactEffect, ContactSettings, Contacts, Content, InvitationState, MemberReport, Record,
    RecordKey, Target, VisitorTag,
};
use crate::model::{
    CallId, CallKind, CobrowseMode, ContactId, Direction, EscalationId, InvitationId, InvitationKind, Skill, Source,
    Timestamp, VisitorId,
};

const PEOPLE: [&str; 8] =
    ["customer", "customer", "neighbour", "agent", "agent", "colleague", "specialist", "supervisor"];

const DIRECTIONS: [Option<Direction>; 4] =
    [None, Some(Direction::RecvOnly), Some(Direction::SendRecv), Some(Direction::Inactive)];

/// How long a step waits at most: long enough for each of the times of the settings to run out.
const PAUSES: [u64; 12] = [0, 0, 0, 0, 0, 1, 20, 400, 3_000, 11_000, 61_000, 130_000];

#[derive(Debug, Clone, Copy)]
struct Step {
    pause: usize,
    who: usize,
    deed: u8,
    which: usize,
    how: usize,
}

fn step() -> impl Strategy<Value = Step> {
    (0..PAUSES.len(), 0..PEOPLE.len(), 0u8..48, 0usize..64, 0usize..64)
        .prop_map(|(pause, who, deed, which, how)| Step { pause, who, deed, which, how })
}

/// A stage with everything that has been there to be asked for.
struct World {
    stage: Stage,
    next: u128,
    contacts: Vec<ContactId>,
    escalations: Vec<EscalationId>,
    invitations: Vec<InvitationId>,
}

impl World {
    fn new() -> Self {
        let settings = ContactSettings { max_past: 6, max_parties: 4, ..settings() };
        let mut world = World {
            stage: Stage::with(settings),
            next: 0,
            contacts: vec![ContactId::from_bits(0)],
            escalations: vec![EscalationId::from_bits(0)],
            invitations: vec![InvitationId::from_bits(0)],
        };
        for who in ["customer", "agent", "colleague", "specialist"] {
            let connect = ContactCommand::Connect { connection: connection(who, ""), capacity: None };
            world.stage.ask(who, connect).unwrap();
        }
        // Most of what can be asked needs a call, so there is one to begin with.
        let contact = ContactId::from_bits(world.bits());
        let (topic, data, wants) = ("".into(), BTreeMap::new(), Some(CallKind::Voice));
        let open = ContactCommand::Open { contact, topic, data, skill: None, agent: None, wants };
        world.stage.ask("customer", open).unwrap();
        world.stage.ask("agent", ContactCommand::Take { contact }).unwrap();
        world.contacts.push(contact);
        for member in ["customer", "agent"] {
            let (call, report) = (CallId::from_bits(contact.bits()), MemberReport::Joined);
            world.stage.ask("server", ContactCommand::Report { call, member: member.into(), report }).unwrap();
        }
        world
    }

    fn bits(&mut self) -> u128 {
        self.next += 1;
        self.next << 64
    }

    fn step(&mut self, step: Step) {
        self.stage.now = self.stage.now + Duration::from_millis(PAUSES[step.pause]);
        let who = match step.deed {
            0..=2 => ["customer", "neighbour"][step.which % 2],
            40..=43 => "server",
            44 => "brand",
            _ => PEOPLE[step.who],
        };
        let command = self.command(who, step);
        let reply = self.stage.ask(who, command.clone());
        if let (ContactCommand::Send { .. } | ContactCommand::Mark { .. }, Ok(_)) = (&command, &reply) {
            assert!(["customer", "neighbour", "agent", "colleague", "specialist"].contains(&who));
        }
    }

    fn command(&mut self, who: &str, step: Step) -> ContactCommand {
        let Step { which, how, .. } = step;
        let recent = |n: usize| n.saturating_sub(1 + which % 3).min(n - 1);
        let contact = self.contacts[recent(self.contacts.len())];
        let escalation = self.escalations[recent(self.escalations.len())];
        let invitation = self.invitations[recent(self.invitations.len())];
        let call = self.call(which);
        let yes = how.is_multiple_of(2);
        let agent = ["agent", "colleague", "specialist"][how % 3];
        let direction = DIRECTIONS[how % 4];
        let kind = [CallKind::Voice, CallKind::Video, CallKind::Video, CallKind::Screen][which % 4];
        let skill = || Skill::try_from(["sales", "sales", "support"][which % 3]).unwrap();
        match step.deed {
            0..=2 => {
                let contact = ContactId::from_bits(self.bits());
                self.contacts.push(contact);
                let agent = (how % 5 == 0).then(|| agent.into());
                let wants = (how % 3 == 0).then_some(CallKind::Voice);
                let (topic, data) = ("".into(), BTreeMap::new());
                ContactCommand::Open { contact, topic, data, skill: yes.then(skill), agent, wants }
            }
            3..=6 => ContactCommand::Take { contact },
            7..=10 => ContactCommand::Answer { contact, accept: how % 4 != 0 },
            11 | 12 => {
                let target = match how % 3 {
                    0 => Target::Anyone,
                    1 => Target::Skill(skill()),
                    _ => Target::Agent(agent.into()),
                };
                ContactCommand::Transfer { contact, target, attended: yes, note: "see".into() }
            }
            13 => ContactCommand::CancelTransfer { contact },
            14 => ContactCommand::AskAgent { contact, agent: agent.into(), note: "".into() },
            15 if how.is_multiple_of(4) => ContactCommand::RemoveAgent { contact, agent: agent.into() },
            15 => ContactCommand::Listen { contact },
            16 if how.is_multiple_of(4) => ContactCommand::Leave { contact },
            17 if how.is_multiple_of(8) => ContactCommand::End { contact },
            16..=20 => {
                let client_id = yes.then(|| format!("x{}", which % 8).into());
                ContactCommand::Send { contact, client_id, content: Content::Text("hello".into()) }
            }
            21 => ContactCommand::Mark { contact, delivered: how as u64, seen: which as u64 },
            22 => ContactCommand::SetTyping { contact, typing: yes },
            23 | 24 => {
                let escalation = EscalationId::from_bits(self.bits());
                self.escalations.push(escalation);
                ContactCommand::Escalate { escalation, contact, kind, direction }
            }
            25 => ContactCommand::AnswerEscalation { escalation, accept: how % 4 != 0 },
            26 => ContactCommand::CancelEscalation { escalation },
            27 | 28 => {
                let invitation = InvitationId::from_bits(self.bits());
                self.invitations.push(invitation);
                let kind = [
                    InvitationKind::VoiceCall,
                    InvitationKind::VideoCall,
                    InvitationKind::ScreenShare,
                    InvitationKind::Cobrowse(CobrowseMode::View),
                ][which % 4];
                ContactCommand::Invite { invitation, contact, kind, direction: None, expires_in: None }
            }
            29 => ContactCommand::AnswerInvitation { invitation, accept: how % 4 != 0 },
            30 => ContactCommand::CancelInvitation { invitation },
            31 => ContactCommand::EndInvitation { invitation, failed: yes },
            32 => ContactCommand::Switch { call, kind, direction },
            33 => ContactCommand::AnswerSwitch { call, accept: yes },
            34 => ContactCommand::CancelSwitch { call },
            35 if yes => ContactCommand::Hold { call },
            35 => ContactCommand::Unhold { call },
            36 => {
                let (source, muted) = (Source::ALL[how % 3], which % 2 == 0);
                ContactCommand::SetMuted { call, member: agent.into(), source, muted }
            }
            47 => {
                let member = ["customer", agent, agent][which % 3];
                ContactCommand::SetSpotlight { call, member: (how % 4 != 0).then(|| member.into()) }
            }
            37 if yes => ContactCommand::ShareScreen { call },
            37 => ContactCommand::StopScreen { call },
            38 if yes => ContactCommand::JoinCall { call },
            38 if how % 3 == 0 => ContactCommand::EndCall { call },
            38 => ContactCommand::LeaveCall { call },
            39 => ContactCommand::SetAvailable { available: yes },
            40..=43 => {
                let member = ["customer", agent, agent][which % 3].into();
                let report = [MemberReport::Joined, MemberReport::Joined, MemberReport::Lost, MemberReport::Failed];
                ContactCommand::Report { call, member, report: report[how % 4] }
            }
            44 => ContactCommand::StartCall { call: CallId::from_bits(self.bits()), contact, kind },
            46 => {
                let contact = ContactId::from_bits(self.bits());
                self.contacts.push(contact);
                ContactCommand::CallAgent { contact, agent: agent.into(), kind, note: "".into() }
            }
            _ if how.is_multiple_of(3) => ContactCommand::Disconnect { connection: connection(who, "") },
            _ if how % 3 == 1 => ContactCommand::Connect { connection: connection(who, ""), capacity: None },
            _ if yes => {
                let (visitor, tag) = (VisitorId::from_bits(1), VisitorTag::default());
                ContactCommand::TagVisitor { visitor, connection: connection(who, ""), tag }
            }
            _ => {
                let (contact, invitation) = (ContactId::from_bits(self.bits()), InvitationId::from_bits(self.bits()));
                let visitor = VisitorId::from_bits(1);
                let kind = InvitationKind::ScreenShare;
                ContactCommand::InviteVisitor { visitor, contact, invitation, kind, direction: None, expires_in: None }
            }
        }
    }

    /// Some call, rather one that lives.
    fn call(&self, which: usize) -> CallId {
        let calls = self.stage.contacts.contacts.values().flat_map(|c| c.calls.values());
        let mut calls: Vec<_> = calls.map(|c| (c.end.is_some(), c.id)).collect();
        calls.sort();
        calls.get(which % 2).or(calls.first()).map_or(CallId::from_bits(0), |(_, id)| *id)
    }
}

/// What holds after every step.
fn check(stage: &Stage) {
    let contacts = &stage.contacts;
    assert!(contacts.poll_timeout().is_none_or(|t| t > stage.now), "something is due and not done");
    for (id, contact) in &contacts.contacts {
        assert!(contact.record.end.is_none());
        let n_live = contact.calls.values().filter(|c| c.end.is_none()).count();
        assert!(n_live <= 1, "{n_live} live calls");
        let n_asked = contact.escalations.values().filter(|e| e.end.is_none()).count();
        let n_invited = contact.invitations.values().filter(|i| i.state == InvitationState::Invited).count();
        assert!(n_asked + n_invited <= 1 && (n_live == 0 || n_asked == 0), "more than one thing is asked");
        assert!(contact.is_served() || contact.record.queued.is_some(), "{id} waits for nobody");
        assert!(contact.is_served() || n_asked + n_invited == 0, "nobody is there to honour what was asked");
        assert!(contact.record.parties.len() <= 4 && contact.record.assists.len() <= 4);
        assert!(!contact.is_deserted(), "{id} goes on without anybody to talk to");
        let n_sides = contact.live_call().map(|c| c.present().filter(|m| !m.listens).count());
        assert!(n_sides.is_none_or(|n| n >= 2 || contact.record.queued.is_some()), "somebody is alone in a call");
        for record in records_of(contact) {
            assert_eq!(stage.disk.get(&record.key()), Some(&record), "not stored");
        }
        for call in contact.calls.values().filter(|c| c.end.is_none()) {
            let members: BTreeSet<_> = call.present().map(|m| &m.person.subject).collect();
            assert!(members.iter().all(|m| contact.standing(m).is_some()), "a stranger is in the call");
            assert!(call.share.as_ref().is_none_or(|s| members.contains(&s.by)), "a stranger shares");
            assert!(call.request.as_ref().is_none_or(|r| members.contains(&r.by)), "a stranger asks");
            assert!(call.spotlight.as_ref().is_none_or(|s| members.contains(s)), "a stranger is seen large");
        }
    }
    for (target, line) in contacts.queues.lines() {
        let positions: BTreeSet<_> = line.iter().map(|(_, id)| contacts.queues.position(target, *id)).collect();
        assert_eq!(positions, (1..=line.len()).map(Some).collect(), "positions are no permutation");
        assert!(line.iter().all(|(_, id)| contacts.contacts.contains_key(id)));
    }
    for presence in contacts.people.iter() {
        for id in &presence.contacts {
            assert!(contacts.contacts[id].standing(&presence.person.subject).is_some(), "in no such contact");
        }
        if let Some(id) = presence.offer {
            let queued = contacts.contacts[&id].record.queued.as_ref();
            let agent = queued.and_then(|q| q.offer.as_ref()).map(|o| &o.agent);
            assert_eq!(agent, Some(&presence.person.subject), "offered, but not in the contact");
        }
    }
    assert!(contacts.owners.values().all(|id| contacts.contacts.contains_key(id)));
}

/// What holds of what is on disk.
fn check_disk(disk: &BTreeMap<RecordKey, Record>) {
    let mut numbers: BTreeMap<ContactId, BTreeSet<u64>> = BTreeMap::new();
    for record in disk.values() {
        let Some(Record::Contact(contact)) = disk.get(&RecordKey::Contact(record.contact())) else {
            panic!("{record:?} is of no contact");
        };
        let is_closed = contact.end.is_some();
        match record {
            Record::Contact(_) => {}
            Record::Message(m) => {
                assert!(numbers.entry(m.contact).or_default().insert(m.number), "twice #{}", m.number)
            }
            Record::Escalation(e) => assert!(!is_closed || e.end.is_some(), "open in a closed contact"),
            Record::Call(c) => assert!(!is_closed || c.end.is_some(), "lives in a closed contact"),
            Record::Mark(m) => assert!(m.delivered <= contact.last_number),
            Record::Invitation(i) => {
                let is_over = matches!(i.state, InvitationState::Closed(_));
                assert!(!is_closed || is_over, "open in a closed contact");
                if let InvitationState::Accepted { at } = i.state {
                    assert!(at < i.expires, "accepted too late");
                }
                let call = i.call.and_then(|id| disk.get(&RecordKey::Call(id)));
                if let Some(Record::Call(call)) = call {
                    assert!(is_over || call.end.is_none(), "accepted, and its call is over");
                }
            }
        }
        let last = BTreeSet::from_iter(1..=contact.last_number);
        if let Some(Record::Message(m)) = disk.get(&record.key()) {
            assert!(last.contains(&m.number));
        }
    }
    for (id, numbers) in numbers {
        let Some(Record::Contact(contact)) = disk.get(&RecordKey::Contact(id)) else { panic!("no contact") };
        assert_eq!(numbers, (1..=contact.last_number).collect(), "messages with gaps");
    }
}

fn records_of(contact: &crate::domain::contact::state::Contact) -> Vec<Record> {
    let own = std::iter::once(Record::Contact(contact.record.clone()));
    own.chain(contact.escalations.values().cloned().map(Record::Escalation))
        .chain(contact.invitations.values().cloned().map(Record::Invitation))
        .chain(contact.calls.values().cloned().map(Record::Call))
        .chain(contact.marks.values().cloned().map(Record::Mark))
        .collect()
}

/// Lets time run until nothing is due any more, and gives back what is stored on the way.
fn run_out(contacts: &mut Contacts) -> Vec<(Timestamp, Record)> {
    let mut stored = Vec::new();
    while let Some(due) = contacts.poll_timeout() {
        contacts.handle_timeout(due);
        for effect in contacts.poll_effects() {
            if let ContactEffect::Store(record) = effect {
                stored.push((due, *record));
            }
        }
        assert!(contacts.poll_timeout().is_none_or(|next| next > due), "time stands still");
    }
    stored
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn whatever_happens_the_rules_hold(steps in proptest::collection::vec(step(), 1..160)) {
        let mut world = World::new();
        for step in steps {
            world.step(step);
            check(&world.stage);
        }
        check_disk(&world.stage.disk);
    }

    #[test]
    fn a_restart_changes_nothing(steps in proptest::collection::vec(step(), 1..120)) {
        let mut world = World::new();
        for step in steps {
            world.step(step);
        }
        // A restart takes all connections and all media away; here that happens without one.
        let World { stage, .. } = &mut world;
        for who in ["customer", "neighbour", "agent", "colleague", "specialist", "supervisor"] {
            stage.ask(who, ContactCommand::Connect { connection: connection(who, ""), capacity: None }).unwrap();
        }
        for who in ["customer", "neighbour", "agent", "colleague", "specialist", "supervisor"] {
            stage.ask(who, ContactCommand::Disconnect { connection: connection(who, "") }).unwrap();
        }
        let live = stage.contacts.contacts.values().filter_map(|c| c.live_call().map(|call| call.id));
        for call in live.collect::<Vec<_>>() {
            for member in ["customer", "neighbour", "agent", "colleague", "specialist", "supervisor"] {
                let report = ContactCommand::Report { call, member: member.into(), report: MemberReport::Lost };
                stage.ask("server", report).unwrap();
            }
        }
        let settings = stage.contacts.settings.clone();
        let mut restored = Contacts::restore(settings, stage.now, stage.disk.values().cloned());
        let opened: Vec<_> = restored.poll_effects();
        prop_assert!(opened.iter().all(|effect| matches!(effect, ContactEffect::Media(_))), "{opened:?}");

        for contact in stage.contacts.contacts.values_mut() {
            // Who was writing is not stored, for they stop within seconds.
            contact.typing.clear();
        }
        prop_assert_eq!(&restored.contacts, &stage.contacts.contacts);
        prop_assert_eq!(&restored.owners, &stage.contacts.owners);
        prop_assert!(restored.queues.lines().eq(stage.contacts.queues.lines()));
        prop_assert_eq!(run_out(&mut restored), run_out(&mut stage.contacts));
        prop_assert!(restored.contacts.is_empty(), "idle contacts end");
    }
}
