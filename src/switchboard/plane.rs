//! The contact plane's half of the switchboard: what was decided leaves in its order, and not before it is on disk.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use crate::domain::contact::{Asker, ContactCommand, ContactEffect, ContactEvent, ContactSettings, MediaWish, Record};
use crate::domain::{ConnectionId, ContactCensus, Contacts, LiveOpening, LiveSessions, Refusal, Settings};
use crate::metrics::Metrics;
use crate::model::{SessionId, Timestamp, WebhookEventId};
use crate::store::{Change, Pending, Store, StoreError, WebhookEvent};
use crate::switchboard::herald::Herald;
use crate::switchboard::words::{Ask, LiveAnswer, LiveOutgoing, LiveRefused, Overview};
use crate::switchboard::{log, now, random_bits};

/// What may wait for the disk. When it is full, nothing more is taken in until something is durable.
const IN_FLIGHT: usize = 512;

/// How long to wait before what is stored is read again after that failed.
const RESTORE_PAUSE: Duration = Duration::from_secs(1);

/// The most visitors of one answer.
const MAX_VISITORS: usize = 100;

/// What the contact plane is asked.
#[derive(Debug)]
pub(super) enum PlaneRequest {
    /// A client has proven who it is.
    Open { connection: ConnectionId, asker: Asker, resume: Option<(String, u64)>, outbox: mpsc::Sender<LiveOutgoing> },
    /// A client is gone.
    Disconnect(ConnectionId),
    /// Somebody wants something, or to see it.
    Ask { asker: Asker, ask: Ask, to: Answering, keep: Option<Box<dyn Keep>> },
}

/// Makes the change that belongs to an answer, so that both are durable or neither.
pub(super) trait Keep: Send {
    fn keep(self: Box<Self>, answer: &LiveAnswer) -> Option<Change>;
}

impl<F: FnOnce(&LiveAnswer) -> Option<Change> + Send> Keep for F {
    fn keep(self: Box<Self>, answer: &LiveAnswer) -> Option<Change> {
        self(answer)
    }
}

impl std::fmt::Debug for dyn Keep {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keep")
    }
}

/// Where an answer goes.
#[derive(Debug)]
pub(super) enum Answering {
    /// To a connection, under the number of its request.
    Connection(ConnectionId, u64),
    /// To a task.
    Task(oneshot::Sender<Result<LiveAnswer, LiveRefused>>),
}

/// Who waits for what is submitted.
#[derive(Debug)]
enum For {
    /// Nobody.
    Nobody,
    /// A session that opens, which hears of nothing before it is open.
    Opening(LiveOpening),
    /// Somebody who has asked, and has heard what happened when the answer comes.
    Asker(Answering, Result<LiveAnswer, LiveRefused>),
}

/// What leaves when everything before it is durable.
#[derive(Debug)]
struct Step {
    /// What has to be durable first.
    pending: Option<Pending>,
    outcomes: Vec<Outcome>,
}

#[derive(Debug)]
enum Outcome {
    Open { opening: LiveOpening },
    Answer { to: Answering, outcome: Result<LiveAnswer, LiveRefused> },
    Tell { to: Arc<str>, event: Arc<ContactEvent> },
    Media(MediaWish),
}

/// A connection whose client has proven who it is.
#[derive(Debug)]
struct Connection {
    asker: Asker,
    outbox: mpsc::Sender<LiveOutgoing>,
}

/// The contact plane with its store and its sessions.
pub(super) struct Plane {
    contacts: Contacts,
    herald: Herald,
    settings: ContactSettings,
    live: LiveSessions,
    store: Store,
    metrics: Metrics,
    connections: BTreeMap<ConnectionId, Connection>,
    queue: VecDeque<Step>,
    /// Set while what is stored is read again, because something could not be stored.
    restoring: Option<JoinHandle<Vec<Record>>>,
    /// Until when the server drains at the latest, if it does.
    draining: Option<Timestamp>,
}

impl Plane {
    /// Goes on from what is stored.
    pub(super) async fn start(
        settings: ContactSettings,
        live: LiveSessions,
        store: Store,
        metrics: Metrics,
    ) -> Result<Plane, StoreError> {
        let records = store.restore(restored_messages(&settings)).await?;
        let mut plane = Plane {
            contacts: Contacts::new(settings.clone()),
            herald: Herald::default(),
            settings,
            live,
            store,
            metrics,
            connections: BTreeMap::new(),
            queue: VecDeque::new(),
            restoring: None,
            draining: None,
        };
        plane.take_back(records);
        Ok(plane)
    }

