//! The media plane in virtual time.

mod bandwidth;
mod described;
mod floor;
mod hostile;
mod layers;
mod loss;
mod quality;
mod scene;
mod schedules;

use std::time::Duration;

use str0m_netem::{NetemConfig, Probability, RandomLoss};
use visavis::media::{Command, DropReason, PeerState, Terms};
use visavis::model::{Direction, PeerId, Source, TrackId, Transport};

use crate::support::sim::{AUDIO, CAMERA, Joining, SCREEN, Sim};

const SECOND: Duration = Duration::from_secs(1);

fn terms(peer: PeerId, direction: Direction) -> Command {
    let publish = [Source::Microphone, Source::Camera].into_iter().collect();
    Command::SetTerms { peer, terms: Terms { publish, direction, held: false } }
}

/// Two connected clients that publish microphone and camera and get each other's.
fn call() -> Sim {
    call_with_cameras().0
}

fn call_with_cameras() -> (Sim, [TrackId; 2]) {
    let mut sim = Sim::new();
    for _ in 0..2 {
        sim.connected();
    }
    let cameras = [(0, 1), (1, 0)].map(|(from, to)| {
        let [_, camera] = [Source::Microphone, Source::Camera].map(|source| {
            let track = sim.publish(from, source);
            sim.subscribe(to, track);
            track
        });
        camera
    });
    (sim, cameras)
}

fn dropped(sim: &Sim, reason: DropReason) -> u64 {
    sim.engine.counters().packets_dropped[reason as usize]
}

#[test]
fn two_people_hear_and_see_each_other() {
    let mut sim = call();
    sim.talk(&[0, 1], &[AUDIO, CAMERA], 5 * SECOND);
    sim.run(SECOND);
    for client in 0..2 {
        let audio: Vec<u32> = sim.received(client, AUDIO).iter().map(|r| r.number()).collect();
        assert_eq!(audio, (1..=audio.len() as u32).collect::<Vec<_>>(), "sound is complete and in order");
        assert!(audio.len() >= 240, "{}", audio.len());
        assert!(sim.received(client, AUDIO).iter().all(|r| r.audio_level == Some(-30)), "the level goes along");
        let video = sim.received(client, CAMERA);
        assert!(video.len() >= 3 * 160, "{}", video.len());
        assert!(video[0].is_keyframe_start());
        assert!(video.windows(2).all(|w| w[1].seq == w[0].seq + 1), "no gap");
        assert!(video[0].seq < 65_536, "a receiver's rollover counter starts at 0");
    }
}

#[test]
fn a_camera_that_comes_later_needs_no_new_offer() {
    let mut sim = Sim::new();
    let (agent, customer) = (sim.connected(), sim.connected());
    let voice = sim.publish(agent, Source::Microphone);
    sim.subscribe(customer, voice);
    sim.talk(&[agent], &[AUDIO], 2 * SECOND);
    assert!(sim.received(customer, CAMERA).is_empty());
    let camera = sim.publish(agent, Source::Camera);
    sim.subscribe(customer, camera);
    sim.talk(&[agent], &[AUDIO, CAMERA], SECOND);
    assert!(sim.received(customer, CAMERA).len() > 60);
    assert!(sim.answers.is_empty(), "nothing was negotiated");
}

#[test]
fn a_late_joiner_gets_a_keyframe_at_once() {
    let (mut sim, [camera, _]) = call_with_cameras();
    sim.talk(&[0, 1], &[AUDIO, CAMERA], 5 * SECOND);
    let late = sim.connected();
    let asked = sim.clients[0].keyframe_requests;
    sim.subscribe(late, camera);
    let subscribed = sim.now;
    sim.talk(&[0], &[CAMERA], SECOND);
    let first = sim.received(late, CAMERA)[0].clone();
    assert!(first.is_keyframe_start());
    assert!(first.at - subscribed < Duration::from_millis(100), "{:?}", first.at - subscribed);
    assert_eq!(sim.clients[0].keyframe_requests - asked, 1, "one request is enough");
}

