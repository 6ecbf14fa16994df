//! What lasts: over a broken connection, a restart, a failing disk and a kill.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use serde_json::{Value, json};
use visavis::http::auth::TokenKeys;

use super::contact;
use crate::store::Folder;
use crate::support::chance::Chance;
use crate::support::server::{SECRET, TestServer, TestSocket};

fn say(contact: &Value, text: &str) -> Value {
    json!({"contactId": contact, "content": {"type": "text", "text": text}})
}

#[tokio::test]
async fn what_was_missed_is_heard_on_the_next_connection() {
    let server = TestServer::start().await;
    let (mut customer, agent, contact) = contact(&server).await;
    let contact = json!(contact);
    let token = server.contact_token("agent-3", &[]);
    let place = agent.cut();
    for n in 0..3 {
        customer.ask("sendMessage", say(&contact, &format!("line {n}"))).await;
    }
    let mut agent = server.live_socket().await;
    let hello = agent.resume(&token, &place).await;
    assert_eq!(hello["resumed"], true);
    let mut heard = Vec::new();
    while heard.len() < 3 {
        let message = agent.wait_for("message").await["message"].clone();
        if message["author"]["identity"] == "customer-17" {
            heard.push(message["content"]["text"].as_str().unwrap().to_owned());
        }
    }
    assert_eq!(heard, ["line 0", "line 1", "line 2"]);

    let mut thief = server.live_socket().await;
    let stolen = thief.resume(&server.contact_token("agent-9", &[]), &agent.place.clone()).await;
    assert_eq!(stolen["resumed"], false, "a session is its person's");
    server.server.shutdown().await;
}

#[tokio::test]
async fn contacts_and_invitations_outlive_a_restart() {
    let folder = Folder::new();
    let data = [("VISAVIS_DATA_DIR", folder.to_str().unwrap()), ("VISAVIS_CONTACTS__INVITATION_TIMEOUT", "3s")];
    let server = TestServer::with(&data).await;
    let (mut customer, mut agent, contact) = contact(&server).await;
    let contact = json!(contact);
    customer.ask("sendMessage", say(&contact, "before")).await;
    let invited = agent.ask("invite", json!({"contactId": contact, "kind": "videoCall"})).await;
    let made = Instant::now();
    server.server.shutdown().await;
    assert_eq!(customer.wait_for_any("reconnect").await["reason"], "shutdown");

    let server = TestServer::with(&data).await;
    let mut customer = server.live("customer-17").await;
    let overview = customer.ask("getOverview", json!({})).await;
    let found = &overview["contacts"][0];
    assert_eq!(found["contactId"], contact);
    assert_eq!(found["invitations"][0]["invitationId"], invited["invitationId"]);
    let messages = customer.ask("getMessages", json!({"contactId": contact, "limit": 200})).await;
    let texts: Vec<_> = messages["messages"].as_array().unwrap().iter().map(|m| &m["content"]["text"]).collect();
    assert!(texts.contains(&&json!("before")), "{texts:?}");
    let changed = customer.wait_for("invitationChanged").await["invitation"].clone();
    assert_eq!((&changed["state"], &changed["reason"]), (&json!("closed"), &json!("expired")));
    assert!(made.elapsed() < Duration::from_secs(8), "it counts from when it was made");
    server.server.shutdown().await;
}

