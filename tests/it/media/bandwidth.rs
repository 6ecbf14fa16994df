//! Paths that carry more or less: what gets through, how late, and how soon it is right again.

use std::time::{Duration, Instant};

use visavis::model::Source;

use crate::media::scene::{Scene, link, percentile};
use crate::support::sim::{AUDIO, CAMERA, Joining, Reports, Sim};

const SECOND: Duration = Duration::from_secs(1);

/// What came of a path of 2 Mbit/s that became one of 500 kbit/s and then what it was.
struct Steps {
    /// How long the queue was too long.
    settles: f64,
    /// Sound and picture at 500 kbit/s.
    carried: u64,
    freezes: Vec<Duration>,
    /// Of sound, in percent.
    lost: f64,
    /// After how many seconds the picture was as before.
    back: u32,
}

fn steps(moment: Duration) -> Steps {
    let mut scene = Scene::new(link(2000));
    let before = scene.go_on(20 * SECOND);
    scene.go_on(moment);
    let wide = scene.video((before.1 - 10 * SECOND, before.1));
    assert!(wide >= 1600, "{wide}");

    scene.sim.set_down(scene.viewer, link(500));
    let narrow = scene.go_on(40 * SECOND);
    // The link's own 20 ms and 60 ms of a queue; a moment's burst does not count.
    let is_late = |second: (Instant, Instant)| percentile(scene.delays(AUDIO, second), 90) > Duration::from_millis(80);
    let half = |n: u32| (narrow.0 + SECOND / 2 * n, narrow.0 + SECOND / 2 * (n + 1));
    let settles = (0..80).find(|n| (*n..*n + 2).all(|n| !is_late(half(n)))).map_or(f64::MAX, |n| f64::from(n) / 2.0);
    let rest = (narrow.0 + 5 * SECOND, narrow.1);
    let carried = scene.video(rest) + scene.sound(rest);
    let freezes = scene.sim.viewer(scene.viewer, CAMERA).freezes(narrow.0, narrow.1);
    let lost = scene.lost_sound((narrow.0 + 2 * SECOND, narrow.1 - SECOND));

    scene.sim.set_down(scene.viewer, link(2000));
    let again = scene.go_on(20 * SECOND);
    let back = (0..19).find(|s| scene.video((again.0 + *s * SECOND, again.0 + (*s + 1) * SECOND)) >= wide * 9 / 10);
    assert!(scene.sim.clients[scene.viewer].suspensions.is_empty(), "500 kbit/s are enough for a picture");
    Steps { settles, carried, freezes, lost, back: back.unwrap_or(u32::MAX) }
}

/// B1 to B3: 2 Mbit/s, 500 kbit/s, 2 Mbit/s again; which frame a step meets matters, so there are several moments.
#[test]
fn a_path_gets_narrow_and_wide_again() {
    let (mut settled, mut back) = (Vec::new(), Vec::new());
    for moment in [0, 510, 1030, 1550, 2070].map(Duration::from_millis) {
        let steps = steps(moment);
        let frozen: Duration = steps.freezes.iter().sum();
        println!(
            "B1: settles within {} s; B2: {} of 500 kbit/s, freezes {:?}, {:.2} % of sound lost; B3: back after {} s",
            steps.settles, steps.carried, steps.freezes, steps.lost, steps.back
        );
        assert!(steps.settles <= 4.0, "B1: {} s", steps.settles);
        assert!(steps.carried >= 425, "B2: {} kbit/s", steps.carried);
        assert!(steps.lost <= 1.0, "B2: {} % of sound lost", steps.lost);
        assert!(frozen <= 5 * SECOND / 4 && steps.freezes.len() <= 3, "B2: {:?}", steps.freezes);
        assert!(steps.back <= 15, "B3: {} s", steps.back);
        settled.push((steps.settles * 10.0) as u32);
        back.push(steps.back);
    }
    settled.sort_unstable();
    back.sort_unstable();
    assert!(settled[settled.len() / 2] <= 20 && back[back.len() / 2] <= 8, "B1: {settled:?}, B3: {back:?}");
}

/// Who does not report on packets has no path that could be estimated, and is not held to a guess of it for ever.
#[test]
fn who_does_not_report_is_sent_everything() {
    for reports in [Reports::NotAgreedOn, Reports::Missing] {
        let mut sim = Sim::new();
        let publisher = sim.connected();
        let viewer = sim.join(Joining { reports, ..Joining::default() });
        sim.run(SECOND);
        let camera = sim.publish(publisher, Source::Camera);
        sim.subscribe(viewer, camera);
        // 7 Mbit/s, which a guess does not let through in the first seconds.
        let film = |sim: &mut Sim, seconds: u32| {
            for _ in 0..seconds * 30 {
                sim.send_frame(publisher, CAMERA, 27, 1100);
                sim.run(SECOND / 30);
            }
        };
        film(&mut sim, 6);
        let before = sim.received(viewer, CAMERA).len();
        film(&mut sim, 4);
        sim.run(SECOND / 5);
        let arrived = sim.received(viewer, CAMERA).len() - before;
        assert_eq!(arrived, 4 * 30 * 27, "{reports:?}: {arrived} packets of 4 s arrived");
    }
}

