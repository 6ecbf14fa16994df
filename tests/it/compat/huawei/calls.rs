//! Calls: in and out, switched, held, muted, ended.

use serde_json::json;
use visavis::model::Source;

use super::{Caller, Desktop, media, server, talking};
use crate::compat::huawei::assert_golden;

#[tokio::test]
async fn an_inbound_call_is_answered_and_released_by_the_customer() {
    let server = server(&[]).await;
    let mut desktop = Desktop::signed_in(&server, "111", json!({})).await;
    let mut caller = Caller::opens(&server, Some("voice")).await;
    let before = ["AgentState_Busy", "AgentOther_PhoneAlerting", "AgentOther_PhoneOffhook"];
    assert_eq!(desktop.kinds(3).await, before);
    let ringing = desktop.next().await;
    assert_golden("ringing", &ringing);
    let callid = ringing["event"]["content"]["callid"].as_str().unwrap().to_owned();
    assert_eq!(desktop.state().await, 7);
    assert_eq!(desktop.voice("POST", "/mediaswitch?mediaType=3", None).await["retcode"], "200-027", "it only rings");

    let data = json!({"callid": callid, "calldata": "order 4711"});
    assert_golden("done", &desktop.ask("PUT", "/calldata/111/setcalldataex", Some(data)).await);
    assert_golden("done", &desktop.voice("PUT", "/answer", None).await);
    caller.enters(&server).await;
    let phone = desktop.phone(&server, &caller.call).await;
    let talking = desktop.next().await;
    assert_golden("talking", &talking);
    assert_eq!(talking["event"]["content"]["callid"], callid);
    let info = desktop.ask("GET", &format!("/calldata/111/callinfobycallid/{callid}"), None).await;
    assert_golden("callInfo", &info);
    assert_eq!((&info["result"]["contactId"], &info["result"]["callId"]), (&caller.contact, &caller.call));

    caller.socket.ask("leaveCall", json!({"callId": caller.call})).await;
    let gone = desktop.next().await;
    assert_golden("customerRelease", &gone);
    assert_golden("callRelease", &desktop.next().await);
    assert_golden("phoneRelease", &desktop.event().await);
    assert_eq!(desktop.kinds(2).await, ["AgentState_Work", "AgentState_Ready"]);
    assert_eq!(desktop.state().await, 4);
    // With the call the contact is over.
    assert_eq!(caller.socket.wait_for("contactClosed").await["end"]["by"], "111");
    drop(phone);
    server.server.shutdown().await;
}

#[tokio::test]
async fn voice_becomes_video_when_the_customer_agrees() {
    let server = server(&[]).await;
    let (mut desktop, phone, mut caller) = talking(&server, json!({})).await;
    let customer = caller.media.take().unwrap();
    assert!(customer.publish(Source::Camera).await.is_err(), "a voice call has no camera");
    let switch = "/mediaswitch?mediaType=3&videoDirection=4";
    assert_golden("done", &desktop.voice("POST", switch, None).await);
    assert_eq!(desktop.voice("POST", switch, None).await["retcode"], "000-007", "it is asked already");
    assert_eq!(caller.answers_switch(false).await["kind"], "video");
    assert_golden("mediaSwithRefused", &desktop.next().await);
    assert!(customer.publish(Source::Camera).await.is_err(), "refused is refused");

    // May be asked again, and again.
    for (direction, expected) in [(1, "recvonly"), (2, "sendonly"), (3, "sendrecv"), (4, "sendrecv")] {
        desktop.does("POST", &format!("/mediaswitch?mediaType=3&videoDirection={direction}"), None).await;
        assert_eq!(caller.answers_switch(true).await["direction"], expected);
        assert_golden("mediaSwith", &desktop.next().await);
        assert_eq!(caller.socket.wait_for("switchEnded").await["direction"], expected, "{direction}");
        desktop.does("POST", "/mediaswitch?mediaType=1", None).await;
        let back = desktop.next().await["event"]["content"].clone();
        assert_eq!((&back["reason"], &back["mediaType"]), (&json!(0), &json!(1)));
        assert_eq!(caller.socket.wait_for("switchEnded").await["kind"], "voice");
        assert_eq!(desktop.voice("POST", "/mediaswitch?mediaType=1", None).await["retcode"], "200-029");
    }
    drop(phone);
    server.server.shutdown().await;
}

