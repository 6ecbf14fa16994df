use std::collections::VecDeque;
use std::time::Instant;

use crate::domain::command::{ConnectionId, Event, FreshSession, Participant, Track};
use crate::model::{Identity, ParticipantId, PeerId, Source};

/// How many events a session remembers for a client that comes back.
const LOG_LENGTH: usize = 256;

/// One person's signalling session; it outlives its connection for a while.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) participant: ParticipantId,
    pub(super) identity: Identity,
    pub(super) resume_token: String,
    pub(super) connection: Option<ConnectionId>,
    /// When it is given up; set while there is no connection.
    pub(super) deadline: Option<Instant>,
    /// Set once the room was joined.
    pub(super) call: Option<Call>,
    log: VecDeque<Event>,
    /// The number of the latest event; the log ends with it.
    last_seq: u64,
}

impl Session {
    pub(super) fn new(identity: Identity, connection: ConnectionId, fresh: FreshSession) -> Self {
        Session {
            participant: fresh.participant,
            identity,
            resume_token: fresh.resume_token,
            connection: Some(connection),
            deadline: None,
            call: None,
            log: VecDeque::new(),
            last_seq: 0,
        }
    }

    /// What others see of this person.
    pub(super) fn participant(&self) -> Participant {
        Participant {
            id: self.participant,
            subject: self.identity.subject.clone(),
            name: self.identity.name.clone(),
            role: self.identity.role,
            is_connected: self.connection.is_some(),
            tracks: self.call.as_ref().map(|c| c.tracks.clone()).unwrap_or_default(),
        }
    }

    /// Numbers an event and keeps it for a replay.
    pub(super) fn record(&mut self, event: Event) -> u64 {
        if self.log.len() == LOG_LENGTH {
            self.log.pop_front();
        }
        self.log.push_back(event);
        self.last_seq += 1;
        self.last_seq
    }

    /// The events after `last_seq`; `None` when some of them are forgotten or the number is made up.
    pub(super) fn missed(&self, last_seq: u64) -> Option<Vec<(u64, Event)>> {
        let missed = usize::try_from(self.last_seq.checked_sub(last_seq)?).ok()?;
        let skip = self.log.len().checked_sub(missed)?;
        Some((last_seq + 1..).zip(self.log.iter().skip(skip).cloned()).collect())
    }
}

/// A session's place in its room.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) peer: PeerId,
    /// Which m-line carries which source.
    pub(super) lines: Vec<(Source, String)>,
    pub(super) auto_subscribe: bool,
    pub(super) tracks: Vec<Track>,
}

impl Call {
    pub(super) fn new(peer: PeerId, lines: Vec<(Source, String)>, auto_subscribe: bool) -> Self {
        Call { peer, lines, auto_subscribe, tracks: Vec::new() }
    }

    pub(super) fn mid_of(&self, source: Source) -> Option<String> {
        self.lines.iter().find(|(s, _)| *s == source).map(|(_, mid)| mid.clone())
    }
}
