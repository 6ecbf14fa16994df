//! How much a path carries, from what its receiver reports of each packet: Google Congestion Control
//! (draft-ietf-rmcat-gcc-02) with two things that an SFU can know. The delay above the shortest is the queue itself, so
//! that it need not be guessed from its growth; and while a queue stands, what arrives is what the path carries.

#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use crate::media::bandwidth::probing::{Cluster, Probing};
use crate::media::bandwidth::trend::{Trend, Use};

/// The bounds of what is believed, in bit/s.
const LEAST: f64 = 30_000.0;
const MOST: f64 = 30_000_000.0;

/// What arrived is measured over this time,
const WINDOW: i64 = 500_000;

/// and what a saturated path carries over at least and at most these, and so many packets.
const SATURATED: (i64, i64, usize) = (30_000, 200_000, 4);

/// How long a queue is, from its delay above the shortest, in µs and at least in packets: on a narrow path a packet
/// alone takes long. There is one; it is gone; it overflows, if something is lost; it is too long.
const QUEUED: (i64, f64) = (10_000, 1.2);
const GONE: (i64, f64) = (25_000, 1.5);
const OVERFLOWS: (i64, f64) = (40_000, 2.0);
const TOO_LONG: (i64, f64) = (100_000, 4.0);

/// On no path more than this is taken for a packet's own time.
const LONGEST: i64 = 300_000;

/// A delay that changes by more than this at once, in µs, is another clock: some clients begin anew with an ICE restart.
const JUMP: u64 = 3_000_000;

/// What a packet is taken to have, in bits.
const PACKET: f64 = 9_600.0;

/// What a path is given of what it carries, while its queue is emptied and afterwards.
const WHILE_DRAINED: f64 = 0.7;
const WHILE_OVERUSED: f64 = 0.85;
const AFTERWARDS: f64 = 0.95;

/// A queue is emptied within so long; one that is still there after so many tries is not ours.
const DRAINS: Duration = Duration::from_millis(1500);
const TRIES: u32 = 4;

/// A queue that is not too long lingers when it is there for so long.
const LINGERS: Duration = Duration::from_millis(500);

/// The shortest delay is that of this time, in so many parts: routes change, and clocks drift.
const REMEMBERED: Duration = Duration::from_secs(20);
const PARTS: usize = 10;

/// Loss alone may be a bad radio or a path that drops without a queue. Above the lower bound it is tried which, above
/// the upper one what arrives is given in any case, once a second.
const LOSS_TRIED: f32 = 0.12;
const LOSS_ALONE: f32 = 0.35;
const LOSS_WINDOW: Duration = Duration::from_secs(1);

/// A trial gives no less than this, in bit/s: what arrives may be little because little was sent.
const NARROWEST: f64 = 150_000.0;

/// Of fewer packets loss says nothing.
const LOSS_OF: u32 = 40;

/// It was the path if with less so much of the loss is left at most. If it was not, it is left alone for a while.
const LOSS_LEFT: f32 = 0.5;
const LOSS_BORNE: Duration = Duration::from_secs(15);

/// How fast a path is tried with more each second when nothing is known of it,
const GROWTH: f64 = 1.08;

/// and how much more than arrives it is believed to carry without being tried.
const BEYOND: f64 = 1.5;

/// What is known of its capacity counts for so long.
const KNOWN: Duration = Duration::from_secs(10);

/// Near it, half a packet more for each time that it takes to hear of it.
const HALF_A_PACKET: f64 = 4_000.0;
const HEARING: f64 = 0.1;

/// Without any report for so long, half is given from then on, each time again.
const SILENCE: Duration = Duration::from_millis(1500);

/// What became of one packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::media) struct Fate {
    /// When it was sent.
    pub(in crate::media) sent: Instant,
    /// When it arrived, in µs on the receiver's clock; nothing if it was lost.
    pub(in crate::media) arrived: Option<i64>,
    /// Its bytes.
    pub(in crate::media) size: u32,
    /// The probe that it belonged to.
    pub(in crate::media) cluster: Option<u32>,
}

/// Whether less is lost when less is sent.
#[derive(Debug, Clone, Copy)]
struct Trial {
    since: Instant,
    loss: f32,
    target: f64,
}

