//! Contacts, calls and files by REST, by the brand and by people with their own tokens.

use serde_json::{Value, json};
use visavis::http::auth::{Claims, unix_now};
use visavis::protocol::CreateToken;

use crate::rest::ask;
use crate::support::server::{TestServer, TestSocket};

/// The smallest picture that is one.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\x89\x99=\x1d\0\0\0\0IEND\xaeB`\x82";

struct Desk {
    server: TestServer,
    customer: String,
    agent: String,
    admin: String,
    /// Agents serve while a page or app of theirs is connected.
    _at_work: TestSocket,
}

impl Desk {
    async fn start() -> Self {
        Self::with(&[]).await
    }

    async fn with(settings: &[(&str, &str)]) -> Self {
        let server = TestServer::with(settings).await;
        let token = |who: &str| server.token_with(who, |request: &mut CreateToken| request.room = None);
        let (customer, agent, admin) = (token("customer-1"), token("agent-1"), server.admin_token());
        let _at_work = server.live("agent-1").await;
        Desk { server, customer, agent, admin, _at_work }
    }

    fn token(&self, who: &str) -> String {
        self.server.token_with(who, |request| request.room = None)
    }

    /// Asks for something that is done.
    async fn good(&self, token: &str, method: &str, path: &str, body: Value) -> Value {
        let body = Some(body).filter(|body| !body.is_null());
        let (status, answer) = self.server.rest(method, &format!("/api/v1/{path}"), Some(token), body).await;
        assert!((200..300).contains(&status), "{method} {path}: {status} {answer}");
        answer
    }

    /// Asks for something that is refused, and returns the status and the code.
    async fn refused(&self, token: &str, method: &str, path: &str, body: Value) -> (u16, String) {
        let body = Some(body).filter(|body| !body.is_null());
        let (status, answer) = self.server.rest(method, &format!("/api/v1/{path}"), Some(token), body).await;
        assert!(status >= 400, "{method} {path}: {status} {answer}");
        (status, answer["code"].as_str().unwrap().to_owned())
    }

    /// Has the customer begin a contact, which the agent takes.
    async fn contact(&self) -> String {
        let begun = self.good(&self.customer, "POST", "contacts", json!({ "topic": "Bill" })).await;
        let id = begun["contactId"].as_str().unwrap().to_owned();
        self.good(&self.agent, "POST", &format!("contacts/{id}/take"), Value::Null).await;
        id
    }

    async fn upload(&self, token: &str, contact: &str, name: &str, content: &[u8]) -> (u16, Value) {
        let url = format!("{}/api/v1/contacts/{contact}/files?name={name}", self.server.base);
        let request = reqwest::Client::new().post(url).bearer_auth(token).body(content.to_vec());
        let response = request.send().await.unwrap();
        (response.status().as_u16(), response.json().await.unwrap())
    }
}

