//! What an agent is told of what happens.

use std::sync::Arc;

use serde_json::json;

use crate::domain::contact::{
    CallEnd, CallEndReason, ContactEnd, ContactEndReason, ContactEvent, LeftReason, SwitchOutcome,
};
use crate::http::compat::huawei::seat::{Deed, Facts, Line, Seat, Stage, State};
use crate::http::compat::huawei::wire::Feature;
use crate::model::{CallId, CallKind, ContactId, Direction, Timestamp};

const CONTACT: ContactId = ContactId::from_bits(7);
const CALL: CallId = CallId::from_bits(8);

fn at(seconds: u64) -> Timestamp {
    Timestamp::from_millis(seconds * 1000)
}

fn facts() -> Facts {
    Facts {
        contact: CONTACT,
        opened_at: at(1_603_286_369),
        partner: "customer-17".into(),
        number: "88022".to_owned(),
        agents: vec!["111".into()],
        has_call: true,
        inner: None,
    }
}

/// A seat that is idle, with a call that is connected if `talks`.
fn seat(talks: bool) -> Seat {
    let mut seat = Seat::new("111".to_owned(), "111".into(), "70092".to_owned());
    seat.begin(State::Idle);
    if talks {
        let line = Line::new(facts(), Feature::Inbound, Stage::In);
        seat.add(Line { call: Some(CALL), kind: Some(CallKind::Voice), is_connected: true, ..line });
    }
    forget(&mut seat);
    seat
}

fn forget(seat: &mut Seat) {
    seat.poll_deeds();
    while seat.poll_event().is_some() {}
}

fn kinds(seat: &mut Seat) -> Vec<&'static str> {
    std::iter::from_fn(|| seat.poll_event()).map(|event| event.kind).collect()
}

#[test]
fn what_came_of_a_switch_is_told_with_what_is_in_force() {
    for (outcome, kind, reason, media) in [
        (SwitchOutcome::Done, CallKind::Video, 0, 3),
        (SwitchOutcome::Declined, CallKind::Voice, 1, 1),
        (SwitchOutcome::Expired, CallKind::Voice, 2, 1),
        (SwitchOutcome::Cancelled, CallKind::Voice, 3, 1),
        (SwitchOutcome::Done, CallKind::Voice, 0, 1),
    ] {
        let mut seat = seat(true);
        let by = Some("111".into());
        let event = ContactEvent::SwitchEnded { call: CALL, by, outcome, kind, direction: Direction::SendRecv };
        seat.hear(at(0), &event, None);
        let told = seat.poll_event().unwrap();
        let content = json!({"callid": "1603286369-7", "reason": reason, "caller": "88022", "called": "70092", "mediaType": media});
        assert_eq!((told.kind, told.content), ("AgentEvent_MediaSwith", content), "{outcome:?}");
    }
}

#[test]
fn who_ends_a_call_is_told_by_which_event() {
    for (by, told) in [
        (Some("customer-17"), &["AgentEvent_Customer_Release", "AgentEvent_Call_Release"][..]),
        (Some("111"), &["AgentEvent_Call_Release"]),
        (None, &["AgentEvent_Call_Release"]),
    ] {
        let after = ["AgentOther_PhoneRelease", "AgentState_Work", "AgentState_Ready"];
        let expected: Vec<&str> = told.iter().copied().chain(after).collect();
        let by: Option<Arc<str>> = by.map(Into::into);
        let mut seat_of_call = seat(true);
        let end = CallEnd { at: at(1), by: by.clone(), reason: CallEndReason::HungUp };
        seat_of_call.hear(at(1), &ContactEvent::CallEnded { call: CALL, end, seconds: 1 }, None);
        assert_eq!(kinds(&mut seat_of_call), expected);
        let finish = Deed::Finish(CONTACT);
        assert!(seat_of_call.poll_deeds().contains(&finish), "with the call the contact ends");
        // Its end is heard as well, and told once only.
        let mut seat_of_contact = seat(true);
        for seat in [&mut seat_of_call, &mut seat_of_contact] {
            let end = ContactEnd { at: at(1), by: by.clone(), reason: ContactEndReason::Ended };
            seat.hear(at(1), &ContactEvent::Closed { contact: CONTACT, end }, None);
        }
        assert_eq!(kinds(&mut seat_of_call), [""; 0]);
        assert_eq!(kinds(&mut seat_of_contact), expected);
    }
}

