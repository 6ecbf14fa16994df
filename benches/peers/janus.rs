//! Debian's Janus with its videoroom: one peer connection to publish, one for all that is received.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use str0m::net::Protocol;
use tokio::sync::{Mutex, mpsc, oneshot};
use tokio::task::JoinHandle;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use visavis::client::{Line, Moment, Peer};
use visavis::load::{Door, DoorError, Drive, Key, MediaSocket, Part, Sending, Stay};
use visavis::model::MediaKind;

use crate::server::{FAR, Server, free_port, wait_for_port};

const PATIENCE: Duration = Duration::from_secs(20);

const PLUGINS: &str = "/usr/lib/x86_64-linux-gnu/janus";

/// Starts it; nothing if it is not installed.
pub fn start(folder: &Path, sending: Sending) -> Option<Server> {
    let version = Command::new("janus").arg("--version").output().ok()?;
    let version = String::from_utf8_lossy(&[version.stdout, version.stderr].concat()).into_owned();
    // "Janus version: 1102 (1.1.2)"
    let version = version.lines().find_map(|line| line.strip_prefix("Janus version: ")).unwrap_or_default();
    let version = version.rsplit(' ').next().unwrap_or_default().trim_matches(['(', ')']).to_owned();
    let port = free_port();
    let others = |kind: &str, keep: &str| {
        let found = fs::read_dir(format!("{PLUGINS}/{kind}")).into_iter().flatten().flatten();
        let names = found.map(|entry| entry.file_name().to_string_lossy().into_owned());
        names.filter(|name| name.ends_with(".so") && name != keep).collect::<Vec<_>>().join(",")
    };
    let config = format!(
        r#"general: {{ configs_folder = "{folder}" plugins_folder = "{PLUGINS}/plugins" transports_folder = "{PLUGINS}/transports" events_folder = "{folder}" loggers_folder = "{folder}" debug_level = 3 session_timeout = 0 log_to_stdout = true }}
certificates: {{ }}
media: {{ rtp_port_range = "20000-60000" }}
nat: {{ ice_enforce_list = "{FAR}" }}
plugins: {{ disable = "{}" }}
transports: {{ disable = "{}" }}
loggers: {{ }}
events: {{ }}
"#,
        others("plugins", "libjanus_videoroom.so"),
        others("transports", "libjanus_websockets.so"),
        folder = folder.display(),
    );
    fs::write(folder.join("janus.jcfg"), config).ok()?;
    fs::write(folder.join("janus.plugin.videoroom.jcfg"), "general: { }\n").ok()?;
    let transport = format!(
        "general: {{ json = \"compact\" ws = true ws_port = {port} ws_ip = \"127.0.0.1\" wss = false }}\nadmin: {{ admin_ws = false }}\n"
    );
    fs::write(folder.join("janus.transport.websockets.jcfg"), transport).ok()?;
    let file = folder.join("janus.jcfg");
    let command = ["janus", "--configs-folder", folder.to_str()?, "--config", file.to_str()?, "--disable-colors"];
    let server = Server::spawn("Janus", version, &command, &folder.join("log"))?;
    wait_for_port(port)?;
    let door = Arc::new(Janus { url: format!("ws://127.0.0.1:{port}/"), sending, rooms: Mutex::default() });
    Some(server.with(door))
}

/// The way in.
struct Janus {
    url: String,
    sending: Sending,
    /// Those that have been made.
    rooms: Mutex<BTreeSet<u32>>,
}

