//! Rooms of calls: who gets in, and what may flow.

use crate::domain::tests::stage::{CALL, Stage, check_in};

fn check_call(script: &'static str) {
    let mut stage = Stage::new();
    stage.room = CALL.room();
    check_in(stage, script);
}

#[test]
fn only_members_of_a_call_enter_its_room() {
    check_call(
        "
0s customer connects
    customer hears: You are not in this call.
1s plane wants open:voice
1s stranger connects
    stranger hears: You are not in this call.
2s customer connects
    customer is new
3s plane wants remove:customer
    customer hears: closed, The call has ended.
    customer is closed: Ended
    room k_00000000000000000000000000000001 is free
4s customer connects
    customer hears: You are not in this call.
5s agent connects
    agent is new
6s plane wants close
    agent hears: closed, The call has ended.
    agent is closed: Ended
    room k_00000000000000000000000000000001 is free
7s agent connects
    agent hears: You are not in this call.
",
    );
}

#[test]
fn in_a_call_people_write_in_its_contact() {
    check_call(
        "
0s plane wants open:voice
0s agent connects
    agent is new
0s agent joins
    agent sees: 
    media: agent may send microphone, SendRecv
1s agent says hello
    agent hears: In a call, write in its contact.
",
    );
}

#[test]
fn from_voice_to_video_and_back() {
    check_call(
        "
0s plane wants open:voice
0s agent connects
    agent is new
0s agent joins
    agent sees: 
    media: agent may send microphone, SendRecv
0s customer connects
    customer is new
0s customer joins
    customer sees: agent
    agent hears: customer joined
    media: customer may send microphone, SendRecv
1s agent flows
    seen: agent Media(Joined)
    agent hears: MediaStateChanged(Connected)
1s customer flows
    seen: customer Media(Joined)
    customer hears: MediaStateChanged(Connected)
2s customer publishes microphone
    customer sends on 0
    media: customer sends microphone
    media: agent gets customer.microphone
    agent hears: published microphone
2s customer publishes camera
    customer hears: You may not send the camera.
3s plane wants video:customer
    media: customer may send microphone camera screen, SendRecv
3s customer publishes camera
    customer sends on 1
    media: customer sends camera
    media: agent gets customer.camera
    agent hears: published camera
4s plane wants recvonly
    media: customer may send microphone camera screen, RecvOnly
    media: customer.camera muted=true
    agent hears: muted=true
5s plane wants mute:customer
    media: customer.microphone muted=true
    agent hears: muted=true
6s customer unmutes microphone
6s plane wants unmute:customer
    media: customer.microphone muted=false
    agent hears: muted=false
7s plane wants voice:customer
    media: customer may send microphone, RecvOnly
",
    );
}

#[test]
fn a_held_customer_is_cut_off_also_after_coming_back() {
    check_call(
        "
0s plane wants open:voice
0s customer connects
    customer is new
0s customer joins
    customer sees: 
    media: customer may send microphone, SendRecv
0s customer publishes microphone
    customer sends on 0
    media: customer sends microphone
1s customer flows
    seen: customer Media(Joined)
    customer hears: MediaStateChanged(Connected)
2s plane wants hold
    media: customer may send microphone, SendRecv, held
    media: customer.microphone muted=true
3s customer vanishes
4s customer returns
    customer is back
4s customer joins
    customer sees: 
    media: customer ends
    seen: customer Media(Lost)
    media: customer may send microphone, SendRecv, held
4s customer publishes microphone
    customer sends on 0
    media: customer sends microphone
5s customer flows
    seen: customer Media(Joined)
    customer hears: MediaStateChanged(Connected)
6s plane wants unhold
    media: customer may send microphone, SendRecv
    media: customer.microphone muted=false
7s customer breaks
    seen: customer Media(Lost)
    customer hears: MediaStateChanged(Disconnected)
8s customer flows
    seen: customer Media(Joined)
    customer hears: MediaStateChanged(Connected)
9s customer fails
    seen: customer Media(Lost)
    customer hears: MediaStateChanged(Failed)
",
    );
}

#[test]
fn nobody_knows_of_a_listener() {
    check_call(
        "
0s plane wants open:voice
0s agent connects
    agent is new
0s agent joins
    agent sees: 
    media: agent may send microphone, SendRecv
0s agent publishes microphone
    agent sends on 0
    media: agent sends microphone
1s plane wants admit:listener
1s listener connects
    listener is new
1s listener joins
    listener sees: agent
    media: listener may send , SendRecv
    media: listener gets agent.microphone
1s listener flows
    seen: listener Media(Joined)
    listener hears: MediaStateChanged(Connected)
2s listener publishes microphone
    listener hears: You may not send the microphone.
3s agent mutes microphone
    media: agent.microphone muted=true
    listener hears: muted=true
4s listener vanishes
5s listener returns
    listener is back
6s listener leaves
    seen: listener Left
    seen: listener Media(Lost)
    media: listener ends
7s agent flows
    seen: agent Media(Joined)
    agent hears: MediaStateChanged(Connected)
8s agent leaves
    seen: agent Left
    seen: agent Media(Lost)
    media: agent ends
    room k_00000000000000000000000000000001 is free
",
    );
}

#[test]
fn everybody_hears_who_speaks_and_nobody_of_who_listens_unseen() {
    check_call(
        "
0s plane wants open:voice
0s plane wants admit:listener
0s listener connects
    listener is new
0s listener joins
    listener sees: 
    media: listener may send , SendRecv
0s agent connects
    agent is new
0s agent joins
    agent sees: 
    listener hears: agent joined
    media: agent may send microphone, SendRecv
0s customer connects
    customer is new
0s customer joins
    customer sees: agent
    listener hears: customer joined
    agent hears: customer joined
    media: customer may send microphone, SendRecv
1s customer speaks
    listener hears: customer speaks, customer is the loudest of customer, agent
    agent hears: customer speaks, customer is the loudest of customer, agent
    customer hears: customer speaks, nobody is the loudest of customer, agent
2s agent pauses
    listener hears: nobody speaks, nobody is the loudest of agent, customer
    agent hears: nobody speaks, nobody is the loudest of agent, customer
    customer hears: nobody speaks, nobody is the loudest of agent, customer
",
    );
}

#[test]
fn everybody_hears_of_a_bad_connection_and_the_record_of_each_look() {
    check_call(
        "
0s plane wants open:voice
0s agent connects
    agent is new
0s agent joins
    agent sees: 
    media: agent may send microphone, SendRecv
0s customer connects
    customer is new
0s customer joins
    customer sees: agent
    agent hears: customer joined
    media: customer may send microphone, SendRecv
1s customer rates 5
    seen: customer Media(Measured(Quality { score: 5, reasons: QualityReasons(0) }))
    agent hears: customer has 5
    customer hears: customer has 5
2s customer rates 2
    seen: customer Media(Measured(Quality { score: 2, reasons: QualityReasons(1) }))
    agent hears: customer has 2 Loss
    customer hears: customer has 2 Loss
3s customer rates 2
    seen: customer Media(Measured(Quality { score: 2, reasons: QualityReasons(1) }))
4s customer rates 4
    seen: customer Media(Measured(Quality { score: 4, reasons: QualityReasons(0) }))
    agent hears: customer has 4
    customer hears: customer has 4
",
    );
}
