//! What of a stream can be decoded without the rest, and which of its frames that takes.

use std::sync::Arc;

use crate::media::packet::dependency::{Descriptor, Frame, Indication, Structure};
use crate::media::packet::layering::DecodeTarget;

/// How many frames back a reference is remembered.
const REMEMBERED: u16 = 64;

/// The decode targets of a stream, worked out once for each of its structures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Targets {
    structure: Structure,
    /// Up to which layers each of them goes,
    layers: Vec<DecodeTarget>,
    /// the lowest spatial layer that it has,
    lowest: Vec<u8>,
    /// and which others it has all frames of, a bit for each.
    within: Vec<u32>,
}

impl Targets {
    /// Works them out.
    pub fn new(structure: Structure) -> Self {
        let all = 0..usize::from(structure.decode_targets);
        // Which templates belong to each, a bit for each.
        let present: Vec<u64> = all.clone().map(|target| templates_of(&structure, target)).collect();
        let within = |whole: &u64| {
            let parts = present.iter().zip(0u32..).filter(|(part, _)| *part & !whole == 0);
            parts.fold(0, |bits, (_, target)| bits | 1 << target)
        };
        let layers = all.clone().map(|target| {
            let (spatial, temporal) = structure.layers_of(target);
            DecodeTarget::within(spatial, temporal)
        });
        let lowest = |target| {
            let templates = structure.templates.iter().filter(|t| is_present(t, target));
            templates.map(|template| template.spatial).min().unwrap_or_default()
        };
        let (layers, within) = (layers.collect(), present.iter().map(within).collect());
        let lowest = all.map(lowest).collect();
        Targets { structure, layers, lowest, within }
    }

    /// What they were worked out from.
    pub fn structure(&self) -> &Structure {
        &self.structure
    }

    /// Up to which layers one goes.
    pub fn layers(&self, target: u8) -> Option<DecodeTarget> {
        self.layers.get(usize::from(target)).copied()
    }

    /// The one that shall be decoded when so much is wanted, of those that are active: the largest that is not more, or
    /// else the smallest.
    pub fn chosen(&self, wanted: DecodeTarget, active: u32) -> Option<u8> {
        let fitting =
            self.active(active).filter(|(_, layers)| wanted.covers(*layers)).max_by_key(|(_, layers)| *layers);
        let chosen = fitting.or_else(|| self.active(active).min_by_key(|(_, layers)| *layers));
        chosen.map(|(target, _)| target)
    }

    /// Those that are active, with their layers.
    pub fn active(&self, active: u32) -> impl Iterator<Item = (u8, DecodeTarget)> {
        let all = (0u8..).zip(self.layers.iter().copied());
        all.filter(move |(target, _)| active >> target & 1 == 1)
    }

    /// Those that are decodable with the frames of one of them.
    pub fn within(&self, target: u8) -> u32 {
        self.within.get(usize::from(target)).copied().unwrap_or_default()
    }

    /// The spatial layer with which a picture begins.
    pub fn lowest(&self, active: u32) -> u8 {
        self.active(active).filter_map(|(target, _)| self.lowest.get(usize::from(target))).min().copied().unwrap_or(0)
    }
}

fn templates_of(structure: &Structure, target: usize) -> u64 {
    let templates = structure.templates.iter().zip(0u32..).filter(|(template, _)| is_present(template, target));
    templates.fold(0, |bits, (_, n)| bits | 1 << n)
}

fn is_present(frame: &Frame, target: usize) -> bool {
    frame.indications.get(target).is_some_and(|indication| *indication != Indication::NotPresent)
}

/// A frame of a stream that says itself what its frames are made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FramePlace {
    /// Its number.
    pub number: u16,
    /// Which decode targets the sender sends, a bit for each.
    pub active: u32,
    /// What it may be decoded for.
    pub targets: Arc<Targets>,
    /// What it is to each decode target, two bits for each.
    indications: u64,
    /// From which of the frames before it it is predicted, a bit for each.
    references: u64,
    /// Whether it is predicted from one that is further back than that.
    is_far: bool,
}

