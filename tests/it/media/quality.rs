//! The score of a connection over links that get worse and better.

use std::time::{Duration, Instant};

use str0m_netem::{LossModel, NetemConfig, Probability, RandomLoss};
use visavis::model::{PeerStats, QualityReason};

use crate::media::scene::{Scene, link};

const SECOND: Duration = Duration::from_secs(1);

/// What was told last of the viewer's connection.
fn told(scene: &Scene) -> PeerStats {
    scene.sim.clients[scene.viewer].measured.last().expect("it is measured").1
}

#[test]
fn a_good_line_has_the_best_score_and_figures_that_are_right() {
    let mut scene = Scene::new(NetemConfig::new().latency(20 * SECOND / 1000));
    let (from, to) = scene.go_on(12 * SECOND);
    let stats = told(&scene);
    assert_eq!(stats.quality.score, 5, "{stats:?}");
    let round_trip = stats.round_trip.expect("it is known").as_millis();
    assert!((15..=45).contains(&round_trip), "{round_trip} ms");
    let came = scene.video((from + 6 * SECOND, to)) + scene.sound((from + 6 * SECOND, to));
    assert!(u64::from(stats.down.kbps).abs_diff(came) < came / 3, "{} of {came} kbit/s", stats.down.kbps);
    assert!(stats.down.packets > 1000 && stats.down.loss_permille < 10, "{stats:?}");
}

#[test]
fn loss_is_told_and_forgotten() {
    let mut scene = Scene::new(NetemConfig::new().latency(20 * SECOND / 1000));
    scene.go_on(5 * SECOND);
    let lossy = RandomLoss::new(Probability(0.15));
    scene.sim.set_down(scene.viewer, NetemConfig::new().latency(20 * SECOND / 1000).loss(LossModel::from(lossy)));
    let start = scene.sim.now;
    scene.go_on(15 * SECOND);
    let stats = told(&scene);
    assert!(stats.quality.score <= 3 && stats.quality.reasons.contains(QualityReason::Loss), "{stats:?}");
    assert!((80..=220).contains(&stats.down.loss_permille), "{stats:?}");
    assert!(first_below(&scene, start, 4) < 6 * SECOND);
    scene.sim.set_down(scene.viewer, NetemConfig::new().latency(20 * SECOND / 1000));
    scene.go_on(25 * SECOND);
    assert!(told(&scene).quality.score >= 4, "{:?}", told(&scene));
}

#[test]
fn video_that_is_held_back_is_a_reason() {
    let mut scene = Scene::new(link(2000));
    scene.go_on(5 * SECOND);
    scene.sim.set_down(scene.viewer, link(100));
    scene.go_on(20 * SECOND);
    let quality = told(&scene).quality;
    assert!(quality.score <= 2 && quality.reasons.contains(QualityReason::Suspended), "{quality:?}");
    scene.sim.set_down(scene.viewer, link(2000));
    scene.go_on(30 * SECOND);
    assert!(told(&scene).quality.score >= 4, "{:?}", told(&scene));
}

/// How long it took until the viewer's score was below this.
fn first_below(scene: &Scene, start: Instant, score: u8) -> Duration {
    let mut measured = scene.sim.clients[scene.viewer].measured.iter();
    measured
        .find(|(at, stats)| *at >= start && stats.quality.score < score)
        .map_or(Duration::MAX, |(at, _)| *at - start)
}