#[test]
fn five_percent_loss_is_repaired() {
    let mut sim = Sim::new();
    let lossy = || Joining {
        network: NetemConfig::new().latency(Duration::from_millis(20)).loss(RandomLoss::new(Probability::new(0.05))),
        ..Joining::default()
    };
    let clients = [sim.join(lossy()), sim.join(lossy())];
    sim.run_until(10 * SECOND, |s| s.clients.iter().all(|c| c.state == Some(PeerState::Connected)));
    let camera = sim.publish(clients[0], Source::Camera);
    sim.subscribe(clients[1], camera);
    sim.talk(&[clients[0]], &[CAMERA], 20 * SECOND);
    sim.run(2 * SECOND);
    let mut numbers: Vec<u64> = sim.received(clients[1], CAMERA).iter().map(|r| r.seq).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let expected = (numbers[numbers.len() - 1] - numbers[0] + 1) as f64;
    let share = numbers.len() as f64 / expected;
    assert!(share > 0.995, "{share} of {expected} packets arrived");
    assert!(expected > 1900.0, "{expected}");
}

#[test]
fn who_leaves_frees_the_slots() {
    let mut sim = call();
    sim.talk(&[0, 1], &[AUDIO, CAMERA], SECOND);
    sim.command(Command::RemovePeer(sim.clients[0].peer));
    assert!(sim.clients[1].slots.values().all(Option::is_none), "{:?}", sim.clients[1].slots);
    assert_eq!(sim.engine.counters().peers, 1);
    sim.run(SECOND);
    assert!(!sim.clients[0].rtc.is_alive(), "the client was told");
}

#[test]
fn a_client_that_vanishes_is_given_up() {
    let mut sim = call();
    sim.talk(&[0, 1], &[AUDIO], SECOND);
    let gone = sim.clients[0].peer;
    let mut vanished = sim.clients.remove(0);
    vanished.state = None;
    sim.run(20 * SECOND);
    assert_eq!(sim.engine.counters().peers, 2, "it may still come back");
    sim.run(60 * SECOND);
    assert_eq!(sim.engine.counters().peers, 1);
    assert_ne!(sim.clients[0].peer, gone);
    assert!(sim.clients[0].slots.values().all(Option::is_none));
}

#[test]
fn an_ice_restart_keeps_the_call() {
    let mut sim = call();
    sim.talk(&[0, 1], &[AUDIO, CAMERA], SECOND);
    let before = sim.received(1, AUDIO).len();
    sim.negotiate(0, |api| {
        api.ice_restart(true);
        Vec::new()
    });
    assert_eq!(sim.answers.len(), 1);
    sim.talk(&[0, 1], &[AUDIO, CAMERA], 3 * SECOND);
    sim.run(SECOND);
    let audio: Vec<u32> = sim.received(1, AUDIO).iter().map(|r| r.number()).collect();
    assert!(audio.len() - before >= 140, "{} packets in 3 s", audio.len() - before);
    assert_eq!(sim.engine.counters().peers, 2);
}

#[test]
fn what_is_not_allowed_is_dropped_and_counted() {
    let mut sim = Sim::new();
    let customer = sim.join(Joining {
        publish: [Source::Microphone, Source::Camera].into_iter().collect(),
        direction: Direction::RecvOnly,
        ..Joining::default()
    });
    let agent = sim.connected();
    sim.run(SECOND);
    sim.talk(&[customer], &[AUDIO, SCREEN], SECOND);
    assert!(dropped(&sim, DropReason::NotPublished) > 40, "sound before `publish`");
    assert!(dropped(&sim, DropReason::NotGranted) > 80, "a screen without a grant");
    for source in [Source::Microphone, Source::Camera] {
        let track = sim.publish(customer, source);
        sim.subscribe(agent, track);
    }
    sim.talk(&[customer], &[AUDIO, CAMERA], SECOND);
    assert!(dropped(&sim, DropReason::Direction) > 80, "video that the direction forbids");
    assert!(sim.received(agent, CAMERA).is_empty());
    assert!(sim.received(agent, AUDIO).len() > 40, "sound is not touched");

    let peer = sim.clients[customer].peer;
    sim.command(terms(peer, Direction::SendRecv));
    let changed = sim.now;
    sim.talk(&[customer], &[AUDIO, CAMERA], SECOND);
    let video = sim.received(agent, CAMERA);
    assert!(video[0].is_keyframe_start() && video[0].at - changed < Duration::from_millis(100));

    sim.command(terms(peer, Direction::RecvOnly));
    sim.run(Duration::from_millis(50));
    let count = sim.received(agent, CAMERA).len();
    sim.talk(&[customer], &[CAMERA], SECOND);
    assert_eq!(sim.received(agent, CAMERA).len(), count);
}

