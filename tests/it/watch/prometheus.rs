//! A real Prometheus scrapes a real call, and answers everything that the dashboard and the alerts ask.

use std::collections::BTreeSet;
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use visavis::client::{Client, Path, Settings, Trust};
use visavis::model::{CallId, Source};

use crate::support::server::TestServer;
use crate::tls::support::Folder;
use crate::watch::rules;

/// How long anything may take to show up.
const PATIENCE: Duration = Duration::from_secs(60);

const LOGIN: (&str, &str) = ("prometheus", "open sesame");

/// Panels that show nothing here, and why.
const EMPTY: [(&str, &str); 3] = [
    ("Refusals", "nobody asks for what they may not have"),
    ("Connections that ended", "nobody loses the connection"),
    ("Days of the certificate", "there is no TLS"),
];

/// Prometheus with data of its own, which goes with it.
struct Prometheus {
    process: Child,
    base: String,
    _folder: Folder,
}

impl Prometheus {
    async fn start(server: &TestServer) -> Self {
        let folder = Folder::new();
        // Prometheus does not tell which port it was given; one that was free a moment ago is free still.
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let target = server.server.addresses().metrics;
        let configuration = format!(
            "global: {{scrape_interval: 1s, evaluation_interval: 1s}}\nrule_files: [{}]\nscrape_configs:\n  \
             - job_name: visavis\n    basic_auth: {{username: {}, password: {}}}\n    \
             static_configs: [{{targets: [\"{target}\"]}}]\n",
            rules::ALERTS,
            LOGIN.0,
            LOGIN.1,
        );
        let file = folder.0.join("prometheus.yml");
        std::fs::write(&file, configuration).unwrap();
        let process = Command::new("prometheus")
            .arg(format!("--config.file={}", file.display()))
            .arg(format!("--storage.tsdb.path={}", folder.0.join("data").display()))
            .arg(format!("--web.listen-address={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("prometheus is there: make tools");
        let prometheus = Prometheus { process, base: format!("http://{port}"), _folder: folder };
        prometheus
            .until("it is ready", async || {
                let ready = reqwest::get(format!("{}/-/ready", prometheus.base)).await;
                ready.is_ok_and(|response| response.status() == 200)
            })
            .await;
        prometheus
    }

    async fn until(&self, what: &str, mut holds: impl AsyncFnMut() -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !holds().await {
            assert!(Instant::now() < deadline, "not in time: {what}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    async fn ask(&self, path: &str, query: &[(&str, &str)]) -> Value {
        let url = reqwest::Url::parse_with_params(&format!("{}/api/v1/{path}", self.base), query).unwrap();
        let answer: Value = reqwest::get(url).await.unwrap().json().await.unwrap();
        assert_eq!(answer["status"], "success", "{path} {query:?}: {answer}");
        answer["data"].clone()
    }

    /// A single figure as it is now.
    async fn figure(&self, query: &str) -> Option<f64> {
        let data = self.ask("query", &[("query", query)]).await;
        data["result"][0]["value"][1].as_str().map(|text| text.parse().unwrap())
    }

    /// Whether a query has shown a number at any time since `start`.
    async fn has_shown(&self, query: &str, start: f64) -> bool {
        let (start, end) = (start.to_string(), unix_now().to_string());
        let data = self.ask("query_range", &[("query", query), ("start", &start), ("end", &end), ("step", "1")]).await;
        let series = data["result"].as_array().unwrap().iter();
        let mut values = series.flat_map(|series| series["values"].as_array().unwrap());
        values.any(|value| value[1].as_str().unwrap() != "NaN")
    }
}

impl Drop for Prometheus {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn unix_now() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs_f64()
}

/// A member of a call, with media of their own.
pub async fn member(server: &TestServer, who: &str, call: &Value, path: Path) -> Client {
    let settings = Settings {
        url: server.base.parse().unwrap(),
        token: server.contact_token(who, &[]),
        call: Some(CallId::try_from(call.as_str().unwrap().to_owned()).unwrap()),
        path,
        slots: (0, 0),
        trust: Trust::new(&[]).unwrap(),
        patience: Duration::from_secs(5),
    };
    let client = Client::join(settings).await.unwrap();
    for source in [Source::Microphone, Source::Camera] {
        client.publish(source).await.unwrap();
    }
    client
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn prometheus_answers_what_the_dashboard_and_the_alerts_ask() {
    let login = [("VISAVIS_METRICS__USER", LOGIN.0), ("VISAVIS_METRICS__PASSWORD", LOGIN.1)];
    let server = TestServer::with(&login).await;
    let prometheus = Prometheus::start(&server).await;
    let start = unix_now();
    let scraped = || prometheus.figure("visavis_contacts{state=\"waiting\"}");
    prometheus.until("the first scrape", async || scraped().await.is_some()).await;

    let mut agent = server.live("agent-3").await;
    let mut customer = server.live("customer-17").await;
    let contact = customer.ask("openContact", json!({"topic": "A loan"})).await["contactId"].clone();
    agent.wait_for("contactOffered").await;
    prometheus.until("a contact waits", async || scraped().await == Some(1.0)).await;
    agent.ask("answerOffer", json!({"contactId": contact, "accept": true})).await;
    let asked = customer.ask("requestCall", json!({"contactId": contact, "kind": "video"})).await;
    agent.wait_for("callRequested").await;
    let accepts = json!({"escalationId": asked["escalationId"], "accept": true});
    let call = agent.ask("answerCallRequest", accepts).await["callId"].clone();
    let invited = agent.ask("invite", json!({"contactId": contact, "kind": "screenShare"})).await;
    let (one, other) = tokio::join!(
        member(&server, "customer-17", &call, Path::TurnUdp),
        member(&server, "agent-3", &call, Path::Udp),
    );
    for expected in [
        "sum(visavis_calls) == 1",
        "sum(visavis_participants) == 2",
        "visavis_peer_paths_total{path=\"relay\"} == 1",
        "visavis_peer_paths_total{path=\"udp\"} == 1",
        "sum(rate(visavis_media_packets_forwarded_total[4s])) > 50",
        "sum(rate(visavis_turn_packets_total{direction=\"in\"}[4s])) > 50",
        "sum(visavis_media_first_frame_seconds_count) == 2",
        "sum(visavis_media_forwarding_delay_seconds_count) > 10",
        "sum(rate(visavis_media_round_trip_seconds_count[4s])) > 0",
        "sum(rate(visavis_engine_busy_seconds_total[4s])) > 0",
    ] {
        prometheus.until(expected, async || prometheus.figure(expected).await.is_some()).await;
    }
    customer.ask("answerInvitation", json!({"invitationId": invited["invitationId"], "accept": false})).await;
    agent.ask("endCall", json!({"callId": call})).await;
    one.leave().await;
    other.leave().await;
    customer.ask("leaveContact", json!({"contactId": contact})).await;
    for expected in [
        "visavis_calls_ended_total{kind=\"video\",reason=\"hung_up\"} == 1",
        "visavis_contacts_closed_total{reason=\"customer_left\"} == 1",
        "visavis_escalations_total{outcome=\"accepted\"} == 1",
        "visavis_invitations_total{kind=\"screen_share\",outcome=\"declined\"} == 1",
        "visavis_call_duration_seconds_count == 1",
        // Two scrapes after the last that happened make a rate.
        "count_over_time(visavis_contacts_closed_total{reason=\"customer_left\"}[20s]) >= 3",
    ] {
        prometheus.until(expected, async || prometheus.figure(expected).await.is_some()).await;
    }

    let empty: BTreeSet<&str> = EMPTY.iter().map(|(title, _)| *title).collect();
    let mut silent = Vec::new();
    for (title, query) in rules::queries() {
        let query = query.replace("$instance", ".*").replace("$__rate_interval", "4s");
        assert!(!query.contains('$'), "{title}: {query}");
        if !prometheus.has_shown(&query, start).await && !empty.contains(&*title) {
            silent.push(format!("{title}: {query}"));
        }
    }
    assert!(silent.is_empty(), "nothing is shown by\n{}", silent.join("\n"));

    let groups = prometheus.ask("rules", &[]).await["groups"].clone();
    let known = groups.as_array().unwrap().iter().flat_map(|group| group["rules"].as_array().unwrap());
    let mut evaluated = BTreeSet::new();
    for rule in known {
        assert_eq!((&rule["health"], &rule["state"]), (&json!("ok"), &json!("inactive")), "{rule}");
        prometheus.ask("query", &[("query", rule["query"].as_str().unwrap())]).await;
        evaluated.insert(rule["name"].as_str().unwrap().to_owned());
    }
    assert_eq!(evaluated, rules::alerts());
    server.server.shutdown().await;
}
