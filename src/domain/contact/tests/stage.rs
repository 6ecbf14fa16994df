//! A stage on which people do what a line says, and which writes down what follows.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use crate::domain::contact::tests::tale;
use crate::domain::contact::{
    Asker, ContactCommand, ContactEffect, ContactRefusal, ContactReply, ContactSettings, Contacts, Content,
    InvitationState, MemberReport, Person, Record, RecordKey, SharedFile, Target, VisitorQuery, VisitorTag,
};
use crate::domain::words::ConnectionId;
use crate::model::{
    CallId, CallKind, CobrowseMode, ContactId, Direction, EscalationId, FileId, FileKind, InvitationId, InvitationKind,
    Role, Skill, Source, Timestamp, VisitorId,
};

/// The beginning of every story: a moment in 2026.
pub(super) const START: Timestamp = Timestamp::from_millis(1_790_000_000_000);

pub(super) struct Stage {
    pub(super) contacts: Contacts,
    pub(super) now: Timestamp,
    /// What is stored.
    pub(super) disk: BTreeMap<RecordKey, Record>,
    next: u128,
    /// What is seen by whoever looks.
    seen: String,
    customers: BTreeMap<String, ContactId>,
    contact: ContactId,
    escalation: EscalationId,
    invitation: InvitationId,
}

/// Whoever plays in stories, and what they may do.
pub(super) fn asker(name: &str) -> Asker {
    let (role, skills): (Role, &[&str]) = match name {
        "brand" => return Asker::Admin,
        "server" => return Asker::Server,
        "agent" | "colleague" => (Role::Agent, &["sales"]),
        "specialist" => (Role::Agent, &["support"]),
        "supervisor" => (Role::Supervisor, &[]),
        _ => (Role::Customer, &[]),
    };
    let person = Person { subject: name.into(), name: name.into(), role };
    Asker::Person { person, skills: skills.iter().map(|s| Skill::try_from(*s).unwrap()).collect() }
}

pub(super) fn settings() -> ContactSettings {
    ContactSettings {
        agent_capacity: 2,
        max_contacts_per_customer: 2,
        max_field: 40,
        max_text: 60,
        ..Default::default()
    }
}

impl Stage {
    pub(super) fn new() -> Self {
        Stage::with(settings())
    }

    pub(super) fn with(settings: ContactSettings) -> Self {
        Stage {
            contacts: Contacts::new(settings),
            now: START,
            disk: BTreeMap::new(),
            next: 0,
            seen: String::new(),
            customers: BTreeMap::new(),
            contact: ContactId::from_bits(0),
            escalation: EscalationId::from_bits(0),
            invitation: InvitationId::from_bits(0),
        }
    }

    /// Bits far enough apart that messages, which are numbered from a contact's, do not meet.
    fn bits(&mut self) -> u128 {
        self.next += 1;
        self.next << 64
    }

    /// Does what a line says and returns what follows.
    pub(super) fn play(&mut self, line: &str) -> String {
        let (time, rest) = line.split_once(' ').unwrap();
        let seconds: f64 = time.trim_end_matches('s').parse().unwrap();
        let now = START + std::time::Duration::from_millis((seconds * 1000.0).round() as u64);
        assert!(now >= self.now, "{line}: time runs forward");
        self.now = now;
        let mut out = String::new();
        // What was due on the way is told at its own time.
        while let Some(due) = self.contacts.poll_timeout().filter(|due| *due <= now) {
            self.contacts.handle_timeout(due);
            let told = self.collect();
            if !told.is_empty() {
                let seconds = due.since(START).as_millis() as f64 / 1000.0;
                writeln!(out, "({seconds}s)\n{told}").unwrap();
            }
        }
        let (rest, whose) = rest.split_once(" @").map_or((rest, None), |(rest, whose)| (rest, Some(whose)));
        if let Some(whose) = whose {
            self.contact = self.customers[whose];
        }
        let mut words = rest.splitn(3, ' ');
        let (who, verb) = (words.next().unwrap(), words.next().unwrap());
        let result = self.act(who, verb, words.next().unwrap_or_default());
        out.push_str(&std::mem::take(&mut self.seen));
        match result {
            Ok(Some(reply)) => out.push_str(&tale::reply(who, &reply)),
            Ok(None) => {}
            Err(refusal) => writeln!(out, "{who} is refused: {} ({refusal})", refusal.code()).unwrap(),
        }
        writeln!(out, "{}", self.collect()).unwrap();
        out.lines().filter(|l| !l.is_empty()).fold(String::new(), |all, l| all + l + "\n")
    }

