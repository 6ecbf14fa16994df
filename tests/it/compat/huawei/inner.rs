//! Agents who call each other, without a customer.

use serde_json::{Value, json};
use visavis::client::Client;
use visavis::model::Source;

use super::{Desktop, server, started, talking};
use crate::compat::huawei::assert_golden;
use crate::support::server::TestServer;

const ALERTED: [&str; 4] =
    ["AgentState_Busy", "AgentOther_PhoneAlerting", "AgentOther_PhoneOffhook", "AgentEvent_Customer_Alerting"];

/// Agent 111 calls agent 112, who answers; both have heard all of it.
async fn colleagues(server: &TestServer, first: &mut Desktop, second: &mut Desktop) -> (Client, Client, Value) {
    let called = first.does("PUT", "/callinner", Some(json!({"called": "112"}))).await;
    second.until("AgentEvent_Ringing").await;
    second.does("PUT", "/answer", None).await;
    let call = started(server, second).await;
    let (mine, theirs) = tokio::join!(first.phone(server, &call), second.phone(server, &call));
    assert_eq!(first.until("AgentEvent_Talking").await["event"]["content"]["callid"], called);
    second.until("AgentEvent_Talking").await;
    (mine, theirs, call)
}

#[tokio::test]
async fn an_agent_calls_another_who_answers_and_hangs_up() {
    let server = server(&[]).await;
    let mut first = Desktop::signed_in(&server, "111", json!({})).await;
    let mut second = Desktop::signed_in(&server, "112", json!({"phonenum": "70094"})).await;
    let wish = json!({"called": 112, "callappdata": "The terms?", "mediaability": 1});
    let called = first.voice("PUT", "/callinner", Some(wish.clone())).await;
    assert_golden("calledOut", &called);
    assert_eq!(first.kinds(3).await, ALERTED[..3]);
    assert_golden("innerAlerting", &first.event().await);
    assert_eq!(first.voice("PUT", "/callinner", Some(wish)).await["retcode"], "100-007", "one at a time");
    assert_eq!(first.state().await, 7);
    assert_eq!(second.kinds(3).await, ["AgentState_Busy", "AgentOther_PhoneAlerting", "AgentOther_PhoneOffhook"]);
    assert_golden("innerRinging", &second.event().await);
    let callid = called["result"].as_str().unwrap().to_owned();
    let info = second.ask("GET", &format!("/calldata/112/callinfobycallid/{callid}"), None).await;
    assert_eq!(info["result"]["calldata"], "The terms?");

    assert_golden("done", &second.voice("PUT", "/answer", None).await);
    let call = started(&server, &mut first).await;
    let phones = tokio::join!(first.phone(&server, &call), second.phone(&server, &call));
    assert_golden("innerTalking", &first.event().await);
    assert_golden("innerTalkingCalled", &second.event().await);
    assert!(phones.0.publish(Source::Camera).await.is_err(), "it is voice at first");

    second.does("DELETE", "/release", None).await;
    assert_eq!(
        second.kinds(4).await,
        ["AgentEvent_Call_Release", "AgentOther_PhoneRelease", "AgentState_Work", "AgentState_Ready"]
    );
    assert_golden("innerReleased", &first.event().await);
    assert_eq!(
        first.kinds(4).await,
        ["AgentEvent_Call_Release", "AgentOther_PhoneRelease", "AgentState_Work", "AgentState_Ready"]
    );
    drop(phones);
    server.server.shutdown().await;
}

#[tokio::test]
async fn what_comes_of_no_inner_call_is_told() {
    let server = server(&[]).await;
    let mut first = Desktop::signed_in(&server, "111", json!({})).await;
    let nobody = first.voice("PUT", "/callinner", Some(json!({"called": "112"}))).await;
    assert_eq!(nobody["retcode"], "100-007", "nobody is there");
    let mut second = Desktop::signed_in(&server, "112", json!({})).await;
    let over = ["AgentEvent_Call_Release", "AgentOther_PhoneRelease", "AgentState_Work", "AgentState_Ready"];

    // Declined.
    first.does("PUT", "/callinner", Some(json!({"called": "112"}))).await;
    second.until("AgentEvent_Ringing").await;
    second.does("DELETE", "/release", None).await;
    assert_golden("insideCallFail", &first.until("AgentEvent_Inside_Call_Fail").await["event"]);
    assert_eq!(first.kinds(4).await, over);
    assert_eq!(second.kinds(4).await, over);

    // Taken back.
    first.does("PUT", "/callinnerskill", Some(json!({"skillId": 7}))).await;
    second.until("AgentEvent_Ringing").await;
    first.does("DELETE", "/release", None).await;
    first.until("AgentState_Ready").await;
    assert_eq!(second.kinds(4).await, over);
    second.online("POST", "/saybusy", None).await;
    second.until("AgentState_SetNotReady_Success").await;
    let busy = first.voice("PUT", "/callinnerskill", Some(json!({"skillId": 7}))).await;
    assert_eq!(busy["retcode"], "100-007", "nobody of the queue is free");
    server.server.shutdown().await;
}