/// Estimates what one path carries.
#[derive(Debug)]
pub(in crate::media) struct Estimator {
    start: Instant,
    /// In bit/s.
    target: f64,
    base: Shortest,
    /// That of the latest packet.
    delay: Option<i64>,
    trend: Trend,
    arrivals: VecDeque<(i64, u32)>,
    /// What arrived since a queue began.
    busy: VecDeque<(i64, u32)>,
    losses: VecDeque<(Instant, u32, u32)>,
    capacity: Option<(f64, Instant)>,
    updated: Option<Instant>,
    cut: Option<Instant>,
    cut_for_loss: Option<Instant>,
    trial: Option<Trial>,
    /// Until when loss is taken for a bad radio's.
    borne_until: Option<Instant>,
    draining: Option<(f64, Instant)>,
    /// How many times in a row a queue did not become empty.
    stuck: u32,
    /// Since when a queue is too long, and since when there is one that would overflow.
    standing: Option<Instant>,
    lingering: Option<Instant>,
    /// When a report came last, or the lack of one was punished.
    heard: Option<Instant>,
    probing: Probing,
}

impl Estimator {
    /// Begins with a guess, in bit/s.
    pub(in crate::media) fn new(now: Instant, initial: u64) -> Self {
        Estimator {
            start: now,
            target: initial as f64,
            base: Shortest::default(),
            delay: None,
            trend: Trend::default(),
            arrivals: VecDeque::new(),
            busy: VecDeque::new(),
            losses: VecDeque::new(),
            capacity: None,
            updated: None,
            cut: None,
            cut_for_loss: None,
            trial: None,
            borne_until: None,
            draining: None,
            stuck: 0,
            standing: None,
            lingering: None,
            heard: None,
            probing: Probing::default(),
        }
    }

    /// What the path carries, in bit/s.
    pub(in crate::media) fn estimate(&self) -> u64 {
        self.target as u64
    }

    /// Whether it rests on reports.
    pub(in crate::media) fn is_known(&self) -> bool {
        self.updated.is_some()
    }

    /// The share of packets that were lost in the last second, if some were sent.
    pub(in crate::media) fn loss(&self) -> Option<f32> {
        let (all, lost) = self.losses.iter().fold((0, 0), |(all, lost), (_, a, l)| (all + a, lost + l));
        (all > 0).then(|| lost as f32 / all as f32)
    }

    /// Begins anew on another path, of which nothing is known but what it was hoped to carry.
    pub(in crate::media) fn move_to_another_path(&mut self) {
        (self.base, self.trend) = (Shortest::default(), Trend::default());
        self.busy.clear();
        self.arrivals.clear();
        (self.capacity, self.draining, self.standing, self.lingering) = (None, None, None, None);
        self.probing.begin_anew();
    }

    /// Takes what is told of packets, in the order of their sending.
    pub(in crate::media) fn handle(&mut self, now: Instant, fates: &[Fate], round_trip: Option<Duration>) {
        self.heard = Some(now);
        let queued = self.length(QUEUED);
        let mut queue: Option<i64> = None;
        let mut lost = 0;
        for fate in fates {
            let Some(arrived) = fate.arrived else {
                lost += 1;
                continue;
            };
            let sent = micros(fate.sent.saturating_duration_since(self.start));
            if self.delay.replace(arrived - sent).is_some_and(|former| (arrived - sent).abs_diff(former) > JUMP) {
                self.move_to_another_path();
                queue = None;
            }
            let above = self.base.above(now, arrived - sent);
            queue = Some(queue.map_or(above, |least| least.min(above)));
            self.trend.add(sent, arrived);
            if above < queued {
                self.busy.clear();
            }
            for (arrivals, window) in [(&mut self.busy, SATURATED.1), (&mut self.arrivals, WINDOW)] {
                arrivals.push_back((arrived, fate.size));
                while arrivals.front().is_some_and(|(at, _)| *at < arrived - window) {
                    arrivals.pop_front();
                }
            }
        }
        self.probing.take(now, fates);
        self.losses.push_back((now, fates.len() as u32, lost));
        while self.losses.front().is_some_and(|(at, ..)| now >= *at + LOSS_WINDOW) {
            self.losses.pop_front();
        }
        let elapsed = self.updated.replace(now).map_or(0.0, |former| (now - former).as_secs_f64().min(1.0));
        let Some(queue) = queue else { return };
        self.decide(now, queue, lost > 0, elapsed, round_trip.unwrap_or(Duration::from_millis(100)));
        self.target = self.target.clamp(LEAST, MOST);
    }

