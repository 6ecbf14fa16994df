//! Paths that carry more or less: what gets through, how late, and how soon it is right again.

use std::time::{Duration, Instant};

use str0m_netem::{Bitrate, DataSize, NetemConfig, Probability, RandomLoss};
use visavis::model::Source;

use crate::support::sim::{AUDIO, CAMERA, Joining, Sim};

const SECOND: Duration = Duration::from_secs(1);

/// What a camera sends at most, in kbit/s.
const CAMERA_RATE: u64 = 1700;

/// What RTP and SRTP add to a payload, in bytes.
const HEADERS: usize = 44;

/// A link of so many kbit/s with 20 ms of delay, whose queue holds 200 ms.
fn link(kbps: u64) -> NetemConfig {
    let queue = DataSize::bytes((kbps * 1000 / 8 / 5) as i64);
    NetemConfig::new().latency(Duration::from_millis(20)).link(Bitrate::kbps(kbps), queue)
}

/// A publisher, and a viewer behind a link.
struct Scene {
    sim: Sim,
    publisher: usize,
    viewer: usize,
    start: Instant,
}

impl Scene {
    fn new(down: NetemConfig) -> Scene {
        let mut sim = Sim::new();
        let publisher = sim.join(Joining { estimates: true, ..Joining::default() });
        let viewer = sim.connected();
        sim.run(SECOND);
        sim.set_down(viewer, down);
        for source in [Source::Microphone, Source::Camera] {
            let track = sim.publish(publisher, source);
            sim.subscribe(viewer, track);
        }
        let start = sim.now;
        Scene { sim, publisher, viewer, start }
    }

    fn go_on(&mut self, duration: Duration) -> (Instant, Instant) {
        let from = self.sim.now;
        while self.sim.now < from + duration {
            let start = self.sim.now;
            self.sim.call(&[self.publisher], &[self.publisher], CAMERA_RATE, SECOND / 2);
            if std::env::var_os("TRACE").is_some() {
                let second = (start, self.sim.now);
                let delays = self.delays(AUDIO, second);
                let publisher = &self.sim.clients[self.publisher];
                println!(
                    "{:>5.1} s: {:>4} kbit/s of {:?} and {:?}, sound {} late {:?}, frames {}, keyframes asked {}",
                    (start - self.start).as_secs_f32(),
                    self.video(second),
                    publisher.allowed,
                    publisher.estimate,
                    delays.len(),
                    delays.iter().max(),
                    self.sim.viewer(self.viewer, CAMERA).frames(second.0, second.1),
                    publisher.keyframe_requests,
                );
            }
        }
        (from, self.sim.now)
    }

    /// Video that came, in kbit/s.
    fn video(&self, time: (Instant, Instant)) -> u64 {
        self.came(CAMERA, time)
    }

    /// Sound that came, in kbit/s.
    fn sound(&self, time: (Instant, Instant)) -> u64 {
        self.came(AUDIO, time)
    }

    fn came(&self, line: usize, (from, to): (Instant, Instant)) -> u64 {
        let received = self.sim.received(self.viewer, line);
        let bytes: usize =
            received.iter().filter(|r| (from..to).contains(&r.at)).map(|r| r.payload.len() + HEADERS).sum();
        bytes as u64 * 8 / (to - from).as_millis().max(1) as u64
    }

    /// How long each packet of a track that came in this time was on its way.
    fn delays(&self, line: usize, (from, to): (Instant, Instant)) -> Vec<Duration> {
        let sent = self.sim.sent(self.publisher, line);
        let received = self.sim.received(self.viewer, line);
        let within = received.iter().filter(|r| (from..to).contains(&r.at));
        within.map(|r| r.at - sent[r.number() as usize - 1]).collect()
    }

