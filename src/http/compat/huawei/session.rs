//! Agents who are signed in at the gateway, each with a task that hears the contact plane for them.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::json;
use tokio::sync::{Notify, mpsc, watch};

use crate::config::HuaweiConfig;
use crate::domain::ConnectionId;
use crate::domain::contact::{Asker, ContactCommand, ContactEvent, ContactReply, ContactView, VisitorQuery};
use crate::http::compat::huawei::loose::AgentId;
use crate::http::compat::huawei::seat::{Deed, Facts, PHONE, Seat};
use crate::http::compat::huawei::wire::{Refused, Retcode};
use crate::http::compat::huawei::{events, loose};
use crate::http::{Edge, stop};
use crate::model::{ContactId, Skill, Timestamp};
use crate::switchboard::{Ask, LiveAnswer, LiveOutgoing, OUTBOX, Overview, now, random_bits};

/// How long to wait before the contact plane is heard again that was lost.
const PAUSE: Duration = Duration::from_secs(1);

/// Calls whose data is kept, for whoever takes them over; the oldest are forgotten first.
const MAX_CALL_DATA: usize = 4096;

/// Who is signed in.
#[derive(Debug)]
pub struct Gateway {
    pub(super) settings: HuaweiConfig,
    sessions: Mutex<BTreeMap<AgentId, Arc<Session>>>,
    call_data: Mutex<VecDeque<(String, String)>>,
}

impl Gateway {
    /// A gateway where nobody is signed in.
    pub fn new(settings: HuaweiConfig) -> Self {
        Gateway { settings, sessions: Mutex::default(), call_data: Mutex::default() }
    }

    pub(super) fn session(&self, id: AgentId) -> Option<Arc<Session>> {
        self.sessions().get(&id).filter(|session| !session.is_over()).cloned()
    }

    pub(super) fn everybody(&self) -> Vec<Arc<Session>> {
        self.sessions().values().cloned().collect()
    }

    /// Whether somebody who is known by this name is signed in here.
    pub(super) fn knows(&self, subject: &str) -> bool {
        AgentId::read(subject).is_some_and(|id| self.session(id).is_some())
    }

    /// Signs somebody in; gives back who had signed in before in their name, unless that is in the way.
    pub(super) fn enter(&self, session: Arc<Session>, by_force: bool) -> Result<Option<Arc<Session>>, Refused> {
        let mut sessions = self.sessions();
        if !by_force && sessions.get(&session.id).is_some_and(|known| !known.is_over()) {
            return Err(Retcode::SignedInAlready.into());
        }
        Ok(sessions.insert(session.id, session))
    }

    fn exit(&self, session: &Arc<Session>) {
        let mut sessions = self.sessions();
        if sessions.get(&session.id).is_some_and(|known| Arc::ptr_eq(known, session)) {
            sessions.remove(&session.id);
        }
    }

    pub(super) fn put_call_data(&self, callid: String, data: String) {
        let mut all = self.call_data.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|(known, _)| *known != callid);
        if all.len() >= MAX_CALL_DATA {
            all.pop_front();
        }
        all.push_back((callid, data));
    }

    pub(super) fn call_data(&self, callid: &str) -> Option<String> {
        let all = self.call_data.lock().unwrap_or_else(PoisonError::into_inner);
        all.iter().find(|(known, _)| known == callid).map(|(_, data)| data.clone())
    }

    fn sessions(&self) -> MutexGuard<'_, BTreeMap<AgentId, Arc<Session>>> {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where events are pushed to.
#[derive(Debug, Clone)]
pub(super) struct Push {
    pub(super) url: String,
    pub(super) token: String,
}

/// An agent who is signed in.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) id: AgentId,
    pub(super) name: Arc<str>,
    /// When the agent signed in.
    pub(super) since: Timestamp,
    pub(super) push: Option<Push>,
    /// Every skill of the agent's.
    pub(super) skills: Vec<Skill>,
    /// Held while something is asked of the contact plane, so that what is heard comes after what was done.
    pub(super) seat: tokio::sync::Mutex<Seat>,
    /// An event came in.
    pub(super) news: Notify,
    /// Who the agent is to the contact plane now.
    asker: Mutex<Asker>,
    /// The guid, and the one before while a client may still use it.
    guids: Mutex<(String, Option<String>)>,
    heard: Mutex<Instant>,
    /// Something is different of which the task must know.
    nudge: Notify,
    ended: watch::Sender<bool>,
}