#[async_trait]
impl Door for Janus {
    async fn enter(&self, part: &Part, drive: &Arc<Drive>) -> Result<Box<dyn Stay>, DoorError> {
        let (api, mut events) = Api::connect(&self.url).await?;
        let handle = api.attach().await?;
        let room = u64::from(part.room) + 1;
        let mut rooms = self.rooms.lock().await;
        if rooms.insert(part.room) {
            let create = json!({ "request": "create", "room": room, "publishers": 100, "audiocodec": "opus",
                "videocodec": "vp8", "bitrate": 0, "permanent": false });
            api.message(handle, create, None).await?;
        }
        drop(rooms);
        let joined =
            api.message(handle, json!({ "request": "join", "ptype": "publisher", "room": room }), None).await?;
        let keys = Arc::new(Mutex::new(Vec::new()));
        let subscriber = Subscriber {
            api: api.clone(),
            room,
            part: *part,
            sending: self.sending,
            drive: drive.clone(),
            keys: keys.clone(),
        };
        let here = if part.subscribes { feeds(&joined) } else { Vec::new() };
        for feed in here {
            subscriber.subscribe(feed).await?;
        }
        if part.publishes {
            let key = self.publish(&api, handle, part, drive).await?;
            keys.lock().await.push(key);
        }
        let task = tokio::spawn(async move {
            let mut alive = tokio::time::interval(Duration::from_secs(20));
            loop {
                tokio::select! {
                    event = events.recv() => {
                        let Some(event) = event else { return };
                        for feed in feeds(&event).into_iter().filter(|_| subscriber.part.subscribes) {
                            if let Err(error) = subscriber.subscribe(feed).await {
                                eprintln!("Janus does not let {} subscribe: {error}", subscriber.part.id);
                            }
                        }
                    }
                    _ = alive.tick() => drop(subscriber.api.ask(json!({ "janus": "keepalive" })).await),
                }
            }
        });
        Ok(Box::new(Inside { api, keys, task }))
    }
}

impl Janus {
    async fn publish(&self, api: &Api, handle: u64, part: &Part, drive: &Arc<Drive>) -> Result<Key, DoorError> {
        let mut peer = Peer::new(Instant::now(), self.sending.settings(part));
        let socket = MediaSocket::bind(FAR.parse()?)?;
        peer.start(Moment::now(), socket.local(), Protocol::Udp)?;
        let kinds = [(MediaKind::Audio, self.sending.audio), (MediaKind::Video, self.sending.video.is_some())];
        let lines: Vec<Line> = kinds.into_iter().filter(|(_, on)| *on).map(|(kind, _)| Line::sending(kind)).collect();
        let offer = json!({ "type": "offer", "sdp": peer.offer(&lines), "trickle": false });
        let answer = api.message(handle, json!({ "request": "publish" }), Some(offer)).await?;
        peer.handle_answer(sdp(&answer)?)?;
        let key = drive.connect(part.id, peer, socket, PATIENCE).await?;
        for line in 0..lines.len() {
            drive.publish(key, line).await?;
        }
        Ok(key)
    }
}

/// Receives what others publish, each feed with a peer connection of its own.
struct Subscriber {
    api: Arc<Api>,
    room: u64,
    part: Part,
    sending: Sending,
    drive: Arc<Drive>,
    keys: Arc<Mutex<Vec<Key>>>,
}

impl Subscriber {
    async fn subscribe(&self, feed: u64) -> Result<(), DoorError> {
        let handle = self.api.attach().await?;
        let join =
            json!({ "request": "join", "ptype": "subscriber", "room": self.room, "streams": [{ "feed": feed }] });
        let attached = self.api.message(handle, join, None).await?;
        let mut peer = Peer::new(Instant::now(), self.sending.settings(&self.part));
        let socket = MediaSocket::bind(FAR.parse()?)?;
        peer.start(Moment::now(), socket.local(), Protocol::Udp)?;
        let answer = peer.handle_offer(sdp(&attached)?)?;
        let answer = json!({ "type": "answer", "sdp": answer, "trickle": false });
        self.api.message(handle, json!({ "request": "start" }), Some(answer)).await?;
        let key = self.drive.connect(self.part.id, peer, socket, PATIENCE).await?;
        self.keys.lock().await.push(key);
        Ok(())
    }
}

/// Somebody inside.
struct Inside {
    api: Arc<Api>,
    keys: Arc<Mutex<Vec<Key>>>,
    task: JoinHandle<()>,
}

#[async_trait]
impl Stay for Inside {
    async fn leave(self: Box<Self>, drive: &Drive) {
        self.task.abort();
        let _ = self.api.ask(json!({ "janus": "destroy" })).await;
        for key in self.keys.lock().await.drain(..) {
            let _ = drive.remove(key).await;
        }
    }
}

/// A session over one WebSocket.
struct Api {
    outbox: mpsc::Sender<Value>,
    next: AtomicU64,
    session: AtomicU64,
    asked: Asked,
}

