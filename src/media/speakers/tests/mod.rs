mod scenes;
mod score;
mod targets;

use std::time::{Duration, Instant};

use super::{SILENCE, SpeakerEvent, Speakers};
use crate::model::PeerId;

/// A level of speech, with a syllable's dips; of a quiet room; and of somebody far from the microphone.
const TALK: [u8; 8] = [24, 22, 26, 30, 25, 23, 34, 28];
const QUIET: u8 = 70;

const A: PeerId = PeerId(1);
const B: PeerId = PeerId(2);
const C: PeerId = PeerId(3);
const D: PeerId = PeerId(4);

/// A room with its clock, where everybody sends a packet each 20 ms unless said otherwise.
struct Room {
    speakers: Speakers,
    now: Instant,
    peers: Vec<PeerId>,
    frame: usize,
}

impl Room {
    fn new(peers: &[PeerId]) -> Self {
        let mut speakers = Speakers::new();
        peers.iter().for_each(|peer| speakers.add(*peer));
        let mut room = Room { speakers, now: Instant::now(), peers: peers.to_vec(), frame: 0 };
        room.play(500, &[]);
        room.events();
        room
    }

    /// Lets some talk and the others be quiet.
    fn play(&mut self, ms: u64, talking: &[PeerId]) {
        self.play_with(ms, |peer, frame| {
            Some(if talking.contains(&peer) { TALK[(frame + peer.0 as usize) % TALK.len()] } else { QUIET })
        });
    }

    fn play_with(&mut self, ms: u64, level: impl Fn(PeerId, usize) -> Option<u8>) {
        for _ in 0..ms / 20 {
            self.now += Duration::from_millis(20);
            self.frame += 1;
            for peer in &self.peers {
                if let Some(level) = level(*peer, self.frame) {
                    self.speakers.handle_level(self.now, *peer, level, true);
                }
            }
        }
    }

    fn events(&mut self) -> Vec<SpeakerEvent> {
        std::iter::from_fn(|| self.speakers.poll_event()).collect()
    }
}

#[test]
fn a_talker_becomes_the_loudest_and_leads_the_order() {
    let mut room = Room::new(&[A, B, C]);
    room.play(600, &[B]);
    assert_eq!(
        room.events(),
        [SpeakerEvent::OrderChanged(vec![B, A, C]), SpeakerEvent::LoudestChanged(Some(B))],
        "the others keep their order"
    );
    room.play(600, &[B]);
    assert_eq!(room.events(), [], "nothing is repeated");
    room.play(600, &[C]);
    assert_eq!(room.speakers.order(), [C, B, A]);
    assert_eq!(room.speakers.loudest(), Some(C));
}

#[test]
fn a_word_is_not_enough() {
    let mut room = Room::new(&[A, B]);
    room.play(1000, &[A]);
    room.events();
    room.play(200, &[A, B]);
    room.play(1000, &[A]);
    assert_eq!(room.events(), []);
}

#[test]
fn who_talks_on_over_somebody_takes_over_when_they_stop() {
    let mut room = Room::new(&[A, B]);
    room.play(2000, &[A]);
    room.play(500, &[A, B]);
    assert_eq!(room.speakers.loudest(), Some(A));
    room.play(320, &[B]);
    assert_eq!(room.speakers.loudest(), Some(B), "what was said before counts");
}

#[test]
fn one_sees_the_loudest_of_the_others() {
    let mut room = Room::new(&[A, B, C]);
    assert_eq!(room.speakers.loudest_for(A), None);
    room.play(600, &[C]);
    assert_eq!(room.speakers.loudest_for(C), None, "nobody else has spoken");
    assert_eq!(room.speakers.loudest_for(A), Some(C));
    room.play(600, &[B]);
    assert_eq!(room.speakers.loudest_for(B), Some(C), "who was heard before");
    assert_eq!(room.speakers.loudest_for(C), Some(B));
    room.speakers.remove(C);
    assert_eq!(room.speakers.loudest_for(B), None);
}

