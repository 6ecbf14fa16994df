use std::time::{Duration, Instant};

use crate::media::speakers::{DRIFT, ENOUGH, GAP, GAP_DRIFT, LEAK, PAUSING, RIVAL_DRIFT};

/// Loudness is written as 127 minus the level, so that louder is more; in dB.
const LOUDEST_LEVEL: u8 = 127;

/// Above its floor by this much, a sound begins to count, in dB: what noise varies by in 20 ms.
const ABOVE_FLOOR: f32 = 9.0;

/// The floor is never below -72 dBov, or else the hiss after a digital silence would be speech.
const LOWEST_FLOOR: f32 = 55.0;

/// The floor is the minimum of this and of the last such window. Nobody speaks for so long without
/// a pause, and whatever does not pause for so long is noise (minimum statistics, R. Martin 2001).
const FLOOR_WINDOW: Duration = Duration::from_millis(1500);

/// Below a voice's own peak by this much, a sound does not count, in dB: the tail of a cough and the
/// echo of somebody else are below, most of the sounds of a word are above.
const BELOW_PEAK: f32 = 30.0;

/// How fast the peak is forgotten, in dB for each tick: 6 dB a second.
const PEAK_DECAY: f32 = 0.12;

/// For how many ticks the others' loudness is remembered: 300 ms, by which an echo may be late.
const RECENT: usize = 15;

/// From nothing to full worth, in dB, so that a sound on the border does not flicker.
const RAMP: f32 = 3.0;

/// What a sound is worth that its sender says is no voice: half of what speech gains above the drift.
/// Not nothing, since voice detectors miss people who talk quietly.
const NO_VOICE: f32 = 0.75;

/// After this long without a packet, somebody is silent: DTX, mute or loss. 60 ms packets and one
/// that is late are not.
const ABSENT: Duration = Duration::from_millis(100);

/// How much of the newest activity goes into the average: it forgets within some 100 ms.
const SMOOTHING: f32 = 0.2;

/// Below this, the average is nothing.
const STILL: f32 = 0.01;

/// What the levels of one participant say: whether they speak now, and how sure we are of it.
#[derive(Debug, Default)]
pub(super) struct Voice {
    /// The newest packet: when it came, how loud it was, and what it is worth between 0 and 1.
    heard: Option<Instant>,
    loudness: u8,
    worth: f32,
    floor: Floor,
    peak: f32,
    /// Loudness in the last ticks, as a ring.
    recent: [u8; RECENT],
    tells_voice: bool,
    /// Whether they speak in this tick, between 0 and 1; without what may be echo.
    pub(super) activity: f32,
    /// The activity of the last ticks.
    pub(super) speaking: f32,
    /// For how many ticks there was no activity.
    pub(super) pause: u16,
    /// How much speaks for their having begun to talk; see [`Speakers`](super::Speakers).
    pub(super) evidence: f32,
    /// The same, were the others silent, until it was enough once:
    alone: f32,
    /// whether they have ever talked.
    pub(super) has_talked: bool,
    /// Whether the ticks look at them.
    pub(super) is_live: bool,
}

impl Voice {
    /// Takes the level of a packet.
    pub(super) fn handle_level(&mut self, now: Instant, level: u8, voice: bool) {
        let loudness = LOUDEST_LEVEL.saturating_sub(level);
        self.heard = self.heard.max(Some(now));
        self.loudness = loudness;
        self.tells_voice |= voice;
        let floor = self.floor.handle(now, loudness);
        let loudness = f32::from(loudness);
        self.peak = self.peak.max(loudness);
        let threshold = (floor + ABOVE_FLOOR).max(self.peak - BELOW_PEAK);
        self.worth = ((loudness - threshold) / RAMP).clamp(0.0, 1.0);
        if self.tells_voice && !voice {
            self.worth *= NO_VOICE;
        }
    }

    /// Begins a tick; gives how loud they were lately.
    pub(super) fn begin_tick(&mut self, now: Instant, tick: usize) -> u8 {
        if self.heard.is_none_or(|heard| now.saturating_duration_since(heard) > ABSENT) {
            (self.loudness, self.worth) = (0, 0.0);
        }
        self.peak -= PEAK_DECAY;
        self.recent[tick % RECENT] = self.loudness;
        self.recent.into_iter().max().unwrap_or_default()
    }

    /// Settles the activity of the tick; what is less loud than `echo` is not theirs.
    pub(super) fn settle(&mut self, echo: f32) {
        self.activity = if f32::from(self.loudness) < echo { 0.0 } else { self.worth };
        self.pause = if self.activity > 0.0 { 0 } else { self.pause.saturating_add(1) };
        self.speaking += SMOOTHING * (self.activity - self.speaking);
    }

    /// Adds what the tick says to the evidence, while the loudest is as active as `rival`; says whether they have talked
    /// for the first time.
    pub(super) fn weigh(&mut self, rival: f32) -> bool {
        let own = if self.activity > 0.0 {
            DRIFT
        } else if self.pause <= GAP {
            GAP_DRIFT
        } else {
            LEAK
        };
        let drift = if rival >= PAUSING { DRIFT } else { own };
        self.evidence = (self.evidence + self.activity - drift - RIVAL_DRIFT * rival).max(0.0);
        if self.has_talked {
            return false;
        }
        self.alone = (self.alone + self.activity - own).max(0.0);
        self.has_talked = self.alone >= ENOUGH;
        self.has_talked
    }

    /// Ends the tick; false when nothing about them changes until their next packet.
    pub(super) fn end_tick(&mut self) -> bool {
        self.is_live = self.evidence > 0.0 || self.speaking > STILL || self.recent != [0; RECENT];
        if !self.is_live {
            self.speaking = 0.0;
        }
        self.is_live
    }
}

/// The quietest that somebody is when they do not speak: the noise around them.
#[derive(Debug, Default)]
struct Floor {
    /// When the window began.
    since: Option<Instant>,
    window: u8,
    last_window: u8,
}

impl Floor {
    fn handle(&mut self, now: Instant, loudness: u8) -> f32 {
        match self.since {
            Some(since) if now.saturating_duration_since(since) <= FLOOR_WINDOW => {
                self.window = self.window.min(loudness);
            }
            Some(_) => (self.since, self.last_window, self.window) = (Some(now), self.window, loudness),
            None => (self.since, self.last_window, self.window) = (Some(now), loudness, loudness),
        }
        f32::from(self.window.min(self.last_window)).max(LOWEST_FLOOR)
    }
}
