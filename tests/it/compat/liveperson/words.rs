//! The contract's smaller words: how far a message got, who writes, what a filter lets through, who comes in as what.

use serde_json::{Value, json};

use super::{Messaging, Scene};

fn publish(scene: &Scene, event: Value) -> Value {
    json!({"dialogId": scene.conversation, "event": event})
}

#[tokio::test]
async fn every_status_and_chat_state_is_understood() {
    let mut scene = Scene::new(&[], &[]).await;
    let contact = scene.contact();
    let say = |text: &str| json!({"contactId": contact, "content": {"type": "text", "text": text}});
    let first = scene.agent.ask("sendMessage", say("One")).await["number"].clone();
    let second = scene.agent.ask("sendMessage", say("Two")).await["number"].clone();
    for (status, sequence, marked) in [
        // What could not be taken has not arrived.
        ("NACK", &first, None),
        ("ACCEPT", &first, Some((&first, &json!(0)))),
        ("ACCESS", &first, Some((&first, &first))),
        ("READ", &second, Some((&second, &second))),
    ] {
        let event = json!({"type": "AcceptStatusEvent", "status": status, "sequenceList": [sequence]});
        let event = publish(&scene, event);
        assert_eq!(scene.consumer.ask("ms.PublishEvent", event).await["sequence"], *sequence, "{status}");
        let Some((delivered, seen)) = marked else { continue };
        let mark = scene.agent.wait_for("marked").await["mark"].clone();
        assert_eq!((&mark["delivered"], &mark["seen"]), (delivered, seen), "{status}");
    }
    // Each of them but COMPOSING ends what COMPOSING began.
    for state in ["PAUSE", "ACTIVE", "INACTIVE", "GONE"] {
        for (state, typing) in [("COMPOSING", true), (state, false)] {
            let event = publish(&scene, json!({"type": "ChatStateEvent", "chatState": state}));
            scene.consumer.ask("ms.PublishEvent", event).await;
            assert_eq!(scene.agent.wait_for("typing").await["typing"], typing, "{state}");
        }
    }
    let form = json!({"type": "ContentEvent", "contentType": "forms/secure-invitation", "message": {"title": "Card"}});
    let form = publish(&scene, form);
    assert_eq!(scene.consumer.request("ms.PublishEvent", form).await["code"], 400);
    scene.server.server.shutdown().await;
}

/// How many changes of conversations a client has been told, once everything before this has been.
async fn told(client: &mut Messaging) -> usize {
    client.ask(".GetClock", json!({})).await;
    let changes = client.heard.drain(..);
    changes.filter(|heard| heard["type"] == "cqm.ExConversationChangeNotification").count()
}

#[tokio::test]
async fn a_subscription_is_told_what_changed_lately_until_it_ends() {
    let scene = Scene::new(&[], &[]).await;
    let mut brand = Messaging::brand(&scene.server, "agent-3").await;
    let future = json!({"minLastUpdatedTime": 4_000_000_000_000_u64, "stage": ["OPEN"]});
    brand.ask("cqm.SubscribeExConversations", future).await;
    assert_eq!(told(&mut brand).await, 0);
    let past = json!({"minLastUpdatedTime": 1_500_000_000_000_u64, "stage": ["OPEN"]});
    let id = brand.ask("cqm.SubscribeExConversations", past).await["subscriptionId"].clone();
    assert_eq!(told(&mut brand).await, 1);
    let urgent =
        json!({"conversationId": scene.conversation, "conversationField": {"field": "TTRField", "ttrType": "URGENT"}});
    brand.ask("cm.UpdateConversationField", urgent.clone()).await;
    assert_eq!(told(&mut brand).await, 1);
    brand.ask("cqm.UnsubscribeExConversations", json!({"subscriptionId": id})).await;
    brand.ask("cm.UpdateConversationField", urgent).await;
    assert_eq!(told(&mut brand).await, 0, "whoever has unsubscribed is told nothing");
    scene.server.server.shutdown().await;
}

#[tokio::test]
async fn a_conversation_goes_to_a_skill_and_a_supervisor_reads_along() {
    let scene = Scene::new(&[], &[]).await;
    let conversation = json!(scene.conversation);
    let update = |field: Value| json!({"conversationId": conversation, "conversationField": [field]});
    let join = |change: &str, role: &str| update(json!({"field": "ParticipantsChange", "type": change, "role": role}));
    let mut first = Messaging::brand(&scene.server, "agent-3").await;
    for (field, code) in [
        (json!({"field": "Skill", "type": "UPDATE", "skill": ""}), 400),
        (json!({"field": "Skill", "type": "UPDATE", "skill": "loans"}), 200),
    ] {
        assert_eq!(first.request("cm.UpdateConversationField", update(field)).await["code"], code);
    }
    // Who does not serve the skill cannot come; who does, can.
    let path = |who: &str, skills: &[&str]| format!("brand/{}?v=2.1", scene.server.contact_token(who, skills));
    let mut stranger = Messaging::open(&scene.server, &path("agent-8", &[])).await;
    assert_eq!(stranger.request("cm.UpdateConversationField", join("ADD", "MANAGER")).await["code"], 404);
    let mut second = Messaging::open(&scene.server, &path("agent-7", &["loans"])).await;
    second.ask("cm.UpdateConversationField", join("ADD", "MANAGER")).await;
    let mut supervisor = Messaging::open(&scene.server, &path("supervisor-1", &[])).await;
    supervisor.ask("cm.UpdateConversationField", join("UPDATE", "READER")).await;
    supervisor.ask("cqm.SubscribeExConversations", json!({"stage": ["OPEN"]})).await;
    let changed = supervisor.hears("cqm.ExConversationChangeNotification").await;
    let details = &changed["body"]["changes"][0]["result"]["conversationDetails"];
    let roles = details["participants"].as_array().unwrap().iter();
    let roles: Vec<(&str, &str)> =
        roles.map(|one| (one["id"].as_str().unwrap(), one["role"].as_str().unwrap())).collect();
    let consumer = scene.golden.noted("consumer");
    assert_eq!(roles, [(&*consumer, "CONSUMER"), ("agent-7", "ASSIGNED_AGENT"), ("supervisor-1", "READER")]);
    let leave = update(json!({"field": "ParticipantsChange", "type": "REMOVE", "role": "READER"}));
    supervisor.ask("cm.UpdateConversationField", leave).await;
    scene.server.server.shutdown().await;
}