#[tokio::test]
async fn what_cannot_be_stored_has_not_happened() {
    let folder = Folder::new();
    let server = TestServer::with(&[("VISAVIS_DATA_DIR", folder.to_str().unwrap())]).await;
    let (mut customer, mut agent, contact) = contact(&server).await;
    let contact = json!(contact);
    let sent = customer.ask("sendMessage", say(&contact, "good")).await;
    let trigger = "CREATE TRIGGER poison BEFORE INSERT ON messages WHEN NEW.text = 'bad'
                   BEGIN SELECT RAISE(FAIL, 'the disk is broken'); END";
    sqlx::query(trigger).execute(&mut folder.look().await).await.unwrap();

    let code = customer.refused("sendMessage", say(&contact, "bad")).await;
    assert!(["store_failed", "exists", "not_found"].contains(&code.as_str()), "{code}");
    for client in [&mut customer, &mut agent] {
        assert_eq!(client.wait_for_any("reconnect").await["retryMs"], 1000);
        assert_eq!(client.closed().await, 1012);
    }
    let mut customer = server.live("customer-17").await;
    let again = customer.ask("sendMessage", say(&contact, "good again")).await;
    assert_eq!(again["number"].as_u64(), sent["number"].as_u64().map(|n| n + 1), "the number was not used up");
    let messages = customer.ask("getMessages", json!({"contactId": contact, "limit": 200})).await;
    let texts: Vec<_> = messages["messages"].as_array().unwrap().iter().map(|m| &m["content"]["text"]).collect();
    assert!(!texts.contains(&&json!("bad")), "{texts:?}");
    server.server.shutdown().await;
}

/// How often the server is killed; `VISAVIS_KILLS=200` for a thorough run.
const KILLS: u64 = 5;

