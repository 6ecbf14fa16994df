//! The VP9 payload descriptor (RFC 9628 §4.2).

use crate::model::ViewSize;

/// What a VP9 packet says of its place in the stream.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Descriptor {
    /// I: the picture's number, of 7 or 15 bits.
    pub picture_id: Option<u16>,
    /// P: the frame is predicted from earlier pictures.
    pub is_predicted: bool,
    /// L: where it stands among the layers.
    pub layer: Option<LayerIndices>,
    /// F: the frame says itself from which pictures it is predicted.
    pub is_flexible: bool,
    /// P_DIFF: how many pictures back those are, at most three.
    pub references: Vec<u8>,
    /// B: a frame begins here.
    pub begins: bool,
    /// E: a frame ends here.
    pub ends: bool,
    /// Z: higher spatial layers of the picture do not need the frame.
    pub is_no_reference: bool,
    /// V: how the stream is made from here on.
    pub structure: Option<Structure>,
    /// How many bytes the descriptor has.
    pub len: usize,
}

/// The layers of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LayerIndices {
    /// TID.
    pub temporal: u8,
    /// U: from here on higher temporal layers can be decoded.
    pub is_switching_up: bool,
    /// SID.
    pub spatial: u8,
    /// D: the frame is predicted from the next lower spatial layer of its picture.
    pub is_inter_layer: bool,
    /// Counts the pictures of the lowest temporal layer; flexible streams do without.
    pub tl0_pic_idx: Option<u8>,
}

/// SS: the scalability structure.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Structure {
    /// How many spatial layers there are, 1 to 8.
    pub spatial_layers: u8,
    /// Y: their sizes, the lowest first.
    pub sizes: Vec<ViewSize>,
    /// G: the pictures that come again and again.
    pub pictures: Vec<GroupPicture>,
}

/// A picture of the group that a stream repeats.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GroupPicture {
    /// TID.
    pub temporal: u8,
    /// U.
    pub is_switching_up: bool,
    /// P_DIFF: from how many pictures back it is predicted.
    pub references: Vec<u8>,
}

impl Descriptor {
    /// Reads the beginning of a payload; nothing if it is cut short or cannot be.
    pub fn read(payload: &[u8]) -> Option<Self> {
        let mut reader = Reader { payload, at: 0 };
        let flags = reader.byte()?;
        let has = |bit: u8| flags & bit != 0;
        let mut descriptor = Descriptor {
            is_predicted: has(0x40),
            is_flexible: has(0x10),
            begins: has(0x08),
            ends: has(0x04),
            is_no_reference: has(0x01),
            ..Descriptor::default()
        };
        if has(0x80) {
            let first = reader.byte()?;
            let high = u16::from(first & 0x7f);
            let is_long = first & 0x80 != 0;
            descriptor.picture_id = Some(if is_long { high << 8 | u16::from(reader.byte()?) } else { high });
        }
        if has(0x20) {
            descriptor.layer = Some(reader.layer(has(0x10))?);
        }
        if has(0x10) && has(0x40) {
            descriptor.references = reader.references()?;
        }
        if has(0x02) {
            descriptor.structure = Some(reader.structure()?);
        }
        descriptor.len = reader.at;
        Some(descriptor)
    }

    /// Whether a decoder that has seen nothing can start here: in the lowest layer of a picture that needs no other.
    pub fn starts_keyframe(&self) -> bool {
        !self.is_predicted && self.begins && self.spatial() == 0
    }

    /// The spatial layer.
    pub fn spatial(&self) -> u8 {
        self.layer.map_or(0, |layer| layer.spatial)
    }
}

