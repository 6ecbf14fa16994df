//! SIGHUP: what can change does while calls go on, and what is wrong changes nothing.

use rustix::process::Signal;
use serde_json::{Value, json};
use visavis::http::auth::TokenKeys;

use crate::support::program::{Place, Program};
use crate::support::server::{SECRET, TestSocket, contact_token};

const PAGE: &str = "https://www.example.com";

/// A setting as the admin page shows it: its value and where it comes from.
async fn shown(program: &Program, key: &str) -> (String, String) {
    let asked =
        reqwest::Client::new().get(format!("{}/api/v1/config", program.base)).bearer_auth(program.admin_token());
    let list: Value = asked.send().await.unwrap().json().await.unwrap();
    let setting = list["settings"].as_array().unwrap().iter().find(|setting| setting["key"] == key).unwrap();
    let text = |name: &str| setting[name].as_str().unwrap().to_owned();
    (text("value"), text("origin"))
}

async fn connects(program: &Program, origin: &str) -> bool {
    TestSocket::connect_to("/api/v1/live", &program.base, Some("visavis.v1"), Some(origin), None).await.is_ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_can_change_does_and_the_rest_is_named() {
    let place = Place::new();
    let file = place.write("visavis.toml", "[log]\nlevel = \"info\"\n");
    let secret = place.write("secret", SECRET);
    let settings = [
        ("VISAVIS_CONFIG", file.to_str().unwrap()),
        ("VISAVIS_AUTH__SECRET", ""),
        ("VISAVIS_AUTH__SECRET_FILE", secret.to_str().unwrap()),
    ];
    let program = Program::start(&place.0, &settings);
    let mut agent = program.joined("agent-1", "case-1").await;
    assert!(!connects(&program, PAGE).await);
    assert_ne!(shown(&program, "http.max_sessions").await.0, "7");

    let other = "a7d03bb1c9e24f55812f60d4be9917ac";
    place.write("secret", other);
    let text = "data_dir = \"elsewhere\"\n[http]\nallowed_origins = [\"https://www.example.com\"]\nmax_sessions = 7\n\
                [room]\nheartbeat = \"7s\"\n[media]\ntcp = false\n[log]\nlevel = \"debug\"\n";
    place.write("visavis.toml", text);
    program.signal(Signal::HUP);
    let line = program.log.wait_for(&["the configuration was reloaded"]);
    for key in ["http.allowed_origins", "http.max_sessions", "auth.secret", "room.heartbeat", "log.level"] {
        assert!(line.contains(key), "{key}: {line}");
    }
    // The argument has the last word on `data_dir`.
    let line = program.log.wait_for(&["take a restart"]);
    assert!(line.contains("media.tcp") && !line.contains("data_dir") && !line.contains("http."), "{line}");
    assert!(connects(&program, PAGE).await && !connects(&program, "https://elsewhere.example").await);
    agent.ask("ping", json!({})).await;

    // What is shown is what is in force: the new, and the old where it takes a restart.
    let in_file = |line: u32| format!("{}:{line}", file.display());
    for (key, value, line) in
        [("http.max_sessions", "7", Some(4)), ("room.heartbeat", "\"7s\"", Some(6)), ("media.tcp", "true", None)]
    {
        let (said, origin) = shown(&program, key).await;
        assert_eq!(
            (said.as_str(), origin.starts_with(&line.map_or("default".to_owned(), in_file))),
            (value, true),
            "{key}: {origin}"
        );
    }

    // Both secrets are good: whoever is in a call comes back with the token that they have.
    let mut old = program.socket("/api/v1/live", None).await;
    assert_eq!(old.hello(&program.contact_token("agent-2")).await["heartbeatMs"], 7000);
    let mut new = program.socket("/api/v1/live", None).await;
    new.hello(&contact_token(&TokenKeys::new(&other.to_owned().into()), "agent-3", &[])).await;

    // What is the same is not told again, what waits for a restart is.
    program.signal(Signal::HUP);
    program.log.wait_for(&["\"changed\":\"\""]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_changes_nothing_and_is_named() {
    let place = Place::new();
    let file = place.write("visavis.toml", "[http]\nallowed_origins = [\"https://www.example.com\"]\n");
    let program = Program::start(&place.0, &[("VISAVIS_CONFIG", file.to_str().unwrap())]);
    let mut agent = program.joined("agent-1", "case-1").await;
    for (text, said) in [
        ("[http]\nallowed_origins = [\"www\"]\n", "visavis.toml:2:1: http.allowed_origins: \\\"www\\\""),
        ("[http]\nmax_session = 7\n", "visavis.toml:2:1: http.max_session: unknown key; expected in [http]: bind"),
        ("[room]\nheartbeat = \"soon\"\n", "visavis.toml:2:1: room.heartbeat"),
        ("[room\n", "visavis.toml:1:"),
    ] {
        place.write("visavis.toml", text);
        program.signal(Signal::HUP);
        let line = program.log.wait_for(&["the old one stays", said]);
        assert!(line.contains("ERROR"), "{line}");
        assert!(connects(&program, PAGE).await, "{text}");
    }
    agent.ask("ping", json!({})).await;

    // The same at the start, where it ends the program.
    let (code, said) = program.command(&format!("serve --config {}", file.display()));
    assert!(code == 3 && said.contains("visavis.toml:1:"), "{code} {said}");
}
