//! What was measured of live rooms lately, in memory, for people who watch.

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

use crate::domain::{Census, Participant};
use crate::metrics::Losses;
use crate::model::{MediaPath, ParticipantId, PeerId, PeerStats, RoomId, Timestamp};

/// How far back one can look: fifteen minutes.
const SAMPLES: usize = 180;

/// How often there is a sample.
const STEP: Duration = Duration::from_secs(5);

/// Two that come sooner after each other, because a score has changed, are one.
const CLOSE: Duration = Duration::from_millis(2500);

/// How many participants of a room are remembered, with those who are gone.
const PARTICIPANTS: usize = 100;

/// How somebody's connection was at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// When.
    pub at: Timestamp,
    /// What the client sent, in kbit/s.
    pub up_kbps: u32,
    /// What it was sent, in kbit/s.
    pub down_kbps: u32,
    /// The loss in the worse direction, in thousandths.
    pub loss_permille: u16,
    /// There and back, once it is known.
    pub round_trip: Option<Duration>,
    /// The score.
    pub score: u8,
    /// The way that media took.
    pub path: MediaPath,
}

/// How the server was at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overall {
    /// When.
    pub at: Timestamp,
    /// Rooms with somebody in them.
    pub rooms: usize,
    /// People in them.
    pub people: usize,
    /// What clients were sent, in kbit/s.
    pub sent_kbps: u64,
    /// What 95 of a hundred connections lost at most, in thousandths.
    pub loss_permille: u16,
    /// Within which time 95 of a hundred answer.
    pub round_trip: Option<Duration>,
    /// Within which time 95 of a hundred joined, in the last 15 minutes.
    pub join: Option<Duration>,
}

/// What was measured since some time, oldest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Past {
    /// The whole server.
    pub overall: Vec<Overall>,
    /// Everybody in live rooms, with those who have left them.
    pub rooms: Vec<(RoomId, Vec<Lived>)>,
}

/// Somebody's samples.
pub(super) type Lived = (ParticipantId, Vec<Sample>);

/// The samples of all that is live.
#[derive(Debug)]
pub(super) struct History {
    overall: VecDeque<Overall>,
    rooms: BTreeMap<RoomId, BTreeMap<ParticipantId, Line>>,
    due: Instant,
}

/// One participant's samples, and the latest report whole.
#[derive(Debug)]
struct Line {
    peer: PeerId,
    latest: PeerStats,
    samples: VecDeque<Sample>,
}

impl History {
    pub(super) fn new(now: Instant) -> Self {
        History { overall: VecDeque::new(), rooms: BTreeMap::new(), due: now + STEP }
    }

    /// Takes a report, and says what was lost since the one before.
    pub(super) fn note(
        &mut self,
        at: Timestamp,
        room: &RoomId,
        participant: ParticipantId,
        peer: PeerId,
        stats: &PeerStats,
    ) -> Losses {
        let lines = self.rooms.entry(room.clone()).or_default();
        if !lines.contains_key(&participant) && lines.len() >= PARTICIPANTS {
            let quiet = lines.iter().min_by_key(|(_, line)| line.samples.back().map(|s| s.at)).map(|(id, _)| *id);
            lines.remove(&quiet.unwrap_or(participant));
        }
        let former = lines.get(&participant).filter(|line| line.peer == peer).map(|line| line.latest);
        let losses = Losses::between(former.as_ref(), stats);
        let line = lines.entry(participant).or_insert_with(|| Line { peer, latest: *stats, samples: VecDeque::new() });
        (line.peer, line.latest) = (peer, *stats);
        let mut sample = Sample {
            at,
            up_kbps: stats.up.kbps,
            down_kbps: stats.down.kbps,
            loss_permille: stats.up.loss_permille.max(stats.down.loss_permille),
            round_trip: stats.round_trip,
            score: stats.quality.score,
            path: stats.path,
        };
        match line.samples.back_mut() {
            Some(latest) if at.since(latest.at) < CLOSE => {
                sample.at = latest.at;
                *latest = sample;
            }
            _ => push(&mut line.samples, sample),
        }
        losses
    }

    /// Forgets a room that is over.
    pub(super) fn forget(&mut self, room: &RoomId) {
        self.rooms.remove(room);
    }

    /// When [`History::sum_up`] is wanted.
    pub(super) fn poll_timeout(&self) -> Instant {
        self.due
    }

    /// Takes a sample of the whole server, of those who are there, once it is time.
    pub(super) fn sum_up(
        &mut self,
        now: Instant,
        at: Timestamp,
        census: &Census,
        present: impl IntoIterator<Item = (Participant, PeerStats)>,
        join: Option<Duration>,
    ) {
        self.due = now + STEP;
        let (mut losses, mut round_trips, mut sent_kbps) = (Vec::new(), Vec::new(), 0);
        for (_, stats) in present {
            losses.push(stats.up.loss_permille.max(stats.down.loss_permille));
            round_trips.extend(stats.round_trip);
            sent_kbps += u64::from(stats.down.kbps);
        }
        let overall = Overall {
            at,
            rooms: census.rooms,
            people: census.agents + census.customers + census.supervisors,
            sent_kbps,
            loss_permille: nearly_all(losses).unwrap_or_default(),
            round_trip: nearly_all(round_trips),
            join,
        };
        push(&mut self.overall, overall);
    }

