//! Records with something in every field.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

use visavis::domain::contact::{
    Assist, Author, CallEnd, CallEndReason, CallMember, CallOrigin, CallRecord, ContactEnd, ContactEndReason,
    ContactRecord, Content, EscalationEnd, EscalationOutcome, EscalationRecord, InvitationClose, InvitationEndReason,
    InvitationRecord, InvitationState, LeftReason, MarkRecord, MemberState, MessageRecord, Note, Offer, Party, Person,
    Queued, Record, Share, Side, Standing, SwitchEntry, SwitchOutcome, SwitchRequest, Target,
};
use visavis::model::{
    CallId, CallKind, CobrowseMode, ContactId, Direction, EscalationId, InvitationId, InvitationKind, MessageId,
    QualityReasons, QualitySummary, Role, Skill, Source, Timestamp,
};
use visavis::store::Change;

pub fn at(seconds: u64) -> Timestamp {
    Timestamp::from_millis(1_700_000_000_000) + Duration::from_secs(seconds)
}

pub fn contact_id(n: u64) -> ContactId {
    ContactId::from_bits(0xc0 << 120 | u128::from(n))
}

pub fn person(subject: &str, role: Role) -> Person {
    Person { subject: subject.into(), name: format!("{subject} Ünal").into(), role }
}

/// A contact that was just opened.
pub fn opened(n: u64) -> ContactRecord {
    let customer = Party {
        person: person(&format!("customer-{n}"), Role::Customer),
        standing: Standing::Customer,
        joined_at: at(n),
        left: None,
    };
    ContactRecord {
        id: contact_id(n),
        topic: "".into(),
        data: BTreeMap::new(),
        skill: None,
        wants: None,
        parties: vec![customer],
        queued: None,
        assists: Vec::new(),
        notes: Vec::new(),
        opened_at: at(n),
        last_number: 0,
        active_at: at(n),
        end: None,
    }
}

/// A contact with everything that one can have while it is open.
pub fn busy(n: u64) -> ContactRecord {
    let agent = |subject: &str, standing, left| Party {
        person: person(subject, if standing == Standing::Listener { Role::Supervisor } else { Role::Agent }),
        standing,
        joined_at: at(n + 1),
        left,
    };
    let mut contact = opened(n);
    contact.topic = "My card's limit; DROP TABLE contacts".into();
    contact.data = [("order", "17"), ("språk", "sv")].map(|(k, v)| (k.to_owned(), v.to_owned())).into();
    contact.skill = Some(Skill::try_from("Crédit").unwrap());
    contact.wants = Some(CallKind::Video);
    contact.parties.push(agent("agent-1", Standing::Agent, Some((at(n + 5), LeftReason::Transferred))));
    contact.parties.push(agent("agent-2", Standing::Agent, None));
    contact.parties.push(agent("boss", Standing::Listener, None));
    contact.queued = Some(Queued {
        target: Target::Agent("agent-3".into()),
        since: at(n + 6),
        note: Some("she asks for you".into()),
        kept_by: Some("agent-2".into()),
        offer: Some(Offer { agent: "agent-3".into(), expires: at(n + 36) }),
        passed: [("agent-4".into(), at(n + 66)), ("agent-5".into(), at(n + 67))].into(),
        until: Some(at(n + 126)),
    });
    contact.assists = vec![Assist {
        agent: "agent-6".into(),
        by: "agent-2".into(),
        note: Some("Please".into()),
        expires: at(n + 50),
    }];
    contact.notes = vec![
        Note { at: at(n + 4), by: Some("agent-1".into()), text: "angry".into() },
        Note { at: at(n + 4), by: None, text: "calm".into() },
    ];
    contact.active_at = at(n + 7);
    contact
}

pub fn closed(mut contact: ContactRecord, ended: Timestamp) -> ContactRecord {
    contact.queued = None;
    contact.assists.clear();
    contact.end = Some(ContactEnd { at: ended, by: Some("agent-2".into()), reason: ContactEndReason::Ended });
    contact
}

pub fn message(contact: u64, number: u64, content: Content) -> MessageRecord {
    let author = match content {
        Content::System(_) => Author::System,
        _ => Author::Person(person(&format!("customer-{contact}"), Role::Customer)),
    };
    MessageRecord {
        id: MessageId::from_bits(u128::from(contact) << 64 | u128::from(number)),
        contact: contact_id(contact),
        number,
        at: at(number),
        author,
        client_id: number.is_multiple_of(2).then(|| Arc::from(format!("mine-{number}"))),
        content,
    }
}

pub fn text(contact: u64, number: u64) -> MessageRecord {
    message(contact, number, Content::Text(format!("number {number}").into()))
}

/// What is written when somebody says something: the contact, which has counted it, and the message.
pub fn said(contact: &ContactRecord, message: MessageRecord) -> Vec<Change> {
    let mut contact = contact.clone();
    contact.last_number = message.number;
    vec![put(Record::Contact(contact)), put(Record::Message(message))]
}

