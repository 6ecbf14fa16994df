//! What strangers and broken clients get.

use serde_json::json;

use crate::support::server::{TestServer, TestSocket, offer};

#[tokio::test]
async fn messages_that_cannot_be_read_end_the_connection_with_a_code() {
    let server = TestServer::start().await;
    let mut bystander = server.joined("agent").await;
    let mut cases: Vec<(String, u16)> = vec![
        ("hello".into(), 4400),
        ("{}".into(), 4400),
        ("[".repeat(10_000), 4400),
        (r#"{"type":"fly","id":1,"data":{}}"#.into(), 4400),
        (r#"{"type":"ping","id":1e999,"data":{}}"#.into(), 4400),
        (r#"{"type":"publish","id":1,"data":{"source":7}}"#.into(), 4400),
    ];
    cases.push((" ".repeat(64 * 1024 + 1), 1009));
    cases.push((" ".repeat(300 * 1024), 1009));
    for (text, code) in cases {
        let mut client = server.client("customer").await;
        let shown: String = text.chars().take(40).collect();
        client.send_text(text).await;
        assert_eq!(client.closed().await, code, "{shown}");
    }
    let mut client = server.client("customer").await;
    client.send_binary(vec![0; 10]).await;
    assert_eq!(client.closed().await, 4400);
    bystander.ask("ping", json!({})).await;
}

#[tokio::test]
async fn the_first_message_proves_who_is_calling() {
    let server = TestServer::start().await;
    let mut client = server.socket().await;
    assert_eq!(client.refused("join", json!({ "offer": offer() })).await, "unexpected_message");
    assert_eq!(client.closed().await, 4401);

    let forged = format!("{}x", server.token("customer"));
    let expired = server.token_with("customer", |t| t.ttl_seconds = Some(0));
    let admin = server.admin_token();
    for (token, code) in [
        ("", "unauthorized"),
        ("a.b.c", "unauthorized"),
        (forged.as_str(), "unauthorized"),
        (expired.as_str(), "token_expired"),
        (admin.as_str(), "forbidden"),
    ] {
        let mut client = server.socket().await;
        assert_eq!(client.refused("authenticate", json!({ "token": token })).await, code, "{token}");
        assert_eq!(client.closed().await, 4401);
    }
    let mut client = server.client("customer").await;
    let again = json!({ "token": server.token("customer") });
    assert_eq!(client.refused("authenticate", again).await, "unexpected_message");
}

#[tokio::test]
async fn the_subprotocol_and_the_origin_are_checked() {
    let server = TestServer::with(&[("VISAVIS_HTTP__ALLOWED_ORIGINS", "https://brand.example")]).await;
    let connect = async |protocol, origin| TestSocket::connect(&server.base, protocol, origin).await.is_ok();
    let own = server.base.clone();
    let protocol = Some("visavis.v1");
    assert!(connect(protocol, None).await);
    assert!(connect(protocol, Some(own.as_str())).await);
    assert!(connect(protocol, Some("https://brand.example")).await);
    for origin in ["https://evil.example", "https://brand.example.evil.com", "null", "http://brand.example"] {
        assert!(!connect(protocol, Some(origin)).await, "{origin}");
    }
    assert!(!connect(None, None).await);
    assert!(!connect(Some("visavis.v2"), None).await);
}

#[tokio::test]
async fn who_talks_too_fast_is_closed() {
    let server = TestServer::start().await;
    let mut client = server.client("customer").await;
    for id in 0..200 {
        client.send_text(json!({ "type": "ping", "id": id, "data": {} }).to_string()).await;
    }
    assert_eq!(client.closed().await, 4429);
}

#[tokio::test]
async fn who_is_silent_is_closed() {
    let server = TestServer::with(&[("VISAVIS_ROOM__HEARTBEAT", "1s")]).await;
    let mut client = server.client("customer").await;
    assert_eq!(client.closed().await, 4408);
}
