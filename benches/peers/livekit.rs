//! LiveKit, built from its Go module: one peer connection to publish, one for all that is received.
//!
//! Its signalling is protocol buffers over a WebSocket; what little of it is needed is read and written here.

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use futures_util::{SinkExt, StreamExt};
use jsonwebtoken::{EncodingKey, Header};
use serde_json::json;
use str0m::net::Protocol;
use tokio::net::TcpStream;
use tokio::sync::{Mutex, oneshot};
use tokio::task::JoinHandle;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};
use visavis::client::{Line, Moment, Peer};
use visavis::http::auth::unix_now;
use visavis::load::{Door, DoorError, Drive, Key, MediaSocket, Part, Sending, Stay};
use visavis::model::MediaKind;

use crate::server::{Server, free_port, wait_for_port};

const PATIENCE: Duration = Duration::from_secs(20);
const KEY: &str = "bench";
const SECRET: &str = "0f8a61a9d7e14d0c9d0b9c2a4f5e6172";

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// Starts the program at a path; nothing if there is none.
pub fn start(program: &str, folder: &Path, sending: Sending) -> Option<Server> {
    let version = Command::new(program).arg("--version").output().ok()?;
    let version = String::from_utf8_lossy(&version.stdout).trim().rsplit(' ').next().unwrap_or("").to_owned();
    let (port, media) = (free_port(), free_port());
    let config = format!(
        "port: {port}\nbind_addresses: [127.0.0.1]\nkeys:\n  {KEY}: {SECRET}\nlogging:\n  level: error\n\
         rtc:\n  udp_port: {media}\n  tcp_port: 0\n  use_external_ip: false\n  node_ip: 127.0.0.1\n  use_ice_lite: true\n  \
         enable_loopback_candidate: true\n  interfaces:\n    includes: [lo]\n"
    );
    let file = folder.join("livekit.yaml");
    std::fs::write(&file, config).ok()?;
    let command = [program, "--config", file.to_str()?, "--node-ip", "127.0.0.1"];
    let server = Server::spawn("LiveKit", version, &command, &folder.join("log"))?;
    wait_for_port(port)?;
    Some(server.with(Arc::new(LiveKit { port, sending })))
}

/// The way in.
struct LiveKit {
    port: u16,
    sending: Sending,
}

#[async_trait]
impl Door for LiveKit {
    async fn enter(&self, part: &Part, drive: &Arc<Drive>) -> Result<Box<dyn Stay>, DoorError> {
        let claims = json!({
            "iss": KEY, "sub": format!("load-{}", part.id), "exp": unix_now() + 3600,
            "video": { "room": format!("load-{}", part.room), "roomJoin": true },
        });
        let token = jsonwebtoken::encode(&Header::default(), &claims, &EncodingKey::from_secret(SECRET.as_bytes()))?;
        let url = format!(
            "ws://127.0.0.1:{}/rtc?access_token={token}&auto_subscribe={}&sdk=go&version=2.0.0&protocol=15",
            self.port,
            u8::from(part.subscribes)
        );
        let (socket, _) = connect_async(url).await?;
        let keys = Arc::new(Mutex::new(Vec::new()));
        let (ready, is_ready) = oneshot::channel();
        let session = Session {
            socket,
            part: *part,
            sending: self.sending,
            drive: drive.clone(),
            keys: keys.clone(),
            ready: Some(ready),
            publisher: None,
            publishing: None,
            subscriber: None,
        };
        let (leave, left) = oneshot::channel();
        let task = tokio::spawn(session.run(left));
        let inside = Inside { keys, leave, task };
        tokio::time::timeout(PATIENCE, is_ready).await??;
        Ok(Box::new(inside))
    }
}

