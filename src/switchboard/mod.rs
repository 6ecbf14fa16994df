//! The task that owns the rules, those of rooms ([`Domain`]) and those of contacts: it joins sessions, rules, store
//! and media engines, and holds no rule itself.
//!
//! Everything that a client or an operator asks of rooms comes in as a [`Request`]; what follows goes out to the
//! engines and to the outboxes of the connections, in this order. Of contacts it comes in as a [`PlaneRequest`], and
//! leaves when it is on disk.

mod drain;
mod engines;
mod handle;
mod herald;
mod history;
mod log;
mod plane;
mod words;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

pub use drain::Phase;
pub use handle::{Act, Description, Handle, Stopped};
pub use history::{Overall, Past, Sample};
use tokio::sync::{mpsc, oneshot};
pub use words::{Answer, Ask, LiveAnswer, LiveOutgoing, LiveRefused, OpenedSession, Outgoing, Overview, Refused};

use crate::domain::contact::{Asker, ContactCommand, ContactSettings, Person};
use crate::domain::{
    Census, Command, ConnectionId, Domain, Effect, FreshSession, LiveSessions, Participant, Refusal, Reply, Sight,
};
use crate::media::{self, NegotiateError};
use crate::metrics::Metrics;
use crate::model::{CallId, Identity, ParticipantId, PeerId, RoomId, SessionId, Timestamp, TrackId};
use crate::net::EngineHandle;
use crate::store::{Store, StoreError};
use crate::switchboard::drain::Drain;
use crate::switchboard::handle::Request;
use crate::switchboard::history::History;
use crate::switchboard::log::CallLog;
use crate::switchboard::plane::{Plane, PlaneRequest, Ready};

/// Messages that wait for one connection. When it is full the client does not read, and is closed.
pub const OUTBOX: usize = 256;

/// Negotiations that may be under way for all engines together; above it clients hear of an internal error.
const NEGOTIATIONS: usize = 4096;

/// Descriptions that may be under way; above it those who ask hear that the engine is overloaded.
const DESCRIPTIONS: usize = 64;

/// How long clients wait before they come back after a shutdown.
const RETRY_AFTER_SHUTDOWN: Duration = Duration::from_secs(1);

/// The state of the task.
pub struct Switchboard {
    domain: Domain,
    plane: Plane,
    engines: Vec<EngineHandle>,
    metrics: Metrics,
    /// Which engine has a room.
    placements: BTreeMap<RoomId, usize>,
    connections: BTreeMap<ConnectionId, Connection>,
    peers: BTreeMap<PeerId, usize>,
    /// Negotiations that an engine has not answered yet: who waits, under which number.
    negotiations: VecDeque<(u64, ConnectionId, u64)>,
    next_negotiation: u64,
    drain: Drain,
    log: CallLog,
    /// Descriptions that an engine has not given yet: of whom, and who waits.
    descriptions: VecDeque<Describing>,
    history: History,
}

/// The number of a question to an engine, whom it is about, and who waits for the answer.
type Describing = (u64, Vec<(PeerId, Participant)>, oneshot::Sender<Result<Description, Refused>>);

#[derive(Debug)]
struct Connection {
    session: SessionId,
    peer: Option<PeerId>,
    room: RoomId,
    outbox: mpsc::Sender<Outgoing>,
}

impl Switchboard {
    /// Starts the task over these engines, whose events come through `events`, with the contacts that are stored.
    ///
    /// # Errors
    ///
    /// When what is stored cannot be read.
    pub async fn start(
        domain: Domain,
        contacts: ContactSettings,
        live: LiveSessions,
        store: Store,
        metrics: Metrics,
        engines: Vec<EngineHandle>,
        events: mpsc::Receiver<(usize, media::Event)>,
    ) -> Result<Handle, StoreError> {
        let (handle, phase, inbox, plane_inbox) = Handle::new();
        let switchboard = Switchboard {
            domain,
            plane: Plane::start(contacts, live, store, metrics.clone()).await?,
            engines,
            metrics,
            placements: BTreeMap::new(),
            connections: BTreeMap::new(),
            peers: BTreeMap::new(),
            negotiations: VecDeque::new(),
            next_negotiation: 0,
            drain: Drain::new(phase),
            log: CallLog::default(),
            descriptions: VecDeque::new(),
            history: History::new(Instant::now()),
        };
        tokio::spawn(switchboard.run(inbox, plane_inbox, events));
        Ok(handle)
    }