#[test]
fn who_only_talks_while_another_does_is_the_loudest_of_the_others_to_them() {
    let mut room = Room::new(&[A, B, C]);
    room.play(600, &[A]);
    room.events();
    for _ in 0..5 {
        room.play(300, &[A, B]);
        room.play(700, &[]);
    }
    assert_eq!(room.speakers.loudest(), Some(A));
    assert_eq!(room.speakers.loudest_for(A), Some(B));
    assert_eq!(room.events(), [SpeakerEvent::FirstTalked]);
}

#[test]
fn silence_comes_when_nobody_spoke_for_its_time() {
    let mut room = Room::new(&[A, B]);
    room.play(1000, &[A]);
    room.events();
    let stopped = room.now;
    room.play(2800, &[]);
    assert_eq!(room.events(), []);
    room.play(700, &[]);
    assert_eq!(room.events(), [SpeakerEvent::LoudestChanged(None)]);
    assert!(room.now - stopped >= SILENCE);
    assert_eq!(room.speakers.order(), [A, B], "the order stays");
    assert_eq!(room.speakers.loudest_for(B), None);
    room.play(600, &[A]);
    assert_eq!(room.events(), [SpeakerEvent::LoudestChanged(Some(A))]);
}

#[test]
fn silence_comes_on_time_without_packets() {
    let mut room = Room::new(&[A, B]);
    room.play(1000, &[A]);
    room.events();
    // As a caller does it: nothing but the deadlines.
    let mut last = None;
    while let Some(at) = room.speakers.poll_timeout() {
        assert!(last.is_none_or(|last| at > last), "a deadline that was kept is not given again");
        room.speakers.handle_timeout(at);
        last = Some(at);
    }
    assert_eq!(room.events(), [SpeakerEvent::LoudestChanged(None)]);
    let waited = last.unwrap() - room.now;
    assert!(waited >= SILENCE && waited < SILENCE + Duration::from_millis(500), "{waited:?}");
}

#[test]
fn the_loudest_leaves() {
    let mut room = Room::new(&[A, B, C]);
    room.play(600, &[B]);
    room.play(600, &[A]);
    room.events();
    room.speakers.remove(A);
    room.peers.retain(|p| *p != A);
    assert_eq!(room.events(), [SpeakerEvent::OrderChanged(vec![B, C]), SpeakerEvent::LoudestChanged(None)]);
    assert_eq!(room.speakers.poll_timeout(), None);
    room.play(600, &[C]);
    assert_eq!(room.events(), [SpeakerEvent::OrderChanged(vec![C, B]), SpeakerEvent::LoudestChanged(Some(C))]);
    room.speakers.remove(A);
    assert_eq!(room.events(), [], "nobody leaves twice");
}

#[test]
fn who_sends_no_audio_keeps_a_place() {
    let mut room = Room::new(&[A, B, C, D]);
    room.peers.retain(|p| *p != B);
    room.play(600, &[C]);
    room.play(600, &[D]);
    assert_eq!(room.speakers.order(), [D, C, A, B]);
}

#[test]
fn who_seems_to_begin_is_seen_before_it_is_sure() {
    let mut room = Room::new(&[A, B, C, D]);
    room.play(1000, &[A]);
    room.events();
    room.play(260, &[D]);
    assert_eq!(room.events(), [SpeakerEvent::OrderChanged(vec![A, B, D, C])]);
    room.play(400, &[D]);
    assert_eq!(room.speakers.order(), [D, A, B, C]);
}

#[test]
fn digital_silence_and_what_hisses_after_it_is_no_speech() {
    let mut room = Room::new(&[A, B]);
    room.play_with(2000, |_, _| Some(127));
    room.play_with(2000, |peer, _| Some(if peer == A { 66 } else { 127 }));
    room.play_with(2000, |_, _| Some(255));
    assert_eq!(room.events(), []);
}

