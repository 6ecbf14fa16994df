//! The contact plane over its WebSocket, with the store behind it.

mod lasting;
mod slow;
mod standing;

use serde_json::json;

use crate::support::server::{TestServer, TestSocket, offer};

/// A customer and an agent in one contact.
async fn contact(server: &TestServer) -> (TestSocket, TestSocket, String) {
    let mut agent = server.live("agent-3").await;
    let mut customer = server.live("customer-17").await;
    let opened = customer.ask("openContact", json!({"topic": "A loan"})).await;
    let id = opened["contactId"].as_str().unwrap().to_owned();
    let offer = agent.wait_for("contactOffered").await;
    assert_eq!(offer["contact"]["topic"], "A loan");
    agent.ask("answerOffer", json!({"contactId": id, "accept": true})).await;
    assert_eq!(customer.wait_for("partyJoined").await["person"]["identity"], "agent-3");
    (customer, agent, id)
}

#[tokio::test]
async fn a_customer_and_an_agent_chat() {
    let server = TestServer::start().await;
    let (mut customer, mut agent, contact) = contact(&server).await;
    let text = |text: &str| json!({"contactId": contact, "content": {"type": "text", "text": text}});
    let sent = customer.ask("sendMessage", text("Good morning")).await;
    loop {
        let message = agent.wait_for("message").await["message"].clone();
        if message["author"]["identity"] == "customer-17" {
            assert_eq!((&message["content"]["text"], &message["number"]), (&json!("Good morning"), &sent["number"]));
            break;
        }
    }
    agent.ask("setTyping", json!({"contactId": contact, "typing": true})).await;
    assert_eq!(customer.wait_for("typing").await["typing"], true);
    agent.ask("markMessages", json!({"contactId": contact, "delivered": sent["number"], "seen": sent["number"]})).await;
    assert_eq!(customer.wait_for("marked").await["mark"]["seen"], sent["number"]);
    assert_eq!(agent.refused("sendMessage", text("  ")).await, "empty_message");

    let messages = agent.ask("getMessages", json!({"contactId": contact, "limit": 1})).await;
    assert_eq!(messages["messages"][0]["content"]["text"], "Good morning");
    let mut stranger = server.live("agent-9").await;
    assert_eq!(stranger.refused("getMessages", json!({"contactId": contact})).await, "contact_not_found");
    customer.ask("leaveContact", json!({"contactId": contact})).await;
    assert_eq!(agent.wait_for("contactClosed").await["end"]["reason"], "customerLeft");
    server.server.shutdown().await;
}

#[tokio::test]
async fn a_call_follows_its_contact() {
    let server = TestServer::start().await;
    let (mut customer, mut agent, contact) = contact(&server).await;
    let asked = customer.ask("requestCall", json!({"contactId": contact, "kind": "voice"})).await;
    let request = agent.wait_for("callRequested").await["request"].clone();
    assert_eq!(request["escalationId"], asked["escalationId"]);
    let answer = json!({"escalationId": asked["escalationId"], "accept": true});
    let call = agent.ask("answerCallRequest", answer).await["callId"].clone();
    assert_eq!(customer.wait_for("callStarted").await["call"]["callId"], call);

    let mut stranger = server.socket().await;
    let enter = |token: &str| json!({"token": token, "callId": call});
    let token = server.contact_token("customer-99", &[]);
    assert_eq!(stranger.refused("authenticate", enter(&token)).await, "forbidden");
    let mut media = server.socket().await;
    let hello = media.ask("authenticate", enter(&server.contact_token("customer-17", &[]))).await;
    assert_eq!((&hello["room"], &hello["grants"]["publish"]), (&call, &json!(["microphone"])));
    media.ask("join", json!({"offer": offer()})).await;
    assert_eq!(media.refused("publish", json!({"source": "camera"})).await, "forbidden");
    agent.ask("switchCall", json!({"callId": call, "kind": "video", "direction": "recvonly"})).await;
    assert_eq!(customer.wait_for("switchRequested").await["request"]["direction"], "recvonly");
    customer.ask("answerSwitch", json!({"callId": call, "accept": true})).await;
    assert_eq!(agent.wait_for("switchEnded").await["outcome"], "done");
    media.ask("publish", json!({"source": "camera"})).await;

    media.ask("leave", json!({})).await;
    let ended = agent.wait_for("callEnded").await;
    assert_eq!((&ended["end"]["reason"], &ended["end"]["by"]), (&json!("hungUp"), &json!("customer-17")));
    server.server.shutdown().await;
}

#[tokio::test]
async fn who_has_asked_hears_what_came_of_it_before_the_answer() {
    let server = TestServer::start().await;
    let (mut customer, _agent, contact) = contact(&server).await;
    let content = json!({"type": "text", "text": "Good morning"});
    let data = json!({"contactId": contact, "content": content});
    customer.send_text(json!({"type": "sendMessage", "id": 99, "data": data}).to_string()).await;
    let mut heard = Vec::new();
    loop {
        let message = customer.message().await.unwrap();
        if message["re"] == 99 {
            break;
        }
        heard.push(message);
    }
    let own = |message: &&serde_json::Value| message["data"]["message"]["content"]["text"] == "Good morning";
    assert_eq!(heard.iter().filter(own).count(), 1, "{heard:?}");
    server.server.shutdown().await;
}