    /// Takes the effects, stores what is to be stored, and tells the rest.
    fn collect(&mut self) -> String {
        let effects = self.contacts.poll_effects();
        let mut rest = Vec::new();
        for effect in effects {
            match effect {
                ContactEffect::Store(record) => {
                    assert!(rest.is_empty(), "stored before it is told");
                    let former = self.disk.insert(record.key(), (*record).clone());
                    if let Some(former) = former {
                        check_successor(&former, &record);
                    }
                }
                other => rest.push(other),
            }
        }
        tale::effects(&rest)
    }

    /// Has somebody ask for something, and keeps what is to be stored.
    pub(super) fn ask(&mut self, who: &str, command: ContactCommand) -> Result<ContactReply, ContactRefusal> {
        let reply = self.contacts.handle(self.now, &asker(who), command);
        self.collect();
        reply
    }

    /// The server stops and starts again: all that is left is on disk.
    pub(super) fn restart(&mut self) {
        let records = self.disk.values().cloned().collect::<Vec<_>>();
        self.contacts = Contacts::restore(self.contacts.settings.clone(), self.now, records);
    }

    pub(super) fn call(&self) -> CallId {
        let contact = self.contacts.contacts.get(&self.contact);
        let calls = contact.into_iter().flat_map(|c| c.calls.values());
        calls.max_by_key(|c| (c.end.is_none(), c.started_at)).map_or(CallId::from_bits(0), |c| c.id)
    }

