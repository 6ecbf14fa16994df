use std::time::{Duration, Instant};

use crate::model::PeerId;

/// In rooms with so many people or fewer everybody is heard by everybody.
const SMALL: usize = 6;

/// How many voices are heard at once in larger ones, unless the operator says otherwise: a fourth makes noise of what
/// the others say.
pub(in crate::media) const VOICES: usize = 3;

/// What is quieter than this, in -dBov, is no voice (RFC 6464 §3: 0 is the loudest, 127 silence).
const QUIETEST: u8 = 60;

/// How much louder somebody must be than one who has the floor, in dB, to take it.
const LOUDER: f32 = 4.0;

/// How long a voice that has the floor keeps it, so that no word is cut; and how long after its last sound.
const HOLDS: Duration = Duration::from_millis(500);
const LINGERS: Duration = Duration::from_secs(2);

/// What the latest packet of 20 ms weighs against those before.
const WEIGHT: f32 = 0.2;

/// Who is heard in a large room: the loudest, who speaks among them.
#[derive(Debug)]
pub(in crate::media) struct Floor {
    holders: Vec<Holder>,
    voices: usize,
}

impl Default for Floor {
    fn default() -> Self {
        Floor { holders: Vec::new(), voices: VOICES }
    }
}

#[derive(Debug)]
struct Holder {
    peer: PeerId,
    since: Instant,
    /// When something was heard of it last that may be a voice.
    heard: Option<Instant>,
    /// Its level, a mean of the last packets, in dB above silence.
    loudness: f32,
}

/// What becomes of an audio packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::media) enum Hearing {
    /// It goes to everybody.
    Heard,
    /// It does as well, and is the first after others were left out.
    Begins,
    /// It is left out.
    Unheard,
}

impl Floor {
    /// Lets so many be heard at once, from the next packet of somebody else on.
    pub(in crate::media) fn limit(&mut self, voices: usize) {
        self.voices = voices;
    }

    /// Takes the level of an audio packet, in -dBov, of one of `people` in the room; `speaker` is who speaks.
    pub(in crate::media) fn handle(
        &mut self,
        now: Instant,
        peer: PeerId,
        level: u8,
        people: usize,
        speaker: Option<PeerId>,
    ) -> Hearing {
        // Of others there is one less.
        if people <= SMALL.max(self.voices + 1) {
            self.holders.clear();
            return Hearing::Heard;
        }
        if self.holders.len() > self.voices {
            self.retire(now, speaker);
        }
        let loudness = f32::from(127 - level.min(127));
        let is_voice = level <= QUIETEST;
        if let Some(holder) = self.holders.iter_mut().find(|h| h.peer == peer) {
            holder.loudness += (loudness - holder.loudness) * WEIGHT;
            if is_voice {
                holder.heard = Some(now);
            }
            return Hearing::Heard;
        }
        if self.holders.len() >= self.voices {
            if !is_voice && speaker != Some(peer) {
                return Hearing::Unheard;
            }
            let weakest = |h: &&Holder| Some(h.peer) != speaker && (now >= h.since + HOLDS || h.heard.is_none());
            let candidates = self.holders.iter().filter(weakest);
            let Some(out) = candidates.min_by(|a, b| a.presence(now).total_cmp(&b.presence(now))) else {
                return Hearing::Unheard;
            };
            if speaker != Some(peer) && out.presence(now) + LOUDER > loudness {
                return Hearing::Unheard;
            }
            let out = out.peer;
            self.leave(out);
        }
        self.holders.push(Holder { peer, since: now, heard: is_voice.then_some(now), loudness });
        Hearing::Begins
    }

    /// Takes the floor from those who are too many, the weakest first.
    fn retire(&mut self, now: Instant, speaker: Option<PeerId>) {
        let importance = |h: &Holder| (Some(h.peer) == speaker, h.presence(now));
        self.holders.sort_by(|a, b| {
            let (a, b) = (importance(a), importance(b));
            b.0.cmp(&a.0).then(b.1.total_cmp(&a.1))
        });
        self.holders.truncate(self.voices);
    }

