//! The dependency descriptor (AV1 RTP specification, appendix A): what a frame is made from and who needs it, for any
//! codec.
//!
//! A structure comes with keyframes and holds templates; the other descriptors name one of them and say what differs.

pub mod extension;
pub mod rewriting;
pub mod targets;

use crate::model::ViewSize;

/// The name of the header extension in SDP.
pub const URI: &str = "https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension";

/// Most templates, as their ids have six bits.
const MAX_TEMPLATES: usize = 64;

/// What a packet says of its frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Descriptor {
    /// Whether it is the first packet of the frame.
    pub begins: bool,
    /// Whether it is the last one.
    pub ends: bool,
    /// Counts the frames of all layers.
    pub frame_number: u16,
    /// What it announces for itself and those after it.
    pub structure: Option<Structure>,
    /// Which decode targets can be decoded from here on, a bit for each; nothing when that has not changed.
    pub active: Option<u32>,
    /// What the frame is.
    pub frame: Frame,
}

/// A frame among the others.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frame {
    /// Its spatial layer.
    pub spatial: u8,
    /// Its temporal layer.
    pub temporal: u8,
    /// What it is to each decode target.
    pub indications: Vec<Indication>,
    /// How many frames back those are from which it is predicted.
    pub references: Vec<u16>,
    /// How many frames back the former one of each chain is.
    pub chains: Vec<u8>,
}

/// What a frame is to a decode target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Indication {
    /// It does not belong to it.
    NotPresent,
    /// It belongs to it, and no other frame of it needs it.
    Discardable,
    /// It belongs to it, and with it one can switch to it.
    Switch,
    /// It belongs to it, and others need it.
    Required,
}

/// How a stream is made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Structure {
    /// The id of the first template.
    pub first_template: u8,
    /// What frames may be.
    pub templates: Vec<Frame>,
    /// How many decode targets there are, 1 to 32.
    pub decode_targets: u8,
    /// Which chain each decode target needs whole; nothing if there are no chains.
    pub protected_by: Vec<u8>,
    /// How large the picture of each spatial layer is at most, if that is told.
    pub sizes: Vec<ViewSize>,
}

impl Structure {
    /// The spatial and the temporal layer up to which a decode target goes.
    pub fn layers_of(&self, target: usize) -> (u8, u8) {
        let present = |t: &&Frame| t.indications.get(target).is_some_and(|i| *i != Indication::NotPresent);
        let templates = self.templates.iter().filter(present);
        templates.fold((0, 0), |(s, t), template| (template.spatial.max(s), template.temporal.max(t)))
    }

    /// All decode targets.
    pub fn all_active(&self) -> u32 {
        u32::MAX >> (32 - self.decode_targets.clamp(1, 32))
    }
}

impl Descriptor {
    /// Reads the value of the extension; `known` is the structure that came last.
    ///
    /// Nothing if it is cut short, cannot be, or there is no structure that has its template.
    pub fn read(value: &[u8], known: Option<&Structure>) -> Option<Self> {
        let mut bits = Bits { bytes: value, at: 0 };
        let (begins, ends) = (bits.flag()?, bits.flag()?);
        let template = bits.take(6)? as u8;
        let frame_number = bits.take(16)? as u16;
        let mut flags = [false; 5];
        if value.len() > 3 {
            for flag in &mut flags {
                *flag = bits.flag()?;
            }
        }
        let [has_structure, has_active, has_indications, has_references, has_chains] = flags;
        let structure = if has_structure { Some(bits.structure()?) } else { None };
        let used = structure.as_ref().or(known)?;
        let active = match has_active {
            true => Some(bits.take(used.decode_targets.into())?),
            false => structure.as_ref().map(Structure::all_active),
        };
        let index = (template + MAX_TEMPLATES as u8 - used.first_template) % MAX_TEMPLATES as u8;
        let template = used.templates.get(usize::from(index))?;
        let indications = match has_indications {
            true => bits.indications(used.decode_targets)?,
            false => template.indications.clone(),
        };
        let references = if has_references { bits.frame_references()? } else { template.references.clone() };
        let chains = match has_chains {
            true => template.chains.iter().map(|_| bits.take(8).map(|diff| diff as u8)).collect::<Option<_>>()?,
            false => template.chains.clone(),
        };
        let frame = Frame { indications, references, chains, ..*template };
        Some(Descriptor { begins, ends, frame_number, active, frame, structure })
    }

