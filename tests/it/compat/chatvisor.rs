//! Chatvisor's REST.

use std::time::Duration;

use axum::extract::State;
use axum::routing::post;
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio::time::timeout;
use visavis::http::auth::read_unverified;

use crate::support::server::{TestServer, TestSocket};

const VISITOR: &str = "v_00000000000000000000000000000001";

/// A page of a customer that tags its browser.
async fn tagged(server: &TestServer, who: &str, tag: Value) -> TestSocket {
    let mut page = server.live(who).await;
    page.ask("tagVisitor", tag).await;
    page
}

async fn get(server: &TestServer, path: &str, token: &str) -> (u16, Value) {
    server.rest("GET", path, Some(token), None).await
}

#[tokio::test]
async fn active_customers_are_listed_found_and_tagged() {
    let server = TestServer::start().await;
    let tag = json!({
        "visitorId": VISITOR, "externalId": "john.doe", "email": "john@example.com", "firstName": "John",
        "lastName": "Doe", "assignedTo": "agent-3", "labels": ["nice"], "data": { "title": "Dr.", "gender": "male" }
    });
    let _page = tagged(&server, "customer-17", tag).await;
    let golden = json!([{
        "id": "john.doe", "email": "john@example.com", "firstname": "John", "lastname": "Doe", "gender": "male",
        "labels": ["nice"], "assignedUser": "agent-3", "additionalTaggingData": { "title": "Dr." }, "visitorId": VISITOR
    }]);
    let (admin, agent, other) =
        (server.admin_token(), server.contact_token("agent-3", &[]), server.contact_token("agent-4", &[]));
    for (token, expected) in [(&admin, &golden), (&agent, &golden), (&other, &json!([]))] {
        assert_eq!(get(&server, "/rest/v1/customers/active", token).await, (200, expected.clone()));
    }
    let by_query = server.rest("GET", &format!("/rest/v1/customers/active?access_token={agent}"), None, None).await;
    assert_eq!(by_query, (200, golden.clone()));
    // Any field, whatever the case of letters.
    for query in ["JOHN@example.com", "john.doe", "John%20Doe", "nice", "Dr.", VISITOR] {
        let found = get(&server, &format!("/rest/v1/customers/status/{query}"), &agent).await;
        assert_eq!(found, (200, golden[0].clone()), "{query}");
    }
    assert_eq!(get(&server, "/rest/v1/customers/status/nobody", &agent).await, (200, json!({})));

    let more = json!({ "email": "John@Example.com", "labels": ["vip"], "additionalTaggingData": { "title": null } });
    let path = "/rest/v1/customers/tag";
    assert_eq!(server.rest("POST", path, Some(&admin), Some(more)).await, (200, json!({ "tagged": 1 })));
    let found = get(&server, "/rest/v1/customers/status/vip", &agent).await.1;
    assert_eq!((&found["labels"], &found["additionalTaggingData"]), (&json!(["vip"]), &json!({})));
    let nobody = json!({ "id": "nobody", "labels": ["vip"] });
    assert_eq!(server.rest("POST", path, Some(&admin), Some(nobody)).await, (200, json!({ "tagged": 0 })));
}

