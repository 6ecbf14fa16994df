//! Calls that are handed over, and agents who help.

use serde_json::json;

use super::{Desktop, server, talking};
use crate::compat::huawei::assert_golden;

#[tokio::test]
async fn a_call_is_handed_to_an_agent_and_switched_there() {
    let server = server(&[]).await;
    let (mut desktop, phone, mut caller) = talking(&server, json!({})).await;
    let mut second = Desktop::signed_in(&server, "112", json!({"phonenum": "70094"})).await;
    let transfer = json!({"devicetype": 2, "address": "112", "mode": 0, "callappdata": "Wants a second quote."});
    assert_golden("done", &desktop.voice("POST", "/transfer", Some(transfer)).await);
    assert_eq!(
        desktop.kinds(4).await,
        ["AgentEvent_Call_Release", "AgentOther_PhoneRelease", "AgentState_Work", "AgentState_Ready"]
    );
    drop(phone);

    let ringing = second.until("AgentEvent_Ringing").await["event"]["content"].clone();
    assert_eq!((&ringing["caller"], &ringing["mediaAbility"]), (&json!("88022"), &json!("1")));
    second.does("PUT", "/answer", None).await;
    assert_eq!(second.until("AgentEvent_Talking").await["event"]["content"]["callid"], ringing["callid"]);
    let phone = second.phone(&server, &caller.call).await;
    second.does("POST", "/mediaswitch?mediaType=3&videoDirection=2", None).await;
    assert_eq!(caller.answers_switch(true).await["direction"], "sendonly");
    let switched = second.until("AgentEvent_MediaSwith").await["event"]["content"].clone();
    assert_eq!((&switched["reason"], &switched["mediaType"]), (&json!(0), &json!(3)));
    drop(phone);
    server.server.shutdown().await;
}

#[tokio::test]
async fn a_call_is_handed_to_a_queue_when_it_is_taken() {
    let server = server(&[]).await;
    let (mut desktop, phone, mut caller) = talking(&server, json!({})).await;
    let mut second = Desktop::signed_in(&server, "112", json!({})).await;
    let transfer = json!({"devicetype": "1", "address": "8", "mode": "2"});
    desktop.does("POST", "/transfer", Some(transfer.clone())).await;
    let again = desktop.voice("POST", "/transfer", Some(transfer.clone())).await;
    assert_eq!(again["retcode"], "100-007", "it is being handed over");
    let ringing = second.until("AgentEvent_Ringing").await["event"]["content"].clone();
    assert_eq!((&ringing["transfer"], &ringing["transfrom"]), (&json!("yes"), &json!("111")));
    second.does("PUT", "/answer", None).await;
    let first = ["AgentEvent_Call_Release", "AgentOther_PhoneRelease", "AgentState_Work", "AgentState_Ready"];
    assert_eq!(desktop.kinds(4).await, first, "who hands over stays until it is taken");
    second.until("AgentEvent_Talking").await;
    let talking = second.phone(&server, &caller.call).await;
    second.does("POST", "/mediaswitch?mediaType=3", None).await;
    caller.answers_switch(false).await;
    assert_eq!(second.until("AgentEvent_MediaSwith").await["event"]["content"]["reason"], 1);
    drop((phone, talking));
    server.server.shutdown().await;
}

#[tokio::test]
async fn a_colleague_helps_while_the_customer_waits_and_then_with_all_three() {
    let server = server(&[]).await;
    let (mut desktop, phone, caller) = talking(&server, json!({})).await;
    let mut second = Desktop::signed_in(&server, "112", json!({"phonenum": "70094"})).await;
    let help = json!({"dstaddress": "112", "callappdata": "The terms?"});
    assert_golden("calledOut", &desktop.voice("POST", "/innerhelp", Some(help.clone())).await);
    desktop.until("AgentEvent_Hold").await;
    let ringing = second.until("AgentEvent_Ringing").await["event"]["content"].clone();
    assert_eq!((&ringing["type"], &ringing["transfrom"]), (&json!("assistant"), &json!("111")));
    second.does("DELETE", "/release", None).await;
    second.until("AgentState_Ready").await;
    assert_golden("consultFail", &desktop.until("AgentEvent_Consult_Fail").await["event"]);
    desktop.does("POST", "/innerhelp", Some(help)).await;
    second.until("AgentEvent_Ringing").await;
    second.does("PUT", "/answer", None).await;
    let helper = second.phone(&server, &caller.call).await;
    assert_golden("conference", &desktop.until("AgentEvent_Conference").await["event"]);
    let callid = ringing["callid"].clone();
    desktop.does("POST", "/confjoin", Some(json!({"callid": callid}))).await;
    desktop.until("AgentEvent_Talking").await;
    second.until("AgentEvent_Talking").await;

    // Who leaves ends nothing for the others.
    second.does("DELETE", "/release", None).await;
    second.until("AgentEvent_Call_Release").await;
    assert_eq!(desktop.state().await, 7);
    assert_eq!(desktop.voice("POST", "/mediaswitch?mediaType=3", None).await["retcode"], "0");
    drop((phone, helper));
    server.server.shutdown().await;
}

