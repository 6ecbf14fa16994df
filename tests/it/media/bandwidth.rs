//! Paths that carry more or less: what gets through, how late, and how soon it is right again.

use std::time::{Duration, Instant};

use crate::media::scene::{Scene, link, percentile};
use crate::support::sim::{AUDIO, CAMERA};

const SECOND: Duration = Duration::from_secs(1);

/// What became of B1 to B3: 2 Mbit/s, 500 kbit/s, 2 Mbit/s again.
struct Steps {
    settles: f64,
    carried: u64,
    freezes: Vec<Duration>,
    sound: f64,
    back: u32,
}

/// Goes through them, after a while that makes the next frame another one.
fn steps(after: Duration) -> Steps {
    let mut scene = Scene::new(link(2000));
    scene.sim.run(after);
    let before = scene.go_on(30 * SECOND);
    let settled = (before.1 - 10 * SECOND, before.1);
    let wide = scene.video(settled);
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
    let sound = scene.lost_sound((narrow.0 + 2 * SECOND, narrow.1 - SECOND));

    scene.sim.set_down(scene.viewer, link(2000));
    let again = scene.go_on(30 * SECOND);
    let back = (0..29).find(|s| scene.video((again.0 + *s * SECOND, again.0 + (*s + 1) * SECOND)) >= wide * 9 / 10);
    let suspensions = &scene.sim.clients[scene.viewer].suspensions;
    assert!(suspensions.is_empty(), "500 kbit/s are enough for a picture: {suspensions:?}");
    Steps { settles, carried, freezes, sound, back: back.unwrap_or(u32::MAX) }
}

/// B1 to B3. What happens hangs on which frame the step meets, so it is tried with several.
#[test]
fn a_path_gets_narrow_and_wide_again() {
    let all: Vec<Steps> = [0, 13, 53, 97].map(|ms| steps(Duration::from_millis(ms))).into();
    for Steps { settles, carried, freezes, sound, back } in &all {
        let frozen: Duration = freezes.iter().sum();
        println!(
            "B1: settles within {settles} s; B2: {carried} of 500 kbit/s, {} freezes of {frozen:.1?}, {sound:.2} % of \
             sound lost; B3: back after {back} s",
            freezes.len()
        );
        assert!(*sound <= 1.0, "B2: {sound} % of sound lost");
    }
    let mean = |of: fn(&Steps) -> f64| all.iter().map(of).sum::<f64>() / all.len() as f64;
    let [settles, carried, frozen, back] = [
        mean(|s| s.settles),
        mean(|s| s.carried as f64),
        mean(|s| s.freezes.iter().sum::<Duration>().as_secs_f64()),
        mean(|s| f64::from(s.back)),
    ];
    // Four times the spread of such a mean lies between what is usual and these.
    assert!(settles <= 4.0, "B1: {settles} s");
    assert!(carried >= 400.0, "B2: {carried} kbit/s");
    assert!(frozen <= 13.0, "B2: {frozen} s");
    assert!(back <= 15.0, "B3: {back} s");
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
    scene.sim.set_down(scene.viewer, link(100));
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