    fn act(&mut self, who: &str, verb: &str, what: &str) -> Result<Option<ContactReply>, ContactRefusal> {
        let contact = self.contact;
        let accept = !matches!(verb, "declines" | "declines-escalation" | "declines-invitation" | "refuses");
        let command = match verb {
            "waits" => return Ok(None),
            "restarts" => {
                self.restart();
                return Ok(None);
            }
            "looks" => {
                self.seen = self.look(who);
                return Ok(None);
            }
            "connects" => ContactCommand::Connect { connection: connection(who, ""), capacity: what.parse().ok() },
            "connects-again" => ContactCommand::Connect { connection: connection(who, "again"), capacity: None },
            "disconnects" => ContactCommand::Disconnect { connection: connection(who, what) },
            "watches-agents" => {
                ContactCommand::WatchAgents { connection: connection(who, ""), watch: what != "no-more" }
            }
            "sees-agents" => {
                let agents = self.contacts.agents(&asker(who))?;
                let agents = agents.iter().map(tale::agent).collect::<Vec<_>>();
                self.seen = format!("{who} sees: {}\n", agents.join(", "));
                return Ok(None);
            }
            "is-available" => ContactCommand::SetAvailable { available: true },
            "is-busy" => ContactCommand::SetAvailable { available: false },
            "opens" => {
                let command = open(ContactId::from_bits(self.bits()), what);
                if let ContactCommand::Open { contact, .. } = &command {
                    self.contact = *contact;
                    self.customers.insert(who.to_owned(), *contact);
                }
                command
            }
            "takes" => ContactCommand::Take { contact },
            "accepts" | "declines" => ContactCommand::Answer { contact, accept },
            "transfers" | "hands-over" => {
                let (target, note) = what.split_once(' ').unwrap_or((what, ""));
                ContactCommand::Transfer {
                    contact,
                    target: parse_target(target),
                    attended: verb == "hands-over",
                    note: note.into(),
                }
            }
            "cancels-transfer" => ContactCommand::CancelTransfer { contact },
            "asks" => {
                let (agent, note) = what.split_once(' ').unwrap_or((what, ""));
                ContactCommand::AskAgent { contact, agent: agent.into(), note: note.into() }
            }
            "calls-agent" => {
                let (agent, kind) = what.split_once(' ').unwrap_or((what, "voice"));
                let fresh = ContactId::from_bits(self.bits());
                let (agent, kind) = (agent.into(), parse_media(kind).0);
                let command = ContactCommand::CallAgent { contact: fresh, agent, kind, note: "".into() };
                let reply = self.contacts.handle(self.now, &asker(who), command)?;
                self.contact = fresh;
                self.customers.insert(who.to_owned(), fresh);
                return Ok(Some(reply));
            }
            "removes" => ContactCommand::RemoveAgent { contact, agent: what.into() },
            "listens" => ContactCommand::Listen { contact },
            "leaves" => ContactCommand::Leave { contact },
            "ends" => ContactCommand::End { contact },
            "says" | "repeats" => {
                let client_id = (verb == "repeats").then(|| "x1".into());
                ContactCommand::Send { contact, client_id, content: Content::Text(what.into()) }
            }
            "links" => ContactCommand::Send { contact, client_id: None, content: Content::Link(what.into()) },
            "sends" => ContactCommand::Send { contact, client_id: None, content: file(what) },
            "marks" => {
                let (delivered, seen) = what.split_once('/').unwrap();
                ContactCommand::Mark { contact, delivered: delivered.parse().unwrap(), seen: seen.parse().unwrap() }
            }
            "types" => ContactCommand::SetTyping { contact, typing: true },
            "stops-typing" => ContactCommand::SetTyping { contact, typing: false },
            "escalates" => {
                let (kind, direction) = parse_media(what);
                let escalation = EscalationId::from_bits(self.bits());
                let command = ContactCommand::Escalate { escalation, contact, kind, direction };
                let reply = self.contacts.handle(self.now, &asker(who), command)?;
                if let ContactReply::Asked { call: None, .. } = reply {
                    self.escalation = escalation;
                }
                return Ok(Some(reply));
            }
            "accepts-escalation" | "declines-escalation" => {
                ContactCommand::AnswerEscalation { escalation: self.escalation, accept }
            }
            "cancels-escalation" => ContactCommand::CancelEscalation { escalation: self.escalation },
            "invites" => {
                let (what, time) = what.split_once(" for ").unwrap_or((what, ""));
                let expires_in = time.strip_suffix('s').map(|s| std::time::Duration::from_secs(s.parse().unwrap()));
                let (kind, direction) = parse_invitation(what);
                let invitation = InvitationId::from_bits(self.bits());
                let command = ContactCommand::Invite { invitation, contact, kind, direction, expires_in };
                let reply = self.contacts.handle(self.now, &asker(who), command)?;
                self.invitation = invitation;
                return Ok(Some(reply));
            }
            "invites-visitor" => {
                let (visitor, kind) = what.split_once(' ').unwrap();
                let (kind, direction) = parse_invitation(kind);
                let (contact, invitation) = (ContactId::from_bits(self.bits()), InvitationId::from_bits(self.bits()));
                let visitor = visitor_id(visitor);
                let expires_in = None;
                let command =
                    ContactCommand::InviteVisitor { visitor, contact, invitation, kind, direction, expires_in };
                let reply = self.contacts.handle(self.now, &asker(who), command)?;
                if let ContactReply::Invited { contact, .. } = reply {
                    self.contact = contact;
                }
                self.invitation = invitation;
                return Ok(Some(reply));
            }
            "accepts-invitation" | "declines-invitation" => {
                ContactCommand::AnswerInvitation { invitation: self.invitation, accept }
            }
            "cancels-invitation" => ContactCommand::CancelInvitation { invitation: self.invitation },
            "ends-invitation" => ContactCommand::EndInvitation { invitation: self.invitation, failed: false },
            "fails-invitation" => ContactCommand::EndInvitation { invitation: self.invitation, failed: true },
            "calls" => {
                let call = CallId::from_bits(self.bits());
                ContactCommand::StartCall { call, contact, kind: parse_media(what).0 }
            }
            "tags" => ContactCommand::TagVisitor {
                visitor: visitor_id(who),
                connection: connection(who, ""),
                tag: parse_tag(what),
            },
            "adds-to" => {
                let (visitor, tag) = what.split_once(' ').unwrap();
                ContactCommand::AddToVisitor { visitor: visitor_id(visitor), tag: parse_tag(tag) }
            }
            "resets" => ContactCommand::ResetVisitor { visitor: visitor_id(who) },
            "finds" => {
                let query = match what.split_once(' ') {
                    Some(("like", text)) => VisitorQuery::Contains(text.to_owned()),
                    Some((_, text)) => VisitorQuery::Is(text.to_owned()),
                    None if what == "mine" => VisitorQuery::Mine,
                    None => VisitorQuery::All,
                };
                let found = self.contacts.visitors(&asker(who), &query, 10)?;
                self.seen = format!("{who} finds: {}\n", tale::visitors(&found));
                return Ok(None);
            }
            _ => self.call_command(who, verb, what),
        };
        self.contacts.handle(self.now, &asker(who), command).map(Some)
    }

