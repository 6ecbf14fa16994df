//! Signing in and out, guids, states, and what polls give.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::{Instant, sleep};

use super::{Caller, Desktop, PASSWORD, server};
use crate::compat::huawei::assert_golden;

fn body() -> Value {
    json!({"password": PASSWORD, "phonenum": "70092"})
}

#[tokio::test]
async fn an_agent_signs_in_and_out() {
    let server = server(&[]).await;
    let mut desktop = Desktop::new(&server, "111");
    assert_golden("notSignedIn", &desktop.poll().await);
    assert_golden("signIn", &desktop.online("PUT", "", Some(body())).await);
    let guid = desktop.guid.clone().unwrap();
    let lengths: Vec<usize> = guid.strip_suffix(".AgentGateway1").unwrap().split('-').map(str::len).collect();
    assert_eq!(lengths, [8, 4, 4, 4, 12], "{guid}");
    assert_golden("inService", &desktop.next().await);
    assert_eq!(desktop.kinds(1).await, ["AgentState_Ready"]);
    let asked = Instant::now();
    assert_golden("emptyPoll", &desktop.poll().await);
    assert!(asked.elapsed() >= Duration::from_millis(190), "a poll waits");

    let mut second = Desktop::new(&server, "111");
    assert_eq!(second.online("PUT", "", Some(body())).await["retcode"], "100-002");
    assert_eq!(second.online("PUT", "/forcelogin", Some(body())).await["retcode"], "0");
    assert_eq!(desktop.poll().await["retcode"], "000-003", "the former guid is good no longer");
    assert_eq!(second.kinds(2).await, ["AgentOther_InService", "AgentState_Ready"]);
    assert_golden("done", &second.online("DELETE", "/logout", None).await);
    assert_golden("notSignedIn", &second.online("DELETE", "/logout", None).await);
    assert_eq!(second.online("PUT", "/loginex", Some(json!({"password": PASSWORD}))).await["retcode"], "0");
    assert_eq!(second.online("DELETE", "/forcelogout", None).await["retcode"], "0");
    server.server.shutdown().await;
}

#[tokio::test]
async fn who_does_not_poll_is_signed_out() {
    let server = server(&[("VISAVIS_HUAWEI__SIGN_OUT_AFTER", "1s")]).await;
    let mut desktop = Desktop::signed_in(&server, "111", json!({})).await;
    for _ in 0..8 {
        assert_eq!(desktop.poll().await["retcode"], "0", "who polls stays");
    }
    sleep(Duration::from_millis(1300)).await;
    assert_golden("notSignedIn", &desktop.poll().await);
    // Nobody is offered to an agent who is gone.
    let mut caller = Caller::opens(&server, Some("voice")).await;
    let view = caller.socket.ask("getContact", json!({"contactId": caller.contact})).await;
    assert_eq!((&view["contact"]["state"], &view["contact"]["position"]), (&json!("waiting"), &json!(1)));
    server.server.shutdown().await;
}

#[tokio::test]
async fn guids_change_with_each_poll_in_mode_2() {
    let server = server(&[("VISAVIS_HUAWEI__AUTH_MODE", "2")]).await;
    let mut desktop = Desktop::signed_in(&server, "111", json!({})).await;
    let before = desktop.guid.clone();
    desktop.poll().await;
    let newest = desktop.guid.clone();
    assert_ne!(before, newest);
    // What was under way with the one before is still good, and nothing older.
    desktop.guid.clone_from(&before);
    assert_eq!(desktop.state().await, 4);
    desktop.guid = newest;
    desktop.poll().await;
    desktop.guid = before;
    assert_eq!(desktop.poll().await["retcode"], "000-003");
    server.server.shutdown().await;
}

#[tokio::test]
async fn states_follow_each_other() {
    let server = server(&[]).await;
    let mut desktop = Desktop::signed_in(&server, "111", json!({"status": "5"})).await;
    let mut colleague = Desktop::signed_in(&server, "112", json!({})).await;
    for (path, state, told) in [
        ("", 5, &[][..]),
        ("/sayfree", 4, &["AgentState_Ready"]),
        ("/saybusy?reason=200", 3, &["AgentState_SetNotReady_Success"]),
        ("/cancelbusy", 4, &["AgentState_CancelNotReady_Success", "AgentState_Ready"]),
        ("/work", 5, &["AgentState_SetWork_Success"]),
        ("/cancelwork", 4, &["AgentState_CancelWork_Success", "AgentState_Ready"]),
        ("/rest/1/0", 8, &["AgentState_SetRest_Success", "AgentState_Rest_Timeout"]),
        ("/cancelrest", 4, &["AgentState_CancelRest_Success", "AgentState_Ready"]),
    ] {
        if !path.is_empty() {
            assert_golden("done", &desktop.online("POST", path, None).await);
        }
        assert_eq!(desktop.state().await, state, "{path}");
        assert_eq!(desktop.kinds(told.len()).await, told, "{path}");
    }
    let idle = colleague.ask("GET", "/agentgroup/112/idleagent", None).await;
    assert_eq!(idle["result"], json!([{"workno": "111", "name": "Agent 111"}]));
    for path in ["/cancelbusy", "/cancelwork", "/cancelrest"] {
        assert_eq!(desktop.online("POST", path, None).await["retcode"], "100-009", "{path}");
    }
    assert_golden("emptyPoll", &desktop.poll().await);
    server.server.shutdown().await;
}

