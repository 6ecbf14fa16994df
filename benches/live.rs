//! The contact plane under load: one core serves 2,000 sessions that chat at 2,000 messages a second.
//!
//! The server runs in a process of its own on core 0, with its database in a temporary folder (set `TMPDIR` to the
//! disk that shall be measured); what loads it runs on the other cores over loopback. It prints the memory of an idle
//! session, how long a message takes from `sendMessage` to the other side's `message` (which is durable by then), and
//! the processor time of a message.

#![allow(missing_docs, clippy::unwrap_used)]

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};
use std::{env, fs};

use futures_util::stream::{SplitSink, SplitStream};
use futures_util::{SinkExt, StreamExt};
use rustix::thread::{CpuSet, sched_setaffinity};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::sync::{Mutex, mpsc};
use tokio::time;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async};
use visavis::config::{Config, Sources};
use visavis::http::auth::{Claims, TokenKeys, unix_now};
use visavis::model::Role;
use visavis::protocol::CreateToken;
use visavis::server::Server;

// The allocator of the product.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SECRET: &str = "a secret of the bench, long enough";

/// Says to this program that it is the server, and where its data is.
const SERVER: &str = "VISAVIS_BENCH_LIVE_SERVER";

/// Customers, each with an agent of their own: twice as many sessions.
const PAIRS: usize = 1_000;

/// Messages a second, and for how many seconds.
const OFFERED: u64 = 2_000;
const SECONDS: u64 = 20;

type Stream = WebSocketStream<MaybeTlsStream<TcpStream>>;
type Sink = Arc<Mutex<SplitSink<Stream, Message>>>;

fn main() {
    if let Some(folder) = env::var_os(SERVER) {
        pin(0);
        return runtime(1).block_on(serve(folder.into()));
    }
    // `cargo test` and `cargo bench -- filter` run every bench; without the word for it there is nothing to measure.
    if !env::args().any(|argument| argument == "--bench") {
        return;
    }
    pin(1);
    runtime(1).block_on(load());
}

fn runtime(threads: usize) -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(threads).enable_all().build().unwrap()
}

/// Keeps this process on one core, if there is another.
fn pin(core: usize) {
    if std::thread::available_parallelism().is_ok_and(|cores| cores.get() > 1) {
        let mut cores = CpuSet::new();
        cores.set(core);
        sched_setaffinity(None, &cores).unwrap();
    }
}

async fn serve(folder: PathBuf) {
    let any = "127.0.0.1:0".to_owned();
    let env = vec![
        ("VISAVIS_AUTH__SECRET".to_owned(), SECRET.to_owned()),
        ("VISAVIS_CONTACTS__OFFERS".to_owned(), "false".to_owned()),
    ];
    let mut flags: Vec<_> = ["http.bind", "media.bind", "metrics.bind"].map(|key| (key.to_owned(), any.clone())).into();
    flags.push(("media.engines".to_owned(), "1".to_owned()));
    flags.push(("data_dir".to_owned(), folder.display().to_string()));
    let config = Config::load(Sources { dev: true, env, flags, ..Sources::default() }).unwrap();
    let server = Server::start(config).await.unwrap();
    println!("{} {}", server.addresses().http, server.addresses().metrics);
    std::io::stdout().flush().unwrap();
    std::future::pending::<()>().await;
}

/// The server in a process of its own.
struct Process {
    child: Child,
    address: String,
    metrics: String,
    folder: PathBuf,
}