    /// What somebody sees who looks.
    fn look(&self, who: &str) -> String {
        let by = asker(who);
        let waiting: Vec<_> = self.contacts.waiting(&by).iter().map(|s| s.customer.to_string()).collect();
        let own: Vec<_> = self.contacts.contacts(&by).iter().map(|s| s.customer.to_string()).collect();
        let mut seen = format!("{who} sees waiting: {}; own: {}\n", waiting.join(" "), own.join(" "));
        match self.contacts.contact(&by, self.contact) {
            Ok(view) => writeln!(seen, "{who} sees: {}", tale::view(&view)).unwrap(),
            Err(refusal) => writeln!(seen, "{who} sees no contact: {}", refusal.code()).unwrap(),
        }
        seen
    }

    fn call_command(&self, who: &str, verb: &str, what: &str) -> ContactCommand {
        let call = self.call();
        let (member, source) = what.split_once(' ').unwrap_or((what, "microphone"));
        let source = Source::ALL.into_iter().find(|s| s.as_str() == source).unwrap_or(Source::Microphone);
        match verb {
            "joins-call" => ContactCommand::JoinCall { call },
            "switches" => {
                let (kind, direction) = parse_media(what);
                ContactCommand::Switch { call, kind, direction }
            }
            "agrees" | "refuses" => ContactCommand::AnswerSwitch { call, accept: verb == "agrees" },
            "withdraws" => ContactCommand::CancelSwitch { call },
            "holds" => ContactCommand::Hold { call },
            "unholds" => ContactCommand::Unhold { call },
            "mutes" => ContactCommand::SetMuted { call, member: member.into(), source, muted: true },
            "unmutes" => ContactCommand::SetMuted { call, member: member.into(), source, muted: false },
            "spotlights" => {
                let member = (what != "nobody").then(|| what.into());
                ContactCommand::SetSpotlight { call, member }
            }
            "shares" => ContactCommand::ShareScreen { call },
            "unshares" => ContactCommand::StopScreen { call },
            "hangs-up" => ContactCommand::LeaveCall { call },
            "ends-call" => ContactCommand::EndCall { call },
            "sees" => {
                let (member, report) = what.split_once(' ').unwrap();
                let report = match report {
                    "media" => MemberReport::Joined,
                    "silence" => MemberReport::Lost,
                    _ => MemberReport::Failed,
                };
                ContactCommand::Report { call, member: member.into(), report }
            }
            other => panic!("{who} {other}?"),
        }
    }
}

/// What has an end does not change any more, and marks do not go back.
fn check_successor(former: &Record, record: &Record) {
    let is_final = match (former, record) {
        (Record::Contact(former), Record::Contact(record)) => {
            assert!(record.last_number >= former.last_number);
            former.end.is_some()
        }
        (Record::Escalation(former), _) => former.end.is_some(),
        (Record::Invitation(former), Record::Invitation(record)) => {
            let is_back = former.state != InvitationState::Invited && record.state == InvitationState::Invited;
            assert!(!is_back, "{record:?} is open again");
            matches!(former.state, InvitationState::Closed(_))
        }
        (Record::Call(former), _) => former.end.is_some(),
        (Record::Mark(former), Record::Mark(record)) => {
            assert!(record.delivered >= former.delivered && record.seen >= former.seen);
            assert!(record.seen <= record.delivered);
            false
        }
        (Record::Message(_), _) => true,
        (Record::Contact(_) | Record::Invitation(_) | Record::Mark(_), _) => panic!("{record:?} took a key"),
    };
    assert!(!is_final || former == record, "{former:?} was final, and became {record:?}");
}