#[tokio::test]
async fn a_killed_server_has_lost_nothing_that_it_acknowledged() {
    let kills = std::env::var("VISAVIS_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(KILLS);
    let mut chance = Chance::new();
    let folder = Folder::new();
    let (mut contact, mut acknowledged, mut total) = (Value::Null, 0, 0);
    let mut files: Vec<(String, String)> = Vec::new();
    for _ in 0..kills {
        let random = chance.draw();
        let life = Duration::from_millis(20 + (random >> 33) % 150);
        let mut program = Program::start(&folder);
        let mut customer = program.live().await;
        if contact.is_null() {
            contact = customer.ask("openContact", json!({})).await["contactId"].clone();
        }
        let messages = customer.ask("getMessages", json!({"contactId": contact, "limit": 200})).await;
        let last = messages["messages"]
            .as_array()
            .unwrap()
            .iter()
            .rev()
            .find_map(|m| m["content"]["text"].as_str()?.strip_prefix("line ")?.parse::<u64>().ok());
        assert!(last.unwrap_or(0) >= acknowledged, "{last:?} of {acknowledged} is there");
        for (id, content) in &files {
            assert_eq!(program.download(id).await.as_ref(), Some(content), "{id} is there");
        }
        let mut next = last.unwrap_or(0);
        let end = Instant::now() + life;
        while Instant::now() < end {
            next += 1;
            let sent = customer.ask("sendMessage", say(&contact, &format!("line {next}"))).await;
            assert_eq!(sent["repeated"], false);
            (acknowledged, total) = (next, total + 1);
            if next % 4 == 0 && files.len() < 100 {
                let content = format!("%PDF-1.7\n{}\n%%EOF\n", "x".repeat((random >> 40) as usize % 50_000));
                files.push((program.upload(&contact, &content).await, content));
            }
            // Below the limit of messages a second.
            tokio::time::sleep(Duration::from_millis(3)).await;
        }
        // Some are on their way while it dies.
        for n in 1..=8 {
            customer
                .send_text(json!({"type": "sendMessage", "id": 1000 + n, "data": say(&contact, "x")}).to_string())
                .await;
        }
        program.kill();
    }
    println!("{kills} kills, {total} messages and {} files acknowledged", files.len());
    assert!(total > 0 && !files.is_empty());
}

#[tokio::test]
async fn what_is_asked_with_a_key_is_done_once_whenever_the_server_dies() {
    let kills = std::env::var("VISAVIS_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(KILLS);
    let mut chance = Chance::new();
    let folder = Folder::new();
    let (mut contact, mut asked, mut answered) = (Value::Null, 0, BTreeMap::new());
    for _ in 0..kills {
        let random = chance.draw();
        let life = Duration::from_micros(500 + (random >> 33) % 30_000);
        let mut program = Program::start(&folder);
        let mut customer = program.live().await;
        if contact.is_null() {
            contact = customer.ask("openContact", json!({})).await["contactId"].clone();
        }
        // Whoever got no answer asks again, and so does who forgot that they got one.
        for n in 0..asked {
            let said = program.say_once(&contact, n).await.unwrap();
            let first = answered.entry(n).or_insert_with(|| said.clone());
            assert_eq!(*first, said, "request {n} is answered as it was at first");
        }
        let posts = (asked..asked + 16).map(|n| {
            let said = program.say_once(&contact, n);
            async move { (n, said.await) }
        });
        asked += 16;
        let mut posts: FuturesUnordered<_> = posts.collect();
        let end = tokio::time::Instant::now() + life;
        while let Ok(Some((n, said))) = tokio::time::timeout_at(end, posts.next()).await {
            answered.extend(said.map(|said| (n, said)));
        }
        drop(posts);
        program.kill();
    }
    let program = Program::start(&folder);
    for n in 0..asked {
        program.say_once(&contact, n).await.unwrap();
    }
    let mut customer = program.live().await;
    let mut texts: BTreeMap<String, usize> = BTreeMap::new();
    let mut after = 0;
    loop {
        let page = json!({"contactId": contact, "after": after, "limit": 200});
        let page = customer.ask("getMessages", page).await["messages"].as_array().unwrap().clone();
        let Some(last) = page.last() else { break };
        after = last["number"].as_u64().unwrap();
        for text in page.iter().filter_map(|message| message["content"]["text"].as_str()) {
            *texts.entry(text.to_owned()).or_default() += 1;
        }
    }
    let expected = (0..asked).map(|n| (format!("once {n}"), 1)).collect::<BTreeMap<_, _>>();
    assert_eq!(texts, expected);
}

const CUSTOMER: &str = "customer-17";

fn customer_token() -> String {
    crate::support::server::contact_token(&TokenKeys::new(&SECRET.to_owned().into()), CUSTOMER, &[])
}

/// The program itself, as an operator runs it.
struct Program {
    child: Child,
    base: String,
}

impl Program {
    fn start(folder: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_visavis"));
        command.args(["serve", "--dev", "--json", "--http", "127.0.0.1:0", "--media", "127.0.0.1:0"]);
        command.args(["--metrics", "127.0.0.1:0", "--engines", "1", "--data"]).arg(folder);
        command.env("VISAVIS_AUTH__SECRET", SECRET).env("RUST_LOG", "error");
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let said: Value = serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line:?}"));
        let base = said["http"].as_str().unwrap().to_owned();
        Program { child, base }
    }

    async fn live(&self) -> TestSocket {
        let socket = TestSocket::connect_to("/api/v1/live", &self.base, Some("visavis.v1"), None, None);
        let mut socket = socket.await.unwrap();
        socket.hello(&customer_token()).await;
        socket
    }

    /// Hands in a document as the customer, and returns its id.
    async fn upload(&self, contact: &Value, content: &str) -> String {
        let url = format!("{}/api/v1/contacts/{}/files?name=bill.pdf", self.base, contact.as_str().unwrap());
        let request = reqwest::Client::new().post(url).bearer_auth(customer_token()).body(content.to_owned());
        let answer: Value = request.send().await.unwrap().json().await.unwrap();
        answer["fileId"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned()
    }

    /// Says something with a key; nothing if the server does not answer.
    fn say_once(&self, contact: &Value, n: usize) -> impl Future<Output = Option<Value>> + use<> {
        let url = format!("{}/api/v1/contacts/{}/messages", self.base, contact.as_str().unwrap());
        let body = json!({"content": {"type": "text", "text": format!("once {n}")}});
        let request = reqwest::Client::new().post(url).bearer_auth(customer_token()).json(&body);
        let request = request.header("idempotency-key", format!("key-{n}"));
        async move {
            let answer = request.send().await.ok()?;
            assert_eq!(answer.status(), 201);
            answer.json().await.ok()
        }
    }

    async fn download(&self, id: &str) -> Option<String> {
        let url = format!("{}/api/v1/files/{id}", self.base);
        let answer = reqwest::Client::new().get(url).bearer_auth(customer_token()).send().await.unwrap();
        if answer.status() == 200 { answer.text().await.ok() } else { None }
    }

    /// SIGKILL.
    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
