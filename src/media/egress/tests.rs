//! What is sent, byte for byte where a specification has an example, and what strangers report.

use std::sync::Arc;
use std::time::{Duration, Instant};

use aws_lc_rs::aead::{AES_128_GCM, LessSafeKey, UnboundKey};
use proptest::prelude::*;
use str0m::crypto::dtls::{KeyingMaterial, SrtpProfile};
use str0m::rtp::{Extension, ExtensionMap};

use super::feedback::Feedback;
use super::{Out, Packet, Route, Ssrcs};
use crate::media::counters::Counters;
use crate::media::outbox::Outbox;
use crate::model::MediaKind;

use super::packet::{ExtensionIds, Fixed, Forwarded, Hop, write_header};
use super::rtcp::{self, Reception, Report};
use super::srtp::{Cipher, Keying, Master, Srtp};

const PROFILES: [(SrtpProfile, usize); 3] =
    [(SrtpProfile::AES128_CM_SHA1_80, 60), (SrtpProfile::AEAD_AES_128_GCM, 56), (SrtpProfile::AEAD_AES_256_GCM, 88)];

fn keying(profile: SrtpProfile, len: usize, is_client: bool) -> Keying {
    let material: Vec<u8> = (0..len).map(|n| (n * 7) as u8).collect();
    Keying { profile, material: KeyingMaterial::new(&material), is_client }
}

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
    digits.chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

/// RFC 3711, appendix B.3.
#[test]
fn session_keys_are_those_of_the_specification() {
    let mut material = hex("E1F97A0D3E018BE0D64FA32C06DE4139");
    material.extend([0; 16]);
    material.extend(hex("0EC675AD498AFEEBB6960B3AABE6"));
    material.extend([0; 14]);
    let material = KeyingMaterial::new(&material);
    let keying = Keying { profile: SrtpProfile::AES128_CM_SHA1_80, material, is_client: true };
    let master = Master::new(&keying, true).unwrap();
    let derived = |label, len| master.derive(label, &mut vec![0; len]).unwrap().to_vec();
    assert_eq!(derived(0, 16), hex("C61E7A93744F39EE10734AFE3FF7A087"));
    assert_eq!(derived(2, 14), hex("30CBBC08863D8C85D49DB34A9AE1"));
    assert_eq!(derived(1, 20), hex("CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4"));
}

/// RFC 7714 §16.1.1.
#[test]
fn a_packet_is_sealed_as_in_the_specification() {
    let salt = hex("517569642070726f2071756f").try_into().unwrap();
    let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &hex("000102030405060708090a0b0c0d0e0f")).unwrap());
    let mut srtp = Srtp::new(&keying(SrtpProfile::AEAD_AES_128_GCM, 56, true)).unwrap();
    srtp.rtp = Cipher::Gcm { key, salt };
    let mut packet = hex("8040f17b 8041f8d3 5501a0b2");
    packet.extend(b"Gallia est omnis divisa in partes tres");
    assert!(srtp.seal_rtp(&mut packet, 0, 12, 0x5501_a0b2, 0xf17b));
    let sealed = "8040f17b 8041f8d3 5501a0b2 f24de3a3 fb34de6c acba861c 9d7e4bca be633bd5 0d294e6f 42a5f47a 51c7d19b \
                  36de3adf 8833899d 7f27beb1 6a9152cf 765ee439 0cce";
    assert_eq!(packet, hex(sealed));
}

#[test]
fn a_report_is_read_by_the_other_side_once_and_a_forged_one_never() {
    for (profile, len) in PROFILES {
        let mut ours = Srtp::new(&keying(profile, len, false)).unwrap();
        let mut theirs = Srtp::new(&keying(profile, len, true)).unwrap();
        let mut plain = Vec::new();
        for number in 0..200u32 {
            let mut packet = vec![0xee; 3];
            rtcp::write_bye(&mut packet, 7);
            packet.extend(number.to_be_bytes());
            let clear = packet[3..].to_vec();
            assert!(theirs.seal_rtcp(&mut packet, 3));
            let sealed = &packet[3..];
            assert!(!sealed.ends_with(&clear), "it is encrypted");
            for at in 0..sealed.len() {
                let mut forged = sealed.to_vec();
                forged[at] ^= 1;
                assert!(number > 0 || !ours.open_rtcp(&forged, &mut plain), "byte {at}");
            }
            assert!((0..sealed.len()).all(|cut| number > 0 || !ours.open_rtcp(&sealed[..cut], &mut plain)));
            assert!(ours.open_rtcp(sealed, &mut plain), "{number}");
            assert_eq!(plain, clear);
            assert!(!ours.open_rtcp(sealed, &mut plain), "it came before");
        }
    }
}

fn ids(extensions: &[(u8, Extension)]) -> ExtensionIds {
    let mut map = ExtensionMap::empty();
    extensions.iter().for_each(|(id, extension)| map.set(*id, extension.clone()));
    ExtensionIds::new(&map)
}

