//! Customers who come from the brand's pages.

use serde_json::{Value, json};
use visavis::http::auth::{Claims, TokenKeys, read_unverified, unix_now};
use visavis::model::Role;
use visavis::protocol::CreateToken;

use crate::rest::{Answer, ask};
use crate::support::server::{SECRET, TestServer, TestSocket};

const SITE: &str = "https://www.example.com";

async fn site_key(server: &TestServer) -> (String, String) {
    let body = json!({ "kind": "site", "name": "web", "origins": [SITE] });
    let (status, made) = server.rest("POST", "/api/v1/keys", Some(&server.admin_token()), Some(body)).await;
    assert_eq!(status, 201, "{made}");
    (made["key"]["id"].as_str().unwrap().to_owned(), made["secret"].as_str().unwrap().to_owned())
}

async fn open(server: &TestServer, origin: &str, body: Value) -> Answer {
    ask(server, "POST", "/api/v1/site-sessions", &[("origin", origin)], Some(body)).await
}

#[tokio::test]
async fn a_page_lets_a_customer_in_who_stays_the_same() {
    let server = TestServer::start().await;
    let (_, key) = site_key(&server).await;
    assert!(key.starts_with("vvs_"));
    let first = open(&server, SITE, json!({ "siteKey": key, "name": "Kim" })).await;
    assert_eq!(first.status, 201, "{}", first.body);
    assert_eq!(first.header("access-control-allow-origin"), Some(SITE));
    let token = first.body["token"].as_str().unwrap();
    let claims = read_unverified(token).unwrap();
    assert_eq!((&claims["role"], &claims["sub"]), (&json!("customer"), &first.body["identity"]));
    assert!(claims["sub"].as_str().unwrap().starts_with("anon-") && claims["call"].is_null());

    let again = open(&server, SITE, json!({ "siteKey": key, "token": token })).await;
    assert_eq!((&again.body["identity"], &again.body["name"]), (&first.body["identity"], &json!("Kim")));
    let stranger = open(&server, SITE, json!({ "siteKey": key })).await;
    assert_ne!(stranger.body["identity"], first.body["identity"]);
    assert_eq!(stranger.body["name"], "Customer");
}

#[tokio::test]
async fn a_former_token_says_who_comes_back_for_a_month() {
    let server = TestServer::start().await;
    let (_, key) = site_key(&server).await;
    const DAY: u64 = 24 * 3600;
    let keys = TokenKeys::new(&SECRET.to_owned().into());
    let others = TokenKeys::new(&"another secret of thirty-two bytes".to_owned().into());
    let customer = |who: &str| CreateToken::new(who, Role::Customer);
    let mint =
        |keys: &TokenKeys, who, expired_for| keys.mint(&Claims::of(customer(who), unix_now() - expired_for).unwrap());
    let in_room = CreateToken { room: "demo".try_into().ok(), ..customer("anon-1") };
    for (token, is_same) in [
        (mint(&keys, "anon-1", 60), true),
        (mint(&keys, "anon-1", 29 * DAY), true),
        (mint(&keys, "anon-1", 31 * DAY), false),
        (mint(&keys, "customer-1", 60), false),
        (mint(&others, "anon-1", 60), false),
        (keys.mint(&Claims::of(CreateToken::new("anon-1", Role::Agent), unix_now() + 60).unwrap()), false),
        (keys.mint(&Claims::of(in_room, unix_now() + 60).unwrap()), false),
        ("nonsense".to_owned(), false),
    ] {
        let answer = open(&server, SITE, json!({ "siteKey": key, "token": token })).await;
        assert_eq!(answer.status, 201, "a token that cannot be used is ignored: {}", answer.body);
        assert_eq!(answer.body["identity"] == "anon-1", is_same, "{token}");
    }
}

#[tokio::test]
async fn a_site_key_is_good_on_its_own_pages_only() {
    let server = TestServer::start().await;
    let (id, key) = site_key(&server).await;
    let body = json!({ "siteKey": key });
    let stranger = open(&server, "https://evil.example", body.clone()).await;
    assert_eq!((stranger.code(), stranger.header("access-control-allow-origin")), ((403, "forbidden"), None));
    let no_page = ask(&server, "POST", "/api/v1/site-sessions", &[], Some(body.clone())).await;
    assert_eq!(no_page.code(), (403, "forbidden"));
    let wrong = open(&server, SITE, json!({ "siteKey": "vvs_wrong" })).await;
    assert_eq!((wrong.code(), wrong.header("access-control-allow-origin")), ((401, "unauthorized"), Some(SITE)));

    let preflight = async |origin: &str| {
        let headers = [("origin", origin), ("access-control-request-method", "POST")];
        ask(&server, "OPTIONS", "/api/v1/site-sessions", &headers, None).await
    };
    let allowed = preflight(SITE).await;
    assert_eq!((allowed.status, allowed.header("access-control-allow-origin")), (204, Some(SITE)));
    assert!(allowed.header("access-control-allow-headers").unwrap().contains("content-type"));
    assert_eq!(allowed.header("vary"), Some("Origin"));
    assert_eq!(preflight("https://evil.example").await.header("access-control-allow-origin"), None);

    // The same pages may open a WebSocket, until the key is gone.
    let connect = async |origin| TestSocket::connect(&server.base, Some("visavis.v1"), Some(origin)).await.is_ok();
    assert!(connect(SITE).await && !connect("https://evil.example").await);
    let path = format!("/api/v1/keys/{id}");
    assert_eq!(server.rest("DELETE", &path, Some(&server.admin_token()), None).await.0, 204);
    assert!(!connect(SITE).await);
    assert_eq!(open(&server, SITE, body).await.code(), (401, "unauthorized"));

    let (status, problem) = server.rest("GET", "/api/v1/keys", Some(&key), None).await;
    assert_eq!((status, &problem["code"]), (401, &json!("unauthorized")), "a site key is no API key");
}
