//! Simulcast: everybody gets the size that they show and that their path carries.

use std::time::{Duration, Instant};

use str0m_netem::NetemConfig;
use visavis::media::packet::vp9::Descriptor;
use visavis::model::{Layer, TrackId};

use crate::media::scene::{link, percentile};
use crate::support::sim::{CAMERA, Joining, Sim};

const SECOND: Duration = Duration::from_secs(1);

/// The layers of a camera as the SDK sends it, with what each takes in kbit/s.
const LAYERS: [(&str, u32); 3] = [("q", 150), ("h", 500), ("f", 1600)];

struct Scene {
    sim: Sim,
    publisher: usize,
    viewers: Vec<usize>,
    track: TrackId,
}

impl Scene {
    /// A publisher and so many viewers with good paths.
    fn new(viewers: usize) -> Scene {
        let mut sim = Sim::new();
        let publisher = sim.join(Joining { layers: &["q", "h", "f"], ..Joining::default() });
        let viewers: Vec<usize> = (0..viewers).map(|_| sim.connected()).collect();
        sim.run(SECOND);
        let layer = |rid: &str, width, height| Layer { rid: rid.to_owned(), width, height };
        let track = sim.publish_layers(publisher, &[layer("q", 320, 180), layer("h", 640, 360), layer("f", 1280, 720)]);
        for viewer in &viewers {
            sim.subscribe(*viewer, track);
        }
        Scene { sim, publisher, viewers, track }
    }

    fn show(&mut self, viewer: usize, (width, height): (u16, u16)) {
        self.sim.show(self.viewers[viewer], self.track, width, height);
    }

    fn go_on(&mut self, duration: Duration) -> (Instant, Instant) {
        let from = self.sim.now;
        self.sim.film_layers(self.publisher, &LAYERS, duration);
        (from, self.sim.now)
    }

    /// The layers of what a viewer got in this time, one after another.
    fn layers(&self, viewer: usize, (from, to): (Instant, Instant)) -> Vec<&'static str> {
        let received = self.sim.received(self.viewers[viewer], CAMERA);
        let within = received.iter().filter(|r| (from..to).contains(&r.at));
        let mut names: Vec<&str> = within.map(|r| LAYERS[usize::from(r.payload[10])].0).collect();
        names.dedup();
        names
    }

    fn freezes(&self, viewer: usize, (from, to): (Instant, Instant)) -> Vec<Duration> {
        self.sim.viewer(self.viewers[viewer], CAMERA).freezes(from, to)
    }

    /// That a viewer cannot see from the numbers that anything was left out.
    fn assert_no_gaps(&self, viewer: usize, (from, to): (Instant, Instant)) {
        let received = self.sim.received(self.viewers[viewer], CAMERA);
        let numbers = received.iter().filter(|r| (from..to).contains(&r.at)).map(|r| (r.seq, r.picture_id.unwrap()));
        let (mut seqs, mut pictures): (Vec<u64>, Vec<u16>) = numbers.unzip();
        seqs.sort_unstable();
        let missing = seqs.windows(2).filter(|pair| pair[1] > pair[0] + 1).count();
        pictures.dedup();
        let jumps = pictures.windows(2).filter(|pair| pair[1].wrapping_sub(pair[0]) & 0x7fff > 1).count();
        // The path itself loses some when it becomes narrow.
        assert!(missing <= 12 && jumps <= 12, "{missing} gaps in {} packets, {jumps} in pictures", seqs.len());
    }

    /// What the publisher was told last of what is wanted.
    fn wanted(&self) -> &[String] {
        self.sim.clients[self.publisher].wanted.last().map(|(_, rids)| rids.as_slice()).unwrap_or_default()
    }
}