#[tokio::test]
async fn a_contact_from_its_beginning_to_its_deletion() {
    let desk = Desk::start().await;
    let begun =
        desk.good(&desk.customer, "POST", "contacts", json!({ "topic": "Bill", "data": { "order": "7" } })).await;
    let id = begun["contactId"].as_str().unwrap();
    let path = format!("contacts/{id}");
    assert_eq!(begun["position"], 1);
    assert_eq!(desk.refused(&desk.agent, "GET", &path, Value::Null).await, (404, "contact_not_found".into()));
    desk.good(&desk.agent, "POST", &format!("{path}/take"), Value::Null).await;
    let other = desk.token("agent-2");
    assert_eq!(desk.refused(&other, "POST", &format!("{path}/take"), Value::Null).await.1, "contact_taken");

    let say = |text: &str| json!({ "clientId": text, "content": { "type": "text", "text": text } });
    let sent = desk.good(&desk.customer, "POST", &format!("{path}/messages"), say("Hello")).await;
    let again = desk.good(&desk.customer, "POST", &format!("{path}/messages"), say("Hello")).await;
    assert_eq!((&again["messageId"], &again["repeated"]), (&sent["messageId"], &json!(true)));
    desk.good(&desk.agent, "POST", &format!("{path}/messages"), say("Good day")).await;
    let history = desk.good(&desk.customer, "GET", &format!("{path}/messages"), Value::Null).await;
    let texts: Vec<&str> =
        history["messages"].as_array().unwrap().iter().filter_map(|m| m["content"]["text"].as_str()).collect();
    assert_eq!(texts, ["Hello", "Good day"]);
    let number = sent["number"].as_u64().unwrap();
    let after = desk.good(&desk.admin, "GET", &format!("{path}/messages?after={number}&limit=1"), Value::Null).await;
    assert_eq!(after["messages"][0]["content"]["text"], "Good day");
    let both = desk.refused(&desk.admin, "GET", &format!("{path}/messages?after=1&before=2"), Value::Null).await;
    assert_eq!(both, (400, "invalid_request".into()));
    let stranger = desk.token("customer-2");
    assert_eq!(desk.refused(&stranger, "GET", &format!("{path}/messages"), Value::Null).await.1, "contact_not_found");
    assert_eq!(desk.refused(&desk.customer, "DELETE", &path, Value::Null).await, (403, "forbidden".into()));

    let shown = desk.good(&desk.admin, "GET", &path, Value::Null).await;
    assert_eq!((&shown["state"], &shown["data"]["order"]), (&json!("active"), &json!("7")));
    desk.good(&desk.agent, "POST", &format!("{path}/end"), Value::Null).await;
    let shown = desk.good(&desk.customer, "GET", &path, Value::Null).await;
    assert_eq!((&shown["state"], &shown["end"]["reason"]), (&json!("closed"), &json!("ended")));
    let late = desk.refused(&desk.customer, "POST", &format!("{path}/messages"), say("Late")).await;
    assert_eq!(late, (404, "contact_not_found".into()));
    desk.good(&desk.admin, "DELETE", &path, Value::Null).await;
    assert_eq!(desk.refused(&desk.admin, "GET", &path, Value::Null).await.1, "contact_not_found");
    assert_eq!(desk.refused(&desk.admin, "DELETE", &path, Value::Null).await.1, "contact_not_found");
}

