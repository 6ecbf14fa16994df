use std::collections::VecDeque;
use std::time::Instant;

use crate::domain::words::{ConnectionId, Event, FreshSession, MediaOrder, Participant, Track};
use crate::model::{Identity, ParticipantId, PeerId, PeerStats, Source, Sources};

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
    /// Whether others do not see this person.
    pub(super) is_hidden: bool,
    /// What is not forwarded, whatever the person wants.
    pub(super) withheld: Sources,
    pub(super) log: EventLog<Event>,
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
            is_hidden: false,
            withheld: Sources::default(),
            log: EventLog::default(),
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
            tracks: self.call.iter().flat_map(|c| &c.tracks).map(|track| self.seen(*track)).collect(),
            quality: self.call.as_ref().and_then(|c| c.stats.as_ref()).map(|stats| stats.quality),
        }
    }

    /// A track as others see it: what is withheld counts as muted.
    pub(super) fn seen(&self, track: Track) -> Track {
        Track { muted: track.muted || self.withheld.contains(track.source), ..track }
    }
}

/// The events of a session, numbered, of which the latest are remembered for a client that comes back.
#[derive(Debug)]
pub(super) struct EventLog<E> {
    events: VecDeque<E>,
    /// The number of the latest event; the log ends with it.
    last_seq: u64,
}

impl<E> Default for EventLog<E> {
    fn default() -> Self {
        EventLog { events: VecDeque::new(), last_seq: 0 }
    }
}

impl<E: Clone> EventLog<E> {
    /// Numbers an event and keeps it for a replay.
    pub(super) fn record(&mut self, event: E) -> u64 {
        if self.events.len() == LOG_LENGTH {
            self.events.pop_front();
        }
        self.events.push_back(event);
        self.last_seq += 1;
        self.last_seq
    }

    /// The events after `last_seq`; `None` when some of them are forgotten or the number is made up.
    pub(super) fn missed(&self, last_seq: u64) -> Option<Vec<(u64, E)>> {
        let missed = usize::try_from(self.last_seq.checked_sub(last_seq)?).ok()?;
        let skip = self.events.len().checked_sub(missed)?;
        Some((last_seq + 1..).zip(self.events.iter().skip(skip).cloned()).collect())
    }
}

/// A session's place in its room.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) peer: PeerId,
    /// Which m-line carries which source.
    pub(super) lines: Vec<(Source, String)>,
    pub(super) auto_subscribe: bool,
    /// As their publisher wants them.
    pub(super) tracks: Vec<Track>,
    /// Whether media flows.
    pub(super) is_connected: bool,
    /// How it flows, as it was measured last.
    pub(super) stats: Option<Box<PeerStats>>,
    /// What the media plane was told to enforce.
    pub(super) terms: Option<MediaOrder>,
}

impl Call {
    pub(super) fn new(peer: PeerId, lines: Vec<(Source, String)>, auto_subscribe: bool) -> Self {
        Call { peer, lines, auto_subscribe, tracks: Vec::new(), is_connected: false, stats: None, terms: None }
    }

    pub(super) fn mid_of(&self, source: Source) -> Option<String> {
        self.lines.iter().find(|(s, _)| *s == source).map(|(_, mid)| mid.clone())
    }
}