#[test]
fn who_may_not_see_gets_no_camera_but_the_screen() {
    let mut sim = Sim::new();
    let agent = sim.connected();
    let customer = sim.join(Joining { direction: Direction::SendOnly, ..Joining::default() });
    sim.run(SECOND);
    for source in [Source::Camera, Source::Screen] {
        let track = sim.publish(agent, source);
        sim.subscribe(customer, track);
    }
    sim.talk(&[agent], &[CAMERA, SCREEN], SECOND);
    let carried: Vec<_> = sim.clients[customer].slots.values().flatten().collect();
    assert_eq!(carried.len(), 1, "only the screen has a slot");
    assert!(sim.received(customer, CAMERA).len() > 60, "it took the first video slot");
}

#[test]
fn nothing_flows_from_and_to_who_is_held() {
    let mut sim = call();
    sim.talk(&[0, 1], &[AUDIO, CAMERA], SECOND);
    let peer = sim.clients[0].peer;
    let hold = |held| {
        let publish = Source::ALL.into_iter().collect();
        Command::SetTerms { peer, terms: Terms { publish, direction: Direction::SendRecv, held } }
    };
    sim.command(hold(true));
    sim.run(Duration::from_millis(100));
    let counts = |sim: &Sim| [0, 1].map(|who| sim.received(who, AUDIO).len() + sim.received(who, CAMERA).len());
    let before = counts(&sim);
    sim.talk(&[0, 1], &[AUDIO, CAMERA], SECOND);
    assert_eq!(counts(&sim), before);
    assert!(dropped(&sim, DropReason::Held) > 100);
    sim.command(hold(false));
    sim.talk(&[0, 1], &[AUDIO, CAMERA], SECOND);
    let after = counts(&sim);
    assert!(after[0] > before[0] + 100 && after[1] > before[1] + 100, "{before:?} {after:?}");
}

#[test]
fn a_pause_leaves_no_gap() {
    let mut sim = call();
    sim.talk(&[0], &[AUDIO, CAMERA], SECOND);
    let tracks: Vec<_> = sim.clients[1].slots.values().flatten().copied().collect();
    let set_muted = |sim: &mut Sim, muted| {
        for track in &tracks {
            sim.command(Command::SetMuted { track: *track, muted });
        }
    };
    set_muted(&mut sim, true);
    sim.talk(&[0], &[AUDIO, CAMERA], 3 * SECOND);
    assert!(dropped(&sim, DropReason::Muted) > 300);
    set_muted(&mut sim, false);
    sim.talk(&[0], &[AUDIO, CAMERA], SECOND);
    sim.run(SECOND);
    for line in [AUDIO, CAMERA] {
        let packets = sim.received(1, line);
        assert!(packets.windows(2).all(|w| w[1].seq == w[0].seq + 1), "m-line {line}");
        let resumed = packets.windows(2).position(|w| w[1].at - w[0].at > 2 * SECOND).unwrap() + 1;
        assert!(line == AUDIO || packets[resumed].is_keyframe_start());
    }
}

