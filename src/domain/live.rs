//! The sessions of the contact plane: who listens where, and what they missed while they were away.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::domain::contact::ContactEvent;
use crate::domain::session::EventLog;
use crate::domain::words::{ConnectionId, Refusal};
use crate::model::SessionId;

/// Whose session it is and with what it can be resumed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveOpening {
    /// The connection.
    pub connection: ConnectionId,
    /// The person.
    pub subject: Arc<str>,
    /// The resume token and the last event seen of the session that shall go on.
    pub resume: Option<(String, u64)>,
    /// For a new session, drawn by the caller.
    pub session: SessionId,
    /// The secret that resumes it from now on.
    pub resume_token: String,
}

/// A session that was opened or goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveOpened {
    /// Its id.
    pub session: SessionId,
    /// Whether it is an earlier one that goes on.
    pub resumed: bool,
    /// What its client has missed, with numbers.
    pub missed: Vec<(u64, Arc<ContactEvent>)>,
    /// The connection that it had until now.
    pub replaced: Option<ConnectionId>,
}

/// Every session of the contact plane.
#[derive(Debug)]
pub struct LiveSessions {
    max_sessions: usize,
    resume_window: Duration,
    sessions: BTreeMap<SessionId, LiveSession>,
    by_subject: BTreeMap<Arc<str>, BTreeSet<SessionId>>,
    by_connection: BTreeMap<ConnectionId, SessionId>,
    by_resume_token: BTreeMap<String, SessionId>,
    /// When the sessions without a connection are given up.
    deadlines: BTreeSet<(Instant, SessionId)>,
}

#[derive(Debug)]
struct LiveSession {
    subject: Arc<str>,
    resume_token: String,
    connection: Option<ConnectionId>,
    deadline: Option<Instant>,
    log: EventLog<Arc<ContactEvent>>,
}

impl LiveSessions {
    /// None yet; so many at most, each held so long without a connection.
    pub fn new(max_sessions: usize, resume_window: Duration) -> Self {
        LiveSessions {
            max_sessions,
            resume_window,
            sessions: BTreeMap::new(),
            by_subject: BTreeMap::new(),
            by_connection: BTreeMap::new(),
            by_resume_token: BTreeMap::new(),
            deadlines: BTreeSet::new(),
        }
    }

    /// Goes by other limits from now on.
    pub fn configure(&mut self, max_sessions: usize, resume_window: Duration) {
        (self.max_sessions, self.resume_window) = (max_sessions, resume_window);
    }

    /// The connections of those that are connected.
    pub fn connections(&self) -> Vec<ConnectionId> {
        self.by_connection.keys().copied().collect()
    }

    /// How many there are, connected or held.
    pub fn len(&self) -> usize {
        self.sessions.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.sessions.is_empty()
    }

    /// Opens a session or goes on with an earlier one, if it is the same person's and nothing is missing.
    ///
    /// # Errors
    ///
    /// When there are as many as there may be.
    pub fn open(&mut self, opening: LiveOpening) -> Result<LiveOpened, Refusal> {
        if let Some((token, last_seq)) = &opening.resume
            && let Some(opened) = self.resume(&opening, token, *last_seq)
        {
            return Ok(opened);
        }
        if self.sessions.len() >= self.max_sessions {
            return Err(Refusal::ServerFull);
        }
        let LiveOpening { connection, subject, session, resume_token, .. } = opening;
        self.by_subject.entry(subject.clone()).or_default().insert(session);
        self.by_connection.insert(connection, session);
        self.by_resume_token.insert(resume_token.clone(), session);
        let (connection, log) = (Some(connection), EventLog::default());
        self.sessions.insert(session, LiveSession { subject, resume_token, connection, deadline: None, log });
        Ok(LiveOpened { session, resumed: false, missed: Vec::new(), replaced: None })
    }

    fn resume(&mut self, opening: &LiveOpening, token: &str, last_seq: u64) -> Option<LiveOpened> {
        let id = *self.by_resume_token.get(token)?;
        let session = self.sessions.get_mut(&id).filter(|s| s.subject == opening.subject)?;
        let missed = session.log.missed(last_seq)?;
        self.by_resume_token.remove(token);
        self.by_resume_token.insert(opening.resume_token.clone(), id);
        session.resume_token = opening.resume_token.clone();
        if let Some(deadline) = session.deadline.take() {
            self.deadlines.remove(&(deadline, id));
        }
        let replaced = session.connection.replace(opening.connection);
        if let Some(former) = replaced {
            self.by_connection.remove(&former);
        }
        self.by_connection.insert(opening.connection, id);
        Some(LiveOpened { session: id, resumed: true, missed, replaced })
    }

