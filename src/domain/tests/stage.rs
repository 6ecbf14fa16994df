//! A story's stage: people do what its lines say, and what follows is written below.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::domain::contact::{MediaMember, MediaWish};
use crate::domain::*;
use crate::model::{
    CallId, Direction, FlowStats, Grants, MediaPath, ParticipantId, PeerStats, Quality, QualityReason, Role, Sources,
    SpeakerOrder, TrackId, Transport,
};

/// Plays a story and writes down what follows from each line.
pub(super) struct Stage {
    pub(super) domain: Domain,
    pub(super) start: Instant,
    pub(super) now: Instant,
    pub(super) next: u64,
    pub(super) people: BTreeMap<&'static str, Person>,
    pub(super) peers: BTreeMap<PeerId, &'static str>,
    pub(super) room: RoomId,
}

/// The call whose room it is in stories about calls.
pub(super) const CALL: CallId = CallId::from_bits(1);

#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) connection: ConnectionId,
    pub(super) session: SessionId,
    pub(super) participant: ParticipantId,
    pub(super) resume_token: String,
    pub(super) seen: u64,
    pub(super) tracks: BTreeMap<Source, TrackId>,
}

impl Stage {
    pub(super) fn new() -> Self {
        let settings = Settings { max_participants: 3, max_sessions: 5, resume_window: Duration::from_secs(30) };
        let now = Instant::now();
        Stage {
            domain: Domain::new(settings),
            start: now,
            now,
            next: 0,
            people: BTreeMap::new(),
            peers: BTreeMap::new(),
            room: RoomId::try_from("demo").unwrap(),
        }
    }

    fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    fn identity(&self, name: &str) -> Identity {
        let publish = match name {
            "listener" => Sources::default(),
            "talker" => [Source::Microphone].into_iter().collect(),
            _ => Source::ALL.into_iter().collect(),
        };
        Identity {
            subject: name.into(),
            name: name.into(),
            role: if name == "agent" { Role::Agent } else { Role::Customer },
            grants: Grants {
                room: self.room.clone(),
                publish,
                subscribe: name != "talker",
                video_direction: Direction::SendRecv,
            },
        }
    }

    /// Does what a line says and returns what follows.
    pub(super) fn play(&mut self, line: &'static str) -> String {
        let (time, rest) = line.split_once(' ').unwrap();
        self.now = self.start + Duration::from_secs(time.trim_end_matches('s').parse().unwrap());
        self.domain.handle_timeout(self.now);
        let mut words = rest.split_whitespace();
        let (who, verb, what) = (words.next().unwrap(), words.next().unwrap(), words.next());
        let reply = self.act(who, verb, what);
        let mut out = String::new();
        match reply {
            Ok(Reply::Joined(others)) => {
                let names: Vec<_> = others.iter().map(|p| p.name.to_string()).collect();
                writeln!(out, "{who} sees: {}", names.join(" ")).unwrap();
            }
            Ok(Reply::Published { mid, .. }) => writeln!(out, "{who} sends on {mid}").unwrap(),
            Ok(Reply::Opened(o)) => writeln!(out, "{who} is {}", if o.resumed { "back" } else { "new" }).unwrap(),
            Ok(Reply::Done) => {}
            Err(refusal) => writeln!(out, "{who} hears: {refusal}").unwrap(),
        }
        for effect in self.domain.poll_effects() {
            if let Some(line) = self.describe(effect) {
                writeln!(out, "{line}").unwrap();
            }
        }
        out
    }