#[test]
fn a_slot_changes_hands_without_a_break() {
    let mut sim = Sim::new();
    let (first, second, viewer) = (sim.connected(), sim.connected(), sim.connected());
    let cameras = [sim.publish(first, Source::Camera), sim.publish(second, Source::Camera)];
    let viewer_id = sim.clients[viewer].peer;
    sim.subscribe(viewer, cameras[0]);
    sim.talk(&[first, second], &[CAMERA], SECOND);
    let switched = sim.now;
    sim.command(Command::Unsubscribe { peer: viewer_id, track: cameras[0] });
    sim.subscribe(viewer, cameras[1]);
    sim.talk(&[first, second], &[CAMERA], SECOND);
    let packets = sim.received(viewer, CAMERA);
    assert!(packets.windows(2).all(|w| w[1].seq == w[0].seq + 1));
    let pictures: Vec<u16> = packets.iter().filter_map(|p| p.picture_id).collect();
    assert!(pictures.windows(2).all(|w| w[1] == w[0] || w[1] == w[0] + 1), "{pictures:?}");
    assert!(packets.windows(2).all(|w| w[1].time >= w[0].time));
    let switch = packets.iter().position(|p| p.at > switched + Duration::from_millis(6)).unwrap();
    assert!(packets[switch].is_keyframe_start());
}

#[test]
fn a_client_that_stops_receiving_on_an_m_line_gets_the_track_on_another() {
    let (mut sim, [camera, _]) = call_with_cameras();
    sim.talk(&[0], &[CAMERA], SECOND);
    let mids = sim.clients[1].mids.clone();
    use str0m::media::Direction as Dir;
    sim.negotiate(1, |api| {
        api.set_direction(mids[CAMERA], Dir::SendOnly);
        Vec::new()
    });
    assert_eq!(sim.clients[1].slots[&mids[SCREEN].to_string()], Some(camera));
    let asked = sim.clients[0].keyframe_requests;
    sim.talk(&[0], &[CAMERA], 2 * SECOND);
    assert!(sim.received(1, SCREEN).len() > 150);
    assert_eq!(sim.clients[0].keyframe_requests - asked, 1, "the lost slot asks for nothing");
}

#[test]
fn redundant_audio_passes_through_to_those_who_know_it() {
    let mut sim = Sim::new();
    let speaker = sim.connected();
    let modern = sim.connected();
    let plain = sim.join(Joining { knows_red: false, ..Joining::default() });
    sim.run(SECOND);
    let voice = sim.publish(speaker, Source::Microphone);
    for listener in [modern, plain] {
        sim.subscribe(listener, voice);
    }
    for _ in 0..50 {
        sim.send_red(speaker);
        sim.run(Duration::from_millis(20));
    }
    sim.run(SECOND);
    let heard = |client| sim.received(client, AUDIO);
    assert!(heard(modern).len() >= 49);
    assert!(heard(modern).iter().all(|r| r.payload.len() == 13), "both blocks arrive");
    assert!(heard(plain).len() >= 49);
    assert!(heard(plain).iter().all(|r| r.payload.len() == 4), "the latest block alone");
    assert!(heard(plain).windows(2).all(|w| w[1].number() == w[0].number() + 1));
}

#[test]
fn a_third_person_needs_more_slots() {
    let mut sim = Sim::new();
    let people = [sim.connected(), sim.connected(), sim.connected(), sim.connected()];
    let viewer = people[3];
    for person in &people[..3] {
        let track = sim.publish(*person, Source::Camera);
        sim.subscribe(viewer, track);
    }
    let carried = |sim: &Sim| sim.clients[viewer].slots.values().flatten().count();
    assert_eq!(carried(&sim), 2, "two video m-lines");
    use str0m::media::{Direction as Dir, MediaKind as Kind};
    sim.negotiate(viewer, |api| vec![api.add_media(Kind::Video, Dir::RecvOnly, None, None, None)]);
    assert_eq!(carried(&sim), 3);
    sim.talk(&people[..3], &[CAMERA], SECOND);
    for line in [CAMERA, SCREEN, 3] {
        assert!(sim.received(viewer, line).len() > 60, "m-line {line}");
    }
    let screen = sim.publish(people[0], Source::Screen);
    sim.subscribe(viewer, screen);
    assert!(sim.clients[viewer].slots.values().any(|t| *t == Some(screen)), "a screen takes a camera's slot");
}

