//! Conversations, and calls from the invitation to the end.

use serde_json::{Value, json};
use visavis::client::{Client, Path, Settings, Trust};

use super::{ACCOUNT, Messaging, SITE, Scene, server, sign_up};
use crate::compat::golden::is_uuid;
use crate::store::Folder;
use crate::support::server::TestServer;

fn text(dialog: &str, text: &str) -> Value {
    json!({"dialogId": dialog, "event": {"type": "ContentEvent", "contentType": "text/plain", "message": text}})
}

#[tokio::test]
async fn people_write_to_each_other() {
    let mut scene = Scene::new(&[], &["CO_BROWSE"]).await;
    let Scene { consumer, agent, golden, conversation, .. } = &mut scene;
    let contact = golden.noted("contact");
    golden.check("GetClock", &consumer.raw(json!({"kind": "req", "id": "1", "type": ".GetClock"})).await);
    let read =
        json!({"id": "4", "type": "ms.SubscribeMessagingEvents", "body": {"fromSeq": 0, "dialogId": conversation}});
    golden.check("ms.SubscribeMessagingEvents", &consumer.raw(read).await);
    let publish = json!({"id": "5", "type": "ms.PublishEvent", "body": text(conversation, "Good morning")});
    golden.check("ms.PublishEvent", &consumer.raw(publish).await);
    golden.check("own text", &consumer.hears("ms.MessagingEventNotification").await);
    let said = loop {
        let message = agent.wait_for("message").await["message"].clone();
        if message["content"]["type"] == "text" {
            break message;
        }
    };
    assert_eq!(said["content"]["text"], "Good morning");
    let number = said["number"].clone();
    agent.ask("markMessages", json!({"contactId": contact, "delivered": number, "seen": number})).await;
    golden.check("agent has read", &consumer.hears("ms.MessagingEventNotification").await);
    agent.ask("setTyping", json!({"contactId": contact, "typing": true})).await;
    golden.check("agent is writing", &consumer.hears("ms.MessagingEventNotification").await);
    let reply = json!({"contactId": contact, "content": {"type": "text", "text": "How can I help?"}});
    agent.ask("sendMessage", reply).await;
    golden.check("agent writes no more", &consumer.hears("ms.MessagingEventNotification").await);
    golden.check("agent's text", &consumer.hears("ms.MessagingEventNotification").await);

    let read = |status: &str| json!({"dialogId": conversation, "event": {"type": "AcceptStatusEvent", "status": status, "sequenceList": [1, 2]}});
    consumer.ask("ms.PublishEvent", read("ACCEPT")).await;
    let mark = agent.wait_for("marked").await["mark"].clone();
    assert_eq!((&mark["delivered"], &mark["seen"]), (&json!(2), &json!(0)));
    consumer.ask("ms.PublishEvent", read("READ")).await;
    assert_eq!(agent.wait_for("marked").await["mark"]["seen"], 2);
    let composing = json!({"dialogId": conversation, "event": {"type": "ChatStateEvent", "chatState": "COMPOSING"}});
    consumer.ask("ms.PublishEvent", composing).await;
    assert_eq!(agent.wait_for("typing").await["typing"], true);

    // A page that was reloaded reads what was said, from any number on.
    let jwt = sign_up(&scene.server).await;
    let (mut stranger, _) = Messaging::consumer(&scene.server, &jwt, &[]).await;
    let body = json!({"fromSeq": 0, "dialogId": scene.conversation});
    assert_eq!(stranger.request("ms.SubscribeMessagingEvents", body.clone()).await["code"], 404);
    let consumer = &mut scene.consumer;
    consumer.ask("ms.SubscribeMessagingEvents", body).await;
    let history = consumer.hears("ms.MessagingEventNotification").await;
    let words: Vec<_> =
        history["body"]["changes"].as_array().unwrap().iter().map(|change| &change["event"]["message"]).collect();
    assert_eq!(words, ["Good morning", "How can I help?"]);

    // Fields come as a list or as an object, the state under its older or newer name.
    let close = json!({"conversationId": scene.conversation, "conversationField": [{"field": "ConversationStateField", "conversationState": "CLOSE"}]});
    let answer =
        consumer.raw(json!({"kind": "req", "id": "9", "type": "cm.UpdateConversationField", "body": close})).await;
    scene.golden.check("cm.UpdateConversationField", &answer);
    let closed = loop {
        let changed = consumer.hears("cqm.ExConversationChangeNotification").await;
        if changed["body"]["changes"][0]["result"]["conversationDetails"]["state"] == "CLOSE" {
            break changed;
        }
    };
    scene.golden.check("closed", &closed);
    assert_eq!(scene.agent.wait_for("contactClosed").await["end"]["reason"], "customerLeft");
    consumer.ask("cqm.SubscribeExConversations", json!({"convState": ["CLOSE"]})).await;
    let past = consumer.hears("cqm.ExConversationChangeNotification").await;
    assert_eq!(past["body"]["changes"][0]["result"]["conversationDetails"]["stage"], "CLOSE");
    scene.server.server.shutdown().await;
}