    fn act(&mut self, who: &'static str, verb: &str, what: Option<&str>) -> Result<Reply, Refusal> {
        let source = |word: Option<&str>| Source::ALL.into_iter().find(|s| Some(s.as_str()) == word).unwrap();
        let session = self.people.get(who).map(|p| p.session);
        let track = |stage: &Stage| {
            let (owner, source_name) = what.unwrap().split_once('.').unwrap_or((who, what.unwrap()));
            stage.people[owner].tracks[&source(Some(source_name))]
        };
        let command = match verb {
            "connects" | "returns" => return self.open(who, verb == "returns"),
            "drains" => Command::Drain { deadline: Some(crate::model::Timestamp::from_millis(1)) },
            "resumes" => Command::Drain { deadline: None },
            "vanishes" => Command::Disconnect { connection: self.people[who].connection },
            "joins" => {
                let peer = PeerId(self.number());
                self.peers.insert(peer, who);
                let lines = Source::ALL.into_iter().zip(["0", "1", "2"].map(str::to_owned)).collect();
                Command::Join { session: session.unwrap(), peer, lines, auto_subscribe: what != Some("choosily") }
            }
            "publishes" => {
                let (track, source) = (TrackId::from_bits(self.number().into()), source(what));
                let command =
                    Command::Publish { session: session.unwrap(), source, muted: false, track, layers: Vec::new() };
                let reply = self.domain.handle(self.now, command);
                if reply.is_ok() {
                    self.people.get_mut(who).unwrap().tracks.insert(source, track);
                }
                return reply;
            }
            "mutes" => Command::SetMuted { session: session.unwrap(), track: track(self), muted: true },
            "unmutes" => Command::SetMuted { session: session.unwrap(), track: track(self), muted: false },
            "unpublishes" => Command::Unpublish { session: session.unwrap(), track: track(self) },
            "subscribes" => Command::Subscribe { session: session.unwrap(), track: track(self) },
            "unsubscribes" => Command::Unsubscribe { session: session.unwrap(), track: track(self) },
            "flows" | "breaks" | "fails" => {
                let (peer, _) = self.peers.iter().rev().find(|(_, name)| **name == who).unwrap();
                let state = match verb {
                    "flows" => MediaState::Connected,
                    "breaks" => MediaState::Disconnected,
                    _ => MediaState::Failed,
                };
                Command::Report { peer: *peer, report: MediaReport::State(state) }
            }
            "rates" => {
                let (peer, _) = self.peers.iter().rev().find(|(_, name)| **name == who).unwrap();
                Command::Report { peer: *peer, report: MediaReport::Measured(measured(what.unwrap())) }
            }
            "speaks" | "pauses" => self.speakers(who, verb == "speaks"),
            "says" => Command::Say { session: session.unwrap(), text: what.unwrap_or_default().into() },
            "leaves" => Command::Leave { session: session.unwrap(), reason: LeaveReason::Left },
            "waits" => return Ok(Reply::Done),
            "wants" => Command::Wish(self.wish(what.unwrap())),
            "closes" => Command::CloseRoom { room: self.room.clone(), reason: "Done.".into() },
            "stops" => Command::Shutdown { retry: Duration::from_secs(1) },
            other => panic!("{other}?"),
        };
        self.domain.handle(self.now, command)
    }

    /// A wish of the contact plane, as `open:voice` or `mute:customer:camera`.
    fn wish(&self, text: &str) -> MediaWish {
        let sources = |kind: &str| match kind {
            "voice" => [Source::Microphone].into_iter().collect(),
            _ => Source::ALL.into_iter().collect::<Sources>(),
        };
        let member = |name: &str, kind: &str| {
            let mut identity = self.identity(name);
            identity.grants.publish = if name == "listener" { Sources::default() } else { sources(kind) };
            MediaMember { identity, is_hidden: name == "listener", muted: Default::default() }
        };
        let customer = || "customer".into();
        match text.split(':').collect::<Vec<_>>().as_slice() {
            ["open", kind] => MediaWish::OpenCall {
                call: CALL,
                room: CALL.room(),
                members: ["customer", "agent"].map(|name| member(name, kind)).into(),
                held: None,
            },
            ["admit", name] => MediaWish::Admit { call: CALL, member: Box::new(member(name, "voice")) },
            ["remove", name] => MediaWish::Remove { call: CALL, member: (*name).into() },
            [kind @ ("voice" | "video"), name] => {
                MediaWish::SetSources { call: CALL, member: (*name).into(), publish: sources(kind) }
            }
            ["recvonly"] => MediaWish::SetDirection { call: CALL, member: customer(), direction: Direction::RecvOnly },
            [verb @ ("mute" | "unmute"), name] => MediaWish::SetMuted {
                call: CALL,
                member: (*name).into(),
                source: Source::Microphone,
                muted: *verb == "mute",
            },
            ["hold"] => MediaWish::Hold { call: CALL, member: customer() },
            ["unhold"] => MediaWish::Unhold { call: CALL, member: customer() },
            ["close"] => MediaWish::CloseRoom { call: CALL, room: CALL.room() },
            other => panic!("{other:?}?"),
        }
    }

