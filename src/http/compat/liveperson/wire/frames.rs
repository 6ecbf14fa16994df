//! The frames of the messaging WebSocket, read leniently: clients leave out what the documents ask for.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::protocol::{ErrorBody, ErrorCode};

/// The longest id of a request, in characters.
const MAX_ID: usize = 64;

/// The longest JWT that a client may bring, in bytes.
const MAX_JWT: usize = 2048;

/// How the names of older clients, and of all agents' clients, begin.
const PREFIX: &str = ".ams.";

/// What can be asked; what is none of these is counted together.
const NAMES: [&str; 17] = [
    "InitConnection",
    "GetClock",
    "cm.ConsumerRequestConversation",
    "cm.UpdateConversationField",
    "cqm.SubscribeExConversations",
    "cqm.UnsubscribeExConversations",
    "aam.SubscribeExConversations",
    "aam.UnsubscribeExConversations",
    "ms.SubscribeMessagingEvents",
    "ms.PublishEvent",
    "ms.GenerateURLForUploadFile",
    "ms.GenerateURLForDownloadFile",
    "userprofile.GetUserProfile",
    "userprofile.SetUserProfile",
    "routing.SubscribeRoutingTasks",
    "routing.SetAgentState",
    "routing.UpdateRingState",
];

/// Something that a client asks.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::http::compat::liveperson) struct Request {
    /// What the answer repeats.
    pub(in crate::http::compat::liveperson) id: String,
    /// What is asked, as it was spelled.
    spelled: String,
    pub(in crate::http::compat::liveperson) body: Map<String, Value>,
    headers: Vec<Value>,
}

impl Request {
    /// Reads a frame; `kind` may be missing. What cannot be answered under an id is refused under an empty one.
    pub(in crate::http::compat::liveperson) fn read(text: &str) -> Result<Request, Value> {
        let bad = |id: &str, words: &str| refused(id, &ErrorBody::new(ErrorCode::InvalidMessage, words));
        let frame = serde_json::from_str::<Value>(text).ok();
        let Some(Value::Object(mut frame)) = frame else { return Err(bad("", "A frame is a JSON object.")) };
        let id = match frame.remove("id") {
            Some(Value::String(id)) => id,
            Some(Value::Number(id)) => id.to_string(),
            _ => String::new(),
        };
        if id.is_empty() || id.chars().count() > MAX_ID {
            return Err(bad("", "The `id` of a request has 1 to 64 characters."));
        }
        if frame.get("kind").and_then(Value::as_str).is_some_and(|kind| kind != "req") {
            return Err(bad(&id, "Clients send frames of the kind `req` only."));
        }
        let Some(Value::String(spelled)) = frame.remove("type") else {
            return Err(bad(&id, "A request has a `type`."));
        };
        let body = match frame.remove("body") {
            Some(Value::Object(body)) => body,
            None | Some(Value::Null) => Map::new(),
            Some(_) => return Err(bad(&id, "The `body` of a request is an object.")),
        };
        let headers = match frame.remove("headers") {
            Some(Value::Array(headers)) => headers,
            _ => Vec::new(),
        };
        Ok(Request { id, spelled, body, headers })
    }

    /// What is asked, whichever way it was spelled: `.ams.ms.PublishEvent` is `ms.PublishEvent`.
    pub(in crate::http::compat::liveperson) fn name(&self) -> &str {
        let name = self.spelled.strip_prefix(PREFIX).unwrap_or(&self.spelled);
        name.strip_prefix('.').unwrap_or(name)
    }

    /// What the metrics call it: one of few words, whatever a client writes.
    pub(in crate::http::compat::liveperson) fn counted(&self) -> &'static str {
        NAMES.into_iter().find(|name| *name == self.name()).unwrap_or("other")
    }

    /// The JWT of an `InitConnection`.
    pub(in crate::http::compat::liveperson) fn jwt(&self) -> Option<&str> {
        let header = self.header("ConsumerAuthentication")?;
        header.get("jwt").and_then(Value::as_str).filter(|jwt| jwt.len() <= MAX_JWT)
    }

    /// The features that an `InitConnection` declares; nothing if it says nothing of its client.
    pub(in crate::http::compat::liveperson) fn features(&self) -> Option<BTreeSet<String>> {
        self.header("ClientProperties").map(features_of)
    }

    /// The answer, whose type has the prefix of its request.
    pub(in crate::http::compat::liveperson) fn answer(&self, name: &str, body: Value) -> Value {
        let prefix = if self.spelled.starts_with(PREFIX) && name != "StringResp" { PREFIX } else { "" };
        response(&self.id, &format!("{prefix}{name}"), 200, body)
    }

    /// A refusal.
    pub(in crate::http::compat::liveperson) fn refuse(&self, error: &ErrorBody) -> Value {
        refused(&self.id, error)
    }

    /// A text of the body.
    pub(in crate::http::compat::liveperson) fn text(&self, name: &str) -> Option<&str> {
        self.body.get(name)?.as_str()
    }

    fn header(&self, name: &str) -> Option<&Value> {
        let is_named = |header: &&Value| {
            header.get("type").and_then(Value::as_str).is_some_and(|kind| kind.rsplit('.').next() == Some(name))
        };
        self.headers.iter().find(is_named)
    }
}

