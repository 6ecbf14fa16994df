//! What is refused, in the vendor's own form: a code in the response, a close code, a problem of REST.

use serde_json::json;

use super::{ACCOUNT, Messaging, SITE, Scene, page, server, sign_up};
use crate::support::server::TestSocket;

#[tokio::test]
async fn bad_requests_are_answered_and_the_socket_stays() {
    let mut scene = Scene::new(&[], &["CO_BROWSE"]).await;
    let conversation = json!(scene.conversation);
    let nothing = json!("00000000-0000-4000-8000-000000000000");
    let content = |message: &str| json!({"type": "ContentEvent", "contentType": "text/plain", "message": message});
    let update = |field: serde_json::Value| json!({"conversationId": conversation, "conversationField": field});
    for (kind, body, code) in [
        ("cm.Unheard", json!({}), 400),
        ("ms.PublishEvent", json!({}), 400),
        ("ms.PublishEvent", json!({"dialogId": 7}), 400),
        ("ms.PublishEvent", json!({"dialogId": conversation}), 400),
        ("ms.PublishEvent", json!({"dialogId": conversation, "event": {"type": "RichContentEvent"}}), 400),
        ("ms.PublishEvent", json!({"dialogId": nothing, "event": content("x")}), 404),
        ("ms.PublishEvent", json!({"dialogId": conversation, "event": content("  ")}), 422),
        ("ms.PublishEvent", json!({"dialogId": conversation, "event": content(&"x".repeat(9000))}), 413),
        (
            "ms.PublishEvent",
            json!({"dialogId": conversation, "event": {"type": "ContentEvent", "contentType": "hosted/file", "message": {"relativePath": "/x"}}}),
            422,
        ),
        (
            "ms.PublishEvent",
            json!({"dialogId": conversation, "event": {"type": "AcceptStatusEvent", "status": "READ", "sequenceList": [99]}}),
            404,
        ),
        (
            "ms.PublishEvent",
            json!({"dialogId": conversation, "event": {"type": "AcceptStatusEvent", "status": "EATEN"}}),
            400,
        ),
        ("ms.SubscribeMessagingEvents", json!({"dialogId": nothing}), 404),
        ("cm.ConsumerRequestConversation", json!({"skillId": "x".repeat(100)}), 400),
        ("cm.UpdateConversationField", json!({}), 400),
        ("cm.UpdateConversationField", update(json!([])), 400),
        ("cm.UpdateConversationField", update(json!({"field": "Stage", "conversationState": "LOCKED"})), 400),
        ("cm.UpdateConversationField", update(json!({"field": "TTRField"})), 400),
        ("cm.UpdateConversationField", update(json!({"field": "TTRField", "ttrType": "SOON"})), 400),
        ("cm.UpdateConversationField", update(json!({"field": "Csat", "csatRate": 6})), 400),
        (
            "cm.UpdateConversationField",
            json!({"conversationId": nothing, "conversationField": {"field": "Csat", "csatRate": 5}}),
            404,
        ),
        (
            "ms.PublishEvent",
            json!({"dialogId": conversation, "event": {"type": "RichContentEvent", "content": {"type": "vertical"}}}),
            400,
        ),
        ("cm.UpdateConversationField", update(json!({"field": "DialogChange"})), 400),
        (
            "cm.UpdateConversationField",
            update(json!({"field": "DialogChange", "dialog": {"dialogId": nothing, "state": "CLOSE"}})),
            404,
        ),
        (
            "cm.UpdateConversationField",
            update(json!({"field": "ParticipantsChange", "type": "ADD", "role": "MANAGER"})),
            403,
        ),
        ("routing.SetAgentState", json!({"availability": "ONLINE"}), 403),
        ("routing.UpdateRingState", json!({"ringId": nothing, "ringState": "MAYBE"}), 400),
    ] {
        let answer = scene.consumer.request(kind, body.clone()).await;
        assert_eq!((&answer["code"], &answer["type"]), (&json!(code), &json!("StringResp")), "{kind} {body}: {answer}");
        let words = answer["body"].as_str().unwrap();
        assert!(words.contains(": ") && words.len() > 10, "{words}");
    }
    for bad in ["", "[]", "{", "{\"id\":1}", "\u{0}"] {
        scene.consumer.socket.send_text(bad).await;
        loop {
            let answer = scene.consumer.socket.message().await.unwrap();
            if answer["kind"] == "resp" {
                assert_eq!(answer["code"], 400, "{bad}");
                break;
            }
        }
    }
    scene.consumer.socket.send_binary(vec![0, 159, 146, 150]).await;
    assert_eq!(scene.consumer.raw(json!({"id": "ok", "type": ".GetClock"})).await["code"], 400);
    assert_eq!(scene.consumer.raw(json!({"id": "ok", "type": ".GetClock"})).await["code"], 200);
    scene.server.server.shutdown().await;
}

