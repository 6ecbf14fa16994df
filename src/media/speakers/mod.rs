//! Who of a room speaks: the loudest, and everybody by importance.
//!
//! The senders' audio levels (RFC 6464) are all it knows; nothing is decoded.
//! `docs/speakers.md` says how it decides, why so, and how well.

pub(super) mod floor;
mod voice;

use std::collections::hash_map::Entry;
use std::time::{Duration, Instant};

use rustc_hash::FxHashMap;

use crate::media::speakers::voice::Voice;
use crate::model::PeerId;

#[cfg(test)]
mod tests;

/// How often it decides: once for each packet of a usual sender.
const TICK: Duration = Duration::from_millis(20);

/// After this long in which nobody spoke, nobody is the loudest. People who take turns in a call
/// pause for less.
pub const SILENCE: Duration = Duration::from_secs(3);

/// The evidence that makes somebody the loudest. A tick of full activity gives 1 and takes
/// [`DRIFT`], so it takes 340 ms of uninterrupted speech.
const ENOUGH: f32 = 8.4;

/// Taken from the evidence in each tick: speech is active for most of its time, and coughs, clicks
/// and ringing for about half of it, so these never gather much.
const DRIFT: f32 = 0.5;

/// Taken besides, times the activity of the loudest: who talks over somebody has to do so for a
/// second or more, which a "yes" or "mm" does not.
const RIVAL_DRIFT: f32 = 0.38;

/// Below the loudest of the others by this much, a sound is taken for their echo, in dB.
const BELOW_OTHERS: f32 = 25.0;

/// The same for who is the loudest: the echo of who follows must not hold their place.
const LOUDEST_BELOW_OTHERS: f32 = 20.0;

/// The loudest is silent when less active than this.
const PAUSING: f32 = 0.15;

/// Taken in each tick of a challenger's pause while the loudest is silent too: a cough's bursts must
/// not add up.
const GAP_DRIFT: f32 = 0.6;

/// A pause of more ticks than this (200 ms) is no gap between bursts; a word and a breath
/// ("Hello, …") are speech.
const GAP: u16 = 10;

/// Taken in each tick of such a pause, so that what was heard is forgotten after three seconds.
const LEAK: f32 = 0.05;

/// How many places of the order are usually seen; who seems to begin to talk gets the last of them
/// before it is sure.
const SEEN: usize = 3;

/// The evidence that takes somebody there, while the loudest is silent: sounds of others in a turn are
/// hardly the next one.
const NOTICED: f32 = 1.5;

/// At most this often, so that the order is calm.
const NOTICE_INTERVAL: Duration = Duration::from_secs(4);

/// More ticks than it takes to forget everything; who calls later than that need not catch up.
const MOST_TICKS: u32 = 500;

/// What a room hears of its speakers. It tells the newest state: what was not polled in time is
/// overtaken by it, so nothing queues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpeakerEvent {
    /// Somebody else is the loudest, or nobody after [`SILENCE`] and when the loudest left.
    LoudestChanged(Option<PeerId>),
    /// The dynamic order: everybody, the most important first; the loudest leads it.
    OrderChanged(Vec<PeerId>),
    /// Somebody talked for the first time while somebody else was the loudest, to whom they are it from now on.
    FirstTalked,
}

/// The speakers of one room.
///
/// Each participant but the loudest is a challenger and gathers evidence: a cumulative sum of their
/// activity, less what chance and noise would give (E. S. Page's test for a change, 1954).
/// Who has enough is the loudest; who was it before begins as a challenger without evidence.
///
/// Like the other machines it has no clock; time comes with the packets.
#[derive(Debug, Default)]
pub struct Speakers {
    voices: FxHashMap<PeerId, Voice>,
    /// Everybody by importance.
    order: Vec<PeerId>,
    /// Whom the ticks look at: those who were heard lately.
    live: Vec<PeerId>,
    loudest: Option<PeerId>,
    /// When the loudest spoke last.
    spoke: Option<Instant>,
    noticed: Option<Instant>,
    next_tick: Option<Instant>,
    tick: usize,
    /// What the caller knows.
    told_loudest: Option<PeerId>,
    /// Whether the order is another one than the caller knows,
    order_changed: bool,
    /// or somebody of it has talked for the first time.
    first_talked: bool,
}

impl Speakers {
    /// A room without participants.
    pub fn new() -> Self {
        Speakers::default()
    }

    /// Takes a participant in, at the end of the order; does nothing for one who is there.
    pub fn add(&mut self, peer: PeerId) {
        if let Entry::Vacant(place) = self.voices.entry(peer) {
            place.insert(Voice::default());
            self.order.push(peer);
            self.order_changed = true;
        }
    }

    /// Forgets a participant.
    pub fn remove(&mut self, peer: PeerId) {
        if self.voices.remove(&peer).is_none() {
            return;
        }
        self.order.retain(|p| *p != peer);
        self.live.retain(|p| *p != peer);
        self.order_changed = true;
        if self.loudest == Some(peer) {
            self.loudest = None;
        }
    }

    /// Takes the audio level of a packet, in -dBov from 0 (loudest) to 127 (digital silence), and
    /// whether its sender says that it holds voice (RFC 6464 §3).
    ///
    /// A sender who never says so is taken not to know. Who is not there yet is added.
    /// Packets without a level are not told; their sender is silent after 100 ms.
    pub fn handle_level(&mut self, now: Instant, peer: PeerId, level: u8, voice: bool) {
        self.handle_timeout(now);
        self.add(peer);
        let Some(heard) = self.voices.get_mut(&peer) else { return };
        heard.handle_level(now, level, voice);
        if !heard.is_live {
            heard.is_live = true;
            self.live.push(peer);
        }
        self.next_tick.get_or_insert(now + TICK);
    }

