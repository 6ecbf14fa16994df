//! `visavis doctor` and `visavis ports` as people and programs run them, against a whole server.

use std::collections::BTreeMap;
use std::process::{Command, Output};

use serde_json::Value;

use crate::client::secure_server;
use crate::support::server::{SECRET, TestServer};
use crate::tls::support::{Authority, Folder, path};

/// Runs the program beside the server, which goes on working on this thread.
async fn run(arguments: &[&str], env: &[(&str, &str)]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_visavis"));
    command.args(arguments).env("VISAVIS_AUTH__SECRET", SECRET).envs(env.iter().copied());
    tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap()
}

/// The verdict of each check, the whole report, and the exit code.
async fn doctor(arguments: &[&str], env: &[(&str, &str)]) -> (BTreeMap<String, String>, Value, i32) {
    let output = run(&[&["doctor", "--json"], arguments].concat(), env).await;
    let text = String::from_utf8(output.stdout).unwrap();
    let report: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let verdicts = report["checks"].as_array().unwrap().iter().map(|check| {
        assert!(!check["detail"].as_str().unwrap().is_empty(), "{check}");
        let verdict = check["verdict"].as_str().unwrap();
        assert!(check["hint"].is_string() || !["warn", "fail"].contains(&verdict), "{check}");
        (check["id"].as_str().unwrap().to_owned(), verdict.to_owned())
    });
    (verdicts.collect(), report.clone(), output.status.code().unwrap())
}

/// What the report says of one check.
fn text_of(report: &Value, id: &str) -> String {
    let check = report["checks"].as_array().unwrap().iter().find(|check| check["id"] == id).unwrap();
    format!("{}: {}", check["detail"].as_str().unwrap(), check["hint"].as_str().unwrap_or_default())
}

fn expect(verdicts: &BTreeMap<String, String>, expected: &[(&str, &str)], report: &Value) {
    for (id, verdict) in expected {
        assert_eq!(verdicts.get(*id).map(String::as_str), Some(*verdict), "{id} in {report:#}");
    }
}

#[tokio::test]
async fn a_walk_carries_media_over_every_path_that_is_offered() {
    let server = TestServer::start().await;
    let token = server.token("agent-1");
    let (verdicts, report, code) = doctor(&[&server.base, "--token", &token], &[]).await;
    let steps = ["dns", "tcp", "http", "clock", "signalling", "fallback"].map(|id| (id, "pass"));
    expect(&verdicts, &steps, &report);
    let paths = ["udp", "ice-tcp", "turn-udp", "turn-tcp"];
    expect(&verdicts, &paths.map(|id| (id, "pass")), &report);
    for id in paths {
        assert!(text_of(&report, id).contains(" 0 of "), "{report:#}");
    }
    assert_eq!((report["verdict"].as_str(), code), (Some("pass"), 0));
}

#[tokio::test]
async fn with_tls_every_path_carries_media() {
    let folder = Folder::new();
    let (server, authority) = secure_server(&folder).await;
    let token = server.token("agent-1");
    let ca = folder.write("ca.pem", &authority.pem());
    let (verdicts, report, code) = doctor(&[&server.base, "--token", &token, "--ca", path(&ca)], &[]).await;
    let ids = ["tls", "signalling", "udp", "ice-tcp", "turn-udp", "turn-tcp", "turn-tls", "fallback"];
    expect(&verdicts, &ids.map(|id| (id, "pass")), &report);
    assert!(text_of(&report, "fallback").contains("turn-tls"), "{report:#}");
    assert_eq!(code, 0, "{report:#}");

    let plain = server.base.replace("https", "http");
    let (verdicts, report, _) = doctor(&[&plain, "--token", &token], &[]).await;
    expect(&verdicts, &[("http", "pass"), ("signalling", "fail")], &report);
    assert!(text_of(&report, "signalling").contains("give the https address"), "{report:#}");

    let (verdicts, report, code) = doctor(&[&server.base, "--token", &token], &[]).await;
    expect(&verdicts, &[("tls", "fail"), ("signalling", "skip"), ("udp", "skip")], &report);
    assert!(text_of(&report, "tls").contains("--ca"), "{report:#}");
    assert_eq!(code, 1);
}

#[tokio::test]
async fn a_certificate_is_looked_at_before_browsers_do() {
    let (authority, folder) = (Authority::new(), Folder::new());
    let files = authority.issue(&["calls.example.com"]).save(&folder);
    let (certificate, key) = (path(&files.certificate), path(&files.key));
    for (public_url, verdict) in [("https://calls.example.com", "pass"), ("https://www.example.com", "fail")] {
        let env = [
            ("VISAVIS_TLS__CERTIFICATE", certificate),
            ("VISAVIS_TLS__KEY", key),
            ("VISAVIS_HTTP__PUBLIC_URL", public_url),
        ];
        let (verdicts, report, _) = doctor(&[], &env).await;
        expect(&verdicts, &[("certificate", verdict)], &report);
    }
}

#[tokio::test]
async fn a_stun_server_tells_how_the_machine_looks_from_outside() {
    let server = TestServer::start().await;
    // Our own media port is a STUN server too.
    let stun = format!("stun:{}", server.server.addresses().media[0]);
    for (stun, announced, verdict) in
        [(stun.as_str(), "127.0.0.1", "pass"), (&stun, "8.8.8.8", "warn"), ("stun:127.0.0.1:1", "127.0.0.1", "warn")]
    {
        let env = [("VISAVIS_ICE__URLS", stun), ("VISAVIS_MEDIA__ANNOUNCED", announced)];
        let (verdicts, report, _) = doctor(&[], &env).await;
        expect(&verdicts, &[("stun", verdict)], &report);
    }
}