    /// Holds the session of a connection that is gone, for a while.
    pub fn disconnect(&mut self, now: Instant, connection: ConnectionId) {
        let Some(id) = self.by_connection.remove(&connection) else { return };
        let Some(session) = self.sessions.get_mut(&id) else { return };
        session.connection = None;
        let deadline = now + self.resume_window;
        session.deadline = Some(deadline);
        self.deadlines.insert((deadline, id));
    }

    /// Notes an event for each session of a person, and says which connections hear it under which number.
    pub fn tell(&mut self, to: &str, event: &Arc<ContactEvent>) -> Vec<(ConnectionId, u64)> {
        let mut heard = Vec::new();
        for id in self.by_subject.get(to).into_iter().flatten() {
            let Some(session) = self.sessions.get_mut(id) else { continue };
            let seq = session.log.record(event.clone());
            heard.extend(session.connection.map(|connection| (connection, seq)));
        }
        heard
    }

    /// Gives all of them up.
    pub fn forget(&mut self) {
        *self = LiveSessions::new(self.max_sessions, self.resume_window);
    }

    /// When [`LiveSessions::handle_timeout`] is wanted.
    pub fn poll_timeout(&self) -> Option<Instant> {
        self.deadlines.first().map(|(at, _)| *at)
    }

    /// Gives up the sessions that did not come back.
    pub fn handle_timeout(&mut self, now: Instant) {
        while let Some((at, id)) = self.deadlines.first().copied().filter(|(at, _)| *at <= now) {
            self.deadlines.remove(&(at, id));
            let Some(session) = self.sessions.remove(&id) else { continue };
            self.by_resume_token.remove(&session.resume_token);
            if let Some(siblings) = self.by_subject.get_mut(&session.subject) {
                siblings.remove(&id);
                if siblings.is_empty() {
                    self.by_subject.remove(&session.subject);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opening(connection: u64, subject: &str, resume: Option<(&str, u64)>) -> LiveOpening {
        LiveOpening {
            connection: ConnectionId(connection),
            subject: subject.into(),
            resume: resume.map(|(token, seq)| (token.to_owned(), seq)),
            session: SessionId::from_bits(connection.into()),
            resume_token: format!("r{connection}"),
        }
    }

    fn event(available: bool) -> Arc<ContactEvent> {
        Arc::new(ContactEvent::AvailabilityChanged { available })
    }

    #[test]
    fn a_session_goes_on_with_what_was_missed() {
        let start = Instant::now();
        let mut live = LiveSessions::new(2, Duration::from_secs(30));
        live.open(opening(1, "agent", None)).unwrap();
        live.open(opening(2, "agent", None)).unwrap();
        assert_eq!(live.open(opening(3, "agent", None)), Err(Refusal::ServerFull));
        let both = [(ConnectionId(1), 1), (ConnectionId(2), 1)];
        assert_eq!(live.tell("agent", &event(true)), both);
        assert_eq!(live.tell("customer", &event(true)), []);

        live.disconnect(start, ConnectionId(1));
        assert_eq!(live.tell("agent", &event(false)), [(ConnectionId(2), 2)]);
        assert_eq!(live.open(opening(4, "customer", Some(("r1", 1)))), Err(Refusal::ServerFull), "not theirs");
        let back = live.open(opening(5, "agent", Some(("r1", 1)))).unwrap();
        assert!(back.resumed && back.session == SessionId::from_bits(1));
        assert_eq!(back.missed, [(2, event(false))]);
        assert_eq!(live.poll_timeout(), None);
        assert_eq!(live.open(opening(6, "agent", Some(("r1", 2)))), Err(Refusal::ServerFull), "a token is good once");
        let again = live.open(opening(7, "agent", Some(("r5", 2)))).unwrap();
        assert_eq!(again.replaced, Some(ConnectionId(5)));

        live.disconnect(start, ConnectionId(2));
        live.disconnect(start, ConnectionId(7));
        live.handle_timeout(start + Duration::from_secs(29));
        assert_eq!(live.len(), 2);
        live.handle_timeout(start + Duration::from_secs(30));
        assert!(live.is_empty() && live.by_subject.is_empty() && live.by_resume_token.is_empty());
    }
}
