//! What people do, line by line, and what follows; then everything at random.

#![allow(clippy::unwrap_in_result)]

mod calls;
mod stage;

use proptest::prelude::*;

use super::*;
use crate::domain::tests::stage::{Stage, check};

#[test]
fn a_call_of_two() {
    check(
        "
0s agent connects
    agent is new
0s agent joins
    agent sees: 
0s agent publishes microphone
    agent sends on 0
    media: agent sends microphone
0s agent publishes microphone
    agent hears: The microphone is published already.
1s customer connects
    customer is new
1s customer joins
    customer sees: agent
    agent hears: customer joined
    media: customer gets agent.microphone
2s customer publishes camera
    customer sends on 1
    media: customer sends camera
    media: agent gets customer.camera
    agent hears: published camera
3s customer mutes camera
    media: customer.camera muted=true
    agent hears: muted=true
3s customer mutes camera
4s customer unpublishes camera
    media: no customer.camera
    agent hears: unpublished Unpublished
5s customer leaves
    media: customer ends
    agent hears: customer left Left
6s agent leaves
    media: agent ends
    room demo is free
",
    );
}

#[test]
fn a_drain_lets_calls_go_on() {
    check(
        "
0s agent connects
    agent is new
0s agent joins
    agent sees: 
0s agent drains
    agent hears: the server drains
0s agent drains
1s customer connects
    customer hears: The server is about to restart and takes nothing new. Try again in a moment.
2s agent vanishes
3s agent returns
    agent is back
4s agent resumes
    agent hears: the server goes on
5s customer connects
    customer is new
6s agent drains
    agent hears: the server drains
    customer hears: the server drains
7s customer joins
    customer hears: The server is about to restart and takes nothing new. Try again in a moment.
8s agent joins
    agent sees: 
    media: agent ends
",
    );
}

#[test]
fn a_broken_connection_comes_back() {
    check(
        "
0s agent connects
    agent is new
0s agent joins
    agent sees: 
0s customer connects
    customer is new
0s customer joins
    customer sees: agent
    agent hears: customer joined
5s customer vanishes
    agent hears: customer reconnecting
6s agent publishes microphone
    agent sends on 0
    media: agent sends microphone
    media: customer gets agent.microphone
20s customer returns
    customer is back
    customer hears: published microphone
    agent hears: customer reconnected
21s customer joins
    customer sees: agent
    media: customer ends
    media: customer gets agent.microphone
22s customer returns
    customer is back
    ? is closed: Replaced
",
    );
}

#[test]
fn a_broken_connection_does_not_come_back() {
    check(
        "
0s agent connects
    agent is new
0s agent joins
    agent sees: 
0s customer connects
    customer is new
0s customer joins
    customer sees: agent
    agent hears: customer joined
1s customer vanishes
    agent hears: customer reconnecting
30s agent waits
31s agent waits
    media: customer ends
    agent hears: customer left ConnectionLost
32s customer returns
    customer is new
",
    );
}

#[test]
fn a_person_who_comes_anew_takes_the_place_of_what_was_left_behind() {
    check(
        "
0s agent connects
    agent is new
0s agent joins
    agent sees: 
0s customer connects
    customer is new
0s customer joins
    customer sees: agent
    agent hears: customer joined
1s customer vanishes
    agent hears: customer reconnecting
2s customer connects
    customer is new
2s customer joins
    customer sees: agent
    media: customer ends
    agent hears: ? left ConnectionLost
    agent hears: customer joined
",
    );
}

#[test]
fn grants_and_limits_hold() {
    check(
        "
0s agent connects
    agent is new
0s agent publishes camera
    agent hears: Join the room first.
0s agent joins
    agent sees: 
0s agent publishes camera
    agent sends on 1
    media: agent sends camera
0s talker connects
    talker is new
0s talker joins
    talker sees: agent
    agent hears: talker joined
0s talker publishes camera
    talker hears: You may not send the camera.
0s talker subscribes agent.camera
    talker hears: You may not receive tracks.
0s talker mutes agent.camera
    talker hears: There is no such track.
0s talker unpublishes agent.camera
    talker hears: There is no such track.
0s listener connects
    listener is new
0s listener joins choosily
    listener sees: agent talker
    agent hears: listener joined
    talker hears: listener joined
0s listener subscribes agent.camera
    media: listener gets agent.camera
0s listener unsubscribes agent.camera
    media: listener drops agent.camera
0s agent subscribes agent.camera
    agent hears: There is no such track.
0s fourth connects
    fourth is new
0s fourth joins
    fourth hears: The room is full.
0s fifth connects
    fifth is new
0s sixth connects
    sixth hears: The server is full. Try again later.
",
    );
}