/// More than is of use to anybody, from a publisher who cannot send less, is sent on where a path carries it.
#[test]
fn what_is_too_much_is_sent_where_there_is_room() {
    let mut sim = Sim::new();
    let publisher = sim.connected();
    let viewers = [20_000, 4000].map(|kbps| {
        let viewer = sim.connected();
        sim.set_down(viewer, link(kbps));
        viewer
    });
    let camera = sim.publish(publisher, Source::Camera);
    viewers.into_iter().for_each(|viewer| sim.subscribe(viewer, camera));
    for _ in 0..20 * 30 {
        sim.send_frame(publisher, CAMERA, 23, 1100);
        sim.run(SECOND / 30);
    }
    let [wide, narrow] = viewers.map(|viewer| {
        let received = sim.received(viewer, CAMERA);
        received.iter().filter(|packet| packet.at >= sim.now - 10 * SECOND).count()
    });
    println!("of 6 Mbit/s: {wide} packets with 20 Mbit/s, {narrow} with 4 Mbit/s");
    assert!(wide >= 10 * 30 * 23 * 99 / 100 && narrow < 10 * 30 * 23 / 10, "{wide} and {narrow}");
}

/// A client that does not estimate its own path is asked for what comes through.
#[test]
fn who_overruns_their_own_path_is_asked_for_less() {
    let mut sim = Sim::new();
    let (publisher, viewer) = (sim.connected(), sim.connected());
    sim.set_up(publisher, link(800));
    for source in [Source::Microphone, Source::Camera] {
        let track = sim.publish(publisher, source);
        sim.subscribe(viewer, track);
    }
    sim.call(&[publisher], &[publisher], 1700, 30 * SECOND);
    let settled = sim.now;
    sim.call(&[publisher], &[publisher], 1700, 60 * SECOND);
    let (shown, asked) = (sim.viewer(viewer, CAMERA).frames(settled, sim.now), sim.clients[publisher].allowed);
    let frozen: Duration = sim.viewer(viewer, CAMERA).freezes(settled, sim.now).iter().sum();
    println!(
        "{} frames a second over 800 kbit/s, frozen for {frozen:?} of 60 s, asked for {asked:?} kbit/s",
        shown / 60
    );
    assert!(shown >= 24 * 60 && frozen < 10 * SECOND, "{shown} frames, frozen for {frozen:?}");
    sim.set_up(publisher, link(4000));
    sim.call(&[publisher], &[publisher], 1700, 60 * SECOND);
    assert!(sim.clients[publisher].allowed >= Some(1700), "{:?}", sim.clients[publisher].allowed);
}

/// A path that carries less than a picture: sound goes on, video is held back and comes back by itself.
#[test]
fn video_is_held_back_for_the_sake_of_sound() {
    let mut scene = Scene::new(link(2000));
    scene.go_on(10 * SECOND);
    scene.sim.set_down(scene.viewer, link(100));
    let narrow = scene.go_on(30 * SECOND);
    let sound = scene.lost_sound((narrow.0 + 8 * SECOND, narrow.1 - SECOND));
    scene.sim.set_down(scene.viewer, link(2000));
    let again = scene.go_on(30 * SECOND);
    let last = (again.1 - 5 * SECOND, again.1);
    let suspensions = &scene.sim.clients[scene.viewer].suspensions;
    println!("{sound:.2} % of sound lost at 100 kbit/s, {suspensions:?}, {} kbit/s at the end", scene.video(last));
    assert!(suspensions.first().is_some_and(|(_, suspended)| *suspended));
    assert!(suspensions.last().is_some_and(|(_, suspended)| !*suspended));
    assert!(suspensions.len() <= 8, "it does not flicker");
    assert!(sound <= 3.0, "{sound} % of sound lost");
    assert!(scene.video(last) >= 1000);
}

#[test]
fn what_is_suspended_and_is_not_shown_any_more_is_no_longer_suspended() {
    let mut scene = Scene::new(link(2000));
    scene.go_on(5 * SECOND);
    scene.sim.set_down(scene.viewer, link(80));
    let is_suspended = |scene: &Scene| scene.sim.clients[scene.viewer].suspensions.last().map(|(_, s)| *s);
    (0..20).find(|_| {
        scene.go_on(SECOND);
        is_suspended(&scene) == Some(true)
    });
    assert_eq!(is_suspended(&scene), Some(true), "the path carries no picture");
    scene.sim.show(scene.viewer, scene.camera, 0, 0);
    scene.go_on(SECOND / 2);
    assert_eq!(is_suspended(&scene), Some(false), "who does not look does not wait for it");
    scene.sim.show(scene.viewer, scene.camera, 640, 360);
    scene.go_on(SECOND / 2);
    assert_eq!(is_suspended(&scene), Some(true), "and who looks again is told at once what there is");
}