#[tokio::test]
async fn who_joined_a_video_call_without_a_camera_is_asked_for_it() {
    let server = server(&[]).await;
    let (mut desktop, phone, mut caller) = talking(&server, json!({})).await;
    let customer = caller.media.take().unwrap();
    desktop.does("POST", "/mediaswitch?mediaType=3", None).await;
    caller.answers_switch(true).await;
    desktop.until("AgentEvent_MediaSwith").await;
    assert_golden("done", &desktop.voice("POST", "/mediaswitch?mediaType=3", None).await);
    assert_eq!(caller.socket.wait_for("unmuteAsked").await["source"], "camera");
    assert_golden("mediaSwith", &desktop.next().await);
    customer.publish(Source::Camera).await.unwrap();
    let again = desktop.voice("POST", "/mediaswitch?mediaType=3", None).await;
    assert_eq!(again["retcode"], "200-029", "the camera is on");
    drop(phone);
    server.server.shutdown().await;
}

#[tokio::test]
async fn what_is_held_and_muted_is_switched_all_the_same() {
    let server = server(&[]).await;
    let (mut desktop, phone, mut caller) = talking(&server, json!({})).await;
    for path in ["/beginmute", "/hold"] {
        assert_golden("done", &desktop.voice("POST", path, None).await);
    }
    assert_eq!(caller.socket.wait_for("memberMuted").await["muted"], true);
    assert_eq!(desktop.next().await["event"]["eventType"], "AgentEvent_Hold", "of mute nothing is told");
    assert_eq!(desktop.voice("POST", "/hold", None).await["retcode"], "100-007");
    desktop.does("POST", "/mediaswitch?mediaType=3&videoDirection=3", None).await;
    caller.answers_switch(true).await;
    assert_golden("mediaSwith", &desktop.next().await);
    let list = desktop.ask("GET", "/calldata/111/holdlist", None).await;
    assert_golden("holdList", &list);

    let callid = list["result"][0]["callid"].as_str().unwrap().to_owned();
    desktop.does("POST", &format!("/gethold?callid={callid}"), None).await;
    let back = desktop.next().await["event"].clone();
    assert_eq!((&back["eventType"], &back["content"]["mediaAbility"]), (&json!("AgentEvent_Talking"), &json!("3")));
    desktop.does("POST", "/hold", None).await;
    assert_golden("hold", &desktop.event().await);
    desktop.does("POST", "/gethold", None).await;
    desktop.until("AgentEvent_Talking").await;
    desktop.does("POST", "/endmute", None).await;
    assert_eq!(caller.socket.wait_for("memberMuted").await["muted"], false);
    let text = json!({"contactId": caller.contact, "content": {"type": "text", "text": "Good morning"}});
    caller.socket.ask("sendMessage", text).await;
    assert_golden("messageData", &desktop.event().await);

    assert_golden("done", &desktop.voice("DELETE", "/release", None).await);
    assert_golden("callRelease", &desktop.next().await);
    assert_eq!(caller.socket.wait_for("contactClosed").await["end"]["reason"], "ended");
    assert_golden("nothingToDrop", &desktop.voice("POST", &format!("/dropcall/{callid}"), None).await);
    drop(phone);
    server.server.shutdown().await;
}

#[tokio::test]
async fn nobody_answers_a_switch() {
    // A wish for a switch waits for a minute; the agent takes it back by wishing for voice.
    let server = server(&[]).await;
    let (mut desktop, phone, caller) = talking(&server, json!({})).await;
    desktop.does("POST", "/mediaswitch?mediaType=3", None).await;
    assert_eq!(desktop.voice("POST", "/mediaswitch?mediaType=1", None).await["retcode"], "200-029");
    desktop.does("DELETE", "/release", None).await;
    // The call ends, and with it what was asked; only the release is told of it.
    assert_eq!(desktop.kinds(3).await, ["AgentEvent_Call_Release", "AgentOther_PhoneRelease", "AgentState_Work"]);
    drop((phone, caller));
    server.server.shutdown().await;
}

#[tokio::test]
async fn video_needs_an_agent_with_video() {
    let server = server(&[]).await;
    let (mut desktop, _phone, _caller) = talking(&server, json!({"agenttype": 4})).await;
    assert_eq!(desktop.voice("POST", "/mediaswitch?mediaType=3", None).await["retcode"], "200-028");
    let video = json!({"called": "70093", "mediaability": 1});
    assert_eq!(desktop.voice("PUT", "/callout", Some(video)).await["retcode"], "200-028");
    server.server.shutdown().await;
}

#[tokio::test]
async fn one_way_video_can_be_switched_off() {
    let server = server(&[("VISAVIS_HUAWEI__ONE_WAY_VIDEO", "false")]).await;
    let (mut desktop, _phone, mut caller) = talking(&server, json!({})).await;
    for direction in [1, 2] {
        let path = format!("/mediaswitch?mediaType=3&videoDirection={direction}");
        assert_eq!(desktop.voice("POST", &path, None).await["retcode"], "200-028");
    }
    desktop.does("POST", "/mediaswitch?mediaType=3&videoDirection=3", None).await;
    caller.answers_switch(true).await;
    desktop.until("AgentEvent_MediaSwith").await;
    server.server.shutdown().await;
}

