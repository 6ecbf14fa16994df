//! The alerts and the dashboard as files: Prometheus' own tools take them, and the documents know them.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::support::server::TestServer;

pub const ALERTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/config/prometheus/alerts.yml");
const DASHBOARD: &str = include_str!("../../../config/grafana/visavis.json");

/// Asks Prometheus' tool, which comes with the package `prometheus` (`make tools` installs it).
fn promtool(arguments: &[&str], input: &str) {
    let mut tool = Command::new("promtool");
    let tool = tool.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = tool.spawn().expect("promtool is there: make tools");
    running.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = running.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "promtool {arguments:?}:\n{said}");
}

/// The names in the file of alerts.
pub fn alerts() -> BTreeSet<String> {
    let text = std::fs::read_to_string(ALERTS).unwrap();
    text.lines().filter_map(|line| line.trim().strip_prefix("- alert: ")).map(str::to_owned).collect()
}

/// Every query of the dashboard's panels, with the panel's title.
pub fn queries() -> Vec<(String, String)> {
    let dashboard: Value = serde_json::from_str(DASHBOARD).unwrap();
    let panels = dashboard["panels"].as_array().unwrap();
    let targets = panels.iter().flat_map(|panel| {
        let title = panel["title"].as_str().unwrap();
        panel["targets"].as_array().into_iter().flatten().map(move |target| (title, target))
    });
    targets.map(|(title, target)| (title.to_owned(), target["expr"].as_str().unwrap().to_owned())).collect()
}

#[test]
fn prometheus_takes_the_alerts_and_its_configuration() {
    promtool(&["check", "rules", ALERTS], "");
    let configuration = Path::new(ALERTS).with_file_name("prometheus.yml");
    promtool(&["check", "config", configuration.to_str().unwrap()], "");
}

#[test]
fn each_alert_comes_when_it_should_and_not_before() {
    let stories = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/watch/alerts.test.yml");
    promtool(&["test", "rules", stories], "");
    let stories = std::fs::read_to_string(stories).unwrap();
    for alert in alerts() {
        let story = stories.split("  - name: ").find(|story| story.lines().next() == Some(&*alert));
        let story = story.unwrap_or_else(|| panic!("nothing tests {alert}"));
        assert!(story.contains("exp_samples: []") && story.contains(&format!("alertname=\"{alert}\"")), "{story}");
    }
}

#[test]
fn each_alert_says_what_to_do_and_is_in_the_operators_document() {
    let text = std::fs::read_to_string(ALERTS).unwrap();
    for rule in text.split("- alert: ").skip(1) {
        for part in ["severity: ", "summary: ", "runbook: "] {
            assert!(rule.contains(part), "there is no {part}in {rule}");
        }
    }
    let document = include_str!("../../../docs/operations.md");
    let section = document.split("\n## Alerts\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    assert_eq!(rows.map(str::to_owned).collect::<BTreeSet<_>>(), alerts());
}

/// What is shown has a title, a unit and a place of its own.
#[test]
fn the_dashboard_is_whole() {
    let dashboard: Value = serde_json::from_str(DASHBOARD).unwrap();
    let mut ids = BTreeSet::new();
    let mut places = BTreeSet::new();
    for panel in dashboard["panels"].as_array().unwrap() {
        assert!(ids.insert(panel["id"].as_u64().unwrap()), "{panel}");
        let place = &panel["gridPos"];
        assert!(place["x"].as_u64().unwrap() + place["w"].as_u64().unwrap() <= 24, "{panel}");
        assert!(places.insert((place["y"].as_u64(), place["x"].as_u64())), "{panel}");
        if panel["type"] != "row" {
            assert!(panel["fieldConfig"]["defaults"]["unit"].is_string(), "{panel}");
            assert_eq!(panel["datasource"]["uid"], "${datasource}", "{panel}");
        }
    }
    assert!(queries().len() > 40);
}

#[tokio::test]
async fn the_metrics_are_as_prometheus_likes_them() {
    let server = TestServer::start().await;
    let _agent = server.joined("agent").await;
    let text = reqwest::get(&server.metrics).await.unwrap().text().await.unwrap();
    promtool(&["check", "metrics"], &text);
}

#[tokio::test]
async fn the_metrics_port_asks_for_the_password_if_there_is_one() {
    let login = [("VISAVIS_METRICS__USER", "prometheus"), ("VISAVIS_METRICS__PASSWORD", "open sesame")];
    let server = TestServer::with(&login).await;
    let client = reqwest::Client::new();
    for (user, password, expected) in [
        (None, "", 401),
        (Some("prometheus"), "wrong", 401),
        (Some("somebody"), "open sesame", 401),
        (Some("prometheus"), "open sesame", 200),
    ] {
        let mut request = client.get(&server.metrics);
        if let Some(user) = user {
            request = request.basic_auth(user, Some(password));
        }
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), expected, "{user:?} {password}");
        assert_eq!(response.headers().contains_key("www-authenticate"), expected == 401);
        assert_eq!(response.text().await.unwrap().contains("visavis_build_info"), expected == 200);
    }
}