#[test]
fn availability_that_others_set_is_forced() {
    let mut seat = seat(false);
    let heard = |available| ContactEvent::AvailabilityChanged { available };
    for (available, told) in [(false, "AgentState_Force_SetNotReady"), (true, "AgentState_Force_Ready")] {
        seat.hear(at(0), &heard(available), None);
        assert_eq!(kinds(&mut seat), [told]);
    }
    // What the agent wished for comes back as an echo, however fast they change their mind.
    for state in [State::Busy, State::Idle] {
        seat.wish(state).unwrap();
    }
    forget(&mut seat);
    for available in [false, true] {
        seat.hear(at(0), &heard(available), None);
    }
    assert_eq!(kinds(&mut seat), [""; 0]);
    assert!(seat.is_idle());
}

#[test]
fn who_lets_events_gather_is_given_up() {
    let mut seat = seat(false);
    for _ in 0..256 {
        seat.wish(State::Busy).unwrap();
        seat.wish(State::Idle).unwrap();
    }
    assert!(!seat.has_overflown());
    seat.wish(State::Busy).unwrap();
    assert!(seat.has_overflown());
    assert_eq!(kinds(&mut seat).len(), 512);
}

#[test]
fn further_calls_do_not_ring() {
    let mut seat = seat(false);
    for bits in 0..20 {
        let facts = Facts { contact: ContactId::from_bits(bits), ..facts() };
        let rings = seat.add(Line::new(facts, Feature::Inbound, Stage::Offered { expires: at(30) }));
        assert_eq!(rings, bits < 16, "{bits}");
    }
}

#[test]
fn after_events_were_missed_only_what_is_open_is_left() {
    let mut seat = seat(true);
    seat.resume(&[]);
    assert_eq!(
        kinds(&mut seat),
        ["AgentEvent_Call_Release", "AgentOther_PhoneRelease", "AgentState_Work", "AgentState_Ready"]
    );
}

#[test]
fn a_call_without_media_has_failed_to_connect() {
    let mut seat = seat(true);
    let end = CallEnd { at: at(60), by: Some("customer-17".into()), reason: CallEndReason::Failed };
    seat.hear(at(60), &ContactEvent::CallEnded { call: CALL, end, seconds: 0 }, None);
    let told = seat.poll_event().unwrap();
    assert_eq!((told.kind, told.content), ("AgentEvent_Connect_Fail", json!("1603286369-7")));
    assert!(kinds(&mut seat).contains(&"AgentEvent_Call_Release"));
}

#[test]
fn a_phone_whose_media_broke_is_in_an_unknown_state() {
    let mut seat = seat(true);
    for (member, told) in [("customer-17", &[][..]), ("111", &["AgentOther_PhoneUnknow"])] {
        seat.hear(at(1), &ContactEvent::MemberLost { call: CALL, member: member.into() }, None);
        seat.hear(at(2), &ContactEvent::MemberReturned { call: CALL, member: member.into() }, None);
        assert_eq!(kinds(&mut seat), told, "{member}");
    }
}

#[test]
fn who_was_taken_out_has_not_put_the_phone_down() {
    for (reason, state) in [(LeftReason::Left, 2), (LeftReason::Removed, 3)] {
        let mut seat = seat(true);
        seat.line_mut(CONTACT).unwrap().facts.agents.push("112".into());
        seat.hear(at(1), &ContactEvent::Left { contact: CONTACT, subject: "111".into(), reason }, None);
        let told = std::iter::from_fn(|| seat.poll_event()).find(|event| event.kind == "AgentOther_PhoneRelease");
        assert_eq!(told.unwrap().content, json!({"phoneState": state}), "{reason:?}");
    }
}

#[test]
fn who_put_the_phone_down_is_told_unless_it_stays_up() {
    for (by, puts_down, state) in [("111", true, Some(2)), ("customer-17", true, Some(3)), ("111", false, None)] {
        let mut seat = seat(true);
        seat.puts_down = puts_down;
        let end = CallEnd { at: at(1), by: Some(by.into()), reason: CallEndReason::HungUp };
        seat.hear(at(1), &ContactEvent::CallEnded { call: CALL, end, seconds: 1 }, None);
        let told = std::iter::from_fn(|| seat.poll_event()).find(|event| event.kind == "AgentOther_PhoneRelease");
        assert_eq!(told.map(|event| event.content), state.map(|state| json!({"phoneState": state})), "{by}");
    }
}
