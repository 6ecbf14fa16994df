//! Users, sign-in, keys, and requests that are done once.

use serde_json::{Value, json};

use crate::rest::ask;
use crate::support::server::TestServer;

const PASSWORD: &str = "correct horse battery";

fn user(login: &str, role: &str) -> Value {
    json!({ "login": login, "role": role, "skills": ["billing"], "password": PASSWORD })
}

#[tokio::test]
async fn users_sign_in_until_they_are_disabled() {
    let server = TestServer::start().await;
    let admin = server.admin_token();
    let rest = async |method: &str, path: &str, body| server.rest(method, path, Some(&admin), body).await;
    let (status, added) = rest("POST", "/api/v1/users", Some(user("Ada", "agent"))).await;
    assert_eq!((status, &added["name"], &added["disabled"]), (201, &json!("Ada"), &json!(false)), "{added}");
    assert_eq!(rest("POST", "/api/v1/users", Some(user("ada", "agent"))).await.1["code"], "exists");
    rest("POST", "/api/v1/users", Some(user("root", "admin"))).await;

    let sign_in = async |login: &str, password: &str| {
        server.rest("POST", "/api/v1/sign-in", None, Some(json!({ "login": login, "password": password }))).await
    };
    let (status, signed_in) = sign_in("ADA", PASSWORD).await;
    assert_eq!((status, &signed_in["user"]["login"]), (200, &json!("Ada")), "{signed_in}");
    let claims = visavis::http::auth::read_unverified(signed_in["token"].as_str().unwrap()).unwrap();
    assert_eq!(
        (&claims["sub"], &claims["role"], &claims["skills"]),
        (&json!("Ada"), &json!("agent"), &json!(["billing"]))
    );
    let token = signed_in["token"].as_str();
    assert_eq!(server.rest("GET", "/api/v1/users", token, None).await.1["code"], "forbidden");
    let (_, root) = sign_in("root", PASSWORD).await;
    assert_eq!(server.rest("GET", "/api/v1/users", root["token"].as_str(), None).await.0, 200);

    for (login, password) in [("Ada", "wrong password"), ("nobody", PASSWORD), ("", ""), ("Ada", &"x".repeat(5000))] {
        let (status, problem) = sign_in(login, password).await;
        assert_eq!((status, &problem["code"]), (401, &json!("invalid_credentials")), "{login}");
    }
    assert_eq!(rest("PATCH", "/api/v1/users/ada", Some(json!({ "disabled": true }))).await.0, 204);
    assert_eq!(sign_in("Ada", PASSWORD).await.0, 401);
    assert_eq!(rest("PATCH", "/api/v1/users/ada", Some(json!({ "disabled": false }))).await.0, 204);
    let other = json!({ "password": "another good password" });
    assert_eq!(rest("PUT", "/api/v1/users/ada/password", Some(other)).await.0, 204);
    assert_eq!(sign_in("Ada", PASSWORD).await.0, 401);
    assert_eq!(sign_in("Ada", "another good password").await.0, 200);
    let (_, list) = rest("GET", "/api/v1/users", None).await;
    assert_eq!(list["users"].as_array().unwrap().len(), 2);
    assert!(!list.to_string().contains("argon2"), "no hash leaves the store");
    assert_eq!(rest("DELETE", "/api/v1/users/ada", None).await.0, 204);
    assert_eq!(rest("DELETE", "/api/v1/users/ada", None).await.1["code"], "not_found");
    assert_eq!(sign_in("Ada", "another good password").await.0, 401);
}

#[tokio::test]
async fn guesses_are_few() {
    let server = TestServer::start().await;
    let mut codes = Vec::new();
    for _ in 0..12 {
        let guess = json!({ "login": "ada", "password": "a guess" });
        let (_, problem) = server.rest("POST", "/api/v1/sign-in", None, Some(guess)).await;
        codes.push(problem["code"].as_str().unwrap().to_owned());
    }
    assert_eq!(codes[..10], vec!["invalid_credentials".to_owned(); 10]);
    assert_eq!(codes[11], "rate_limited");
    // Somebody else still gets in.
    let other = json!({ "login": "bob", "password": "a guess" });
    assert_eq!(server.rest("POST", "/api/v1/sign-in", None, Some(other)).await.1["code"], "invalid_credentials");
}

#[tokio::test]
async fn what_is_out_of_bounds_is_refused() {
    let server = TestServer::start().await;
    let admin = server.admin_token();
    let with = |key: &str, value: Value| {
        let mut body = user("ada", "agent");
        body[key] = value;
        body
    };
    let key = |kind: &str, origins: Value| json!({ "kind": kind, "name": "k", "origins": origins });
    let hook = |url: &str| json!({ "url": url });
    for (path, body) in [
        ("users", with("login", json!(""))),
        ("users", with("login", json!("a b"))),
        ("users", with("login", json!("a/b"))),
        ("users", with("login", json!("x".repeat(129)))),
        ("users", with("login", json!("anon-1"))),
        ("users", with("name", json!("a\nb"))),
        ("users", with("password", json!("short"))),
        ("users", with("password", json!("x".repeat(1025)))),
        ("users", with("role", json!("customer"))),
        ("users", with("skills", json!([""]))),
        ("users", with("extra", json!(1))),
        ("keys", key("api", json!(["https://www.example.com"]))),
        ("keys", key("site", json!([]))),
        ("keys", key("site", json!(["https://www.example.com/path"]))),
        ("keys", key("site", json!(["*"]))),
        ("keys", json!({ "kind": "api", "name": " " })),
        ("webhooks", hook("nowhere")),
        ("webhooks", hook("ftp://hooks.example.com/")),
        ("webhooks", json!({ "url": "https://hooks.example.com/", "events": ["call.dropped"] })),
    ] {
        let (status, problem) = server.rest("POST", &format!("/api/v1/{path}"), Some(&admin), Some(body.clone())).await;
        assert_eq!((status, &problem["code"]), (400, &json!("invalid_request")), "{path} {body}");
    }
}