#[tokio::test]
async fn an_agent_who_answers_by_itself_hears_auto_answer() {
    let server = server(&[]).await;
    let mut desktop = Desktop::signed_in(&server, "111", json!({"autoanswer": "true", "autoenteridle": false})).await;
    let mut caller = Caller::opens(&server, Some("video")).await;
    let answered = desktop.until("AgentEvent_Auto_Answer").await;
    assert_golden("autoAnswer", &answered["event"]);
    caller.enters(&server).await;
    desktop.does("DELETE", "/release", None).await;
    assert_eq!(desktop.kinds(3).await, ["AgentEvent_Call_Release", "AgentOther_PhoneRelease", "AgentState_Work"]);
    assert_eq!(desktop.state().await, 5, "who does not become idle by itself wraps up");
    assert_eq!(desktop.online("POST", "/autoanswer/false", None).await["retcode"], "0");
    desktop.online("POST", "/cancelwork", None).await;
    let _second = Caller::opens(&server, Some("voice")).await;
    desktop.until("AgentEvent_Ringing").await;
    server.server.shutdown().await;
}

#[tokio::test]
async fn a_chat_becomes_a_call_when_the_customer_asks() {
    let server = server(&[]).await;
    let mut desktop = Desktop::signed_in(&server, "111", json!({})).await;
    let mut caller = Caller::opens(&server, None).await;
    assert_eq!(desktop.until("AgentEvent_Ringing").await["event"]["content"]["mediaAbility"], "5");
    desktop.does("PUT", "/answer", None).await;
    assert_eq!(desktop.until("AgentEvent_Talking").await["event"]["content"]["mediaAbility"], "5");
    for accept in [false, true] {
        caller.socket.ask("requestCall", json!({"contactId": caller.contact, "kind": "video"})).await;
        assert_eq!(desktop.until("AgentEvent_Ringing").await["event"]["content"]["mediaAbility"], "2");
        if accept {
            desktop.does("PUT", "/answer", None).await;
        } else {
            desktop.does("DELETE", "/release", None).await;
            assert_eq!(desktop.until("AgentEvent_Talking").await["event"]["content"]["mediaAbility"], "5");
        }
    }
    caller.enters(&server).await;
    let _phone = desktop.phone(&server, &caller.call).await;
    assert_eq!(desktop.until("AgentEvent_Talking").await["event"]["content"]["mediaAbility"], "3");
    server.server.shutdown().await;
}

#[tokio::test]
async fn an_agent_calls_a_customer_by_number() {
    let server = server(&[]).await;
    let mut desktop = Desktop::signed_in(&server, "111", json!({})).await;
    let mut customer = server.live("customer-17").await;
    let visitor = "v_00000000000000000000000000000001";
    customer.ask("tagVisitor", json!({"visitorId": visitor, "data": {"phone": "70093"}})).await;
    let nobody = desktop.voice("PUT", "/callout", Some(json!({"called": "70094"}))).await;
    assert_eq!(nobody["retcode"], "100-007");

    let callout = json!({"called": 70093, "caller": "10086", "mediaability": "0", "callappdata": "order 4711"});
    let called = desktop.voice("PUT", "/callout", Some(callout.clone())).await;
    assert_golden("calledOut", &called);
    let order = ["AgentState_Busy", "AgentOther_PhoneAlerting", "AgentOther_PhoneOffhook"];
    assert_eq!(desktop.kinds(3).await, order);
    assert_golden("alerting", &desktop.event().await);
    assert_eq!(desktop.voice("PUT", "/callout", Some(callout.clone())).await["retcode"], "100-007", "one at a time");
    let invitation = customer.wait_for("invitationMade").await["invitation"].clone();
    assert_eq!(invitation["kind"], "voiceCall");
    customer.ask("answerInvitation", json!({"invitationId": invitation["invitationId"], "accept": false})).await;
    assert_golden("callOutFail", &desktop.event().await);
    assert_eq!(desktop.event().await["eventType"], "AgentEvent_Call_Release");
    customer.wait_for("contactClosed").await;

    let called = desktop.voice("PUT", "/callout", Some(callout)).await;
    let invitation = customer.wait_for("invitationMade").await["invitation"].clone();
    customer.ask("answerInvitation", json!({"invitationId": invitation["invitationId"], "accept": true})).await;
    let call = customer.wait_for("callStarted").await["call"]["callId"].clone();
    let theirs = media(&server, server.contact_token("customer-17", &[]), &call).await;
    let phone = desktop.phone(&server, &call).await;
    let talking = desktop.until("AgentEvent_Talking").await;
    assert_golden("talkingOutbound", &talking["event"]);
    let callid = talking["event"]["content"]["callid"].clone();
    assert_eq!(callid, called["result"]);
    let info = desktop.ask("GET", &format!("/calldata/111/callinfobycallid/{}", callid.as_str().unwrap()), None).await;
    assert_eq!(info["result"]["calldata"], "order 4711");
    assert_eq!(desktop.voice("POST", "/disconnect/70094", None).await["retcode"], "200-204");
    desktop.does("POST", "/disconnect/70093", None).await;
    desktop.until("AgentEvent_Call_Release").await;
    drop((theirs, phone));

    // With video, which the agent alone shows.
    let callout = json!({"called": "70093", "mediaability": 1, "userVideoDirection": 1});
    desktop.does("PUT", "/callout", Some(callout)).await;
    let invitation = customer.wait_for("invitationMade").await["invitation"].clone();
    assert_eq!((&invitation["kind"], &invitation["direction"]), (&json!("videoCall"), &json!("recvonly")));
    desktop.does("DELETE", "/release", None).await;
    desktop.until("AgentEvent_Call_Out_Fail").await;
    server.server.shutdown().await;
}