impl Process {
    fn start() -> Process {
        let folder = env::temp_dir().join(format!("visavis-bench-live-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let mut command = Command::new(env::current_exe().unwrap());
        let mut child = command.env(SERVER, &folder).stdout(Stdio::piped()).spawn().unwrap();
        let mut addresses = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut addresses).unwrap();
        let (address, metrics) = addresses.trim().split_once(' ').unwrap();
        Process { child, address: address.to_owned(), metrics: format!("http://{metrics}/metrics"), folder }
    }

    /// Resident memory that is its own, in KiB.
    fn resident(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }

    /// How many commits took at most how long.
    async fn commits(&self) -> String {
        let text = reqwest::get(&self.metrics).await.unwrap().text().await.unwrap();
        let buckets = text.lines().filter_map(|line| line.strip_prefix("visavis_store_commit_duration_seconds_bucket"));
        buckets.collect::<Vec<_>>().join(" ")
    }

    /// Processor time so far.
    fn busy(&self) -> Duration {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap();
        let fields: Vec<_> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
        let ticks: u64 = fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap();
        Duration::from_millis(ticks * 10)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn token(keys: &TokenKeys, who: &str, role: Role) -> String {
    keys.mint(&Claims::of(CreateToken::new(who, role), unix_now() + 3600).unwrap())
}

async fn connect(address: &str, token: String) -> Stream {
    let mut request = format!("ws://{address}/api/v1/live").into_client_request().unwrap();
    request.headers_mut().insert("sec-websocket-protocol", "visavis.v1".parse().unwrap());
    let (mut stream, _) = connect_async(request).await.unwrap();
    ask(&mut stream, 1, "authenticate", json!({"token": token})).await;
    stream
}

/// Asks and returns the reply's data; events on the way are not of interest.
async fn ask(stream: &mut Stream, id: u64, kind: &str, data: Value) -> Value {
    let text = json!({"type": kind, "id": id, "data": data}).to_string();
    stream.send(Message::text(text)).await.unwrap();
    loop {
        let Message::Text(text) = stream.next().await.unwrap().unwrap() else { continue };
        let message: Value = serde_json::from_str(&text).unwrap();
        if message["re"] == id {
            assert_ne!(message["type"], "error", "{message}");
            return message["data"].clone();
        }
    }
}

async fn load() {
    let server = Process::start();
    let keys = TokenKeys::new(&SECRET.to_owned().into());
    // What the first ones need is not what each one needs.
    let _first = connect(&server.address, token(&keys, "first", Role::Customer)).await;
    time::sleep(Duration::from_millis(500)).await;
    let before = server.resident();
    let mut pairs = Vec::with_capacity(PAIRS);
    for n in 0..PAIRS {
        let customer = connect(&server.address, token(&keys, &format!("customer-{n}"), Role::Customer)).await;
        let agent = connect(&server.address, token(&keys, &format!("agent-{n}"), Role::Agent)).await;
        pairs.push((customer, agent));
    }
    time::sleep(Duration::from_secs(1)).await;
    let idle = (server.resident() - before) as f64 / (2 * PAIRS) as f64;
    println!("an idle session: {idle:.1} KiB");

    let (heard, mut latencies) = mpsc::unbounded_channel();
    let mut customers: Vec<(String, Sink)> = Vec::with_capacity(PAIRS);
    let start = Instant::now();
    for (n, (mut customer, mut agent)) in pairs.into_iter().enumerate() {
        // Agents are many, and each hears of all that waits: so they come one by one.
        let opened = ask(&mut customer, 2, "openContact", json!({"agent": format!("agent-{n}")})).await;
        let contact = opened["contactId"].as_str().unwrap().to_owned();
        ask(&mut agent, 2, "takeContact", json!({"contactId": contact})).await;
        let (sink, stream) = customer.split();
        customers.push((contact, Arc::new(Mutex::new(sink))));
        tokio::spawn(drain(stream));
        tokio::spawn(listen(agent, start, heard.clone()));
    }
    drop(heard);

    let (busy, began) = (server.busy(), Instant::now());
    let mut clock = time::interval(Duration::from_millis(5));
    clock.set_missed_tick_behavior(time::MissedTickBehavior::Burst);
    let mut sent = 0;
    while sent < OFFERED * SECONDS {
        clock.tick().await;
        for _ in 0..OFFERED / 200 {
            let (contact, sink) = &customers[(sent % PAIRS as u64) as usize];
            let text = format!("{}", start.elapsed().as_micros());
            let data = json!({"contactId": contact, "content": {"type": "text", "text": text}});
            let frame = json!({"type": "sendMessage", "id": 10 + sent, "data": data}).to_string();
            sink.lock().await.send(Message::text(frame)).await.unwrap();
            sent += 1;
        }
    }
    let took = began.elapsed();
    time::sleep(Duration::from_secs(1)).await;
    let busy = server.busy() - busy;
    println!("commits: {}", server.commits().await);
    let mut micros = Vec::new();
    while let Ok(latency) = latencies.try_recv() {
        micros.push(latency);
    }
    micros.sort_unstable();
    let at = |share: f64| micros[((micros.len() - 1) as f64 * share) as usize] as f64 / 1000.0;
    println!("{} of {sent} messages heard in {:.1} s", micros.len(), took.as_secs_f64());
    println!(
        "from sending to hearing, durable: p50 {:.2} ms, p99 {:.2} ms, longest {:.2} ms",
        at(0.5),
        at(0.99),
        at(1.0)
    );
    println!(
        "server: {:.0} % of its core, {:.0} µs a message",
        100.0 * busy.as_secs_f64() / took.as_secs_f64(),
        busy.as_secs_f64() * 1e6 / sent as f64
    );
}

async fn drain(mut stream: SplitStream<Stream>) {
    while let Some(Ok(_)) = stream.next().await {}
}

/// Notes how long each message of the customer took.
async fn listen(mut agent: Stream, start: Instant, heard: mpsc::UnboundedSender<u64>) {
    while let Some(Ok(message)) = agent.next().await {
        let Message::Text(text) = message else { continue };
        let message: Value = serde_json::from_str(&text).unwrap();
        if let Some(sent) = message["data"]["message"]["content"]["text"].as_str() {
            let now = u64::try_from(start.elapsed().as_micros()).unwrap();
            // The bench ends with its receiver.
            let _ = heard.send(now - sent.parse::<u64>().unwrap());
        }
    }
}