/// Somebody inside.
struct Inside {
    keys: Arc<Mutex<Vec<Key>>>,
    leave: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

#[async_trait]
impl Stay for Inside {
    async fn leave(self: Box<Self>, drive: &Drive) {
        let _ = self.leave.send(());
        let _ = self.task.await;
        for key in self.keys.lock().await.drain(..) {
            let _ = drive.remove(key).await;
        }
    }
}

/// One WebSocket and the peer connections that are agreed on over it.
struct Session {
    socket: Socket,
    part: Part,
    sending: Sending,
    drive: Arc<Drive>,
    keys: Arc<Mutex<Vec<Key>>>,
    /// Who waits until everything is sent.
    ready: Option<oneshot::Sender<()>>,
    /// Has offered and has no answer yet.
    publisher: Option<(Peer, MediaSocket)>,
    publishing: Option<Key>,
    subscriber: Option<Key>,
}

impl Session {
    async fn run(mut self, mut left: oneshot::Receiver<()>) {
        loop {
            tokio::select! {
                message = self.socket.next() => {
                    let Some(Ok(message)) = message else { return };
                    if let Message::Binary(bytes) = message
                        && let Err(error) = self.handle(&bytes).await
                    {
                        eprintln!("LiveKit, participant {}: {error}", self.part.id);
                        return;
                    }
                }
                _ = &mut left => {
                    // LeaveRequest.
                    let _ = self.send(8, &[]).await;
                    let _ = self.socket.close(None).await;
                    return;
                }
            }
        }
    }

    /// A `SignalResponse`.
    async fn handle(&mut self, bytes: &[u8]) -> Result<(), DoorError> {
        for (field, value) in fields(bytes) {
            match (field, value) {
                (1, Value::Bytes(_)) if self.part.publishes => self.offer().await?,
                (1, Value::Bytes(_)) => self.be_ready(),
                (2, Value::Bytes(answer)) => self.handle_answer(answer).await?,
                (3, Value::Bytes(offer)) => self.handle_offer(offer).await?,
                (4, Value::Bytes(trickle)) => self.handle_candidate(trickle).await?,
                _ => {}
            }
        }
        Ok(())
    }

    async fn offer(&mut self) -> Result<(), DoorError> {
        let (mut peer, socket) = self.peer()?;
        let kinds = [(MediaKind::Audio, self.sending.audio), (MediaKind::Video, self.sending.video.is_some())];
        let kinds: Vec<MediaKind> = kinds.into_iter().filter(|(_, on)| *on).map(|(kind, _)| kind).collect();
        let lines: Vec<Line> = kinds.iter().map(|kind| Line::sending(*kind)).collect();
        let offer = peer.offer(&lines);
        let tracks = offer.lines().filter_map(|line| line.strip_prefix("a=msid:")?.split(' ').nth(1));
        let tracks: Vec<String> = tracks.map(str::to_owned).collect();
        for (kind, track) in kinds.iter().zip(&tracks) {
            // AddTrackRequest: cid, name, type, width, height, source.
            let mut add = Vec::new();
            bytes(&mut add, 1, track.trim().as_bytes());
            bytes(&mut add, 2, b"load");
            if *kind == MediaKind::Video {
                [(3, 1), (4, 1280), (5, 720), (8, 1)]
                    .into_iter()
                    .for_each(|(field, value)| number(&mut add, field, value));
            } else {
                number(&mut add, 8, 2);
            }
            self.send(4, &add).await?;
        }
        self.send(1, &description("offer", &offer, 1)).await?;
        self.publisher = Some((peer, socket));
        Ok(())
    }

    async fn handle_answer(&mut self, answer: &[u8]) -> Result<(), DoorError> {
        let Some((mut peer, socket)) = self.publisher.take() else { return Ok(()) };
        peer.handle_answer(&sdp(answer).0)?;
        let lines = usize::from(self.sending.audio) + usize::from(self.sending.video.is_some());
        let (key, connected) = self.drive.add(self.part.id, peer, socket).await?;
        self.keys.lock().await.push(key);
        self.publishing = Some(key);
        let (drive, ready) = (self.drive.clone(), self.ready.take());
        // Meanwhile candidates come.
        tokio::spawn(async move {
            if drive.connected(key, connected, PATIENCE).await.is_ok() {
                for line in 0..lines {
                    let _ = drive.publish(key, line).await;
                }
                ready.map(|ready| ready.send(()));
            }
        });
        Ok(())
    }

