//! Signalling and REST over real sockets.

mod limits;
mod rest;
mod slow;

use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::json;
use visavis::model::Source;

use crate::support::server::{TestServer, offer};

#[tokio::test]
async fn two_people_meet_and_part() {
    let server = TestServer::start().await;
    let mut agent = server.client("agent").await;
    let joined = agent.ask("join", json!({ "offer": offer() })).await;
    assert!(joined["answer"].as_str().unwrap().starts_with("v=0"));
    assert_eq!(joined["participants"], json!([]));
    let published = agent.ask("publish", json!({ "source": "microphone" })).await;
    assert_eq!(published["track"]["kind"], "audio");

    let mut customer = server.client("customer").await;
    let joined = customer.ask("join", json!({ "offer": offer() })).await;
    assert_eq!(joined["participants"][0]["name"], "agent");
    assert_eq!(joined["participants"][0]["tracks"][0], published["track"]);
    let slot = customer.wait_for("slotAssigned").await;
    assert_eq!(slot["trackId"], published["track"]["id"]);
    assert_eq!(agent.wait_for("participantJoined").await["participant"]["identity"], "customer");

    let camera = customer.ask("publish", json!({ "source": "camera", "muted": true })).await;
    assert_eq!(agent.wait_for("trackPublished").await["track"], camera["track"]);
    let id = camera["track"]["id"].clone();
    assert_eq!(agent.wait_for("slotAssigned").await["trackId"], id);
    customer.ask("setMuted", json!({ "trackId": id, "muted": false })).await;
    assert_eq!(agent.wait_for("trackMuted").await["muted"], false);
    agent.ask("unsubscribe", json!({ "trackId": id })).await;
    assert_eq!(agent.wait_for("slotAssigned").await["trackId"], json!(null));
    agent.ask("subscribe", json!({ "trackId": id })).await;
    assert_eq!(agent.wait_for("slotAssigned").await["trackId"], id);
    customer.ask("unpublish", json!({ "trackId": id })).await;
    assert_eq!(agent.wait_for("trackUnpublished").await["reason"], "unpublished");

    customer.ask("leave", json!({})).await;
    assert_eq!(customer.closed().await, 1000);
    assert_eq!(agent.wait_for("participantLeft").await["reason"], "left");
}

#[tokio::test]
async fn a_broken_connection_goes_on_where_it_was() {
    let server = TestServer::start().await;
    let mut agent = server.joined("agent").await;
    let customer = server.joined("customer").await;
    agent.wait_for("participantJoined").await;
    let former = customer.cut();
    agent.wait_for("participantReconnecting").await;
    agent.ask("publish", json!({ "source": "microphone" })).await;
    let mut again = server.socket().await;
    let hello = again.resume(&server.token("customer"), &former).await;
    assert_eq!(hello["resumed"], true);
    assert_eq!(again.wait_for("trackPublished").await["track"]["source"], "microphone", "what was missed is told");
    agent.wait_for("participantReconnected").await;
    assert_ne!(again.place.resume_token, former.resume_token);

    let joined = again.ask("join", json!({ "offer": offer() })).await;
    assert_eq!(joined["participants"][0]["identity"], "agent", "a reloaded page joins again as itself");
    let mut stranger = server.socket().await;
    let hello = stranger.resume(&server.token("agent-2"), &again.place).await;
    assert_eq!(hello["resumed"], false, "a resume token is good for its own person only");
}

#[tokio::test]
async fn a_session_has_one_connection() {
    let server = TestServer::start().await;
    let mut first = server.joined("customer").await;
    let mut second = server.socket().await;
    let hello = second.resume(&server.token("customer"), &first.place).await;
    assert_eq!(hello["resumed"], true);
    assert_eq!(first.closed().await, 4409);
    second.ask("ping", json!({})).await;
}

#[tokio::test]
async fn who_does_not_come_back_has_left() {
    let server = TestServer::with(&[("VISAVIS_ROOM__RESUME_WINDOW", "1s")]).await;
    let mut agent = server.joined("agent").await;
    let customer = server.joined("customer").await;
    drop(customer);
    agent.wait_for("participantReconnecting").await;
    assert_eq!(agent.wait_for("participantLeft").await["reason"], "connectionLost");
}

