//! CC-Gateway's interface: a desktop asks as Huawei's documents say, and a customer answers on the contact plane.

mod calls;
mod conference;
mod handover;
mod inner;
mod push;
mod signing;
mod wrong;

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use visavis::client::{Client, Path, Settings, Trust};

use crate::compat::golden::Golden;
use crate::support::server::{TestServer, TestSocket};

const PASSWORD: &str = "a long password";
/// Longer than it takes until media counts as broken.
const PATIENCE: Duration = Duration::from_secs(30);

/// Polls that find nothing are over soon, and webhooks may go to this machine.
const QUICK: [(&str, &str); 2] = [("VISAVIS_HUAWEI__POLL_WAIT", "200ms"), ("VISAVIS_WEBHOOKS__ALLOW_PRIVATE", "true")];

/// The payload of that name is this one, field by field.
#[track_caller]
pub fn assert_golden(name: &str, actual: &Value) {
    Golden::new(include_str!("../golden/huawei.json")).check(name, actual);
}

/// A server with agents 111 and 112.
async fn server(settings: &[(&str, &str)]) -> TestServer {
    let server = TestServer::with(&[&QUICK, settings].concat()).await;
    for login in ["111", "112"] {
        let user = json!({"login": login, "name": format!("Agent {login}"), "role": "agent", "skills": ["7", "8"], "password": PASSWORD});
        let (status, body) = server.rest("POST", "/api/v1/users", Some(&server.admin_token()), Some(user)).await;
        assert_eq!(status, 201, "{body}");
    }
    server
}

/// An agent's desktop.
struct Desktop {
    http: reqwest::Client,
    base: String,
    id: String,
    guid: Option<String>,
}

impl Desktop {
    fn new(server: &TestServer, id: &str) -> Desktop {
        let base = format!("{}/agentgateway/resource", server.base);
        Desktop { http: reqwest::Client::new(), base, id: id.to_owned(), guid: None }
    }

    /// Signs in with video, without answering by itself.
    async fn signed_in(server: &TestServer, id: &str, further: Value) -> Desktop {
        let mut desktop = Desktop::new(server, id);
        let mut body = json!({"password": PASSWORD, "phonenum": "70092", "agenttype": 11, "autoanswer": false});
        body.as_object_mut().unwrap().extend(further.as_object().unwrap().clone());
        let answer = desktop.online("PUT", "", Some(body)).await;
        assert_eq!(answer["retcode"], "0", "{answer}");
        assert_eq!(desktop.event().await["eventType"], "AgentOther_InService");
        desktop.event().await;
        desktop
    }

    /// Asks, and takes over a guid that comes with the answer.
    async fn ask(&mut self, method: &str, path: &str, body: Option<Value>) -> Value {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let mut request = self.http.request(method, format!("{}{path}", self.base));
        if let Some(guid) = &self.guid {
            request = request.header("Guid", guid);
        }
        if let Some(body) = body {
            request = request.json(&body);
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        assert_eq!(response.headers()["content-type"], "application/json; charset=UTF-8", "{path}");
        if let Some(given) = response.headers().get("set-guid") {
            self.guid = Some(given.to_str().unwrap().strip_prefix("JSESSIONID=").unwrap().to_owned());
        }
        response.json().await.unwrap()
    }

    async fn online(&mut self, method: &str, path: &str, body: Option<Value>) -> Value {
        let path = format!("/onlineagent/{}{path}", self.id);
        self.ask(method, &path, body).await
    }

    async fn voice(&mut self, method: &str, path: &str, body: Option<Value>) -> Value {
        let path = format!("/voicecall/{}{path}", self.id);
        self.ask(method, &path, body).await
    }

    /// Does something that is done.
    async fn does(&mut self, method: &str, path: &str, body: Option<Value>) -> Value {
        let answer = self.voice(method, path, body).await;
        assert_eq!(answer["retcode"], "0", "{path}: {answer}");
        answer["result"].clone()
    }

    async fn poll(&mut self) -> Value {
        let path = format!("/agentevent/{}", self.id);
        self.ask("GET", &path, None).await
    }

    /// The whole reply with the next event.
    async fn next(&mut self) -> Value {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let reply = self.poll().await;
            assert_eq!(reply["retcode"], "0", "{reply}");
            if !reply["event"].is_null() {
                return reply;
            }
            assert!(Instant::now() < deadline, "{} is told nothing", self.id);
        }
    }