    async fn run(
        mut self,
        mut inbox: mpsc::Receiver<Request>,
        mut plane_inbox: mpsc::Receiver<PlaneRequest>,
        mut events: mpsc::Receiver<(usize, media::Event)>,
    ) {
        loop {
            self.drain.settle(|| self.domain.census().rooms + self.plane.live_calls());
            let dues = [self.domain.poll_timeout(), self.plane.poll_timeout(), self.drain.poll_timeout()];
            let due = dues.into_iter().flatten().chain([self.history.poll_timeout()]).min();
            let has_room = self.plane.has_room();
            tokio::select! {
                biased;
                ready = self.plane.ready() => self.go_on(ready),
                Some((_, event)) = events.recv() => self.handle_media(event),
                request = inbox.recv() => match request {
                    Some(Request::Shutdown(done)) => {
                        self.plane.shutdown(RETRY_AFTER_SHUTDOWN).await;
                        self.shutdown();
                        // Nobody waiting is as good as somebody told.
                        let _ = done.send(());
                        return;
                    }
                    Some(request) => self.handle(request),
                    None => return,
                },
                Some(request) = plane_inbox.recv(), if has_room => self.plane.handle(request),
                () = sleep_until(due), if due.is_some() => {
                    self.domain.handle_timeout(Instant::now());
                    self.plane.handle_timeout();
                    self.sum_up();
                    self.carry_out();
                }
            }
        }
    }

    /// Takes a sample of the whole server once it is time.
    fn sum_up(&mut self) {
        let at = Instant::now();
        if self.history.poll_timeout() <= at {
            let census = self.census();
            self.history.sum_up(at, now(), &census, self.domain.all_stats(), self.metrics.slow_join());
        }
    }

    /// Goes on with the contact plane after it has waited for the disk.
    fn go_on(&mut self, ready: Ready) {
        match ready {
            Ready::Step => {
                for wish in self.plane.release() {
                    self.apply(Command::Wish(wish));
                }
            }
            Ready::Failed(error) => self.plane.fall_back(&error),
            Ready::Restored(records) => {
                self.plane.take_back(records);
                self.domain.report_media();
                self.carry_out();
            }
        }
    }

    /// Tells the contact plane what was seen of a member of a call.
    fn see(&mut self, call: CallId, member: Person, sight: Sight) {
        match sight {
            Sight::Media(report) => {
                let member = member.subject;
                self.plane.apply(&Asker::Server, ContactCommand::Report { call, member, report });
            }
            Sight::Left => {
                let asker = Asker::Person { person: member, skills: BTreeSet::new() };
                self.plane.apply(&asker, ContactCommand::LeaveCall { call });
            }
        }
    }

    fn handle(&mut self, request: Request) {
        match request {
            Request::Open { connection, re, identity, resume, outbox } => {
                self.open(connection, re, identity, resume, outbox);
            }
            Request::Join { connection, re, accepted, auto_subscribe } => {
                self.join(connection, re, *accepted, auto_subscribe);
            }
            Request::Negotiate { connection, re, offer } => self.negotiate(connection, re, offer),
            Request::Act { connection, re, act } => self.act(connection, re, act),
            Request::Disconnect(connection) => self.disconnect(connection),
            Request::Rooms(reply) => {
                // The asker may have gone away; then nobody misses the list.
                let _ = reply.send(self.domain.rooms(Instant::now()));
            }
            Request::Stats(room, reply) => {
                let _ = reply.send(self.domain.stats(&room));
            }
            Request::Describe(room, reply) => self.describe(room, reply),
            Request::Past(since, reply) => {
                let _ = reply.send(self.history.since(since));
            }
            Request::Census(reply) => {
                let _ = reply.send(self.census());
            }
            Request::CloseRoom(room, reason, reply) => {
                let result = self.domain.handle(Instant::now(), Command::CloseRoom { room, reason });
                self.carry_out();
                let _ = reply.send(result);
            }
            Request::Drain(deadline, done) => {
                match deadline {
                    Some(deadline) => self.drain.begin(now(), deadline),
                    None => self.drain.cancel(),
                }
                self.plane.drain(deadline);
                self.apply(Command::Drain { deadline });
                // Who asked may have gone away; then nobody waits.
                let _ = done.send(());
            }
            Request::Configure(rooms, contacts, voices) => {
                for engine in &self.engines {
                    engine.command(media::Command::LimitVoices(voices));
                }
                self.plane.configure(&rooms, *contacts);
                self.domain.configure(rooms);
            }
            Request::Shutdown(_) => {}
        }
    }