    fn decide(&mut self, now: Instant, queue: i64, is_lossy: bool, elapsed: f64, round_trip: Duration) {
        let [queued, gone, overflow, too_long] = [QUEUED, GONE, OVERFLOWS, TOO_LONG].map(|length| self.length(length));
        self.standing = if queue > too_long { self.standing.or(Some(now)) } else { None };
        self.lingering = if queue > overflow { self.lingering.or(Some(now)) } else { None };
        let lingers = self.lingering.is_some_and(|since| now >= since + LINGERS);
        let stands = self.standing.is_some_and(|since| now > since) || lingers;
        let overflows = is_lossy && queue > overflow;
        // A probe makes a queue of its own for a moment.
        let is_over = self.trend.state() == Use::Over && queue > queued && !self.probing.is_felt(now);
        // What a cut does is heard of after a round trip, and what stands in the queue comes before it.
        let waits = Duration::from_micros(queue.unsigned_abs()).min(DRAINS);
        let is_soon = self.cut.is_some_and(|cut| now < cut + round_trip + waits + Duration::from_millis(100));
        if (is_over || overflows || stands) && !is_soon {
            return self.cut(now, queue);
        }
        if let Some((carried, since)) = self.draining {
            let is_gone = queue < gone;
            if is_gone {
                self.target = self.target.max(carried * AFTERWARDS);
            } else if now >= since + DRAINS {
                self.give_up_draining();
            }
            self.draining.take_if(|_| is_gone || now >= since + DRAINS);
            self.stuck = if is_gone { 0 } else { self.stuck };
            return;
        }
        if self.cut_for_loss(now) || self.try_for_loss(now, round_trip) {
            return;
        }
        if queue < gone
            && let Some(carried) = self.probing.result(now)
        {
            self.take_probe(now, carried);
        }
        if queue < too_long / 2 && self.trend.state() == Use::Normal {
            self.grow(now, elapsed, round_trip);
        }
    }

    /// Takes a queue for a part of the path that does not become empty: somebody else fills it.
    fn give_up_draining(&mut self) {
        self.stuck += 1;
        if self.stuck >= TRIES {
            self.stuck = 0;
            self.base = Shortest::default();
        }
    }

    fn length(&self, (micros, packets): (i64, f64)) -> i64 {
        micros.max(((packets * PACKET * 1e6 / self.target) as i64).min(LONGEST))
    }

    fn cut(&mut self, now: Instant, queue: i64) {
        let carried = self.saturated().or_else(|| self.arriving()).unwrap_or(self.target);
        self.capacity = Some((carried, now));
        let share = if queue > self.length(TOO_LONG) { WHILE_DRAINED } else { WHILE_OVERUSED };
        self.target = self.target.min(carried * share);
        self.draining = Some((carried, now));
        self.cut = Some(now);
        self.probing.disturb(now);
    }

    fn cut_for_loss(&mut self, now: Instant) -> bool {
        // What a full queue has lost was answered already.
        let is_answered = self.cut.is_some_and(|at| now < at + LOSS_WINDOW + DRAINS);
        let is_news = !is_answered && self.cut_for_loss.is_none_or(|at| now >= at + LOSS_WINDOW);
        let is_much = self.telling_loss().is_some_and(|loss| loss > LOSS_ALONE);
        if is_much && is_news {
            self.cut_for_loss = Some(now);
            self.target = self.arriving().map_or(self.target, |arriving| self.target.min(arriving));
            self.probing.disturb(now);
        }
        is_much
    }

    /// The loss, if it is of enough packets.
    fn telling_loss(&self) -> Option<f32> {
        let all: u32 = self.losses.iter().map(|(_, all, _)| all).sum();
        self.loss().filter(|_| all >= LOSS_OF)
    }

    /// Finds out where loss comes from; says whether it is being tried.
    fn try_for_loss(&mut self, now: Instant, round_trip: Duration) -> bool {
        let loss = self.telling_loss().unwrap_or_default();
        if let Some(Trial { since, loss: former, target }) = self.trial {
            if now < since + round_trip + LOSS_WINDOW + Duration::from_millis(200) {
                return true;
            }
            self.trial = None;
            if loss <= former * LOSS_LEFT {
                self.capacity = Some((self.target, now));
            } else {
                self.target = self.target.max(target);
                self.borne_until = Some(now + LOSS_BORNE);
            }
            return false;
        }
        let is_borne = self.borne_until.is_some_and(|until| now < until);
        let is_answered = self.cut.is_some_and(|at| now < at + LOSS_WINDOW + DRAINS);
        let Some(arriving) = self.arriving().filter(|_| loss > LOSS_TRIED && !is_borne && !is_answered) else {
            return false;
        };
        self.trial = Some(Trial { since: now, loss, target: self.target });
        self.target = self.target.min((arriving * AFTERWARDS).max(NARROWEST));
        self.probing.disturb(now);
        true
    }

