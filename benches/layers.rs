//! What it costs for each packet and receiver to choose among the layers of a stream and to give packets their numbers.

#![allow(missing_docs)]

use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use str0m::format::Codec;
use visavis::media::packet::dependency::Descriptor;
use visavis::media::packet::dependency::rewriting::Relabeller;
use visavis::media::packet::dependency::targets::{FramePlace, Targets};
use visavis::media::packet::layering::{DecodeTarget, Place};
use visavis::media::packet::rewriter::{Numbers, Rewriter};
use visavis::media::tracks::selector::{Selected, Selector};

// The allocator of the product.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Packets of a second: 30 frames of four packets each, every second frame in a temporal layer of its own.
const PACKETS: u64 = 120;

fn payload(codec: Codec, n: u64) -> Vec<u8> {
    let (frame, part) = (n / 4, n % 4);
    let tid = (frame % 2) as u8;
    let [high, low] = ((frame as u16 & 0x7fff) | 0x8000).to_be_bytes();
    let mut payload = match codec {
        Codec::Vp8 => {
            vec![if part == 0 { 0x90 } else { 0x80 }, 0xe0, high, low, (frame / 2) as u8, tid << 6 | tid << 5, 1]
        }
        _ => {
            let ends = if part == 3 { 0x04 } else { 0 };
            vec![0xe0 | if part == 0 { 0x08 } else { 0 } | ends, high, low, tid << 5 | 0x10, (frame / 2) as u8, 1]
        }
    };
    payload.resize(1100, 7);
    payload
}

fn forwarding(c: &mut Criterion) {
    let mut group = c.benchmark_group("layers");
    group.throughput(Throughput::Elements(PACKETS));
    let all = DecodeTarget::ALL;
    let half = DecodeTarget { temporal: 0, ..all };
    for (codec, target, what) in [
        (Codec::Vp8, all, "VP8, all frames"),
        (Codec::Vp8, half, "VP8, every second frame"),
        (Codec::Vp9, all, "VP9, all frames"),
        (Codec::Vp9, half, "VP9, every second frame"),
    ] {
        let now = Instant::now();
        let payloads: Vec<Vec<u8>> = (0..PACKETS).map(|n| payload(codec, n)).collect();
        // This is done once for a packet, whoever gets it.
        let places: Vec<Place> = payloads.iter().map(|payload| Place::of(codec, payload)).collect();
        let (mut selector, mut rewriter, mut seq, mut sent) = (Selector::default(), Rewriter::new(1), 0, 0u64);
        selector.aim(target);
        group.bench_function(what, |b| {
            b.iter(|| {
                for (payload, place) in payloads.iter().zip(&places) {
                    seq += 1;
                    let numbers = Numbers { ssrc: 7.into(), seq, time: (seq / 4 * 3000) as u32 };
                    let is_newest = !rewriter.is_late(numbers);
                    match selector.select(black_box(place), false, is_newest) {
                        Selected::LeftOut => rewriter.leave_out(numbers, place.picture),
                        Selected::Forwarded { ends } => {
                            let Some(numbers) = rewriter.rewrite(numbers, 90_000, now) else { continue };
                            sent += 1;
                            black_box((numbers, ends));
                            if codec == Codec::Vp8 {
                                black_box(rewriter.vp8_patch(payload, numbers));
                            }
                        }
                    }
                }
            });
        });
        assert!(if target == all { sent == seq } else { sent * 2 == seq }, "{what}: {sent} of {seq}");
    }
    for codec in [Codec::Vp8, Codec::Vp9] {
        let payloads: Vec<Vec<u8>> = (0..PACKETS).map(|n| payload(codec, n)).collect();
        group.bench_function(format!("{codec}, reading"), |b| {
            b.iter(|| {
                payloads.iter().map(|payload| Place::of(codec, black_box(payload))).for_each(|place| {
                    black_box(place);
                })
            });
        });
    }
    group.finish();
}

