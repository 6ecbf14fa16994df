//! Consumers sign in: anonymous, or with a token of the brand's identity provider; and clients find this server.

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};
use visavis::http::auth::{read_unverified, unix_now};

use super::{ACCOUNT, Messaging, SITE, page, server, sign_up};
use crate::store::Folder;
use crate::support::server::TestServer;

#[tokio::test]
async fn anonymous_consumers_sign_up_from_the_brands_pages() {
    let server = server(&[]).await;
    let claims = read_unverified(&sign_up(&server).await).unwrap();
    assert_eq!(
        (&claims["aud"], &claims["iss"]),
        (&json!(format!("acc:{ACCOUNT}")), &json!("https://idp.liveperson.net"))
    );
    assert!(claims["sub"].as_str().unwrap().starts_with("anon-"), "{claims}");
    assert!(claims["exp"].as_u64().unwrap() > claims["iat"].as_u64().unwrap());

    let (status, authorized) =
        page(&server, "POST", &format!("/api/account/{ACCOUNT}/anonymous/authorize"), json!({})).await;
    assert_eq!(status, 200, "{authorized}");
    let connector = format!("/api/account/{ACCOUNT}/app/4711/authenticate?v=3.0");
    let (status, app) = page(&server, "POST", &connector, json!({"id_token": authorized["token"]})).await;
    assert_eq!(status, 200, "{app}");
    let sub = |token: &Value| read_unverified(token.as_str().unwrap()).unwrap()["sub"].clone();
    assert_eq!(sub(&app["token"]), sub(&authorized["token"]));
    let (_, init) = Messaging::consumer(&server, app["token"].as_str().unwrap(), &[]).await;
    assert_eq!(init["code"], 200);
    // A token of the vendor's audience is good on its own sockets only.
    let (status, _) = server.rest("GET", "/api/v1/contacts", app["token"].as_str(), None).await;
    assert_eq!(status, 401);

    let jsonp = format!("{}/api/account/{ACCOUNT}/signup.jsonp?callback=lp.cb_1", server.base);
    let get = |referer: &'static str, url: String| reqwest::Client::new().get(url).header("referer", referer).send();
    let script = get("https://brand.example/shop?x=1", jsonp.clone()).await.unwrap();
    assert_eq!(script.headers()["content-type"], "text/javascript; charset=utf-8");
    let script = script.text().await.unwrap();
    assert!(script.starts_with("/**/lp.cb_1({\"jwt\":\"ey") && script.ends_with("\"});"), "{script}");
    assert_eq!(get("https://elsewhere.example/", jsonp.clone()).await.unwrap().status(), 403);
    assert_eq!(get("https://brand.example/", jsonp.replace("lp.cb_1", "alert(1)//")).await.unwrap().status(), 400);

    for origin in [None, Some("https://elsewhere.example"), Some("null")] {
        let mut request = reqwest::Client::new().post(format!("{}/api/account/{ACCOUNT}/signup", server.base));
        if let Some(origin) = origin {
            request = request.header("origin", origin);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 403, "{origin:?}");
        assert!(response.headers().get("access-control-allow-origin").is_none());
    }
    for path in [&format!("/api/account/{ACCOUNT}/signup"), "/api/v1/conversations/x/cobrowse/y"] {
        let preflight = reqwest::Client::new()
            .request(reqwest::Method::OPTIONS, format!("{}{path}", server.base))
            .header("origin", SITE);
        let answer = preflight.send().await.unwrap();
        assert_eq!(
            (answer.status().as_u16(), &answer.headers()["access-control-allow-origin"]),
            (204, &SITE.parse().unwrap())
        );
        assert_eq!(answer.headers()["access-control-allow-methods"], "GET, POST, DELETE", "{path}");
    }
    server.server.shutdown().await;
}

#[tokio::test]
async fn apps_sign_up_where_that_is_allowed() {
    let server = server(&[("VISAVIS_LIVEPERSON__ALLOW_APPS", "true")]).await;
    let url = format!("{}/api/account/{ACCOUNT}/signup", server.base);
    assert_eq!(reqwest::Client::new().post(&url).send().await.unwrap().status(), 200);
    let elsewhere = reqwest::Client::new().post(&url).header("origin", "https://elsewhere.example").send();
    assert_eq!(elsewhere.await.unwrap().status(), 403, "a page still has to be the brand's");
    server.server.shutdown().await;
}

#[tokio::test]
async fn an_expired_identity_is_extended() {
    let server = server(&[]).await;
    let jwt = super::jwt("anon-00000000000000000000000000000001", -60);
    let path = format!("/api/account/{ACCOUNT}/app/4711/authenticate?v=3.0");
    let (status, app) = page(&server, "POST", &path, json!({"id_token": jwt})).await;
    assert_eq!(status, 200, "{app}");
    let sub = |token: &str| read_unverified(token).unwrap()["sub"].clone();
    assert_eq!(sub(app["token"].as_str().unwrap()), sub(&jwt));
    for bad in [json!({}), json!({"id_token": 7}), json!({"id_token": "a.b.c"}), json!([])] {
        let (status, problem) = page(&server, "POST", &path, bad.clone()).await;
        assert!((400..=401).contains(&status), "{bad}: {status} {problem}");
    }
    server.server.shutdown().await;
}

