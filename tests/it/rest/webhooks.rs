//! Webhooks with a receiver on a real socket.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_lc_rs::hmac;
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::post;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::time::{sleep, timeout};
use visavis::client::Trust;
use visavis::metrics::Metrics;
use visavis::model::{EndpointId, Timestamp, WebhookEventId};
use visavis::protocol::webhook::{TestBody, WebhookData};
use visavis::store::{Change, Endpoint, Store, WebhookEvent};
use visavis::webhooks::{Caller, Webhooks};

use crate::store::Folder;
use crate::store::samples::{contact_id, opened, put};
use crate::support::server::TestServer;

/// What a receiver has heard.
#[derive(Debug, Clone, PartialEq)]
struct Heard {
    id: String,
    kind: String,
    message: String,
}

#[derive(Clone, Default)]
struct Receiver(Arc<Mutex<Inbox>>);

#[derive(Default)]
struct Inbox {
    secret: Vec<u8>,
    heard: Vec<Heard>,
    /// Events whose message begins so are refused with this status, so many times.
    refuse: Vec<(String, u16, usize)>,
}

impl Receiver {
    async fn start(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let away = Redirect::temporary("/hook");
        let router = Router::new()
            .route("/hook", post(receive))
            .route("/away", post(|| async { away }))
            .route("/flood", post(|| async { vec![b'x'; 50_000_000] }))
            .with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        url
    }

    fn heard(&self) -> Vec<Heard> {
        self.0.lock().unwrap().heard.clone()
    }

    fn messages(&self) -> Vec<String> {
        self.heard().into_iter().map(|heard| heard.message).collect()
    }

    fn refuse(&self, message: &str, status: u16, times: usize) {
        self.0.lock().unwrap().refuse.push((message.to_owned(), status, times));
    }

    async fn wait_for(&self, count: usize) {
        let enough = async {
            while self.heard().len() < count {
                sleep(Duration::from_millis(5)).await;
            }
        };
        timeout(Duration::from_secs(20), enough).await.unwrap_or_else(|_| panic!("heard {:?}", self.heard()));
    }
}

/// Verifies the signature by an own computation, notes what came, and answers as it was told.
async fn receive(State(receiver): State<Receiver>, headers: HeaderMap, body: Bytes) -> Response {
    let mut inbox = receiver.0.lock().unwrap();
    let header = |name: &str| headers.get(name).unwrap().to_str().unwrap();
    let (id, timestamp) = (header("webhook-id"), header("webhook-timestamp"));
    let age = visavis::http::auth::unix_now() - timestamp.parse::<u64>().unwrap();
    assert!(age < 10, "{age} s old");
    let signed = [id.as_bytes(), b".", timestamp.as_bytes(), b".", &body].concat();
    let signature = STANDARD.decode(header("webhook-signature").strip_prefix("v1,").unwrap()).unwrap();
    let key = hmac::Key::new(hmac::HMAC_SHA256, &inbox.secret);
    hmac::verify(&key, &signed, &signature).expect("the signature is right");
    let event: Value = serde_json::from_slice(&body).unwrap();
    let message = event["data"]["message"].as_str().unwrap_or_default().to_owned();
    let refusal = inbox.refuse.iter_mut().find(|(start, _, times)| message.starts_with(start.as_str()) && *times > 0);
    if let Some((_, status, times)) = refusal {
        *times -= 1;
        return StatusCode::from_u16(*status).unwrap().into_response();
    }
    let kind = event["type"].as_str().unwrap().to_owned();
    inbox.heard.push(Heard { id: id.to_owned(), kind, message });
    StatusCode::NO_CONTENT.into_response()
}

const ENDPOINT: EndpointId = EndpointId::from_bits(1);

fn at(millis: u64) -> Timestamp {
    Timestamp::from_millis(millis)
}

fn event(id: u128, contact: u64, message: &str) -> Change {
    let data = WebhookData::Test(TestBody { message: message.to_owned() });
    let contact = Some(contact_id(contact));
    Change::Webhook(Box::new(WebhookEvent::new(WebhookEventId::from_bits(id), contact, at(id as u64), data)))
}

/// A store with contacts 1 and 2, and an endpoint.
async fn store_for(folder: &Folder, receiver: &Receiver) -> Store {
    let store = folder.open().await;
    let secret = b"a secret of an endpoint for tests".to_vec();
    receiver.0.lock().unwrap().secret = secret.clone();
    let url = receiver.start().await;
    let endpoint =
        Endpoint { id: ENDPOINT, url, secret: secret.into(), kinds: Vec::new(), enabled: true, created_at: at(0) };
    store.put_endpoint(endpoint).await.unwrap();
    let contacts = [1, 2].map(|n| put(visavis::domain::contact::Record::Contact(opened(n))));
    store.write(contacts.to_vec()).await.unwrap();
    store
}

