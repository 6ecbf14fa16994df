//! The documents: every command in them runs, or says why it does not.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::json;

use crate::support::program::{Place, Program};
use crate::support::server::SECRET;

/// A fenced piece of a document.
struct Block {
    line: usize,
    info: String,
    text: String,
}

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The fenced pieces of a document, also within lists.
fn blocks(document: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut open: Option<(usize, Block)> = None;
    for (number, line) in (1..).zip(document.lines()) {
        let indent = line.len() - line.trim_start().len();
        let fence = line.trim_start().strip_prefix("```");
        open = match (open, fence) {
            (None, Some(info)) => {
                Some((indent, Block { line: number, info: info.trim().to_owned(), text: String::new() }))
            }
            (None, None) => None,
            (Some((_, block)), Some(_)) => {
                found.push(block);
                None
            }
            (Some((indent, mut block)), None) => {
                block.text.push_str(line.get(indent..).unwrap_or_default());
                block.text.push('\n');
                Some((indent, block))
            }
        };
    }
    assert!(open.is_none(), "a fence is not closed");
    found
}

/// Every document that tells people to type something.
fn documents() -> Vec<String> {
    let mut paths: Vec<String> = ["README.md", "CONTRIBUTING.md", "sdk/README.md"].map(str::to_owned).into();
    let docs = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")).unwrap();
    let names = docs.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    paths.extend(names.filter(|name| name.ends_with(".md")).map(|name| format!("docs/{name}")));
    paths.sort();
    paths
}

/// The settings that the README shows.
fn settings() -> String {
    let readme = blocks(&read("README.md"));
    let shown = readme.into_iter().find(|block| block.info == "toml" && block.text.starts_with("# visavis.toml\n"));
    shown.expect("the README shows visavis.toml").text
}

/// Where the documents' commands run: beside a server on ports of its own.
struct Desk<'a> {
    place: &'a Place,
    program: &'a Program,
    /// What takes some seconds and need not be seen twice.
    walked: BTreeSet<String>,
}

impl Desk<'_> {
    /// Runs a piece as it stands there, but for the names of machines and folders.
    fn run(&mut self, path: &str, block: &Block) {
        let (folder, base) = (self.place.0.display().to_string(), &self.program.base);
        let mut script =
            "visavis() { command visavis \"$@\" || { code=$?; [ \"$1\" = doctor ] && [ $code = 4 ]; }; }\n".to_owned();
        let is_new = |line: &&str| {
            let command = line.split(" #").next().unwrap_or_default().replace(" --config visavis.toml", "");
            let command = command.trim_end().to_owned();
            !command.starts_with("visavis doctor") || self.walked.insert(command)
        };
        let text: String = block.text.lines().filter(is_new).map(|line| format!("{line}\n")).collect();
        let text = text.replace("https://calls.example.com", base).replace("http://127.0.0.1:8080", base);
        script.push_str(&text.replace("/backup", &format!("{folder}/backup")));
        let programs = format!("{folder}/bin:{}", std::env::var("PATH").unwrap());
        let output = Command::new("timeout")
            .args(["60", "sh", "-e", "-c", &script])
            .current_dir(&self.place.0)
            .env_remove("RUST_LOG")
            .env("PATH", programs)
            .env("ADMIN_TOKEN", self.program.admin_token())
            .env("TOKEN", self.program.token("agent-doctor", "check"))
            .env("VISAVIS_HTTP__BIND", base.trim_start_matches("http://"))
            .env("VISAVIS_MEDIA__BIND", &self.program.media)
            .env("VISAVIS_METRICS__BIND", "127.0.0.1:0")
            .env("VISAVIS_MEDIA__ENGINES", "1")
            // The README's are those of a machine on the internet.
            .envs([("VISAVIS_MEDIA__ANNOUNCED", ""), ("VISAVIS_TLS__ACME_DOMAINS", "")])
            .env("VISAVIS_AUTH__SECRET_FILE", self.place.0.join("secret"))
            .env("VISAVIS_DATA_DIR", self.place.0.join("data"))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        assert!(output.status.success(), "{path}:{}: {}\n{}\n{said}", block.line, output.status, block.text);
    }
}

#[test]
fn every_command_is_run_or_says_why_not() {
    let mut runnable = 0;
    for path in documents() {
        for block in blocks(&read(&path)) {
            let mut words = block.info.splitn(2, ' ');
            match words.next().unwrap_or_default() {
                "sh" => {}
                "bash" | "shell" | "console" | "" => panic!("{path}:{}: commands are marked with sh", block.line),
                _ => continue,
            }
            match words.next() {
                None => runnable += 1,
                Some(info) => {
                    let reason = info.strip_prefix("not-run: ").unwrap_or_default();
                    assert!(reason.len() > 10, "{path}:{}: `not-run: ` and a reason are expected", block.line);
                }
            }
        }
    }
    assert!(runnable >= 8, "only {runnable} pieces run");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_commands_of_the_documents_work() {
    let place = Place::new();
    fs::create_dir(place.0.join("bin")).unwrap();
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_visavis"), place.0.join("bin/visavis")).unwrap();
    place.write("visavis.toml", settings());
    place.write("secret", SECRET);
    let program = Program::start(&place.0, &[]);
    // Somebody is in a call, so that a drain can be taken back, and something is there to be kept.
    let _agent = program.joined("agent-1", "case-1").await;
    let mut customer = program.live("customer-1").await;
    let contact = customer.ask("openContact", json!({ "topic": "A loan" })).await["contactId"].clone();
    let content = json!({ "type": "text", "text": "worth a backup" });
    customer.ask("sendMessage", json!({ "contactId": contact, "content": content })).await;

    let mut desk = Desk { place: &place, program: &program, walked: BTreeSet::new() };
    for path in documents() {
        for block in blocks(&read(&path)).into_iter().filter(|block| block.info == "sh") {
            desk.run(&path, &block);
        }
    }

    // What the documents have backed up and restored is what there was.
    fs::create_dir(place.0.join("again")).unwrap();
    fs::rename(place.0.join("restored"), place.0.join("again/data")).unwrap();
    let again = Program::start(&place.0.join("again"), &[]);
    let mut customer = again.live("customer-1").await;
    let messages = customer.ask("getMessages", json!({ "contactId": contact })).await["messages"].to_string();
    assert!(messages.contains("worth a backup"), "{messages}");
}
