//! Events that are pushed to a receiver on a real socket.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::routing::post;
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::time::{sleep, timeout};

use super::{Caller, Desktop, PASSWORD, server};
use crate::compat::huawei::assert_golden;

/// An integrator's callback: takes nothing for the first few times.
#[derive(Clone, Default)]
struct Receiver(Arc<Mutex<Inbox>>);

#[derive(Default)]
struct Inbox {
    refuse: usize,
    heard: Vec<(String, String, Value)>,
}

impl Receiver {
    async fn start(refuse: usize) -> (Receiver, String) {
        let receiver = Receiver::default();
        receiver.0.lock().unwrap().refuse = refuse;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/events", listener.local_addr().unwrap());
        let router = Router::new().route("/events", post(receive)).with_state(receiver.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        (receiver, url)
    }

    fn kinds(&self) -> Vec<String> {
        let inbox = self.0.lock().unwrap();
        let lists = inbox.heard.iter().flat_map(|(_, _, body)| body["eventList"].as_array().unwrap().clone());
        lists.map(|event| event["eventType"].as_str().unwrap().to_owned()).collect()
    }

    async fn hears(&self, kind: &str) {
        let heard = async {
            while !self.kinds().iter().any(|heard| heard == kind) {
                sleep(Duration::from_millis(10)).await;
            }
        };
        timeout(Duration::from_secs(10), heard).await.unwrap_or_else(|_| panic!("no {kind} in {:?}", self.kinds()));
    }
}

async fn receive(State(receiver): State<Receiver>, headers: HeaderMap, body: String) -> String {
    let mut inbox = receiver.0.lock().unwrap();
    if inbox.refuse > 0 {
        inbox.refuse -= 1;
        return json!({"message": "later", "retcode": "1"}).to_string();
    }
    let header = |name: &str| headers.get(name).unwrap().to_str().unwrap().to_owned();
    assert_eq!(header("content-type"), "application/json; charset=UTF-8");
    inbox.heard.push((header("guid"), header("service_token"), serde_json::from_str(&body).unwrap()));
    json!({"message": "success", "retcode": "0"}).to_string()
}

#[tokio::test]
async fn events_are_pushed_in_their_order_until_they_are_taken() {
    let server = server(&[]).await;
    let (receiver, url) = Receiver::start(2).await;
    let mut desktop = Desktop::new(&server, "111");
    let body = json!({"password": PASSWORD, "phonenum": "70092", "autoanswer": "false", "callBackUri": url, "serviceToken": "t-0k_en.1"});
    assert_eq!(desktop.online("PUT", "", Some(body)).await["retcode"], "0");
    receiver.hears("AgentState_Ready").await;
    let (guid, token, first) = receiver.0.lock().unwrap().heard[0].clone();
    assert_eq!((Some(guid), token.as_str()), (desktop.guid.clone(), "t-0k_en.1"));
    assert_golden("push", &first);
    assert_eq!(desktop.poll().await["retcode"], "000-001", "who is told does not ask");

    let mut caller = Caller::opens(&server, Some("voice")).await;
    receiver.hears("AgentEvent_Ringing").await;
    caller.socket.ask("leaveContact", json!({"contactId": caller.contact})).await;
    receiver.hears("AgentEvent_Call_Release").await;
    receiver.hears("AgentState_Work").await;
    assert_eq!(
        receiver.kinds()[..7],
        [
            "AgentOther_InService",
            "AgentState_Ready",
            "AgentState_Busy",
            "AgentOther_PhoneAlerting",
            "AgentOther_PhoneOffhook",
            "AgentEvent_Ringing",
            "AgentEvent_Call_Release",
        ]
    );
    server.server.shutdown().await;
}

#[tokio::test]
async fn with_push_any_request_is_a_sign_of_life() {
    let server = server(&[("VISAVIS_HUAWEI__SIGN_OUT_AFTER", "1s")]).await;
    let (receiver, url) = Receiver::start(0).await;
    let mut desktop = Desktop::new(&server, "111");
    let body = json!({"password": PASSWORD, "phonenum": "70092", "callBackUri": url, "serviceToken": "t"});
    desktop.online("PUT", "", Some(body)).await;
    receiver.hears("AgentState_Ready").await;
    for _ in 0..8 {
        assert_eq!(desktop.state().await, 4);
        sleep(Duration::from_millis(200)).await;
    }
    sleep(Duration::from_millis(1300)).await;
    assert_eq!(desktop.online("GET", "/agentstatus", None).await["retcode"], "100-006");
    receiver.hears("AgentOther_ShutdownService").await;
    server.server.shutdown().await;
}
