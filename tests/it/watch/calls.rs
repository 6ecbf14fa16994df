//! A call as the admin page and a supervisor look at it.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use visavis::client::Path;

use crate::support::server::{TestServer, TestSocket};
use crate::watch::prometheus::member;

const PATIENCE: Duration = Duration::from_secs(20);

/// A customer and an agent in a contact with a video call.
async fn video_call(server: &TestServer) -> (TestSocket, TestSocket, Value) {
    let (mut agent, mut customer) = (server.live("agent-3").await, server.live("customer-17").await);
    let contact = customer.ask("openContact", json!({})).await["contactId"].clone();
    agent.wait_for("contactOffered").await;
    agent.ask("answerOffer", json!({"contactId": contact, "accept": true})).await;
    let asked = customer.ask("requestCall", json!({"contactId": contact, "kind": "video"})).await;
    agent.wait_for("callRequested").await;
    let accepts = json!({"escalationId": asked["escalationId"], "accept": true});
    let call = agent.ask("answerCallRequest", accepts).await["callId"].clone();
    (customer, agent, call)
}

/// Asks until the answer is as it should be.
async fn until(server: &TestServer, token: &str, path: &str, holds: impl Fn(&Value) -> bool) -> Value {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let (status, answer) = server.rest("GET", path, Some(token), None).await;
        if status == 200 && holds(&answer) {
            return answer;
        }
        assert!(Instant::now() < deadline, "{path}: {status} {answer:#}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_live_call_is_described_whole() {
    let server = TestServer::start().await;
    let (_customer, mut agent, call) = video_call(&server).await;
    let (one, other) = tokio::join!(
        member(&server, "customer-17", &call, Path::TurnTcp),
        member(&server, "agent-3", &call, Path::IceTcp),
    );
    let path = format!("/api/v1/calls/{}/debug", call.as_str().unwrap());
    let supervisor = server.contact_token("supervisor-1", &[]);
    let flows = |who: &Value| {
        let lines = who["lines"].as_array().unwrap();
        let sends = |l: &&Value| l["streams"][0]["packets"].as_u64() > Some(20) && l["up"]["kbps"].as_u64() > Some(0);
        let gets = |l: &&Value| l["slot"]["trackId"].is_string() && l["down"]["packets"].as_u64() > Some(20);
        lines.iter().filter(sends).count() == 2 && lines.iter().filter(gets).count() == 2
    };
    let whole = until(&server, &supervisor, &path, |answer| {
        let people = answer["participants"].as_array().unwrap();
        people.len() == 2 && people.iter().all(flows)
    })
    .await;
    let of = |identity: &str| {
        let people = whole["participants"].as_array().unwrap();
        people.iter().find(|p| p["identity"] == identity).unwrap().clone()
    };
    let (customer, served_by) = (of("customer-17"), of("agent-3"));
    assert_eq!((&customer["ice"]["path"], &served_by["ice"]["path"]), (&json!("relay"), &json!("tcp")));
    assert_eq!(served_by["ice"]["selected"]["transport"], "tcp");
    assert!(served_by["ice"]["checked"].as_array().unwrap().contains(&served_by["ice"]["selected"]), "{served_by:#}");
    let happened: Vec<&str> =
        customer["milestones"].as_array().unwrap().iter().map(|m| m["what"].as_str().unwrap()).collect();
    assert!(happened.starts_with(&["created", "pathFound", "connected"]), "{happened:?}");
    assert_eq!((&customer["direction"], &customer["held"]), (&json!("sendrecv"), &json!(false)));
    let camera = |who: &Value| {
        let lines = who["lines"].as_array().unwrap();
        lines.iter().find(|line| line["source"] == "camera").unwrap().clone()
    };
    let (sent, got) = (camera(&customer), camera(&served_by));
    assert_eq!(sent["streams"][0]["codec"], "VP8");
    assert_eq!(sent["trackId"], got["slot"]["trackId"], "what one sends is what the other gets");
    assert_eq!((&got["slot"]["flow"], &got["slot"]["awaitsKeyframe"]), (&json!("open"), &json!(false)));

    // Not for those who are in it, and not when it is over.
    for (who, status) in [("customer-17", 403), ("agent-3", 403), ("agent-9", 404)] {
        let (found, answer) = server.rest("GET", &path, Some(&server.contact_token(who, &[])), None).await;
        assert_eq!(found, status, "{who}: {answer}");
    }
    let by_room = format!("/api/v1/rooms/{}/debug", call.as_str().unwrap());
    assert_eq!(server.rest("GET", &by_room, Some(&server.admin_token()), None).await.0, 200);
    assert_eq!(server.rest("GET", &by_room, Some(&supervisor), None).await.0, 403);
    agent.ask("endCall", json!({"callId": call})).await;
    one.leave().await;
    other.leave().await;
    until(&server, &server.admin_token(), "/api/v1/rooms", |rooms| rooms["rooms"] == json!([])).await;
    let (status, answer) = server.rest("GET", &path, Some(&supervisor), None).await;
    assert_eq!((status, &answer["code"]), (404, &json!("room_not_found")));
    server.server.shutdown().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_last_minutes_are_kept_while_a_call_lives() {
    let server = TestServer::start().await;
    let admin = server.admin_token();
    let (_customer, mut agent, call) = video_call(&server).await;
    let (one, other) =
        tokio::join!(member(&server, "customer-17", &call, Path::Udp), member(&server, "agent-3", &call, Path::Udp),);
    let shown = until(&server, &admin, "/api/v1/history", |history| {
        let people = history["rooms"][0]["participants"].as_array();
        let is_measured = |p: &Value| p["samples"].as_array().unwrap().iter().any(|s| s["upKbps"].as_u64() > Some(0));
        people.is_some_and(|people| people.len() == 2 && people.iter().all(is_measured))
            && history["overall"]
                .as_array()
                .unwrap()
                .iter()
                .any(|o| o["people"] == 2 && o["sentKbps"].as_u64() > Some(0))
    })
    .await;
    assert_eq!(shown["rooms"][0]["id"], call);
    let latest = shown["overall"].as_array().unwrap().last().unwrap().clone();
    assert_eq!((&latest["rooms"], &latest["loss"]), (&json!(1), &json!(0.0)));
    assert!(latest["joinMs"].as_f64().unwrap() > 0.0, "{latest}");
    let sample = shown["rooms"][0]["participants"][0]["samples"].as_array().unwrap().last().unwrap().clone();
    assert!(sample["score"].as_u64().unwrap() >= 4, "{sample}");
    let since = format!("/api/v1/history?since={}", latest["at"]);
    let (_, newer) = server.rest("GET", &since, Some(&admin), None).await;
    let is_new = |o: &Value| o["at"].as_u64() > latest["at"].as_u64();
    assert!(newer["overall"].as_array().unwrap().iter().all(is_new), "{newer}");

    let (_, agents) = server.rest("GET", "/api/v1/agents", Some(&admin), None).await;
    let at_work = json!([{"identity": "agent-3", "name": "agent-3", "skills": [], "state": "available",
        "contacts": 1, "capacity": 4}]);
    assert_eq!(agents["agents"], at_work);
    let (_, config) = server.rest("GET", "/api/v1/config", Some(&admin), None).await;
    let setting = |key: &str| {
        let settings = config["settings"].as_array().unwrap();
        settings.iter().find(|setting| setting["key"] == key).unwrap().clone()
    };
    assert_eq!(setting("auth.secret")["value"], "\"<secret>\"");
    assert_eq!(setting("http.bind")["origin"], "command line");
    assert!(!config.to_string().contains(crate::support::server::SECRET));
    let (_, report) = server.rest("GET", "/api/v1/doctor", Some(&admin), None).await;
    let check = |id: &str| {
        let checks = report["checks"].as_array().unwrap();
        checks.iter().find(|check| check["id"] == id).unwrap_or_else(|| panic!("no {id} in {report}")).clone()
    };
    assert_eq!((&check("config")["verdict"], &check("media-port")["verdict"]), (&json!("pass"), &json!("pass")));
    let address = check("public-address");
    assert_eq!((&address["verdict"], address["hint"].is_string()), (&json!("warn"), true), "{address}");
    assert_ne!(report["verdict"], "pass");
    let (_, rooms) = server.rest("GET", "/api/v1/rooms", Some(&admin), None).await;
    let named = rustix::system::uname().nodename().to_str().unwrap().to_owned();
    assert_eq!(rooms["rooms"][0]["node"], named);
    for path in ["/api/v1/history", "/api/v1/config", "/api/v1/doctor"] {
        let (status, _) = server.rest("GET", path, Some(&server.contact_token("supervisor-1", &[])), None).await;
        assert_eq!(status, 403, "{path}");
    }

    agent.ask("endCall", json!({"callId": call})).await;
    one.leave().await;
    other.leave().await;
    until(&server, &admin, "/api/v1/history", |history| history["rooms"] == json!([])).await;
    server.server.shutdown().await;
}