#[test]
fn everybody_gets_what_they_show_and_nobody_else_pays() {
    let mut scene = Scene::new(2);
    scene.show(0, (1280, 720));
    scene.show(1, (160, 90));
    scene.go_on(8 * SECOND);
    let settled = scene.go_on(5 * SECOND);
    assert_eq!((scene.layers(0, settled), scene.layers(1, settled)), (vec!["f"], vec!["q"]));
    assert_eq!(scene.wanted(), ["q", "f"], "the middle one is of no use");

    scene.show(1, (640, 360));
    let change = scene.go_on(8 * SECOND);
    let around = (change.0 - SECOND / 4, change.1);
    assert_eq!(scene.layers(1, around), ["q", "h"], "the small one goes on until the other begins");
    assert_eq!(scene.layers(0, change), ["f"]);
    assert_eq!(scene.wanted(), ["h", "f"]);
    let frozen = [scene.freezes(0, change), scene.freezes(1, change)];
    assert!(frozen.iter().all(Vec::is_empty), "{frozen:?}");

    scene.show(0, (0, 0));
    scene.go_on(SECOND);
    let hidden = scene.go_on(3 * SECOND);
    assert!(scene.layers(0, hidden).is_empty(), "what is not shown is not sent");
    assert_eq!(scene.wanted(), ["h"]);
    scene.show(1, (0, 0));
    scene.go_on(SECOND);
    assert!(scene.wanted().is_empty(), "and if nobody shows it, it need not be sent at all");

    let shown = scene.sim.now;
    scene.show(0, (1280, 720));
    let again = scene.go_on(5 * SECOND);
    let first = scene.sim.viewer(scene.viewers[0], CAMERA).shown.iter().find(|(at, _)| *at >= shown).unwrap().0;
    assert!(first - shown < Duration::from_millis(300), "{:?}", first - shown);
    assert_eq!(scene.layers(0, again).last(), Some(&"f"));
    assert_eq!(scene.sim.clients[scene.viewers[0]].suspensions, []);
}

#[test]
fn a_narrow_path_gets_a_smaller_picture_and_no_suspension() {
    let mut scene = Scene::new(2);
    for viewer in 0..2 {
        scene.show(viewer, (1280, 720));
        scene.sim.set_down(scene.viewers[viewer], link(3000));
    }
    scene.go_on(12 * SECOND);
    let wide = scene.go_on(3 * SECOND);
    assert_eq!((scene.layers(0, wide), scene.layers(1, wide)), (vec!["f"], vec!["f"]));
    scene.sim.set_down(scene.viewers[1], link(900));
    let falls = scene.go_on(8 * SECOND);
    let narrow = scene.go_on(20 * SECOND);
    println!("{:?}, then {:?}, freezes {:?}", scene.layers(1, falls), scene.layers(1, narrow), scene.freezes(1, falls));
    assert!(scene.layers(1, narrow).iter().all(|rid| *rid != "f"), "{:?}", scene.layers(1, narrow));
    assert_eq!(scene.layers(0, narrow), ["f"], "the other one has nothing to do with it");
    assert!(scene.freezes(1, narrow).iter().sum::<Duration>() < SECOND, "{:?}", scene.freezes(1, narrow));
    assert!(scene.freezes(0, falls).is_empty() && scene.freezes(0, narrow).is_empty());
    scene.sim.set_down(scene.viewers[1], link(3000));
    scene.go_on(25 * SECOND);
    let wide = scene.go_on(3 * SECOND);
    assert_eq!(scene.layers(1, wide), ["f"], "it comes back");
}