impl Session {
    pub(super) fn new(id: AgentId, name: Arc<str>, asker: Asker, push: Option<Push>, seat: Seat) -> Self {
        let skills = match &asker {
            Asker::Person { skills, .. } => skills.iter().cloned().collect(),
            Asker::Admin | Asker::Server => Vec::new(),
        };
        Session {
            id,
            name,
            since: now(),
            push,
            skills,
            seat: seat.into(),
            news: Notify::new(),
            asker: asker.into(),
            guids: (fresh_guid(), None).into(),
            heard: Instant::now().into(),
            nudge: Notify::new(),
            ended: watch::Sender::new(false),
        }
    }

    pub(super) fn asker(&self) -> Asker {
        lock(&self.asker).clone()
    }

    /// Serves these queues from now on.
    pub(super) fn serve(&self, serves: impl IntoIterator<Item = Skill>) {
        if let Asker::Person { skills, .. } = &mut *lock(&self.asker) {
            *skills = serves.into_iter().collect();
        }
        self.nudge.notify_one();
    }

    pub(super) fn guid(&self) -> String {
        lock(&self.guids).0.clone()
    }

    /// Gives a new guid; the one before is good until the next one.
    pub(super) fn renew_guid(&self) -> String {
        let mut guids = lock(&self.guids);
        let former = std::mem::replace(&mut guids.0, fresh_guid());
        guids.1 = Some(former);
        guids.0.clone()
    }

    pub(super) fn is_guid(&self, guid: &str) -> bool {
        let guids = lock(&self.guids);
        guids.0 == guid || guids.1.as_deref() == Some(guid)
    }

    /// The agent's client is there.
    pub(super) fn touch(&self) {
        *lock(&self.heard) = Instant::now();
    }

    fn heard(&self) -> Instant {
        *lock(&self.heard)
    }

    /// Has the task look at what may be different.
    pub(super) fn nudge(&self) {
        self.nudge.notify_one();
    }

    /// Signs the agent out.
    pub(super) fn end(&self) {
        self.ended.send_replace(true);
    }

    /// Tells the agent that they are signed out, and signs them out.
    pub(super) async fn sign_off(&self) {
        let content = json!({"loginTime": self.since.as_millis().to_string()});
        self.seat.lock().await.tell("AgentOther_ShutdownService", content);
        self.end();
        self.news.notify_waiters();
    }

    pub(super) fn is_over(&self) -> bool {
        *self.ended.borrow()
    }

    /// Waits until the agent is signed out.
    pub(super) async fn over(&self) {
        let mut ended = self.ended.subscribe();
        // An error means that nobody can end it any more, as when it is over.
        let _ = ended.wait_for(|ended| *ended).await;
    }

    /// Has the contact plane do something, as the agent.
    pub(super) async fn act(&self, edge: &Edge, command: ContactCommand) -> Result<ContactReply, Refused> {
        match edge.switchboard.ask(self.asker(), Ask::Do(command)).await?? {
            LiveAnswer::Reply(reply) => Ok(reply),
            _ => Ok(ContactReply::Done),
        }
    }

    /// Does what follows from what was heard. What comes too late is of no matter.
    pub(super) async fn follow(&self, edge: &Edge, seat: &mut Seat) {
        for deed in seat.poll_deeds() {
            let done = match deed {
                Deed::Do(command) => self.act(edge, command).await.map(|_| ()),
                Deed::Finish(contact) => self.finish(edge, contact).await,
            };
            if let Err(Refused { code, message }) = done {
                tracing::debug!(code, %message, "what an agent's gateway wanted was refused");
            }
        }
        self.news.notify_waiters();
        // Whoever does not fetch events is not there.
        if seat.has_overflown() {
            self.end();
        }
    }