/// The brand's identity provider: one key, and the tokens that it signs.
struct Provider(EcdsaKeyPair);

impl Provider {
    fn new() -> Self {
        Provider(EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap())
    }

    fn jwks(&self) -> Value {
        let point = self.0.public_key().as_ref();
        let encode = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        json!({"keys": [{"kty": "EC", "crv": "P-256", "kid": "one", "use": "sig", "x": encode(&point[1..33]), "y": encode(&point[33..])}]})
    }

    fn sign(&self, header: &Value, claims: &Value) -> String {
        let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let text = format!("{}.{}", encode(header), encode(claims));
        let signature = self.0.sign(&aws_lc_rs::rand::SystemRandom::new(), text.as_bytes()).unwrap();
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

async fn trusting(folder: &Folder, provider: &Provider) -> TestServer {
    let path = folder.join("jwks.json");
    std::fs::write(&path, provider.jwks().to_string()).unwrap();
    let path = path.to_str().unwrap();
    server(&[("VISAVIS_LIVEPERSON__JWKS_FILE", path), ("VISAVIS_LIVEPERSON__ISSUER", "https://id.brand.example")]).await
}

#[tokio::test]
async fn the_brands_identity_provider_vouches_for_consumers() {
    let folder = Folder::new();
    let (provider, stranger) = (Provider::new(), Provider::new());
    let server = trusting(&folder, &provider).await;
    let path = format!("/api/account/{ACCOUNT}/authenticate");
    let header = json!({"alg": "ES256", "kid": "one"});
    let claims = json!({"sub": "customer-4711", "iss": "https://id.brand.example", "aud": "whoever", "exp": unix_now() + 60, "given_name": "Erin", "family_name": "Example"});
    let with = |name: &str, value: Value| {
        let mut claims = claims.clone();
        claims[name] = value;
        claims
    };
    let (status, answer) = page(&server, "POST", &path, json!({"authCode": provider.sign(&header, &claims)})).await;
    assert_eq!(status, 200, "{answer}");
    let jwt = answer["jwt"].as_str().unwrap();
    let read = read_unverified(jwt).unwrap();
    assert_eq!((&read["sub"], &read["name"]), (&json!("customer-4711"), &json!("Erin Example")));
    let (mut consumer, _) = Messaging::consumer(&server, jwt, &[]).await;
    assert_eq!(consumer.ask("userprofile.GetUserProfile", json!({})).await["consumerId"], "customer-4711");

    let none =
        format!("{}.{}.", URL_SAFE_NO_PAD.encode(r#"{"alg":"none"}"#), URL_SAFE_NO_PAD.encode(claims.to_string()));
    for (what, token) in [
        ("another key", stranger.sign(&header, &claims)),
        ("no such key", provider.sign(&json!({"alg": "ES256", "kid": "two"}), &claims)),
        ("another algorithm", provider.sign(&json!({"alg": "HS256", "kid": "one"}), &claims)),
        ("no signature", none),
        ("expired", provider.sign(&header, &with("exp", json!(unix_now() - 1)))),
        ("not yet", provider.sign(&header, &with("nbf", json!(unix_now() + 60)))),
        ("another issuer", provider.sign(&header, &with("iss", json!("https://else.example")))),
        ("kept subjects", provider.sign(&header, &with("sub", json!("anon-00000000000000000000000000000000")))),
        ("nonsense", "a.b.c".to_owned()),
        ("nothing", String::new()),
    ] {
        let (status, problem) = page(&server, "POST", &path, json!({ "authCode": token })).await;
        assert_eq!(status, 401, "{what}: {problem}");
    }
    server.server.shutdown().await;
}

#[tokio::test]
async fn clients_find_every_service_here() {
    let server = server(&[]).await;
    let host = server.base.split_once("://").unwrap().1;
    let expected = json!({"service": "asyncMessagingEnt", "account": ACCOUNT, "baseURI": host});
    for path in [
        "/service/asyncMessagingEnt/baseURI".to_owned(),
        format!("/api/account/{ACCOUNT}/service/asyncMessagingEnt/baseURI.json?version=1.0"),
    ] {
        let (status, found) = server.rest("GET", &path, None, None).await;
        assert_eq!((status, found), (200, expected.clone()), "{path}");
    }
    let (_, all) = server.rest("GET", &format!("/api/account/{ACCOUNT}/service/baseURI.json"), None, None).await;
    assert_eq!(all["baseURIs"][0], expected);
    assert_eq!(server.rest("GET", "/api/account/1/service/idp/baseURI.json", None, None).await.0, 404);
    for path in ["/compat/liveperson.js", "/tag/tag.js?site=83624296"] {
        let script = reqwest::get(format!("{}{path}", server.base)).await.unwrap();
        assert_eq!(script.headers()["access-control-allow-origin"], "*", "{path}");
        assert!(script.text().await.unwrap().contains("lp_monitoringSDK"), "{path}");
    }
    server.server.shutdown().await;
}
