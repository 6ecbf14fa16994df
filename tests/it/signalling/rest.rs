use serde_json::{Value, json};

use crate::support::server::{TestServer, offer};

#[tokio::test]
async fn a_brands_server_makes_tokens_and_ends_calls() {
    let server = TestServer::start().await;
    let admin = server.admin_token();
    let body =
        json!({ "identity": "c-1", "name": "Customer", "role": "customer", "room": "r1", "publish": ["microphone"] });
    let (status, created) = server.rest("POST", "/api/v1/tokens", Some(&admin), Some(body)).await;
    assert_eq!(status, 201, "{created}");
    let mut customer = server.socket().await;
    let hello = customer.hello(created["token"].as_str().unwrap()).await;
    assert_eq!((hello["room"].as_str(), hello["identity"].as_str()), (Some("r1"), Some("c-1")));

    let (_, rooms) = server.rest("GET", "/api/v1/rooms", Some(&admin), None).await;
    assert_eq!(rooms, json!({ "rooms": [] }), "nobody has joined yet");
    customer.ask("join", json!({ "offer": offer() })).await;
    let (_, rooms) = server.rest("GET", "/api/v1/rooms", Some(&admin), None).await;
    assert_eq!(rooms["rooms"][0]["participants"][0]["name"], "Customer");
    let (status, room) = server.rest("GET", "/api/v1/rooms/r1", Some(&admin), None).await;
    assert_eq!((status, &room["id"]), (200, &json!("r1")));

    let (status, _) = server.rest("DELETE", "/api/v1/rooms/r1", Some(&admin), None).await;
    assert_eq!(status, 204);
    customer.wait_for("roomClosed").await;
    assert_eq!(customer.closed().await, 4410);
    let (status, problem) = server.rest("DELETE", "/api/v1/rooms/r1", Some(&admin), None).await;
    assert_eq!((status, &problem["code"]), (404, &json!("room_not_found")));
}

#[tokio::test]
async fn refusals_are_problems_with_a_code() {
    let server = TestServer::start().await;
    let (admin, agent) = (server.admin_token(), server.token("agent"));
    let good = json!({ "identity": "c", "role": "customer", "room": "r" });
    let with = |key: &str, value: Value| {
        let mut body = good.clone();
        body[key] = value;
        Some(body)
    };
    let tokens = "/api/v1/tokens";
    for (method, path, token, body, status, code) in [
        ("GET", "/nowhere", None, None, 404, "not_found"),
        ("GET", "/pages/%2e%2e%2fCargo.toml", None, None, 404, "not_found"),
        ("PUT", "/api/v1/rooms", None, None, 405, "method_not_allowed"),
        ("GET", "/api/v1/rooms", None, None, 401, "unauthorized"),
        ("GET", "/api/v1/rooms", Some("x"), None, 401, "unauthorized"),
        ("GET", "/api/v1/rooms", Some(agent.as_str()), None, 403, "forbidden"),
        ("GET", "/api/v1/rooms/none", Some(admin.as_str()), None, 404, "room_not_found"),
        ("DELETE", "/api/v1/rooms/a%20b", Some(admin.as_str()), None, 404, "room_not_found"),
        ("POST", tokens, None, Some(good.clone()), 401, "unauthorized"),
        ("POST", tokens, Some(admin.as_str()), None, 400, "invalid_request"),
        ("POST", tokens, Some(admin.as_str()), Some(json!([])), 400, "invalid_request"),
        ("POST", tokens, Some(admin.as_str()), with("role", json!("king")), 400, "invalid_request"),
        ("POST", tokens, Some(admin.as_str()), with("room", json!("a/b")), 400, "invalid_request"),
        ("POST", tokens, Some(admin.as_str()), with("identity", json!("")), 400, "invalid_request"),
        (
            "POST",
            tokens,
            Some(admin.as_str()),
            with("identity", json!("x".repeat(3_000_000))),
            413,
            "payload_too_large",
        ),
        ("POST", tokens, Some(admin.as_str()), with("ttlSeconds", json!(0)), 400, "invalid_request"),
        ("POST", tokens, Some(admin.as_str()), with("ttlSeconds", json!(1e15)), 400, "invalid_request"),
        ("POST", tokens, Some(admin.as_str()), with("extra", json!(1)), 400, "invalid_request"),
        ("GET", "/api/v1/rtc", None, None, 400, "invalid_request"),
    ] {
        let (found, problem) = server.rest(method, path, token, body).await;
        assert_eq!((found, problem["code"].as_str()), (status, Some(code)), "{method} {path}: {problem}");
        assert_eq!(problem["status"], status);
    }
}

#[tokio::test]
async fn health_pages_and_metrics_answer() {
    let server = TestServer::start().await;
    for path in [
        "/livez",
        "/readyz",
        "/docs",
        "/docs/live",
        "/customer",
        "/agent",
        "/admin",
        "/widget",
        "/widget/v1.js",
        "/sdk/v1/visavis.js",
    ] {
        let response = reqwest::get(format!("{}{path}", server.base)).await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        let policy = response.headers()["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("script-src 'self'") && !policy.contains("unsafe"), "{policy}");
        assert_eq!(response.headers()["x-content-type-options"], "nosniff");
    }
    let response = reqwest::get(format!("{}/sdk/v1/visavis.js", server.base)).await.unwrap();
    assert_eq!(response.headers()["access-control-allow-origin"], "*", "a brand's page may import it as a module");
    let etag = response.headers()["etag"].clone();
    let request = reqwest::Client::new().get(format!("{}/sdk/v1/visavis.js", server.base));
    let again = request.header("if-none-match", etag).send().await.unwrap();
    assert_eq!(again.status(), 304);
    let _agent = server.joined("agent").await;
    assert_eq!(server.metric("visavis_participants{role=\"agent\"}").await, 1.0);
    assert_eq!(server.metric("visavis_joins_total{client=\"sdk\",result=\"ok\"}").await, 1.0);
    let (status, _) = server.rest("GET", "/metrics", None, None).await;
    assert_eq!(status, 404, "metrics have a port of their own");
}

#[tokio::test]
async fn pages_are_framed_by_allowed_sites_only() {
    let policy = async |settings: &[(&str, &str)]| {
        let server = TestServer::with(settings).await;
        let response = reqwest::get(format!("{}/customer", server.base)).await.unwrap();
        response.headers()["content-security-policy"].to_str().unwrap().to_owned()
    };
    assert!(policy(&[]).await.ends_with("frame-ancestors 'self'"));
    let allowed = policy(&[("VISAVIS_HTTP__ALLOWED_ORIGINS", "https://a.example,https://b.example")]).await;
    assert!(allowed.ends_with("frame-ancestors 'self' https://a.example https://b.example"), "{allowed}");
}
