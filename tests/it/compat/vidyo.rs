//! Vidyo's tokens are traded for ours.

use std::fmt::Write as _;

use aws_lc_rs::hmac;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use visavis::http::auth::{read_unverified, unix_now};

use crate::support::server::TestServer;

const APP: &str = "brand.vidyo.io";
const KEY: &str = "a developer key";
const SETTINGS: [(&str, &str); 2] = [("VISAVIS_VIDYO__APP_ID", APP), ("VISAVIS_VIDYO__DEVELOPER_KEY", KEY)];
const PATH: &str = "/compat/vidyo/sessions";

fn vidyo_token(user: &str) -> String {
    let body = format!("provision\0{user}@{APP}\0{}\0", unix_now() + 60 + 62_167_219_200);
    let key = hmac::Key::new(hmac::HMAC_SHA384, KEY.as_bytes());
    let mut hex = String::new();
    for byte in hmac::sign(&key, body.as_bytes()).as_ref() {
        write!(hex, "{byte:02x}").unwrap();
    }
    STANDARD.encode(format!("{body}\0{hex}"))
}

async fn connect(server: &TestServer, bearer: Option<&str>, user: &str, resource: &str) -> (u16, Value) {
    let body = json!({ "token": vidyo_token(user), "resourceId": resource, "displayName": " Kim\u{7} Customer " });
    server.rest("POST", PATH, bearer, Some(body)).await
}

fn reason((status, body): &(u16, Value)) -> (u16, &str) {
    let reason = body["reason"].as_str().unwrap_or_default();
    (*status, reason.strip_prefix("VIDYO_CONNECTORFAILREASON_").unwrap_or(reason))
}

#[tokio::test]
async fn a_token_opens_the_room_of_the_resource_and_nothing_else() {
    let server = TestServer::with(&SETTINGS).await;
    let (status, session) = connect(&server, None, "kim", "demoRoom").await;
    assert_eq!(status, 200, "{session}");
    assert_eq!(session["callId"], Value::Null);
    let claims = read_unverified(session["token"].as_str().unwrap()).unwrap();
    assert_eq!((&claims["sub"], &claims["name"]), (&json!("kim"), &json!("Kim Customer")));
    assert_eq!((&claims["role"], &claims["call"]["room"]), (&json!("customer"), &json!("demoRoom")));

    for resource in ["", "a room", "k_00000000000000000000000000000001", "CHAT_00000000-0000-0000-0000-000000000001"] {
        let answer = connect(&server, None, "kim", resource).await;
        assert_eq!(reason(&answer).1, "InvalidResourceId", "{resource}: {answer:?}");
    }
}

#[tokio::test]
async fn what_cannot_be_taken_has_vidyos_reason() {
    let server = TestServer::with(&SETTINGS).await;
    for (body, expected) in [
        (json!({ "token": "nonsense", "resourceId": "demoRoom" }), (403, "InvalidToken")),
        (json!({ "token": vidyo_token(""), "resourceId": "demoRoom" }), (403, "InvalidToken")),
        (json!({ "token": vidyo_token("a\nb"), "resourceId": "demoRoom" }), (403, "InvalidToken")),
        (json!({ "resourceId": "demoRoom" }), (422, "MiscError")),
        (json!({ "token": 1, "resourceId": "demoRoom" }), (422, "MiscError")),
        (json!({ "token": "x".repeat(20_000), "resourceId": "demoRoom" }), (413, "MiscError")),
    ] {
        let answer = server.rest("POST", PATH, None, Some(body.clone())).await;
        assert_eq!(reason(&answer), expected, "{body}: {answer:?}");
        assert!(answer.1["message"].as_str().is_some_and(|message| message.len() > 5), "{answer:?}");
    }
    let off = TestServer::start().await;
    let answer = connect(&off, None, "kim", "demoRoom").await;
    assert_eq!(reason(&answer), (403, "InvalidToken"));
    assert!(answer.1["message"].as_str().unwrap().contains("vidyo.developer_key"));
}

#[tokio::test]
async fn a_chats_name_is_its_call_for_those_who_are_in_it() {
    let server = TestServer::with(&SETTINGS).await;
    let mut customer = server.live("customer-17").await;
    let _agent = server.live("agent-3").await;
    let opened = customer.ask("openContact", json!({})).await;
    let contact = opened["contactId"].as_str().unwrap().to_owned();
    let id = contact.trim_start_matches("c_");
    let uuid = [&id[..8], &id[8..12], &id[12..16], &id[16..20], &id[20..]].join("-");
    let chat = format!("CHAT_DEFAULT_{uuid}");

    let (customers, strangers) = (server.contact_token("customer-17", &[]), server.contact_token("customer-9", &[]));
    let early = connect(&server, Some(&customers), "any", &chat).await;
    assert_eq!((reason(&early), &early.1["retryable"]), ((409, "NoResponseFromResource"), &json!(true)));

    let agents = server.contact_token("agent-3", &[]);
    let path = |rest: &str| format!("/api/v1/contacts/{contact}/{rest}");
    assert_eq!(server.rest("POST", &path("take"), Some(&agents), None).await.0, 200);
    let began =
        server.rest("POST", &path("calls"), Some(&server.admin_token()), Some(json!({ "kind": "video" }))).await;
    let call = began.1["callId"].clone();
    assert!(call.is_string(), "{began:?}");

    // The page's own token says who it is; without one, the user of Vidyo's token does.
    for (bearer, user, expected) in [
        (Some(&customers), "any", "customer-17"),
        (Some(&agents), "any", "agent-3"),
        (None, "customer-17", "customer-17"),
        (None, "USER_agent-3", "agent-3"),
    ] {
        let (status, session) = connect(&server, bearer.map(String::as_str), user, &chat).await;
        assert_eq!((status, &session["callId"]), (200, &call), "{session}");
        let claims = read_unverified(session["token"].as_str().unwrap()).unwrap();
        assert_eq!((&claims["sub"], &claims["call"]["room"]), (&json!(expected), &call));
        let mut socket = server.socket().await;
        socket.hello(session["token"].as_str().unwrap()).await;
    }
    for (bearer, user) in [(Some(&strangers), "customer-17"), (None, "any")] {
        let answer = connect(&server, bearer.map(String::as_str), user, &chat).await;
        assert_eq!(reason(&answer), (403, "NotMember"), "{answer:?}");
    }
    let answer = connect(&server, Some("nonsense"), "customer-17", &chat).await;
    assert_eq!(reason(&answer), (403, "InvalidToken"));
}