#[tokio::test]
async fn a_call_is_asked_for_switched_held_and_ended() {
    let desk = Desk::start().await;
    let contact = desk.contact().await;
    let ask = json!({ "kind": "voice" });
    let asked = desk.good(&desk.agent, "POST", &format!("contacts/{contact}/escalations"), ask.clone()).await;
    let escalation = asked["escalationId"].as_str().unwrap();
    assert_eq!(asked["pending"], true);
    let again = desk.refused(&desk.agent, "POST", &format!("contacts/{contact}/escalations"), ask).await;
    assert_eq!(again, (409, "escalation_pending".into()));
    let yes = json!({ "accept": true });
    let done = desk.good(&desk.customer, "POST", &format!("escalations/{escalation}/answer"), yes.clone()).await;
    let call = done["callId"].as_str().unwrap().to_owned();
    let late = desk.refused(&desk.customer, "POST", &format!("escalations/{escalation}/answer"), yes.clone()).await;
    assert_eq!(late, (409, "escalation_accepted".into()));

    let to_video = json!({ "kind": "video", "direction": "sendrecv" });
    let switch = desk.good(&desk.agent, "POST", &format!("calls/{call}/switch"), to_video).await;
    assert_eq!(switch["pending"], true);
    desk.good(&desk.customer, "POST", &format!("calls/{call}/answer-switch"), yes).await;
    desk.good(&desk.agent, "POST", &format!("calls/{call}/hold"), Value::Null).await;
    desk.good(&desk.customer, "POST", &format!("calls/{call}/mute"), json!({ "source": "microphone", "muted": true }))
        .await;
    let spotlight = format!("calls/{call}/spotlight");
    desk.good(&desk.agent, "POST", &spotlight, json!({ "member": "customer-1" })).await;
    let refused = desk.refused(&desk.customer, "POST", &spotlight, json!({})).await;
    assert_eq!(refused, (403, "not_allowed".into()));
    let shown = desk.good(&desk.customer, "GET", &format!("calls/{call}"), Value::Null).await;
    assert_eq!((&shown["kind"], &shown["held"]), (&json!("video"), &json!(true)));
    assert_eq!(shown["spotlight"], "customer-1");
    let stranger = desk.token("customer-2");
    assert_eq!(desk.refused(&stranger, "GET", &format!("calls/{call}"), Value::Null).await.1, "call_not_found");
    assert_eq!(desk.refused(&stranger, "POST", &format!("calls/{call}/end"), Value::Null).await.1, "call_not_found");
    let stats = format!("calls/{call}/stats");
    assert_eq!(desk.good(&desk.agent, "GET", &stats, Value::Null).await, json!({ "participants": [] }));
    assert_eq!(desk.refused(&desk.customer, "GET", &stats, Value::Null).await.1, "not_allowed");
    assert_eq!(desk.refused(&stranger, "GET", &stats, Value::Null).await.1, "call_not_found");
    desk.good(&desk.agent, "POST", &format!("calls/{call}/unhold"), Value::Null).await;
    desk.good(&desk.admin, "POST", &format!("calls/{call}/end"), Value::Null).await;
    let ended = desk.good(&desk.admin, "GET", &format!("calls?contactId={contact}"), Value::Null).await;
    assert_eq!(ended["calls"][0]["end"]["reason"], "hungUp");
    assert_eq!(desk.good(&stranger, "GET", "calls", Value::Null).await["calls"], json!([]));

    // The brand's server begins one that both have agreed to.
    let direct = desk.good(&desk.admin, "POST", &format!("contacts/{contact}/calls"), json!({ "kind": "voice" })).await;
    assert!(direct["callId"].as_str().unwrap().starts_with("k_"));
    let not_theirs =
        desk.refused(&desk.agent, "POST", &format!("contacts/{contact}/calls"), json!({ "kind": "voice" })).await;
    assert_eq!(not_theirs, (403, "not_allowed".into()));

    let remove = format!("contacts/{contact}/remove-agent");
    let agent = json!({ "agent": "agent-1" });
    assert_eq!(desk.refused(&desk.customer, "POST", &remove, agent.clone()).await.1, "not_allowed");
    desk.good(&desk.admin, "POST", &remove, agent.clone()).await;
    assert_eq!(desk.refused(&desk.admin, "POST", &remove, agent).await.1, "agent_not_available");
}

#[tokio::test]
async fn an_invitation_is_made_and_answered() {
    let desk = Desk::start().await;
    let contact = desk.contact().await;
    let invite = json!({ "kind": "cobrowse", "mode": "view" });
    let made = desk.good(&desk.agent, "POST", &format!("contacts/{contact}/invitations"), invite).await;
    let invitation = made["invitationId"].as_str().unwrap();
    desk.good(&desk.customer, "POST", &format!("invitations/{invitation}/answer"), json!({ "accept": true })).await;
    let cancelled = desk.refused(&desk.agent, "POST", &format!("invitations/{invitation}/cancel"), Value::Null).await;
    assert_eq!(cancelled, (409, "invitation_accepted".into()));
    desk.good(&desk.agent, "POST", &format!("invitations/{invitation}/end"), json!({})).await;
    let odd = json!({ "kind": "voiceCall", "mode": "view" });
    let refused = desk.refused(&desk.agent, "POST", &format!("contacts/{contact}/invitations"), odd).await;
    assert_eq!(refused, (422, "invalid_field".into()));
}

