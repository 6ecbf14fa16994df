//! What happens, in words for a support desk.

use std::fmt::Write;
use std::sync::Arc;

use crate::domain::contact::{
    AgentView, Author, ContactEffect, ContactEvent, ContactReply, ContactState, ContactView, Content, InvitationRecord,
    InvitationState, MediaMember, MediaWish, MessageRecord, OfferView, SystemNote, Target, Visitor,
};
use crate::model::{CallKind, Direction, InvitationKind, Sources};

/// A line for each effect; those who hear the same share one.
pub(super) fn effects(effects: &[ContactEffect]) -> String {
    let mut lines = String::new();
    let mut rest = effects;
    while let Some((first, others)) = rest.split_first() {
        match first {
            ContactEffect::Store(record) => panic!("{record:?} is stored too late"),
            ContactEffect::Media(wish) => {
                writeln!(lines, "media: {}", media(wish)).unwrap();
                rest = others;
            }
            ContactEffect::Tell { event, .. } => {
                let same = |effect: &ContactEffect| match effect {
                    ContactEffect::Tell { to, event: other } if other == event => Some(to.clone()),
                    _ => None,
                };
                let hearers: Vec<Arc<str>> = rest.iter().map_while(same).collect();
                rest = &rest[hearers.len()..];
                writeln!(lines, "{} <- {}", hearers.join(", "), self::event(event)).unwrap();
            }
        }
    }
    lines
}

pub(super) fn reply(who: &str, reply: &ContactReply) -> String {
    match reply {
        ContactReply::Done
        | ContactReply::Connected { .. }
        | ContactReply::Asked { call: Some(_), .. }
        | ContactReply::Call(_)
        | ContactReply::Invited { .. } => String::new(),
        ContactReply::Opened { position: Some(position), .. } => format!("{who} has place {position}\n"),
        ContactReply::Opened { position: None, .. } => String::new(),
        ContactReply::Sent { number, repeated: true, .. } => format!("{who} had sent this as #{number}\n"),
        ContactReply::Sent { .. } => String::new(),
        ContactReply::Pending | ContactReply::Asked { call: None, .. } => format!("{who} waits for an answer\n"),
    }
}

pub(super) fn visitors(found: &[Visitor]) -> String {
    let one = |v: &Visitor| format!("{} <{}>", v.name, v.email.as_deref().unwrap_or_default());
    found.iter().map(one).collect::<Vec<_>>().join(", ")
}

pub(super) fn view(view: &ContactView) -> String {
    let people = view
        .parties
        .iter()
        .map(|(party, is_here)| format!("{}{}", party.person.name, if *is_here { "" } else { " (away)" }));
    let mut text = format!("{:?} with {}", view.state, people.collect::<Vec<_>>().join(" "));
    if let (ContactState::Waiting, Some(position)) = (view.state, view.position) {
        write!(text, ", place {position}").unwrap();
    }
    if let Some(call) = &view.call {
        let members: Vec<_> = call.present().map(|m| m.person.name.to_string()).collect();
        write!(text, ", {:?} call {} of {}", call.kind, direction(call.direction), members.join(" ")).unwrap();
    }
    for invitation in &view.invitations {
        write!(text, ", {}", invited(invitation)).unwrap();
    }
    for mark in &view.marks {
        write!(text, ", {} has {}/{}", mark.subject, mark.delivered, mark.seen).unwrap();
    }
    for note in &view.contact.notes {
        write!(text, ", note \"{}\"", note.text).unwrap();
    }
    text
}

pub(super) fn agent(agent: &AgentView) -> String {
    format!("{} is {:?} with {} of {}", agent.person.name, agent.state, agent.contacts, agent.capacity)
}

