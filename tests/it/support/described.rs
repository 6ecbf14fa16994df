//! A camera that is sent as AV1 in one stream of two sizes and frame rates (L2T2_KEY), as its dependency descriptors say.

use std::time::Duration;

use str0m::Input;
use str0m::format::Codec;
use str0m::rtp::{ExtensionValues, RtpWrite};
use visavis::media::packet::dependency::extension::Raw;

use crate::support::sending::Sender;
use crate::support::sim::{CAMERA, Sim};

/// Both sizes, with what each takes in kbit/s.
pub const SIZES: [(u16, u16, u32); 2] = [(640, 360, 400), (1280, 720, 1200)];

/// What a frame may be: how many bits up from the template before it, what it is to each decode target, and how many
/// frames back the one is from which it is predicted.
const TEMPLATES: [(u32, [u32; 4], Option<u32>); 6] = [
    (0, [S, S, S, S], None),
    (0, [S, S, N, N], Some(4)),
    (1, [N, D, N, N], Some(2)),
    (2, [N, N, S, S], Some(1)),
    (0, [N, N, S, S], Some(4)),
    (1, [N, N, N, D], Some(2)),
];
const N: u32 = 0;
const D: u32 = 1;
const S: u32 = 2;

#[derive(Default)]
struct Bits(Vec<bool>);

impl Bits {
    fn put(&mut self, value: u32, count: u32) {
        self.0.extend((0..count).rev().map(|bit| value >> bit & 1 == 1));
    }

    fn bytes(&self) -> Vec<u8> {
        let byte = |bits: &[bool]| (0..8).fold(0, |b, n| b << 1 | u8::from(*bits.get(n).unwrap_or(&false)));
        self.0.chunks(8).map(byte).collect()
    }

    /// What a keyframe announces.
    fn structure(&mut self) {
        self.put(0, 6);
        self.put(3, 5);
        TEMPLATES.iter().skip(1).for_each(|(up, ..)| self.put(*up, 2));
        self.put(3, 2);
        TEMPLATES.iter().flat_map(|(_, indications, _)| indications).for_each(|i| self.put(*i, 2));
        for (.., back) in TEMPLATES {
            if let Some(back) = back {
                self.put(1, 1);
                self.put(back - 1, 4);
            }
            self.put(0, 1);
        }
        // No chains.
        self.put(0, 2);
        self.put(1, 1);
        for (width, height, _) in SIZES {
            self.put(u32::from(width) - 1, 16);
            self.put(u32::from(height) - 1, 16);
        }
    }
}

impl Sim {
    /// Lets `duration` pass while a client sends its camera so.
    pub fn film_described(&mut self, client: usize, duration: Duration) {
        let end = self.now + duration;
        while self.now < end {
            let (now, one) = (self.now, &mut self.clients[client]);
            let mid = one.mids[CAMERA];
            let pt = one.rtc.codec_config().find(|p| p.spec().codec == Codec::Av1).unwrap().pt();
            let sender =
                one.senders.entry(mid).or_insert_with(|| Sender { wants_keyframe: true, ..Default::default() });
            let is_key = std::mem::take(&mut sender.wants_keyframe);
            sender.since_key = if is_key { 0 } else { sender.since_key + 1 };
            let tid = sender.since_key % 2;
            for (sid, (_, _, kbps)) in (0u32..).zip(SIZES) {
                let bytes = kbps * 1000 / 8 / 30 * if is_key { 3 } else { 1 };
                let count = bytes.div_ceil(1100).max(1);
                let template = 3 * sid + if is_key { 0 } else { 1 + tid };
                for part in 0..count {
                    sender.seq += 1;
                    let (begins, ends) = (part == 0, part + 1 == count);
                    let mut bits = Bits::default();
                    bits.put(begins.into(), 1);
                    bits.put(ends.into(), 1);
                    bits.put(template, 6);
                    bits.put(sender.frames & 0xffff, 16);
                    if is_key && begins && sid == 0 {
                        bits.put(0b10000, 5);
                        bits.structure();
                    }
                    let mut payload = vec![if is_key && begins && sid == 0 { 0x18 } else { 0x10 }];
                    payload.resize(((bytes / count) as usize).max(60), 7);
                    let mut ext = ExtensionValues::default();
                    ext.user_values.set(Raw(bits.bytes().into()));
                    let time = sender.packets * 3000;
                    let write = RtpWrite::new(pt, sender.seq.into(), time, now, payload).nackable(true).ext_vals(ext);
                    let write = write.marker(ends && sid == 1);
                    one.rtc.direct_api().stream_tx_by_mid(mid, None).unwrap().write_rtp(write);
                }
                sender.frames += 1;
            }
            sender.packets += 1;
            one.rtc.handle_input(Input::Timeout(now)).unwrap();
            self.drain_clients();
            self.run(Duration::from_millis(33));
        }
    }
}
