//! Calls of three: whose picture is the largest, and who is put out.

use serde_json::{Value, json};
use visavis::client::Client;

use super::{Caller, Desktop, assert_golden, server, talking};
use crate::support::server::TestServer;

/// Two agents and a customer in a voice call.
struct Conference {
    first: Desktop,
    second: Desktop,
    caller: Caller,
    phones: Vec<Client>,
}

impl Conference {
    async fn begins(server: &TestServer) -> Conference {
        let (first, phone, caller) = talking(server, json!({})).await;
        let second = Desktop::signed_in(server, "112", json!({"phonenum": "70094"})).await;
        let mut conference = Conference { first, second, caller, phones: vec![phone] };
        conference.second_comes(server).await;
        conference
    }

    async fn second_comes(&mut self, server: &TestServer) {
        self.first.does("POST", "/innerhelp", Some(json!({"dstaddress": "112", "mode": 2}))).await;
        self.second.until("AgentEvent_Ringing").await;
        self.second.does("PUT", "/answer", None).await;
        let phone = self.second.phone(server, &self.caller.call).await;
        self.phones.push(phone);
        self.first.until("AgentEvent_Conference").await;
        self.second.until("AgentEvent_Conference").await;
    }

    async fn becomes_video(&mut self) {
        self.first.does("POST", "/mediaswitch?mediaType=3", None).await;
        self.caller.answers_switch(true).await;
        for desktop in [&mut self.first, &mut self.second] {
            desktop.until("AgentEvent_MediaSwith").await;
        }
    }
}

#[tokio::test]
async fn the_largest_picture_of_three_is_chosen() {
    let server = server(&[]).await;
    let mut call = Conference::begins(&server).await;
    let refused = call.first.voice("POST", "/adjustvideomode?mode=1", None).await;
    assert_eq!(refused["retcode"], "100-007", "without video");
    call.becomes_video().await;
    for (mode, large) in [(1, json!("customer-17")), (2, json!("111")), (3, json!("112")), (0, Value::Null)] {
        let done = call.first.voice("POST", &format!("/adjustvideomode?mode={mode}"), None).await;
        assert_golden("done", &done);
        let told = call.caller.socket.wait_for("spotlightChanged").await;
        assert_eq!((&told["identity"], &told["by"]), (&large, &json!("111")), "{mode}");
    }
    // Of each agent the other one is the third.
    call.second.does("POST", "/adjustvideomode", Some(json!({"mode": "3"}))).await;
    assert_eq!(call.caller.socket.wait_for("spotlightChanged").await["identity"], "111");
    call.first.does("DELETE", "/release", None).await;
    assert_eq!(
        call.caller.socket.wait_for("spotlightChanged").await["identity"],
        Value::Null,
        "who leaves is not seen"
    );
    let refused = call.second.voice("POST", "/adjustvideomode?mode=1", None).await;
    assert_eq!(refused["retcode"], "100-007", "of two");
    server.server.shutdown().await;
}

#[tokio::test]
async fn one_of_three_is_put_out_by_their_number() {
    let server = server(&[]).await;
    let mut call = Conference::begins(&server).await;
    for number in ["111", "70092", "113"] {
        let refused = call.first.voice("POST", &format!("/disconnect/{number}"), None).await;
        assert_eq!(refused["retcode"], "200-204", "{number}");
    }
    assert_golden("done", &call.first.voice("POST", "/disconnect/112", None).await);
    assert_eq!(call.caller.socket.wait_for("partyLeft").await["reason"], "removed");
    let released = ["AgentEvent_Call_Release", "AgentOther_PhoneRelease", "AgentState_Work", "AgentState_Ready"];
    assert_eq!(call.second.kinds(4).await, released);
    assert_eq!(call.first.state().await, 7, "the others go on");

    // Whoever comes back goes again by the number of their phone, and without the customer all do.
    call.second_comes(&server).await;
    call.first.does("POST", "/disconnect/70094", None).await;
    assert_eq!(call.second.until("AgentOther_PhoneRelease").await["event"]["content"]["phoneState"], 3);
    call.second_comes(&server).await;
    call.first.does("POST", "/disconnect/88022", None).await;
    for desktop in [&mut call.first, &mut call.second] {
        desktop.until("AgentEvent_Call_Release").await;
    }
    assert_eq!(call.caller.socket.wait_for("contactClosed").await["end"]["by"], "111");
    server.server.shutdown().await;
}

#[tokio::test]
async fn a_phone_whose_media_broke_is_told_of() {
    let server = server(&[]).await;
    let (mut desktop, phone, mut caller) = talking(&server, json!({})).await;
    drop(phone);
    assert_golden("phoneUnknow", &desktop.event().await);
    caller.socket.wait_for("memberLost").await;
    let phone = desktop.phone(&server, &caller.call).await;
    caller.socket.wait_for("memberReturned").await;
    assert_eq!(desktop.poll().await["event"], Value::Null);
    drop(phone);
    server.server.shutdown().await;
}