#[test]
fn a_header_has_what_was_negotiated_and_no_more() {
    let fixed = Fixed { ssrc: 0x0102_0304, payload_type: 96, marker: true, padded: false, seq: 0x1_0005, time: 9 };
    let written = |ids: &ExtensionIds, hop| {
        let mut buffer = vec![1, 2];
        let forwarded = Forwarded { audio_level: Some(0x9e), ..Forwarded::default() };
        let len = write_header(&mut buffer, fixed, ids, &forwarded, hop);
        assert_eq!(buffer.len(), 2 + len);
        buffer.split_off(2)
    };
    let hop = Hop { mid: Some("0"), send_time: 0x0012_3456, transport: Some(0xabcd) };
    assert_eq!(written(&ExtensionIds::default(), hop), hex("80e00005 00000009 01020304"));
    let some = ids(&[(1, Extension::AudioLevel), (4, Extension::RtpMid), (3, Extension::TransportSequenceNumber)]);
    let expected = "90e00005 00000009 01020304 bede0002 31abcd 109e 4030 00";
    assert_eq!(written(&some, hop), hex(expected));
    let later = Hop { mid: None, ..hop };
    assert_eq!(written(&some, later), hex("90e00005 00000009 01020304 bede0002 31abcd 109e 000000"));
    let high = ids(&[(15, Extension::AudioLevel), (2, Extension::AbsoluteSendTime)]);
    let two_bytes = "90e00005 00000009 01020304 10000002 0203123456 0f019e";
    assert_eq!(written(&high, later), hex(two_bytes), "a number above 14 takes the long form");
}

/// A report on packets from `base` on: 0 is lost, otherwise how many quarters of a millisecond after the one before.
fn arrivals(base: u16, number: u8, deltas: &[u16]) -> Vec<u8> {
    let mut packet = vec![0x8f, 205, 0, 0];
    packet.extend([0; 8]);
    packet.extend(base.to_be_bytes());
    packet.extend((deltas.len() as u16).to_be_bytes());
    packet.extend([0, 0, 1, number]);
    for seven in deltas.chunks(7) {
        let symbols = seven.iter().enumerate().fold(0u16, |word, (place, delta)| {
            let symbol = if *delta == 0 {
                0
            } else if *delta < 256 {
                1
            } else {
                2
            };
            word | symbol << (12 - 2 * place)
        });
        packet.extend((0xc000 | symbols).to_be_bytes());
    }
    for delta in deltas.iter().filter(|delta| **delta > 0) {
        if *delta < 256 { packet.push(*delta as u8) } else { packet.extend(delta.to_be_bytes()) }
    }
    packet.resize(packet.len().next_multiple_of(4), 0);
    let words = (packet.len() / 4 - 1) as u16;
    packet[2..4].copy_from_slice(&words.to_be_bytes());
    packet
}

/// What becomes of packets that were sent each millisecond: when each came in ms, or that it was lost.
fn fates(sent: usize, reports: &[Vec<u8>]) -> Vec<(u32, Option<i64>)> {
    let start = Instant::now();
    let mut feedback = Feedback::new(0xfffe);
    for n in 0..sent {
        assert_eq!(feedback.next(), 0xfffe_u16.wrapping_add(n as u16));
        feedback.note(start + Duration::from_millis(n as u64), n, None);
    }
    let mut all = Vec::new();
    for report in reports {
        assert!(!rtcp::read(report, |report| {
            let Report::Arrivals(arrivals) = report else { panic!("{report:?}") };
            all.extend(feedback.handle(&arrivals).iter().map(|f| (f.size, f.arrived.map(|at| at / 1000 - 64))));
        }));
    }
    all
}

#[test]
fn each_packets_fate_is_told_once() {
    let came = |all: &[(u32, i64)]| all.iter().map(|(n, at)| (*n, Some(*at))).collect::<Vec<_>>();
    assert_eq!(fates(3, &[arrivals(0xfffe, 0, &[4, 8, 400])]), came(&[(0, 1), (1, 3), (2, 103)]), "over the end");
    let twice = [arrivals(0xfffe, 0, &[4]), arrivals(0xfffe, 1, &[4, 4])];
    assert_eq!(fates(3, &twice), came(&[(0, 1), (1, 2)]), "once each");
    let lost = fates(6, &[arrivals(0xfffe, 0, &[4, 0, 4, 4, 4, 4])]);
    assert!(lost.contains(&(1, None)), "{lost:?}");
    let overtaken = fates(4, &[arrivals(0xfffe, 0, &[4, 0, 4]), arrivals(0xffff, 1, &[4])]);
    assert_eq!(overtaken, came(&[(0, 1), (2, 2), (1, 1)]), "two may overtake one");
    let silent = fates(9, &[arrivals(0xfffe, 0, &[4]), arrivals(3, 1, &[4, 4, 4, 4])]);
    let unmentioned = silent.iter().filter(|(_, at)| at.is_none()).count();
    assert_eq!(unmentioned, 4, "what no report mentions was lost: {silent:?}");
    let gap = fates(9, &[arrivals(0xfffe, 0, &[4]), arrivals(3, 2, &[4, 4, 4, 4])]);
    assert!(gap.iter().all(|(_, at)| at.is_some()), "unless a report was lost: {gap:?}");
}

