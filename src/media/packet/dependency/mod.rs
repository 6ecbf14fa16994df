//! The dependency descriptor (AV1 RTP specification, appendix A): what a frame is made from and who needs it, for any
//! codec.
//!
//! A structure comes with keyframes and holds templates; the other descriptors name one of them and say what differs.

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
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    /// What Chromium sends first of a small camera with three sizes and frame rates (L3T3), and then, as public captures
    /// have it.
    const FIRST: &str = "c1017280081485214eafffaaaa863cf0430c10c302afc0aaa0063c00430010c002a000a80006000040001d954926e0\
                         82b04a0941b820ac1282503157f974000ca864330e222222eca8655304224230eca877530077004200ef008601df010d";
    const THEN: [&str; 4] = ["86017340fc", "46017340fc", "c3017540fc", "88017640fc"];

    fn bytes(hex: &str) -> Vec<u8> {
        (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
    }

    #[test]
    fn what_browsers_send_is_read() {
        let first = Descriptor::read(&bytes(FIRST), None).unwrap();
        let structure = first.structure.clone().unwrap();
        let sizes: Vec<(u16, u16)> = structure.sizes.iter().map(|size| (size.width, size.height)).collect();
        assert_eq!(sizes, [(120, 67), (240, 135), (480, 270)]);
        let targets: Vec<(u8, u8)> = (0..9).map(|target| structure.layers_of(target)).collect();
        assert_eq!(targets, [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2)]);
        assert!(first.starts_keyframe() && first.ends);
        assert_eq!((first.frame_number, first.active), (0x172, Some(0x1ff)));
        assert_eq!(
            (&first.frame.indications[..], &first.frame.chains[..]),
            (&[Indication::Switch; 9][..], &[0; 3][..])
        );
        assert_eq!(structure.protected_by, [0, 0, 0, 1, 1, 1, 2, 2, 2]);
        let then = THEN.map(|hex| Descriptor::read(&bytes(hex), Some(&structure)).unwrap());
        assert!(then.iter().all(|d| d.active == Some(0x3f)), "the largest is left out");
        assert_eq!((&then[3].frame.references[..], &then[3].frame.chains[..]), (&[3, 1][..], &[4, 3, 2][..]));
        assert_eq!(then[2].frame.indications[2], Indication::Discardable);
        let told = then.map(|d| (d.frame_number, d.begins, d.ends, d.frame.spatial, d.frame.temporal));
        assert_eq!(told[..2], [(0x173, true, false, 1, 0), (0x173, false, true, 1, 0)]);
        assert_eq!(told[2..], [(0x175, true, true, 0, 2), (0x176, true, false, 1, 2)]);
        assert_eq!(Descriptor::read(&bytes(THEN[0]), None), None, "without the structure it says nothing");
    }

    /// Writes bits as a sender does.
    #[derive(Default)]
    struct Written(Vec<bool>);

    impl Written {
        fn put(&mut self, value: u32, count: u32) {
            self.0.extend((0..count).rev().map(|bit| value >> bit & 1 == 1));
        }

        fn below(&mut self, value: u32, end: u32) {
            let width = end.ilog2() + 1;
            let short = (1 << width) - end;
            if value < short { self.put(value, width - 1) } else { self.put(value + short, width) }
        }

        fn structure(&mut self, s: &Structure) {
            self.put(s.first_template.into(), 6);
            self.put(u32::from(s.decode_targets) - 1, 5);
            for pair in s.templates.windows(2) {
                let next = match (pair[1].spatial - pair[0].spatial, pair[1].temporal == pair[0].temporal) {
                    (0, true) => 0,
                    (0, false) => 1,
                    _ => 2,
                };
                self.put(next, 2);
            }
            self.put(3, 2);
            for template in &s.templates {
                self.indications(&template.indications);
            }
            for template in &s.templates {
                for diff in &template.references {
                    self.put(1, 1);
                    self.put(u32::from(*diff) - 1, 4);
                }
                self.put(0, 1);
            }
            let chains = s.templates[0].chains.len() as u32;
            self.below(chains, u32::from(s.decode_targets) + 1);
            for chain in &s.protected_by {
                self.below((*chain).into(), chains);
            }
            for diff in s.templates.iter().flat_map(|template| &template.chains) {
                self.put((*diff).into(), 4);
            }
            self.put(u32::from(!s.sizes.is_empty()), 1);
            for side in s.sizes.iter().flat_map(|size| [size.width, size.height]) {
                self.put(u32::from(side) - 1, 16);
            }
        }

        fn indications(&mut self, all: &[Indication]) {
            for indication in all {
                self.put(*indication as u32, 2);
            }
        }

        fn descriptor(d: &Descriptor, template: u8, used: &Structure) -> Vec<u8> {
            let mut out = Written::default();
            out.put(d.begins.into(), 1);
            out.put(d.ends.into(), 1);
            out.put(template.into(), 6);
            out.put(d.frame_number.into(), 16);
            out.put(d.structure.is_some().into(), 1);
            out.put(d.active.is_some().into(), 1);
            out.put(0b111, 3);
            if let Some(structure) = &d.structure {
                out.structure(structure);
            }
            if let Some(active) = d.active {
                out.put(active, used.decode_targets.into());
            }
            out.indications(&d.frame.indications);
            for diff in &d.frame.references {
                let nibbles = (u32::from(diff - 1).checked_ilog2().unwrap_or(0) / 4) + 1;
                out.put(nibbles, 2);
                out.put(u32::from(diff - 1), 4 * nibbles);
            }
            out.put(0, 2);
            for diff in &d.frame.chains {
                out.put((*diff).into(), 8);
            }
            out.0
                .chunks(8)
                .map(|bits| (0..8).fold(0, |b, n| b << 1 | u8::from(*bits.get(n).unwrap_or(&false))))
                .collect()
        }
    }

    fn indication() -> impl Strategy<Value = Indication> {
        (0usize..4).prop_map(|n| {
            [Indication::NotPresent, Indication::Discardable, Indication::Switch, Indication::Required][n]
        })
    }

    prop_compose! {
        fn structure()(targets in 1usize..33, chains in 0usize..33)(
            first_template in 0u8..64,
            steps in vec(0u8..3, 0..10),
            indications in vec(vec(indication(), targets), 11),
            references in vec(vec(1u16..17, 0..4), 11),
            diffs in vec(vec(0u8..16, chains.min(targets)), 11),
            protected_by in vec(0..chains.min(targets).max(1) as u8, targets),
            side in proptest::option::of(1u16..9000),
            has_chains in Just(chains > 0),
        ) -> Structure {
            let mut places = vec![(0, 0)];
            for step in steps {
                let (s, t) = places[places.len() - 1];
                places.push(match step { 0 => (s, t), 1 => (s, t + 1), _ => (s + 1, 0) });
            }
            let last = places[places.len() - 1].0;
            let templates = places.into_iter().enumerate().map(|(n, (spatial, temporal))| Frame {
                spatial,
                temporal,
                indications: indications[n].clone(),
                references: references[n].clone(),
                chains: diffs[n].clone(),
            });
            let sizes = side.into_iter().flat_map(|side| (0..=last).map(move |_| ViewSize { width: side, height: side }));
            Structure {
                first_template,
                decode_targets: indications[0].len() as u8,
                protected_by: if has_chains { protected_by } else { Vec::new() },
                sizes: sizes.collect(),
                templates: templates.collect(),
            }
        }
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(
            structure in structure(),
            pick in any::<prop::sample::Index>(),
            (begins, ends, is_new, frame_number) in any::<(bool, bool, bool, u16)>(),
            active in proptest::option::of(any::<u32>()),
            references in vec(1u16..4097, 0..4),
            chain in any::<u8>(),
        ) {
            let index = pick.index(structure.templates.len());
            let template = (structure.first_template + index as u8) % 64;
            let mut frame = structure.templates[index].clone();
            frame.references = references;
            frame.chains.fill(chain);
            let all = structure.all_active();
            let active = active.map(|bits| bits & all);
            let new = is_new.then(|| structure.clone());
            let sent = Descriptor { begins, ends, frame_number, structure: new, active, frame };
            let bytes = Written::descriptor(&sent, template, &structure);
            let expected = Descriptor { active: active.or(is_new.then_some(all)), ..sent };
            prop_assert_eq!(Descriptor::read(&bytes, Some(&structure)), Some(expected));
        }

        #[test]
        fn anything_is_read_or_refused(
            value in vec(any::<u8>(), 0..120), structure in proptest::option::of(structure()),
        ) {
            if let Some(read) = Descriptor::read(&value, structure.as_ref()) {
                let used = read.structure.as_ref().or(structure.as_ref()).unwrap();
                prop_assert_eq!(read.frame.indications.len(), usize::from(used.decode_targets));
                prop_assert!(used.templates.len() <= MAX_TEMPLATES);
            }
        }
    }
}