    /// Whether more may be asked now.
    pub(super) fn has_room(&self) -> bool {
        self.restoring.is_none() && self.queue.len() < IN_FLIGHT
    }

    /// How many of everything there are.
    pub(super) fn census(&self) -> ContactCensus {
        self.contacts.census(now())
    }

    /// When [`Plane::handle_timeout`] is wanted.
    pub(super) fn poll_timeout(&self) -> Option<Instant> {
        let contacts = self.contacts.poll_timeout().filter(|_| self.has_room());
        let contacts = contacts.map(|at| Instant::now() + at.since(now()));
        contacts.into_iter().chain(self.live.poll_timeout()).min()
    }

    /// Does what is due.
    pub(super) fn handle_timeout(&mut self) {
        self.live.handle_timeout(Instant::now());
        if self.has_room() {
            self.contacts.handle_timeout(now());
            self.submit(For::Nobody);
        }
    }

    pub(super) fn handle(&mut self, request: PlaneRequest) {
        match request {
            PlaneRequest::Open { connection, asker, resume, outbox } => self.open(connection, asker, resume, outbox),
            PlaneRequest::Disconnect(connection) => self.disconnect(connection),
            PlaneRequest::Ask { asker, ask, to, keep } => {
                let outcome = self.ask(&asker, ask);
                let kept = outcome.as_ref().ok().zip(keep).and_then(|(answer, keep)| keep.keep(answer));
                self.submit_with(For::Asker(to, outcome), kept);
            }
        }
    }

    /// Does something of the server's own accord, which nobody waits for.
    pub(super) fn apply(&mut self, asker: &Asker, command: ContactCommand) {
        if self.restoring.is_some() {
            // What media does is told again afterwards.
            return;
        }
        if let Err(refusal) = self.contacts.handle(now(), asker, command) {
            tracing::debug!(%refusal, "what was seen changes nothing");
        }
        self.submit(For::Nobody);
    }

    fn ask(&mut self, asker: &Asker, ask: Ask) -> Result<LiveAnswer, LiveRefused> {
        Ok(match ask {
            Ask::Do(command) if self.draining.is_some() && self.contacts.begins(&command) => {
                return Err(Refusal::Draining.into());
            }
            Ask::Do(command) => LiveAnswer::Reply(self.contacts.handle(now(), asker, command)?),
            Ask::Contact(id) => LiveAnswer::Contact(Box::new(self.contacts.contact(asker, id)?)),
            Ask::Overview => LiveAnswer::Overview(Box::new(self.overview(asker))),
            Ask::Agents(watching) => {
                let agents = self.contacts.agents(asker)?;
                if let Some((connection, watch)) = watching {
                    self.contacts.handle(now(), asker, ContactCommand::WatchAgents { connection, watch })?;
                }
                LiveAnswer::Agents(agents)
            }
            Ask::Staffed => LiveAnswer::Staffed(self.contacts.is_staffed()),
            Ask::Visitors(query) => LiveAnswer::Visitors(self.contacts.visitors(asker, &query, MAX_VISITORS)?),
        })
    }

    fn overview(&self, asker: &Asker) -> Overview {
        let own = self.contacts.own_contacts(asker);
        Overview {
            contacts: own.filter_map(|id| self.contacts.contact(asker, id).ok()).collect(),
            waiting: self.contacts.waiting(asker),
            all: if asker.oversees() { self.contacts.contacts(asker) } else { Vec::new() },
            offers: self.contacts.offers(asker),
            available: self.contacts.is_available(asker),
        }
    }

    fn open(
        &mut self,
        connection: ConnectionId,
        asker: Asker,
        resume: Option<(String, u64)>,
        outbox: mpsc::Sender<LiveOutgoing>,
    ) {
        let Some(person) = asker.person() else { return };
        let connect = ContactCommand::Connect { connection, capacity: None };
        let opening = LiveOpening {
            connection,
            subject: person.subject.clone(),
            resume,
            session: SessionId::from_bits(random_bits()),
            resume_token: format!("r_{:032x}{:032x}", random_bits(), random_bits()),
        };
        match self.contacts.handle(now(), &asker, connect) {
            Ok(_) => {
                self.connections.insert(connection, Connection { asker, outbox });
                self.submit(For::Opening(opening));
            }
            Err(refusal) => {
                // It is the first thing in its outbox.
                let _ = outbox.try_send(LiveOutgoing::Refused(refusal.into()));
                self.submit(For::Nobody);
            }
        }
    }

