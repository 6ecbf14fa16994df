//! What is kept of a conversation beside what is said, and structured content.

use serde_json::json;

use super::{Messaging, Scene};

#[tokio::test]
async fn how_soon_and_how_content_is_kept_and_told() {
    let mut scene = Scene::new(&[], &[]).await;
    let update = |field: serde_json::Value| json!({"conversationId": scene.conversation, "conversationField": field});
    let (urgent, content) = (
        update(json!([{"field": "TTRField", "ttrType": "URGENT", "value": 120}])),
        update(json!({"field": "Csat", "csatRate": 4, "csatResolutionConfirmation": true, "status": "FILLED"})),
    );
    assert_eq!(scene.consumer.ask("cm.UpdateConversationField", urgent).await, "OK");
    scene.consumer.ask("cm.UpdateConversationField", content).await;
    let csat = json!({"csatRate": 4, "csatResolutionConfirmation": true, "status": "FILLED"});
    let details = loop {
        let changed = scene.consumer.hears("cqm.ExConversationChangeNotification").await;
        let details = changed["body"]["changes"][0]["result"]["conversationDetails"].clone();
        if !details["csat"].is_null() {
            break details;
        }
    };
    assert_eq!((&details["ttr"], &details["csat"]), (&json!({"ttrType": "URGENT", "value": 120}), &csat));

    let mut brand = Messaging::brand(&scene.server, "agent-3").await;
    brand.ask(".ams.aam.SubscribeExConversations", json!({})).await;
    let changed = brand.hears("cqm.ExConversationChangeNotification").await;
    let details = &changed["body"]["changes"][0]["result"]["conversationDetails"];
    assert_eq!((&details["ttr"]["ttrType"], &details["csat"]), (&json!("URGENT"), &csat));
    assert!(scene.server.metric("visavis_signal_messages_total").await > 0.0);
    let counted = reqwest::get(&scene.server.metrics).await.unwrap().text().await.unwrap();
    assert!(counted.contains("\"cm.UpdateConversationField\"}"), "frames are counted by their types");
    scene.server.server.shutdown().await;
}

#[tokio::test]
async fn structured_content_is_said_in_words() {
    let mut scene = Scene::new(&[], &[]).await;
    let mut brand = Messaging::brand(&scene.server, "agent-3").await;
    let card = json!({"type": "vertical", "elements": [
        {"type": "text", "text": "Running shoe"},
        {"type": "button", "title": "Buy", "click": {"actions": [{"type": "link", "uri": "https://example.com/buy"}]}},
    ]});
    let event = json!({"type": "RichContentEvent", "content": card});
    let said = json!({"dialogId": scene.conversation, "event": event});
    let sequence = brand.ask(".ams.ms.PublishEvent", said).await["sequence"].clone();
    let read = json!({"dialogId": scene.conversation, "fromSeq": sequence});
    scene.consumer.ask("ms.SubscribeMessagingEvents", read).await;
    let change = scene.consumer.hears("ms.MessagingEventNotification").await["body"]["changes"][0].clone();
    assert_eq!(change["event"]["contentType"], "text/plain");
    assert_eq!(change["event"]["message"], "Running shoe\nBuy\nhttps://example.com/buy");
    scene.server.server.shutdown().await;
}
