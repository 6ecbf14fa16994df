//! Answers that race each other: exactly one wins, and the others hear which.

use std::time::Duration;

use proptest::prelude::*;

use crate::domain::contact::ContactSettings;
use crate::domain::contact::tests::stage::{Stage, settings};

/// What can happen to an invitation, and what those hear who come later.
const INVITATION: [(&str, &str); 6] = [
    ("customer accepts-invitation", "invitation_accepted"),
    ("customer declines-invitation", "invitation_declined"),
    ("agent cancels-invitation", "invitation_cancelled"),
    ("expiry", "invitation_expired"),
    ("agent leaves", "invitation_cancelled"),
    ("customer leaves", "invitation_not_found"),
];

/// What can happen to a request for a call.
const ESCALATION: [(&str, &str); 6] = [
    ("customer accepts-escalation", "escalation_accepted"),
    ("customer declines-escalation", "escalation_declined"),
    ("agent cancels-escalation", "escalation_cancelled"),
    ("expiry", "escalation_expired"),
    ("agent leaves", "escalation_cancelled"),
    ("customer leaves", "escalation_not_found"),
];

/// What can happen to a request to switch; late answers find none.
const SWITCH: [(&str, &str); 6] = [
    ("customer agrees", "no_switch_pending"),
    ("customer refuses", "no_switch_pending"),
    ("agent withdraws", "no_switch_pending"),
    ("expiry", "no_switch_pending"),
    ("agent ends-call", "call_ended"),
    ("customer leaves", "call_not_found"),
];

/// Checks that the first runner wins and that all others hear so, or what has happened since.
fn check(opening: &str, lifetime: u32, runners: &[(&str, &str)]) -> Result<(), TestCaseError> {
    // Calls that come of it shall not end for other reasons.
    let mut stage = Stage::with(ContactSettings { connect_timeout: Duration::from_secs(3600), ..settings() });
    let scene = ["agent connects", "customer connects", "customer opens", "agent accepts"];
    for line in scene.into_iter().chain(opening.split(';')) {
        stage.play(&format!("0s {line}"));
    }
    let (mut now, mut code, mut is_agent_in, mut is_over) = (1, "", true, false);
    for (index, (runner, own_code)) in runners.iter().enumerate() {
        let line = if *runner == "expiry" { "customer waits" } else { runner };
        now = if *runner == "expiry" { now.max(lifetime) } else { now };
        let heard = stage.play(&format!("{now}s {line}"));
        let is_answer = !["expiry", "agent leaves", "customer leaves", "agent ends-call"].contains(runner);
        let expected = if is_agent_in || runner.starts_with("customer") { code } else { "not_in_contact" };
        if index == 0 {
            prop_assert!(!heard.is_empty() && !heard.contains("refused"), "{runner} did not win: {heard}");
            code = own_code;
        } else if is_answer {
            let expected = if is_over { code } else { expected };
            let is_expected = heard.contains(&format!("is refused: {expected} "));
            prop_assert!(is_expected, "{runner} is not refused with {expected}: {heard}");
        }
        match *runner {
            "agent leaves" if code == "invitation_accepted" => code = "invitation_ended",
            "agent ends-call" if !is_over => code = own_code,
            "customer leaves" => (code, is_over) = (own_code, true),
            _ => {}
        }
        is_agent_in &= *runner != "agent leaves";
    }
    Ok(())
}

fn shuffled(all: [(&'static str, &'static str); 6]) -> impl Strategy<Value = Vec<(&'static str, &'static str)>> {
    (Just(all.to_vec()).prop_shuffle(), 2usize..=6).prop_map(|(mut runners, n)| {
        runners.truncate(n);
        runners
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1200) })]

    #[test]
    fn an_invitation_has_one_winner(runners in shuffled(INVITATION)) {
        check("agent invites voice", 120, &runners)?;
    }

    #[test]
    fn a_request_for_a_call_has_one_winner(runners in shuffled(ESCALATION)) {
        check("agent escalates voice", 60, &runners)?;
    }

    #[test]
    fn a_request_to_switch_has_one_winner(runners in shuffled(SWITCH)) {
        check("agent escalates voice;customer accepts-escalation;agent switches video", 60, &runners)?;
    }
}