    fn take_probe(&mut self, now: Instant, (carried, is_all): (f64, bool)) {
        // What came slower than it was sent has filled the path.
        let believed = if is_all { carried } else { carried * AFTERWARDS };
        if !is_all {
            self.capacity = Some((carried, now));
        } else if self.capacity.is_some_and(|(known, _)| known < carried) {
            self.capacity = None;
        }
        self.target = self.target.max(believed);
    }

    fn grow(&mut self, now: Instant, elapsed: f64, round_trip: Duration) {
        let known = self.capacity.filter(|(_, at)| now < *at + KNOWN).map(|(known, _)| known);
        let more = match known {
            Some(known) if self.target >= known * AFTERWARDS => 0.0,
            Some(known) if self.target >= known * 0.8 => HALF_A_PACKET / (round_trip.as_secs_f64() + HEARING) * elapsed,
            _ => self.target * (GROWTH.powf(elapsed) - 1.0),
        };
        let most = self.arriving().map_or(0.0, |arriving| arriving * BEYOND + 10_000.0);
        self.target = self.target.max((self.target + more).min(most));
    }

    /// What arrives, in bit/s.
    fn arriving(&self) -> Option<f64> {
        let (last, _) = self.arrivals.back()?;
        let (first, _) = self.arrivals.front()?;
        let bits: f64 = self.arrivals.iter().map(|(_, size)| f64::from(*size) * 8.0).sum();
        let span = (last - first).max(WINDOW / 2);
        Some(bits * 1e6 / span as f64)
    }

    /// What arrived while there was always something waiting.
    fn saturated(&self) -> Option<f64> {
        let (first, size) = self.busy.front()?;
        let (last, _) = self.busy.back()?;
        if self.busy.len() < SATURATED.2 || last - first < SATURATED.0 {
            return None;
        }
        let bits: f64 = self.busy.iter().map(|(_, size)| f64::from(*size) * 8.0).sum();
        Some((bits - f64::from(*size) * 8.0) * 1e6 / (last - first) as f64)
    }

    /// The probe to be sent now, if there is more to be had than `desired` bit/s say is known.
    pub(in crate::media) fn probe(&mut self, now: Instant, desired: u64) -> Option<Cluster> {
        // Where nothing is sent nothing is heard, and what was known passes.
        self.draining.take_if(|(_, since)| now >= *since + DRAINS);
        self.standing.take_if(|since| now >= *since + DRAINS);
        let is_calm = self.draining.is_none() && self.standing.is_none();
        (is_calm && self.target < desired as f64).then(|| self.probing.next(now, self.target, desired as f64))?
    }

    /// Gives less when nothing is heard of what is sent; says whether that is so now.
    pub(in crate::media) fn handle_silence(&mut self, now: Instant, unheard: Option<Instant>) -> bool {
        let silent =
            unheard.is_some_and(|sent| now >= sent + SILENCE && self.heard.is_some_and(|heard| now >= heard + SILENCE));
        if silent {
            self.heard = Some(now);
            self.target = (self.target / 2.0).max(LEAST);
        }
        silent
    }
}

/// The shortest of the delays of late, of which the receiver's clock hides a constant.
#[derive(Debug, Default)]
struct Shortest {
    parts: VecDeque<(Instant, i64)>,
}

impl Shortest {
    /// How much longer than it this delay is, in µs.
    fn above(&mut self, now: Instant, delay: i64) -> i64 {
        match self.parts.back_mut() {
            Some((since, least)) if now < *since + REMEMBERED / PARTS as u32 => *least = (*least).min(delay),
            _ => self.parts.push_back((now, delay)),
        }
        while self.parts.front().is_some_and(|(since, _)| now >= *since + REMEMBERED) {
            self.parts.pop_front();
        }
        delay - self.parts.iter().map(|(_, least)| *least).min().unwrap_or(delay)
    }
}

fn micros(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX)
}