#[tokio::test]
async fn files_go_through_addresses_that_are_good_for_a_while() {
    let mut scene = Scene::new(&[], &[]).await;
    scene.consumer.ask("ms.SubscribeMessagingEvents", json!({"fromSeq": 0, "dialogId": scene.conversation})).await;
    let wish = json!({"id": "6", "type": "ms.GenerateURLForUploadFile", "body": {"fileSize": 8, "fileType": "PNG"}});
    let given = scene.consumer.raw(wish).await;
    scene.golden.check("ms.GenerateURLForUploadFile", &given);
    let address = |given: &Value| {
        let (path, query) = (given["relativePath"].as_str().unwrap(), &given["queryParams"]);
        let text = |name: &str| query[name].as_str().unwrap().to_owned();
        (path.to_owned(), text("temp_url_sig"), text("temp_url_expires"))
    };
    let (path, signature, expires) = address(&given["body"]);
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    let client = reqwest::Client::new();
    let base = scene.server.base.clone();
    let put = |signature: &str, expires: &str| {
        let url = format!("{base}{path}?temp_url_sig={signature}&temp_url_expires={expires}");
        client.put(url).header("origin", SITE).body(png.clone()).send()
    };
    for (signature, expires) in
        [("00", expires.as_str()), (signature.as_str(), "1"), (signature.as_str(), "99999999999")]
    {
        assert_eq!(put(signature, expires).await.unwrap().status(), 403);
    }
    assert_eq!(client.put(format!("{base}{path}")).body(png.clone()).send().await.unwrap().status(), 403);
    let taken = put(&signature, &expires).await.unwrap();
    assert_eq!(
        (taken.status().as_u16(), &taken.headers()["access-control-allow-origin"]),
        (201, &"*".parse().unwrap())
    );
    assert!(put(&signature, &expires).await.unwrap().status().is_client_error(), "one file, once");

    let message = json!({"relativePath": path, "fileType": "PNG", "caption": "The bill"});
    let publish = json!({"dialogId": scene.conversation, "event": {"type": "ContentEvent", "contentType": "hosted/file", "message": message}});
    scene.consumer.ask("ms.PublishEvent", publish).await;
    let heard = scene.consumer.hears("ms.MessagingEventNotification").await;
    scene.golden.note("path", path.clone());
    scene.golden.check("own file", &heard);
    let download = scene.consumer.ask("ms.GenerateURLForDownloadFile", json!({ "relativePath": path })).await;
    let (path, signature, expires) = address(&download);
    let url = format!("{base}{path}?temp_url_sig={signature}&temp_url_expires={expires}");
    let file = client.get(url).send().await.unwrap();
    assert_eq!((file.status().as_u16(), file.bytes().await.unwrap().to_vec()), (200, png));

    let jwt = sign_up(&scene.server).await;
    let (mut stranger, _) = Messaging::consumer(&scene.server, &jwt, &[]).await;
    for (kind, body, code) in [
        ("ms.GenerateURLForDownloadFile", json!({ "relativePath": path }), 404),
        ("ms.GenerateURLForDownloadFile", json!({"relativePath": "/etc/passwd"}), 422),
        ("ms.GenerateURLForUploadFile", json!({"fileSize": 8, "fileType": "PNG"}), 404),
        ("ms.GenerateURLForUploadFile", json!({"fileSize": 8, "fileType": "EXE"}), 422),
        ("ms.GenerateURLForUploadFile", json!({"fileSize": 1_u64 << 40, "fileType": "PNG"}), 400),
    ] {
        assert_eq!(stranger.request(kind, body.clone()).await["code"], code, "{kind} {body}");
    }
    scene.server.server.shutdown().await;
}

