//! Payloads that nobody can decode, but that look to those who forward them like what they claim to be.

use super::camera::Packet;

/// What the last bytes of our packets begin with.
const MAGIC: [u8; 4] = *b"vvis";

/// Magic, sender, layer, number, time.
pub(super) const TAIL: usize = 4 + 4 + 1 + 4 + 8;

/// How a silent Opus packet with padding begins (RFC 6716 §3.2.5): CELT fullband of 20 ms with code 3,
/// then one frame and the padding flag.
const OPUS_HEAD: [u8; 2] = [0xf8 | 3, 0x41];

/// An Opus frame that holds silence; whoever decodes it hears nothing.
const OPUS_SILENCE: [u8; 2] = [0xff, 0xfe];

/// Padding that makes a packet as long as one of usual speech at 32 kbit/s.
const OPUS_PADDING: u8 = 75;

/// What a packet of ours says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::client) struct Stamp {
    /// Whose packet it is.
    pub(in crate::client) sender: u32,
    /// Which quality of the same video.
    pub(in crate::client) layer: u8,
    /// Counts the packets of a sender's layer.
    pub(in crate::client) number: u32,
    /// When it was sent, in nanoseconds since 1970.
    pub(in crate::client) sent: u64,
}

impl Stamp {
    fn write(self, payload: &mut Vec<u8>) {
        payload.extend(MAGIC);
        payload.extend(self.sender.to_be_bytes());
        payload.push(self.layer);
        payload.extend(self.number.to_be_bytes());
        payload.extend(self.sent.to_be_bytes());
    }

    /// What stands at the end of a payload, if it is one of ours.
    pub(super) fn read(payload: &[u8]) -> Option<Stamp> {
        let tail: &[u8; TAIL] = payload.last_chunk()?;
        let (magic, rest) = tail.split_first_chunk::<4>()?;
        let (sender, rest) = rest.split_first_chunk::<4>()?;
        let (layer, rest) = rest.split_first()?;
        let (number, sent) = rest.split_first_chunk::<4>()?;
        (*magic == MAGIC).then_some(Stamp {
            sender: u32::from_be_bytes(*sender),
            layer: *layer,
            number: u32::from_be_bytes(*number),
            sent: u64::from_be_bytes(sent.try_into().ok()?),
        })
    }
}

/// One packet of silence, 20 ms long.
pub(in crate::client) fn opus(stamp: Stamp) -> Vec<u8> {
    let mut payload = Vec::with_capacity(96);
    payload.extend(OPUS_HEAD);
    payload.push(OPUS_PADDING);
    payload.extend(OPUS_SILENCE);
    payload.resize(payload.len() + usize::from(OPUS_PADDING) - TAIL, 0);
    stamp.write(&mut payload);
    payload
}

/// One packet of a VP8 frame (RFC 7741 §4.2).
pub(in crate::client) fn vp8(packet: &Packet, stamp: Stamp) -> Vec<u8> {
    let [high, low] = (packet.picture | 0x8000).to_be_bytes();
    let start = if packet.is_first { 0x90 } else { 0x80 };
    let mut payload = Vec::with_capacity(packet.len);
    payload.extend([start, 0x80, high, low, u8::from(!packet.is_keyframe)]);
    finish(payload, packet, stamp)
}

/// One packet of an H.264 frame of one slice: a fragment (RFC 6184 §5.8), or the slice alone (§5.6).
pub(in crate::client) fn h264(packet: &Packet, stamp: Stamp) -> Vec<u8> {
    const NRI: u8 = 0x60;
    const FU_A: u8 = 28;
    let slice = if packet.is_keyframe { 5 } else { 1 };
    let mut payload = Vec::with_capacity(packet.len);
    if packet.is_first && packet.is_last {
        payload.push(NRI | slice);
    } else {
        payload.extend([NRI | FU_A, u8::from(packet.is_first) << 7 | u8::from(packet.is_last) << 6 | slice]);
    }
    finish(payload, packet, stamp)
}

fn finish(mut payload: Vec<u8>, packet: &Packet, stamp: Stamp) -> Vec<u8> {
    payload.resize(payload.len().max(packet.len.saturating_sub(TAIL)), 0);
    stamp.write(&mut payload);
    payload
}

#[cfg(test)]
mod tests {
    use str0m::rtp::Vp8Descriptor;

    use super::*;

    const STAMP: Stamp = Stamp { sender: 7, layer: 2, number: 9, sent: 1_700_000_000_123_456_789 };

    fn packet(is_first: bool, is_last: bool, is_keyframe: bool) -> Packet {
        Packet { len: 1100, picture: 300, time: 0, is_first, is_last, is_keyframe }
    }

    #[test]
    fn packets_are_what_they_look_like() {
        let audio = opus(STAMP);
        // RFC 6716 §3.2.5: what is left without head, length and padding is the one frame.
        assert_eq!(audio.len() - 3 - usize::from(audio[2]), OPUS_SILENCE.len());
        assert_eq!(Stamp::read(&audio), Some(STAMP));
        for (starts, key) in [(true, true), (true, false), (false, true)] {
            let video = vp8(&packet(starts, false, key), STAMP);
            let descriptor = Vp8Descriptor::parse(&video).unwrap();
            assert_eq!(descriptor.picture_id(), Some(300));
            assert_eq!(descriptor.starts_keyframe(&video), starts && key);
            assert_eq!((Stamp::read(&video), video.len()), (Some(STAMP), 1100));
        }
        for (first, last, key, head) in [
            (true, true, true, &[0x65][..]),
            (true, true, false, &[0x61]),
            (true, false, true, &[0x7c, 0x85]),
            (false, false, true, &[0x7c, 0x05]),
            (false, true, false, &[0x7c, 0x41]),
        ] {
            let video = h264(&packet(first, last, key), STAMP);
            assert_eq!(&video[..head.len()], head);
            assert_eq!((Stamp::read(&video), video.len()), (Some(STAMP), 1100));
        }
        assert!([&[][..], &[0; 11], &[0; 60]].into_iter().all(|others| Stamp::read(others).is_none()));
    }
}