#[tokio::test]
async fn the_brand_begins_contacts_and_pages_through_them() {
    let desk = Desk::start().await;
    for n in 0..5 {
        let customer = json!({ "identity": format!("customer-{}", n % 2), "name": "Kim" });
        desk.good(&desk.admin, "POST", "contacts", json!({ "customer": customer, "topic": format!("{n}") })).await;
    }
    assert_eq!(desk.refused(&desk.admin, "POST", "contacts", json!({})).await, (400, "invalid_request".into()));
    let theirs = json!({ "customer": { "identity": "somebody" } });
    assert_eq!(desk.refused(&desk.customer, "POST", "contacts", theirs).await, (400, "invalid_request".into()));

    let (mut topics, mut after) = (Vec::new(), String::new());
    loop {
        let page = desk.good(&desk.admin, "GET", &format!("contacts?limit=2{after}"), Value::Null).await;
        topics.extend(page["contacts"].as_array().unwrap().iter().map(|c| c["topic"].as_str().unwrap().to_owned()));
        let Some(next) = page["next"].as_str() else { break };
        after = format!("&after={next}");
    }
    topics.sort();
    assert_eq!(topics, ["0", "1", "2", "3", "4"]);
    let count = async |token: &str, query: &str| {
        let page = desk.good(token, "GET", &format!("contacts?{query}"), Value::Null).await;
        page["contacts"].as_array().unwrap().len()
    };
    assert_eq!(count(&desk.admin, "identity=customer-0").await, 3);
    assert_eq!(count(&desk.admin, "state=waiting").await, 5);
    assert_eq!(count(&desk.admin, "state=closed").await, 0);
    // A customer sees their own, whatever they ask for.
    assert_eq!(count(&desk.customer, "identity=customer-0").await, 2);
    assert_eq!(count(&desk.agent, "").await, 0);
    for query in ["after=nonsense", "after=1.c_1", "state=odd", "limit=0"] {
        assert_eq!(
            desk.refused(&desk.admin, "GET", &format!("contacts?{query}"), Value::Null).await.1,
            "invalid_request"
        );
    }
}

#[tokio::test]
async fn files_are_what_they_say_and_reach_those_of_the_contact() {
    let desk = Desk::with(&[("VISAVIS_CONTACTS__MAX_FILE_SIZE", "1KiB")]).await;
    let contact = desk.contact().await;
    let (status, file) = desk.upload(&desk.customer, &contact, "m%C3%A9%20and%20you.png", PNG).await;
    assert_eq!((status, &file["kind"], &file["size"]), (201, &json!("image"), &json!(PNG.len())), "{file}");
    let id = file["fileId"].as_str().unwrap();
    let content = json!({ "content": { "type": "file", "fileId": id, "caption": "Us" } });
    let messages = format!("contacts/{contact}/messages");
    assert_eq!(desk.refused(&desk.agent, "POST", &messages, content.clone()).await.1, "invalid_file");
    desk.good(&desk.customer, "POST", &messages, content).await;

    let get = async |token: &str| {
        let url = format!("{}/api/v1/files/{id}", desk.server.base);
        reqwest::Client::new().get(url).bearer_auth(token).send().await.unwrap()
    };
    let response = get(&desk.agent).await;
    for (name, value) in [
        ("content-disposition", "attachment; filename*=UTF-8''m%C3%A9%20and%20you.png"),
        ("content-security-policy", "default-src 'none'; sandbox"),
        ("x-content-type-options", "nosniff"),
        ("content-type", "application/octet-stream"),
    ] {
        assert_eq!(response.headers()[name], value);
    }
    assert_eq!(response.bytes().await.unwrap(), PNG);
    assert_eq!(get(&desk.admin).await.status(), 200);
    assert_eq!(get(&desk.token("customer-2")).await.status(), 404);
    assert_eq!(get(&desk.token("agent-2")).await.status(), 404);

    for (name, content, status, code) in [
        ("x.exe", PNG, 415, "file_kind_not_allowed"),
        ("x.pdf", PNG, 422, "file_content_mismatch"),
        ("x.png", b"".as_slice(), 422, "file_empty"),
        ("x.png", &[PNG, &[0; 2000]].concat(), 413, "file_too_large"),
        ("%0A.png", PNG, 422, "file_name_invalid"),
    ] {
        let (found, problem) = desk.upload(&desk.customer, &contact, name, content).await;
        assert_eq!((found, &problem["code"]), (status, &json!(code)), "{name}");
    }
    let strangers = desk.upload(&desk.token("customer-2"), &contact, "x.png", PNG).await;
    assert_eq!((strangers.0, &strangers.1["code"]), (404, &json!("contact_not_found")));
    let brands = desk.upload(&desk.admin, &contact, "x.png", PNG).await;
    assert_eq!(brands.1["code"], "not_in_contact");
    let unnamed = format!("contacts/{contact}/files");
    assert_eq!(desk.refused(&desk.customer, "POST", &unnamed, Value::Null).await.1, "invalid_request");

    desk.good(&desk.admin, "DELETE", &format!("contacts/{contact}"), Value::Null).await;
    assert_eq!(get(&desk.admin).await.status(), 404, "files go with their contact");
}

