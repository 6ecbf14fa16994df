//! What numbers packets are sent with.

use std::collections::VecDeque;
use std::time::Instant;

use str0m::rtp::Ssrc;

use crate::media::packet::vp8::{Descriptor, Patch};

/// The numbers of one RTP packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbers {
    /// Its stream.
    pub ssrc: Ssrc,
    /// Extended sequence number.
    pub seq: u64,
    /// RTP timestamp in units of the clock rate.
    pub time: u32,
}

/// How many runs of numbers are remembered for packets that come late: some seconds of every second frame.
const RUNS: usize = 64;

/// The numbers that a packet is sent with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rewritten {
    /// Extended sequence number.
    pub seq: u64,
    /// RTP timestamp in units of the clock rate.
    pub time: u32,
    /// How many pictures were left out before it.
    left_out: u16,
}

/// Packets whose numbers move by the same amount.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    /// The first of them, as it came.
    from: u64,
    /// What is taken off its sequence number,
    shift: u64,
    /// and off the number of its picture.
    left_out: u16,
}

/// Makes one unbroken stream of what is forwarded from changing sources and with pauses.
///
/// Gaps that come from loss stay gaps, so that the subscriber asks for what is missing; gaps that
/// the relay makes on purpose are closed.
#[derive(Debug)]
pub struct Rewriter {
    source: Option<Ssrc>,
    /// The next packet starts where the last one ended, whatever was between them.
    resync: bool,
    run: Run,
    /// The runs before it, since it was resynchronized last; the oldest are forgotten.
    former: VecDeque<Run>,
    /// One above the highest sequence number that came.
    next_in: u64,
    /// The picture that was left out last.
    left_out: Option<u16>,
    /// One above the highest sequence number that went out.
    next_seq: u64,
    time_offset: u32,
    last_time: Option<(u32, Instant)>,
    picture: PictureIds,
}

impl Rewriter {
    /// Starts at `first_seq`, which stays below 65536 as a receiver's rollover counter is 0 (RFC 3711 §3.3.1).
    pub fn new(first_seq: u16) -> Self {
        Rewriter {
            source: None,
            resync: true,
            run: Run::default(),
            former: VecDeque::new(),
            next_in: 0,
            left_out: None,
            next_seq: u64::from(first_seq),
            time_offset: 0,
            last_time: None,
            picture: PictureIds::default(),
        }
    }

    /// Closes the gap that begins here.
    pub fn resync(&mut self) {
        self.resync = true;
    }

    /// Whether a packet has come before those that came until now.
    pub fn is_late(&self, packet: Numbers) -> bool {
        self.is_within(packet) && packet.seq < self.next_in
    }

    fn is_within(&self, packet: Numbers) -> bool {
        !self.resync && self.source == Some(packet.ssrc)
    }

    /// The numbers to send a packet with; `None` when it is from before what is remembered.
    pub fn rewrite(&mut self, packet: Numbers, clock_rate: u32, now: Instant) -> Option<Rewritten> {
        if !self.is_within(packet) {
            self.start(packet, clock_rate, now);
        }
        let is_of = |run: &&Run| packet.seq >= run.from;
        let run = Some(&self.run).filter(is_of).or_else(|| self.former.iter().rev().find(is_of))?;
        let (seq, left_out) = (packet.seq.wrapping_sub(run.shift), run.left_out);
        let time = packet.time.wrapping_add(self.time_offset);
        self.next_in = self.next_in.max(packet.seq.saturating_add(1));
        if seq >= self.next_seq {
            self.next_seq = seq.saturating_add(1);
            self.last_time = Some((time, now));
        }
        Some(Rewritten { seq, time, left_out })
    }

    /// Leaves a packet out, so that those after it close up; `picture` is the number of its picture.
    pub fn leave_out(&mut self, packet: Numbers, picture: Option<u16>) {
        // A late one was missed already: those after it have their numbers.
        if !self.is_within(packet) || packet.seq < self.next_in {
            return;
        }
        self.next_in = packet.seq.saturating_add(1);
        let is_another = picture.is_some() && picture != self.left_out;
        self.left_out = picture.or(self.left_out);
        let (shift, left_out) = (self.run.shift.wrapping_add(1), self.run.left_out.wrapping_add(is_another.into()));
        if self.run.from != packet.seq {
            if self.former.len() == RUNS {
                self.former.pop_front();
            }
            self.former.push_back(self.run);
        }
        self.run = Run { from: packet.seq.saturating_add(1), shift, left_out };
    }