pub(super) fn connection(who: &str, which: &str) -> ConnectionId {
    ConnectionId(who.bytes().chain(which.bytes()).fold(7, |sum, byte| sum * 31 % 1_000_003 + u64::from(byte)))
}

fn visitor_id(who: &str) -> VisitorId {
    VisitorId::from_bits(u128::from(connection(who, "").0))
}

fn open(contact: ContactId, what: &str) -> ContactCommand {
    let mut fields: BTreeMap<&str, &str> = what.split_whitespace().filter_map(|w| w.split_once('=')).collect();
    ContactCommand::Open {
        contact,
        topic: fields.remove("topic").unwrap_or_default().into(),
        skill: fields.remove("skill").map(|s| Skill::try_from(s).unwrap()),
        agent: fields.remove("agent").map(Arc::from),
        wants: fields.remove("wants").map(|kind| parse_media(kind).0),
        data: fields.into_iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect(),
    }
}

fn parse_target(word: &str) -> Target {
    match word.split_once(':') {
        Some(("skill", skill)) => Target::Skill(Skill::try_from(skill).unwrap()),
        Some((_, agent)) => Target::Agent(agent.into()),
        None => Target::Anyone,
    }
}

fn parse_media(what: &str) -> (CallKind, Option<Direction>) {
    let (kind, direction) = what.split_once(' ').unwrap_or((what, ""));
    let kind = match kind {
        "voice" => CallKind::Voice,
        "video" => CallKind::Video,
        _ => CallKind::Screen,
    };
    (kind, parse_direction(direction))
}

fn parse_direction(word: &str) -> Option<Direction> {
    match word {
        "sendrecv" => Some(Direction::SendRecv),
        "sendonly" => Some(Direction::SendOnly),
        "recvonly" => Some(Direction::RecvOnly),
        "inactive" => Some(Direction::Inactive),
        _ => None,
    }
}

fn parse_invitation(what: &str) -> (InvitationKind, Option<Direction>) {
    let (kind, direction) = what.split_once(' ').unwrap_or((what, ""));
    let kind = match kind {
        "voice" => InvitationKind::VoiceCall,
        "video" => InvitationKind::VideoCall,
        "screen" => InvitationKind::ScreenShare,
        "view" => InvitationKind::Cobrowse(CobrowseMode::View),
        "follow" => InvitationKind::Cobrowse(CobrowseMode::Follow),
        _ => InvitationKind::Cobrowse(CobrowseMode::Shared),
    };
    (kind, parse_direction(direction))
}

fn file(what: &str) -> Content {
    let mut words = what.split_whitespace();
    let (kind, name, size) = (words.next().unwrap(), words.next().unwrap(), words.next().unwrap_or("1000"));
    Content::File(SharedFile {
        file: FileId::from_bits(1),
        kind: if kind == "image" { FileKind::Image } else { FileKind::Document },
        name: name.into(),
        caption: "".into(),
        size: size.parse().unwrap(),
    })
}

fn parse_tag(what: &str) -> VisitorTag {
    let mut tag = VisitorTag::default();
    for (key, value) in what.split_whitespace().filter_map(|w| w.split_once('=')) {
        let text = Some(value.to_owned());
        match key {
            "id" => tag.external_id = text,
            "email" => tag.email = text,
            "first" => tag.first_name = text,
            "last" => tag.last_name = text,
            "assigned" => tag.assigned_to = Some(value.into()),
            "labels" => tag.labels = Some(value.split(',').map(str::to_owned).collect()),
            other => drop(tag.data.insert(other.to_owned(), text.filter(|t| !t.is_empty()))),
        }
    }
    tag
}
