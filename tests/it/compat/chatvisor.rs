//! Chatvisor's REST.

use serde_json::{Value, json};
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
