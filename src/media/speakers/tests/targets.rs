//! How well it decides in drawn calls. The limits are those of `docs/speakers.md`, where it is
//! measured with synthetic voices.

use std::time::{Duration, Instant};

use super::scenes::{Noises, Plan, Scene, draw};
use super::score::{Decided, Score};
use crate::media::speakers::{SpeakerEvent, Speakers};
use crate::model::PeerId;

const SEEDS: [u64; 3] = [1, 2, 3];

fn plans() -> Vec<Plan> {
    let calm = |name, n| Plan { name, talkers: vec![-24.0; n], pauses: (200, 900), ..Plan::default() };
    let mixed = vec![-20.0, -26.0, -32.0, -24.0, -28.0, -22.0, -36.0, -25.0];
    vec![
        calm("two", 2),
        calm("five", 5),
        Plan { noise: vec![-70.0, -40.0, -70.0, -55.0], ..calm("steady noise", 4) },
        Plan { noises: Some(Noises::InTurns), ..calm("noises in turns", 4) },
        Plan { noises: Some(Noises::InPauses), pauses: (2200, 2900), ..calm("noises in pauses", 4) },
        Plan { backchannels: true, ..calm("backchannels", 3) },
        Plan { pauses: (-1400, -800), ..calm("double talk", 3) },
        Plan { talkers: vec![-18.0, -38.0, -45.0], ..calm("gains", 3) },
        Plan { echo: Some(-25.0), ..calm("echo", 3) },
        Plan { dtx_and_loss: Some(0.05), ..calm("DTX and loss", 4) },
        Plan {
            talkers: mixed,
            noise: vec![-70.0, -60.0, -48.0, -70.0, -55.0, -65.0, -70.0, -52.0],
            pauses: (-600, 800),
            noises: Some(Noises::InTurns),
            backchannels: true,
            echo: Some(-38.0),
            dtx_and_loss: Some(0.02),
            ..calm("all at once", 8)
        },
    ]
}

fn decide(plan: &Plan, scene: &Scene) -> Decided {
    let mut speakers = Speakers::new();
    (0..plan.talkers.len()).for_each(|n| speakers.add(PeerId(n as u64)));
    let mut decided = Decided::default();
    let start = Instant::now();
    for packet in &scene.packets {
        let now = start + Duration::from_millis(packet.at_ms);
        speakers.handle_level(now, PeerId(packet.who), packet.level, packet.voice);
        while let Some(event) = speakers.poll_event() {
            match event {
                SpeakerEvent::LoudestChanged(peer) => {
                    assert!(peer.is_none() || peer == speakers.order().first().copied(), "the loudest leads the order");
                    decided.loudest.push((packet.at_ms, peer.map(|p| p.0)));
                }
                SpeakerEvent::FirstTalked => {}
                SpeakerEvent::OrderChanged(peers) => {
                    decided.orders.push((packet.at_ms, peers.into_iter().map(|p| p.0).collect()));
                }
            }
        }
    }
    decided
}

fn print(name: &str, score: &Score) {
    println!(
        "{name:18} right {:5.1} % median {:4} ms p95 {:4} ms missed {:4.1} % false {:5.2}/min seen {:5.1} % reorders {:4.1}/min",
        score.right(),
        score.latency(0.5),
        score.latency(0.95),
        score.missed(),
        score.false_switches(),
        score.seen(),
        score.reorders(),
    );
}

#[test]
fn drawn_calls_meet_every_target_at_once() {
    let mut all = Score::default();
    println!("seeds {SEEDS:?}");
    for plan in plans() {
        let mut score = Score::default();
        for seed in SEEDS {
            let scene = draw(&plan, seed);
            let decided = decide(&plan, &scene);
            score.add(&scene, &decided);
            all.add(&scene, &decided);
        }
        print(plan.name, &score);
        if plan.name == "echo" {
            assert!(score.right() >= 90.0, "echo");
        }
        if plan.name == "gains" {
            assert!(score.right() >= 88.0, "gains");
        }
    }
    print("all", &all);
    assert!(all.right() >= 89.0);
    assert!(all.latency(0.5) <= 430);
    assert!(all.latency(0.95) <= 1900);
    assert!(all.missed() <= 0.5);
    assert!(all.false_switches() <= 0.30);
    assert!(all.seen() >= 98.5);
    assert!(all.reorders() <= 15.0);
}

/// What the score is worth: a detector that shows whoever sent the loudest packet does not meet it.
#[test]
fn the_loudest_packet_is_not_enough() {
    let mut all = Score::default();
    for plan in plans() {
        let scene = draw(&plan, SEEDS[0]);
        let mut decided = Decided::default();
        let mut levels = vec![127; plan.talkers.len()];
        for packet in &scene.packets {
            levels[packet.who as usize] = packet.level;
            let loudest = (0..levels.len() as u64).min_by_key(|who| levels[*who as usize]);
            if decided.loudest.last().is_none_or(|(_, shown)| *shown != loudest) {
                decided.loudest.push((packet.at_ms, loudest));
            }
        }
        all.add(&scene, &decided);
    }
    print("loudest packet", &all);
    assert!(all.false_switches() > 10.0);
}