    fn disconnect(&mut self, connection: ConnectionId) {
        let Some(Connection { asker, .. }) = self.connections.remove(&connection) else { return };
        self.live.disconnect(Instant::now(), connection);
        self.apply(&asker, ContactCommand::Disconnect { connection });
    }

    /// Hands what has to last to the store, and queues what follows from it.
    fn submit(&mut self, waits: For) {
        self.submit_with(waits, None);
    }

    /// As [`Plane::submit`], with a change that belongs to it.
    fn submit_with(&mut self, waits: For, also: Option<Change>) {
        let (mut outcomes, mut changes) = (Vec::new(), Vec::from_iter(also));
        let answer = match waits {
            For::Nobody => None,
            For::Opening(opening) => {
                outcomes.push(Outcome::Open { opening });
                None
            }
            For::Asker(to, outcome) => Some(Outcome::Answer { to, outcome }),
        };
        for effect in self.contacts.poll_effects() {
            match effect {
                ContactEffect::Store(record) => changes.push(Change::Record(record)),
                ContactEffect::Tell { to, event } => outcomes.push(Outcome::Tell { to, event: event.into() }),
                ContactEffect::Media(wish) => outcomes.push(Outcome::Media(wish)),
            }
        }
        outcomes.extend(answer);
        if changes.is_empty() && outcomes.is_empty() {
            return;
        }
        if changes.is_empty() {
            return self.queue.push_back(Step { pending: None, outcomes });
        }
        let changes = self.with_webhooks(changes);
        match self.store.submit(changes) {
            Ok(pending) => self.queue.push_back(Step { pending: Some(pending), outcomes }),
            Err(error) => {
                self.queue.push_back(Step { pending: None, outcomes });
                self.fall_back(&error);
            }
        }
    }

    /// Owes to webhooks what these changes tell.
    fn with_webhooks(&mut self, mut changes: Vec<Change>) -> Vec<Change> {
        let records = changes.iter().filter_map(|change| match change {
            Change::Record(record) => Some(&**record),
            _ => None,
        });
        let at = now();
        let owed = self.herald.tell(records).into_iter().map(|(contact, data)| {
            log::tell(&data);
            self.metrics.count_contact_event(&data);
            let id = WebhookEventId::from_bits(random_bits());
            Change::Webhook(Box::new(WebhookEvent::new(id, Some(contact), at, data)))
        });
        changes.extend(owed.collect::<Vec<_>>());
        changes
    }

    /// Waits until the next step may leave, or until what is stored was read again. Cancelling it loses nothing.
    pub(super) async fn ready(&mut self) -> Ready {
        if let Some(restoring) = &mut self.restoring {
            return match restoring.await {
                Ok(records) => Ready::Restored(records),
                Err(error) => Ready::Failed(StoreError::Failed(error.to_string().into())),
            };
        }
        let Some(step) = self.queue.front_mut() else { return std::future::pending().await };
        let Some(pending) = &mut step.pending else { return Ready::Step };
        let outcome = pending.durable().await;
        // It answers once.
        step.pending = None;
        outcome.map_or_else(Ready::Failed, |()| Ready::Step)
    }

    /// Lets the next step leave, and gives back what the rooms of calls shall do.
    pub(super) fn release(&mut self) -> Vec<MediaWish> {
        let Some(step) = self.queue.pop_front() else { return Vec::new() };
        let mut wishes = Vec::new();
        for outcome in step.outcomes {
            match outcome {
                Outcome::Open { opening } => self.opened(opening),
                Outcome::Answer { to, outcome } => self.answer(to, outcome),
                Outcome::Tell { to, event } => {
                    for (connection, seq) in self.live.tell(&to, &event) {
                        self.post(connection, LiveOutgoing::Event { seq, event: event.clone() });
                    }
                }
                Outcome::Media(wish) => wishes.push(wish),
            }
        }
        wishes
    }

    fn opened(&mut self, opening: LiveOpening) {
        let (connection, resume_token) = (opening.connection, opening.resume_token.clone());
        if !self.connections.contains_key(&connection) {
            // The client is gone again already.
            return;
        }
        match self.live.open(opening) {
            Ok(opened) => {
                let (session, resumed) = (opened.session, opened.resumed);
                self.post(connection, LiveOutgoing::Opened { session, resume_token, resumed });
                if self.draining.is_some() {
                    self.post(connection, LiveOutgoing::Draining(self.draining));
                }
                for (seq, event) in opened.missed {
                    self.post(connection, LiveOutgoing::Event { seq, event });
                }
                if let Some(former) = opened.replaced {
                    self.post(former, LiveOutgoing::Replaced);
                    self.disconnect(former);
                }
            }
            Err(refusal) => {
                self.post(connection, LiveOutgoing::Refused(refusal.into()));
                self.disconnect(connection);
            }
        }
    }