    fn census(&self) -> Census {
        let mut census = self.domain.census();
        census.sessions += self.plane.sessions();
        census.contacts = self.plane.census();
        census
    }

    /// Asks a room's engine for all that it knows of its peers.
    fn describe(&mut self, room: RoomId, reply: oneshot::Sender<Result<Description, Refused>>) {
        self.descriptions.retain(|(_, _, reply)| !reply.is_closed());
        let people = self.domain.peers(&room);
        let Some(engine) = self.placements.get(&room).filter(|_| !people.is_empty()) else {
            let _ = reply.send(Err(Refusal::RoomNotFound.into()));
            return;
        };
        self.next_negotiation += 1;
        let request = self.next_negotiation;
        let full = self.descriptions.len() >= DESCRIPTIONS;
        if full || !self.engines[*engine].command(media::Command::Describe { room, request }) {
            let _ = reply.send(Err(Refused::Overloaded));
            return;
        }
        self.descriptions.push_back((request, people, reply));
    }

    fn open(
        &mut self,
        connection: ConnectionId,
        re: u64,
        identity: Identity,
        resume: Option<(String, u64)>,
        outbox: mpsc::Sender<Outgoing>,
    ) {
        let room = identity.grants.room.clone();
        let fresh = fresh_session();
        let resume_token = fresh.resume_token.clone();
        let command = Command::Open { connection, identity, resume, fresh };
        match self.domain.handle(Instant::now(), command) {
            Ok(Reply::Opened(opened)) => {
                let engine = self.place(&room);
                let site = self.engines[engine].site.clone();
                let peer = self.domain.peer_of(opened.session);
                let session = opened.session;
                self.connections.insert(connection, Connection { session, peer, room, outbox });
                let answer = Answer::Opened(OpenedSession { opened, resume_token, site });
                self.reply(connection, re, Ok(answer));
            }
            Ok(_) => {}
            Err(refusal) => {
                // The connection has no session, so it is answered here; its outbox is empty.
                let _ = outbox.try_send(Outgoing::Reply { re, outcome: Err(refusal.into()) });
            }
        }
        self.carry_out();
    }

    /// The engine of a room; a new room goes to the engine with the fewest.
    fn place(&mut self, room: &RoomId) -> usize {
        if let Some(engine) = self.placements.get(room) {
            return *engine;
        }
        let load = |engine: &usize| self.placements.values().filter(|e| *e == engine).count();
        let engine = (0..self.engines.len()).min_by_key(load).unwrap_or(0);
        self.placements.insert(room.clone(), engine);
        engine
    }

    fn join(&mut self, connection: ConnectionId, re: u64, accepted: media::Accepted, auto_subscribe: bool) {
        let media::Accepted { peer, answer, lines } = accepted;
        let Some(known) = self.connections.get_mut(&connection) else { return };
        let (id, session) = (peer.id(), known.session);
        let command = Command::Join { session, peer: id, lines, auto_subscribe };
        let outcome = self.domain.handle(Instant::now(), command).map_err(Refused::from);
        let outcome = outcome.and_then(|reply| {
            known.peer = Some(id);
            let engine = self.placements.get(&known.room).copied().unwrap_or(0);
            self.peers.insert(id, engine);
            let taken = self.engines[engine].command(media::Command::AddPeer(peer));
            if taken { Ok(Answer::Joined { sdp: answer, reply }) } else { Err(Refused::Overloaded) }
        });
        self.reply(connection, re, outcome);
        self.carry_out();
    }

    fn negotiate(&mut self, connection: ConnectionId, re: u64, offer: String) {
        let Some(known) = self.connections.get(&connection) else { return };
        let Some(peer) = known.peer else {
            return self.reply(connection, re, Err(Refusal::NotJoined.into()));
        };
        let Some(engine) = self.peers.get(&peer).map(|e| &self.engines[*e]) else {
            return self.reply(connection, re, Err(NegotiateError::Gone.into()));
        };
        self.next_negotiation += 1;
        let request = self.next_negotiation;
        let full = self.negotiations.len() >= NEGOTIATIONS;
        if full || !engine.command(media::Command::Negotiate { peer, request, offer }) {
            return self.reply(connection, re, Err(Refused::Overloaded));
        }
        self.negotiations.push_back((request, connection, re));
    }