    /// Who speaks, as the media plane has it: the others follow in the order in which they came.
    fn speakers(&mut self, who: &str, speaks: bool) -> Command {
        let mut order: Vec<PeerId> = self.peers.keys().copied().collect();
        order.sort_by_key(|peer| self.peers[peer] != who);
        let loudest = order.first().copied().filter(|_| speaks);
        let loudest_to_itself = order.get(1).copied().filter(|_| speaks);
        let number = self.number();
        let speakers = SpeakerOrder { number, order, loudest, loudest_to_itself };
        Command::ReportSpeakers { room: self.room.clone(), speakers }
    }

    fn open(&mut self, who: &'static str, resume: bool) -> Result<Reply, Refusal> {
        let number = self.number();
        let fresh = FreshSession {
            session: SessionId::from_bits(number.into()),
            participant: ParticipantId::from_bits(number.into()),
            resume_token: format!("r{number}"),
        };
        let connection = ConnectionId(number);
        let former = self.people.get(who).filter(|_| resume);
        let reply = self.domain.handle(
            self.now,
            Command::Open {
                connection,
                identity: self.identity(who),
                resume: former.map(|p| (p.resume_token.clone(), p.seen)),
                fresh: fresh.clone(),
            },
        )?;
        let Reply::Opened(opened) = &reply else { panic!("{reply:?}") };
        let kept = former.filter(|_| opened.resumed).cloned();
        self.people.insert(
            who,
            Person {
                connection,
                session: opened.session,
                participant: opened.participant,
                resume_token: fresh.resume_token,
                seen: kept.as_ref().map_or(0, |k| k.seen),
                tracks: kept.map(|k| k.tracks).unwrap_or_default(),
            },
        );
        Ok(reply)
    }

    fn describe(&mut self, effect: Effect) -> Option<String> {
        let peer_name = |stage: &Stage, peer: PeerId| stage.peers[&peer];
        Some(match effect {
            Effect::Tell { connection, seq, event } => {
                let (who, person) = self.people.iter_mut().find(|(_, p)| p.connection == connection)?;
                assert_eq!(seq, person.seen + 1, "{who} misses an event");
                person.seen = seq;
                let who = *who;
                format!("{who} hears: {}", self.tale(event))
            }
            Effect::Close { connection, reason } => {
                let who = self.people.iter().find(|(_, p)| p.connection == connection).map_or("?", |(w, _)| w);
                format!("{who} is closed: {reason:?}")
            }
            Effect::Media { order, .. } => match order {
                MediaOrder::RemovePeer(peer) => format!("media: {} ends", peer_name(self, peer)),
                // Every end says so; the stories are about what people notice.
                MediaOrder::RemoveParticipant(_) => return None,
                MediaOrder::SetTerms { peer, publish, direction, held } => {
                    let publish: Vec<_> = publish.iter().map(Source::as_str).collect();
                    let held = if held { ", held" } else { "" };
                    format!("media: {} may send {}, {direction:?}{held}", peer_name(self, peer), publish.join(" "))
                }
                MediaOrder::Publish { peer, source, .. } => {
                    format!("media: {} sends {}", peer_name(self, peer), source.as_str())
                }
                MediaOrder::SetView { peer, track, size } => {
                    let (peer, track) = (peer_name(self, peer), self.track_name(track));
                    format!("media: {peer} shows {track} {}x{}", size.width, size.height)
                }
                MediaOrder::Subscribe { peer, track } => {
                    format!("media: {} gets {}", peer_name(self, peer), self.track_name(track))
                }
                MediaOrder::Unsubscribe { peer, track } => {
                    format!("media: {} drops {}", peer_name(self, peer), self.track_name(track))
                }
                MediaOrder::Unpublish(track) => format!("media: no {}", self.track_name(track)),
                MediaOrder::SetMuted { track, muted } => format!("media: {} muted={muted}", self.track_name(track)),
            },
            Effect::Seen { member, sight, .. } => format!("seen: {} {sight:?}", member.name),
            Effect::RoomBegan(_) | Effect::RoomOver { .. } => return None,
            Effect::ReleaseRoom(room) => format!("room {room} is free"),
        })
    }

