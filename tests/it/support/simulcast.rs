//! Cameras that are sent in several sizes at once.

use std::time::Duration;

use str0m::Input;
use str0m::format::Codec;
use str0m::media::{Rid, Simulcast, SimulcastLayer};
use str0m::rtp::RtpWrite;
use visavis::media::Command;
use visavis::model::{Layer, Source, TrackId, ViewSize};

use crate::support::sending::Sender;
use crate::support::sim::{CAMERA, Sim};
use crate::support::viewer::FramePart;

impl Sim {
    /// Publishes a camera in several sizes.
    pub fn publish_layers(&mut self, client: usize, layers: &[Layer]) -> TrackId {
        let track = TrackId::from_bits(u128::from(self.number()));
        let (peer, layers) = (self.clients[client].peer, layers.to_vec());
        self.command(Command::Publish { peer, track, source: Source::Camera, muted: false, layers });
        track
    }

    /// Tells how large a client shows a track.
    pub fn show(&mut self, client: usize, track: TrackId, width: u16, height: u16) {
        let peer = self.clients[client].peer;
        self.command(Command::SetView { peer, track, size: ViewSize { width, height } });
    }

    /// Lets `duration` pass while a client sends its camera in those layers that are wanted, at so many kbit/s each. A
    /// frame has the same number in all of them, and its packets say in which it is.
    pub fn film_layers(&mut self, client: usize, layers: &[(&str, u32)], duration: Duration) {
        let end = self.now + duration;
        while self.now < end {
            let (now, one) = (self.now, &mut self.clients[client]);
            let mid = one.mids[CAMERA];
            let pt = one.rtc.codec_config().find(|p| p.spec().codec == Codec::Vp8).unwrap().pt();
            let wanted = one.wanted.last().map(|(_, rids)| rids.clone()).unwrap_or_default();
            one.frame += 1;
            for (index, (rid, kbps)) in layers.iter().enumerate() {
                let sender = one.layers.entry((*rid).to_owned()).or_insert_with(|| Sender {
                    wants_keyframe: true,
                    picture_id: 3000 * index as u16,
                    seq: 5000 * index as u64,
                    ..Default::default()
                });
                if !wanted.iter().any(|w| w == rid) {
                    // An encoder that is switched on begins with a keyframe.
                    sender.wants_keyframe = true;
                    continue;
                }
                let is_key = std::mem::take(&mut sender.wants_keyframe);
                sender.since_key = if is_key { 0 } else { sender.since_key + 1 };
                let layer = TemporalLayer::of(sender.since_key, one.temporal_layers);
                sender.tl0 = sender.tl0.wrapping_add(u8::from(layer.tid == 0));
                let bytes = kbps * 1000 / 8 / 30 * if is_key { 3 } else { 1 } * layer.percent / 100;
                let count = bytes.div_ceil(1100).max(1);
                sender.picture_id = (sender.picture_id + 1) & 0x7fff;
                for part in 0..count {
                    sender.seq += 1;
                    let [high, low] = (sender.picture_id | 0x8000).to_be_bytes();
                    let mut payload = vec![if part == 0 { 0x90 } else { 0x80 }];
                    match one.temporal_layers {
                        1 => payload.extend([0x80, high, low]),
                        _ => {
                            payload.extend([0xe0, high, low, sender.tl0, layer.tid << 6 | u8::from(layer.is_sync) << 5])
                        }
                    }
                    payload.push(u8::from(!is_key));
                    payload.resize(((bytes / count) as usize).max(40), index as u8);
                    let part =
                        FramePart { frame: one.frame, index: part as u16, count: count as u16, back: layer.back };
                    payload.extend(part.to_bytes());
                    payload.extend(0u32.to_be_bytes());
                    let time = u32::from(sender.picture_id) * 3000 + 77_000 * index as u32;
                    let marker = part.index + 1 == part.count;
                    let write = RtpWrite::new(pt, sender.seq.into(), time, now, payload).marker(marker).nackable(true);
                    let rid = Rid::from(*rid);
                    one.rtc.direct_api().stream_tx_by_mid(mid, Some(rid)).unwrap().write_rtp(write);
                }
            }
            one.rtc.handle_input(Input::Timeout(now)).unwrap();
            self.drain_clients();
            self.run(Duration::from_millis(33));
        }
    }
}