/// Dependency descriptors of a stream with every second frame in a temporal layer of its own: that of the keyframe with
/// the structure, and one each for packets that follow.
fn descriptors() -> Vec<Arc<[u8]>> {
    let bytes = |bits: String| -> Arc<[u8]> {
        let padded = format!("{bits:0<width$}", width = bits.len().next_multiple_of(8));
        (0..padded.len() / 8).map(|at| u8::from_str_radix(&padded[8 * at..8 * at + 8], 2).unwrap_or_default()).collect()
    };
    // The first template's number, and two decode targets; how each template's layer follows from the one before; what
    // each is to the targets; from which frame back it is predicted; no chains, no sizes.
    let structure = ["000000", "00001", "000111", "1010", "1010", "0001", "0", "100010", "100000", "0", "0"].concat();
    let of = |n: u64| {
        let (frame, part) = (n / 4, n % 4);
        let head = format!("{:01b}{:01b}", u8::from(part == 0), u8::from(part == 3));
        let template = if frame == 0 { 0 } else { 1 + (frame % 2) };
        let rest = if n == 0 { format!("10000{structure}") } else { String::new() };
        bytes(format!("{head}{template:06b}{frame:016b}{rest}"))
    };
    (0..PACKETS).map(of).collect()
}

fn described(c: &mut Criterion) {
    let mut group = c.benchmark_group("layers");
    group.throughput(Throughput::Elements(PACKETS));
    let raws = descriptors();
    let first = Descriptor::read(&raws[0], None).expect("a descriptor with a structure");
    let structure = first.structure.expect("the structure of a keyframe");
    let targets = Arc::new(Targets::new(structure.clone()));
    let read = |raw: &[u8]| {
        let descriptor = Descriptor::read(raw, Some(&structure)).expect("a descriptor");
        let frame = FramePlace::of(&descriptor, &targets, 0b11);
        Place::described(&descriptor, frame)
    };
    group.bench_function("AV1, reading", |b| {
        b.iter(|| raws.iter().for_each(|raw| drop(black_box(read(black_box(raw))))))
    });
    let places: Vec<Place> = raws.iter().map(|raw| read(raw)).collect();
    let all = DecodeTarget::ALL;
    for (target, other, what) in [
        (all, false, "AV1, all frames"),
        (DecodeTarget { temporal: 0, ..all }, false, "AV1, every second frame"),
        (DecodeTarget { temporal: 0, ..all }, true, "AV1, every second frame of a second source"),
    ] {
        let now = Instant::now();
        let (mut selector, mut rewriter, mut seq, mut sent) = (Selector::default(), Rewriter::new(1), 0, 0u64);
        let mut relabeller = Relabeller::default();
        if other && let Some(frame) = &places[60].frame {
            // What came before ends here, so that all numbers are others from now on.
            relabeller.relabel(8.into(), &raws[60], Some((frame, 0)), true);
        }
        selector.aim(target);
        group.bench_function(what, |b| {
            b.iter(|| {
                for (n, (raw, place)) in raws.iter().zip(&places).enumerate() {
                    seq += 1;
                    let numbers = Numbers { ssrc: 7.into(), seq, time: (seq / 4 * 3000) as u32 };
                    let is_newest = !rewriter.is_late(numbers);
                    match selector.select(black_box(place), n < 4, is_newest) {
                        Selected::LeftOut => rewriter.leave_out(numbers, place.picture),
                        Selected::Forwarded { ends } => {
                            let Some(numbers) = rewriter.rewrite(numbers, 90_000, now) else { continue };
                            sent += 1;
                            let decodes = place.frame.as_ref().zip(selector.decode_target());
                            black_box((numbers, relabeller.relabel(7.into(), raw, decodes, ends)));
                        }
                    }
                }
            });
        });
        assert!(if target == all { sent == seq } else { sent * 2 == seq }, "{what}: {sent} of {seq}");
    }
    group.finish();
}

criterion_group!(benches, forwarding, described);
criterion_main!(benches);