#[tokio::test]
async fn help_is_asked_of_a_queue() {
    let server = server(&[]).await;
    let (mut desktop, phone, caller) = talking(&server, json!({})).await;
    let help = json!({"dstaddress": "8", "devicetype": 1, "mode": 2});
    assert_eq!(desktop.voice("POST", "/innerhelp", Some(help.clone())).await["retcode"], "100-007", "nobody is there");

    // Somebody at our own desk is as good as one who is signed in here.
    let sign_in = json!({"login": "112", "password": super::PASSWORD});
    let (_, signed_in) = server.rest("POST", "/api/v1/sign-in", None, Some(sign_in)).await;
    let mut second = server.live_socket().await;
    second.hello(signed_in["token"].as_str().unwrap()).await;
    let idle = desktop.ask("GET", "/agentgroup/111/idleagent", None).await;
    assert_eq!(idle["result"], json!([{"workno": "112", "name": "Agent 112"}]));
    assert_golden("calledOut", &desktop.voice("POST", "/innerhelp", Some(help)).await);
    let offered = second.wait_for("contactOffered").await;
    assert_eq!((&offered["assist"], &offered["from"]), (&json!(true), &json!("111")));
    second.ask("answerOffer", json!({"contactId": caller.contact, "accept": false})).await;
    desktop.until("AgentEvent_Consult_Fail").await;
    let merge = json!({"address": "7", "devicetype": 1, "mode": 4});
    desktop.does("POST", "/transfer", Some(merge)).await;
    assert_eq!(second.wait_for("contactOffered").await["assist"], true);
    drop(phone);
    server.server.shutdown().await;
}

#[tokio::test]
async fn forced_out_an_agent_leaves_the_customer_to_others() {
    let server = server(&[]).await;
    let (mut desktop, phone, mut caller) = talking(&server, json!({})).await;
    assert_eq!(desktop.online("DELETE", "/logout", None).await["retcode"], "100-010");
    assert_eq!(desktop.online("DELETE", "/forcelogout", None).await["retcode"], "0");
    caller.socket.wait_for("partyLeft").await;
    let mut second = Desktop::signed_in(&server, "112", json!({})).await;
    second.until("AgentEvent_Ringing").await;
    drop(phone);
    server.server.shutdown().await;
}

#[tokio::test]
async fn who_signs_in_again_finds_their_call() {
    let server = server(&[("VISAVIS_HUAWEI__SIGN_OUT_AFTER", "1s")]).await;
    let (desktop, phone, mut caller) = talking(&server, json!({})).await;
    tokio::time::sleep(std::time::Duration::from_millis(1300)).await;
    drop(desktop);
    let mut desktop = Desktop::signed_in(&server, "111", json!({})).await;
    assert_eq!(desktop.kinds(2).await, ["AgentState_Busy", "AgentEvent_Talking"]);
    desktop.does("POST", "/mediaswitch?mediaType=3", None).await;
    caller.answers_switch(true).await;
    desktop.until("AgentEvent_MediaSwith").await;
    drop(phone);
    server.server.shutdown().await;
}

#[tokio::test]
async fn an_access_code_is_a_queue_and_a_number_is_the_agent_who_has_it() {
    let server = server(&[]).await;
    let (mut desktop, phone, mut caller) = talking(&server, json!({})).await;
    let mut second = Desktop::signed_in(&server, "112", json!({"phonenum": "70094"})).await;
    desktop.does("POST", "/transfer", Some(json!({"devicetype": 4, "address": "8", "mode": 4}))).await;
    second.until("AgentEvent_Ringing").await;
    second.does("DELETE", "/release", None).await;
    second.until("AgentState_Ready").await;
    desktop.until("AgentEvent_Consult_Fail").await;

    // The agent talks to the other one first, while the customer waits, and goes then.
    second.online("POST", "/saybusy", None).await;
    let talk = json!({"devicetype": 5, "address": "70094", "mode": 3});
    assert_eq!(desktop.voice("POST", "/transfer", Some(talk.clone())).await["retcode"], "100-007", "who is busy");
    second.online("POST", "/cancelbusy", None).await;
    desktop.does("POST", "/transfer", Some(talk)).await;
    desktop.until("AgentEvent_Hold").await;
    second.until("AgentEvent_Ringing").await;
    second.does("PUT", "/answer", None).await;
    let helper = second.phone(&server, &caller.call).await;
    desktop.until("AgentEvent_Conference").await;
    desktop.does("DELETE", "/release", None).await;
    desktop.until("AgentState_Ready").await;
    caller.socket.wait_for("callUnheld").await;
    second.until("AgentEvent_Talking").await;
    assert_eq!(second.state().await, 7);
    drop((phone, helper));
    server.server.shutdown().await;
}

#[tokio::test]
async fn a_number_has_a_scale_of_modes_of_its_own() {
    let server = server(&[]).await;
    let (mut desktop, phone, _caller) = talking(&server, json!({})).await;
    let mut second = Desktop::signed_in(&server, "112", json!({"phonenum": "70094"})).await;
    desktop.does("POST", "/transfer", Some(json!({"devicetype": 5, "address": "70094", "mode": 1}))).await;
    assert_eq!(desktop.event().await["eventType"], "AgentEvent_Call_Release", "1 is blind");
    second.until("AgentEvent_Ringing").await;
    drop(phone);
    server.server.shutdown().await;
}

#[tokio::test]
async fn of_a_queue_without_a_free_agent_it_is_told_that_all_are_busy() {
    let server = server(&[]).await;
    let (mut desktop, phone, _caller) = talking(&server, json!({})).await;
    let help = json!({"dstaddress": "8", "devicetype": 1});
    assert_eq!(desktop.voice("POST", "/innerhelp", Some(help)).await["retcode"], "100-007");
    assert_eq!(desktop.event().await["eventType"], "AgentOther_All_Agent_Busy");
    drop(phone);
    server.server.shutdown().await;
}