/// The sizes in which [`Sim::film_sizes`] sends, with what each takes more than the next smaller one in kbit/s.
pub const SIZES: [(u16, u16, u32); 3] = [(320, 180, 150), (640, 360, 350), (1280, 720, 900)];

impl Sim {
    /// Lets `duration` pass while a client sends its camera as one stream of VP9 with three sizes, each of which is made
    /// from the next smaller one at keyframes, and in two frame rates.
    pub fn film_sizes(&mut self, client: usize, duration: Duration) {
        let end = self.now + duration;
        while self.now < end {
            let (now, one) = (self.now, &mut self.clients[client]);
            let mid = one.mids[CAMERA];
            let pt = one.rtc.codec_config().find(|p| p.spec().codec == Codec::Vp9).unwrap().pt();
            let sender =
                one.senders.entry(mid).or_insert_with(|| Sender { wants_keyframe: true, ..Default::default() });
            let is_key = std::mem::take(&mut sender.wants_keyframe);
            sender.since_key = if is_key { 0 } else { sender.since_key + 1 };
            sender.picture_id = (sender.picture_id + 1) & 0x7fff;
            let tid = (sender.since_key % 2) as u8;
            sender.tl0 = sender.tl0.wrapping_add(1 - tid);
            for (sid, (_, _, kbps)) in (0u8..).zip(SIZES) {
                let bytes = kbps * 1000 / 8 / 30 * if is_key { 3 } else { 1 };
                let count = bytes.div_ceil(1100).max(1);
                for part in 0..count {
                    sender.seq += 1;
                    let (begins, ends) = (part == 0, part + 1 == count);
                    let has_structure = is_key && sid == 0 && begins;
                    let [high, low] = (sender.picture_id | 0x8000).to_be_bytes();
                    let flags = 0xa0
                        | u8::from(!is_key) << 6
                        | u8::from(begins) << 3
                        | u8::from(ends) << 2
                        | u8::from(has_structure) << 1;
                    // Higher layers can be decoded after each frame of the lower one.
                    let layer = tid << 5 | u8::from(tid == 0) << 4 | sid << 1 | u8::from(is_key && sid > 0);
                    let mut payload = vec![flags, high, low, layer, sender.tl0];
                    if has_structure {
                        payload.push(2 << 5 | 0x10);
                        payload.extend(SIZES.iter().flat_map(|(w, h, _)| [*w, *h]).flat_map(u16::to_be_bytes));
                    }
                    payload.resize(((bytes / count) as usize).max(60), 7);
                    let time = u32::from(sender.picture_id) * 3000;
                    let marker = ends && sid == 2;
                    let write = RtpWrite::new(pt, sender.seq.into(), time, now, payload).marker(marker).nackable(true);
                    one.rtc.direct_api().stream_tx_by_mid(mid, None).unwrap().write_rtp(write);
                }
            }
            one.rtc.handle_input(Input::Timeout(now)).unwrap();
            self.drain_clients();
            self.run(Duration::from_millis(33));
        }
    }
}

/// A frame of a stream that has its frames in one layer, or every second one in a layer of its own.
struct TemporalLayer {
    tid: u8,
    /// Whether it is predicted from the lowest layer only.
    is_sync: bool,
    /// How many frames back the one is from which it is predicted.
    back: u8,
    /// How large it is, of what is usual.
    percent: u32,
}

impl TemporalLayer {
    /// The one that is so many frames after a keyframe.
    fn of(since_key: u32, layers: u32) -> Self {
        let (tid, is_sync, back, percent) = match since_key {
            0 => (0, false, 0, 100),
            _ if layers == 1 => (0, false, 1, 100),
            n if n % 2 == 0 => (0, false, 2, 120),
            // As libvpx does it: now and then one that can be joined, the others build on it.
            n if n % 8 == 1 => (1, true, 1, 80),
            _ => (1, false, 2, 80),
        };
        TemporalLayer { tid, is_sync, back, percent }
    }
}

/// What an offer says of layers with these names.
pub fn simulcast(rids: &[&str]) -> Simulcast {
    let mut simulcast = Simulcast::new();
    for rid in rids {
        simulcast.add_send_layer(SimulcastLayer::new(rid));
    }
    simulcast
}
