//! A whole server on ports of its own, and clients on real sockets.

use std::sync::Arc;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use rustls::ClientConfig;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{Connector, MaybeTlsStream, WebSocketStream, connect_async_tls_with_config};
use visavis::config::{Config, Sources};
use visavis::http::auth::{Claims, TokenKeys, unix_now};
use visavis::model::{Role, RoomId, Source};
use visavis::protocol::CreateToken;
use visavis::server::Server;

pub const SECRET: &str = "3f1c9a5be07d4426918c6ad2f5be7730";
const PATIENCE: Duration = Duration::from_secs(10);

pub struct TestServer {
    pub server: Server,
    pub base: String,
    pub metrics: String,
    /// What it was started with.
    pub config: Config,
    keys: TokenKeys,
}

impl TestServer {
    pub async fn start() -> Self {
        Self::with(&[]).await
    }

    /// Starts with further settings, such as `("VISAVIS_ROOM__HEARTBEAT", "1s")`.
    pub async fn with(settings: &[(&str, &str)]) -> Self {
        let mut env = vec![("VISAVIS_AUTH__SECRET".to_owned(), SECRET.to_owned())];
        env.extend(settings.iter().map(|(key, value)| (key.to_string(), value.to_string())));
        let flags = ["http.bind", "media.bind", "metrics.bind"].map(|key| (key.to_owned(), "127.0.0.1:0".to_owned()));
        let config = Config::load(Sources { dev: true, env, flags: flags.to_vec(), ..Sources::default() }).unwrap();
        let keys = TokenKeys::new(&config.auth.secret);
        let server = Server::start(config.clone()).await.unwrap();
        let scheme = if server.certificate().is_some() { "https" } else { "http" };
        let base = format!("{scheme}://{}", server.addresses().http);
        let metrics = format!("http://{}/metrics", server.addresses().metrics);
        TestServer { server, base, metrics, config, keys }
    }

    pub fn token(&self, who: &str) -> String {
        self.token_with(who, |_| {})
    }

    pub fn token_with(&self, who: &str, change: impl FnOnce(&mut CreateToken)) -> String {
        let role = if who.starts_with("agent") { Role::Agent } else { Role::Customer };
        let mut request = CreateToken { room: RoomId::try_from("demo").ok(), ..CreateToken::new(who, role) };
        change(&mut request);
        let ttl = request.ttl_seconds.unwrap_or(60);
        self.keys.mint(&Claims::of(request, unix_now() + ttl).unwrap())
    }

    /// A token for contacts; agents serve these skills.
    pub fn contact_token(&self, who: &str, skills: &[&str]) -> String {
        contact_token(&self.keys, who, skills)
    }

    /// A client of the contact plane that has said who it is.
    pub async fn live(&self, who: &str) -> TestSocket {
        let mut socket = self.live_socket().await;
        socket.hello(&self.contact_token(who, &[])).await;
        socket
    }

    pub async fn live_socket(&self) -> TestSocket {
        TestSocket::connect_to("/api/v1/live", &self.base, Some("visavis.v1"), None, None).await.unwrap()
    }

    pub fn admin_token(&self) -> String {
        self.keys.mint(&Claims::admin("test", unix_now() + 60).unwrap())
    }

    pub async fn socket(&self) -> TestSocket {
        TestSocket::connect(&self.base, Some("visavis.v1"), None).await.unwrap()
    }

    /// A client that has said who it is.
    pub async fn client(&self, who: &str) -> TestSocket {
        let mut socket = self.socket().await;
        socket.hello(&self.token(who)).await;
        socket
    }

    /// A client that has joined, without a working media path.
    pub async fn joined(&self, who: &str) -> TestSocket {
        let mut client = self.client(who).await;
        client.ask("join", json!({ "offer": offer() })).await;
        client
    }