fn event(event: &ContactEvent) -> String {
    use ContactEvent as E;
    match event {
        E::Opened(s) => format!("contact {:?}", s.state),
        E::Changed(s) => {
            let agents = s.agents.iter().map(|agent| format!(" {agent}")).collect::<String>();
            let waits = s.target.as_ref().map(|t| format!(", waits for {}", target(t))).unwrap_or_default();
            format!("{}'s contact is {:?} with{agents}{waits}", s.customer, s.state)
        }
        E::AgentChanged(a) => agent(a),
        E::Waiting(s) => format!("{} waits for {}", s.customer, s.target.as_ref().map_or("nobody".into(), target)),
        E::WaitsNoLonger { .. } => "waits no longer".into(),
        E::Offered(OfferView { contact, from, assist, note, .. }) => {
            let from = from.as_ref().map(|f| format!(" by {f}")).unwrap_or_default();
            let what = if *assist { "asked to help" } else { "offered" };
            let note = note.as_ref().map(|n| format!(": \"{n}\"")).unwrap_or_default();
            format!("{what} {}{from}{note}", contact.customer)
        }
        E::OfferWithdrawn { .. } => "offer withdrawn".into(),
        E::AvailabilityChanged { available } => format!("available: {available}"),
        E::PositionChanged { position, .. } => format!("place {position}"),
        E::Joined { person, .. } => format!("{} joined", person.name),
        E::Left { subject, reason, .. } => format!("{subject} left ({reason:?})"),
        E::Away { subject, .. } => format!("{subject} is away"),
        E::Back { subject, .. } => format!("{subject} is back"),
        E::TransferPending { by, target: t, .. } => format!("{by} hands over to {}", target(t)),
        E::TransferFailed { reason, .. } => format!("not handed over ({reason:?})"),
        E::AssistEnded { agent, end, .. } => format!("help of {agent}: {end:?}"),
        E::Closed { end, .. } => format!("contact closed ({:?}){}", end.reason, by(&end.by)),
        E::Message(m) => message(m),
        E::Marked(m) => format!("{} has {}/{}", m.subject, m.delivered, m.seen),
        E::Typing { subject, typing, .. } => format!("{subject} {}", if *typing { "types" } else { "stops typing" }),
        E::EscalationRequested(e) => format!("{} asks for a {} call", e.by.name, kind(e.kind)),
        E::EscalationEnded(e) => {
            let end = e.end.as_ref().unwrap();
            format!("request {:?}{}", end.outcome, by(&end.by))
        }
        E::Invited(i) | E::InvitationChanged(i) => invited(i),
        E::CallStarted(c) => {
            let members: Vec<_> = c.present().map(|m| m.person.name.to_string()).collect();
            format!("{} call of {}", kind(c.kind), members.join(" "))
        }
        E::CallConnected { .. } => "call connected".into(),
        E::MemberJoined { person, .. } => format!("{} is in the call", person.name),
        E::MemberLost { member, .. } => format!("{member}'s media broke"),
        E::MemberReturned { member, .. } => format!("{member}'s media is back"),
        E::MemberLeft { member, reason, .. } => format!("{member} left the call ({reason:?})"),
        E::SwitchRequested { request, .. } => {
            format!("{} asks for {} {}", request.by, kind(request.kind), direction(request.direction))
        }
        E::SwitchEnded { outcome, kind: k, direction: d, .. } => {
            format!("switch {outcome:?}, now {} {}", kind(*k), direction(*d))
        }
        E::Held { by, .. } => format!("held by {by}"),
        E::Unheld { .. } => "no longer held".into(),
        E::Muted { member, source, muted, by, .. } => {
            format!("{member}'s {} muted={muted} by {by}", source.as_str())
        }
        E::UnmuteAsked { source, by, .. } => format!("{by} asks to unmute the {}", source.as_str()),
        E::SpotlightChanged { member, by, .. } => {
            format!("{} in the spotlight by {by}", member.as_deref().unwrap_or("nobody"))
        }
        E::ShareStarted { by, .. } => format!("{by} shares"),
        E::ShareStopped { by, .. } => format!("{by} shares no more"),
        E::CallEnded { end, seconds, .. } => format!("call over after {seconds}s ({:?}){}", end.reason, by(&end.by)),
    }
}

fn message(message: &MessageRecord) -> String {
    let said = match &message.content {
        Content::Text(text) => format!("{text:?}"),
        Content::Link(link) => format!("<{link}>"),
        Content::File(file) => format!("{:?} {}", file.kind, file.name),
        Content::System(note) => system_note(note),
    };
    match &message.author {
        Author::Person(person) => format!("#{} {}: {said}", message.number, person.name),
        Author::System => format!("#{} -- {said}", message.number),
    }
}