    /// The agent hangs up: the contact goes on with other agents, and is over without.
    pub(super) async fn hang_up(&self, edge: &Edge, contact: ContactId) -> Result<(), Refused> {
        let goes_on = |agent: &str| agent != self.id.to_string();
        self.leave_or_end(edge, contact, goes_on).await
    }

    /// The call is over: the contact goes on with agents elsewhere, who may have more to do than to talk.
    async fn finish(&self, edge: &Edge, contact: ContactId) -> Result<(), Refused> {
        let goes_on = |agent: &str| !edge.huawei.knows(agent);
        self.leave_or_end(edge, contact, goes_on).await
    }

    /// What the gateway knows of a contact as the brand's server, so that an agent sees who calls.
    pub(super) async fn facts(&self, edge: &Edge, contact: ContactId) -> Result<Option<Facts>, Refused> {
        let Ok(LiveAnswer::Contact(view)) = edge.switchboard.ask(Asker::Admin, Ask::Contact(contact)).await? else {
            return Ok(None);
        };
        let Some(mut facts) = Facts::of(&view, &self.id.to_string()) else { return Ok(None) };
        if facts.number.is_empty() && facts.inner.is_none() {
            facts.number = visitors_number(edge, &facts.partner).await.unwrap_or_default();
        }
        Ok(Some(facts))
    }

    async fn leave_or_end(
        &self,
        edge: &Edge,
        contact: ContactId,
        goes_on_with: impl Fn(&str) -> bool,
    ) -> Result<(), Refused> {
        let Some(facts) = self.facts(edge, contact).await? else { return Ok(()) };
        let command = match facts.agents.iter().any(|agent| goes_on_with(agent)) {
            true => ContactCommand::Leave { contact },
            false => ContactCommand::End { contact },
        };
        self.act(edge, command).await.map(|_| ())
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A guid as CC-Gateway's look.
fn fresh_guid() -> String {
    let hex = format!("{:032x}", random_bits());
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|part| hex.get(part).unwrap_or_default().to_owned());
    format!("{}.AgentGateway1", parts.join("-"))
}

/// The number that a customer's page has told when it tagged the browser.
async fn visitors_number(edge: &Edge, customer: &str) -> Option<String> {
    let query = VisitorQuery::Is(customer.to_owned());
    let Ok(Ok(LiveAnswer::Visitors(found))) = edge.switchboard.ask(Asker::Admin, Ask::Visitors(query)).await else {
        return None;
    };
    let own = found.into_iter().filter(|visitor| *visitor.subject == *customer);
    own.filter_map(|visitor| visitor.data.get(PHONE).cloned().or(visitor.external_id))
        .find(|number| loose::is_number(number))
}

/// What is open for the agent.
pub(super) async fn overview(edge: &Edge, asker: Asker) -> Result<Overview, Refused> {
    match edge.switchboard.ask(asker, Ask::Overview).await?? {
        LiveAnswer::Overview(overview) => Ok(*overview),
        _ => Err(Retcode::Failed.into()),
    }
}

/// A connection to the contact plane.
pub(super) struct Line {
    connection: ConnectionId,
    inbox: mpsc::Receiver<LiveOutgoing>,
}

impl Line {
    /// Connects an agent.
    ///
    /// # Errors
    ///
    /// When the rules or the bounds of the server forbid it.
    pub(super) async fn open(edge: &Edge, asker: Asker) -> Result<Line, Refused> {
        let connection = edge.switchboard.connection();
        let (outbox, mut inbox) = mpsc::channel(OUTBOX);
        edge.switchboard.open_live(connection, asker, None, outbox).await?;
        match inbox.recv().await {
            Some(LiveOutgoing::Opened { .. }) => Ok(Line { connection, inbox }),
            Some(LiveOutgoing::Refused(refused)) => Err(Retcode::NoResource.because(refused.to_string())),
            Some(_) | None => Err(Retcode::NoResource.into()),
        }
    }