#[test]
fn steady_noise_does_not_speak() {
    let mut room = Room::new(&[A, B]);
    room.peers.push(C);
    // Louder than the talkers, and there from the first packet on.
    let noisy = |talker: Option<PeerId>| {
        move |peer: PeerId, frame: usize| {
            let talks = talker == Some(peer);
            Some(if peer == C { 30 + (frame % 3) as u8 } else { [QUIET, TALK[frame % 8]][usize::from(talks)] })
        }
    };
    room.play_with(5000, noisy(None));
    assert_eq!(room.speakers.loudest(), None);
    room.play_with(600, noisy(Some(A)));
    assert_eq!(room.speakers.loudest(), Some(A));
    // And when it starts in the middle of a call, it is known as such within 3 s.
    let mut room = Room::new(&[A, B, C]);
    room.play_with(3500, noisy(None));
    room.play_with(600, noisy(Some(B)));
    assert_eq!(room.speakers.loudest(), Some(B));
}

#[test]
fn gaps_of_dtx_and_of_loss_are_no_silence_to_talkers() {
    let mut room = Room::new(&[A, B]);
    room.play_with(400, |peer, frame| (peer == A && frame % 4 != 0).then_some(TALK[frame % 8]));
    assert_eq!(room.speakers.loudest(), Some(A), "one of four packets is lost");
    room.play_with(2400, |_, frame| (frame % 20 == 0).then_some(QUIET));
    assert_eq!(room.speakers.loudest(), Some(A), "DTX sends one in 400 ms");
    // The last packet before the gap was loud: it does not go on for ever.
    room.play_with(1000, |peer, _| (peer == A).then_some(20));
    room.play_with(600, |peer, frame| (peer == B).then_some(TALK[frame % 8]));
    assert_eq!(room.speakers.loudest(), Some(B));
}

#[test]
fn a_voice_bit_that_is_never_set_is_not_believed() {
    for (voice, knows, expected) in [(true, true, Some(B)), (false, false, Some(B)), (false, true, None)] {
        let mut room = Room::new(&[A]);
        room.speakers.add(B);
        room.speakers.handle_level(room.now, B, QUIET, knows);
        for frame in 0..22 {
            room.play(20, &[]);
            room.speakers.handle_level(room.now, B, TALK[frame % 8], voice);
        }
        assert_eq!(room.speakers.loudest(), expected, "voice {voice}, knows {knows}");
    }
}

#[test]
fn packets_out_of_order_and_late_calls_do_no_harm() {
    let mut room = Room::new(&[A, B]);
    for frame in 0..60_u64 {
        let late = Duration::from_millis((frame % 3) * 35);
        let now = room.now + Duration::from_millis(frame * 20);
        room.speakers.handle_level(now.checked_sub(late).unwrap(), A, TALK[frame as usize % 8], true);
        room.speakers.handle_level(now, B, QUIET, true);
    }
    assert_eq!(room.speakers.loudest(), Some(A));
    // Nothing for a day, then time goes back.
    room.now += Duration::from_secs(86_400);
    room.speakers.handle_timeout(room.now);
    assert_eq!(room.speakers.loudest(), None);
    room.now = room.now.checked_sub(Duration::from_secs(3600)).unwrap();
    room.speakers.handle_timeout(room.now);
    room.play(600, &[B]);
    assert_eq!(room.speakers.loudest(), Some(B));
}

#[test]
fn a_thousand_participants() {
    let peers: Vec<PeerId> = (0..1000).map(PeerId).collect();
    let mut room = Room::new(&peers);
    let talker = PeerId(777);
    room.play(500, &[talker]);
    assert_eq!(room.speakers.loudest(), Some(talker));
    assert_eq!(room.speakers.order().len(), 1000);
    room.peers = vec![talker];
    room.play(500, &[talker]);
    assert_eq!(room.speakers.live, [talker], "who sends nothing costs nothing");
}

#[test]
fn the_same_call_ends_the_same() {
    let run = || {
        let mut room = Room::new(&[A, B, C, D]);
        // All alike: nothing but the order of the packets tells them apart.
        room.play_with(2000, |_, frame| Some(TALK[frame % 8]));
        (room.events(), room.speakers.order().to_vec())
    };
    assert_eq!(run(), run());
}

#[test]
fn a_packet_allocates_nothing() {
    let mut room = Room::new(&[A, B, C, D]);
    room.play(600, &[A]);
    let counted = allocation_counter::measure(|| {
        room.play(2000, &[B]);
        room.play(4000, &[]);
        room.play(2000, &[D]);
    });
    assert_eq!(counted.count_total, 0);
}