#[test]
fn who_is_in_a_room_may_write_to_the_others() {
    check(
        "
0s customer connects
    customer is new
1s customer says hello
    customer hears: Join the room first.
2s customer joins
    customer sees: 
2s agent connects
    agent is new
2s agent joins
    agent sees: customer
    customer hears: agent joined
3s customer says hello
    agent hears: customer says hello
4s customer says
    customer hears: A text has 1 to 8192 bytes and is not blank.
",
    );
}

#[test]
fn rooms_close_and_servers_stop() {
    check(
        "
0s agent closes
    agent hears: There is no room of that name.
0s agent connects
    agent is new
0s agent joins
    agent sees: 
1s agent stops
    agent hears: Reconnect { retry: 1s }
    agent is closed: Shutdown
2s agent closes
    agent hears: closed, Done.
    media: agent ends
    agent is closed: Ended
    room demo is free
",
    );
}

#[test]
fn more_than_256_missed_events_cannot_be_resumed() {
    let mut stage = Stage::new();
    for line in ["0s agent connects", "0s agent joins", "0s customer connects", "0s customer joins"] {
        stage.play(line);
    }
    stage.play("0s agent publishes microphone");
    stage.play("1s customer vanishes");
    for _ in 0..128 {
        stage.play("2s agent mutes microphone");
        stage.play("2s agent unmutes microphone");
    }
    let mut lucky = Stage { people: stage.people.clone(), ..stage };
    assert!(lucky.play("3s customer returns").starts_with("customer is back"));
    lucky.play("4s customer vanishes");
    for _ in 0..129 {
        lucky.play("5s agent mutes microphone");
        lucky.play("5s agent unmutes microphone");
    }
    assert!(lucky.play("6s customer returns").starts_with("customer is new"));
}

proptest! {
    /// Whatever happens: numbers have no gaps, nothing is told to strangers, and nothing is left over.
    #[test]
    fn any_order_of_events_is_survived(steps in proptest::collection::vec((0usize..4, 0usize..14, 0usize..3), 0..120)) {
        const PEOPLE: [&str; 4] = ["agent", "customer", "talker", "listener"];
        const VERBS: [&str; 14] = [
            "connects", "returns", "vanishes", "joins", "joins", "publishes", "publishes", "mutes", "unmutes",
            "unpublishes", "subscribes", "unsubscribes", "leaves", "waits",
        ];
        let mut stage = Stage::new();
        for (index, (who, verb, what)) in steps.into_iter().enumerate() {
            let (who, verb, source) = (PEOPLE[who], VERBS[verb], Source::ALL[what]);
            let known = stage.people.get(who).cloned();
            let needs_person = verb != "connects" && verb != "returns" && verb != "waits";
            let needs_track = ["mutes", "unmutes", "unpublishes", "subscribes", "unsubscribes"].contains(&verb);
            if needs_person && known.is_none() || needs_track && !known.unwrap().tracks.contains_key(&source) {
                continue;
            }
            let line = format!("{}s {who} {verb} {}", index * 2, source.as_str());
            stage.play(Box::leak(line.into_boxed_str()));
            let rooms = stage.domain.rooms(stage.now);
            let inside: usize = rooms.iter().map(|r| r.participants.len()).sum();
            prop_assert!(inside <= 3);
            prop_assert_eq!(inside, stage.domain.by_peer.len());
            prop_assert!(stage.domain.by_connection.len() <= stage.domain.sessions.len());
        }
        let sessions: Vec<SessionId> = stage.domain.sessions.keys().copied().collect();
        for session in sessions {
            stage.domain.handle(stage.now, Command::Leave { session, reason: LeaveReason::Left }).unwrap();
        }
        let d = &stage.domain;
        prop_assert!(d.rooms.is_empty() && d.by_connection.is_empty() && d.by_resume_token.is_empty());
        prop_assert!(d.by_peer.is_empty() && d.deadlines.is_empty());
    }
}