/// Has a store's webhooks told until the sender is dropped.
fn tell(store: &Store, metrics: &Metrics) -> (tokio::sync::watch::Sender<bool>, tokio::task::JoinHandle<()>) {
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let caller = Caller::new(Trust::new(&[]).unwrap(), true);
    let task = tokio::spawn(Webhooks::new(store.clone(), caller, metrics.clone()).run(stopped));
    (stop, task)
}

#[tokio::test]
async fn each_contact_is_told_in_order_and_a_failure_delays_no_other() {
    let (folder, receiver, metrics) = (Folder::new(), Receiver::default(), Metrics::new());
    let store = store_for(&folder, &receiver).await;
    receiver.refuse("1-a", 503, 1);
    let owed = [(1, 1, "1-a"), (2, 1, "1-b"), (3, 2, "2-a"), (4, 2, "2-b"), (5, 2, "2-c")];
    store.write(owed.map(|(id, contact, message)| event(id, contact, message)).to_vec()).await.unwrap();
    let (stop, task) = tell(&store, &metrics);
    receiver.wait_for(3).await;
    assert_eq!(receiver.messages(), ["2-a", "2-b", "2-c"], "the other contact is not delayed");
    // After the first pause of five seconds and a bit.
    receiver.wait_for(5).await;
    assert_eq!(receiver.messages()[3..], ["1-a", "1-b"]);
    // What is heard is noted a moment later.
    let settled = async {
        while store.next_delivery().await.unwrap().is_some() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), settled).await.expect("every attempt is noted");
    drop(stop);
    task.await.unwrap();
    let log = store.deliveries(ENDPOINT, None, 10).await.unwrap();
    let attempts: Vec<u32> = log.iter().map(|delivery| delivery.attempts).collect();
    assert_eq!(attempts, [1, 1, 1, 1, 2]);
    let text = metrics.render();
    for line in ["deliveries_total{result=\"delivered\"} 5", "deliveries_total{result=\"retried\"} 1"] {
        assert!(text.contains(&format!("visavis_webhook_{line}")), "{line}\n{text}");
    }
}

#[tokio::test]
async fn what_is_owed_is_told_after_a_restart_and_again_when_asked() {
    let (folder, receiver, metrics) = (Folder::new(), Receiver::default(), Metrics::new());
    let store = store_for(&folder, &receiver).await;
    store.write(vec![event(1, 1, "before")]).await.unwrap();
    // The server dies before anything was told.
    store.close().await;
    let store = folder.open().await;
    let (stop, task) = tell(&store, &metrics);
    receiver.wait_for(1).await;
    store.write(vec![event(2, 1, "after")]).await.unwrap();
    receiver.wait_for(2).await;
    assert_eq!(receiver.messages(), ["before", "after"]);
    let first = receiver.heard()[0].clone();
    store.redeliver(ENDPOINT, WebhookEventId::from_bits(1), at(5)).await.unwrap();
    receiver.wait_for(3).await;
    assert_eq!(receiver.heard()[2], first, "the same event has the same id");
    drop(stop);
    task.await.unwrap();
}