#[tokio::test]
async fn pages_of_sites_may_reach_files() {
    let desk = Desk::start().await;
    let key = json!({ "kind": "site", "name": "web", "origins": ["https://www.example.com"] });
    desk.good(&desk.admin, "POST", "keys", key).await;
    let path = format!("/api/v1/files/f_{}", "0".repeat(32));
    let headers = [("origin", "https://www.example.com"), ("access-control-request-method", "GET")];
    let preflight = ask(&desk.server, "OPTIONS", &path, &headers, None).await;
    assert_eq!(
        (preflight.status, preflight.header("access-control-allow-origin")),
        (204, Some("https://www.example.com"))
    );
    let answer = ask(&desk.server, "GET", &path, &[("origin", "https://www.example.com")], None).await;
    assert_eq!(
        (answer.code(), answer.header("access-control-allow-origin")),
        ((401, "unauthorized"), Some("https://www.example.com"))
    );
    let other = ask(&desk.server, "GET", &path, &[("origin", "https://evil.example")], None).await;
    assert_eq!(other.header("access-control-allow-origin"), None);
}

#[tokio::test]
async fn a_token_for_a_room_is_for_no_contact() {
    let desk = Desk::start().await;
    let token = desk.server.token("customer-1");
    assert_eq!(desk.refused(&token, "GET", "contacts", Value::Null).await, (403, "forbidden".into()));
    let keys = visavis::http::auth::TokenKeys::new(&crate::support::server::SECRET.to_owned().into());
    let old = CreateToken::new("customer-1", visavis::model::Role::Customer);
    let old = keys.mint(&Claims::of(old, unix_now() - 1).unwrap());
    assert_eq!(desk.refused(&old, "GET", "contacts", Value::Null).await, (401, "token_expired".into()));
}

#[tokio::test]
async fn what_happens_in_a_contact_is_owed_to_webhooks() {
    let desk = Desk::start().await;
    let made = desk.good(&desk.admin, "POST", "webhooks", json!({ "url": "http://127.0.0.1:1/hook" })).await;
    let endpoint = made["endpoint"]["id"].as_str().unwrap();
    let contact = desk.contact().await;
    let invite = json!({ "kind": "voiceCall" });
    let made = desk.good(&desk.agent, "POST", &format!("contacts/{contact}/invitations"), invite).await;
    let invitation = made["invitationId"].as_str().unwrap();
    desk.good(&desk.customer, "POST", &format!("invitations/{invitation}/answer"), json!({ "accept": false })).await;
    desk.good(&desk.customer, "POST", &format!("contacts/{contact}/leave"), Value::Null).await;
    let page = desk.good(&desk.admin, "GET", &format!("webhooks/{endpoint}/deliveries"), Value::Null).await;
    let mut kinds: Vec<&str> =
        page["deliveries"].as_array().unwrap().iter().map(|d| d["kind"].as_str().unwrap()).collect();
    kinds.reverse();
    let expected = ["contact.opened", "contact.assigned", "invitation.created", "invitation.closed", "contact.closed"];
    assert_eq!(kinds, expected);
    assert!(page["deliveries"].as_array().unwrap().iter().all(|d| d["contactId"] == contact.as_str()));
}