    fn answer(&mut self, to: Answering, outcome: Result<LiveAnswer, LiveRefused>) {
        match to {
            Answering::Connection(connection, re) => self.post(connection, LiveOutgoing::Reply { re, outcome }),
            // A task that is gone does not miss it.
            Answering::Task(task) => drop(task.send(outcome)),
        }
    }

    /// Puts something into a connection's outbox; one that is full belongs to a client that does not read, and is
    /// closed by losing it.
    fn post(&mut self, connection: ConnectionId, outgoing: LiveOutgoing) {
        let Some(known) = self.connections.get(&connection) else { return };
        if known.outbox.try_send(outgoing).is_err() {
            self.disconnect(connection);
        }
    }

    /// Something could not be stored. Nobody has heard of it, but the rules have gone on from it: they are made anew
    /// from what is stored, and everybody comes back to see how things are.
    pub(super) fn fall_back(&mut self, error: &StoreError) {
        tracing::error!(%error, "the contact plane goes back to what is stored");
        let mut pending = Vec::new();
        for step in std::mem::take(&mut self.queue) {
            pending.extend(step.pending);
            for outcome in step.outcomes {
                if let Outcome::Answer { to, .. } = outcome {
                    self.answer(to, Err(error.clone().into()));
                }
            }
        }
        for connection in self.connections.values() {
            // Who has no room for it loses the connection, which says the same.
            let _ = connection.outbox.try_send(LiveOutgoing::Reconnect(RESTORE_PAUSE));
        }
        self.connections.clear();
        self.live.forget();
        let (store, messages) = (self.store.clone(), restored_messages(&self.settings));
        self.restoring = Some(tokio::spawn(async move {
            for mut one in pending {
                // Whatever became of it is what is stored.
                let _ = one.durable().await;
            }
            loop {
                match store.restore(messages).await {
                    Ok(records) => return records,
                    Err(error) => tracing::error!(%error, "what is stored cannot be read yet"),
                }
                tokio::time::sleep(RESTORE_PAUSE).await;
            }
        }));
    }

    /// Makes the rules anew.
    pub(super) fn take_back(&mut self, records: Vec<Record>) {
        self.restoring = None;
        self.herald = Herald::default();
        self.herald.restore(&records);
        self.contacts = Contacts::restore(self.settings.clone(), now(), records);
        self.submit(For::Nobody);
    }

    /// Begins nothing from now on, or again.
    pub(super) fn drain(&mut self, deadline: Option<Timestamp>) {
        if self.draining != deadline {
            self.draining = deadline;
            for connection in self.live.connections() {
                self.post(connection, LiveOutgoing::Draining(deadline));
            }
        }
    }

    /// Goes by other times and limits from now on.
    pub(super) fn configure(&mut self, rooms: &Settings, settings: ContactSettings) {
        self.live.configure(rooms.max_sessions, rooms.resume_window);
        self.contacts.configure(settings.clone());
        self.settings = settings;
    }

    /// How many calls are under way.
    pub(super) fn live_calls(&self) -> usize {
        self.contacts.live_calls()
    }

    /// How many sessions there are.
    pub(super) fn sessions(&self) -> usize {
        self.live.len()
    }

    /// Sends everybody away, and waits until everything is stored.
    pub(super) async fn shutdown(&mut self, retry: Duration) {
        while let Some(step) = self.queue.front_mut() {
            if let Some(pending) = &mut step.pending
                && let Err(error) = pending.durable().await
            {
                tracing::error!(%error, "not everything could be stored");
                return self.fall_back(&error);
            }
            // Rooms end with the server.
            self.release();
        }
        for connection in std::mem::take(&mut self.connections).into_values() {
            let _ = connection.outbox.try_send(LiveOutgoing::Reconnect(retry));
        }
    }
}

/// What [`Plane::ready`] waited for.
#[derive(Debug)]
pub(super) enum Ready {
    /// The next step may leave.
    Step,
    /// It could not be stored.
    Failed(StoreError),
    /// What is stored was read.
    Restored(Vec<Record>),
}

fn restored_messages(settings: &ContactSettings) -> u32 {
    u32::try_from(settings.max_past).unwrap_or(u32::MAX)
}
