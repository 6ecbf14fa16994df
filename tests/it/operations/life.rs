//! SIGTERM: what is under way goes on, nothing begins, and the service manager knows.

use std::os::unix::net::UnixDatagram;
use std::time::{Duration, Instant, SystemTime};

use rustix::process::Signal;
use serde_json::{Value, json};

use crate::support::program::{Place, Program};
use crate::support::server::{TestSocket, offer};

/// Sooner than any deadline of these tests.
const SOON: Duration = Duration::from_secs(20);

/// The deadline of a `serverDraining` that has to say one, in milliseconds from now.
fn left(data: &Value) -> u128 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_millis();
    u128::from(data["deadline"].as_u64().unwrap_or_else(|| panic!("{data}"))) - now
}

async fn say(contacts: &mut TestSocket, contact: &Value, text: &str) {
    let content = json!({ "type": "text", "text": text });
    contacts.ask("sendMessage", json!({ "contactId": contact, "content": content })).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drain_lets_calls_go_on_and_begins_none() {
    let place = Place::new();
    let mut program = Program::start(&place.0, &[("VISAVIS_DRAIN__DEADLINE", "50s")]);
    let mut agent = program.joined("agent-1", "case-1").await;
    let mut customer = program.joined("customer-1", "case-1").await;
    let mut writer = program.live("customer-2").await;
    let contact = writer.ask("openContact", json!({})).await["contactId"].clone();
    assert_eq!(program.status("/readyz").await, 200);

    program.signal(Signal::TERM);
    for socket in [&mut agent, &mut customer] {
        let left = left(&socket.wait_for("serverDraining").await);
        assert!((40_000..=50_000).contains(&left), "{left}");
    }
    left(&writer.wait_for_any("serverDraining").await);
    assert_eq!(program.status("/livez").await, 200);
    let answer = reqwest::get(format!("{}/readyz", program.base)).await.unwrap();
    assert_eq!((answer.status().as_u16(), answer.headers()["retry-after"].to_str().unwrap()), (503, "5"));
    assert_eq!(answer.json::<Value>().await.unwrap()["code"], "server_draining");

    // Nothing begins: no call, no contact, no stream of WHIP.
    let mut newcomer = program.socket("/api/v1/rtc", None).await;
    let token = program.token("customer-9", "case-9");
    assert_eq!(newcomer.refused("authenticate", json!({ "token": token })).await, "server_draining");
    let mut stranger = program.socket("/api/v1/rtc", None).await;
    let token = program.token("customer-9", "case-1");
    assert_eq!(stranger.refused("authenticate", json!({ "token": token })).await, "server_draining");
    assert_eq!(writer.refused("openContact", json!({})).await, "server_draining");
    let call = json!({ "contactId": contact, "kind": "voice" });
    assert_eq!(writer.refused("requestCall", call).await, "server_draining");
    let whip = reqwest::Client::new().post(format!("{}/whip/case-9", program.base));
    let whip = whip.bearer_auth(program.token("customer-9", "case-9")).header("content-type", "application/sdp");
    let answer = whip.body(offer()).send().await.unwrap();
    assert_eq!((answer.status().as_u16(), answer.headers()["retry-after"].to_str().unwrap()), (503, "5"));
    assert_eq!(answer.json::<Value>().await.unwrap()["code"], "server_draining");

    // What is under way goes on: messages, a broken connection, a page that is loaded again.
    say(&mut writer, &contact, "still here").await;
    let token = program.token("customer-1", "case-1");
    let former = customer.cut();
    let mut customer = program.socket("/api/v1/rtc", None).await;
    assert_eq!(customer.resume(&token, &former).await["resumed"], true);
    drop(customer);
    let mut customer = program.joined("customer-1", "case-1").await;
    left(&customer.wait_for("serverDraining").await);

    customer.ask("leave", json!({})).await;
    agent.ask("leave", json!({})).await;
    // Who only chats is told to come back, and finds everything as it was.
    assert_eq!(writer.wait_for_any("reconnect").await["reason"], "shutdown");
    assert_eq!(writer.closed().await, 1012);
    let (status, took) = program.ended();
    assert!(status.success() && took < SOON, "{status} after {took:?}");

    let again = Program::start(&place.0, &[]);
    let mut writer = again.live("customer-2").await;
    let messages = writer.ask("getMessages", json!({ "contactId": contact })).await["messages"].to_string();
    assert!(messages.contains("still here"), "{messages}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drain_is_taken_back_by_command() {
    let place = Place::new();
    let program = Program::start(&place.0, &[]);
    let mut agent = program.joined("agent-1", "case-1").await;
    let (code, said) = program.command("drain --status");
    assert!(code == 0 && said.starts_with("serving"), "{said}");
    let (code, said) = program.command("drain --deadline 5m");
    assert!(code == 0 && said.starts_with("draining") && said.ends_with("in them: 1\n"), "{said}");
    let left = left(&agent.wait_for("serverDraining").await);
    assert!((240_000..=300_000).contains(&left), "{left}");
    assert_eq!(program.status("/readyz").await, 503);
    let (code, said) = program.command("drain --cancel");
    assert!(code == 0 && said.starts_with("serving"), "{said}");
    assert_eq!(agent.wait_for("serverDraining").await["deadline"], Value::Null);
    assert_eq!(program.status("/readyz").await, 200);
    program.joined("customer-1", "case-1").await;
    let answer = reqwest::Client::new().post(format!("{}/api/v1/drain", program.base)).json(&json!({}));
    let answer = answer.bearer_auth(program.contact_token("customer-1")).send().await.unwrap();
    assert_eq!(answer.status(), 403);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_drain_ends_at_its_deadline() {
    let place = Place::new();
    let mut program = Program::start(&place.0, &[("VISAVIS_DRAIN__DEADLINE", "1s")]);
    let mut agent = program.joined("agent-1", "case-1").await;
    let started = Instant::now();
    program.signal(Signal::TERM);
    assert_eq!(agent.wait_for("reconnect").await["reason"], "shutdown");
    assert!(started.elapsed() >= Duration::from_millis(900), "{:?}", started.elapsed());
    assert_eq!(agent.closed().await, 1012);
    let (status, took) = program.ended();
    assert!(status.success() && took < SOON, "{status} after {took:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_signal_forces() {
    let place = Place::new();
    let mut program = Program::start(&place.0, &[]);
    let mut agent = program.joined("agent-1", "case-1").await;
    // A drain by command is none of the two.
    assert_eq!(program.command("drain").0, 0);
    agent.wait_for("serverDraining").await;
    program.signal(Signal::TERM);
    program.log.wait_for(&["draining already"]);
    agent.ask("ping", json!({})).await;
    program.signal(Signal::TERM);
    assert_eq!(agent.wait_for("reconnect").await["reason"], "shutdown");
    let (status, took) = program.ended();
    assert!(status.success() && took < SOON, "{status} after {took:?}");
}

/// The next message to the service manager that says this.
fn told(socket: &UnixDatagram, word: &str) -> String {
    let mut buffer = [0; 1024];
    loop {
        let length = socket.recv(&mut buffer).unwrap_or_else(|error| panic!("nobody says {word}: {error}"));
        let text = String::from_utf8_lossy(&buffer[..length]).into_owned();
        if text.lines().any(|line| line == word) {
            return text;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_service_manager_is_told() {
    let place = Place::new();
    let path = place.0.join("notify");
    let socket = UnixDatagram::bind(&path).unwrap();
    socket.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    let settings = [("NOTIFY_SOCKET", path.to_str().unwrap()), ("WATCHDOG_USEC", "2000000")];
    let mut program = Program::start(&place.0, &settings);
    assert!(told(&socket, "READY=1").contains("STATUS=serving"));
    for _ in 0..3 {
        let started = Instant::now();
        told(&socket, "WATCHDOG=1");
        assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
    }
    program.signal(Signal::HUP);
    let reloading = told(&socket, "RELOADING=1");
    let at = reloading.lines().find_map(|line| line.strip_prefix("MONOTONIC_USEC=")).unwrap();
    assert!(at.parse::<u64>().unwrap() > 0, "{reloading}");
    told(&socket, "READY=1");
    let mut agent = program.joined("agent-1", "case-1").await;
    program.signal(Signal::TERM);
    told(&socket, "STATUS=draining: no new calls");
    agent.ask("leave", json!({})).await;
    told(&socket, "STOPPING=1");
    assert!(program.ended().0.success());
}
