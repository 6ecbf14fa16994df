//! One who speaks and films, and one who hears and sees, with a network between them that is changed.

use std::time::{Duration, Instant};

use str0m_netem::{Bitrate, DataSize, NetemConfig};
use visavis::model::{Source, TrackId};

use crate::support::sending::HEADERS;
use crate::support::sim::{AUDIO, CAMERA, Joining, Sim};

const SECOND: Duration = Duration::from_secs(1);

/// What a camera sends at most, in kbit/s.
pub const CAMERA_RATE: u64 = 1700;

/// A link of so many kbit/s with 20 ms of delay, whose queue holds 200 ms.
pub fn link(kbps: u64) -> NetemConfig {
    let queue = DataSize::bytes((kbps * 1000 / 8 / 5) as i64);
    NetemConfig::new().latency(Duration::from_millis(20)).link(Bitrate::kbps(kbps), queue)
}

/// A publisher, and a viewer behind a link.
pub struct Scene {
    pub sim: Sim,
    pub publisher: usize,
    pub viewer: usize,
    pub camera: TrackId,
    start: Instant,
}

impl Scene {
    pub fn new(down: NetemConfig) -> Scene {
        let mut sim = Sim::new();
        let publisher = sim.join(Joining { estimates: true, ..Joining::default() });
        let viewer = sim.connected();
        sim.run(SECOND);
        sim.set_down(viewer, down);
        let [_, camera] = [Source::Microphone, Source::Camera].map(|source| {
            let track = sim.publish(publisher, source);
            sim.subscribe(viewer, track);
            track
        });
        let start = sim.now;
        Scene { sim, publisher, viewer, camera, start }
    }

    pub fn go_on(&mut self, duration: Duration) -> (Instant, Instant) {
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
    pub fn video(&self, time: (Instant, Instant)) -> u64 {
        self.came(CAMERA, time)
    }

    /// Sound that came, in kbit/s.
    pub fn sound(&self, time: (Instant, Instant)) -> u64 {
        self.came(AUDIO, time)
    }

    fn came(&self, line: usize, (from, to): (Instant, Instant)) -> u64 {
        let received = self.sim.received(self.viewer, line);
        let bytes: usize =
            received.iter().filter(|r| (from..to).contains(&r.at)).map(|r| r.payload.len() + HEADERS).sum();
        bytes as u64 * 8 / (to - from).as_millis().max(1) as u64
    }

    /// How long each packet of a track that came in this time was on its way.
    pub fn delays(&self, line: usize, (from, to): (Instant, Instant)) -> Vec<Duration> {
        let sent = self.sim.sent(self.publisher, line);
        let received = self.sim.received(self.viewer, line);
        let within = received.iter().filter(|r| (from..to).contains(&r.at));
        within.map(|r| r.at - sent[r.number() as usize - 1]).collect()
    }

    /// How much of the sound that was sent in this time never came, in percent.
    pub fn lost_sound(&self, (from, to): (Instant, Instant)) -> f64 {
        let sent = self.sim.sent(self.publisher, AUDIO);
        let sent = sent.iter().enumerate().filter(|(_, at)| (from..to).contains(*at)).map(|(i, _)| i as u32 + 1);
        let came: std::collections::BTreeSet<u32> =
            self.sim.received(self.viewer, AUDIO).iter().map(|r| r.number()).collect();
        let (all, lost) = sent.fold((0, 0), |(all, lost), n| (all + 1, lost + u32::from(!came.contains(&n))));
        100.0 * f64::from(lost) / f64::from(all)
    }
}

pub fn percentile(mut values: Vec<Duration>, percent: usize) -> Duration {
    values.sort_unstable();
    // Nothing at all is as late as can be.
    values.get(values.len().saturating_sub(1) * percent / 100).copied().unwrap_or(Duration::MAX)
}
