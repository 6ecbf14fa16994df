//! Two people who see each other for minutes, over links that change: RFC 8867 and what phones meet with.

use std::time::{Duration, Instant};

use str0m_netem::{Bitrate, DataSize, GilbertElliot, NetemConfig, Probability, RandomLoss};
use visavis::model::Source;

use crate::media::scene::{CAMERA_RATE, percentile};
use crate::support::client::Received;
use crate::support::sim::{AUDIO, CAMERA, Joining, Sim};

const SECOND: Duration = Duration::from_secs(1);

/// How long a link is left alone after a change before it is looked at.
const SETTLES: Duration = Duration::from_secs(5);

/// From second to second how many kbit/s a link carries.
type Schedule = &'static [(u32, u64)];

/// RFC 8867 has a delay of 50 ms and a queue of 300 ms.
fn link(kbps: u64) -> NetemConfig {
    let queue = DataSize::bytes((kbps * 1000 / 8 * 3 / 10) as i64);
    NetemConfig::new().latency(SECOND / 20).link(Bitrate::kbps(kbps), queue)
}

/// Somebody behind the link, and somebody with a good one.
struct Call {
    sim: Sim,
    start: Instant,
    people: [usize; 2],
}

/// What came to one of them in a phase.
struct Phase {
    from: u32,
    kbps: u64,
    /// Video and sound that came, in percent of what could have.
    used: u64,
    /// The queue's delay of all but one in twenty packets of sound.
    queue: Duration,
    lost_sound: usize,
}

impl Call {
    fn new() -> Call {
        let mut sim = Sim::new();
        let people = [0, 1].map(|_| sim.join(Joining { estimates: true, ..Joining::default() }));
        sim.run(2 * SECOND);
        for (from, to) in [(0, 1), (1, 0)] {
            for source in [Source::Microphone, Source::Camera] {
                let track = sim.publish(people[from], source);
                sim.subscribe(people[to], track);
            }
        }
        let start = sim.now;
        Call { sim, start, people }
    }

    fn at(&self, second: u32) -> Instant {
        self.start + SECOND * second
    }

    /// Goes on to a second; the cameras of those who film are on.
    fn go_on(&mut self, second: u32, films: &[usize]) {
        let films: Vec<usize> = films.iter().map(|person| self.people[*person]).collect();
        let left = self.at(second).saturating_duration_since(self.sim.now);
        self.sim.call(&self.people.clone(), &films, CAMERA_RATE, left);
    }

    fn came(&self, person: usize, line: usize, (from, to): (Instant, Instant)) -> Vec<&Received> {
        let mut received = self.sim.received(self.people[person], line);
        received.retain(|r| (from..to).contains(&r.at));
        received
    }

    /// What came to a person in each phase of the link that leads to it.
    fn phases(&self, person: usize, schedule: Schedule, end: u32) -> Vec<Phase> {
        let ends = schedule.iter().skip(1).map(|(second, _)| *second).chain([end]);
        let phases = schedule.iter().zip(ends);
        phases.map(|((from, kbps), to)| self.phase(person, *from, to, *kbps)).collect()
    }

    fn phase(&self, person: usize, from: u32, to: u32, kbps: u64) -> Phase {
        let time = (self.at(from) + SETTLES, self.at(to));
        let bytes: usize =
            [AUDIO, CAMERA].iter().flat_map(|line| self.came(person, *line, time)).map(|r| r.payload.len() + 44).sum();
        let carried = bytes as u64 * 8 / (time.1 - time.0).as_millis() as u64;
        let sound = self.came(person, AUDIO, time);
        let sent = self.sim.sent(self.people[1 - person], AUDIO);
        let delays: Vec<Duration> = sound.iter().map(|r| r.at - sent[r.number() as usize - 1]).collect();
        let least = delays.iter().min().copied().unwrap_or_default();
        let queue = percentile(delays, 95).saturating_sub(least);
        let due = sent.iter().filter(|at| (time.0..time.1).contains(*at)).count();
        // Those that are on their way are in no phase.
        let lost_sound = due.saturating_sub(sound.len() + 20);
        Phase { from, kbps, used: carried * 100 / kbps.min(CAMERA_RATE), queue, lost_sound }
    }
}

/// What a test of a schedule asks for: at least so many percent used, at most so long a queue.
struct Bounds {
    used: u64,
    queue: Duration,
}

