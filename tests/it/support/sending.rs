//! What simulated clients send: voices, and pictures as encoders make them.

use std::time::{Duration, Instant};

use str0m::Input;
use str0m::format::Codec;
use str0m::rtp::RtpWrite;

use crate::support::sim::{AUDIO, CAMERA, Sim};
use crate::support::viewer::FramePart;

/// What RTP and SRTP add to a payload, in bytes.
pub const HEADERS: usize = 44;

/// What a client sends on one m-line.
#[derive(Debug, Default, Clone)]
pub(super) struct Sender {
    pub(super) packets: u32,
    pub(super) seq: u64,
    pub(super) picture_id: u16,
    pub(super) frames: u32,
    pub(super) wants_keyframe: bool,
    /// When each packet was written, by its number.
    pub(super) sent: Vec<Instant>,
    /// Frames since the last keyframe, and those of the lowest temporal layer.
    pub(super) since_key: u32,
    pub(super) tl0: u8,
    /// What its numbers are moved by.
    pub(super) first_seq: u64,
    pub(super) first_time: u32,
    /// Bytes that an encoder still owes after a keyframe.
    pub(super) debt: f64,
}

impl Sim {
    /// Lets the numbers of what a client is going to send run over soon.
    pub fn begin_near_the_end(&mut self, client: usize, line: usize) {
        let mid = self.clients[client].mids[line];
        let (first_seq, first_time) = (65_500, u32::MAX - 400_000);
        let sender = Sender { wants_keyframe: true, picture_id: 100, first_seq, first_time, ..Default::default() };
        self.clients[client].senders.insert(mid, sender);
    }

    /// Sends one packet of 20 ms of sound.
    pub fn send_audio(&mut self, client: usize) {
        let (now, level, client) = (self.now, self.level, &mut self.clients[client]);
        let mid = client.mids[AUDIO];
        let sender = client.senders.entry(mid).or_default();
        sender.packets += 1;
        sender.sent.push(now);
        let mut payload = vec![0xfc; 60];
        payload.extend(sender.packets.to_be_bytes());
        let seq = sender.first_seq + u64::from(sender.packets);
        let time = sender.first_time.wrapping_add(sender.packets * 960);
        let ext =
            str0m::rtp::ExtensionValues { audio_level: Some(level), voice_activity: Some(true), ..Default::default() };
        let pt = client.rtc.codec_config().find(|p| p.spec().codec == Codec::Opus).unwrap().pt();
        let mut api = client.rtc.direct_api();
        let stream = api.stream_tx_by_mid(mid, None).unwrap();
        stream.write_rtp(RtpWrite::new(pt, seq.into(), time, now, payload).ext_vals(ext));
        client.rtc.handle_input(Input::Timeout(now)).unwrap();
        self.drain_clients();
    }

    /// Sends one packet of sound with the one before it as redundancy (RFC 2198).
    pub fn send_red(&mut self, client: usize) {
        let (now, client) = (self.now, &mut self.clients[client]);
        let mid = client.mids[AUDIO];
        let sender = client.senders.entry(mid).or_default();
        sender.packets += 1;
        let (opus, red) = {
            let params = client.rtc.codec_config().find(|p| p.spec().codec == Codec::Opus).unwrap();
            (params.pt(), params.red().expect("RED was negotiated"))
        };
        // One block of 4 bytes, 960 ticks old, then the primary.
        let mut payload = vec![0x80 | *opus, 0x0f, 0x00, 0x04, *opus];
        payload.extend((sender.packets - 1).to_be_bytes());
        payload.extend(sender.packets.to_be_bytes());
        let write = RtpWrite::new(red, u64::from(sender.packets).into(), sender.packets * 960, now, payload);
        client.rtc.direct_api().stream_tx_by_mid(mid, None).unwrap().write_rtp(write);
        client.rtc.handle_input(Input::Timeout(now)).unwrap();
        self.drain_clients();
    }

    /// Sends one VP8 frame of `packets` packets of `size` bytes; a keyframe when one was asked for.
    pub fn send_frame(&mut self, client: usize, line: usize, packets: u32, size: usize) {
        let (now, client) = (self.now, &mut self.clients[client]);
        let mid = client.mids[line];
        let pt = client.rtc.codec_config().find(|p| p.spec().codec == Codec::Vp8).unwrap().pt();
        let sender = client.senders.entry(mid).or_insert_with(|| Sender {
            wants_keyframe: true,
            picture_id: 1000 * (line as u16 + 1),
            ..Default::default()
        });
        let key = std::mem::take(&mut sender.wants_keyframe);
        sender.picture_id = (sender.picture_id + 1) & 0x7fff;
        sender.frames += 1;
        for index in 0..packets {
            sender.packets += 1;
            sender.sent.push(now);
            sender.seq += 1;
            let [high, low] = (sender.picture_id | 0x8000).to_be_bytes();
            let start = if index == 0 { 0x90 } else { 0x80 };
            let mut payload = vec![start, 0x80, high, low, if key { 0 } else { 1 }];
            payload.resize(size - 4 - FramePart::LEN, 0xaa);
            let (index, count) = (index as u16, packets as u16);
            payload.extend(FramePart { frame: sender.frames, index, count, back: u8::from(!key) }.to_bytes());
            payload.extend(sender.packets.to_be_bytes());
            let time = sender.first_time.wrapping_add(u32::from(sender.picture_id) * 3000);
            let seq = sender.first_seq + sender.seq;
            let write = RtpWrite::new(pt, seq.into(), time, now, payload).marker(index + 1 == count).nackable(true);
            client.rtc.direct_api().stream_tx_by_mid(mid, None).unwrap().write_rtp(write);
        }
        client.rtc.handle_input(Input::Timeout(now)).unwrap();
        self.drain_clients();
    }

    /// Sends a frame as an encoder does that keeps to what the client may send: its own estimate, the server's limit,
    /// and `most` kbit/s.
    pub fn film(&mut self, client: usize, line: usize, most: u64) {
        let one = &mut self.clients[client];
        let mid = one.mids[line];
        let limits = [one.allowed, one.estimate].into_iter().flatten().map(|kbps| kbps.saturating_sub(50));
        let kbps = limits.fold(most, u64::min).max(30);
        let sender = one.senders.entry(mid).or_insert_with(|| Sender {
            wants_keyframe: true,
            picture_id: 1000 * (line as u16 + 1),
            ..Default::default()
        });
        // What a keyframe takes more, the frames after it take less.
        let usual = kbps as f64 * 1000.0 / 8.0 / 30.0;
        let bytes = if sender.wants_keyframe { usual * 4.0 } else { (usual - sender.debt / 15.0).max(usual / 4.0) };
        sender.debt = (sender.debt + bytes - usual).max(0.0);
        let packets = (bytes / 1100.0).ceil().max(1.0);
        // What may be sent counts headers as well.
        self.send_frame(client, line, packets as u32, ((bytes / packets) as usize).saturating_sub(HEADERS).max(40));
    }

    /// Lets `duration` pass while the given clients speak and film at up to `most` kbit/s, as far as they may.
    pub fn call(&mut self, voices: &[usize], films: &[usize], most: u64, duration: Duration) {
        let end = self.now + duration;
        let mut tick = 0u64;
        while self.now < end {
            for client in voices {
                if tick.is_multiple_of(2) {
                    self.send_audio(*client);
                }
            }
            for client in films {
                if tick.is_multiple_of(3) {
                    self.film(*client, CAMERA, most);
                }
            }
            tick += 1;
            self.run(Duration::from_millis(11));
        }
    }
}