    /// Whether a decoder that has seen nothing can start here.
    pub fn starts_keyframe(&self) -> bool {
        self.begins && self.structure.is_some() && self.frame.references.is_empty() && self.frame.spatial == 0
    }
}

/// Reads bits, the highest of each byte first.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn flag(&mut self) -> Option<bool> {
        let byte = *self.bytes.get(self.at / 8)?;
        let set = byte & (0x80 >> (self.at % 8)) != 0;
        self.at += 1;
        Some(set)
    }

    /// f(n), at most 32 bits.
    fn take(&mut self, count: u32) -> Option<u32> {
        let mut value = 0;
        for _ in 0..count {
            value = value << 1 | u32::from(self.flag()?);
        }
        Some(value)
    }

    /// ns(n): a number below `end`, which is at least 1.
    fn below(&mut self, end: u32) -> Option<u32> {
        let width = end.ilog2() + 1;
        let short = (1 << width) - end;
        let value = self.take(width - 1)?;
        if value < short { Some(value) } else { Some((value << 1) - short + self.take(1)?) }
    }

    fn structure(&mut self) -> Option<Structure> {
        let first_template = self.take(6)? as u8;
        let decode_targets = self.take(5)? as u8 + 1;
        let mut structure = Structure { first_template, decode_targets, ..Structure::default() };
        structure.templates = self.template_layers()?;
        for template in &mut structure.templates {
            template.indications = self.indications(decode_targets)?;
        }
        for template in &mut structure.templates {
            while self.flag()? {
                template.references.push(self.take(4)? as u16 + 1);
            }
        }
        let chains = self.below(u32::from(decode_targets) + 1)?;
        if chains > 0 {
            for _ in 0..decode_targets {
                structure.protected_by.push(self.below(chains)? as u8);
            }
            for template in &mut structure.templates {
                for _ in 0..chains {
                    template.chains.push(self.take(4)? as u8);
                }
            }
        }
        if self.flag()? {
            for _ in 0..=structure.templates.last()?.spatial {
                // Told less one each; the largest is one that no encoder sends.
                let (width, height) = (self.take(16)? + 1, self.take(16)? + 1);
                let within = |side: u32| u16::try_from(side).unwrap_or(u16::MAX);
                structure.sizes.push(ViewSize { width: within(width), height: within(height) });
            }
        }
        Some(structure)
    }

    /// The layers of all templates, in their order.
    fn template_layers(&mut self) -> Option<Vec<Frame>> {
        let mut templates = Vec::new();
        let (mut spatial, mut temporal) = (0, 0);
        loop {
            if templates.len() == MAX_TEMPLATES {
                return None;
            }
            templates.push(Frame { spatial, temporal, ..Frame::default() });
            match self.take(2)? {
                0 => {}
                1 => temporal += 1,
                2 => (spatial, temporal) = (spatial + 1, 0),
                _ => return Some(templates),
            }
        }
    }

    fn indications(&mut self, decode_targets: u8) -> Option<Vec<Indication>> {
        let read = |_| {
            Some(match self.take(2)? {
                0 => Indication::NotPresent,
                1 => Indication::Discardable,
                2 => Indication::Switch,
                _ => Indication::Required,
            })
        };
        (0..decode_targets).map(read).collect()
    }

    fn frame_references(&mut self) -> Option<Vec<u16>> {
        let mut references = Vec::new();
        loop {
            match self.take(2)? {
                0 => return Some(references),
                nibbles => references.push(self.take(4 * nibbles)? as u16 + 1),
            }
        }
    }
}

#[cfg(test)]
mod tests;