    async fn handle_offer(&mut self, offer: &[u8]) -> Result<(), DoorError> {
        let (offer, id) = sdp(offer);
        let answer = match self.subscriber {
            Some(key) => {
                let (reply, answer) = oneshot::channel();
                self.drive.with(key, move |peer| drop(reply.send(peer.handle_offer(&offer)))).await?;
                answer.await??
            }
            None => {
                let (mut peer, socket) = self.peer()?;
                let answer = peer.handle_offer(&offer)?;
                let (key, _) = self.drive.add(self.part.id, peer, socket).await?;
                self.keys.lock().await.push(key);
                self.subscriber = Some(key);
                answer
            }
        };
        self.send(2, &description("answer", &answer, id)).await
    }

    /// A `TrickleRequest`: candidate, and for which of the two.
    async fn handle_candidate(&mut self, trickle: &[u8]) -> Result<(), DoorError> {
        let (mut candidate, mut key) = (String::new(), self.publishing);
        for (field, value) in fields(trickle) {
            match (field, value) {
                (1, Value::Bytes(json)) => {
                    let json: serde_json::Value = serde_json::from_slice(json)?;
                    candidate = json["candidate"].as_str().unwrap_or_default().to_owned();
                }
                (2, Value::Number(1)) => key = self.subscriber,
                _ => {}
            }
        }
        if let Some(key) = key {
            self.drive.with(key, move |peer| drop(peer.add_remote_candidate(&candidate))).await?;
        } else if let Some((peer, _)) = &mut self.publisher {
            let _ = peer.add_remote_candidate(&candidate);
        }
        Ok(())
    }

    fn peer(&self) -> Result<(Peer, MediaSocket), DoorError> {
        let mut peer = Peer::new(Instant::now(), self.sending.settings(&self.part));
        let socket = MediaSocket::bind([127, 0, 0, 1].into())?;
        peer.start(Moment::now(), socket.local(), Protocol::Udp)?;
        Ok((peer, socket))
    }

    fn be_ready(&mut self) {
        self.ready.take().map(|ready| ready.send(()));
    }

    /// A `SignalRequest`.
    async fn send(&mut self, field: u64, message: &[u8]) -> Result<(), DoorError> {
        let mut request = Vec::new();
        bytes(&mut request, field, message);
        Ok(self.socket.send(Message::binary(request)).await?)
    }
}

/// A `SessionDescription`.
fn description(kind: &str, sdp: &str, id: u64) -> Vec<u8> {
    let mut out = Vec::new();
    bytes(&mut out, 1, kind.as_bytes());
    bytes(&mut out, 2, sdp.as_bytes());
    number(&mut out, 3, id);
    out
}

/// SDP and number of a `SessionDescription`.
fn sdp(description: &[u8]) -> (String, u64) {
    let (mut sdp, mut id) = (String::new(), 0);
    for (field, value) in fields(description) {
        match (field, value) {
            (2, Value::Bytes(text)) => sdp = String::from_utf8_lossy(text).into_owned(),
            (3, Value::Number(number)) => id = number,
            _ => {}
        }
    }
    (sdp, id)
}

/// A field of a protocol buffer.
enum Value<'a> {
    Number(u64),
    Bytes(&'a [u8]),
}

/// The fields of a protocol buffer, as far as they can be read.
fn fields(mut rest: &[u8]) -> Vec<(u64, Value<'_>)> {
    let mut found = Vec::new();
    while let Some(tag) = varint(&mut rest) {
        let value = match tag & 7 {
            0 => varint(&mut rest).map(Value::Number),
            1 => rest.split_off(..8).map(Value::Bytes),
            2 => varint(&mut rest).and_then(|len| rest.split_off(..usize::try_from(len).ok()?)).map(Value::Bytes),
            5 => rest.split_off(..4).map(Value::Bytes),
            _ => None,
        };
        let Some(value) = value else { break };
        found.push((tag >> 3, value));
    }
    found
}

fn varint(rest: &mut &[u8]) -> Option<u64> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (byte, tail) = rest.split_first()?;
        *rest = tail;
        number |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

fn put_varint(out: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

fn number(out: &mut Vec<u8>, field: u64, value: u64) {
    put_varint(out, field << 3);
    put_varint(out, value);
}

fn bytes(out: &mut Vec<u8>, field: u64, value: &[u8]) {
    put_varint(out, field << 3 | 2);
    put_varint(out, value.len() as u64);
    out.extend(value);
}