#[tokio::test]
async fn a_call_between_agents_is_held_muted_switched_and_joined_by_a_third() {
    let server = server(&[]).await;
    let user =
        json!({"login": "113", "name": "Agent 113", "role": "agent", "skills": ["7"], "password": super::PASSWORD});
    server.rest("POST", "/api/v1/users", Some(&server.admin_token()), Some(user)).await;
    let mut first = Desktop::signed_in(&server, "111", json!({})).await;
    let mut second = Desktop::signed_in(&server, "112", json!({})).await;
    let (mine, theirs, call) = colleagues(&server, &mut first, &mut second).await;

    // Whoever holds steps aside, and the other one is told nothing.
    first.does("POST", "/hold", None).await;
    assert_eq!(first.event().await["eventType"], "AgentEvent_Hold");
    assert_eq!(second.voice("POST", "/gethold", None).await["retcode"], "100-007");
    assert_eq!(second.ask("GET", "/calldata/112/holdlist", None).await["result"], json!([]));
    first.does("POST", "/gethold", None).await;
    assert_eq!(first.event().await["eventType"], "AgentEvent_Talking");
    first.does("POST", "/beginmute", None).await;
    first.does("POST", "/endmute", None).await;

    // To the one who was called the user is whoever called.
    second.does("POST", "/mediaswitch?mediaType=3&videoDirection=2", None).await;
    assert_eq!(second.voice("POST", "/mediaswitch?mediaType=3&videoDirection=2", None).await["retcode"], "000-007");
    let mut softphone = first.socket(&server).await;
    softphone.ask("answerSwitch", json!({"callId": call, "accept": true})).await;
    for desktop in [&mut first, &mut second] {
        let content = desktop.until("AgentEvent_MediaSwith").await["event"]["content"].clone();
        assert_eq!((&content["reason"], &content["mediaType"]), (&json!(0), &json!(3)));
    }
    mine.publish(Source::Camera).await.unwrap();
    first.does("POST", "/mediaswitch?mediaType=1", None).await;
    second.until("AgentEvent_MediaSwith").await;
    first.until("AgentEvent_MediaSwith").await;

    let mut third = Desktop::signed_in(&server, "113", json!({})).await;
    first.does("POST", "/innerhelp", Some(json!({"dstaddress": "113"}))).await;
    let ringing = third.until("AgentEvent_Ringing").await["event"]["content"].clone();
    assert_eq!((&ringing["type"], &ringing["feature"]), (&json!("assistant"), &json!("6")));
    third.does("PUT", "/answer", None).await;
    let helper = third.phone(&server, &call).await;
    let conference = second.until("AgentEvent_Conference").await["event"]["content"].clone();
    assert_eq!(conference["partner"], "111, 113");
    first.does("DELETE", "/release", None).await;
    first.until("AgentState_Ready").await;
    assert_eq!(second.state().await, 7, "the others go on");
    third.does("DELETE", "/release", None).await;
    let released = second.until("AgentEvent_Customer_Release").await["event"]["content"].clone();
    assert_eq!(released["number"], "113");
    second.until("AgentState_Ready").await;
    drop((mine, theirs, helper));
    server.server.shutdown().await;
}

#[tokio::test]
async fn a_colleague_is_asked_while_the_customer_waits_on_hold() {
    let server = server(&[]).await;
    let (mut first, phone, mut caller) = talking(&server, json!({})).await;
    let mut second = Desktop::signed_in(&server, "112", json!({"autoanswer": true})).await;
    let refused = first.voice("PUT", "/callinner", Some(json!({"called": "112"}))).await;
    assert_eq!(refused["retcode"], "100-007", "the customer hears the agent");
    first.does("POST", "/hold", None).await;
    first.until("AgentEvent_Hold").await;
    first.does("PUT", "/callinner", Some(json!({"called": "112"}))).await;
    second.until("AgentEvent_Auto_Answer").await;
    let call = started(&server, &mut second).await;
    let phones = tokio::join!(first.phone(&server, &call), second.phone(&server, &call));
    first.until("AgentEvent_Talking").await;
    first.does("DELETE", "/release", None).await;
    assert_eq!(first.event().await["eventType"], "AgentEvent_Call_Release");
    first.does("POST", "/gethold", None).await;
    assert_eq!(first.event().await["eventType"], "AgentEvent_Talking", "the customer again");
    assert_eq!(caller.socket.wait_for("callUnheld").await["callId"], caller.call);
    drop((phones, phone));
    server.server.shutdown().await;
}