const BOUNDS: Bounds = Bounds { used: 35, queue: Duration::from_millis(400) };

fn assert_within(name: &str, phases: &[Phase], bounds: &Bounds) {
    for Phase { from, kbps, used, queue, lost_sound } in phases {
        println!("{name}, from {from} s: {used} % of {kbps} kbit/s, queue {queue:?}, {lost_sound} of sound lost");
    }
    for phase in phases {
        assert!(phase.used >= bounds.used && phase.queue <= bounds.queue, "{name} from {} s", phase.from);
    }
}

/// B5, RFC 8867 5.1: one flow over a path that changes.
#[test]
fn one_camera_over_a_path_that_changes() {
    const SCHEDULE: Schedule = &[(0, 1049), (40, 2621), (60, 629), (80, 1049)];
    let mut call = Call::new();
    for ((_, kbps), until) in SCHEDULE.iter().zip([40, 60, 80, 100]) {
        call.sim.set_down(call.people[0], link(*kbps));
        call.go_on(until, &[1]);
    }
    assert_within("5.1", &call.phases(0, SCHEDULE, 100), &BOUNDS);
}

/// B5, RFC 8867 5.3: both ways, which change at other times.
#[test]
fn two_cameras_over_paths_that_change_both_ways() {
    const FORTH: Schedule = &[(0, 2097), (20, 1049), (40, 524), (60, 2097)];
    const BACK: Schedule = &[(0, 2097), (35, 839), (70, 2097)];
    let mut call = Call::new();
    for second in (0..100).step_by(5) {
        if let Some((_, kbps)) = FORTH.iter().find(|(from, _)| *from == second) {
            call.sim.set_down(call.people[0], link(*kbps));
        }
        if let Some((_, kbps)) = BACK.iter().find(|(from, _)| *from == second) {
            call.sim.set_up(call.people[0], link(*kbps));
        }
        call.go_on(second + 5, &[0, 1]);
    }
    assert_within("5.3 forth", &call.phases(0, FORTH, 100), &BOUNDS);
    assert_within("5.3 back", &call.phases(1, BACK, 100), &BOUNDS);
}

/// B5, RFC 8867 5.8: a camera that pauses.
#[test]
fn a_camera_that_pauses_comes_back_as_it_was() {
    let mut call = Call::new();
    call.sim.set_down(call.people[0], link(2097));
    call.go_on(40, &[1]);
    call.go_on(60, &[]);
    call.go_on(80, &[1]);
    let rate = |from: u32, to: u32| {
        let came = call.came(0, CAMERA, (call.at(from), call.at(to)));
        came.iter().map(|r| r.payload.len() + 44).sum::<usize>() as u64 * 8 / 1000 / u64::from(to - from)
    };
    let before = rate(30, 40);
    let back = (60..80).find(|second| rate(*second, second + 1) >= before * 9 / 10).map(|second| second - 60);
    println!("5.8: {before} kbit/s before the pause, nine tenths of it again after {back:?} s");
    assert!(back.is_some_and(|seconds| seconds <= 15), "{back:?}");
    let phases = [call.phase(0, 20, 40, 2097), call.phase(0, 60, 80, 2097)];
    assert_within("5.8", &phases, &BOUNDS);
}

/// L2: sound over a path that loses a tenth, as it is and with the packet before in each (RFC 2198).
#[test]
fn redundancy_repairs_sound() {
    for (has_redundancy, most) in [(false, 12.0), (true, 2.0)] {
        let mut sim = Sim::new();
        let (speaker, listener) = (sim.connected(), sim.connected());
        let voice = sim.publish(speaker, Source::Microphone);
        sim.subscribe(listener, voice);
        let path = NetemConfig::new().latency(SECOND / 50).loss(RandomLoss::new(Probability::new(0.1)));
        sim.set_down(listener, path);
        for _ in 0..1500 {
            if has_redundancy {
                sim.send_red(speaker)
            } else {
                sim.send_audio(speaker)
            }
            sim.run(SECOND / 50);
        }
        let came: std::collections::BTreeSet<u32> = sim.received(listener, AUDIO).iter().map(|r| r.number()).collect();
        let (first, last) = (*came.first().unwrap(), *came.last().unwrap());
        let is_heard = |n: &u32| came.contains(n) || has_redundancy && came.contains(&(n + 1));
        let missing = (first..last).filter(|n| !is_heard(n)).count();
        let percent = 100.0 * missing as f64 / f64::from(last - first);
        println!("L2: redundancy {has_redundancy}: {percent:.2} % has to be made up");
        assert!(percent <= most, "{percent}");
    }
}