#[tokio::test]
async fn who_says_too_much_is_told_429() {
    let server = server(&[]).await;
    let jwt = sign_up(&server).await;
    let (mut consumer, _) = Messaging::consumer(&server, &jwt, &[]).await;
    for n in 0..200 {
        consumer.socket.send_text(json!({"id": format!("{n}"), "type": ".GetClock"}).to_string()).await;
    }
    let mut codes = std::collections::BTreeMap::<u64, u32>::new();
    for _ in 0..200 {
        let answer = consumer.socket.message().await.unwrap();
        *codes.entry(answer["code"].as_u64().unwrap()).or_default() += 1;
    }
    assert!(codes[&200] >= 90 && codes[&429] > 0, "{codes:?}");
    server.server.shutdown().await;
}

#[tokio::test]
async fn subscriptions_are_bounded() {
    let server = server(&[]).await;
    let jwt = sign_up(&server).await;
    let (mut consumer, _) = Messaging::consumer(&server, &jwt, &[]).await;
    for _ in 0..16 {
        consumer.ask("cqm.SubscribeExConversations", json!({})).await;
    }
    assert_eq!(consumer.request("cqm.SubscribeExConversations", json!({})).await["code"], 400);
    let id = consumer.ask("cqm.UnsubscribeExConversations", json!({"subscriptionId": "unheard"})).await;
    assert_eq!(id, json!({}));
    server.server.shutdown().await;
}

#[tokio::test]
async fn sockets_are_closed_with_the_vendors_codes() {
    let server = server(&[]).await;
    let jwt = super::jwt("anon-00000000000000000000000000000001", 2);
    // An anonymous consumer's token runs out while connected, and is no good afterwards.
    let (mut consumer, init) = Messaging::consumer(&server, &jwt, &[]).await;
    assert_eq!(init["code"], 200);
    assert_eq!(consumer.socket.closed().await, 4407);
    let (mut late, init) = Messaging::consumer(&server, &jwt, &[]).await;
    assert_eq!((&init["code"], late.socket.closed().await), (&json!(401), 4407));
    let (mut known, _) = Messaging::consumer(&server, &super::jwt("customer-17", 1), &[]).await;
    assert_eq!(known.socket.closed().await, 4401);
    for bad in ["", "a.b.c", &server.contact_token("customer-17", &[])] {
        let (mut refused, init) = Messaging::consumer(&server, bad, &[]).await;
        assert_eq!((&init["code"], refused.socket.closed().await), (&json!(401), 4401), "{bad}");
    }
    for path in ["brand/nonsense?v=2.1".to_owned(), format!("brand/{jwt}?v=2.1")] {
        assert_eq!(Messaging::open(&server, &path).await.socket.closed().await, 4401, "{path}");
    }
    // What comes before `InitConnection` is refused, and does not count as it.
    let mut early = Messaging::open(&server, "consumer?v=3").await;
    assert_eq!(early.request("ms.PublishEvent", json!({})).await["code"], 401);
    server.server.shutdown().await;
}

#[tokio::test]
async fn only_known_accounts_and_origins_connect() {
    let server = server(&[]).await;
    for (account, origin) in [("1", SITE), (ACCOUNT, "https://elsewhere.example")] {
        let path = format!("/ws_api/account/{account}/messaging/consumer?v=3");
        assert!(TestSocket::connect_to(&path, &server.base, None, Some(origin), None).await.is_err());
    }
    let (status, problem) = page(&server, "POST", "/api/account/1/signup", json!({})).await;
    assert_eq!((status, &problem["code"]), (404, &json!("not_found")));
    server.server.shutdown().await;
}

#[tokio::test]
async fn agents_alone_invite_and_only_where_they_are() {
    let scene = Scene::new(&[], &["CO_BROWSE"]).await;
    let path = format!("/api/v1/conversations/{}/cobrowse", scene.conversation);
    let consumer = scene.golden.noted("consumer");
    for (who, body, status) in [
        (None, json!({"mode": "VIDEO_CALL"}), 401),
        (Some(scene.server.admin_token()), json!({"mode": "VIDEO_CALL"}), 403),
        (Some(scene.server.contact_token(&consumer, &[])), json!({"mode": "VIDEO_CALL"}), 403),
        (Some(scene.server.contact_token("agent-9", &[])), json!({"mode": "VIDEO_CALL"}), 404),
        (Some(scene.server.contact_token("agent-3", &[])), json!({"mode": "TELEPATHY"}), 400),
        (Some(scene.server.contact_token("agent-3", &[])), json!({}), 400),
        (Some(scene.server.contact_token("agent-3", &[])), json!({"mode": "VIDEO_CALL"}), 201),
        (Some(scene.server.contact_token("agent-3", &[])), json!({"mode": "VIDEO_CALL"}), 409),
    ] {
        let (found, answer) = scene.server.rest("POST", &path, who.as_deref(), Some(body.clone())).await;
        // A body without its field is one that cannot be used, by whichever of the two statuses.
        assert!(found == status || (status == 400 && found == 422), "{body} {found}: {answer}");
    }
    for service in ["", "#", "x", "agent-3#00000000-0000-4000-8000-000000000000"] {
        assert_eq!(scene.trade(service).await.0, 404, "{service}");
    }
    scene.server.server.shutdown().await;
}
