//! When a synthetic camera sends which packets: frames at a steady rate, the packets of one spread as browsers do.

use std::time::{Duration, Instant};

use super::payload::TAIL;

/// The largest payload; with all headers it stays below 1200 bytes, as browsers have it.
const MAX_PAYLOAD: usize = 1150;

/// The smallest payload, with room for every codec's header.
const MIN_PAYLOAD: usize = TAIL + 8;

/// How far apart the packets of a frame are; closer only when there are too many for the time of a frame.
const SPACING: Duration = Duration::from_millis(2);

/// How far a camera may be late before it leaves frames out instead of sending all of them at once.
const MAX_LATE: Duration = Duration::from_millis(200);

/// How much larger a keyframe is than other frames.
const KEYFRAME: u32 = 3;

/// The clock of every video codec, in ticks a second.
const CLOCK: u32 = 90_000;

/// What a camera sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Video {
    /// As what it looks.
    pub codec: VideoCodec,
    /// How much it sends without being asked for less, in bit/s; keyframes come on top.
    pub bitrate: u32,
    /// Frames a second.
    pub frame_rate: u32,
}

/// A video codec that can be made up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VideoCodec {
    /// RFC 7741.
    Vp8,
    /// RFC 6184.
    H264,
}

impl Default for Video {
    fn default() -> Self {
        Video { codec: VideoCodec::Vp8, bitrate: 800_000, frame_rate: 30 }
    }
}

/// One packet of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::client) struct Packet {
    /// The payload's length in bytes.
    pub(in crate::client) len: usize,
    /// Counts the frames, in 15 bits.
    pub(in crate::client) picture: u16,
    /// The frame's RTP time.
    pub(in crate::client) time: u32,
    pub(in crate::client) is_first: bool,
    pub(in crate::client) is_last: bool,
    pub(in crate::client) is_keyframe: bool,
}

/// The frame that is being sent.
#[derive(Debug, Clone, Copy)]
struct Frame {
    packets: u32,
    sent: u32,
    len: usize,
    spacing: Duration,
    is_keyframe: bool,
}

/// A camera, without its clock.
#[derive(Debug)]
pub(in crate::client) struct Camera {
    video: Video,
    /// What a receiver's path carries, in bit/s.
    limit: u32,
    frames: u32,
    next_frame: Instant,
    next_packet: Instant,
    frame: Option<Frame>,
    wants_keyframe: bool,
}

impl Camera {
    /// A camera whose first frame is due at `start`, and is a keyframe.
    pub(in crate::client) fn new(video: Video, start: Instant) -> Camera {
        Camera {
            video,
            limit: u32::MAX,
            frames: 0,
            next_frame: start,
            next_packet: start,
            frame: None,
            wants_keyframe: true,
        }
    }

    /// Sends no more than so many bit/s.
    pub(in crate::client) fn limit(&mut self, bitrate: u32) {
        self.limit = bitrate;
    }

    /// Makes the next frame a keyframe.
    pub(in crate::client) fn request_keyframe(&mut self) {
        self.wants_keyframe = true;
    }

    /// When [`Camera::poll`] has something.
    pub(in crate::client) fn due(&self) -> Instant {
        if self.frame.is_some() { self.next_packet } else { self.next_frame }
    }

    /// The next packet that is due.
    pub(in crate::client) fn poll(&mut self, now: Instant) -> Option<Packet> {
        if self.due() > now {
            return None;
        }
        let mut frame = match self.frame {
            Some(frame) => frame,
            None => self.begin_frame(now),
        };
        frame.sent += 1;
        self.next_packet += frame.spacing;
        let is_last = frame.sent == frame.packets;
        self.frame = (!is_last).then_some(frame);
        Some(Packet {
            len: frame.len,
            picture: (self.frames & 0x7fff) as u16,
            time: self.frames.wrapping_mul(CLOCK / self.video.frame_rate.max(1)),
            is_first: frame.sent == 1,
            is_last,
            is_keyframe: frame.is_keyframe,
        })
    }