/// Half of the frames, of a layer that its path does not carry whole.
#[test]
fn a_path_that_carries_half_of_a_layer_gets_every_second_frame() {
    let mut scene = Scene::new(2);
    scene.sim.clients[scene.publisher].temporal_layers = 2;
    for viewer in 0..2 {
        scene.show(viewer, (1280, 720));
        scene.sim.set_down(scene.viewers[viewer], link(3000));
    }
    scene.go_on(12 * SECOND);
    let wide = scene.go_on(4 * SECOND);
    let per_second = |scene: &Scene, viewer: usize, (from, to): (Instant, Instant)| {
        scene.sim.viewer(scene.viewers[viewer], CAMERA).frames(from, to) as f64 / (to - from).as_secs_f64()
    };
    assert!(per_second(&scene, 1, wide) > 28.0, "{}", per_second(&scene, 1, wide));
    let keyframes = |scene: &Scene| scene.sim.clients[scene.publisher].keyframe_requests;
    let before = keyframes(&scene);
    scene.sim.set_down(scene.viewers[1], link(1450));
    let falls = scene.go_on(6 * SECOND);
    let narrow = scene.go_on(20 * SECOND);
    println!(
        "at 1450 kbit/s {:?} at {:.1} frames/s, freezes {:?}, then {:?}",
        scene.layers(1, narrow),
        per_second(&scene, 1, narrow),
        scene.freezes(1, falls),
        scene.freezes(1, narrow)
    );
    assert_eq!(scene.layers(1, narrow), ["f"], "the size stays");
    assert!((13.0..26.0).contains(&per_second(&scene, 1, narrow)), "{}", per_second(&scene, 1, narrow));
    assert!(per_second(&scene, 0, narrow) > 28.0, "the other one gets them all");
    assert!(scene.freezes(1, narrow).is_empty(), "{:?}", scene.freezes(1, narrow));
    scene.sim.set_down(scene.viewers[1], link(3000));
    scene.go_on(15 * SECOND);
    let wide = scene.go_on(4 * SECOND);
    assert!(per_second(&scene, 1, wide) > 28.0, "they come back: {}", per_second(&scene, 1, wide));
    assert_eq!(scene.sim.viewer(scene.viewers[1], CAMERA).undecodable, 0, "nothing came that could not be decoded");
    println!("{} keyframes asked for meanwhile", keyframes(&scene) - before);
    scene.assert_no_gaps(1, (falls.0, scene.sim.now));
}

/// The last resort before a suspension.
#[test]
fn a_path_that_carries_half_of_the_smallest_layer_still_has_a_picture() {
    let mut scene = Scene::new(2);
    scene.sim.clients[scene.publisher].temporal_layers = 2;
    scene.show(0, (1280, 720));
    scene.show(1, (160, 90));
    scene.sim.set_down(scene.viewers[1], link(150));
    scene.go_on(8 * SECOND);
    let narrow = scene.go_on(20 * SECOND);
    let frames = scene.sim.viewer(scene.viewers[1], CAMERA).frames(narrow.0, narrow.1);
    println!("{frames} frames in 20 s, suspensions {:?}", scene.sim.clients[scene.viewers[1]].suspensions.len());
    assert!(frames > 250, "{frames}");
    assert!(!scene.sim.clients[scene.viewers[1]].suspensions.iter().any(|(at, _)| *at >= narrow.0));
}

/// K3.
#[test]
fn a_storm_of_sizes_costs_few_keyframes() {
    let mut scene = Scene::new(2);
    scene.show(0, (1280, 720));
    scene.go_on(5 * SECOND);
    let before = scene.sim.clients[scene.publisher].keyframe_requests;
    let start = scene.sim.now;
    for turn in 0..600 {
        scene.show(1, if turn % 2 == 0 { (160, 90) } else { (1280, 720) });
        scene.go_on(SECOND / 10);
    }
    let asked = scene.sim.clients[scene.publisher].keyframe_requests - before;
    println!("K3: {asked} keyframes asked for in a minute");
    assert!(asked <= 30, "{asked}");
    let frozen = scene.freezes(0, (start, scene.sim.now));
    assert!(frozen.is_empty(), "who changes nothing sees nothing of it: {frozen:?}");
}

/// K1 with layers: twenty who come within a second, in all sizes.
#[test]
fn many_who_come_at_once_share_the_keyframes_of_each_layer() {
    let mut scene = Scene::new(20);
    let tracks = scene.track;
    for viewer in 0..20 {
        let peer = scene.sim.clients[scene.viewers[viewer]].peer;
        scene.sim.command(visavis::media::Command::Unsubscribe { peer, track: tracks });
    }
    scene.go_on(3 * SECOND);
    let before = scene.sim.clients[scene.publisher].keyframe_requests;
    let mut came = Vec::new();
    for viewer in 0..20 {
        came.push(scene.sim.now);
        scene.show(viewer, [(1280, 720), (640, 360), (160, 90)][viewer % 3]);
        scene.sim.subscribe(scene.viewers[viewer], tracks);
        scene.go_on(SECOND / 31);
    }
    scene.go_on(2 * SECOND);
    let asked = scene.sim.clients[scene.publisher].keyframe_requests - before;
    let first = |viewer: usize| {
        let shown = &scene.sim.viewer(scene.viewers[viewer], CAMERA).shown;
        shown.iter().find(|(at, _)| *at >= came[viewer]).map_or(Duration::MAX, |(at, _)| *at - came[viewer])
    };
    let p95 = percentile((0..20).map(first).collect(), 95);
    println!("K1 with layers: {asked} keyframes asked for, first frame within {p95:?} at p95");
    assert!(asked <= 9 && p95 <= Duration::from_millis(700), "{asked}, {p95:?}");
}

