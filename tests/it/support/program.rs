//! The program itself, as an operator runs it: a process with an environment, signals and a log.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use visavis::http::auth::{Claims, TokenKeys, unix_now};
use visavis::model::{Role, RoomId};
use visavis::protocol::CreateToken;

use crate::support::server::{SECRET, TestSocket, contact_token};

const PATIENCE: Duration = Duration::from_secs(10);

/// A folder of a test, which goes with it.
pub struct Place(pub PathBuf);

impl Place {
    pub fn new() -> Self {
        let mut bytes = [0; 8];
        getrandom::fill(&mut bytes).unwrap();
        let path = std::env::temp_dir().join(format!("visavis-it-{:016x}", u64::from_ne_bytes(bytes)));
        fs::create_dir_all(&path).unwrap();
        Place(path)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, text).unwrap();
        path
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a process has written to its log so far.
#[derive(Default)]
pub struct Lines {
    lines: Mutex<Vec<String>>,
    more: Condvar,
}

impl Lines {
    /// Waits for a line with all of these in it, and gives it.
    pub fn wait_for(&self, words: &[&str]) -> String {
        let deadline = Instant::now() + PATIENCE;
        let mut lines = self.lines.lock().unwrap();
        loop {
            if let Some(line) = lines.iter().find(|line| words.iter().all(|word| line.contains(word))) {
                return line.clone();
            }
            let left = deadline.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "no line with {words:?} in:\n{}", lines.join("\n"));
            lines = self.more.wait_timeout(lines, left).unwrap().0;
        }
    }

    pub fn all(&self) -> Vec<String> {
        self.lines.lock().unwrap().clone()
    }

    fn follow(self: &Arc<Self>, stream: impl std::io::Read + Send + 'static) {
        let lines = self.clone();
        std::thread::spawn(move || {
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                lines.lines.lock().unwrap().push(line);
                lines.more.notify_all();
            }
        });
    }
}

/// A server that runs.
pub struct Program {
    pub child: Child,
    pub base: String,
    pub media: String,
    pub metrics: String,
    pub log: Arc<Lines>,
    keys: TokenKeys,
}

impl Program {
    /// Starts it as in production, on free ports, with these environment variables besides.
    pub fn start(data: &Path, settings: &[(&str, &str)]) -> Self {
        let mut program = Self::without_reader(data, settings);
        program.read_log();
        program
    }

    /// The same, but nobody reads what it logs until [`Program::read_log`].
    pub fn without_reader(data: &Path, settings: &[(&str, &str)]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_visavis"));
        command
            .args(["serve", "--json", "--engines", "1", "--metrics", "127.0.0.1:0", "--data"])
            .arg(data.join("data"));
        command.env("VISAVIS_AUTH__SECRET", SECRET).env_remove("RUST_LOG");
        for (key, address) in [("VISAVIS_HTTP__BIND", "127.0.0.1:0"), ("VISAVIS_MEDIA__BIND", "127.0.0.1:0")] {
            command.env(key, address);
        }
        command.envs(settings.iter().copied());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let said: Value = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line:?}"));
        let base = said["http"].as_str().unwrap().to_owned();
        let media = said["media"][0].as_str().unwrap_or_default().to_owned();
        let metrics = said["metricsUrl"].as_str().unwrap().to_owned();
        let keys = TokenKeys::new(&SECRET.to_owned().into());
        Program { child, base, media, metrics, log: Arc::default(), keys }
    }

    pub fn read_log(&mut self) {
        self.log.follow(self.child.stderr.take().unwrap());
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
    }

    /// Waits for its end, and gives how it ended and how long that took.
    pub fn ended(&mut self) -> (ExitStatus, Duration) {
        let started = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status, started.elapsed());
            }
            assert!(started.elapsed() < PATIENCE, "it does not end:\n{}", self.log.all().join("\n"));
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// SIGKILL.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub fn token(&self, who: &str, room: &str) -> String {
        let role = if who.starts_with("agent") { Role::Agent } else { Role::Customer };
        let request = CreateToken { room: RoomId::try_from(room).ok(), ..CreateToken::new(who, role) };
        self.keys.mint(&Claims::of(request, unix_now() + 60).unwrap())
    }

    pub fn admin_token(&self) -> String {
        self.keys.mint(&Claims::admin("test", unix_now() + 60).unwrap())
    }

    pub fn contact_token(&self, who: &str) -> String {
        contact_token(&self.keys, who, &[])
    }

    pub async fn socket(&self, path: &str, origin: Option<&str>) -> TestSocket {
        TestSocket::connect_to(path, &self.base, Some("visavis.v1"), origin, None).await.unwrap()
    }

    /// Somebody in a room, without media.
    pub async fn joined(&self, who: &str, room: &str) -> TestSocket {
        let mut socket = self.socket("/api/v1/rtc", None).await;
        socket.hello(&self.token(who, room)).await;
        let offer = serde_json::json!({ "offer": crate::support::server::offer() });
        socket.ask("join", offer).await;
        socket
    }

    /// Somebody on the contact plane.
    pub async fn live(&self, who: &str) -> TestSocket {
        let mut socket = self.socket("/api/v1/live", None).await;
        socket.hello(&self.contact_token(who)).await;
        socket
    }

    pub async fn status(&self, path: &str) -> u16 {
        reqwest::get(format!("{}{path}", self.base)).await.unwrap().status().as_u16()
    }

    /// Another command of the program, about this server.
    pub fn command(&self, line: &str) -> (i32, String) {
        let bind = self.base.trim_start_matches("http://");
        let output = Command::new(env!("CARGO_BIN_EXE_visavis"))
            .args(line.split(' '))
            .envs([("VISAVIS_AUTH__SECRET", SECRET), ("VISAVIS_HTTP__BIND", bind)])
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        (output.status.code().unwrap_or(-1), text)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
