//! The VP8 payload descriptor (RFC 7741 §4.2), as far as layers are concerned.

/// What a VP8 packet says of its place in the stream.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Descriptor {
    /// Whether a frame begins here (S, and PID 0).
    pub begins: bool,
    /// PictureID, of 7 or 15 bits.
    pub picture_id: Option<u16>,
    /// Counts the frames of the lowest temporal layer.
    pub tl0_pic_idx: Option<u8>,
    /// TID: the temporal layer, if the sender has layers.
    pub temporal: Option<u8>,
    /// Y: the frame depends on the lowest temporal layer only.
    pub is_sync: bool,
}

impl Descriptor {
    /// Reads the beginning of a payload; nothing if it is cut short.
    pub fn read(payload: &[u8]) -> Option<Self> {
        let mut bytes = payload.iter().copied();
        let mut next = || bytes.next();
        let flags = next()?;
        let mut descriptor = Descriptor { begins: flags & 0x10 != 0 && flags & 0x07 == 0, ..Descriptor::default() };
        if flags & 0x80 == 0 {
            return Some(descriptor);
        }
        let extended = next()?;
        let has = |bit: u8| extended & bit != 0;
        if has(0x80) {
            let first = next()?;
            let is_long = first & 0x80 != 0;
            let high = u16::from(first & 0x7f);
            descriptor.picture_id = Some(if is_long { high << 8 | u16::from(next()?) } else { high });
        }
        if has(0x40) {
            descriptor.tl0_pic_idx = Some(next()?);
        }
        // "TID/Y/KEYIDX extension: present if either the T or the K bit is set."
        if has(0x20) || has(0x10) {
            let layer = next()?;
            descriptor.temporal = has(0x20).then_some(layer >> 6);
            // "If the T bit is 0, the Y bit must be ignored."
            descriptor.is_sync = has(0x20) && layer & 0x20 != 0;
        }
        Some(descriptor)
    }
}

/// Other numbers for a packet's picture, in place of those in its descriptor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patch {
    /// Where, and what, of PictureID and TL0PICIDX.
    bytes: [(u8, u8); 3],
    len: u8,
}

impl Patch {
    /// The change that gives a packet these numbers, as far as its descriptor has room for them.
    pub fn new(payload: &[u8], picture_id: Option<u16>, tl0_pic_idx: Option<u8>) -> Option<Patch> {
        let [flags, extended, first, ..] = *payload else { return None };
        if flags & 0x80 == 0 {
            return None;
        }
        let mut patch = Patch { bytes: [(0, 0); 3], len: 0 };
        let mut at = 2u8;
        if extended & 0x80 != 0 {
            let is_long = first & 0x80 != 0;
            if let Some(id) = picture_id {
                let [high, low] = id.to_be_bytes();
                if is_long {
                    patch.push(at, high | 0x80);
                    patch.push(at + 1, low);
                } else {
                    patch.push(at, low & 0x7f);
                }
            }
            at += if is_long { 2 } else { 1 };
        }
        if let Some(tl0) = tl0_pic_idx.filter(|_| extended & 0x40 != 0) {
            patch.push(at, tl0);
            at += 1;
        }
        (payload.len() >= usize::from(at)).then_some(patch)
    }

    fn push(&mut self, at: u8, byte: u8) {
        self.bytes[usize::from(self.len)] = (at, byte);
        self.len += 1;
    }

    /// Makes the change.
    pub fn apply(&self, payload: &mut [u8]) {
        for (at, byte) in &self.bytes[..usize::from(self.len)] {
            if let Some(place) = payload.get_mut(usize::from(*at)) {
                *place = *byte;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn full() -> Descriptor {
        let (picture_id, tl0_pic_idx) = (Some(0x1234), Some(9));
        Descriptor { begins: true, picture_id, tl0_pic_idx, temporal: Some(1), is_sync: true }
    }

    #[test]
    fn descriptors_are_read() {
        let plain = Descriptor { begins: true, ..Descriptor::default() };
        let cases: &[(&[u8], Option<Descriptor>, &str)] = &[
            (&[0x10, 0x00], Some(plain), "without an extension"),
            (&[0x11, 0x00], Some(Descriptor::default()), "S of a later partition"),
            (&[0x90, 0xe0, 0x92, 0x34, 0x09, 0x60, 0x01], Some(full()), "all of it"),
            (&[0x90, 0xf0, 0x92, 0x34, 0x09, 0x7f, 0x01], Some(full()), "with KEYIDX"),
            (&[0x90, 0x80, 0x12, 0x01], Some(Descriptor { picture_id: Some(0x12), ..plain }), "7 bits"),
            (&[0x90, 0x10, 0xff, 0x01], Some(plain), "KEYIDX alone, so Y means nothing"),
            (&[0x90, 0xe0, 0x92, 0x34, 0x09], None, "cut short"),
            (&[], None, "nothing"),
        ];
        for (payload, expected, what) in cases {
            assert_eq!(Descriptor::read(payload), *expected, "{what}");
        }
    }

    proptest! {
        /// What str0m reads of any payload is what is read here.
        #[test]
        fn it_agrees_with_str0m(payload in proptest::collection::vec(any::<u8>(), 0..12)) {
            let ours = Descriptor::read(&payload);
            if let Ok(theirs) = str0m::rtp::Vp8Descriptor::parse(&payload) {
                prop_assert_eq!(ours.and_then(|d| d.picture_id), theirs.picture_id());
                prop_assert_eq!(ours.and_then(|d| d.tl0_pic_idx), theirs.tl0_pic_idx());
            }
        }
    }
}
