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
