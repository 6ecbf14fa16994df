//! What must be changed in a descriptor on its way: the numbers of frames over a change of stream, and which decode
//! targets are still sent when layers are left out. Frames that are left out need nothing: the others say how far back
//! those are that they need, and none of those is missing.

use std::sync::Arc;

use str0m::rtp::Ssrc;

use crate::media::packet::dependency::Bits;
use crate::media::packet::dependency::targets::FramePlace;

/// The longest value of a header extension.
const MAX_LEN: usize = 255;

/// A frame number that is so much ahead goes on from the one before.
const AHEAD: u16 = 0x4000;

/// Where fields stand, in bits.
const FRAME_NUMBER: usize = 8;
const FLAGS: usize = 24;
const STRUCTURE: usize = 29;

/// What is changed in a descriptor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Change {
    /// What the number of the frame is moved by.
    pub moved: u16,
    /// What shall be said of active decode targets.
    pub active: Option<u32>,
}

/// A descriptor with something changed; `decode_targets` is how many there are, in its own structure or the one before.
///
/// Nothing if it is none.
pub fn rewritten(value: &[u8], decode_targets: u8, change: Change) -> Option<Vec<u8>> {
    let decode_targets = decode_targets.min(32);
    let mut bits = Bits { bytes: value, at: FRAME_NUMBER };
    let number = (bits.take(16)? as u16).wrapping_add(change.moved);
    let mut head = value.to_vec();
    head[FRAME_NUMBER / 8..FLAGS / 8].copy_from_slice(&number.to_be_bytes());
    let Some(active) = change.active else { return Some(head) };

    let mut flags = [false; STRUCTURE - FLAGS];
    if value.len() > FLAGS / 8 {
        for flag in &mut flags {
            *flag = bits.flag()?;
        }
    }
    let had_active = std::mem::replace(&mut flags[1], true);
    if flags[0] {
        bits.structure()?;
    }
    let structure = STRUCTURE..bits.at.max(STRUCTURE);
    if had_active {
        bits.take(decode_targets.into())?;
    }
    let rest = bits.at..value.len() * 8;

    let bit = |at: usize| value[at / 8] & (0x80 >> (at % 8)) != 0;
    let mut out = Writer { bytes: head[..FLAGS / 8].to_vec(), at: FLAGS };
    flags.into_iter().for_each(|flag| out.push(flag));
    structure.for_each(|at| out.push(bit(at)));
    (0..decode_targets).rev().for_each(|target| out.push(active >> target & 1 == 1));
    rest.for_each(|at| out.push(bit(at)));
    // What does not fit stays unsaid.
    Some(if out.bytes.len() > MAX_LEN { head } else { out.bytes })
}

struct Writer {
    bytes: Vec<u8>,
    at: usize,
}

impl Writer {
    fn push(&mut self, bit: bool) {
        if self.at.is_multiple_of(8) {
            self.bytes.push(0);
        }
        if let Some(last) = self.bytes.last_mut() {
            *last |= u8::from(bit) << (7 - self.at % 8);
        }
        self.at += 1;
    }
}

/// Makes the descriptors of one stream from those of changing sources.
#[derive(Debug, Default)]
pub struct Relabeller {
    source: Option<Ssrc>,
    moved: u16,
    /// The number of the newest frame that went out.
    last: Option<u16>,
    /// Which decode targets the receiver was told of last.
    told: Option<u32>,
}

impl Relabeller {
    /// The descriptor to send with a packet, as it is or changed. `decodes` is the packet's frame and what the receiver
    /// gets of the stream, if that is known; `ends` whether the receiver's picture ends here.
    pub fn relabel(
        &mut self,
        source: Ssrc,
        raw: &Arc<[u8]>,
        decodes: Option<(&FramePlace, u8)>,
        ends: bool,
    ) -> Arc<[u8]> {
        let Some((frame, target)) = decodes else { return self.change(raw, 0, None) };
        if self.source != Some(source) {
            self.begin(source, frame.number);
        }
        let number = frame.number.wrapping_add(self.moved);
        if self.last.is_none_or(|last| number.wrapping_sub(last) < 0x8000) {
            self.last = Some(number);
        }
        let active = frame.targets.within(target) & frame.active;
        let says_itself = says_active(raw);
        let is_news = if says_itself { active != frame.active } else { self.told.is_some_and(|told| told != active) };
        // All packets of a picture say the same.
        if says_itself || ends {
            self.told = Some(active);
        }
        self.change(raw, frame.targets.structure().decode_targets, is_news.then_some(active))
    }

    /// Goes on with another source, whose frames are counted from the last one that went out if they do not follow it.
    fn begin(&mut self, source: Ssrc, first: u16) {
        let follows = |last: u16| (1..AHEAD).contains(&first.wrapping_add(self.moved).wrapping_sub(last));
        if let Some(last) = self.last.filter(|last| !follows(*last)) {
            self.moved = last.wrapping_add(1).wrapping_sub(first);
        }
        (self.source, self.told) = (Some(source), None);
    }

    fn change(&self, raw: &Arc<[u8]>, decode_targets: u8, active: Option<u32>) -> Arc<[u8]> {
        let change = Change { moved: self.moved, active };
        if change == Change::default() {
            return raw.clone();
        }
        rewritten(raw, decode_targets, change).map_or_else(|| raw.clone(), Into::into)
    }
}

/// Whether a descriptor says which decode targets are active, itself or by a structure, with which all of them are.
fn says_active(raw: &[u8]) -> bool {
    raw.get(FLAGS / 8).is_some_and(|flags| flags & 0xc0 != 0)
}