#[tokio::test]
async fn skills_are_those_of_the_user_or_fewer() {
    let server = server(&[]).await;
    let mut desktop = Desktop::signed_in(&server, "111", json!({})).await;
    let skills = async |desktop: &mut Desktop| {
        let skills = desktop.online("GET", "/agentskills", None).await["result"].clone();
        skills.as_array().unwrap().iter().map(|skill| skill["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(skills(&mut desktop).await, ["7", "8"]);
    assert_eq!(desktop.online("POST", "/resetskill/false?skillid=8;&phonelinkage=0", None).await["retcode"], "0");
    assert_eq!(skills(&mut desktop).await, ["8"]);
    desktop.online("POST", "/saybusy", None).await;
    let _caller = Caller::opens(&server, Some("voice")).await;
    let waiting =
        async |desktop: &mut Desktop| desktop.ask("GET", "/queuedevice/111/waitnum", None).await["result"].clone();
    assert_eq!(waiting(&mut desktop).await, json!([]));
    assert_eq!(desktop.online("POST", "/resetskill/false?skillid=9", None).await["retcode"], "000-002");
    assert_eq!(desktop.online("POST", "/resetskill/true", None).await["retcode"], "0");
    assert_eq!(waiting(&mut desktop).await, json!([{"id": "7", "name": "7", "waitnum": 1}]));
    desktop.online("POST", "/sayfree", None).await;
    desktop.until("AgentEvent_Ringing").await;
    server.server.shutdown().await;
}

#[tokio::test]
async fn the_brands_server_fetches_the_events_of_all() {
    let server = server(&[]).await;
    for id in ["111", "112"] {
        let mut desktop = Desktop::new(&server, id);
        assert_eq!(desktop.online("PUT", "", Some(body())).await["retcode"], "0");
    }
    let path = "/agentgateway/resource/agentevent/allagentevent";
    assert_eq!(server.rest("GET", path, None, None).await.1["retcode"], "000-003");
    let agent = server.contact_token("agent-3", &[]);
    assert_eq!(server.rest("GET", path, Some(&agent), None).await.1["retcode"], "000-003");
    let (status, all) = server.rest("GET", path, Some(&server.admin_token()), None).await;
    assert_eq!((status, &all["retcode"]), (200, &json!("0")));
    let told =
        |event: &Value| (event["workNo"].as_str().unwrap().to_owned(), event["eventType"].as_str().unwrap().to_owned());
    let told: Vec<_> = all["event"].as_array().unwrap().iter().map(told).collect();
    let told: Vec<(&str, &str)> = told.iter().map(|(work_no, kind)| (&**work_no, &**kind)).collect();
    assert_eq!(
        told,
        [
            ("111", "AgentOther_InService"),
            ("111", "AgentState_Ready"),
            ("112", "AgentOther_InService"),
            ("112", "AgentState_Ready"),
        ]
    );
    server.server.shutdown().await;
}

#[tokio::test]
async fn desktops_of_allowed_origins_may_read_the_guid() {
    let allowed = "https://desktop.example";
    let server = server(&[("VISAVIS_HTTP__ALLOWED_ORIGINS", allowed)]).await;
    let url = format!("{}/agentgateway/resource/onlineagent/111", server.base);
    let http = reqwest::Client::new();
    for (origin, is_allowed) in [(allowed, true), ("https://elsewhere.example", false)] {
        let preflight = http.request(reqwest::Method::OPTIONS, &url).header("origin", origin);
        let preflight = preflight.header("access-control-request-method", "PUT").send().await.unwrap();
        let sign_in = http.put(&url).header("origin", origin).json(&body()).send().await.unwrap();
        for answer in [&preflight, &sign_in] {
            let granted = answer.headers().get("access-control-allow-origin").map(|value| value.to_str().unwrap());
            assert_eq!(granted, is_allowed.then_some(allowed));
        }
        if is_allowed {
            assert_eq!(preflight.headers()["access-control-allow-methods"], "GET, POST, PUT, DELETE");
            assert_eq!(sign_in.headers()["access-control-expose-headers"], "set-guid");
        }
    }
    server.server.shutdown().await;
}