/// The features of client properties, whatever else stands in them.
pub(in crate::http::compat::liveperson) fn features_of(properties: &Value) -> BTreeSet<String> {
    let features = properties.get("features").and_then(Value::as_array);
    features.into_iter().flatten().filter_map(|feature| feature.as_str().map(str::to_owned)).collect()
}

/// A frame that answers.
fn response(id: &str, kind: &str, code: u16, body: Value) -> Value {
    json!({ "kind": "resp", "reqId": id, "type": kind, "code": code, "body": body })
}

/// A refusal: the code is an HTTP status, never one that blames the server for what the client did.
pub(in crate::http::compat::liveperson) fn refused(id: &str, error: &ErrorBody) -> Value {
    let code = match error.code.status() {
        status @ 400..500 => status,
        _ => 503,
    };
    let word = serde_json::to_value(error.code).unwrap_or_default();
    let body = format!("{}: {}", word.as_str().unwrap_or_default(), error.message);
    response(id, "StringResp", code, Value::String(body))
}

/// A frame that nobody asked for.
pub(in crate::http::compat::liveperson) fn notification(kind: &str, body: Value) -> Value {
    json!({ "kind": "notification", "type": kind, "body": body })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_are_read_as_clients_write_them() {
        let init = r#"{"id":"0","type":"InitConnection","headers":[
            {"type":".ams.headers.ClientProperties","deviceFamily":"DESKTOP","os":"Mozilla/5.0 (whatever)","features":["CO_BROWSE","NEW_ONE",7]},
            {"type":".ams.headers.ConsumerAuthentication","jwt":"a.b.c"}]}"#;
        let init = Request::read(init).unwrap();
        assert_eq!((init.id.as_str(), init.name(), init.jwt()), ("0", "InitConnection", Some("a.b.c")));
        assert!(init.features().unwrap().contains("CO_BROWSE"));
        for (text, name, answer) in [
            (r#"{"kind":"req","id":7,"type":".ams.ms.PublishEvent","body":null}"#, "ms.PublishEvent", ".ams.Done"),
            (r#"{"kind":"req","id":"7","type":".GetClock"}"#, "GetClock", "Done"),
            (r#"{"id":"7","type":"cm.UpdateConversationField","headers":{}}"#, "cm.UpdateConversationField", "Done"),
        ] {
            let request = Request::read(text).unwrap();
            assert_eq!((request.name(), request.jwt(), request.features()), (name, None, None), "{text}");
            let expected = json!({"kind": "resp", "reqId": "7", "type": answer, "code": 200, "body": {}});
            assert_eq!(request.answer("Done", json!({})), expected);
        }
    }

    #[test]
    fn what_cannot_be_read_is_refused_under_its_id() {
        let long = format!(r#"{{"id":"{}","type":"x"}}"#, "a".repeat(65));
        for (text, id) in [
            ("", ""),
            ("[]", ""),
            ("{}", ""),
            (r#"{"id":"","type":"x"}"#, ""),
            (&long, ""),
            (r#"{"id":"1"}"#, "1"),
            (r#"{"id":"1","type":7}"#, "1"),
            (r#"{"id":"1","type":"x","body":[]}"#, "1"),
            (r#"{"id":"1","type":"x","kind":"resp"}"#, "1"),
        ] {
            let refusal = Request::read(text).unwrap_err();
            assert_eq!((&refusal["code"], &refusal["reqId"]), (&json!(400), &json!(id)), "{text}");
            assert!(refusal["body"].as_str().unwrap().starts_with("invalid_message: "));
        }
    }
}