type Asked = Arc<std::sync::Mutex<HashMap<String, oneshot::Sender<Value>>>>;

impl Api {
    /// With the events that answer nothing.
    async fn connect(url: &str) -> Result<(Arc<Api>, mpsc::Receiver<Value>), DoorError> {
        let mut request = url.into_client_request()?;
        request.headers_mut().insert("sec-websocket-protocol", "janus-protocol".parse()?);
        let (stream, _) = connect_async(request).await?;
        let (mut sink, mut stream) = stream.split();
        let (outbox, mut outgoing) = mpsc::channel::<Value>(64);
        let (told, events) = mpsc::channel(256);
        let asked = Asked::default();
        let waiting = asked.clone();
        tokio::spawn(async move {
            loop {
                tokio::select! {
                    message = outgoing.recv() => {
                        let Some(message) = message else { return };
                        if sink.send(Message::text(message.to_string())).await.is_err() {
                            return;
                        }
                    }
                    message = stream.next() => {
                        let Some(Ok(message)) = message else { return };
                        let Ok(text) = message.to_text() else { continue };
                        let Ok(message) = serde_json::from_str::<Value>(text) else { continue };
                        // What was only acknowledged is answered by an event.
                        if message["janus"] == "ack" {
                            if let Some(id) = message["transaction"].as_str().filter(|id| id.starts_with('k')) {
                                waiting.lock().unwrap().remove(id).map(|reply| reply.send(Value::Null));
                            }
                            continue;
                        }
                        let asker = message["transaction"].as_str().and_then(|id| waiting.lock().unwrap().remove(id));
                        match asker {
                            Some(reply) => drop(reply.send(message)),
                            None => drop(told.try_send(message)),
                        }
                    }
                }
            }
        });
        let api = Api { outbox, next: AtomicU64::new(1), session: AtomicU64::new(0), asked };
        let session = api.ask(json!({ "janus": "create" })).await?["data"]["id"].as_u64().ok_or("no session")?;
        api.session.store(session, Ordering::Relaxed);
        Ok((Arc::new(api), events))
    }

    async fn attach(&self) -> Result<u64, DoorError> {
        let attach = json!({ "janus": "attach", "plugin": "janus.plugin.videoroom" });
        Ok(self.ask(attach).await?["data"]["id"].as_u64().ok_or("no handle")?)
    }

    async fn message(&self, handle: u64, body: Value, jsep: Option<Value>) -> Result<Value, DoorError> {
        let mut message = json!({ "janus": "message", "handle_id": handle, "body": body });
        if let Some(jsep) = jsep {
            message["jsep"] = jsep;
        }
        let answer = self.ask(message).await?;
        match answer["plugindata"]["data"].get("error") {
            Some(error) => Err(format!("Janus refuses: {error}").into()),
            None => Ok(answer),
        }
    }

    async fn ask(&self, mut message: Value) -> Result<Value, DoorError> {
        let kind = if message["janus"] == "keepalive" { 'k' } else { 't' };
        let id = format!("{kind}{}", self.next.fetch_add(1, Ordering::Relaxed));
        message["transaction"] = json!(id);
        match self.session.load(Ordering::Relaxed) {
            0 => {}
            session => message["session_id"] = json!(session),
        }
        let (reply, answer) = oneshot::channel();
        self.asked.lock().unwrap().insert(id, reply);
        self.outbox.send(message).await?;
        let answer = tokio::time::timeout(PATIENCE, answer).await??;
        match answer["janus"].as_str() {
            Some("error") => Err(format!("Janus refuses: {}", answer["error"]).into()),
            _ => Ok(answer),
        }
    }
}

fn sdp(answer: &Value) -> Result<&str, DoorError> {
    Ok(answer["jsep"]["sdp"].as_str().ok_or_else(|| format!("no SDP: {answer}"))?)
}

/// The publishers that an event names.
fn feeds(event: &Value) -> Vec<u64> {
    let publishers = event["plugindata"]["data"]["publishers"].as_array();
    publishers.into_iter().flatten().filter_map(|publisher| publisher["id"].as_u64()).collect()
}