/// Somebody's media in a call, on a real path.
async fn joins(server: &TestServer, who: &str, call: &Value) -> Client {
    let room = call.as_str().unwrap().try_into().unwrap();
    let token = server.token_with(who, |request| request.room = Some(room));
    let (url, trust) = (server.base.parse().unwrap(), Trust::new(&[]).unwrap());
    let settings = Settings {
        url,
        token,
        call: None,
        path: Path::Udp,
        slots: (0, 0),
        trust,
        patience: std::time::Duration::from_secs(5),
    };
    Client::join(settings).await.unwrap()
}

#[tokio::test]
async fn a_call_goes_from_the_invitation_to_its_end() {
    let mut scene = Scene::new(&[], &["CO_BROWSE"]).await;
    let (status, dialog) = scene.invite("VIDEO_CALL").await;
    assert_eq!((status, &dialog["metaData"]["sessionState"]), (201, &json!("INVITED")), "{dialog}");
    let invited = loop {
        let changed = scene.consumer.hears("cqm.ExConversationChangeNotification").await;
        if changed["body"]["changes"][0]["result"]["conversationDetails"]["dialogs"].as_array().unwrap().len() == 2 {
            break changed;
        }
    };
    scene.golden.check("INVITED", &invited);
    assert_eq!(scene.golden.noted("dialog"), dialog["dialogId"].as_str().unwrap());
    let (service, consumer) = (scene.golden.noted("service"), scene.golden.noted("consumer"));
    let (id, secret) = service.split_once('#').unwrap();
    assert!(id == consumer && is_uuid(secret), "{service}");
    // What an agent knows of it opens nothing.
    let agents = dialog["metaData"]["serviceId"].as_str().unwrap();
    assert!(agents.starts_with(&format!("{consumer}#")) && agents != service);
    assert_eq!(scene.trade(agents).await.0, 404);
    assert_eq!(scene.trade(&format!("{consumer}#{}", scene.golden.noted("dialog"))).await.0, 404);

    let (status, session) = scene.trade(&service).await;
    assert_eq!(status, 201, "{session}");
    scene.golden.note("state", "INVITED");
    scene.golden.note("call", Value::Null);
    scene.golden.check("cobrowse session", &session);
    let mut script = scene.server.live_socket().await;
    let hello = script.hello(session["token"].as_str().unwrap()).await;
    assert_eq!(hello["person"]["identity"], json!(consumer));
    let (status, session) = scene.answer(&service, Some("accept")).await;
    assert_eq!((status, &session["sessionState"]), (201, &json!("ACCEPTED")));
    let call = session["callId"].clone();
    assert_eq!(script.wait_for("callStarted").await["call"]["callId"], call);
    let accepted = scene.consumer.dialog().await;
    scene.golden.check("dialog ACCEPTED", &accepted);

    let agent = joins(&scene.server, "agent-3", &call).await;
    let customer = joins(&scene.server, &consumer, &call).await;
    let joined = scene.consumer.dialog().await;
    scene.golden.check("dialog JOINED", &joined);
    // While the call lives, its dialog stands in every update, and in what a new subscription is told.
    scene.consumer.ask("cqm.SubscribeExConversations", json!({"convState": ["OPEN"]})).await;
    let again = scene.consumer.dialog().await;
    scene.golden.check("dialog JOINED", &again);
    let (status, session) = scene.answer(&service, Some("accept")).await;
    assert_eq!(status, 201, "said again after a reload");
    assert_eq!((&session["sessionState"], &session["callId"]), (&json!("ACCEPTED"), &call));

    assert_eq!(scene.answer(&service, Some("decline")).await.1["code"], "invitation_accepted");
    customer.leave().await;
    scene.golden.note("end", "ENDED");
    let closed = scene.consumer.dialog().await;
    scene.golden.check("dialog CLOSED", &closed);
    assert_eq!(scene.trade(&service).await.0, 404, "what is over opens nothing");
    agent.leave().await;
    scene.server.server.shutdown().await;
}

/// Invites, and gives the dialog as the consumer hears of it back.
async fn invited(scene: &mut Scene, mode: &str) -> Value {
    let (status, dialog) = scene.invite(mode).await;
    assert_eq!(status, 201, "{dialog}");
    let heard = scene.consumer.dialog().await;
    assert_eq!((&heard["metaData"]["mode"], &heard["state"]), (&json!(mode), &json!("OPEN")));
    heard
}