    pub(super) async fn close(self, edge: &Edge) {
        edge.switchboard.disconnect_live(self.connection).await;
    }
}

/// Hears the contact plane for an agent until they are signed out.
pub(super) async fn run(edge: Edge, session: Arc<Session>, mut line: Line) {
    let skills = |session: &Session| match session.asker() {
        Asker::Person { skills, .. } => skills,
        Asker::Admin | Asker::Server => Default::default(),
    };
    let mut served = skills(&session);
    let login = session.id.to_string();
    if session.push.is_some() {
        tokio::spawn(events::push(edge.clone(), session.clone()));
    }
    loop {
        let due = next_deadline(&edge, &session).await;
        tokio::select! {
            biased;
            () = session.over() => break,
            () = stop(edge.stopping.clone()) => break,
            () = edge.keys.users().until_barred(&login) => break,
            outgoing = line.inbox.recv() => match outgoing {
                Some(LiveOutgoing::Event { event, .. }) => hear(&edge, &session, &event).await,
                Some(
                    LiveOutgoing::Opened { .. }
                    | LiveOutgoing::Refused(_)
                    | LiveOutgoing::Reply { .. }
                    | LiveOutgoing::Draining(_),
                ) => {}
                Some(LiveOutgoing::Replaced | LiveOutgoing::Reconnect(_)) | None => {
                    tokio::time::sleep(PAUSE).await;
                    line = reconnect(&edge, &session, line).await;
                }
            },
            () = session.nudge.notified() => {
                let wanted = skills(&session);
                if wanted != served {
                    served = wanted;
                    line = reconnect(&edge, &session, line).await;
                }
            }
            () = tokio::time::sleep_until(due.into()) => look_at_the_clock(&edge, &session).await,
        }
    }
    sign_out(&edge, &session, line).await;
}

/// When the agent counts as gone, or has rested enough.
async fn next_deadline(edge: &Edge, session: &Session) -> Instant {
    let gone = session.heard() + edge.huawei.settings.sign_out_after;
    let rested = session.seat.lock().await.rest_until.map(|until| Instant::now() + until.since(now()));
    rested.map_or(gone, |rested| rested.min(gone))
}

async fn look_at_the_clock(edge: &Edge, session: &Session) {
    if session.heard().elapsed() >= edge.huawei.settings.sign_out_after {
        tracing::info!(agent = %session.id, "an agent does not fetch events and is signed out");
        return session.sign_off().await;
    }
    let mut seat = session.seat.lock().await;
    if seat.rest_until.is_some_and(|until| until <= now()) {
        seat.end_rest();
        session.follow(edge, &mut seat).await;
    }
}

async fn hear(edge: &Edge, session: &Session, event: &ContactEvent) {
    let mut seat = session.seat.lock().await;
    let facts = match seat.needs(event) {
        Some(contact) => session.facts(edge, contact).await.ok().flatten(),
        None => None,
    };
    seat.hear(now(), event, facts);
    session.follow(edge, &mut seat).await;
}

/// Another connection in place of one; what was missed meanwhile is seen from what there is.
async fn reconnect(edge: &Edge, session: &Session, former: Line) -> Line {
    let mut seat = session.seat.lock().await;
    match Line::open(edge, session.asker()).await {
        Ok(line) => {
            former.close(edge).await;
            let open: Vec<ContactView> =
                overview(edge, session.asker()).await.map(|overview| overview.contacts).unwrap_or_default();
            seat.resume(&open);
            session.follow(edge, &mut seat).await;
            line
        }
        Err(refused) => {
            tracing::warn!(agent = %session.id, message = %refused.message, "an agent's gateway lost the contact plane");
            session.end();
            former
        }
    }
}

async fn sign_out(edge: &Edge, session: &Arc<Session>, line: Line) {
    session.end();
    edge.huawei.exit(session);
    session.news.notify_waiters();
    // Whoever has signed in again meanwhile says themselves whether they want contacts.
    if edge.huawei.session(session.id).is_none() {
        // A refusal means that the agent gets none anyway.
        let _ = session.act(edge, ContactCommand::SetAvailable { available: false }).await;
    }
    line.close(edge).await;
}