    /// How much of the sound that was sent in this time never came, in percent.
    fn lost_sound(&self, (from, to): (Instant, Instant)) -> f64 {
        let sent = self.sim.sent(self.publisher, AUDIO);
        let sent = sent.iter().enumerate().filter(|(_, at)| (from..to).contains(*at)).map(|(i, _)| i as u32 + 1);
        let came: std::collections::BTreeSet<u32> =
            self.sim.received(self.viewer, AUDIO).iter().map(|r| r.number()).collect();
        let (all, lost) = sent.fold((0, 0), |(all, lost), n| (all + 1, lost + u32::from(!came.contains(&n))));
        100.0 * f64::from(lost) / f64::from(all)
    }
}

fn percentile(mut values: Vec<Duration>, percent: usize) -> Duration {
    values.sort_unstable();
    // Nothing at all is as late as can be.
    values.get(values.len().saturating_sub(1) * percent / 100).copied().unwrap_or(Duration::MAX)
}

/// B1 to B3: 2 Mbit/s, 500 kbit/s, 2 Mbit/s again.
#[test]
fn a_path_gets_narrow_and_wide_again() {
    let mut scene = Scene::new(link(2000));
    let before = scene.go_on(30 * SECOND);
    let settled = (before.1 - 10 * SECOND, before.1);
    let wide = scene.video(settled);

    scene.sim.set_down(scene.viewer, link(500));
    let narrow = scene.go_on(40 * SECOND);
    // The link's own 20 ms and 60 ms of a queue; a moment's burst does not count.
    let is_late = |second: (Instant, Instant)| percentile(scene.delays(AUDIO, second), 90) > Duration::from_millis(80);
    let half = |n: u32| (narrow.0 + SECOND / 2 * n, narrow.0 + SECOND / 2 * (n + 1));
    let settles = (0..80).find(|n| (*n..*n + 4).all(|n| !is_late(half(n)))).map_or(f64::MAX, |n| f64::from(n) / 2.0);
    let rest = (narrow.0 + 5 * SECOND, narrow.1);
    let carried = scene.video(rest) + scene.sound(rest);
    let freezes = scene.sim.viewer(scene.viewer, CAMERA).freezes(narrow.0, narrow.1);
    let sound = scene.lost_sound((narrow.0 + 2 * SECOND, narrow.1 - SECOND));

    scene.sim.set_down(scene.viewer, link(2000));
    let again = scene.go_on(30 * SECOND);
    let back = (0..29).find(|s| scene.video((again.0 + *s * SECOND, again.0 + (*s + 1) * SECOND)) >= wide * 9 / 10);
    let back = back.unwrap_or(u32::MAX);
    println!(
        "B1: settles within {settles} s; B2: {carried} of 500 kbit/s, freezes {freezes:?}, {sound:.2} % of sound lost"
    );
    println!("B3: {wide} kbit/s again after {back} s");
    assert!(wide >= 1600, "{wide}");
    assert!(settles <= 4.0, "B1: {settles} s");
    assert!(carried >= 400, "B2: {carried} kbit/s");
    assert!(sound <= 1.0, "B2: {sound} % of sound lost");
    let frozen: Duration = freezes.iter().sum();
    assert!(frozen <= 6 * SECOND && freezes.iter().all(|f| *f <= 7 * SECOND / 2), "B2: {freezes:?}");
    assert!(back <= 15, "B3: {back} s");
    assert!(scene.sim.clients[scene.viewer].suspensions.is_empty(), "500 kbit/s are enough for a picture");
}

/// L5: a fifth of everything is lost for half a minute, then nothing.
#[test]
fn a_bad_radio_does_not_stop_video_for_good() {
    let good = NetemConfig::new().latency(Duration::from_millis(20));
    let mut scene = Scene::new(good);
    scene.go_on(10 * SECOND);
    scene.sim.set_down(scene.viewer, good.loss(RandomLoss::new(Probability(0.2))));
    let bad = scene.go_on(30 * SECOND);
    scene.sim.set_down(scene.viewer, good);
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