#[tokio::test]
async fn tokens_can_be_made_for_the_walk() {
    let server = TestServer::start().await;
    let (verdicts, report, _) = doctor(&[&server.base, "--room", "check"], &[]).await;
    expect(&verdicts, &[("signalling", "pass"), ("udp", "pass")], &report);
    assert!(text_of(&report, "signalling").contains("room check"), "{report:#}");
}

#[tokio::test]
async fn a_server_without_turn_is_told_what_it_lacks() {
    let server = TestServer::with(&[("VISAVIS_TURN__ENABLED", "false")]).await;
    let token = server.token("agent-1");
    let (verdicts, report, _) = doctor(&[&server.base], &[("VISAVIS_TOKEN", &token)]).await;
    expect(&verdicts, &[("udp", "pass"), ("turn-udp", "skip"), ("turn-tcp", "skip"), ("turn-tls", "skip")], &report);
    assert!(text_of(&report, "turn-udp").contains("turn.enabled"), "{report:#}");
}

#[tokio::test]
async fn an_address_that_does_not_answer_fails() {
    // Media is bound to 127.0.0.1, so that nothing answers here.
    let server = TestServer::with(&[("VISAVIS_MEDIA__ANNOUNCED", "127.0.0.2")]).await;
    let token = server.token("agent-1");
    let (verdicts, report, code) = doctor(&[&server.base, "--token", &token, "--timeout", "1s"], &[]).await;
    expect(&verdicts, &[("signalling", "pass"), ("udp", "fail"), ("turn-udp", "fail")], &report);
    assert!(text_of(&report, "udp").contains("no answer from 127.0.0.2:"), "{report:#}");
    assert!(text_of(&report, "udp").contains("media.announced"), "{report:#}");
    assert!(text_of(&report, "turn-udp").contains("the TURN server 127.0.0.2:"), "{report:#}");
    assert_eq!((report["verdict"].as_str(), code), (Some("fail"), 1));
}

#[tokio::test]
async fn a_token_that_may_not_speak_only_connects() {
    let server = TestServer::start().await;
    let token = server.token_with("customer-1", |request| request.publish = Some(Vec::new()));
    let (verdicts, report, code) = doctor(&[&server.base, "--token", &token], &[]).await;
    let expected = [("signalling", "pass"), ("udp", "warn"), ("turn-udp", "warn"), ("fallback", "pass")];
    expect(&verdicts, &expected, &report);
    assert_eq!(code, 4);
}

#[tokio::test]
async fn the_first_step_that_fails_is_named() {
    let server = TestServer::start().await;
    let skipped = ["udp", "ice-tcp", "turn-udp", "turn-tcp", "turn-tls"].map(|id| (id, "skip"));
    for (arguments, failed) in [
        (vec![server.base.as_str(), "--token", "nonsense"], "signalling"),
        (vec!["http://127.0.0.1:1", "--token", "nonsense"], "tcp"),
        (vec!["http://nowhere.invalid", "--token", "nonsense"], "dns"),
        // The metrics' listener knows no /livez.
        (vec![server.metrics.strip_suffix("/metrics").unwrap(), "--token", "nonsense"], "http"),
    ] {
        let (verdicts, report, code) = doctor(&arguments, &[]).await;
        expect(&verdicts, &[(failed, "fail")], &report);
        expect(&verdicts, &skipped, &report);
        assert_eq!(code, 1);
    }
    let (verdicts, report, code) = doctor(&[&server.base], &[]).await;
    expect(&verdicts, &[("http", "pass"), ("signalling", "skip")], &report);
    assert_eq!(code, 0, "what was tried is good");
}

#[tokio::test]
async fn people_get_aligned_lines() {
    let server = TestServer::start().await;
    let output = run(&["doctor", &server.base], &[]).await;
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("PASS  http            /livez answers 200"), "{text}");
    assert!(!text.contains('\x1b'), "colours are for terminals: {text}");
}

#[tokio::test]
async fn a_machine_is_checked_with_and_without_its_server() {
    let server = TestServer::start().await;
    let http = server.server.addresses().http.to_string();
    let media = server.server.addresses().media[0].to_string();
    let env = [("VISAVIS_HTTP__BIND", http.as_str()), ("VISAVIS_MEDIA__BIND", &media), ("VISAVIS_MEDIA__ENGINES", "1")];
    let (verdicts, report, _) = doctor(&[], &env).await;
    expect(&verdicts, &[("config", "pass"), ("http-port", "pass"), ("media-port", "pass")], &report);
    assert!(text_of(&report, "media-port").contains("the visavis that runs here"), "{report:#}");
    server.server.shutdown().await;

    let somebody = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = somebody.local_addr().unwrap().to_string();
    let (verdicts, report, code) = doctor(&[], &[("VISAVIS_METRICS__BIND", &taken)]).await;
    expect(&verdicts, &[("metrics-port", "fail")], &report);
    assert!(text_of(&report, "metrics-port").contains("metrics.bind"), "{report:#}");
    assert_eq!(code, 1);

    let (verdicts, report, code) = doctor(&[], &[("VISAVIS_HTTP__BIND", "nowhere")]).await;
    expect(&verdicts, &[("config", "fail")], &report);
    assert_eq!((verdicts.len(), code), (1, 1));
}

#[tokio::test]
async fn ports_are_listed() {
    let output = run(&["ports", "--json"], &[("VISAVIS_MEDIA__ENGINES", "2")]).await;
    let list: Value = serde_json::from_slice(&output.stdout).unwrap();
    let media = &list["ports"][0];
    assert_eq!((&media["protocol"], &media["first"], &media["last"]), (&"udp".into(), &3478.into(), &3479.into()));
    assert_eq!(run(&["ports"], &[("VISAVIS_HTTP__BIND", "nowhere")]).await.status.code(), Some(3));
}
