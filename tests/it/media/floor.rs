//! Large rooms: the loudest are heard, and nobody pays for the others.

use std::time::{Duration, Instant};

use visavis::media::{Command, DropReason};
use visavis::model::{Source, TrackId};

use crate::support::client::Received;
use crate::support::sim::{Joining, Sim};

const SECOND: Duration = Duration::from_secs(1);

struct Crowd {
    sim: Sim,
    listener: usize,
    /// Who may talk, with their tracks.
    talkers: Vec<(usize, TrackId)>,
}

impl Crowd {
    /// A listener and so many who may talk.
    fn new(talkers: usize) -> Crowd {
        let mut sim = Sim::new();
        let listener = sim.join(Joining { extra: (talkers, 0), ..Joining::default() });
        let talkers: Vec<usize> = (0..talkers).map(|_| sim.connected()).collect();
        let talkers: Vec<(usize, TrackId)> =
            talkers.into_iter().map(|talker| (talker, sim.publish(talker, Source::Microphone))).collect();
        for (_, track) in &talkers {
            sim.subscribe(listener, *track);
        }
        sim.run(SECOND);
        Crowd { sim, listener, talkers }
    }

    /// Everybody sends for so long, each at a level of their own, in dBov.
    fn talk(&mut self, levels: &[i8], duration: Duration) -> (Instant, Instant) {
        let from = self.sim.now;
        while self.sim.now < from + duration {
            for ((talker, _), level) in self.talkers.clone().into_iter().zip(levels) {
                self.sim.level = *level;
                self.sim.send_audio(talker);
            }
            self.sim.run(SECOND / 50);
        }
        (from, self.sim.now)
    }

    /// How many packets of each talker were heard in this time.
    fn heard(&self, (from, to): (Instant, Instant)) -> Vec<usize> {
        let listener = &self.sim.clients[self.listener];
        let slot = |talker: usize| {
            let (_, track) = self.talkers[talker];
            let mid = listener.slots.iter().find(|(_, t)| **t == Some(track)).map(|(mid, _)| mid.clone());
            let is_meant = |r: &&Received| Some(&*r.mid) == mid.as_deref() && (from..to).contains(&r.at);
            listener.received.iter().filter(is_meant).count()
        };
        (0..self.talkers.len()).map(slot).collect()
    }
}

#[test]
fn the_loudest_three_are_heard_in_a_large_room() {
    let mut crowd = Crowd::new(8);
    crowd.talk(&[-50, -45, -40, -35, -30, -25, -20, -15], 3 * SECOND);
    let settled = crowd.talk(&[-50, -45, -40, -35, -30, -25, -20, -15], 2 * SECOND);
    let heard = crowd.heard(settled);
    assert_eq!(heard.iter().filter(|packets| **packets > 90).count(), 3, "{heard:?}");
    assert!(heard[7] > 90 && heard[..4].iter().all(|packets| *packets < 5), "{heard:?}");
    assert!(crowd.sim.engine.counters().packets_dropped[DropReason::Quiet as usize] > 400);

    let changed = crowd.talk(&[-10, -70, -70, -70, -30, -70, -70, -70], SECOND);
    let heard = crowd.heard(changed);
    assert!(heard[0] > 45, "who begins to talk is heard at once: {heard:?}");
    let late = crowd.talk(&[-10, -70, -70, -70, -30, -70, -70, -70], 2 * SECOND);
    assert!(crowd.heard(late)[4] > 90, "{:?}", crowd.heard(late));
}

#[test]
fn the_operator_says_how_many_are_heard() {
    let mut crowd = Crowd::new(8);
    crowd.sim.command(Command::LimitVoices(5));
    let levels = [-50, -45, -40, -35, -30, -25, -20, -15];
    crowd.talk(&levels, 3 * SECOND);
    let settled = crowd.talk(&levels, 2 * SECOND);
    let heard = |crowd: &Crowd, time| crowd.heard(time).iter().filter(|packets| **packets > 90).count();
    assert_eq!(heard(&crowd, settled), 5);
    crowd.sim.command(Command::LimitVoices(1));
    crowd.talk(&levels, SECOND);
    let fewer = crowd.talk(&levels, 2 * SECOND);
    assert_eq!(heard(&crowd, fewer), 1, "also in a call that goes on");
}

#[test]
fn everybody_is_heard_in_a_small_room() {
    let mut crowd = Crowd::new(5);
    let heard = crowd.talk(&[-50, -45, -40, -35, -90], 2 * SECOND);
    assert!(crowd.heard(heard).iter().all(|packets| *packets > 90), "{:?}", crowd.heard(heard));
    assert_eq!(crowd.sim.engine.counters().packets_dropped[DropReason::Quiet as usize], 0);
}