pub fn put(record: Record) -> Change {
    Change::Record(Box::new(record))
}

/// Every kind of call, and what leads to one.
pub fn calls(contact: u64) -> Vec<Record> {
    let call = |n: u64| CallId::from_bits(u128::from(contact) << 64 | u128::from(n));
    let escalation = |n: u64, end| EscalationRecord {
        id: EscalationId::from_bits(u128::from(contact) << 64 | u128::from(n)),
        contact: contact_id(contact),
        by: person("agent-2", Role::Agent),
        kind: CallKind::Video,
        direction: Some(Direction::RecvOnly),
        asked_at: at(n),
        expires: at(n + 60),
        end,
    };
    let invitation = |n: u64, kind, state, call| InvitationRecord {
        id: InvitationId::from_bits(u128::from(contact) << 64 | u128::from(n)),
        contact: contact_id(contact),
        kind,
        direction: None,
        by: "agent-2".into(),
        made_at: at(n),
        expires: at(n + 120),
        state,
        call,
    };
    let accepted = EscalationEnd {
        at: at(3),
        by: Some(format!("customer-{contact}").into()),
        outcome: EscalationOutcome::Accepted,
        call: Some(call(1)),
    };
    let close = InvitationClose { at: at(5), by: None, reason: InvitationEndReason::Expired };
    vec![
        // They name calls that follow, as the rules write them.
        Record::Escalation(escalation(1, Some(accepted))),
        Record::Escalation(escalation(2, None)),
        Record::Invitation(invitation(1, InvitationKind::VideoCall, InvitationState::Invited, None)),
        Record::Invitation(invitation(
            2,
            InvitationKind::Cobrowse(CobrowseMode::Follow),
            InvitationState::Accepted { at: at(9) },
            Some(call(2)),
        )),
        Record::Invitation(invitation(3, InvitationKind::ScreenShare, InvitationState::Closed(close), None)),
        Record::Call(ended_call(contact, call(1))),
        Record::Call(live_call(contact, call(2))),
        Record::Mark(MarkRecord {
            contact: contact_id(contact),
            subject: "agent-2".into(),
            delivered: 7,
            seen: 5,
            at: at(8),
        }),
    ]
}

fn ended_call(contact: u64, id: CallId) -> CallRecord {
    let member = |subject: &str, role, state| CallMember {
        quality: QualitySummary { looks: 7, sum: 30, worst: 3, reasons: QualityReasons::from_bits(5) },
        person: person(subject, role),
        side: if role == Role::Customer { Side::Customer } else { Side::Agents },
        listens: role == Role::Supervisor,
        muted: BTreeSet::from([Source::Microphone, Source::Screen]),
        state,
    };
    CallRecord {
        id,
        contact: contact_id(contact),
        origin: CallOrigin::Escalation(EscalationId::from_bits(u128::from(contact) << 64 | 1)),
        kind: CallKind::Voice,
        direction: Direction::SendOnly,
        camera_agreed: true,
        held_by: None,
        spotlight: None,
        members: vec![
            member("customer", Role::Customer, MemberState::Gone { at: at(20), reason: LeftReason::Lost }),
            member("agent-2", Role::Agent, MemberState::Lost { since: at(19) }),
            member("agent-3", Role::Agent, MemberState::Joined),
            member("boss", Role::Supervisor, MemberState::Expected { since: at(18) }),
        ],
        request: None,
        share: None,
        switches: vec![
            SwitchEntry {
                at: at(11),
                by: Some("agent-2".into()),
                kind: CallKind::Video,
                direction: Direction::SendRecv,
                outcome: SwitchOutcome::Declined,
            },
            SwitchEntry {
                at: at(12),
                by: None,
                kind: CallKind::Voice,
                direction: Direction::SendOnly,
                outcome: SwitchOutcome::Done,
            },
        ],
        started_at: at(10),
        connected_at: Some(at(11)),
        end: Some(CallEnd { at: at(20), by: Some("customer".into()), reason: CallEndReason::ParticipantLost }),
    }
}

fn live_call(contact: u64, id: CallId) -> CallRecord {
    CallRecord {
        origin: CallOrigin::Wanted,
        kind: CallKind::Video,
        direction: Direction::Inactive,
        camera_agreed: false,
        held_by: Some("agent-2".into()),
        spotlight: Some("agent-2".into()),
        request: Some(SwitchRequest {
            by: "agent-2".into(),
            side: Side::Agents,
            kind: CallKind::Video,
            direction: Direction::RecvOnly,
            expires: at(80),
        }),
        share: Some(Share {
            by: "customer".into(),
            invitation: Some(InvitationId::from_bits(u128::from(contact) << 64 | 2)),
            since: at(60),
        }),
        switches: Vec::new(),
        started_at: at(30),
        connected_at: None,
        end: None,
        ..ended_call(contact, id)
    }
}