    /// What was measured after a time.
    pub(super) fn since(&self, since: Timestamp) -> Past {
        let is_new = |at: Timestamp| at > since;
        let rooms = self.rooms.iter().map(|(room, lines)| {
            let lines = lines.iter().map(|(participant, line)| {
                (*participant, line.samples.iter().filter(|s| is_new(s.at)).copied().collect())
            });
            (room.clone(), lines.collect())
        });
        Past { overall: self.overall.iter().filter(|o| is_new(o.at)).copied().collect(), rooms: rooms.collect() }
    }
}

fn push<T>(ring: &mut VecDeque<T>, item: T) {
    if ring.len() == SAMPLES {
        ring.pop_front();
    }
    ring.push_back(item);
}

/// What 95 of a hundred do not exceed.
fn nearly_all<T: Ord + Copy>(mut values: Vec<T>) -> Option<T> {
    values.sort_unstable();
    values.get((values.len() * 95).div_ceil(100).saturating_sub(1)).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FlowStats, Quality, QualityReasons, Transport};

    fn stats(packets: u64, loss_permille: u16, nacks: u64) -> PeerStats {
        let flow = FlowStats { packets, loss_permille, nacks, kbps: 500, ..FlowStats::default() };
        PeerStats {
            quality: Quality { score: 4, reasons: QualityReasons::default() },
            round_trip: Some(Duration::from_millis(40)),
            up: flow,
            down: FlowStats::default(),
            estimate: None,
            transport: Transport::Udp,
            path: MediaPath::Udp,
            remote: None,
        }
    }

    fn seconds(n: u64) -> Timestamp {
        Timestamp::from_millis(n * 1000)
    }

    #[test]
    fn fifteen_minutes_are_kept_and_no_more() {
        let (room, one) = (RoomId::try_from("demo").unwrap(), ParticipantId::from_bits(1));
        let mut history = History::new(Instant::now());
        for n in 1..=400 {
            history.note(seconds(n * 5), &room, one, PeerId(1), &stats(n * 100, 0, 0));
        }
        let past = history.since(Timestamp::default());
        assert_eq!(past.rooms[0].1[0].1.len(), SAMPLES);
        assert_eq!(history.since(seconds(1995)).rooms[0].1[0].1.len(), 1, "only what is new");
        history.forget(&room);
        assert_eq!(history.since(Timestamp::default()), Past::default());
    }

    #[test]
    fn reports_close_to_each_other_are_one_sample_and_crowds_are_bounded() {
        let (room, one) = (RoomId::try_from("demo").unwrap(), ParticipantId::from_bits(1));
        let mut history = History::new(Instant::now());
        for at in [1000, 2000, 3000, 4000] {
            history.note(Timestamp::from_millis(at), &room, one, PeerId(1), &stats(100, 0, 0));
        }
        let samples = history.since(Timestamp::default()).rooms[0].1[0].1.clone();
        assert_eq!(samples.iter().map(|s| s.at.as_millis()).collect::<Vec<_>>(), [1000, 4000]);
        for n in 2..500 {
            history.note(seconds(n), &room, ParticipantId::from_bits(n.into()), PeerId(n), &stats(100, 0, 0));
        }
        let past = history.since(Timestamp::default());
        assert_eq!(past.rooms[0].1.len(), PARTICIPANTS);
        assert!(past.rooms[0].1.iter().any(|(id, _)| *id == ParticipantId::from_bits(499)));
    }

    #[test]
    fn losses_are_those_since_the_former_report_of_the_same_connection() {
        let (room, one) = (RoomId::try_from("demo").unwrap(), ParticipantId::from_bits(1));
        let mut history = History::new(Instant::now());
        let mut note = |at, peer, stats| history.note(seconds(at), &room, one, PeerId(peer), &stats);
        let first = note(5, 1, stats(90, 100, 3));
        assert!((first.lost[0] - 10.0).abs() < 0.01, "a tenth of a hundred: {first:?}");
        assert_eq!(first.nacks, [3, 0]);
        assert_eq!(note(10, 1, stats(90, 100, 3)), Losses::default(), "nothing came since");
        assert_eq!(note(15, 1, stats(190, 0, 5)).nacks, [2, 0]);
        assert_eq!(note(20, 2, stats(50, 0, 1)).nacks, [1, 0], "another connection begins anew");
    }

    #[test]
    fn nearly_all_is_the_ninety_fifth_of_a_hundred() {
        assert_eq!(nearly_all((1..=100).collect()), Some(95));
        assert_eq!(nearly_all(vec![7]), Some(7));
        assert_eq!(nearly_all::<u8>(Vec::new()), None);
    }
}
