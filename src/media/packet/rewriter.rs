use std::time::Instant;

use str0m::rtp::{Ssrc, Vp8Descriptor, Vp8Patch};

/// The numbers of one RTP packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::media) struct Numbers {
    pub(in crate::media) ssrc: Ssrc,
    /// Extended sequence number.
    pub(in crate::media) seq: u64,
    /// RTP timestamp in units of the clock rate.
    pub(in crate::media) time: u32,
}

/// Makes one unbroken stream of what is forwarded from changing sources and with pauses.
///
/// Gaps that come from loss stay gaps, so that the subscriber asks for what is missing; gaps that
/// the relay makes on purpose are closed.
#[derive(Debug)]
pub(in crate::media) struct Rewriter {
    source: Option<Ssrc>,
    /// The next packet starts a new run of numbers.
    resync: bool,
    /// First sequence number of the run, as it came and as it went.
    run_in: u64,
    run_out: u64,
    /// One above the highest sequence number that went out.
    next_seq: u64,
    time_offset: u32,
    last_time: Option<(u32, Instant)>,
    picture: PictureIds,
}

impl Rewriter {
    /// Starts at `first_seq`, which stays below 65536 as a receiver's rollover counter is 0 (RFC 3711 §3.3.1).
    pub(in crate::media) fn new(first_seq: u16) -> Self {
        Rewriter {
            source: None,
            resync: true,
            run_in: 0,
            run_out: 0,
            next_seq: u64::from(first_seq),
            time_offset: 0,
            last_time: None,
            picture: PictureIds::default(),
        }
    }

    /// Closes the gap that begins here.
    pub(in crate::media) fn resync(&mut self) {
        self.resync = true;
    }

    /// The numbers to send a packet with; `None` when it is from before the run.
    pub(in crate::media) fn rewrite(&mut self, packet: Numbers, clock_rate: u32, now: Instant) -> Option<(u64, u32)> {
        let switched = self.source != Some(packet.ssrc);
        if switched || self.resync {
            self.resync = false;
            self.source = Some(packet.ssrc);
            self.run_in = packet.seq;
            self.run_out = self.next_seq;
            if switched && let Some((last, at)) = self.last_time {
                let elapsed = now.saturating_duration_since(at).as_secs_f64() * f64::from(clock_rate);
                // Two frames never share a timestamp.
                let next = last.wrapping_add((elapsed as u32).max(1));
                self.time_offset = next.wrapping_sub(packet.time);
                self.picture.switched = true;
            }
        }
        let seq = self.run_out + packet.seq.checked_sub(self.run_in)?;
        let time = packet.time.wrapping_add(self.time_offset);
        if seq >= self.next_seq {
            self.next_seq = seq + 1;
            self.last_time = Some((time, now));
        }
        Some((seq, time))
    }

    /// The change that a VP8 payload descriptor needs (RFC 7741 §4.2), if it needs one.
    pub(in crate::media) fn vp8_patch(&mut self, payload: &[u8]) -> Option<Vp8Patch> {
        self.picture.patch(payload)
    }
}

/// Keeps PictureID and TL0PICIDX of VP8 counting over a change of source.
#[derive(Debug, Default)]
struct PictureIds {
    switched: bool,
    picture_offset: u16,
    tl0_offset: u8,
    last_picture: Option<u16>,
    last_tl0: Option<u8>,
}

impl PictureIds {
    const PICTURE_MASK: u16 = 0x7fff;