    fn act(&mut self, connection: ConnectionId, re: u64, act: Act) {
        let Some(session) = self.connections.get(&connection).map(|c| c.session) else { return };
        let command = match act {
            Act::Publish { source, muted, layers } => {
                let track = TrackId::from_bits(random_bits());
                Command::Publish { session, source, muted, track, layers }
            }
            Act::Unpublish(track) => Command::Unpublish { session, track },
            Act::SetMuted(track, muted) => Command::SetMuted { session, track, muted },
            Act::Subscribe(track) => Command::Subscribe { session, track },
            Act::Unsubscribe(track) => Command::Unsubscribe { session, track },
            Act::SetView(track, size) => Command::SetView { session, track, size },
            Act::Say(text) => Command::Say { session, text },
            Act::Leave(reason) => Command::Leave { session, reason },
        };
        let outcome = self.domain.handle(Instant::now(), command);
        self.reply(connection, re, outcome.map(Answer::Reply).map_err(Refused::from));
        self.carry_out();
    }

    fn disconnect(&mut self, connection: ConnectionId) {
        self.connections.remove(&connection);
        self.apply(Command::Disconnect { connection });
    }

    fn shutdown(&mut self) {
        self.apply(Command::Shutdown { retry: RETRY_AFTER_SHUTDOWN });
        for (peer, engine) in &self.peers {
            // A stuck engine ends with the process.
            let _ = self.engines[*engine].command(media::Command::RemovePeer(*peer));
        }
    }

    /// Gives the domain a command that nobody waits for.
    fn apply(&mut self, command: Command) {
        if let Err(refusal) = self.domain.handle(Instant::now(), command) {
            tracing::debug!(%refusal, "a command of the server itself was refused");
        }
        self.carry_out();
    }

    fn carry_out(&mut self) {
        // Losing a slow client is a command in itself, with effects of its own.
        loop {
            let effects = self.domain.poll_effects();
            if effects.is_empty() {
                return;
            }
            for effect in effects {
                match effect {
                    Effect::Tell { connection, seq, event } => self.post(connection, Outgoing::Event { seq, event }),
                    Effect::Close { connection, reason } => {
                        self.post(connection, Outgoing::Close(reason));
                        self.connections.remove(&connection);
                    }
                    Effect::Media { room, order } => self.order(&room, order),
                    Effect::Seen { call, member, sight } => self.see(call, member, sight),
                    Effect::RoomBegan(room) => self.log.began(&room),
                    Effect::RoomOver { room, since, joined, reason } => self.log.over(&room, since, joined, reason),
                    Effect::ReleaseRoom(room) => {
                        self.placements.remove(&room);
                        self.history.forget(&room);
                    }
                }
            }
        }
    }

    fn reply(&mut self, connection: ConnectionId, re: u64, outcome: Result<Answer, Refused>) {
        self.post(connection, Outgoing::Reply { re, outcome });
    }

    /// Puts something into a connection's outbox; one that is full belongs to a client that does
    /// not read, and is closed.
    fn post(&mut self, connection: ConnectionId, outgoing: Outgoing) {
        let Some(known) = self.connections.get(&connection) else { return };
        if known.outbox.try_send(outgoing).is_err() {
            self.connections.remove(&connection);
            if let Err(refusal) = self.domain.handle(Instant::now(), Command::Disconnect { connection }) {
                tracing::debug!(%refusal, "a slow client could not be disconnected");
            }
        }
    }
}

async fn sleep_until(due: Option<Instant>) {
    if let Some(due) = due {
        tokio::time::sleep_until(due.into()).await;
    }
}

fn fresh_session() -> FreshSession {
    FreshSession {
        session: SessionId::from_bits(random_bits()),
        participant: ParticipantId::from_bits(random_bits()),
        resume_token: format!("r_{:032x}{:032x}", random_bits(), random_bits()),
    }
}

/// The clock on the wall.
pub(crate) fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_millis(u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}

/// 128 bits from the system's generator.
pub(crate) fn random_bits() -> u128 {
    let mut bytes = [0; 16];
    // Without randomness there are no secrets, and no server.
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    u128::from_ne_bytes(bytes)
}