/// Several sizes in one stream (SVC).
#[test]
fn one_stream_of_several_sizes_gives_everybody_their_own() {
    let mut sim = Sim::new();
    let publisher = sim.connected();
    let viewers: Vec<usize> = (0..3).map(|_| sim.connected()).collect();
    sim.run(SECOND);
    let track = sim.publish(publisher, visavis::model::Source::Camera);
    for (viewer, (width, height)) in viewers.iter().zip([(1280, 720), (640, 360), (1280, 720)]) {
        sim.subscribe(*viewer, track);
        sim.show(*viewer, track, width, height);
        sim.set_down(*viewer, link(4000));
    }
    sim.film_sizes(publisher, 10 * SECOND);
    // What the third one's path carries is half of the frames, or a smaller picture.
    sim.set_down(viewers[2], link(700));
    sim.film_sizes(publisher, 8 * SECOND);
    let settled = sim.now;
    let before = sim.clients[publisher].keyframe_requests;
    sim.film_sizes(publisher, 10 * SECOND);
    assert!(sim.clients[publisher].keyframe_requests - before <= 3, "nothing has changed");
    for (viewer, (highest, kbps)) in viewers.iter().zip([(2, 1250..1600), (1, 400..620), (1, 100..640)]) {
        let got = sim.received(*viewer, CAMERA);
        let got: Vec<_> = got.iter().filter(|r| r.at >= settled).collect();
        let read: Vec<Descriptor> = got.iter().map(|r| Descriptor::read(&r.payload).unwrap()).collect();
        let top = read.iter().map(Descriptor::spatial).max().unwrap();
        let rate = got.iter().map(|r| r.payload.len()).sum::<usize>() * 8 / 10_000;
        println!("viewer of {highest}: up to spatial layer {top}, {rate} kbit/s");
        assert_eq!(top, highest);
        assert!(kbps.contains(&rate), "{rate} kbit/s");
        assert!(got.windows(2).all(|pair| pair[1].seq == pair[0].seq + 1), "no gap");
        for (packet, descriptor) in got.iter().zip(&read) {
            let ends = descriptor.ends && descriptor.spatial() == top;
            assert_eq!(packet.marker, ends, "the last packet of a picture is that of the largest size in it");
        }
    }
    // What is shown larger again begins with a keyframe.
    sim.show(viewers[1], track, 1280, 720);
    let change = sim.now;
    sim.film_sizes(publisher, 6 * SECOND);
    let got = sim.received(viewers[1], CAMERA);
    let got: Vec<Descriptor> =
        got.iter().filter(|r| r.at >= change).map(|r| Descriptor::read(&r.payload).unwrap()).collect();
    let rise = got.iter().position(|d| d.spatial() == 2).expect("it grows");
    assert!(!got[rise].is_predicted, "at a keyframe");
}

#[test]
fn layers_that_nobody_has_named_are_told_apart_by_their_rate() {
    let mut sim = Sim::new();
    let publisher = sim.join(Joining { layers: &["a", "b"], ..Joining::default() });
    let viewer = sim.connected();
    sim.run(SECOND);
    let track = sim.publish(publisher, visavis::model::Source::Camera);
    sim.subscribe(viewer, track);
    sim.clients[publisher].wanted.push((sim.now, vec!["a".to_owned(), "b".to_owned()]));
    let film = |sim: &mut Sim, time| sim.film_layers(publisher, &[("a", 200), ("b", 900)], time);
    sim.set_down(viewer, NetemConfig::new().latency(SECOND / 50));
    film(&mut sim, 8 * SECOND);
    let last = |sim: &Sim| sim.received(viewer, CAMERA).last().unwrap().payload[10];
    assert_eq!(last(&sim), 1, "the better one where there is room");
    sim.set_down(viewer, link(450));
    film(&mut sim, 15 * SECOND);
    assert_eq!(last(&sim), 0, "and the other where there is not");
}
