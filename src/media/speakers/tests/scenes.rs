//! Calls as the levels that a server would see of them, drawn from a seed, and who held the floor.
//!
//! Each participant is a row of powers, one for each 20 ms: speech made of syllables, words and
//! phrases, noises, room noise, and the echo of the others.

use std::ops::Range;

/// A row's step.
const FRAME_MS: usize = 20;

/// How long a scene is.
pub(super) const SCENE_MS: usize = 60_000;

const FRAMES: usize = SCENE_MS / FRAME_MS;

/// An echo comes back after this many frames.
const ECHO_DELAY: usize = 6;

/// A 64-bit generator (xorshift*), so that a seed gives the same call everywhere.
pub(super) struct Random(u64);

impl Random {
    fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn range(&mut self, from: f64, to: f64) -> f64 {
        from + (to - from) * (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn frames(&mut self, from_ms: usize, to_ms: usize) -> usize {
        self.range((from_ms / FRAME_MS) as f64, (to_ms / FRAME_MS) as f64 + 1.0) as usize
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() >> 33) as usize % n
    }
}

/// What is the matter in a call besides people who take turns.
#[derive(Debug, Clone, Default)]
pub(super) struct Plan {
    pub(super) name: &'static str,
    /// How loud each one talks, in dBov.
    pub(super) talkers: Vec<f64>,
    /// How loud it is around each one; -70 where nothing is said.
    pub(super) noise: Vec<f64>,
    /// From the end of a turn to the next, in ms; negative when people talk over each other.
    pub(super) pauses: (i32, i32),
    /// Noises of those who do not talk: in turns, or in the pauses.
    pub(super) noises: Option<Noises>,
    /// "Yes", "mm" of a listener in each turn.
    pub(super) backchannels: bool,
    /// How much of the others comes back from everybody, in dB.
    pub(super) echo: Option<f64>,
    /// No packets in silence but one in 400 ms, and this share lost.
    pub(super) dtx_and_loss: Option<f64>,
}

/// When somebody coughs, slams a door or types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noises {
    InTurns,
    InPauses,
}

/// A packet as the detector is told of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Packet {
    pub(super) at_ms: u64,
    pub(super) who: u64,
    pub(super) level: u8,
    pub(super) voice: bool,
}

/// A call, and the truth of it.
pub(super) struct Scene {
    pub(super) packets: Vec<Packet>,
    /// Who held the floor and when in ms, in the order of the beginnings.
    pub(super) turns: Vec<(u64, Range<usize>)>,
}

/// Draws a call.
pub(super) fn draw(plan: &Plan, seed: u64) -> Scene {
    let mut random = Random::new(seed);
    let n = plan.talkers.len();
    let mut speech = vec![vec![0.0; FRAMES]; n];
    let mut noise = vec![vec![0.0; FRAMES]; n];
    let mut turns: Vec<(u64, Range<usize>)> = Vec::new();
    let mut begin = 50;
    loop {
        let last = turns.last().map(|(who, _)| *who as usize);
        let who = match last {
            None => random.below(n),
            Some(last) => (last + 1 + random.below(n - 1)) % n,
        };
        let length = random.frames(3000, 6000);
        if begin + length + 50 > FRAMES {
            break;
        }
        let end = talk(&mut random, &mut speech[who], begin, length, plan.talkers[who]);
        turns.push((who as u64, begin * FRAME_MS..end * FRAME_MS));
        let mut listener = || (who + 1 + random.below(n - 1)) % n;
        let (coughing, nodding) = (listener(), listener());
        if plan.backchannels && length > 100 {
            let at = begin + random.frames(800, length * FRAME_MS - 1000);
            let short = random.frames(120, 320);
            talk(&mut random, &mut speech[nodding], at, short, plan.talkers[nodding]);
        }
        match plan.noises {
            Some(Noises::InTurns) => {
                let at = begin + random.frames(300, length * FRAME_MS - 600);
                make_noise(&mut random, &mut noise[coughing], at);
            }
            Some(Noises::InPauses) => make_noise(&mut random, &mut noise[coughing], end + 30),
            None => {}
        }
        let pause = random.range(f64::from(plan.pauses.0), f64::from(plan.pauses.1)) as i64;
        begin = (end as i64 + pause / FRAME_MS as i64) as usize;
    }
    Scene { packets: packets(plan, &mut random, &speech, &noise), turns }
}