    fn begin_frame(&mut self, now: Instant) -> Frame {
        let interval = Duration::from_secs(1) / self.video.frame_rate.max(1);
        let begun = if now - self.next_frame > MAX_LATE { now } else { self.next_frame };
        self.next_packet = begun;
        self.next_frame = begun + interval;
        self.frames = self.frames.wrapping_add(1);
        let is_keyframe = std::mem::take(&mut self.wants_keyframe);
        let times = if is_keyframe { KEYFRAME } else { 1 };
        let bitrate = self.video.bitrate.min(self.limit).saturating_mul(times);
        let bytes = (bitrate / 8 / self.video.frame_rate.max(1)) as usize;
        let packets = bytes.div_ceil(MAX_PAYLOAD).max(1);
        let len = bytes.div_ceil(packets).clamp(MIN_PAYLOAD, MAX_PAYLOAD);
        let packets = u32::try_from(packets).unwrap_or(u32::MAX);
        // A frame is out before the next one begins.
        let spacing = SPACING.min(interval * 9 / 10 / packets);
        Frame { packets, sent: 0, len, spacing, is_keyframe }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes within a second, asked for whenever something is due; 30 frames, the next one is due at its end.
    fn second(camera: &mut Camera, start: Instant) -> Vec<(Duration, Packet)> {
        let mut sent = Vec::new();
        while camera.due() < start + Duration::from_millis(990) {
            let due = camera.due();
            sent.push((due - start, camera.poll(due).unwrap()));
        }
        sent
    }

    #[test]
    fn the_packets_of_a_frame_are_spread() {
        let start = Instant::now();
        let mut camera = Camera::new(Video { bitrate: 2_000_000, ..Video::default() }, start);
        let sent = second(&mut camera, start);
        let key: Vec<_> = sent.iter().filter(|(_, packet)| packet.is_keyframe).collect();
        assert_eq!(key.len(), 22, "the first frame alone is a keyframe, three times as large");
        let (_, others) = sent.split_at(key.len());
        assert_eq!(others.len(), 29 * 8);
        let bytes: usize = others.iter().map(|(_, packet)| packet.len).sum();
        assert!((230_000..250_000).contains(&bytes), "{bytes} bytes of 2 Mbit/s in 29 frames");
        for frame in others.chunks(8) {
            assert!(frame[0].1.is_first && frame[7].1.is_last && !frame[3].1.is_first && !frame[3].1.is_last);
            let gaps = frame.windows(2).map(|pair| pair[1].0 - pair[0].0);
            assert!(gaps.into_iter().all(|gap| gap == SPACING));
            assert!(frame.iter().all(|(_, packet)| packet.time == frame[0].1.time));
        }
        let times: Vec<u32> = others.chunks(8).map(|frame| frame[0].1.time).collect();
        assert!(times.windows(2).all(|pair| pair[1] - pair[0] == 3000));
    }

    #[test]
    fn it_obeys_limits_and_sends_keyframes_when_asked() {
        let start = Instant::now();
        let mut camera = Camera::new(Video { bitrate: 2_000_000, ..Video::default() }, start);
        second(&mut camera, start);
        camera.limit(300_000);
        let later = second(&mut camera, start + Duration::from_secs(1));
        let bytes: usize = later.iter().map(|(_, packet)| packet.len).sum();
        assert!((35_000..40_000).contains(&bytes), "{bytes} bytes of 300 kbit/s");
        assert!(later.iter().all(|(_, packet)| !packet.is_keyframe));
        camera.request_keyframe();
        let later = second(&mut camera, start + Duration::from_secs(2));
        assert_eq!(later.iter().filter(|(_, packet)| packet.is_keyframe && packet.is_first).count(), 1);
    }

    #[test]
    fn one_that_was_asleep_does_not_catch_up() {
        let start = Instant::now();
        let mut camera = Camera::new(Video::default(), start);
        second(&mut camera, start);
        let now = start + Duration::from_secs(60);
        let at_once = std::iter::from_fn(|| camera.poll(now)).filter(|packet| packet.is_first).count();
        assert!(at_once <= 2, "{at_once} frames at once");
        assert!(camera.due() > now);
    }
}