/// The next dialog is closed for this reason, under the id of `dialog`.
async fn closes(consumer: &mut Messaging, dialog: &Value, reason: &str) {
    let closed = consumer.dialog().await;
    let expected = json!({
        "dialogId": dialog["dialogId"], "dialogType": "OTHER", "channelType": "COBROWSE",
        "metaData": {"sessionState": "CLOSED", "notificationKey": reason}, "state": "CLOSE",
    });
    assert_eq!(closed, expected);
}

#[tokio::test]
async fn every_mode_is_invited_to_and_ends_in_every_way() {
    let mut scene = Scene::new(&[], &["CO_BROWSE"]).await;
    for mode in ["VOICE_CALL", "VIDEO_CALL", "shared", "view", "follow", "SCREEN_SHARE"] {
        let dialog = invited(&mut scene, mode).await;
        let (_, session) = scene.trade(dialog["metaData"]["serviceId"].as_str().unwrap()).await;
        assert_eq!(session["mode"], mode);
        let service = dialog["metaData"]["serviceId"].as_str().unwrap().to_owned();
        assert_eq!(scene.answer(&service, Some("decline")).await, (200, json!({"sessionState": "CLOSED"})));
        closes(&mut scene.consumer, &dialog, "DECLINED").await;
    }
    let agent = scene.server.contact_token("agent-3", &[]);
    let nothing = "00000000-0000-4000-8000-000000000000";
    let path = format!("/api/v1/conversations/{}/cobrowse/{nothing}", scene.conversation);
    assert_eq!(scene.server.rest("DELETE", &path, Some(&agent), None).await.0, 404);
    let dialog = invited(&mut scene, "VOICE_CALL").await;
    let path =
        format!("/api/v1/conversations/{}/cobrowse/{}", scene.conversation, dialog["dialogId"].as_str().unwrap());
    assert_eq!(scene.server.rest("DELETE", &path, Some(&agent), None).await.0, 204);
    closes(&mut scene.consumer, &dialog, "CANCELLED").await;

    // The messaging socket closes a dialog as well: unanswered it is declined, accepted it ends.
    let dialog = invited(&mut scene, "VOICE_CALL").await;
    let close = json!({"conversationId": scene.conversation, "conversationField":
        {"field": "DialogChange", "type": "UPDATE", "dialog": {"dialogId": dialog["dialogId"], "state": "CLOSE", "closedCause": "x"}}});
    scene.consumer.ask("cm.UpdateConversationField", close).await;
    closes(&mut scene.consumer, &dialog, "DECLINED").await;
    scene.server.server.shutdown().await;
}

#[tokio::test]
async fn a_call_that_an_agent_asks_for_in_the_chat_is_a_dialog_too() {
    let mut scene = Scene::new(&[], &["CO_BROWSE"]).await;
    let contact = scene.contact();
    let ask = |kind: &str| json!({"contactId": contact, "kind": kind});
    for (answer, reason) in [(Some("decline"), "DECLINED"), (None, "CANCELLED"), (Some("accept"), "ENDED")] {
        let asked = scene.agent.ask("requestCall", ask("video")).await;
        let dialog = scene.consumer.dialog().await;
        let metadata = &dialog["metaData"];
        assert_eq!((&metadata["sessionState"], &metadata["mode"]), (&json!("INVITED"), &json!("VIDEO_CALL")));
        let service = metadata["serviceId"].as_str().unwrap().to_owned();
        match answer {
            Some("accept") => {
                let (status, session) = scene.answer(&service, answer).await;
                assert_eq!((status, &session["invitationId"]), (201, &Value::Null), "{session}");
                assert_eq!(scene.consumer.dialog().await["metaData"]["notificationKey"], "ACCEPTED");
                let (status, again) = scene.trade(&service).await;
                assert_eq!((status, &again["callId"]), (201, &session["callId"]));
                let close = json!({"conversationId": scene.conversation, "conversationField":
                    {"field": "DialogChange", "type": "UPDATE", "dialog": {"dialogId": dialog["dialogId"], "state": "CLOSE"}}});
                scene.consumer.ask("cm.UpdateConversationField", close).await;
            }
            Some(_) => assert_eq!(scene.answer(&service, answer).await.0, 200),
            None => drop(scene.agent.ask("cancelCallRequest", json!({"escalationId": asked["escalationId"]})).await),
        }
        closes(&mut scene.consumer, &dialog, reason).await;
        assert_eq!(scene.trade(&service).await.0, 404);
    }
    scene.server.server.shutdown().await;
}