    fn tale(&self, event: Event) -> String {
        let name = |id| self.people.iter().find(|(_, p)| p.participant == id).map_or("?", |(w, _)| *w);
        match event {
            Event::ParticipantJoined(p) => format!("{} joined", p.name),
            Event::ParticipantLeft { participant, reason } => format!("{} left {reason:?}", name(participant)),
            Event::ParticipantReconnecting(id) => format!("{} reconnecting", name(id)),
            Event::ParticipantReconnected(id) => format!("{} reconnected", name(id)),
            Event::TrackPublished { track, .. } => format!("published {}", track.source.as_str()),
            Event::TrackUnpublished { end, .. } => format!("unpublished {end:?}"),
            Event::TrackMuted { muted, .. } => format!("muted={muted}"),
            Event::SpeakersChanged(speakers) => {
                let order: Vec<_> = speakers.order.iter().map(|id| name(*id)).collect();
                let [speaker, loudest] = [speakers.speaker, speakers.loudest].map(|id| id.map_or("nobody", name));
                format!("{speaker} speaks, {loudest} is the loudest of {}", order.join(", "))
            }
            Event::QualityChanged { participant, quality } => {
                let reasons: Vec<_> = quality.reasons.iter().map(|r| format!(" {r:?}")).collect();
                format!("{} has {}{}", name(participant), quality.score, reasons.concat())
            }
            Event::Said { participant, text } => format!("{} says {text}", name(participant)),
            Event::RoomClosed { reason } => format!("closed, {reason}"),
            Event::ServerDraining { deadline: Some(_) } => "the server drains".to_owned(),
            Event::ServerDraining { deadline: None } => "the server goes on".to_owned(),
            other => format!("{other:?}"),
        }
    }

    fn track_name(&self, track: TrackId) -> String {
        let owner = self.people.iter().find_map(|(who, p)| {
            p.tracks.iter().find(|(_, t)| **t == track).map(|(s, _)| format!("{who}.{}", s.as_str()))
        });
        owner.unwrap_or_else(|| "a former track".into())
    }
}

/// What was measured of a connection with that score.
pub(super) fn measured(score: &str) -> Box<PeerStats> {
    let score: u8 = score.parse().unwrap();
    let reasons = (score < 4).then_some(QualityReason::Loss).into_iter().collect();
    Box::new(PeerStats {
        quality: Quality { score, reasons },
        round_trip: None,
        up: FlowStats::default(),
        down: FlowStats::default(),
        estimate: None,
        transport: Transport::Udp,
        path: MediaPath::Udp,
        remote: None,
    })
}

/// Left what is done, indented what follows.
pub(super) fn check(script: &'static str) {
    check_in(Stage::new(), script);
}

pub(super) fn check_in(mut stage: Stage, script: &'static str) {
    let mut written = String::new();
    for line in script.lines().filter(|l| !l.trim().is_empty()) {
        if line.starts_with("    ") {
            continue;
        }
        writeln!(written, "{line}").unwrap();
        for result in stage.play(line).lines() {
            writeln!(written, "    {result}").unwrap();
        }
    }
    let expected: String = script.lines().filter(|l| !l.trim().is_empty()).map(|l| format!("{l}\n")).collect();
    assert!(written == expected, "expected:\n{expected}\nbut this happened:\n{written}");
}