#[test]
fn reports_are_read() {
    let told = |packet: &[u8]| {
        let mut told = Vec::new();
        let has_more = rtcp::read(packet, |report| told.push(format!("{report:?}")));
        (has_more, told)
    };
    let reception = Reception { ssrc: 9, fraction_lost: 25, jitter: 4, last_report: 5, delay: 6 };
    let block = "00000009 19000003 0000000a 00000004 00000005 00000006";
    let (more, all) = told(&hex(&format!("81c90007 00000001 {block} 81ca0003 00000001 01034142 43000000")));
    assert_eq!((more, all), (false, vec![format!("{:?}", Report::Reception(reception))]), "a name is no more");
    let sender = format!("81c8000c 00000001 {} {block}", "00".repeat(20));
    assert_eq!(told(&hex(&sender)).1.len(), 1);
    assert!(told(&hex(&sender)).0, "a sender's report is for who receives from it");
    assert_eq!(told(&hex("81ce0002 00000001 00000009")), (false, vec!["Keyframe { ssrc: 9 }".into()]));
    let fir = told(&hex("84ce0004 00000001 00000000 00000009 01000000"));
    assert_eq!(fir, (false, vec!["Keyframe { ssrc: 9 }".into()]));
    let remb = told(&hex("8fce0005 00000001 00000000 52454d42 01 0b d090 00000009"));
    assert_eq!(remb, (false, vec![format!("{:?}", Report::Estimate(0x3_d090 << 2))]));
    let huge = told(&hex("8fce0005 00000001 00000000 52454d42 01 ff ffff 00000009"));
    assert_eq!(huge, (false, vec![format!("{:?}", Report::Estimate(u64::MAX))]));
    let clock = told(&hex("80cf0004 00000001 04000002 0000aaaa bbbb0000"));
    assert_eq!(clock, (false, vec![format!("{:?}", Report::Clock { ssrc: 1, time: 0xaaaa_bbbb })]));
}

proptest! {
    #[test]
    fn nothing_that_is_reported_can_do_harm(packet in prop::collection::vec(any::<u8>(), 0..1500), kind in 200u8..208) {
        let mut packet = packet;
        if let [flags, second, ..] = &mut packet[..] {
            (*flags, *second) = (*flags & 0x1f | 0x80, kind);
        }
        let mut feedback = Feedback::new(5);
        let now = Instant::now();
        (0..100).for_each(|_| feedback.note(now, 100, None));
        rtcp::read(&packet, |report| {
            if let Report::Arrivals(arrivals) = report {
                feedback.handle(&arrivals);
            }
        });
        let mut srtp = Srtp::new(&keying(SrtpProfile::AEAD_AES_256_GCM, 88, false)).unwrap();
        prop_assert!(!srtp.open_rtcp(&packet, &mut Vec::new()));
    }
}

#[test]
fn a_client_that_changes_its_mind_for_ever_has_one_stream_an_m_line() {
    let mut egress = super::Egress::new(Instant::now());
    for turn in 0..100 {
        for (place, mid) in ["0", "1"].into_iter().enumerate() {
            let ssrcs = Ssrcs { media: turn * 10 + place as u32, resends: None };
            let added = egress.add(ssrcs, MediaKind::Video, mid.to_owned(), ExtensionIds::default());
            assert_eq!((added, egress.ssrcs(added)), (place, Some(ssrcs)));
        }
    }
}

/// After the first seconds nothing is allocated for a packet: what is kept takes the place of what was.
#[test]
fn a_packet_that_is_sent_allocates_nothing() {
    let mut outbox = Outbox::default();
    let mut counters = Counters::default();
    let start = Instant::now();
    let mut egress = super::Egress::new(start);
    let ids = ids(&[(3, Extension::TransportSequenceNumber), (4, Extension::RtpMid)]);
    let stream = egress.add(Ssrcs { media: 7, resends: Some(8) }, MediaKind::Video, "0".to_owned(), ids);
    egress.set_keys(&keying(SrtpProfile::AEAD_AES_128_GCM, 56, false));
    let address = "192.0.2.1:9".parse().unwrap();
    egress.set_route(Route { transport: crate::model::Transport::Udp, source: address, destination: address });
    let payload: Arc<[u8]> = vec![1; 1200].into();
    let mut send = |seq: u64| {
        let now = start + Duration::from_millis(4 * seq);
        let packet = Packet {
            seq,
            time: 90 * 4 * seq as u32,
            payload_type: 96,
            resend_type: Some(97),
            marker: false,
            captured: now,
            payload: payload.clone(),
            patch: None,
            extensions: Forwarded::default(),
        };
        let mut out = Out { outbox: &mut outbox, counters: &mut counters };
        assert_eq!(egress.send(now, stream, packet, &mut out), [0; 0]);
        while outbox.poll().is_some() {}
    };
    (0..2_000).for_each(&mut send);
    let used = allocation_counter::measure(|| (2_000..4_000).for_each(&mut send));
    assert_eq!(used.count_total, 0, "{used:?}");
    assert_eq!(counters.packets_forwarded, 4_000);
}