#[tokio::test]
async fn an_invitation_runs_out_also_over_a_restart() {
    let folder = Folder::new();
    let data = [("VISAVIS_DATA_DIR", folder.to_str().unwrap()), ("VISAVIS_CONTACTS__INVITATION_TIMEOUT", "2s")];
    let mut scene = Scene::new(&data, &["CO_BROWSE"]).await;
    let dialog = invited(&mut scene, "VIDEO_CALL").await;
    closes(&mut scene.consumer, &dialog, "EXPIRED").await;
    let dialog = invited(&mut scene, "VIDEO_CALL").await;
    let consumer = scene.golden.noted("consumer");
    let expires = dialog["metaData"]["expires"].as_f64().unwrap();
    scene.server.server.shutdown().await;

    let server = server(&data).await;
    let mut customer = server.live(&consumer).await;
    let open = customer.ask("getOverview", json!({})).await["contacts"][0]["invitations"].clone();
    assert_eq!(open[0]["expires"].as_f64().unwrap() / 1000.0, expires);
    assert_eq!(customer.wait_for("invitationChanged").await["invitation"]["reason"], "expired");
    server.server.shutdown().await;
}

#[tokio::test]
async fn only_clients_with_the_feature_are_invited() {
    let mut scene = Scene::new(&[], &["AUTO_MESSAGES"]).await;
    let (status, problem) = scene.invite("VIDEO_CALL").await;
    assert_eq!((status, &problem["code"]), (403, &json!("forbidden")));
    // An agent elsewhere who does not know invites; this client does not hear of it.
    let contact = scene.contact();
    scene.agent.ask("invite", json!({"contactId": contact, "kind": "voiceCall"})).await;
    let reply = json!({"contactId": contact, "content": {"type": "text", "text": "Hello?"}});
    scene.consumer.ask("ms.SubscribeMessagingEvents", json!({"fromSeq": 0, "dialogId": scene.conversation})).await;
    scene.agent.ask("sendMessage", reply).await;
    scene.consumer.hears("ms.MessagingEventNotification").await;
    scene.consumer.ask("cqm.SubscribeExConversations", json!({"convState": ["OPEN"]})).await;
    let told = scene.consumer.hears("cqm.ExConversationChangeNotification").await;
    assert_eq!(told["body"]["changes"][0]["result"]["conversationDetails"]["dialogs"].as_array().unwrap().len(), 1);
    // A client that says later that it can is told at its next subscription.
    let properties = json!({"type": ".ams.headers.ClientProperties", "features": ["CO_BROWSE"]});
    scene.consumer.raw(json!({"id": "8", "type": "InitConnection", "headers": [properties]})).await;
    scene.consumer.ask("cqm.SubscribeExConversations", json!({"convState": ["OPEN"]})).await;
    assert_eq!(scene.consumer.dialog().await["metaData"]["mode"], "VOICE_CALL");
    scene.server.server.shutdown().await;
}