#[tokio::test]
async fn an_endpoint_that_is_gone_is_told_nothing_more() {
    let (folder, receiver, metrics) = (Folder::new(), Receiver::default(), Metrics::new());
    let store = store_for(&folder, &receiver).await;
    receiver.refuse("gone", 410, 1);
    store.write(vec![event(1, 1, "gone"), event(2, 1, "more")]).await.unwrap();
    let (stop, task) = tell(&store, &metrics);
    let disabled = async {
        while store.endpoints().await.unwrap()[0].enabled {
            sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(Duration::from_secs(10), disabled).await.unwrap();
    drop(stop);
    task.await.unwrap();
    assert_eq!(receiver.heard(), []);
    let log = store.deliveries(ENDPOINT, None, 10).await.unwrap();
    assert_eq!((log[1].status, log[1].attempts), (Some(410), 1));
}

#[tokio::test]
async fn a_call_says_what_came_of_it() {
    let (receiver, trust) = (Receiver::default(), Trust::new(&[]).unwrap());
    receiver.0.lock().unwrap().secret = b"secret".to_vec();
    let hook = receiver.start().await;
    let attempt = async |allow_private: bool, url: String| {
        let data = WebhookData::Test(TestBody { message: "x".to_owned() });
        let event = WebhookEvent::new(WebhookEventId::from_bits(1), None, at(1), data);
        let secret = b"secret".to_vec().into();
        let endpoint = Endpoint { id: ENDPOINT, url, secret, kinds: Vec::new(), enabled: true, created_at: at(0) };
        Caller::new(trust.clone(), allow_private).attempt(&endpoint, &event).await
    };
    let good = attempt(true, hook.clone()).await;
    assert_eq!((good.status, good.error), (Some(204), None));
    let redirected = attempt(true, hook.replace("/hook", "/away")).await;
    assert_eq!(redirected.status, Some(307), "redirects are not followed");
    assert!(redirected.error.is_some());
    let started = std::time::Instant::now();
    assert_eq!(attempt(true, hook.replace("/hook", "/flood")).await.status, Some(200), "a long answer is not read");
    assert!(started.elapsed() < Duration::from_secs(5));
    assert_eq!(receiver.heard().len(), 1);
    for url in [hook.clone(), hook.replace("http:", "https:"), hook.replace("http://127.0.0.1", "https://localhost")] {
        let refused = attempt(false, url.clone()).await;
        assert!(refused.status.is_none() && refused.error.is_some(), "{url}");
    }
    let plain = attempt(true, hook.replace("http:", "https:")).await;
    assert!(plain.error.unwrap().contains("TLS"));
    assert_eq!(receiver.heard().len(), 1, "nothing reached the private address");
}

#[tokio::test]
async fn admins_manage_endpoints() {
    let (server, receiver) = (TestServer::start().await, Receiver::default());
    let admin = server.admin_token();
    let rest = async |method: &str, path: &str, body| server.rest(method, path, Some(&admin), body).await;
    let url = receiver.start().await;
    let body = json!({ "url": url, "events": ["call.started"] });
    let (status, made) = rest("POST", "/api/v1/webhooks", Some(body)).await;
    assert_eq!((status, &made["endpoint"]["enabled"]), (201, &json!(true)), "{made}");
    let secret = made["secret"].as_str().unwrap().strip_prefix("whsec_").unwrap();
    receiver.0.lock().unwrap().secret = STANDARD.decode(secret).unwrap();
    let path = format!("/api/v1/webhooks/{}", made["endpoint"]["id"].as_str().unwrap());
    let (status, tested) = rest("POST", &format!("{path}/test"), None).await;
    assert_eq!((status, tested), (200, json!({ "delivered": true, "status": 204, "error": null })));
    assert_eq!(receiver.heard()[0].kind, "test");
    receiver.refuse("", 500, 1);
    let (_, tested) = rest("POST", &format!("{path}/test"), None).await;
    assert_eq!((&tested["delivered"], &tested["status"]), (&json!(false), &json!(500)));

    let (_, list) = rest("GET", "/api/v1/webhooks", None).await;
    assert_eq!(list["endpoints"][0]["events"], json!(["call.started"]));
    assert!(!list.to_string().contains(secret));
    let (status, changed) = rest("PUT", &path, Some(json!({ "url": url, "enabled": false }))).await;
    assert_eq!((status, &changed["enabled"], &changed["events"]), (200, &json!(false), &json!([])));
    let (_, page) = rest("GET", &format!("{path}/deliveries?limit=5"), None).await;
    assert_eq!(page, json!({ "deliveries": [] }));
    for query in ["limit=0", "limit=1000", "limit=x", "page=1"] {
        assert_eq!(
            rest("GET", &format!("{path}/deliveries?{query}"), None).await.1["code"],
            "invalid_request",
            "{query}"
        );
    }
    let event = WebhookEventId::from_bits(1);
    assert_eq!(rest("POST", &format!("{path}/deliveries/{event}/redeliver"), None).await.1["code"], "not_found");
    assert_eq!(rest("DELETE", &path, None).await.0, 204);
    for (method, path) in
        [("DELETE", path.clone()), ("POST", format!("{path}/test")), ("GET", format!("{path}/deliveries"))]
    {
        assert_eq!(rest(method, &path, None).await.1["code"], "not_found", "{method} {path}");
    }
}

#[tokio::test]
async fn private_addresses_are_refused_unless_allowed() {
    let server = TestServer::with(&[("VISAVIS_WEBHOOKS__ALLOW_PRIVATE", "false")]).await;
    let admin = server.admin_token();
    for (url, status) in [
        ("http://hooks.example.com/", 400),
        ("https://127.0.0.1/", 400),
        ("https://10.1.2.3/", 400),
        ("https://169.254.169.254/", 400),
        ("https://[::1]/", 400),
        ("https://hooks.example.com/", 201),
    ] {
        let found = server.rest("POST", "/api/v1/webhooks", Some(&admin), Some(json!({ "url": url }))).await.0;
        assert_eq!(found, status, "{url}");
    }
    // A name is looked at when it is called.
    let (_, made) =
        server.rest("POST", "/api/v1/webhooks", Some(&admin), Some(json!({ "url": "https://localhost:1/" }))).await;
    let path = format!("/api/v1/webhooks/{}/test", made["endpoint"]["id"].as_str().unwrap());
    let (_, tested) = server.rest("POST", &path, Some(&admin), None).await;
    assert_eq!(tested["error"], "localhost leads to no address of the public internet");
}
