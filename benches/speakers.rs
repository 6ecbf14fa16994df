//! What telling the speakers costs for each audio packet, in rooms of 2, 10 and 50 who all send.
//!
//! One talks at a time, for two seconds each; the others send the noise around them.

#![allow(missing_docs)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use visavis::media::speakers::Speakers;
use visavis::model::PeerId;

// The allocator of the product.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Levels of speech, as -dBov.
const TALK: [u8; 8] = [24, 22, 26, 30, 25, 23, 34, 28];

/// Packets that each one sends in a turn.
const TURN: u64 = 100;

fn levels(c: &mut Criterion) {
    let mut group = c.benchmark_group("speakers");
    for people in [2, 10, 50] {
        group.throughput(Throughput::Elements(people));
        let mut speakers = Speakers::new();
        let (mut now, mut frame) = (Instant::now(), 0);
        group.bench_function(format!("{people} people"), |b| {
            b.iter(|| {
                now += Duration::from_millis(20);
                frame += 1;
                let talker = frame / TURN % people;
                for n in 0..people {
                    let level = if n == talker { TALK[(frame % 8) as usize] } else { 66 + (frame % 3) as u8 };
                    speakers.handle_level(now, PeerId(n), black_box(level), true);
                }
                while let Some(event) = speakers.poll_event() {
                    black_box(event);
                }
            });
        });
        assert!(speakers.loudest().is_some() || frame < TURN, "somebody speaks");
    }
    group.finish();
}

criterion_group!(benches, levels);
criterion_main!(benches);
