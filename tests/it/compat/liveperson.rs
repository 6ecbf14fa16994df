//! LivePerson's messaging interface: its payloads, a call from invitation to end, and what is refused.

mod calls;
mod fields;
mod refusals;
mod sign_in;
mod words;

use serde_json::{Value, json};
use visavis::http::auth::unix_now;

use super::golden::Golden;
use crate::support::server::{SECRET, TestServer, TestSocket};

const ACCOUNT: &str = "83624296";
const SITE: &str = "https://brand.example";

/// A server of one account, whose pages are those of one site.
async fn server(settings: &[(&str, &str)]) -> TestServer {
    let mut all = vec![("VISAVIS_LIVEPERSON__ACCOUNTS", ACCOUNT), ("VISAVIS_HTTP__ALLOWED_ORIGINS", SITE)];
    all.extend(settings);
    TestServer::with(&all).await
}

/// Asks one of the vendor's paths as a page of the brand's site, and gives status and body back.
async fn page(server: &TestServer, method: &str, path: &str, body: Value) -> (u16, Value) {
    let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
    let request = reqwest::Client::new().request(method, format!("{}{path}", server.base)).header("origin", SITE);
    let response = request.json(&body).send().await.unwrap();
    let (status, text) = (response.status().as_u16(), response.text().await.unwrap());
    (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
}

async fn sign_up(server: &TestServer) -> String {
    let (status, body) = page(server, "POST", &format!("/api/account/{ACCOUNT}/signup"), json!({})).await;
    assert_eq!(status, 200, "{body}");
    body["jwt"].as_str().unwrap().to_owned()
}

/// A consumer's token that is good for so many seconds from now.
fn jwt(sub: &str, seconds: i64) -> String {
    let claims =
        json!({"aud": format!("acc:{ACCOUNT}"), "sub": sub, "exp": unix_now() as i64 + seconds, "role": "customer"});
    let key = jsonwebtoken::EncodingKey::from_secret(SECRET.as_bytes());
    jsonwebtoken::encode(&jsonwebtoken::Header::default(), &claims, &key).unwrap()
}

/// A client of the messaging socket, which sends requests and keeps the notifications that come between.
struct Messaging {
    socket: TestSocket,
    heard: Vec<Value>,
    next: u32,
}

impl Messaging {
    async fn open(server: &TestServer, path: &str) -> Messaging {
        let path = format!("/ws_api/account/{ACCOUNT}/messaging/{path}");
        let socket = TestSocket::connect_to(&path, &server.base, None, Some(SITE), None).await.unwrap();
        Messaging { socket, heard: Vec::new(), next: 0 }
    }

    /// A consumer's browser, which has said who it is.
    async fn consumer(server: &TestServer, jwt: &str, features: &[&str]) -> (Messaging, Value) {
        let mut client = Messaging::open(server, "consumer?v=3").await;
        let properties = json!({"type": ".ams.headers.ClientProperties", "deviceFamily": "DESKTOP", "os": "Mozilla/5.0 (X11)", "features": features});
        let authentication = json!({"type": ".ams.headers.ConsumerAuthentication", "jwt": jwt});
        let init = json!({"id": "0", "type": "InitConnection", "headers": [properties, authentication]});
        let answer = client.raw(init).await;
        (client, answer)
    }

    async fn brand(server: &TestServer, who: &str) -> Messaging {
        Messaging::open(server, &format!("brand/{}?v=2.1", server.contact_token(who, &[]))).await
    }

    /// Sends a frame and waits for what answers it.
    async fn raw(&mut self, frame: Value) -> Value {
        self.socket.send_text(frame.to_string()).await;
        loop {
            let message = self.socket.message().await.unwrap_or_else(|code| panic!("closed with {code}"));
            if message["kind"] == "resp" {
                return message;
            }
            self.heard.push(message);
        }
    }

    /// Sends a request with an id of its own, and gives the whole answer back.
    async fn request(&mut self, kind: &str, body: Value) -> Value {
        self.next += 1;
        let id = format!("r{}", self.next);
        let answer = self.raw(json!({"kind": "req", "id": id, "type": kind, "body": body})).await;
        assert_eq!(answer["reqId"], json!(id));
        answer
    }

    /// The body of a good answer.
    async fn ask(&mut self, kind: &str, body: Value) -> Value {
        let answer = self.request(kind, body).await;
        assert_eq!(answer["code"], 200, "{answer}");
        answer["body"].clone()
    }

    /// The next notification of a type.
    async fn hears(&mut self, kind: &str) -> Value {
        loop {
            let message = if self.heard.is_empty() {
                self.socket.message().await.unwrap_or_else(|code| panic!("closed with {code} before {kind}"))
            } else {
                self.heard.remove(0)
            };
            if message["type"] == kind {
                return message;
            }
        }
    }

    /// The COBROWSE dialog of the next change that has one.
    async fn dialog(&mut self) -> Value {
        loop {
            let changed = self.hears("cqm.ExConversationChangeNotification").await;
            let dialogs = &changed["body"]["changes"][0]["result"]["conversationDetails"]["dialogs"];
            let found = dialogs.as_array().unwrap().iter().find(|dialog| dialog["channelType"] == "COBROWSE");
            if let Some(dialog) = found {
                return dialog.clone();
            }
        }
    }
}

/// A consumer and an agent of our own socket in one conversation.
struct Scene {
    server: TestServer,
    consumer: Messaging,
    agent: TestSocket,
    conversation: String,
    golden: Golden,
}

impl Scene {
    async fn new(settings: &[(&str, &str)], features: &[&str]) -> Scene {
        let server = server(settings).await;
        let jwt = sign_up(&server).await;
        let mut golden = Golden::new(include_str!("golden/liveperson.json"));
        let mut agent = server.live("agent-3").await;
        let (mut consumer, init) = Messaging::consumer(&server, &jwt, features).await;
        golden.check("InitConnection", &init);
        let subscribe = json!({"id": "2", "type": "cqm.SubscribeExConversations", "body": {"stage": ["OPEN", "CLOSE"], "convState": ["OPEN", "CLOSE"]}});
        golden.check("cqm.SubscribeExConversations", &consumer.raw(subscribe).await);
        let context = json!({"visitorId": "v1", "sessionId": "s1", "interactionContextId": "1", "type": "SharkContext", "lang": "en-US"});
        let body =
            json!({"skillId": "-1", "channelType": "MESSAGING", "ttrDefName": null, "conversationContext": context});
        let opened = consumer
            .raw(json!({"kind": "req", "id": "3", "type": "cm.ConsumerRequestConversation", "body": body}))
            .await;
        golden.check("cm.ConsumerRequestConversation", &opened);
        golden.check("waiting", &consumer.hears("cqm.ExConversationChangeNotification").await);
        let offered = agent.wait_for("contactOffered").await["contact"].clone();
        assert_eq!(offered["customer"], "Consumer");
        agent.ask("answerOffer", json!({"contactId": offered["contactId"], "accept": true})).await;
        golden.note("contact", offered["contactId"].clone());
        let conversation = golden.noted("conversation");
        Scene { server, consumer, agent, conversation, golden }
    }

    fn contact(&self) -> String {
        self.golden.noted("contact")
    }

    /// The agent invites by REST.
    async fn invite(&self, mode: &str) -> (u16, Value) {
        let path = format!("/api/v1/conversations/{}/cobrowse", self.conversation);
        let token = self.server.contact_token("agent-3", &[]);
        self.server.rest("POST", &path, Some(&token), Some(json!({ "mode": mode }))).await
    }

    /// What the page's script trades for a `serviceId`.
    async fn trade(&self, service: &str) -> (u16, Value) {
        self.answer(service, None).await
    }

    /// As the script does it when the consumer has said something.
    async fn answer(&self, service: &str, said: Option<&str>) -> (u16, Value) {
        let body = json!({ "serviceId": service, "ssid": "s", "svid": "v", "answer": said });
        page(&self.server, "POST", "/api/v1/cobrowse-sessions", body).await
    }
}
