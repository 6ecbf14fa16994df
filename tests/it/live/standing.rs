//! Who may go on: users who are disabled, tokens that expire, clients that only ping; and who hears of agents.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::contact;
use crate::support::server::{TestServer, TestSocket};

const PASSWORD: &str = "correct horse battery";

/// Makes a user and gives back the token of their sign-in.
async fn signed_in(server: &TestServer, login: &str, role: &str) -> String {
    let user = json!({"login": login, "role": role, "password": PASSWORD});
    assert_eq!(server.rest("POST", "/api/v1/users", Some(&server.admin_token()), Some(user)).await.0, 201);
    let sign_in = json!({"login": login, "password": PASSWORD});
    let (_, signed_in) = server.rest("POST", "/api/v1/sign-in", None, Some(sign_in)).await;
    signed_in["token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_user_who_is_disabled_or_removed_is_out_at_once() {
    let server = TestServer::start().await;
    let admin = server.admin_token();
    let tokens = [signed_in(&server, "mary", "agent").await, signed_in(&server, "john", "agent").await];
    let mut other = server.live("agent-3").await;
    let mut sockets = Vec::new();
    for token in &tokens {
        let mut live = server.live_socket().await;
        live.hello(token).await;
        assert_eq!(server.rest("GET", "/api/v1/agents", Some(token), None).await.0, 200);
        sockets.push(live);
    }
    let disable = Some(json!({"disabled": true}));
    assert_eq!(server.rest("PATCH", "/api/v1/users/MARY", Some(&admin), disable).await.0, 204);
    assert_eq!(server.rest("DELETE", "/api/v1/users/john", Some(&admin), None).await.0, 204);
    for (live, token) in sockets.iter_mut().zip(&tokens) {
        assert_eq!(live.closed().await, 4401);
        let (status, problem) = server.rest("GET", "/api/v1/agents", Some(token), None).await;
        assert_eq!((status, &problem["code"]), (401, &json!("unauthorized")), "{problem}");
        let mut again = server.live_socket().await;
        assert_eq!(again.refused("authenticate", json!({"token": token})).await, "unauthorized");
    }
    other.ask("ping", json!({})).await;

    let enable = Some(json!({"disabled": false}));
    assert_eq!(server.rest("PATCH", "/api/v1/users/mary", Some(&admin), enable).await.0, 204);
    server.live_socket().await.hello(&tokens[0]).await;
    server.server.shutdown().await;
}

#[tokio::test]
async fn a_call_ends_for_a_user_who_is_disabled() {
    let server = TestServer::start().await;
    let token = signed_in(&server, "agent-mary", "agent").await;
    let mut agent = server.live_socket().await;
    agent.hello(&token).await;
    let mut customer = server.live("customer-17").await;
    let opened = customer.ask("openContact", json!({"wants": "voice"})).await;
    agent.wait_for("contactOffered").await;
    let call =
        agent.ask("answerOffer", json!({"contactId": opened["contactId"], "accept": true})).await["callId"].clone();
    let mut media = server.socket().await;
    media.ask("authenticate", json!({"token": token, "callId": call})).await;
    let disable = Some(json!({"disabled": true}));
    server.rest("PATCH", "/api/v1/users/agent-mary", Some(&server.admin_token()), disable).await;
    assert_eq!(media.closed().await, 4401);
    assert_eq!(agent.closed().await, 4401);
    server.server.shutdown().await;
}

#[tokio::test]
async fn a_connection_goes_on_for_as_long_as_its_token_or_a_newer_one() {
    let server = TestServer::start().await;
    let token = |who: &str, seconds: u64| {
        server.token_with(who, |token| (token.room, token.ttl_seconds) = (None, Some(seconds)))
    };
    let mut renews = server.live_socket().await;
    let mut expires = server.live_socket().await;
    let began = Instant::now();
    for client in [&mut renews, &mut expires] {
        client.hello(&token("agent-3", 2)).await;
        assert!(client.wait_for_any("tokenExpiring").await["expires"].is_u64());
    }
    let strangers = token("agent-4", 60);
    assert_eq!(renews.refused("renewToken", json!({"token": strangers})).await, "unauthorized");
    assert_eq!(renews.refused("renewToken", json!({"token": server.admin_token()})).await, "forbidden");
    renews.ask("renewToken", json!({"token": token("agent-3", 600)})).await;
    assert_eq!(expires.wait_for_any("error").await["code"], "token_expired");
    assert_eq!(expires.closed().await, 4401);
    assert!(began.elapsed() < Duration::from_secs(6));
    renews.ask("getOverview", json!({})).await;
    server.server.shutdown().await;
}

#[tokio::test]
async fn pings_of_the_websocket_are_signs_of_life() {
    let server = TestServer::with(&[("VISAVIS_ROOM__HEARTBEAT", "1s")]).await;
    let mut pings = [server.live("agent-3").await, server.client("customer").await];
    let mut silent = server.live("agent-4").await;
    let began = Instant::now();
    // Silence ends a connection after two and a half heartbeats.
    while began.elapsed() < Duration::from_secs(4) {
        for client in &mut pings {
            client.ping().await;
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    assert_eq!(silent.closed().await, 4408);
    for client in &mut pings {
        client.ask("ping", json!({})).await;
    }
    for client in &mut pings {
        assert_eq!(client.closed().await, 4408, "who stops is closed");
    }
    server.server.shutdown().await;
}

async fn states(socket: &mut TestSocket, watch: bool) -> Vec<(String, String)> {
    let answer = socket.ask("getAgents", json!({"watch": watch})).await;
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    answer["agents"].as_array().unwrap().iter().map(|agent| (text(&agent["identity"]), text(&agent["state"]))).collect()
}

#[tokio::test]
async fn agents_are_known_to_colleagues_and_told_to_who_watches() {
    let server = TestServer::start().await;
    let mut agent = server.live("agent-3").await;
    let mut colleague = server.live("agent-4").await;
    let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
    let both = [pair("agent-3", "available"), pair("agent-4", "available")];
    assert_eq!(states(&mut agent, true).await, both);
    colleague.ask("setAvailable", json!({"available": false})).await;
    let changed = agent.wait_for("agentChanged").await["agent"].clone();
    assert_eq!((&changed["identity"], &changed["state"]), (&json!("agent-4"), &json!("unavailable")), "{changed}");
    assert_eq!((&changed["contacts"], &changed["skills"]), (&json!(0), &json!([])), "{changed}");

    let token = server.contact_token("supervisor-1", &[]);
    let (_, list) = server.rest("GET", "/api/v1/agents", Some(&token), None).await;
    assert_eq!(list["agents"][1], changed);
    let mut customer = server.live("customer-17").await;
    assert_eq!(customer.refused("getAgents", json!({})).await, "not_allowed");
    let token = server.contact_token("customer-17", &[]);
    assert_eq!(server.rest("GET", "/api/v1/agents", Some(&token), None).await.1["code"], "not_allowed");

    // Whoever asks without wanting more hears nothing more.
    states(&mut agent, false).await;
    colleague.ask("setAvailable", json!({"available": true})).await;
    agent.ask("ping", json!({})).await;
    assert_eq!(agent.heard("agentChanged"), 0);
    server.server.shutdown().await;
}

#[tokio::test]
async fn supervisors_hear_of_contacts_that_they_are_not_in() {
    let server = TestServer::start().await;
    let mut supervisor = server.live("supervisor-1").await;
    let (mut customer, _agent, contact) = contact(&server).await;
    let mut heard = Vec::new();
    while heard.last().is_none_or(|(state, _)| state != "active") {
        let changed = supervisor.wait_for("contactChanged").await["contact"].clone();
        assert_eq!(changed["contactId"], json!(contact));
        heard.push((changed["state"].as_str().unwrap().to_owned(), changed["agents"].clone()));
    }
    assert_eq!(heard, [("waiting".to_owned(), json!([])), ("active".to_owned(), json!(["agent-3"]))]);
    customer.ask("leaveContact", json!({"contactId": contact})).await;
    assert_eq!(supervisor.wait_for("contactChanged").await["contact"]["state"], "closed");
    server.server.shutdown().await;
}

#[tokio::test]
async fn what_one_page_declines_is_gone_on_the_other() {
    let server = TestServer::start().await;
    let mut pages = [server.live("agent-3").await, server.live("agent-3").await];
    let mut customer = server.live("customer-17").await;
    let contact = customer.ask("openContact", json!({})).await["contactId"].clone();
    for page in &mut pages {
        page.wait_for("contactOffered").await;
    }
    let mut reloaded = server.live("agent-3").await;
    let overview = reloaded.ask("getOverview", json!({})).await;
    assert_eq!(overview["offers"][0]["contact"]["contactId"], contact, "a page that comes later knows of it");
    assert_eq!(server.live("agent-4").await.ask("getOverview", json!({})).await["offers"], json!([]));
    pages[0].ask("answerOffer", json!({"contactId": contact, "accept": false})).await;
    for page in pages.iter_mut().chain([&mut reloaded]) {
        assert_eq!(page.wait_for("offerWithdrawn").await["contactId"], contact);
    }
    server.server.shutdown().await;
}
