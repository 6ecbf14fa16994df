//! The log: a line for each call, nothing that is anybody's, and no harm from a pipe that nobody reads.

use rustix::process::Signal;
use serde_json::{Value, json};

use crate::support::program::{Place, Program};

/// What people are called and say here; none of it may be found.
const PERSONAL: [&str; 6] =
    ["Grace", "Hopper", "grace@hopper.example", "a secret wish", "My account 4711", "let us talk"];

#[tokio::test(flavor = "multi_thread")]
async fn calls_are_told_of_and_people_are_not() {
    let place = Place::new();
    let mut program = Program::start(&place.0, &[]);
    // A room of the brand's own.
    let mut agent = program.joined("agent-1", "case-1").await;
    let mut customer = program.joined("customer-1", "case-1").await;
    customer.ask("say", json!({ "text": "a secret wish" })).await;
    agent.ask("leave", json!({})).await;
    customer.ask("leave", json!({})).await;
    let mut refused = program.socket("/api/v1/rtc", None).await;
    refused.hello(&program.token("customer-2", "case-2")).await;
    refused.refused("join", json!({ "offer": "v=0" })).await;

    // A call of a contact, by people with names.
    let keys = visavis::http::auth::TokenKeys::new(&crate::support::server::SECRET.to_owned().into());
    let named = |who: &str, name: &str, role| {
        let request = visavis::protocol::CreateToken {
            name: Some(name.to_owned()),
            ..visavis::protocol::CreateToken::new(who, role)
        };
        let expiry = visavis::http::auth::unix_now() + 60;
        keys.mint(&visavis::http::auth::Claims::of(request, expiry).unwrap())
    };
    let mut agent = program.socket("/api/v1/live", None).await;
    agent.hello(&named("agent-9", "Grace Hopper", visavis::model::Role::Agent)).await;
    let mut customer = program.socket("/api/v1/live", None).await;
    customer.hello(&named("grace@hopper.example", "Grace", visavis::model::Role::Customer)).await;
    let data = json!({ "mail": "grace@hopper.example" });
    let opened =
        customer.ask("openContact", json!({ "topic": "My account 4711", "data": data, "wants": "voice" })).await;
    let contact = opened["contactId"].clone();
    let content = json!({ "type": "text", "text": "let us talk" });
    customer.ask("sendMessage", json!({ "contactId": contact, "content": content })).await;
    agent.ask("takeContact", json!({ "contactId": contact })).await;
    let call = agent.wait_for("callStarted").await["call"]["callId"].clone();
    agent.ask("endCall", json!({ "callId": call })).await;
    agent.ask("endContact", json!({ "contactId": contact })).await;
    program.signal(Signal::TERM);
    assert!(program.ended().0.success());
    program.log.wait_for(&["stopped"]);

    let text = program.log.all();
    let lines: Vec<Value> = text.iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    let about = |id: &str| -> Vec<&Value> { lines.iter().filter(|line| line["call"] == *id).collect() };
    let expect = |id: &str, expected: &[(&str, Option<&str>)]| {
        let found = about(id);
        let seen: Vec<_> = found.iter().map(|l| (l["message"].as_str().unwrap(), l["reason"].as_str())).collect();
        assert_eq!(seen, expected, "{id}");
    };
    expect("case-1", &[("call started", None), ("call ended", Some("left"))]);
    let ended = about("case-1")[1];
    assert_eq!((&ended["participants"], ended["seconds"].is_u64(), &ended["level"]), (&json!(2), true, &json!("INFO")));
    expect("case-2", &[("join refused", Some("invalid_sdp"))]);
    let call = call.as_str().unwrap();
    expect(call, &[("call started", None), ("call ended", Some("hungUp"))]);
    assert_eq!(about(call)[1]["participants"], 2);
    for personal in PERSONAL {
        let line = text.iter().find(|line| line.contains(personal));
        assert_eq!(line, None, "{personal} is in the log");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_that_nobody_reads_stops_nothing() {
    let place = Place::new();
    // The watchdog's rhythm is that in which losses are told.
    let mut program = Program::without_reader(&place.0, &[("RUST_LOG", "trace"), ("WATCHDOG_USEC", "200000")]);
    // A connection for each request, which is worth some lines each time: more than the pipe holds and may wait.
    let client = reqwest::Client::builder().pool_max_idle_per_host(0).build().unwrap();
    for _ in 0..3000 {
        assert_eq!(client.get(format!("{}/livez", program.base)).send().await.unwrap().status(), 200);
    }
    assert_eq!(program.status("/readyz").await, 200);
    program.read_log();
    let line = program.log.wait_for(&["lines of the log were lost"]);
    let line: Value = serde_json::from_str(&line).unwrap();
    assert!(line["lines"].as_u64().unwrap() > 0, "{line}");
    // Prometheus is told of all of them, also of those that the next warning tells.
    let metrics = reqwest::get(&program.metrics).await.unwrap().text().await.unwrap();
    let counted = metrics.lines().find_map(|line| line.strip_prefix("visavis_log_lines_dropped_total "));
    assert!(counted.unwrap().parse::<u64>().unwrap() >= line["all"].as_u64().unwrap(), "{counted:?} {line}");
}
