//! AV1 in one stream of several sizes and frame rates: its frames say themselves what they are made from.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use visavis::media::packet::dependency::Descriptor;
use visavis::model::{Source, TrackId};

use crate::media::scene::link;
use crate::support::client::Received;
use crate::support::described::SIZES;
use crate::support::sim::{CAMERA, Sim};

const SECOND: Duration = Duration::from_secs(1);

struct Scene {
    sim: Sim,
    publisher: usize,
    viewers: Vec<usize>,
    track: TrackId,
}

impl Scene {
    /// A camera, and viewers that show it so large.
    fn new(shown: &[(u16, u16)]) -> Scene {
        let mut sim = Sim::new();
        let publisher = sim.connected();
        let viewers: Vec<usize> = shown.iter().map(|_| sim.connected()).collect();
        sim.run(SECOND);
        let track = sim.publish(publisher, Source::Camera);
        let mut scene = Scene { sim, publisher, viewers, track };
        for (viewer, size) in shown.iter().enumerate() {
            scene.sim.subscribe(scene.viewers[viewer], track);
            scene.show(viewer, *size);
            scene.sim.set_down(scene.viewers[viewer], link(4000));
        }
        scene
    }

    fn show(&mut self, viewer: usize, (width, height): (u16, u16)) {
        self.sim.show(self.viewers[viewer], self.track, width, height);
    }

    fn go_on(&mut self, duration: Duration) -> (Instant, Instant) {
        let from = self.sim.now;
        self.sim.film_described(self.publisher, duration);
        (from, self.sim.now)
    }

    /// What a viewer got, read as its browser does; in order, as nothing is lost.
    fn got(&self, viewer: usize) -> Vec<(&Received, Descriptor)> {
        let mut structure = None;
        let mut out = Vec::new();
        for packet in self.sim.received(self.viewers[viewer], CAMERA) {
            let raw = packet.dependency.as_ref().expect("every packet has a descriptor");
            let descriptor = Descriptor::read(raw, structure.as_ref()).expect("what is needed to read it has come");
            structure = descriptor.structure.clone().or(structure);
            out.push((packet, descriptor));
        }
        out
    }

    /// How many frames of each size and frame rate came to a viewer in this time.
    fn frames(&self, viewer: usize, (from, to): (Instant, Instant)) -> [[usize; 2]; 2] {
        let mut frames = [[0; 2]; 2];
        for (packet, descriptor) in self.got(viewer) {
            if (from..to).contains(&packet.at) && descriptor.begins {
                frames[usize::from(descriptor.frame.spatial)][usize::from(descriptor.frame.temporal)] += 1;
            }
        }
        frames
    }

    /// That all can be decoded, has no gap, and that each picture ends once.
    fn assert_sound(&self, viewer: usize) {
        let got = self.got(viewer);
        assert!(got.windows(2).all(|pair| pair[1].0.seq == pair[0].0.seq + 1), "no gap");
        let mut had = BTreeSet::new();
        for (packet, descriptor) in &got {
            let (number, frame) = (descriptor.frame_number, &descriptor.frame);
            let is_decodable = frame.references.iter().all(|back| had.contains(&number.wrapping_sub(*back)));
            assert!(is_decodable, "frame {number} at {:?} needs {:?}", packet.at, frame.references);
            had.insert(number);
        }
        for pair in got.windows(2) {
            let is_another = pair[0].0.time != pair[1].0.time;
            assert_eq!(pair[0].0.marker, is_another, "the last packet of a picture has the marker");
        }
    }
}

#[test]
fn everybody_gets_the_frames_of_their_size_and_no_others() {
    let mut scene = Scene::new(&[(1280, 720), (640, 360)]);
    scene.go_on(6 * SECOND);
    let asked = scene.sim.clients[scene.publisher].keyframe_requests;
    let settled = scene.go_on(6 * SECOND);
    assert_eq!(scene.sim.clients[scene.publisher].keyframe_requests, asked, "nothing has changed");
    let (large, small) = (scene.frames(0, settled), scene.frames(1, settled));
    println!("frames by size and rate: large {large:?}, small {small:?}");
    assert!(large[0] == [0, 0] && large[1].iter().all(|frames| *frames > 80), "{large:?}");
    assert!(small[1] == [0, 0] && small[0].iter().all(|frames| *frames > 80), "{small:?}");
    let said = |viewer| scene.got(viewer).iter().filter_map(|(_, d)| d.active).next_back();
    assert_eq!((said(0), said(1)), (Some(0b1100), Some(0b0011)), "and is told so");

    scene.show(1, (1280, 720));
    scene.go_on(4 * SECOND);
    let grown = scene.go_on(2 * SECOND);
    assert_eq!(scene.frames(1, grown)[0], [0, 0], "it grows");
    scene.show(0, (640, 360));
    scene.go_on(4 * SECOND);
    let shrunk = scene.go_on(2 * SECOND);
    assert_eq!(scene.frames(0, shrunk)[1], [0, 0], "and the other gets less");
    (0..2).for_each(|viewer| scene.assert_sound(viewer));
}

#[test]
fn a_path_that_does_not_carry_all_frames_gets_half_of_them() {
    let mut scene = Scene::new(&[(1280, 720), (640, 360)]);
    scene.go_on(6 * SECOND);
    scene.sim.set_down(scene.viewers[1], link(330));
    scene.go_on(8 * SECOND);
    let narrow = scene.go_on(10 * SECOND);
    let frames = scene.frames(1, narrow);
    println!("of {SIZES:?} at 330 kbit/s: {frames:?} frames");
    assert!(frames[1] == [0, 0] && frames[0][0] > 100 && frames[0][1] < frames[0][0], "{frames:?}");
}

/// A slot that carries one camera after another.
#[test]
fn numbers_go_on_when_another_camera_comes() {
    let mut scene = Scene::new(&[(1280, 720)]);
    scene.go_on(2 * SECOND);
    let other = scene.sim.connected();
    let track = scene.sim.publish(other, Source::Camera);
    let peer = scene.sim.clients[scene.viewers[0]].peer;
    scene.sim.command(visavis::media::Command::Unsubscribe { peer, track: scene.track });
    scene.sim.subscribe(scene.viewers[0], track);
    scene.sim.film_described(other, 2 * SECOND);
    let numbers: Vec<u16> = scene.got(0).iter().map(|(_, d)| d.frame_number).collect();
    assert!(numbers.len() > 300, "{}", numbers.len());
    assert!(numbers.windows(2).all(|pair| pair[1].wrapping_sub(pair[0]) <= 4), "they only go on");
    scene.assert_sound(0);
}