    fn start(&mut self, packet: Numbers, clock_rate: u32, now: Instant) {
        let switched = self.source != Some(packet.ssrc);
        self.resync = false;
        self.source = Some(packet.ssrc);
        self.former.clear();
        self.next_in = packet.seq;
        let left_out = if switched { 0 } else { self.run.left_out };
        self.run = Run { from: packet.seq, shift: packet.seq.wrapping_sub(self.next_seq), left_out };
        if switched {
            self.left_out = None;
        }
        if switched && let Some((last, at)) = self.last_time {
            let elapsed = now.saturating_duration_since(at).as_secs_f64() * f64::from(clock_rate);
            // Two frames never share a timestamp.
            let next = last.wrapping_add((elapsed as u32).max(1));
            self.time_offset = next.wrapping_sub(packet.time);
            self.picture.switched = true;
        }
    }

    /// The change that a VP8 payload descriptor needs (RFC 7741 §4.2), if it needs one.
    pub fn vp8_patch(&mut self, payload: &[u8], numbers: Rewritten) -> Option<Patch> {
        self.picture.patch(payload, numbers.left_out)
    }
}

/// Keeps PictureID and TL0PICIDX of VP8 counting over a change of source, and over pictures that are left out: those
/// are of higher temporal layers, which TL0PICIDX does not count.
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

    fn patch(&mut self, payload: &[u8], left_out: u16) -> Option<Patch> {
        let Descriptor { picture_id: picture, tl0_pic_idx: tl0, .. } = Descriptor::read(payload)?;
        if std::mem::take(&mut self.switched) {
            self.picture_offset = match (self.last_picture, picture) {
                (Some(last), Some(first)) => last.wrapping_add(1).wrapping_add(left_out).wrapping_sub(first),
                _ => 0,
            };
            self.tl0_offset = match (self.last_tl0, tl0) {
                (Some(last), Some(first)) => last.wrapping_add(1).wrapping_sub(first),
                _ => 0,
            };
        }
        let offset = self.picture_offset.wrapping_sub(left_out) & Self::PICTURE_MASK;
        let picture = picture.map(|p| p.wrapping_add(offset) & Self::PICTURE_MASK);
        let tl0 = tl0.map(|t| t.wrapping_add(self.tl0_offset));
        if let Some(picture) = picture {
            let is_newer = |last: u16| picture.wrapping_sub(last) & Self::PICTURE_MASK < 0x4000;
            if self.last_picture.is_none_or(is_newer) {
                self.last_picture = Some(picture);
                self.last_tl0 = tl0.or(self.last_tl0);
            }
        }
        if offset == 0 && self.tl0_offset == 0 {
            return None;
        }
        Patch::new(payload, picture, tl0)
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
        let mut out = |seq| r.rewrite(packet(1, seq, 0), 90_000, now).map(|out| out.seq);
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
        let first = r.rewrite(packet(1, 100, 1000), 90_000, now).map(|out| (out.seq, out.time));
        assert_eq!(first, Some((0, 1000)));
        r.resync();
        let later = now + Duration::from_secs(2);
        let out = r.rewrite(packet(1, 300, 181_000), 90_000, later).map(|out| (out.seq, out.time));
        assert_eq!(out, Some((1, 181_000)));
    }

    #[test]
    fn a_new_source_goes_on_where_the_old_one_stopped() {
        let now = Instant::now();
        let mut r = Rewriter::new(0);
        r.rewrite(packet(1, 5, u32::MAX - 10), 90_000, now);
        let later = now + Duration::from_millis(100);
        let out = r.rewrite(packet(2, 9_000, 77), 90_000, later).unwrap();
        assert_eq!(out.seq, 1);
        assert_eq!(out.time, (u32::MAX - 10).wrapping_add(9000));
        assert_eq!(r.rewrite(packet(2, 9_001, 77 + 3000), 90_000, later).map(|out| out.seq), Some(2));
    }

    #[test]
    fn what_is_left_out_leaves_no_gap_and_what_is_late_finds_its_place() {
        let now = Instant::now();
        let mut r = Rewriter::new(0);
        let out = |r: &mut Rewriter, seq| r.rewrite(packet(1, seq, 0), 90_000, now).map(|out| (out.seq, out.left_out));
        assert_eq!(out(&mut r, 10), Some((0, 0)));
        // 11 is missing; 12 and 13 are one picture, 14 and 15 the next.
        for (seq, picture) in [(12, 7), (13, 7), (14, 8), (15, 8)] {
            r.leave_out(packet(1, seq, 0), Some(picture));
        }
        assert_eq!(out(&mut r, 16), Some((2, 2)));
        r.leave_out(packet(1, 17, 0), Some(10));
        // 18 is missing.
        r.leave_out(packet(1, 19, 0), Some(11));
        assert_eq!(out(&mut r, 20), Some((4, 4)));
        assert!(r.is_late(packet(1, 18, 0)) && !r.is_late(packet(1, 21, 0)));
        assert_eq!(out(&mut r, 18), Some((3, 3)));
        assert_eq!(out(&mut r, 11), Some((1, 0)));
        r.leave_out(packet(1, 18, 0), Some(11));
        assert_eq!(out(&mut r, 21), Some((5, 4)), "a late one has its gap, which stays");
        r.resync();
        r.leave_out(packet(1, 22, 0), Some(12));
        assert_eq!(out(&mut r, 30), Some((6, 4)), "pictures go on counting");
        assert_eq!(out(&mut r, 21), None, "what was before is over");
        assert_eq!(r.rewrite(packet(2, 5, 0), 90_000, now).map(|out| (out.seq, out.left_out)), Some((7, 0)));
    }

    #[test]
    fn only_so_many_runs_are_remembered() {
        let now = Instant::now();
        let mut r = Rewriter::new(0);
        for seq in 0..10_000 {
            if seq % 2 == 0 {
                assert_eq!(r.rewrite(packet(1, seq, 0), 90_000, now).map(|out| out.seq), Some(seq / 2));
            } else {
                r.leave_out(packet(1, seq, 0), None);
            }
        }
        assert_eq!(r.former.len(), RUNS);
        assert_eq!(r.rewrite(packet(1, 9_900, 0), 90_000, now).map(|out| out.seq), Some(4_950));
        assert_eq!(r.rewrite(packet(1, 5_000, 0), 90_000, now), None);
    }

    /// A VP8 payload with a 15-bit picture id and TL0PICIDX.
    fn vp8(picture: u16, tl0: u8) -> Vec<u8> {
        let [high, low] = (picture | 0x8000).to_be_bytes();
        vec![0x90, 0xe0, high, low, tl0, 0x20, 0x00, 0, 0]
    }

    #[test]
    fn picture_ids_go_on_after_a_switch_and_over_what_is_left_out() {
        let now = Instant::now();
        let mut r = Rewriter::new(0);
        let patched = |r: &mut Rewriter, ssrc, seq, picture, tl0| {
            let numbers = r.rewrite(packet(ssrc, seq, 0), 90_000, now).unwrap();
            let is_patched = r.vp8_patch(&vp8(picture, tl0), numbers).is_some();
            (is_patched, r.picture.last_picture.unwrap(), r.picture.last_tl0.unwrap())
        };
        assert_eq!(patched(&mut r, 1, 1, 0x7ffe, 250), (false, 0x7ffe, 250), "the first source is not touched");
        assert_eq!(patched(&mut r, 1, 2, 0x7fff, 255), (false, 0x7fff, 255));
        assert_eq!(patched(&mut r, 2, 1, 500, 7), (true, 0, 0));
        assert_eq!(patched(&mut r, 2, 2, 501, 8), (true, 1, 1));
        r.leave_out(packet(2, 3, 0), Some(502));
        r.leave_out(packet(2, 4, 0), Some(502));
        assert_eq!(patched(&mut r, 2, 5, 503, 9), (true, 2, 2));
        assert_eq!(patched(&mut r, 1, 3, 0, 0), (true, 3, 3), "and back");
    }
}
