use std::time::{Duration, Instant};

use str0m::media::{Direction as Dir, MediaKind as Kind};
use str0m::{Candidate, Rtc};

use super::*;
use crate::model::{Direction, PeerId, RoomId, Source};

fn setup() -> MediaSetup {
    MediaSetup::new(vec!["192.0.2.1:3478".parse().unwrap()]).unwrap()
}

fn request(id: u64) -> PeerRequest {
    let room = RoomId::try_from("demo").unwrap();
    PeerRequest { id: PeerId(id), room, publish: Source::ALL.into_iter().collect(), direction: Direction::SendRecv }
}

/// What a browser's first offer looks like.
fn offer(kinds: &[Kind], now: Instant) -> String {
    let mut rtc = Rtc::new(now);
    rtc.add_local_candidate(Candidate::host("203.0.113.1:9".parse().unwrap(), "udp").unwrap());
    let mut api = rtc.sdp_api();
    for kind in kinds {
        api.add_media(*kind, Dir::SendRecv, None, None, None);
    }
    api.apply().unwrap().0.to_sdp_string()
}

#[test]
fn a_panic_ends_one_peer_only() {
    let now = Instant::now();
    let mut engine = Engine::new();
    for id in [1, 2] {
        let mut accepted = Peer::accept(request(id), &offer(&[Kind::Audio], now), &setup(), now).unwrap();
        accepted.peer.panics = id == 1;
        engine.handle_command(now, Command::AddPeer(accepted.peer));
    }
    engine.handle_timeout(now + Duration::from_secs(1));
    assert_eq!(engine.counters().peers, 1);
    assert_eq!(engine.counters().peer_panics, 1);
    let states = std::iter::from_fn(|| engine.poll_event()).filter(|e| matches!(e, Event::StateChanged { .. }));
    assert_eq!(states.collect::<Vec<_>>(), [Event::StateChanged { peer: PeerId(1), state: PeerState::Failed }]);
    engine.handle_timeout(now + Duration::from_secs(2));
    assert_eq!(engine.counters().peers, 1, "the other one goes on");
}

#[test]
fn a_peer_that_never_connects_is_given_up() {
    let now = Instant::now();
    let mut engine = Engine::new();
    let accepted = Peer::accept(request(1), &offer(&[Kind::Audio], now), &setup(), now).unwrap();
    engine.handle_command(now, Command::AddPeer(accepted.peer));
    engine.handle_timeout(now + Duration::from_secs(29));
    assert_eq!(engine.counters().peers, 1);
    engine.handle_timeout(now + Duration::from_secs(31));
    assert_eq!(engine.counters().peers, 0);
    let reasons = std::iter::from_fn(|| engine.poll_event()).filter_map(|event| match event {
        Event::GivenUp { reason, .. } => Some(reason),
        _ => None,
    });
    assert_eq!(reasons.collect::<Vec<_>>(), [GivenUp::NoPath]);
}

#[test]
fn the_place_of_an_m_line_gives_its_purpose() {
    let now = Instant::now();
    let kinds = [Kind::Video, Kind::Audio, Kind::Video, Kind::Audio, Kind::Video];
    let accepted = Peer::accept(request(1), &offer(&kinds, now), &setup(), now).unwrap();
    let sources: Vec<Source> = accepted.lines.iter().map(|(source, _)| *source).collect();
    assert_eq!(sources, [Source::Camera, Source::Microphone, Source::Screen]);
}

#[test]
fn data_channels_between_the_m_lines_do_no_harm() {
    let now = Instant::now();
    let mut rtc = Rtc::new(now);
    rtc.add_local_candidate(Candidate::host("203.0.113.1:9".parse().unwrap(), "udp").unwrap());
    let mut api = rtc.sdp_api();
    api.add_channel("data".into());
    api.add_media(Kind::Audio, Dir::SendRecv, None, None, None);
    api.add_media(Kind::Video, Dir::SendRecv, None, None, None);
    let offer = api.apply().unwrap().0.to_sdp_string();
    assert!(offer.find("m=application") < offer.find("m=video"));
    let accepted = Peer::accept(request(1), &offer, &setup(), now).unwrap();
    let sources: Vec<Source> = accepted.lines.iter().map(|(source, _)| *source).collect();
    assert_eq!(sources, [Source::Microphone, Source::Camera]);
}

#[test]
fn bad_offers_are_refused_with_a_reason() {
    let now = Instant::now();
    let good = offer(&[Kind::Audio, Kind::Video], now);
    let no_fingerprint: String =
        good.lines().filter(|l| !l.starts_with("a=fingerprint")).map(|l| format!("{l}\r\n")).collect();
    let no_ice: String = good.lines().filter(|l| !l.starts_with("a=ice-ufrag")).map(|l| format!("{l}\r\n")).collect();
    let many = format!("{good}{}", "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\n".repeat(1000));
    for (bad, what) in [
        ("", "nothing"),
        ("hello", "no SDP"),
        (&good[..good.len() / 2], "cut short"),
        (no_fingerprint.as_str(), "no fingerprint"),
        (no_ice.as_str(), "no ICE credentials"),
        (many.as_str(), "a thousand m-lines"),
        (&good.replace("a=mid:", "a=mid:\u{fffd}"), "odd mids"),
    ] {
        let result = Peer::accept(request(1), bad, &setup(), now);
        assert!(matches!(result, Err(NegotiateError::Invalid(_))), "{what}: {result:?}");
    }
}

#[test]
fn the_answer_names_our_candidates_and_is_ice_lite() {
    let now = Instant::now();
    let answer = Peer::accept(request(1), &offer(&[Kind::Audio], now), &setup(), now).unwrap().answer;
    assert!(answer.contains("a=ice-lite"));
    assert!(answer.contains(" 192.0.2.1 3478 typ host"));
    assert!(answer.contains("a=setup:passive"));
}

/// What Chromium offers.
const OFFER: &str = include_str!("../../benches/data/chromium-offer.sdp");

proptest::proptest! {
    /// Lines are lost, doubled, swapped and bent; whatever is accepted can be handed to an engine.
    #[test]
    fn mangled_offers_end_nothing(edits in proptest::collection::vec((0usize..4, 0usize..400, 0usize..400), 1..12)) {
        let now = Instant::now();
        let mut lines: Vec<String> = OFFER.lines().map(str::to_owned).collect();
        for (edit, a, b) in edits {
            let (a, b) = (a % lines.len(), b % lines.len());
            match edit {
                0 => { lines.remove(a); }
                1 => lines.insert(a, lines[b].clone()),
                2 => lines.swap(a, b),
                _ => {
                    let cut = b % (lines[a].len() + 1);
                    lines[a].truncate(cut);
                }
            }
        }
        let offer: String = lines.iter().map(|l| format!("{l}\r\n")).collect();
        let mut engine = Engine::new();
        if let Ok(accepted) = Peer::accept(request(1), &offer, &setup(), now) {
            engine.handle_command(now, Command::AddPeer(accepted.peer));
            engine.handle_command(now, Command::Negotiate { peer: PeerId(1), request: 1, offer });
            engine.handle_timeout(now + Duration::from_secs(1));
        }
        proptest::prop_assert_eq!(engine.counters().peer_panics, 0);
    }
}
