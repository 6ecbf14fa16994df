//! The unit, the image and the manifests: they are of this program, and fit its settings.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use visavis::config::{Config, ConfigFile, Sources, parse_duration};

use crate::support::program::Place;
use crate::support::server::SECRET;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// What stands behind a word at the begin of a line.
fn after<'a>(text: &'a str, word: &str) -> &'a str {
    let line = text.lines().find_map(|line| line.trim_start().strip_prefix(word));
    line.unwrap_or_else(|| panic!("there is no {word}")).trim()
}

fn load(text: String) -> Config {
    let file = ConfigFile { name: "visavis.toml".to_owned(), text };
    Config::load(Sources { file: Some(file), ..Sources::default() }).unwrap()
}

fn default_deadline() -> Duration {
    load(format!("[auth]\nsecret = \"{SECRET}\"\n")).drain.deadline
}

#[test]
fn systemd_takes_the_unit() {
    let unit = read("config/visavis.service");
    let place = Place::new();
    let program = env!("CARGO_BIN_EXE_visavis");
    let path = place.write("visavis.service", unit.replace("/usr/local/bin/visavis", program));
    let output = Command::new("systemd-analyze").arg("verify").arg(&path).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && !said.contains("visavis.service"), "{said}");
    // From 0, which lets it do nothing, to 10: what is left it needs (the network, port 443, its notifications).
    let limit = ["security", "--offline=yes", "--threshold=19"];
    let exposed = Command::new("systemd-analyze").args(limit).arg(&path).output().unwrap();
    let exposure = String::from_utf8_lossy(&exposed.stdout);
    assert!(exposed.status.success(), "{}", exposure.lines().last().unwrap_or_default());
    let patience: u64 = after(&unit, "TimeoutStopSec=").parse().unwrap();
    assert!(Duration::from_secs(patience) > default_deadline());
}

#[test]
fn the_image_is_made_of_what_is_here() {
    let (docker, ignored) = (read("Dockerfile"), read(".dockerignore"));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let copied = docker.lines().filter_map(|line| line.strip_prefix("COPY ")).filter(|line| !line.starts_with("--"));
    for source in copied.flat_map(|line| line.split(' ').rev().skip(1)) {
        assert!(root.join(source).exists(), "{source} is not here");
        assert!(ignored.lines().any(|line| line == format!("!{source}")), "{source} is kept out of the image");
    }
    // An empty program has every target that the manifest names.
    let manifest = read("Cargo.toml");
    let benches = manifest.split("[[bench]]\nname = \"").skip(1).map(|rest| rest.split('"').next().unwrap());
    let empty = docker.lines().find(|line| line.contains("for bench in")).unwrap();
    let made = empty.split("for bench in ").nth(1).unwrap().split(';').next().unwrap();
    assert_eq!(made.split(' ').collect::<Vec<_>>(), benches.collect::<Vec<_>>());
    let version = after(&manifest, "rust-version = ").trim_matches('"');
    assert!(docker.contains(&format!("FROM rust:{version}-")), "another Rust than {version}");
}

#[test]
fn manifests_wait_as_long_as_a_drain() {
    let compose = read("deploy/compose.yaml");
    assert!(parse_duration(after(&compose, "stop_grace_period:")).unwrap() > default_deadline());

    let kubernetes = read("deploy/kubernetes.yaml");
    let settings = kubernetes.split("visavis.toml: |\n").nth(1).unwrap().split("---").next().unwrap();
    let settings: String = settings.lines().map(|line| format!("{}\n", line.trim_start())).collect();
    let place = Place::new();
    let secret = place.write("secret", SECRET);
    let config = load(settings.replace("/secret/secret", secret.to_str().unwrap()));
    let patience: u64 = after(&kubernetes, "terminationGracePeriodSeconds:").parse().unwrap();
    assert!(Duration::from_secs(patience) > config.drain.deadline);
    assert!(kubernetes.contains(&format!("containerPort: {}", config.http.bind.port())));
    assert!(kubernetes.contains("path: /livez") && kubernetes.contains("path: /readyz"));
}