/// L3: what is lost of video is no matter to sound.
#[test]
fn sound_does_not_wait_for_video_that_is_lost() {
    let delays = |lost: Option<u32>| {
        let mut call = Call::new();
        call.sim.set_down(call.people[0], NetemConfig::new().latency(SECOND / 50));
        call.sim.clients[call.people[0]].every_large_is_lost = lost;
        call.go_on(12, &[1]);
        let sent = call.sim.sent(call.people[1], AUDIO);
        let sound = call.came(0, AUDIO, (call.at(4), call.at(12)));
        let missing = sound.windows(2).filter(|pair| pair[1].number() != pair[0].number() + 1).count();
        let delays: Vec<Duration> = sound.iter().map(|r| r.at - sent[r.number() as usize - 1]).collect();
        let frames = call.sim.viewer(call.people[0], CAMERA).frames(call.at(4), call.at(12));
        (missing, percentile(delays.clone(), 95) - *delays.iter().min().unwrap(), frames)
    };
    let (good, bad) = (delays(None), delays(Some(10)));
    println!("L3: sound lost, its jitter at p95, frames: {good:?}; with a tenth of video lost {bad:?}");
    assert_eq!((good.0, bad.0), (0, 0));
    assert!(bad.1 <= good.1 + Duration::from_millis(5), "{:?} and {:?}", bad.1, good.1);
}

/// A call over a link of each kind; ten minutes with `MINUTES=10`, else half of one.
#[test]
fn a_call_lasts_over_links_of_every_kind() {
    let minutes: Option<u32> = std::env::var("MINUTES").ok().and_then(|text| text.parse().ok());
    let end = minutes.map_or(30, |minutes| 60 * minutes);
    type Link = fn(u32) -> NetemConfig;
    let links: [(&str, Link); 5] = [
        ("a steady narrow line", |_| link(800)),
        ("a cell at its edge", |turn| link([900, 500, 1500, 400, 1200, 700][turn as usize % 6])),
        ("a train with tunnels", |turn| link(if turn % 6 == 5 { 120 } else { 1800 })),
        ("a busy wireless network", |turn| {
            let burst = GilbertElliot::new().good_duration(97.0).bad_duration(3.0).loss_in_bad(Probability(1.0));
            link(if turn % 2 == 0 { 2500 } else { 1200 }).jitter(SECOND / 200).loss(str0m_netem::LossModel::from(burst))
        }),
        // What is on its way takes of the queue here.
        ("a satellite", |_| {
            let queue = DataSize::bytes(1500 * 1000 / 8 * 6 / 10);
            NetemConfig::new().latency(SECOND * 3 / 10).link(Bitrate::kbps(1500), queue)
        }),
    ];
    let run = |(name, link): (&'static str, Link)| {
        let mut call = Call::new();
        for second in (0..end).step_by(5) {
            call.sim.set_down(call.people[0], link(second / 5));
            call.sim.set_up(call.people[0], link(second / 5 + 3));
            call.go_on(second + 5, &[0, 1]);
        }
        let whole = (call.at(5), call.at(end));
        let seen = |person: usize| {
            let viewer = call.sim.viewer(call.people[person], CAMERA);
            let frozen: Duration = viewer.freezes(whole.0, whole.1).iter().sum();
            (viewer.frames(whole.0, whole.1) as u32 / (end - 5), frozen)
        };
        let heard = [0, 1].map(|person| {
            let sent = call.sim.sent(call.people[1 - person], AUDIO);
            let due = sent.iter().filter(|at| (whole.0..whole.1).contains(*at)).count();
            call.came(person, AUDIO, whole).len() * 100 / due
        });
        let seen = [seen(0), seen(1)];
        println!("{name}: {seen:?} frames a second and frozen in {end} s, {heard:?} % of sound");
        assert!(heard.iter().all(|percent| *percent >= 85), "{name}: {heard:?}");
        assert!(seen.iter().all(|(frames, _)| *frames >= 8), "{name}: {seen:?}");
    };
    std::thread::scope(|scope| links.into_iter().for_each(|link| drop(scope.spawn(move || run(link)))));
}
