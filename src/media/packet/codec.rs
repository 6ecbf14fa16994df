//! What must be known of a payload to forward it: where a keyframe begins.

use str0m::format::Codec;
use str0m::rtp::Vp8Descriptor;

use crate::media::packet::vp9;

/// Whether a decoder can start at this RTP payload. Audio always can.
pub(in crate::media) fn starts_keyframe(codec: Codec, payload: &[u8]) -> bool {
    if codec.is_audio() {
        return true;
    }
    match codec {
        Codec::Vp8 => Vp8Descriptor::parse(payload).is_ok_and(|d| d.starts_keyframe(payload)),
        Codec::Vp9 => vp9::Descriptor::read(payload).is_some_and(|d| d.starts_keyframe()),
        Codec::H264 => h264(payload).unwrap_or(false),
        Codec::Av1 => av1(payload).unwrap_or(false),
        _ => true,
    }
}

/// RFC 6184 §5.2: an SPS or IDR slice, alone, in an aggregation or at the start of a fragment.
fn h264(payload: &[u8]) -> Option<bool> {
    const IDR: u8 = 5;
    const SPS: u8 = 7;
    const STAP_A: u8 = 24;
    const FU_A: u8 = 28;
    let decodable = |nal: u8| matches!(nal & 0x1f, IDR | SPS);
    match payload.first()? & 0x1f {
        STAP_A => {
            let mut rest = &payload[1..];
            while let [high, low, tail @ ..] = rest {
                let len = usize::from(u16::from_be_bytes([*high, *low]));
                if decodable(*tail.first()?) {
                    return Some(true);
                }
                rest = tail.get(len..)?;
            }
            Some(false)
        }
        FU_A => {
            let fragment = *payload.get(1)?;
            Some(fragment & 0x80 != 0 && decodable(fragment))
        }
        nal => Some(decodable(nal)),
    }
}

/// AV1 RTP §4.4: the N bit says that a coded video sequence begins here.
fn av1(payload: &[u8]) -> Option<bool> {
    Some(payload.first()? & 0x08 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keyframes_are_told_from_other_packets() {
        let cases: &[(Codec, &[u8], bool, &str)] = &[
            (Codec::Opus, &[0xff], true, "audio"),
            (Codec::Vp8, &[0x10, 0x00, 0, 0], true, "S=1, PID=0, P=0"),
            (Codec::Vp8, &[0x10, 0x01, 0, 0], false, "an interframe"),
            (Codec::Vp8, &[0x00, 0x00, 0, 0], false, "a continuation"),
            (Codec::Vp8, &[0x90, 0x80, 0x81, 0x02, 0x00], true, "with a picture id"),
            (Codec::Vp8, &[], false, "nothing"),
            (Codec::Vp9, &[0x88, 0x01, 0xaa], true, "I, B"),
            (Codec::Vp9, &[0xc8, 0x01, 0xaa], false, "predicted"),
            (Codec::Vp9, &[0x80, 0x01, 0xaa], false, "not the first packet"),
            (Codec::Vp9, &[0xa8, 0x81, 0x01, 0x02, 0x00, 0xaa], false, "spatial layer 1"),
            (Codec::Vp9, &[0xa8, 0x81, 0x01, 0x00, 0x00, 0xaa], true, "spatial layer 0"),
            (Codec::Vp9, &[0xa8], false, "cut short"),
            (Codec::H264, &[0x65, 1], true, "IDR"),
            (Codec::H264, &[0x67, 1], true, "SPS"),
            (Codec::H264, &[0x41, 1], false, "a slice"),
            (Codec::H264, &[0x78, 0, 2, 0x67, 1, 0, 1, 0x68], true, "STAP-A with an SPS"),
            (Codec::H264, &[0x78, 0, 2, 0x41, 1, 0, 1, 0x41], false, "STAP-A of slices"),
            (Codec::H264, &[0x78, 0xff, 0xff, 0x41], false, "STAP-A with a wrong length"),
            (Codec::H264, &[0x7c, 0x85, 1], true, "FU-A, start of an IDR"),
            (Codec::H264, &[0x7c, 0x05, 1], false, "FU-A, not the start"),
            (Codec::Av1, &[0x18, 0x0a], true, "N"),
            (Codec::Av1, &[0x10, 0x0a], false, "no N"),
        ];
        for (codec, payload, expected, what) in cases {
            assert_eq!(starts_keyframe(*codec, payload), *expected, "{codec:?}: {what}");
        }
    }
}