    /// When [`Speakers::handle_timeout`] is wanted, should no packet come before.
    pub fn poll_timeout(&self) -> Option<Instant> {
        self.loudest.and(self.spoke).map(|spoke| spoke + SILENCE)
    }

    /// Decides for the time until `now`.
    pub fn handle_timeout(&mut self, now: Instant) {
        let mut ticks = 0;
        while let Some(at) = self.next_tick.filter(|at| *at <= now) {
            self.tick(at);
            ticks += 1;
            let goes_on = !self.live.is_empty() && ticks < MOST_TICKS;
            self.next_tick = goes_on.then_some(at + TICK);
        }
        if self.poll_timeout().is_some_and(|silence| silence <= now) {
            self.loudest = None;
        }
    }

    /// The next event.
    pub fn poll_event(&mut self) -> Option<SpeakerEvent> {
        if self.order_changed {
            self.order_changed = false;
            return Some(SpeakerEvent::OrderChanged(self.order.clone()));
        }
        if self.told_loudest != self.loudest {
            (self.told_loudest, self.first_talked) = (self.loudest, false);
            return Some(SpeakerEvent::LoudestChanged(self.loudest));
        }
        std::mem::take(&mut self.first_talked).then_some(SpeakerEvent::FirstTalked)
    }

    /// Who is the loudest; nobody after [`SILENCE`].
    pub fn loudest(&self) -> Option<PeerId> {
        self.loudest
    }

    /// The loudest of the others, as `peer` sees it: when it is `peer`, who talked before or talks meanwhile.
    pub fn loudest_for(&self, peer: PeerId) -> Option<PeerId> {
        self.loudest?;
        let has_talked = |other: &PeerId| self.voices.get(other).is_some_and(|v| v.has_talked);
        self.order.iter().copied().find(|other| *other != peer && has_talked(other))
    }

    /// Everybody by importance: who spoke last comes first.
    pub fn order(&self) -> &[PeerId] {
        &self.order
    }

    fn tick(&mut self, now: Instant) {
        self.tick = self.tick.wrapping_add(1);
        let (loudest_now, second) = self.two_loudest(now);
        for peer in &self.live {
            let Some(voice) = self.voices.get_mut(peer) else { continue };
            let others = if loudest_now.1 == Some(*peer) { second } else { loudest_now.0 };
            let below = if self.loudest == Some(*peer) { LOUDEST_BELOW_OTHERS } else { BELOW_OTHERS };
            voice.settle(f32::from(others) - below);
        }
        let rival = self.loudest.and_then(|l| self.voices.get(&l)).map_or(0.0, |v| v.speaking);
        if rival >= PAUSING {
            self.spoke = Some(now);
        }
        if let Some((evidence, peer)) = self.weigh(rival)
            && evidence >= ENOUGH
        {
            self.lead(now, peer);
        }
        if rival < PAUSING {
            self.notice(now);
        }
        let voices = &mut self.voices;
        self.live.retain(|peer| voices.get_mut(peer).is_some_and(Voice::end_tick));
    }

    /// Begins the tick of everybody: the loudest of the last ticks with who it was, and the second.
    fn two_loudest(&mut self, now: Instant) -> ((u8, Option<PeerId>), u8) {
        let (mut first, mut second) = ((0, None), 0);
        for peer in &self.live {
            let Some(voice) = self.voices.get_mut(peer) else { continue };
            let loudness = voice.begin_tick(now, self.tick);
            if loudness > first.0 {
                second = first.0;
                first = (loudness, Some(*peer));
            } else {
                second = second.max(loudness);
            }
        }
        (first, second)
    }

    /// Adds what the tick says to the challengers' evidence; gives the one who has most.
    fn weigh(&mut self, rival: f32) -> Option<(f32, PeerId)> {
        let mut best: Option<(f32, PeerId)> = None;
        for peer in self.live.iter().filter(|p| self.loudest != Some(**p)) {
            let Some(voice) = self.voices.get_mut(peer) else { continue };
            self.first_talked |= voice.weigh(rival);
            if best.is_none_or(|(evidence, _)| voice.evidence > evidence) {
                best = Some((voice.evidence, *peer));
            }
        }
        best
    }

    /// Makes a challenger the loudest.
    fn lead(&mut self, now: Instant, peer: PeerId) {
        if let Some(voice) = self.voices.get_mut(&peer) {
            voice.evidence = 0.0;
            voice.has_talked = true;
        }
        self.loudest = Some(peer);
        self.spoke = Some(now);
        self.move_up(peer, 0);
    }

    /// Moves who seems to begin to talk to where they are seen.
    fn notice(&mut self, now: Instant) {
        if self.noticed.is_some_and(|at| now.saturating_duration_since(at) < NOTICE_INTERVAL) {
            return;
        }
        let unseen = self.order.get(SEEN..).unwrap_or_default();
        let evidence = |peer: &PeerId| self.voices.get(peer).map_or(0.0, |v| v.evidence);
        let noticed = self.live.iter().find(|peer| evidence(peer) >= NOTICED && unseen.contains(peer)).copied();
        if let Some(peer) = noticed {
            self.noticed = Some(now);
            self.move_up(peer, SEEN - 1);
        }
    }

    /// Moves somebody forward; the others keep their order.
    fn move_up(&mut self, peer: PeerId, place: usize) {
        if let Some(from) = self.order.iter().position(|p| *p == peer)
            && from > place
        {
            self.order[place..=from].rotate_right(1);
            self.order_changed = true;
        }
    }
}
