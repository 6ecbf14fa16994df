//! Cameras that are sent in several sizes at once.

use std::time::Duration;

use str0m::Input;
use str0m::format::Codec;
use str0m::media::{Rid, Simulcast, SimulcastLayer};
use str0m::rtp::RtpWrite;
use visavis::media::Command;
use visavis::model::{Layer, Source, TrackId, ViewSize};

use crate::support::sim::{CAMERA, Sender, Sim};
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
                let bytes = kbps * 1000 / 8 / 30 * if is_key { 3 } else { 1 };
                let count = bytes.div_ceil(1100).max(1);
                sender.picture_id = (sender.picture_id + 1) & 0x7fff;
                for part in 0..count {
                    sender.seq += 1;
                    let [high, low] = (sender.picture_id | 0x8000).to_be_bytes();
                    let mut payload =
                        vec![if part == 0 { 0x90 } else { 0x80 }, 0x80, high, low, if is_key { 0 } else { 1 }];
                    payload.resize(((bytes / count) as usize).max(40), index as u8);
                    let part = FramePart { frame: one.frame, index: part as u16, count: count as u16, is_key };
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

/// What an offer says of layers with these names.
pub fn simulcast(rids: &[&str]) -> Simulcast {
    let mut simulcast = Simulcast::new();
    for rid in rids {
        simulcast.add_send_layer(SimulcastLayer::new(rid));
    }
    simulcast
}