    pub async fn rest(&self, method: &str, path: &str, token: Option<&str>, body: Option<Value>) -> (u16, Value) {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let mut request = reqwest::Client::new().request(method, format!("{}{path}", self.base));
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        if let Some(body) = body {
            request = request.json(&body);
        }
        let response = request.send().await.unwrap();
        let status = response.status().as_u16();
        let text = response.text().await.unwrap();
        (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
    }

    /// A figure of the metrics, with its labels or the sum over all of them.
    pub async fn metric(&self, name: &str) -> f64 {
        let text = reqwest::get(&self.metrics).await.unwrap().text().await.unwrap();
        let rests = text.lines().filter_map(|l| l.strip_prefix(name).filter(|rest| rest.starts_with([' ', '{'])));
        rests.map(|rest| rest.rsplit(' ').next().unwrap().parse::<f64>().unwrap()).sum()
    }
}

/// A token for contacts; what somebody is follows from the name.
pub fn contact_token(keys: &TokenKeys, who: &str, skills: &[&str]) -> String {
    let role = match who.split('-').next() {
        Some("agent") => Role::Agent,
        Some("supervisor") => Role::Supervisor,
        _ => Role::Customer,
    };
    let skills = skills.iter().map(|skill| (*skill).try_into().unwrap()).collect();
    let request = CreateToken { skills, ..CreateToken::new(who, role) };
    keys.mint(&Claims::of(request, unix_now() + 60).unwrap())
}

/// An SDP offer as the SDK makes it, of a client that never connects.
pub fn offer() -> String {
    use str0m::media::{Direction as Dir, MediaKind as Kind};
    offer_of(&Source::ALL.map(|source| {
        let kind = if source == Source::Microphone { Kind::Audio } else { Kind::Video };
        (kind, Dir::SendRecv)
    }))
}

/// An SDP offer with these m-lines, of a client that never connects.
pub fn offer_of(lines: &[(str0m::media::MediaKind, str0m::media::Direction)]) -> String {
    let mut rtc = str0m::Rtc::new(std::time::Instant::now());
    let candidate = str0m::Candidate::host("127.0.0.1:9".parse().unwrap(), "udp").unwrap();
    rtc.add_local_candidate(candidate);
    let mut api = rtc.sdp_api();
    for (kind, direction) in lines {
        api.add_media(*kind, *direction, None, None, None);
    }
    api.apply().unwrap().0.to_sdp_string()
}

pub struct TestSocket {
    stream: WebSocketStream<MaybeTlsStream<TcpStream>>,
    next_id: u64,
    events: Vec<Value>,
    pub place: Place,
}

/// Where a session is, for another connection to go on.
#[derive(Debug, Clone, Default)]
pub struct Place {
    pub resume_token: String,
    pub last_seq: u64,
}

impl TestSocket {
    pub async fn connect(base: &str, protocol: Option<&str>, origin: Option<&str>) -> Result<Self, Error> {
        Self::connect_with(base, protocol, origin, None).await
    }

    /// Connects with what it takes to trust the server.
    pub async fn connect_with(
        base: &str,
        protocol: Option<&str>,
        origin: Option<&str>,
        tls: Option<Arc<ClientConfig>>,
    ) -> Result<Self, Error> {
        Self::connect_to("/api/v1/rtc", base, protocol, origin, tls).await
    }

    /// Connects to one of the WebSockets.
    pub async fn connect_to(
        path: &str,
        base: &str,
        protocol: Option<&str>,
        origin: Option<&str>,
        tls: Option<Arc<ClientConfig>>,
    ) -> Result<Self, Error> {
        let url = format!("{}{path}", base.replacen("http", "ws", 1));
        let mut request = url.into_client_request().unwrap();
        if let Some(protocol) = protocol {
            request.headers_mut().insert("sec-websocket-protocol", protocol.parse().unwrap());
        }
        if let Some(origin) = origin {
            request.headers_mut().insert("origin", origin.parse().unwrap());
        }
        let connector = tls.map(Connector::Rustls);
        let (stream, _) = connect_async_tls_with_config(request, None, false, connector).await?;
        Ok(TestSocket { stream, next_id: 0, events: Vec::new(), place: Place::default() })
    }

    /// Breaks the connection without a word.
    pub fn cut(self) -> Place {
        self.place
    }

    pub async fn send_text(&mut self, text: impl Into<String>) {
        self.stream.send(Message::text(text.into())).await.unwrap();
    }

    pub async fn send_binary(&mut self, bytes: Vec<u8>) {
        self.stream.send(Message::binary(bytes)).await.unwrap();
    }