#[tokio::test]
async fn agents_work_on_the_brand_socket() {
    let server = server(&[]).await;
    let mut agent = Messaging::brand(&server, "agent-3").await;
    agent.ask(".ams.routing.SetAgentState", json!({"availability": "ONLINE"})).await;
    let routing = agent.request(".ams.routing.SubscribeRoutingTasks", json!({})).await;
    assert_eq!(routing["type"], ".ams.routing.SubscribeRoutingTasksResponse");
    let conversations = agent.request(".ams.aam.SubscribeExConversations", json!({"convState": ["OPEN"]})).await;
    assert_eq!(conversations["type"], ".ams.aam.SubscribeExConversationsResponse");
    let jwt = sign_up(&server).await;
    let (mut consumer, _) = Messaging::consumer(&server, &jwt, &["CO_BROWSE"]).await;
    consumer.ask("userprofile.SetUserProfile", json!({"firstName": "Erin", "lastName": "Example"})).await;
    let profile = consumer.ask("userprofile.GetUserProfile", json!({})).await;
    let claims = visavis::http::auth::read_unverified(&jwt).unwrap();
    assert_eq!(profile, json!({"consumerId": claims["sub"], "firstName": "Erin", "lastName": "Example"}));
    consumer.ask("cqm.SubscribeExConversations", json!({"convState": ["OPEN"]})).await;
    let opened = consumer.ask("cm.ConsumerRequestConversation", json!({})).await;

    let mut golden = crate::compat::golden::Golden::new(include_str!("../golden/liveperson.json"));
    golden.note("routing", routing["body"]["subscriptionId"].clone());
    golden.note("conversation", opened["conversationId"].clone());
    golden.check("routing.RoutingTaskNotification", &agent.hears("routing.RoutingTaskNotification").await);
    let ring = json!({"ringId": opened["conversationId"], "ringState": "ACCEPTED"});
    agent.ask(".ams.routing.UpdateRingState", ring).await;
    let changed = agent.hears("cqm.ExConversationChangeNotification").await;
    assert_eq!(changed["body"]["changes"][0]["result"]["convId"], opened["conversationId"]);
    agent.ask(".ams.ms.SubscribeMessagingEvents", json!({"fromSeq": 0, "dialogId": opened["conversationId"]})).await;
    let conversation = opened["conversationId"].as_str().unwrap().to_owned();
    let sent = consumer.request("ms.PublishEvent", text(&conversation, "Hello")).await;
    assert_eq!(sent["type"], "ms.PublishEventResponse");
    assert_eq!(agent.hears("ms.MessagingEventNotification").await["body"]["changes"][0]["event"]["message"], "Hello");
    let sent = agent.request(".ams.ms.PublishEvent", text(&conversation, "Hi")).await;
    assert_eq!((&sent["type"], &sent["code"]), (&json!(".ams.ms.PublishEventResponse"), &json!(200)));

    let (status, dialog) = {
        let path = format!("/api/v1/conversations/{conversation}/cobrowse");
        let token = server.contact_token("agent-3", &[]);
        server.rest("POST", &path, Some(&token), Some(json!({"mode": "VOICE_CALL"}))).await
    };
    assert_eq!(status, 201, "{dialog}");
    assert_eq!(agent.dialog().await, dialog, "agents hear what they were answered");
    let cancel = json!({"conversationId": conversation, "conversationField":
        [{"field": "DialogChange", "type": "UPDATE", "dialog": {"dialogId": dialog["dialogId"], "state": "CLOSE"}}]});
    agent.ask(".ams.cm.UpdateConversationField", cancel).await;
    assert_eq!(consumer.dialog().await["metaData"]["sessionState"], "INVITED");
    closes(&mut consumer, &dialog, "CANCELLED").await;

    // Who leaves is told that the conversation is theirs no longer.
    let leave = json!({"conversationId": conversation, "conversationField":
        {"field": "ParticipantsChange", "type": "REMOVE", "role": "ASSIGNED_AGENT"}});
    agent.ask(".ams.cm.UpdateConversationField", leave).await;
    loop {
        let changed = agent.hears("cqm.ExConversationChangeNotification").await;
        if changed["body"]["changes"][0]["type"] == "DELETE" {
            break;
        }
    }
    server.server.shutdown().await;
}

#[tokio::test]
async fn servers_bring_their_token_in_a_header() {
    use futures_util::{SinkExt, StreamExt};
    use tokio_tungstenite::tungstenite::Message;
    use tokio_tungstenite::tungstenite::client::IntoClientRequest;

    let server = server(&[]).await;
    let jwt = sign_up(&server).await;
    let url = format!("{}/ws_api/account/{ACCOUNT}/messaging/consumer?v=3", server.base.replacen("http", "ws", 1));
    let mut request = url.into_client_request().unwrap();
    let headers = request.headers_mut();
    headers.insert("authorization", format!("jwt {jwt}").parse().unwrap());
    headers.insert("client-properties", r#"{"features":["CO_BROWSE"]}"#.parse().unwrap());
    headers.insert("origin", SITE.parse().unwrap());
    let (mut socket, _) = tokio_tungstenite::connect_async(request).await.unwrap();
    socket.send(Message::text(r#"{"id":"1","type":"cm.ConsumerRequestConversation"}"#)).await.unwrap();
    let answer = socket.next().await.unwrap().unwrap().into_text().unwrap();
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!((&answer["code"], &answer["reqId"]), (&json!(200), &json!("1")), "{answer}");
    server.server.shutdown().await;
}
