//! What a viewer's decoder makes of the packets of one track.

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

/// After so long without the missing packets, a decoder asks for a keyframe, and no more often.
const PATIENCE: Duration = Duration::from_millis(500);

/// What the sender of a test writes into each packet of a frame, behind the payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FramePart {
    pub frame: u32,
    pub index: u16,
    pub count: u16,
    /// How many frames back the one is from which it is predicted; 0 for a keyframe.
    pub back: u8,
}

impl FramePart {
    pub const LEN: usize = 9;

    pub fn to_bytes(self) -> [u8; Self::LEN] {
        let mut bytes = [0; Self::LEN];
        bytes[..4].copy_from_slice(&self.frame.to_be_bytes());
        bytes[4..6].copy_from_slice(&self.index.to_be_bytes());
        bytes[6..8].copy_from_slice(&self.count.to_be_bytes());
        bytes[8] = self.back;
        bytes
    }

    pub fn read(bytes: &[u8]) -> FramePart {
        FramePart {
            frame: u32::from_be_bytes(bytes[..4].try_into().unwrap()),
            index: u16::from_be_bytes(bytes[4..6].try_into().unwrap()),
            count: u16::from_be_bytes(bytes[6..8].try_into().unwrap()),
            back: bytes[8],
        }
    }
}

/// Puts frames together and decodes them in their order; a frame that never gets whole is left out with all that
/// builds on it.
#[derive(Debug, Default)]
pub struct Viewer {
    waiting: BTreeMap<u32, Waiting>,
    /// The last frame that was decoded,
    last: Option<u32>,
    /// and those before it that others may still be predicted from.
    decoded: VecDeque<u32>,
    asked: Option<Instant>,
    stuck: Option<Instant>,
    /// When each frame was shown.
    pub shown: Vec<(Instant, u32)>,
    /// Packets that came twice.
    pub doubles: usize,
    /// Frames that came whole, without what they are predicted from.
    pub undecodable: usize,
}

#[derive(Debug)]
struct Waiting {
    parts: Vec<bool>,
    back: u8,
}

impl Waiting {
    fn new(part: FramePart) -> Self {
        Waiting { parts: vec![false; part.count.into()], back: part.back }
    }

    fn is_whole(&self) -> bool {
        self.parts.iter().all(|had| *had)
    }
}

impl Viewer {
    pub fn handle(&mut self, now: Instant, part: FramePart) {
        if self.last.is_some_and(|last| part.frame <= last) {
            self.doubles += 1;
            return;
        }
        let waiting = self.waiting.entry(part.frame);
        let waiting = waiting.or_insert_with(|| Waiting::new(part));
        if waiting.parts.len() != usize::from(part.count) {
            // The same frame in another layer.
            *waiting = Waiting::new(part);
        }
        let had = std::mem::replace(&mut waiting.parts[usize::from(part.index)], true);
        self.doubles += usize::from(had);
        self.show(now);
    }

    fn show(&mut self, now: Instant) {
        loop {
            let is_next = |frame: u32, w: &Waiting| {
                w.is_whole() && (w.back == 0 || self.decoded.contains(&frame.wrapping_sub(w.back.into())))
            };
            let next = self.waiting.iter().find(|(frame, w)| is_next(**frame, w)).map(|(frame, _)| *frame);
            let Some(next) = next else { break };
            let later = self.waiting.split_off(&(next + 1));
            self.undecodable += self.waiting.values().filter(|w| w.is_whole()).count() - 1;
            self.waiting = later;
            self.last = Some(next);
            self.decoded.push_back(next);
            if self.decoded.len() > 8 {
                self.decoded.pop_front();
            }
            self.shown.push((now, next));
            self.stuck = None;
        }
        if !self.waiting.is_empty() {
            self.stuck.get_or_insert(now);
        }
    }

    /// Whether a keyframe is asked for now.
    pub fn asks_for_keyframe(&mut self, now: Instant) -> bool {
        let is_stuck = self.stuck.is_some_and(|since| now >= since + PATIENCE);
        if !is_stuck || self.asked.is_some_and(|at| now < at + PATIENCE) {
            return false;
        }
        self.asked = Some(now);
        true
    }

    /// Pauses between frames that a viewer takes for a freeze: three usual ones, or 150 ms more than one
    /// (W3C webrtc-stats, `freezeCount`).
    pub fn freezes(&self, from: Instant, to: Instant) -> Vec<Duration> {
        let shown: Vec<Instant> = self.shown.iter().map(|(at, _)| *at).filter(|at| (from..to).contains(at)).collect();
        let usual = Duration::from_millis(33);
        let pauses = shown.windows(2).map(|w| w[1] - w[0]);
        pauses.filter(|pause| *pause > (usual * 3).max(usual + Duration::from_millis(150))).collect()
    }

    /// How many frames were shown.
    pub fn frames(&self, from: Instant, to: Instant) -> usize {
        self.shown.iter().filter(|(at, _)| (from..to).contains(at)).count()
    }
}