    async fn event(&mut self) -> Value {
        self.next().await["event"].clone()
    }

    /// Waits for an event of one kind, and gives the reply that it came in.
    async fn until(&mut self, kind: &str) -> Value {
        let mut heard = Vec::new();
        loop {
            let reply = self.next().await;
            if reply["event"]["eventType"] == kind {
                return reply;
            }
            heard.push(reply["event"]["eventType"].clone());
            assert!(heard.len() < 50, "no {kind} among {heard:?}");
        }
    }

    /// The kinds of the next events.
    async fn kinds(&mut self, count: usize) -> Vec<String> {
        let mut kinds = Vec::new();
        for _ in 0..count {
            kinds.push(self.event().await["eventType"].as_str().unwrap().to_owned());
        }
        kinds
    }

    async fn state(&mut self) -> u64 {
        self.online("GET", "/agentstatus", None).await["result"]["agentState"].as_u64().unwrap()
    }

    /// What the agent's softphone speaks over.
    async fn socket(&mut self, server: &TestServer) -> TestSocket {
        let token = self.online("GET", "/phone", None).await["result"]["token"].as_str().unwrap().to_owned();
        let mut socket = server.live_socket().await;
        socket.hello(&token).await;
        socket
    }

    /// The agent's softphone in a call.
    async fn phone(&mut self, server: &TestServer, call: &Value) -> Client {
        let token = self.online("GET", "/phone", None).await["result"]["token"].as_str().unwrap().to_owned();
        media(server, token, call).await
    }
}

/// Somebody's media in a call.
async fn media(server: &TestServer, token: String, call: &Value) -> Client {
    let settings = Settings {
        url: server.base.parse().unwrap(),
        token,
        call: Some(serde_json::from_value(call.clone()).unwrap()),
        path: Path::Udp,
        slots: (0, 0),
        trust: Trust::new(&[]).unwrap(),
        patience: PATIENCE,
    };
    Client::join(settings).await.unwrap()
}

/// A customer with a telephone number.
struct Caller {
    socket: TestSocket,
    contact: Value,
    call: Value,
    media: Option<Client>,
}

impl Caller {
    /// Comes and wants a call, or only to chat.
    async fn opens(server: &TestServer, wants: Option<&str>) -> Caller {
        let mut socket = server.live("customer-17").await;
        let mut wishes = json!({"topic": "A loan", "data": {"phone": "88022"}, "skill": "7"});
        if let Some(wants) = wants {
            wishes["wants"] = wants.into();
        }
        let contact = socket.ask("openContact", wishes).await["contactId"].clone();
        Caller { socket, contact, call: Value::Null, media: None }
    }

    /// Enters the call that has begun.
    async fn enters(&mut self, server: &TestServer) {
        self.call = self.socket.wait_for("callStarted").await["call"]["callId"].clone();
        self.media = Some(media(server, server.contact_token("customer-17", &[]), &self.call).await);
    }

    /// Answers the wish for a switch, and gives what was wished for.
    async fn answers_switch(&mut self, accept: bool) -> Value {
        let request = self.socket.wait_for("switchRequested").await["request"].clone();
        self.socket.ask("answerSwitch", json!({"callId": self.call, "accept": accept})).await;
        request
    }
}

/// An agent and a customer who talk; the agent has heard all of it.
async fn talking(server: &TestServer, further: Value) -> (Desktop, Client, Caller) {
    let mut desktop = Desktop::signed_in(server, "111", further).await;
    let mut caller = Caller::opens(server, Some("voice")).await;
    desktop.until("AgentEvent_Ringing").await;
    desktop.does("PUT", "/answer", None).await;
    let (_, phone) = tokio::join!(caller.enters(server), async {
        let call = started(server, &mut desktop).await;
        desktop.phone(server, &call).await
    });
    desktop.until("AgentEvent_Talking").await;
    (desktop, phone, caller)
}

/// The call of the agent's latest line, as the softphone hears of it.
async fn started(server: &TestServer, desktop: &mut Desktop) -> Value {
    let mut socket = desktop.socket(server).await;
    let deadline = Instant::now() + PATIENCE;
    loop {
        let contacts = socket.ask("getOverview", json!({})).await["contacts"].clone();
        let calls = contacts.as_array().unwrap().iter().map(|contact| &contact["call"]["callId"]);
        if let Some(call) = calls.rev().find(|call| !call.is_null()) {
            return call.clone();
        }
        assert!(Instant::now() < deadline, "no call has begun");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}