impl FramePlace {
    /// The place of a frame among those of its stream.
    pub fn of(descriptor: &Descriptor, targets: &Arc<Targets>, active: u32) -> Self {
        let Descriptor { frame, frame_number, .. } = descriptor;
        let pairs = frame.indications.iter().take(32).zip(0u32..);
        let references = frame.references.iter().filter(|back| (1..=REMEMBERED).contains(*back));
        FramePlace {
            number: *frame_number,
            active,
            targets: targets.clone(),
            indications: pairs.fold(0, |bits, (indication, n)| bits | (*indication as u64) << (2 * n)),
            references: references.fold(0, |bits, back| bits | 1 << (back - 1)),
            is_far: frame.references.iter().any(|back| *back > REMEMBERED),
        }
    }

    /// What it is to a decode target.
    fn indication(&self, target: u8) -> u64 {
        if target < 32 { self.indications >> (2 * target) & 3 } else { 0 }
    }

    /// Whether it belongs to a decode target.
    pub fn belongs_to(&self, target: u8) -> bool {
        self.indication(target) != Indication::NotPresent as u64
    }

    /// Whether a decoder that gets the frame can go on with a decode target from here.
    pub fn switches_to(&self, target: u8) -> bool {
        self.indication(target) == Indication::Switch as u64
    }
}

/// Which of the last frames went on.
#[derive(Debug, Clone, Copy, Default)]
pub struct History {
    newest: u16,
    /// A bit for each, the newest lowest.
    sent: u128,
}

impl History {
    /// Begins with a frame that needs no other.
    pub fn starting(number: u16) -> Self {
        History { newest: number, sent: 0 }
    }

    /// Notes that a frame has come, and whether it goes on.
    pub fn note(&mut self, number: u16, is_sent: bool) {
        let ahead = number.wrapping_sub(self.newest);
        let mut back = 0;
        if ahead < 0x8000 {
            self.sent = self.sent.checked_shl(ahead.into()).unwrap_or_default();
            self.newest = number;
        } else {
            back = self.newest.wrapping_sub(number);
        }
        if is_sent && back < 128 {
            self.sent |= 1 << back;
        }
    }

    /// Whether everything that the newest frame is predicted from went on.
    pub fn has_references_of(&self, frame: &FramePlace) -> bool {
        let needed = u128::from(frame.references) << 1;
        !frame.is_far && frame.number == self.newest && needed & !self.sent == 0
    }
}

/// How far back a frame may be to be late; one that is further back begins another count.
const LATE: u16 = 1024;

/// What was told so far of a stream by its descriptors.
#[derive(Debug, Default)]
pub struct Known {
    targets: Option<Arc<Targets>>,
    /// The frame with which they came.
    since: u16,
    /// Which of them are sent, and the newest frame that said so.
    active: u32,
    told: u16,
}

impl Known {
    /// Reads the descriptor of the next packet. Nothing if it is cut short, or of a structure that is not known.
    pub fn read(&mut self, raw: &[u8]) -> Option<(Descriptor, FramePlace)> {
        let descriptor = Descriptor::read(raw, self.targets.as_deref().map(Targets::structure))?;
        let number = descriptor.frame_number;
        let is_late = |since: u16| (1..=LATE).contains(&since.wrapping_sub(number));
        let is_known = self.targets.is_some();
        if is_known && is_late(self.since) {
            return None;
        }
        if let Some(structure) = &descriptor.structure {
            self.since = number;
            if self.targets.as_ref().is_none_or(|known| known.structure() != structure) {
                self.targets = Some(Arc::new(Targets::new(structure.clone())));
            }
        }
        if let Some(active) = descriptor.active.filter(|_| !is_known || !is_late(self.told)) {
            (self.active, self.told) = (active, number);
        }
        let frame = FramePlace::of(&descriptor, self.targets.as_ref()?, self.active);
        Some((descriptor, frame))
    }
}