struct Reader<'a> {
    payload: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let byte = *self.payload.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    fn word(&mut self) -> Option<u16> {
        Some(u16::from_be_bytes([self.byte()?, self.byte()?]))
    }

    fn layer(&mut self, is_flexible: bool) -> Option<LayerIndices> {
        let byte = self.byte()?;
        Some(LayerIndices {
            temporal: byte >> 5,
            is_switching_up: byte & 0x10 != 0,
            spatial: byte >> 1 & 0x07,
            is_inter_layer: byte & 0x01 != 0,
            tl0_pic_idx: if is_flexible { None } else { Some(self.byte()?) },
        })
    }

    fn references(&mut self) -> Option<Vec<u8>> {
        let mut references = Vec::new();
        loop {
            let byte = self.byte()?;
            references.push(byte >> 1);
            if byte & 0x01 == 0 {
                return Some(references);
            }
            // "There can be up to 3 P_DIFF."
            if references.len() == 3 {
                return None;
            }
        }
    }

    fn structure(&mut self) -> Option<Structure> {
        let flags = self.byte()?;
        let mut structure = Structure { spatial_layers: (flags >> 5) + 1, ..Structure::default() };
        if flags & 0x10 != 0 {
            for _ in 0..structure.spatial_layers {
                structure.sizes.push(ViewSize { width: self.word()?, height: self.word()? });
            }
        }
        if flags & 0x08 != 0 {
            for _ in 0..self.byte()? {
                structure.pictures.push(self.group_picture()?);
            }
        }
        Some(structure)
    }

    fn group_picture(&mut self) -> Option<GroupPicture> {
        let byte = self.byte()?;
        let references: Option<Vec<u8>> = (0..byte >> 2 & 0x03).map(|_| self.byte()).collect();
        Some(GroupPicture { temporal: byte >> 5, is_switching_up: byte & 0x10 != 0, references: references? })
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_descriptor_is_read_with_its_structure() {
        // I, L, B, E, V; picture 0x1234; TID 1, U, SID 2, D; TL0PICIDX 7; three layers with sizes, a group of two.
        let payload = [
            0xae, 0x92, 0x34, 0x35, 0x07, 0x58, 0x01, 0x40, 0x00, 0xb4, 0x02, 0x80, 0x01, 0x68, 0x05, 0x00, 0x02, 0xd0,
            2, 0x14, 0x02, 0x38, 0x01, 0x02, 0xaa,
        ];
        let descriptor = Descriptor::read(&payload).unwrap();
        let layer =
            LayerIndices { temporal: 1, is_switching_up: true, spatial: 2, is_inter_layer: true, tl0_pic_idx: Some(7) };
        assert_eq!((descriptor.picture_id, descriptor.layer), (Some(0x1234), Some(layer)));
        assert_eq!((descriptor.begins, descriptor.ends, descriptor.is_predicted), (true, true, false));
        assert_eq!(descriptor.len, payload.len() - 1);
        let structure = descriptor.structure.as_ref().unwrap();
        let sizes: Vec<(u16, u16)> = structure.sizes.iter().map(|size| (size.width, size.height)).collect();
        assert_eq!((structure.spatial_layers, sizes), (3, vec![(320, 180), (640, 360), (1280, 720)]));
        let group: Vec<(u8, bool, &[u8])> =
            structure.pictures.iter().map(|p| (p.temporal, p.is_switching_up, p.references.as_slice())).collect();
        assert_eq!(group, [(0, true, &[2][..]), (1, true, &[1, 2][..])]);
        assert!(!descriptor.starts_keyframe(), "it stands on the layers below");
        for cut in 0..descriptor.len {
            assert_eq!(Descriptor::read(&payload[..cut]), None, "{cut}");
        }
    }

    #[test]
    fn a_flexible_frame_says_from_what_it_is_predicted() {
        // I, P, L, F, B; a short picture id; TID 2, SID 0; 1 and 4 pictures back.
        let descriptor = Descriptor::read(&[0xf8, 0x05, 0x40, 0x03, 0x08, 0xaa]).unwrap();
        assert_eq!(descriptor.references, [1, 4]);
        assert_eq!(descriptor.layer.map(|l| (l.temporal, l.spatial, l.tl0_pic_idx)), Some((2, 0, None)));
        assert!(Descriptor::read(&[0xf8, 0x05, 0x40, 0x03, 0x03, 0x03, 0x02]).is_none(), "four of them");
    }

    /// A descriptor as a sender writes it.
    fn written(d: &Descriptor) -> Vec<u8> {
        let bit = |set: bool, bit: u8| if set { bit } else { 0 };
        let mut out = vec![
            bit(d.picture_id.is_some(), 0x80)
                | bit(d.is_predicted, 0x40)
                | bit(d.layer.is_some(), 0x20)
                | bit(d.is_flexible, 0x10)
                | bit(d.begins, 0x08)
                | bit(d.ends, 0x04)
                | bit(d.structure.is_some(), 0x02)
                | bit(d.is_no_reference, 0x01),
        ];
        out.extend(d.picture_id.into_iter().flat_map(|id| (id | 0x8000).to_be_bytes()));
        if let Some(l) = d.layer {
            out.push(l.temporal << 5 | bit(l.is_switching_up, 0x10) | l.spatial << 1 | bit(l.is_inter_layer, 1));
            out.extend(l.tl0_pic_idx);
        }
        let last = d.references.len().saturating_sub(1);
        out.extend(d.references.iter().enumerate().map(|(n, diff)| diff << 1 | bit(n < last, 1)));
        if let Some(s) = &d.structure {
            out.push((s.spatial_layers - 1) << 5 | bit(!s.sizes.is_empty(), 0x10) | bit(!s.pictures.is_empty(), 0x08));
            let sides = s.sizes.iter().flat_map(|size| [size.width, size.height]);
            out.extend(sides.flat_map(u16::to_be_bytes));
            if !s.pictures.is_empty() {
                out.push(s.pictures.len() as u8);
            }
            for p in &s.pictures {
                out.push(p.temporal << 5 | bit(p.is_switching_up, 0x10) | (p.references.len() as u8) << 2);
                out.extend(&p.references);
            }
        }
        out
    }

    prop_compose! {
        fn structure()(
            sizes in vec((any::<u16>(), any::<u16>()), 1..9),
            has_sizes in any::<bool>(),
            pictures in vec((0u8..8, any::<bool>(), vec(any::<u8>(), 0..4)), 0..5),
        ) -> Structure {
            let spatial_layers = sizes.len() as u8;
            let sizes = sizes.into_iter().filter(|_| has_sizes).map(|(width, height)| ViewSize { width, height });
            let pictures = pictures.into_iter().map(|(temporal, is_switching_up, references)| {
                GroupPicture { temporal, is_switching_up, references }
            });
            Structure { spatial_layers, sizes: sizes.collect(), pictures: pictures.collect() }
        }
    }

    prop_compose! {
        fn descriptor()(
            flags in any::<[bool; 5]>(),
            picture_id in proptest::option::of(0u16..0x8000),
            layer in proptest::option::of((0u8..8, any::<bool>(), 0u8..8, any::<bool>(), any::<u8>())),
            references in vec(0u8..128, 1..4),
            structure in proptest::option::of(structure()),
        ) -> Descriptor {
            let [is_predicted, is_flexible, begins, ends, is_no_reference] = flags;
            let layer = layer.map(|(temporal, is_switching_up, spatial, is_inter_layer, tl0)| {
                let tl0_pic_idx = (!is_flexible).then_some(tl0);
                LayerIndices { temporal, is_switching_up, spatial, is_inter_layer, tl0_pic_idx }
            });
            let references = if is_flexible && is_predicted { references } else { Vec::new() };
            Descriptor {
                picture_id, is_predicted, layer, is_flexible, references, begins, ends, is_no_reference, structure, len: 0,
            }
        }
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(sent in descriptor(), cut in any::<prop::sample::Index>()) {
            let mut bytes = written(&sent);
            let len = bytes.len();
            prop_assert_eq!(Descriptor::read(&bytes[..cut.index(len)]), None);
            bytes.push(0xaa);
            prop_assert_eq!(Descriptor::read(&bytes), Some(Descriptor { len, ..sent }));
        }

        #[test]
        fn anything_is_read_or_refused(payload in vec(any::<u8>(), 0..48)) {
            if let Some(descriptor) = Descriptor::read(&payload) {
                prop_assert!(descriptor.len <= payload.len() && descriptor.references.len() <= 3);
            }
        }
    }
}