/// Speech: phrases with pauses between, of words with dips between, of syllables that swell.
/// Gives the frame after the last syllable.
fn talk(random: &mut Random, row: &mut [f64], begin: usize, length: usize, dbov: f64) -> usize {
    let (mut at, stop) = (begin, begin + length);
    let mut phrase_ends = at + random.frames(600, 2200);
    let mut end = at;
    while at < stop {
        let syllable = random.frames(120, 240);
        let peak = dbov + 2.0 + random.range(-5.0, 3.0);
        for frame in 0..syllable {
            // A syllable swells fast and fades; its edges lie some 15 dB below its middle.
            let x = (frame as f64 + 0.5) / syllable as f64;
            let fade = 15.0 * ((x - 0.4) / 0.6).powi(2).min(1.0);
            add(row, at + frame, peak - fade - random.range(0.0, 3.0));
        }
        at += syllable;
        end = at;
        if at >= phrase_ends {
            at += random.frames(140, 420);
            phrase_ends = at + random.frames(600, 2200);
        } else if random.below(3) == 0 {
            at += random.frames(20, 60);
        }
    }
    end
}

/// A cough, a door or typing, louder than most speech.
fn make_noise(random: &mut Random, row: &mut [f64], begin: usize) {
    let dbov = random.range(-24.0, -12.0);
    // How often, and by how many dB it fades in a frame.
    let (bursts, fade) = match random.below(3) {
        0 => (1 + random.below(3), 2.5),
        1 => (1, 5.0),
        _ => (8, 15.0),
    };
    let length = (40.0 / fade) as usize;
    let mut at = begin;
    for _ in 0..bursts {
        for frame in 0..length {
            add(row, at + frame, dbov - fade * frame as f64 + random.range(-2.0, 2.0));
        }
        at += length + random.frames(100, 200);
    }
}

fn add(row: &mut [f64], frame: usize, dbov: f64) {
    if let Some(power) = row.get_mut(frame) {
        *power += from_db(dbov);
    }
}

fn from_db(db: f64) -> f64 {
    10_f64.powf(db / 10.0)
}

/// What each one's microphone hears becomes packets.
fn packets(plan: &Plan, random: &mut Random, speech: &[Vec<f64>], noise: &[Vec<f64>]) -> Vec<Packet> {
    let mut packets = Vec::new();
    for who in 0..speech.len() {
        let offset = random.below(FRAME_MS);
        let room = plan.noise.get(who).copied().unwrap_or(-70.0);
        let mut silent = 0;
        for frame in 0..FRAMES {
            let mut power = speech[who][frame] + noise[who][frame] + from_db(room + random.range(-1.5, 1.5));
            if let (Some(echo), Some(back)) = (plan.echo, frame.checked_sub(ECHO_DELAY)) {
                let others: f64 = (0..speech.len()).filter(|o| *o != who).map(|o| speech[o][back]).sum();
                power += others * from_db(echo);
            }
            // Detectors of voice take loud noises for it.
            let voice = speech[who][frame] > from_db(-50.0) || noise[who][frame] > from_db(-40.0);
            silent = if voice { 0 } else { silent + 1 };
            if let Some(loss) = plan.dtx_and_loss
                && ((silent > 10 && silent % 20 != 0) || random.range(0.0, 1.0) < loss)
            {
                continue;
            }
            let level = (-10.0 * power.log10()).round().clamp(0.0, 127.0) as u8;
            let at_ms = ((frame + 1) * FRAME_MS + offset) as u64;
            packets.push(Packet { at_ms, who: who as u64, level, voice });
        }
    }
    packets.sort_unstable();
    packets
}