#[tokio::test]
async fn grants_are_enforced() {
    let server = TestServer::start().await;
    let token = server.token_with("customer", |t| {
        t.publish = Some(vec![Source::Microphone]);
        t.subscribe = Some(false);
    });
    let mut customer = server.socket().await;
    let hello = customer.hello(&token).await;
    assert_eq!(hello["grants"], json!({"publish": ["microphone"], "subscribe": false, "videoDirection": "sendrecv"}));
    assert_eq!(customer.refused("publish", json!({ "source": "microphone" })).await, "not_joined");
    assert_eq!(customer.refused("negotiate", json!({ "offer": offer() })).await, "not_joined");
    customer.ask("join", json!({ "offer": offer() })).await;
    assert_eq!(customer.refused("publish", json!({ "source": "camera" })).await, "forbidden");
    customer.ask("publish", json!({ "source": "microphone" })).await;
    assert_eq!(customer.refused("publish", json!({ "source": "microphone" })).await, "already_published");
    let nobody = json!({ "trackId": "t_00000000000000000000000000000000" });
    assert_eq!(customer.refused("unpublish", nobody.clone()).await, "track_not_found");
    assert_eq!(customer.refused("subscribe", nobody).await, "forbidden");
}

#[tokio::test]
async fn a_room_is_full_at_its_limit() {
    let server = TestServer::with(&[("VISAVIS_ROOM__MAX_PARTICIPANTS", "2")]).await;
    let _agents = [server.joined("agent").await, server.joined("agent-2").await];
    let mut customer = server.client("customer").await;
    assert_eq!(customer.refused("join", json!({ "offer": offer() })).await, "room_full");
}

#[tokio::test]
async fn bad_offers_are_refused_and_the_connection_goes_on() {
    let server = TestServer::start().await;
    let mut client = server.client("customer").await;
    for bad in ["", "v=0", "m=audio\r\n", &"a".repeat(60_000)] {
        assert_eq!(client.refused("join", json!({ "offer": bad })).await, "invalid_sdp");
    }
    client.ask("join", json!({ "offer": offer() })).await;
    assert_eq!(client.refused("negotiate", json!({ "offer": "v=0" })).await, "invalid_sdp");
    assert_eq!(server.metric("visavis_joins_total{client=\"sdk\",result=\"invalid_sdp\"}").await, 4.0);
}

#[tokio::test]
async fn a_stopping_server_sends_everybody_away() {
    let server = TestServer::start().await;
    let mut agent = server.joined("agent").await;
    server.server.shutdown().await;
    assert_eq!(agent.wait_for("reconnect").await["reason"], "shutdown");
    assert_eq!(agent.closed().await, 1012);
}

#[tokio::test]
async fn clients_hear_of_the_operators_own_turn_servers() {
    let server = TestServer::with(&[
        ("VISAVIS_ICE__URLS", "turn:turn.example:3478?transport=udp,stun:turn.example"),
        ("VISAVIS_TURN__ENABLED", "false"),
        ("VISAVIS_ICE__USERNAME", "brand"),
        ("VISAVIS_ICE__CREDENTIAL", "pass"),
    ])
    .await;
    let mut client = server.socket().await;
    let hello = client.hello(&server.token("customer")).await;
    let urls = ["turn:turn.example:3478?transport=udp", "stun:turn.example"];
    assert_eq!(hello["iceServers"], json!([{ "urls": urls, "username": "brand", "credential": "pass" }]));
}

#[tokio::test]
async fn a_client_gets_fresh_credentials_before_it_needs_them() {
    let server = TestServer::start().await;
    let mut client = server.socket().await;
    let hello = client.hello(&server.token("customer")).await;
    let fresh = client.ask("getIceServers", json!({})).await;
    for servers in [&hello["iceServers"], &fresh["iceServers"]] {
        let (expiry, identity) = servers[0]["username"].as_str().unwrap().split_once(':').unwrap();
        assert!(
            identity.ends_with(hello["participantId"].as_str().unwrap()),
            "the relay knows whose it is: {identity}"
        );
        let left = expiry.parse::<u64>().unwrap() - unix_now();
        assert!((590..=600).contains(&left), "{left} s");
    }
    assert_eq!(fresh["iceServers"][0]["urls"], hello["iceServers"][0]["urls"]);
    let transports = |at: usize| hello["iceServers"][at]["urls"].to_string();
    assert!(hello["iceServers"][0]["relayOnly"] == true && !transports(0).contains("tcp"), "{hello}");
    assert!(hello["iceServers"][1].get("relayOnly").is_none() && !transports(1).contains("udp"), "{hello}");
}

fn unix_now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}