#[test]
fn keyframe_requests_are_joined_and_limited() {
    let mut sim = Sim::new();
    let publisher = sim.connected();
    let camera = sim.publish(publisher, Source::Camera);
    sim.talk(&[publisher], &[CAMERA], SECOND);
    let viewers: Vec<usize> = (0..10).map(|_| sim.connected()).collect();
    for viewer in &viewers {
        sim.subscribe(*viewer, camera);
    }
    sim.talk(&[publisher], &[CAMERA], SECOND);
    assert_eq!(sim.clients[publisher].keyframe_requests, 1, "ten viewers, one request");
    assert!(viewers.iter().all(|v| sim.received(*v, CAMERA)[0].is_keyframe_start()));

    for _ in 0..30 {
        let client = &mut sim.clients[viewers[0]];
        let ssrc = client.rtc.direct_api().stream_rx_by_mid(client.mids[CAMERA], None).unwrap().ssrc();
        let mut api = client.rtc.direct_api();
        api.stream_rx(&ssrc).unwrap().request_keyframe(str0m::media::KeyframeRequestKind::Pli);
        sim.talk(&[publisher], &[CAMERA], Duration::from_millis(300));
    }
    assert!(sim.engine.counters().keyframe_requests_received >= 25);
    assert_eq!(sim.clients[publisher].keyframe_requests, 4, "one receiver is heard three times in ten seconds");
}

#[test]
fn junk_changes_nothing() {
    let mut sim = call();
    sim.talk(&[0, 1], &[AUDIO, CAMERA], SECOND);
    let stranger = "198.51.100.7:999".parse().unwrap();
    let server = "192.0.2.1:3478".parse().unwrap();
    let known = sim.clients[0].address;
    let mut state = 1u32;
    for length in 0..3000usize {
        let junk: Vec<u8> = (0..length % 300)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            })
            .collect();
        for source in [stranger, known] {
            sim.engine.handle_packet(sim.now, Transport::Udp, source, server, &junk);
        }
    }
    sim.engine.flush(sim.now);
    let before = sim.received(1, AUDIO).len();
    sim.talk(&[0, 1], &[AUDIO, CAMERA], SECOND);
    sim.run(SECOND);
    assert!(sim.received(1, AUDIO).len() - before >= 48);
    let counters = sim.engine.counters();
    assert_eq!((counters.peers, counters.peer_panics), (2, 0));
    assert!(dropped(&sim, DropReason::UnknownAddress) > 1000 && dropped(&sim, DropReason::Malformed) > 100);
}

#[test]
fn the_room_is_told_who_speaks() {
    let mut sim = Sim::new();
    let (one, two) = (sim.connected(), sim.connected());
    let microphones = [sim.publish(one, Source::Microphone), sim.publish(two, Source::Microphone)];
    let [first, second] = [one, two].map(|client| sim.clients[client].peer);
    let told = |sim: &Sim| sim.speakers.last().cloned().unwrap();
    assert_eq!((told(&sim).order, told(&sim).loudest), (vec![first, second], None), "who is there is told at once");

    // A voice is told from noise by what it stands out from.
    sim.level = -80;
    sim.talk(&[one, two], &[AUDIO], SECOND);
    assert_eq!(told(&sim).loudest, None);
    sim.level = -30;
    sim.talk(&[one], &[AUDIO], SECOND);
    assert_eq!((told(&sim).loudest, told(&sim).loudest_to_itself), (Some(first), None));
    sim.talk(&[two], &[AUDIO], SECOND);
    assert_eq!((told(&sim).loudest, told(&sim).loudest_to_itself), (Some(second), Some(first)));
    assert_eq!(told(&sim).order, [second, first]);

    let stopped = sim.now;
    sim.run_until(5 * SECOND, |sim| told(sim).loudest.is_none());
    let silence = sim.now - stopped;
    assert!((SECOND * 5 / 2..SECOND * 13 / 4).contains(&silence), "{silence:?}");

    let before = sim.speakers.len();
    sim.command(Command::SetMuted { track: microphones[0], muted: true });
    sim.talk(&[one], &[AUDIO], SECOND);
    assert_eq!(sim.speakers.len(), before, "who is muted does not speak");
    sim.command(Command::RemovePeer(second));
    assert_eq!(told(&sim).order, [first]);
    let numbers: Vec<u64> = sim.speakers.iter().map(|told| told.number).collect();
    assert_eq!(numbers, (1..=numbers.len() as u64).collect::<Vec<_>>());
}