    fn patch(&mut self, payload: &[u8]) -> Option<Vp8Patch> {
        let descriptor = Vp8Descriptor::parse(payload).ok()?;
        let (picture, tl0) = (descriptor.picture_id(), descriptor.tl0_pic_idx());
        if std::mem::take(&mut self.switched) {
            self.picture_offset = match (self.last_picture, picture) {
                (Some(last), Some(first)) => last.wrapping_add(1).wrapping_sub(first) & Self::PICTURE_MASK,
                _ => 0,
            };
            self.tl0_offset = match (self.last_tl0, tl0) {
                (Some(last), Some(first)) => last.wrapping_add(1).wrapping_sub(first),
                _ => 0,
            };
        }
        let picture = picture.map(|p| p.wrapping_add(self.picture_offset) & Self::PICTURE_MASK);
        let tl0 = tl0.map(|t| t.wrapping_add(self.tl0_offset));
        if let Some(picture) = picture {
            let is_newer = |last: u16| picture.wrapping_sub(last) & Self::PICTURE_MASK < 0x4000;
            if self.last_picture.is_none_or(is_newer) {
                self.last_picture = Some(picture);
                self.last_tl0 = tl0.or(self.last_tl0);
            }
        }
        if self.picture_offset == 0 && self.tl0_offset == 0 {
            return None;
        }
        let mut patch = descriptor.patch();
        if let Some(picture) = picture {
            patch = patch.picture_id(picture);
        }
        if let Some(tl0) = tl0 {
            patch = patch.tl0_pic_idx(tl0);
        }
        patch.build().ok()
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn packet(ssrc: u32, seq: u64, time: u32) -> Numbers {
        Numbers { ssrc: ssrc.into(), seq, time }
    }

    #[test]
    fn loss_stays_visible_and_late_packets_find_their_place() {
        let now = Instant::now();
        let mut r = Rewriter::new(10);
        let mut out = |seq| r.rewrite(packet(1, seq, 0), 90_000, now).map(|(s, _)| s);
        assert_eq!(out(70_000), Some(10));
        assert_eq!(out(70_003), Some(13));
        assert_eq!(out(70_001), Some(11));
        assert_eq!(out(69_999), None);
        assert_eq!(out(70_004), Some(14));
    }

    #[test]
    fn a_pause_leaves_no_gap_in_numbers_but_in_time() {
        let now = Instant::now();
        let mut r = Rewriter::new(0);
        assert_eq!(r.rewrite(packet(1, 100, 1000), 90_000, now), Some((0, 1000)));
        r.resync();
        let later = now + Duration::from_secs(2);
        assert_eq!(r.rewrite(packet(1, 300, 181_000), 90_000, later), Some((1, 181_000)));
    }

    #[test]
    fn a_new_source_goes_on_where_the_old_one_stopped() {
        let now = Instant::now();
        let mut r = Rewriter::new(0);
        r.rewrite(packet(1, 5, u32::MAX - 10), 90_000, now);
        let later = now + Duration::from_millis(100);
        let (seq, time) = r.rewrite(packet(2, 9_000, 77), 90_000, later).unwrap();
        assert_eq!(seq, 1);
        assert_eq!(time, (u32::MAX - 10).wrapping_add(9000));
        assert_eq!(r.rewrite(packet(2, 9_001, 77 + 3000), 90_000, later).map(|(s, _)| s), Some(2));
    }

    /// A VP8 payload with a 15-bit picture id and TL0PICIDX.
    fn vp8(picture: u16, tl0: u8) -> Vec<u8> {
        let [high, low] = (picture | 0x8000).to_be_bytes();
        vec![0x90, 0xe0, high, low, tl0, 0x20, 0x00, 0, 0]
    }

    #[test]
    fn picture_ids_go_on_after_a_switch() {
        let now = Instant::now();
        let mut r = Rewriter::new(0);
        r.rewrite(packet(1, 1, 0), 90_000, now);
        assert!(r.vp8_patch(&vp8(0x7ffe, 250)).is_none(), "the first source is not touched");
        r.rewrite(packet(1, 2, 0), 90_000, now);
        assert!(r.vp8_patch(&vp8(0x7fff, 255)).is_none());
        r.rewrite(packet(2, 1, 0), 90_000, now);
        assert!(r.vp8_patch(&vp8(500, 7)).is_some());
        assert_eq!((r.picture.last_picture, r.picture.last_tl0), (Some(0), Some(0)));
        r.rewrite(packet(2, 2, 0), 90_000, now);
        assert!(r.vp8_patch(&vp8(501, 8)).is_some());
        assert_eq!((r.picture.last_picture, r.picture.last_tl0), (Some(1), Some(1)));
    }
}