#[tokio::test]
async fn a_users_token_is_one_of_ours() {
    let server = TestServer::start().await;
    let admin = server.admin_token();
    let user = json!({ "login": "mary@example.com", "name": "Mary", "role": "agent", "skills": ["loans"], "password": "long enough 4711" });
    assert_eq!(server.rest("POST", "/api/v1/users", Some(&admin), Some(user)).await.0, 201);
    let wanted = json!({ "email": "mary@example.com", "ttlSeconds": 60 });
    let (status, made) = server.rest("POST", "/rest/v1/tokens", Some(&admin), Some(wanted.clone())).await;
    assert_eq!(status, 201, "{made}");
    let claims = read_unverified(made["token"].as_str().unwrap()).unwrap();
    assert_eq!(
        (&claims["sub"], &claims["name"], &claims["role"]),
        (&json!("mary@example.com"), &json!("Mary"), &json!("agent"))
    );
    assert_eq!((&claims["skills"], &claims["exp"]), (&json!(["loans"]), &made["expiresAt"]));

    let agent = made["token"].as_str().unwrap();
    let team = get(&server, "/rest/v1/team", agent).await;
    assert_eq!(team, (200, json!([{ "email": "mary@example.com", "name": "Mary", "role": "agent" }])));
    let online = |expected: bool| json!({ "online": expected });
    assert_eq!(server.rest("GET", "/rest/v1/agents/online", None, None).await, (200, online(false)));
    let mut socket = server.live_socket().await;
    socket.hello(agent).await;
    assert_eq!(server.rest("GET", "/rest/v1/agents/online", None, None).await, (200, online(true)));
    socket.ask("setAvailable", json!({ "available": false })).await;
    assert_eq!(server.rest("GET", "/rest/v1/agents/online", None, None).await, (200, online(false)));

    let customer = server.contact_token("customer-17", &[]);
    for (method, path, token, body, expected) in [
        ("GET", "/rest/v1/customers/active", None, None, 401),
        ("GET", "/rest/v1/customers/active", Some("nonsense"), None, 401),
        ("GET", "/rest/v1/customers/active?access_token=nonsense%0A", None, None, 401),
        ("GET", "/rest/v1/customers/active", Some(&*customer), None, 403),
        ("GET", "/rest/v1/customers/status/%FF", Some(&admin), None, 404),
        ("GET", "/rest/v1/team", Some(&customer), None, 403),
        ("POST", "/rest/v1/tokens", Some(agent), Some(wanted), 403),
        ("POST", "/rest/v1/tokens", Some(&admin), Some(json!({ "email": "" })), 400),
        ("POST", "/rest/v1/tokens", Some(&admin), Some(json!({ "email": "x", "ttlSeconds": 0 })), 400),
        ("POST", "/rest/v1/customers/tag", Some(&admin), Some(json!({ "labels": [] })), 400),
        (
            "POST",
            "/rest/v1/customers/tag",
            Some(&admin),
            Some(json!({ "id": "x", "additionalTaggingData": { "email": 1 } })),
            400,
        ),
        ("POST", "/rest/v1/customers/tag", Some(agent), Some(json!({ "id": "x" })), 403),
        ("POST", "/rest/v1/customers/tag", Some(&admin), Some(json!({ "id": 4 })), 400),
    ] {
        let (status, problem) = server.rest(method, path, token, body).await;
        assert_eq!(status, expected, "{method} {path}: {problem}");
        assert!(problem["detail"].as_str().is_some_and(|detail| detail.len() > 5), "{problem}");
    }
}

/// Notes what an endpoint is told.
async fn note(State(heard): State<mpsc::UnboundedSender<Value>>, Json(body): Json<Value>) {
    heard.send(body).unwrap();
}

#[tokio::test]
async fn endpoints_of_its_form_are_told_of_conversations_and_messages() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook", listener.local_addr().unwrap());
    let (heard, mut told) = mpsc::unbounded_channel();
    let router = Router::new().route("/hook", post(note)).with_state(heard);
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    let server = TestServer::with(&[
        ("VISAVIS_WEBHOOKS__ALLOW_PRIVATE", "true"),
        ("VISAVIS_CHATVISOR__WEBHOOKS", &url),
        ("VISAVIS_HTTP__PUBLIC_URL", "https://calls.example.com"),
    ])
    .await;
    let admin = server.admin_token();
    assert_eq!(server.rest("POST", "/api/v1/webhooks", Some(&admin), Some(json!({ "url": url }))).await.0, 201);
    let mut next = async || timeout(Duration::from_secs(10), told.recv()).await.unwrap().unwrap();

    let mut customer = server.live("customer-17").await;
    let contact = customer.ask("openContact", json!({})).await["contactId"].clone();
    let changed = |status: &str, last: &Value| json!({ "customerId": "customer-17", "status": status, "lastMessage": last, "url": "https://calls.example.com/desk" });
    assert_eq!(next().await, changed("UNREAD", &Value::Null));
    let content = json!({ "type": "text", "text": "Good morning" });
    let sent = customer.ask("sendMessage", json!({ "contactId": contact, "content": content })).await;
    let message = next().await;
    let golden = json!({
        "id": sent["messageId"], "conversationId": contact, "customerId": "customer-17", "type": "text",
        "author": { "id": "customer-17", "name": message["author"]["name"], "isAgent": false },
        "text": "Good morning", "createdAt": message["createdAt"]
    });
    assert_eq!(message, golden);
    let agent = server.contact_token("agent-3", &[]);
    let contact = contact.as_str().unwrap();
    // An offer is no event, and neither is what the server notes.
    let _agent = server.live("agent-3").await;
    assert_eq!(server.rest("POST", &format!("/api/v1/contacts/{contact}/take"), Some(&agent), None).await.0, 200);
    assert_eq!(next().await, changed("UNRESOLVED", &golden));
    assert_eq!(server.rest("POST", &format!("/api/v1/contacts/{contact}/end"), Some(&agent), None).await.0, 200);
    assert_eq!(next().await, changed("DONE", &golden));
}