    /// A ping of the WebSocket itself.
    pub async fn ping(&mut self) {
        self.stream.send(Message::Ping(Vec::new().into())).await.unwrap();
    }

    /// How many events of a kind have come that nobody has waited for.
    pub fn heard(&self, kind: &str) -> usize {
        self.events.iter().filter(|event| event["type"] == kind).count()
    }

    /// Authenticates and keeps the resume token.
    pub async fn hello(&mut self, token: &str) -> Value {
        let hello = self.ask("authenticate", json!({ "token": token })).await;
        self.place.resume_token = hello["resumeToken"].as_str().unwrap().to_owned();
        hello
    }

    /// Goes on with another connection's session.
    pub async fn resume(&mut self, token: &str, former: &Place) -> Value {
        let resume = json!({ "resumeToken": former.resume_token, "lastSeq": former.last_seq });
        self.place.last_seq = former.last_seq;
        let hello = self.ask("authenticate", json!({ "token": token, "resume": resume })).await;
        self.place.resume_token = hello["resumeToken"].as_str().unwrap().to_owned();
        if hello["resumed"] == false {
            self.place.last_seq = 0;
        }
        hello
    }

    /// Asks and returns the data of a good reply.
    pub async fn ask(&mut self, kind: &str, data: Value) -> Value {
        let reply = self.request(kind, data).await;
        assert_ne!(reply["type"], "error", "{kind}: {reply}");
        reply["data"].clone()
    }

    /// Asks for something that is refused, and returns the code.
    pub async fn refused(&mut self, kind: &str, data: Value) -> String {
        let reply = self.request(kind, data).await;
        assert_eq!(reply["type"], "error", "{kind}: {reply}");
        assert!(!reply["data"]["message"].as_str().unwrap().is_empty());
        reply["data"]["code"].as_str().unwrap().to_owned()
    }

    async fn request(&mut self, kind: &str, data: Value) -> Value {
        self.next_id += 1;
        let id = self.next_id;
        self.send_text(json!({ "type": kind, "id": id, "data": data }).to_string()).await;
        loop {
            let message = self.message().await.unwrap_or_else(|code| panic!("closed with {code} instead of a reply"));
            if message["re"] == id {
                return message;
            }
            self.note(message);
        }
    }

    /// The next event; they are numbered without gaps.
    pub async fn event(&mut self) -> Value {
        while self.events.is_empty() {
            let message = self.message().await.unwrap_or_else(|code| panic!("closed with {code} instead of an event"));
            self.note(message);
        }
        self.events.remove(0)
    }

    /// Waits for an event of one kind and returns its data.
    pub async fn wait_for(&mut self, kind: &str) -> Value {
        loop {
            let event = self.event().await;
            if event["type"] == kind {
                return event["data"].clone();
            }
        }
    }

    /// Waits for a message of one kind that has no number, and returns its data.
    pub async fn wait_for_any(&mut self, kind: &str) -> Value {
        loop {
            let message = self.message().await.unwrap_or_else(|code| panic!("closed with {code} instead of {kind}"));
            if message["type"] == kind {
                return message["data"].clone();
            }
        }
    }

    /// Reads on until the server closes, and returns the code.
    pub async fn closed(&mut self) -> u16 {
        loop {
            if let Err(code) = self.message().await {
                return code;
            }
        }
    }

    fn note(&mut self, message: Value) {
        let Some(seq) = message["seq"].as_u64() else { return };
        assert_eq!(seq, self.place.last_seq + 1, "events are numbered without gaps: {message}");
        self.place.last_seq = seq;
        self.events.push(message);
    }

    /// The next message, or the code with which the server closed (1006 without one).
    pub async fn message(&mut self) -> Result<Value, u16> {
        loop {
            let next = timeout(PATIENCE, self.stream.next()).await.expect("the server says something");
            match next {
                Some(Ok(Message::Text(text))) => return Ok(serde_json::from_str(&text).unwrap()),
                Some(Ok(Message::Close(Some(frame)))) => return Err(frame.code.into()),
                Some(Ok(Message::Close(None)) | Err(_)) | None => return Err(1006),
                Some(Ok(_)) => {}
            }
        }
    }
}
