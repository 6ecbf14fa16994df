//! Synthetic media, and the counting of what arrives of it.
//!
//! Every packet carries who sent it and its number, so that what is lost is known for certain and no
//! matter how the server rewrites headers.

use std::collections::BTreeMap;

/// What the last bytes of our packets begin with.
const MAGIC: [u8; 4] = *b"vvis";

/// Magic, sender, number.
const TAIL: usize = 12;

/// How a silent Opus packet with padding begins (RFC 6716 §3.2.5): CELT fullband of 20 ms with code 3,
/// then one frame and the padding flag.
const OPUS_HEAD: [u8; 2] = [0xf8 | 3, 0x41];

/// An Opus frame that holds silence; whoever decodes it hears nothing.
const OPUS_SILENCE: [u8; 2] = [0xff, 0xfe];

/// Padding that makes a packet as long as one of usual speech at 32 kbit/s.
const OPUS_PADDING: u8 = 75;

/// How long a VP8 packet is, in bytes.
const VIDEO_PACKET: usize = 1100;

/// How many packets make a frame.
pub(super) const VIDEO_PACKETS: u32 = 3;

/// One packet of silence, 20 ms long.
pub(super) fn opus(sender: u32, number: u32) -> Vec<u8> {
    let mut payload = Vec::with_capacity(96);
    payload.extend(OPUS_HEAD);
    payload.push(OPUS_PADDING);
    payload.extend(OPUS_SILENCE);
    payload.resize(payload.len() + usize::from(OPUS_PADDING) - TAIL, 0);
    sign(&mut payload, sender, number);
    payload
}

/// One packet of a VP8 frame (RFC 7741 §4.2), which nobody can decode but everybody can forward.
pub(super) fn vp8(sender: u32, number: u32, picture_id: u16, starts_frame: bool, is_keyframe: bool) -> Vec<u8> {
    let [high, low] = (picture_id | 0x8000).to_be_bytes();
    let start = if starts_frame { 0x90 } else { 0x80 };
    let mut payload = vec![start, 0x80, high, low, u8::from(!is_keyframe)];
    payload.resize(VIDEO_PACKET - TAIL, 0);
    sign(&mut payload, sender, number);
    payload
}

fn sign(payload: &mut Vec<u8>, sender: u32, number: u32) {
    payload.extend(MAGIC);
    payload.extend(sender.to_be_bytes());
    payload.extend(number.to_be_bytes());
}

/// Who sent a packet of ours, and its number.
fn signature(payload: &[u8]) -> Option<(u32, u32)> {
    let tail: &[u8; TAIL] = payload.last_chunk()?;
    let (magic, rest) = tail.split_first_chunk::<4>()?;
    let (sender, number) = rest.split_first_chunk::<4>()?;
    (*magic == MAGIC).then(|| Some((u32::from_be_bytes(*sender), u32::from_be_bytes(number.try_into().ok()?))))?
}

/// What arrived of one sender's stream.
#[derive(Debug, Clone, Copy)]
struct Stream {
    first: u32,
    last: u32,
    packets: u64,
}

/// Counts what arrives, by sender.
#[derive(Debug, Default)]
pub(super) struct Receiver {
    streams: BTreeMap<u32, Stream>,
    /// Packets of other clients.
    foreign: u64,
}

/// Most senders that are told apart; what comes from more counts as received and never as lost.
const MAX_STREAMS: usize = 1024;

impl Receiver {
    pub(super) fn handle_packet(&mut self, payload: &[u8]) {
        let is_known = |sender: &u32| self.streams.len() < MAX_STREAMS || self.streams.contains_key(sender);
        let Some((sender, number)) = signature(payload).filter(|(sender, _)| is_known(sender)) else {
            self.foreign += 1;
            return;
        };
        let stream = self.streams.entry(sender).or_insert(Stream { first: number, last: number, packets: 0 });
        stream.first = stream.first.min(number);
        stream.last = stream.last.max(number);
        stream.packets += 1;
    }

    pub(super) fn received(&self) -> u64 {
        self.foreign + self.streams.values().map(|stream| stream.packets).sum::<u64>()
    }

    /// Packets that are missing between the first and the last that came.
    pub(super) fn lost(&self) -> u64 {
        let lost = |s: &Stream| (u64::from(s.last - s.first) + 1).saturating_sub(s.packets);
        self.streams.values().map(lost).sum()
    }
}

#[cfg(test)]
mod tests {
    use str0m::rtp::Vp8Descriptor;

    use super::*;

    #[test]
    fn what_is_missing_between_first_and_last_is_lost() {
        for (numbers, received, lost) in [
            (vec![], 0, 0),
            (vec![(1, 5)], 1, 0),
            (vec![(1, 5), (1, 6), (1, 8)], 3, 1),
            (vec![(1, 8), (1, 5)], 2, 2),
            (vec![(1, 1), (2, 100), (1, 2), (2, 103)], 4, 2),
        ] {
            let mut receiver = Receiver::default();
            for (sender, number) in &numbers {
                receiver.handle_packet(&opus(*sender, *number));
            }
            assert_eq!((receiver.received(), receiver.lost()), (received, lost), "{numbers:?}");
        }
        let mut receiver = Receiver::default();
        for payload in [&[][..], &[0; 11], &[0; 60]] {
            receiver.handle_packet(payload);
        }
        assert_eq!((receiver.received(), receiver.lost()), (3, 0), "others' packets count as received");
    }

    #[test]
    fn packets_are_what_they_look_like() {
        let audio = opus(7, 9);
        // RFC 6716 §3.2.5: what is left without head, length and padding is the one frame.
        assert_eq!(audio.len() - 3 - usize::from(audio[2]), OPUS_SILENCE.len());
        assert_eq!(signature(&audio), Some((7, 9)));
        for (starts, key) in [(true, true), (true, false), (false, true)] {
            let video = vp8(7, 9, 300, starts, key);
            let descriptor = Vp8Descriptor::parse(&video).unwrap();
            assert_eq!(descriptor.picture_id(), Some(300));
            assert_eq!(descriptor.starts_keyframe(&video), starts && key);
            assert_eq!((signature(&video), video.len()), (Some((7, 9)), VIDEO_PACKET));
        }
    }
}
