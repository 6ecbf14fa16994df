//! Packets that are lost, late, twice or out of order; and who asks for keyframes how often.

use std::time::Duration;

use str0m_netem::{GilbertElliot, LossModel, NetemConfig, Probability, RandomLoss};
use visavis::media::PeerState;
use visavis::model::Source;

use crate::media::scene::{Scene, percentile};
use crate::support::sim::{CAMERA, Joining, Sim};

const SECOND: Duration = Duration::from_secs(1);

/// A path with a round trip of 40 ms.
fn path() -> NetemConfig {
    NetemConfig::new().latency(Duration::from_millis(20))
}

fn random(share: f32) -> LossModel {
    RandomLoss::new(Probability(share)).into()
}

/// What a minute of video is like behind a bad path: frames shown of those sent in percent, freezes, keyframes asked.
fn minute(network: NetemConfig) -> (usize, usize, u32) {
    let mut scene = Scene::new(path());
    scene.go_on(10 * SECOND);
    scene.sim.set_down(scene.viewer, network);
    let asked = scene.sim.clients[scene.publisher].keyframe_requests;
    let (from, to) = scene.go_on(60 * SECOND);
    let viewer = scene.sim.viewer(scene.viewer, CAMERA);
    // A frame every 33 ms.
    let shown = viewer.frames(from, to) * 100 / ((to - from).as_millis() / 33) as usize;
    (shown, viewer.freezes(from, to).len(), scene.sim.clients[scene.publisher].keyframe_requests - asked)
}

/// L1 and L4: what is lost on the way down is sent again before it is missed.
#[test]
fn loss_is_repaired_before_it_is_seen() {
    let bursts = GilbertElliot::new().good_duration(95.0).bad_duration(5.0).loss_in_bad(Probability(1.0));
    for (name, network, (shown, freezes, keyframes)) in [
        ("L1: a tenth is lost", path().loss(random(0.1)), (95, 2, 6)),
        ("L4: bursts of five, one in twenty", path().loss(LossModel::from(bursts)), (90, 4, 10)),
    ] {
        let seen = minute(network);
        println!("{name}: {} % of frames, {} freezes, {} keyframes asked", seen.0, seen.1, seen.2);
        assert!(seen.0 >= shown && seen.1 <= freezes && seen.2 <= keyframes, "{name}: {seen:?}");
    }
}

/// L6: what is lost on the way up is asked for again by the server.
#[test]
fn what_a_publisher_loses_is_asked_for_again() {
    let mut scene = Scene::new(path());
    scene.go_on(5 * SECOND);
    scene.sim.set_up(scene.publisher, path().loss(random(0.1)));
    let (from, to) = scene.go_on(30 * SECOND);
    let sent = scene.sim.sent(scene.publisher, CAMERA);
    let in_time = |at: &std::time::Instant| (from..to - SECOND).contains(at);
    let sent: Vec<u32> = sent.iter().zip(1..).filter(|(at, _)| in_time(at)).map(|(_, n)| n).collect();
    let came: std::collections::BTreeSet<u32> =
        scene.sim.received(scene.viewer, CAMERA).iter().map(|r| r.number()).collect();
    let lost = sent.iter().filter(|number| !came.contains(number)).count();
    let repaired = 100.0 - 100.0 * lost as f64 / (sent.len() as f64 * 0.1);
    println!("L6: {lost} of {} packets never came, so {repaired:.1} % of the loss were repaired", sent.len());
    assert!(repaired >= 95.0, "{repaired} %");
}

/// L5: a fifth of everything is lost for half a minute, then nothing.
#[test]
fn a_bad_radio_does_not_stop_video_for_good() {
    let mut scene = Scene::new(path());
    scene.go_on(10 * SECOND);
    scene.sim.set_down(scene.viewer, path().loss(random(0.2)));
    let bad = scene.go_on(30 * SECOND);
    scene.sim.set_down(scene.viewer, path());
    let after = scene.go_on(10 * SECOND);
    let viewer = scene.sim.viewer(scene.viewer, CAMERA);
    let frames = viewer.frames(after.0 + 5 * SECOND, after.1);
    println!(
        "L5: {} kbit/s while a fifth is lost, {} afterwards, {frames} frames in the last 5 s",
        scene.video(bad),
        scene.video(after)
    );
    assert!(frames >= 140, "{frames} frames of 150");
    assert!(scene.video((after.0 + 5 * SECOND, after.1)) >= 1000);
}

/// R1: what comes twice or out of order is passed on once, and decodes.
#[test]
fn what_comes_twice_or_late_is_told_once() {
    let unruly = path().duplicate(Probability(0.05)).jitter(Duration::from_millis(8));
    let mut scene = Scene::new(path());
    scene.go_on(2 * SECOND);
    scene.sim.set_up(scene.publisher, unruly);
    scene.sim.set_down(scene.viewer, unruly);
    let (from, to) = scene.go_on(20 * SECOND);
    let viewer = scene.sim.viewer(scene.viewer, CAMERA);
    println!("R1: {} packets twice, freezes {:?}", viewer.doubles, viewer.freezes(from, to));
    assert_eq!(viewer.doubles, 0);
    assert_eq!(viewer.freezes(from, to), [Duration::ZERO; 0]);
}

/// K1: twenty come within a second.
#[test]
fn many_who_come_at_once_share_keyframes() {
    let mut sim = Sim::new();
    let publisher = sim.join(Joining { estimates: true, ..Joining::default() });
    let viewers: Vec<usize> = (0..20).map(|_| sim.connected()).collect();
    let camera = sim.publish(publisher, Source::Camera);
    sim.call(&[], &[publisher], 1000, 3 * SECOND);
    assert_eq!(sim.clients[publisher].state, Some(PeerState::Connected));
    let (from, asked) = (sim.now, sim.clients[publisher].keyframe_requests);
    let mut came = Vec::new();
    for viewer in &viewers {
        came.push(sim.now);
        sim.subscribe(*viewer, camera);
        sim.call(&[], &[publisher], 1000, Duration::from_millis(50));
    }
    sim.call(&[], &[publisher], 1000, 2 * SECOND);
    let asked = sim.clients[publisher].keyframe_requests - asked;
    let waited = viewers.iter().zip(came).map(|(viewer, came)| sim.viewer(*viewer, CAMERA).shown[0].0 - came).collect();
    let waited = percentile(waited, 95);
    println!("K1: {asked} keyframes asked for in {:?}, the first frame within {waited:?} at p95", sim.now - from);
    assert!(waited <= Duration::from_millis(700), "{waited:?}");
    assert!(asked <= 3, "{asked}");
}