#[tokio::test]
async fn an_api_key_is_as_good_as_an_admin_until_it_is_removed() {
    let server = TestServer::start().await;
    let admin = server.admin_token();
    let body = json!({ "kind": "api", "name": "shop backend" });
    let (status, made) = server.rest("POST", "/api/v1/keys", Some(&admin), Some(body)).await;
    assert_eq!(status, 201, "{made}");
    let secret = made["secret"].as_str().unwrap();
    assert!(secret.starts_with("vva_"));
    let (_, list) = server.rest("GET", "/api/v1/keys", Some(secret), None).await;
    assert_eq!(list["keys"][0]["id"], made["key"]["id"]);
    assert!(!list.to_string().contains(secret));
    let token = json!({ "identity": "c", "role": "customer" });
    assert_eq!(server.rest("POST", "/api/v1/tokens", Some(secret), Some(token)).await.0, 201);
    let path = format!("/api/v1/keys/{}", made["key"]["id"].as_str().unwrap());
    assert_eq!(server.rest("DELETE", &path, Some(secret), None).await.0, 204);
    assert_eq!(server.rest("GET", "/api/v1/keys", Some(secret), None).await.1["code"], "unauthorized");
    assert_eq!(server.rest("DELETE", &path, Some(&admin), None).await.1["code"], "not_found");
    assert_eq!(server.rest("DELETE", "/api/v1/keys/1", Some(&admin), None).await.1["code"], "not_found");
}

#[tokio::test]
async fn a_request_with_a_key_is_done_once() {
    let server = TestServer::start().await;
    let bearer = format!("Bearer {}", server.admin_token());
    let post = async |key: &str, body: Value| {
        let headers = [("authorization", bearer.as_str()), ("idempotency-key", key)];
        ask(&server, "POST", "/api/v1/keys", &headers, Some(body)).await
    };
    let body = json!({ "kind": "api", "name": "once" });
    let first = post("a", body.clone()).await;
    assert_eq!((first.status, first.header("idempotency-replayed")), (201, None));
    let again = post("a", body.clone()).await;
    assert_eq!((again.status, again.header("idempotency-replayed")), (201, Some("true")));
    assert_eq!(again.header("content-type"), Some("application/json"));
    assert_eq!(again.body["key"], first.body["key"]);
    assert!(first.body["secret"].is_string() && again.body["secret"].is_null(), "a secret is shown once");
    assert_eq!(post("a", json!({ "kind": "api", "name": "other" })).await.code(), (422, "idempotency_mismatch"));
    assert_eq!(post("", body.clone()).await.code(), (400, "invalid_request"));
    assert_eq!(post(&"x".repeat(256), body.clone()).await.code(), (400, "invalid_request"));

    // A refusal frees the key.
    assert_eq!(post("b", json!({ "kind": "site", "name": "x" })).await.code(), (400, "invalid_request"));
    assert_eq!(post("b", body.clone()).await.status, 201);
    // Without a token nothing is begun.
    let nobody = ask(&server, "POST", "/api/v1/keys", &[("idempotency-key", "c")], Some(body.clone())).await;
    assert_eq!(nobody.code(), (401, "unauthorized"));

    // Many at once: it is done by one of them.
    let all = futures_util::future::join_all((0..8).map(|_| post("d", body.clone()))).await;
    let (done, rest): (Vec<_>, Vec<_>) = all.iter().partition(|answer| answer.status == 201);
    assert!(rest.iter().all(|answer| answer.code() == (409, "idempotency_underway")));
    assert!(done.iter().all(|answer| answer.body["key"]["id"] == done[0].body["key"]["id"]) && !done.is_empty());
    let (_, list) = server.rest("GET", "/api/v1/keys", Some(&server.admin_token()), None).await;
    assert_eq!(list["keys"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn every_answer_names_its_request() {
    let server = TestServer::start().await;
    let answer = ask(&server, "GET", "/api/v1/rooms", &[], None).await;
    let id = answer.header("x-request-id").unwrap().to_owned();
    assert_eq!((id.len(), answer.body["requestId"].as_str()), (32, Some(id.as_str())));
    let other = ask(&server, "GET", "/livez", &[("x-request-id", &id)], None).await;
    assert_ne!(other.header("x-request-id"), Some(id.as_str()), "a client does not name its requests");
}