fn system_note(note: &SystemNote) -> String {
    match note {
        SystemNote::Joined(person) => format!("{} joined", person.name),
        SystemNote::Left { person, reason } => format!("{} left ({reason:?})", person.name),
        SystemNote::Transferred { target: t } => format!("transferred to {}", target(t)),
        SystemNote::EscalationRequested { by, kind: k } => format!("{by} asks for a {} call", kind(*k)),
        SystemNote::EscalationEnded { outcome } => format!("request {outcome:?}"),
        SystemNote::CallStarted { kind: k } => format!("{} call began", kind(*k)),
        SystemNote::CallSwitched { kind: k, direction: None, outcome } => {
            format!("switch {outcome:?}, now {}", kind(*k))
        }
        SystemNote::CallSwitched { direction: Some(d), outcome, .. } => {
            format!("direction {outcome:?}, now {}", direction(*d))
        }
        SystemNote::CallEnded { reason, seconds } => format!("call over after {seconds}s ({reason:?})"),
        SystemNote::Closed { reason } => format!("closed ({reason:?})"),
    }
}

fn media(wish: &MediaWish) -> String {
    match wish {
        MediaWish::OpenCall { members, held, .. } => {
            let members: Vec<_> = members.iter().map(member).collect();
            format!("room for {}{}", members.join(", "), if held.is_some() { ", held" } else { "" })
        }
        MediaWish::Admit { member: m, .. } => format!("admit {}", member(m)),
        MediaWish::Remove { member, .. } => format!("remove {member}"),
        MediaWish::SetSources { member, publish, .. } => format!("{member} may send {}", sources(*publish)),
        MediaWish::SetDirection { member, direction: d, .. } => format!("{member}'s video {}", direction(*d)),
        MediaWish::SetMuted { member, source, muted, .. } => {
            format!("{member}'s {} muted={muted}", source.as_str())
        }
        MediaWish::Hold { member, .. } => format!("hold {member}"),
        MediaWish::Unhold { member, .. } => format!("unhold {member}"),
        MediaWish::CloseRoom { .. } => "no room".into(),
    }
}

fn member(member: &MediaMember) -> String {
    let grants = &member.identity.grants;
    let mut text = format!("{} ({}", member.identity.name, sources(grants.publish));
    if grants.video_direction != Direction::SendRecv {
        write!(text, " {}", direction(grants.video_direction)).unwrap();
    }
    for source in &member.muted {
        write!(text, " muted {}", source.as_str()).unwrap();
    }
    text + if member.is_hidden { " hidden)" } else { ")" }
}

fn sources(sources: Sources) -> String {
    let names: Vec<_> = sources.iter().map(|s| s.as_str()).collect();
    if names.is_empty() { "nothing".into() } else { names.join("+") }
}

fn invited(invitation: &InvitationRecord) -> String {
    let kind = match invitation.kind {
        InvitationKind::VoiceCall => "voice".into(),
        InvitationKind::VideoCall => "video".into(),
        InvitationKind::ScreenShare => "screen".into(),
        InvitationKind::Cobrowse(mode) => format!("cobrowse {mode:?}"),
    };
    match &invitation.state {
        InvitationState::Invited => format!("invitation to {kind}"),
        InvitationState::Accepted { .. } => format!("invitation to {kind} accepted"),
        InvitationState::Closed(close) => format!("invitation to {kind} closed ({:?}){}", close.reason, by(&close.by)),
    }
}

fn target(target: &Target) -> String {
    match target {
        Target::Anyone => "anyone".into(),
        Target::Skill(skill) => format!("skill {skill}"),
        Target::Agent(agent) => agent.to_string(),
    }
}

fn kind(kind: CallKind) -> &'static str {
    match kind {
        CallKind::Screen => "screen",
        CallKind::Voice => "voice",
        CallKind::Video => "video",
    }
}

fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::SendRecv => "sendrecv",
        Direction::SendOnly => "sendonly",
        Direction::RecvOnly => "recvonly",
        Direction::Inactive => "inactive",
    }
}

fn by(by: &Option<Arc<str>>) -> String {
    by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default()
}