    /// Forgets somebody who is gone or heard no more.
    pub(in crate::media) fn leave(&mut self, peer: PeerId) {
        self.holders.retain(|h| h.peer != peer);
    }
}

impl Holder {
    /// How present it is: its loudness, and nothing once it has said nothing for a while.
    fn presence(&self, now: Instant) -> f32 {
        let is_present = self.heard.is_some_and(|heard| now < heard + LINGERS);
        if is_present { self.loudness } else { 0.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(start: Instant, ms: u64) -> Instant {
        start + Duration::from_millis(ms)
    }

    #[test]
    fn everybody_is_heard_in_a_small_room() {
        let now = Instant::now();
        let mut floor = Floor::default();
        for peer in 0..6 {
            assert_eq!(floor.handle(now, PeerId(peer), 90, SMALL, None), Hearing::Heard);
        }
    }

    #[test]
    fn the_loudest_are_heard_in_a_large_one() {
        let start = Instant::now();
        let mut floor = Floor::default();
        let mut say = |ms, peer, level, speaker: Option<u64>| {
            floor.handle(at(start, ms), PeerId(peer), level, 20, speaker.map(PeerId))
        };
        assert_eq!(say(0, 9, 90, None), Hearing::Begins, "while there is room for breath");
        for peer in 1..=3 {
            assert_eq!(say(0, peer, 30 + peer as u8, None), Hearing::Begins, "which makes room for a voice at once");
            assert_eq!(say(20, peer, 30 + peer as u8, None), Hearing::Heard);
        }
        assert_eq!(say(40, 9, 90, None), Hearing::Unheard);
        assert_eq!(say(100, 4, 20, None), Hearing::Unheard, "nobody is cut off at once");
        for peer in 1..=3 {
            say(590, peer, 30 + peer as u8, None);
        }
        assert_eq!(say(600, 4, 32, None), Hearing::Unheard, "hardly louder");
        assert_eq!(say(600, 4, 20, None), Hearing::Begins, "much louder than the weakest");
        assert_eq!(say(620, 3, 33, None), Hearing::Unheard, "who was the weakest");
        assert_eq!(say(640, 1, 31, None), Hearing::Heard);
        assert_eq!(say(1200, 5, 40, Some(5)), Hearing::Begins, "who speaks is always heard");
        assert_eq!(say(1300, 6, 10, Some(5)), Hearing::Begins, "and never displaced");
        assert_eq!(say(1310, 5, 80, Some(5)), Hearing::Heard);
    }

    #[test]
    fn as_many_are_heard_as_the_operator_says() {
        let now = Instant::now();
        let mut floor = Floor::default();
        floor.limit(5);
        let hearing = |floor: &mut Floor, people| {
            let heard = (0..8).map(|peer| floor.handle(now, PeerId(peer), 30 - peer as u8, people, Some(PeerId(0))));
            heard.filter(|hearing| *hearing != Hearing::Unheard).count()
        };
        assert_eq!(hearing(&mut floor, 20), 5);
        floor.limit(2);
        assert_eq!(hearing(&mut floor, 20), 2);
        assert!(floor.holders.iter().any(|h| h.peer == PeerId(0)), "who speaks keeps it");
        assert_eq!(floor.handle(now, PeerId(7), 90, 7, None), Hearing::Unheard);
        floor.limit(6);
        assert_eq!(floor.handle(now, PeerId(7), 90, 7, None), Hearing::Heard, "all the others of seven");
    }

    #[test]
    fn who_falls_silent_makes_room_for_anybody() {
        let start = Instant::now();
        let mut floor = Floor::default();
        for peer in 1..=3 {
            floor.handle(start, PeerId(peer), 10, 20, None);
        }
        assert_eq!(floor.handle(at(start, 1000), PeerId(4), 50, 20, None), Hearing::Unheard);
        assert_eq!(floor.handle(at(start, 2100), PeerId(4), 50, 20, None), Hearing::Begins);
        floor.leave(PeerId(4));
        assert_eq!(floor.handle(at(start, 2200), PeerId(5), 50, 20, None), Hearing::Begins);
    }
}