#[tokio::test]
async fn who_does_not_answer_gets_no_further_call() {
    let server = server(&[("VISAVIS_CONTACTS__OFFER_TIMEOUT", "1s")]).await;
    let mut desktop = Desktop::signed_in(&server, "111", json!({})).await;
    let _caller = Caller::opens(&server, Some("voice")).await;
    desktop.until("AgentEvent_No_Answer").await;
    let after =
        ["AgentEvent_Call_Release", "AgentOther_PhoneRelease", "AgentState_Work", "AgentState_SetNotReady_Success"];
    assert_eq!(desktop.kinds(4).await, after);
    assert_eq!(desktop.state().await, 3);
    server.server.shutdown().await;
}

#[tokio::test]
async fn who_hangs_up_by_the_softphone_is_released() {
    let server = server(&[]).await;
    let (mut desktop, phone, mut caller) = talking(&server, json!({})).await;
    phone.leave().await;
    let after = ["AgentEvent_Call_Release", "AgentOther_PhoneRelease", "AgentState_Work", "AgentState_Ready"];
    assert_eq!(desktop.kinds(4).await, after);
    assert_eq!(caller.socket.wait_for("contactClosed").await["end"]["by"], "111");
    server.server.shutdown().await;
}

#[tokio::test]
async fn a_second_customer_is_called_while_the_first_is_held() {
    let server = server(&[]).await;
    let (mut desktop, phone, mut caller) = talking(&server, json!({})).await;
    let first = desktop.ask("GET", "/calldata/111/holdlist", None).await["result"].clone();
    assert_eq!(first, json!([]));
    let mut second = server.live("customer-18").await;
    let visitor = "v_00000000000000000000000000000002";
    second.ask("tagVisitor", json!({"visitorId": visitor, "externalId": "70093"})).await;
    let callout = json!({"called": "70093"});
    let refused = desktop.voice("PUT", "/callout", Some(callout.clone())).await;
    assert_eq!(refused["message"], "another call is not held");
    desktop.does("POST", "/hold", None).await;
    let held = desktop.until("AgentEvent_Hold").await["event"]["content"]["callid"].clone();
    let other = desktop.does("PUT", "/callout", Some(callout)).await;
    assert_ne!(held, other);
    let invitation = second.wait_for("invitationMade").await["invitation"].clone();
    second.ask("answerInvitation", json!({"invitationId": invitation["invitationId"], "accept": true})).await;
    let call = second.wait_for("callStarted").await["call"]["callId"].clone();
    let theirs = media(&server, server.contact_token("customer-18", &[]), &call).await;
    let with_second = desktop.phone(&server, &call).await;
    assert_eq!(desktop.until("AgentEvent_Talking").await["event"]["content"]["callid"], other);

    // What is done is done to the one who is heard.
    desktop.does("POST", "/mediaswitch?mediaType=3", None).await;
    assert_eq!(second.wait_for("switchRequested").await["callId"], call);
    desktop.does("DELETE", "/release", None).await;
    assert_eq!(desktop.until("AgentEvent_Call_Release").await["event"]["content"], other);
    assert_eq!(desktop.state().await, 7, "the first one is still there");
    desktop.does("POST", &format!("/gethold?callid={}", held.as_str().unwrap()), None).await;
    assert_eq!(desktop.until("AgentEvent_Talking").await["event"]["content"]["callid"], held);
    caller.socket.ask("leaveContact", json!({"contactId": caller.contact})).await;
    desktop.until("AgentState_Ready").await;
    drop((phone, theirs, with_second));
    server.server.shutdown().await;
}
