//! The WebSockets in AsyncAPI 3 (<https://www.asyncapi.com/docs/reference/specification/v3.0.0>), made from the types
//! that read and write them.

use axum::Router;
use axum::http::header;
use axum::routing::get;
use serde_json::{Map, Value, json};
use utoipa::{PartialSchema, ToSchema};

use crate::http::Edge;
use crate::http::rest::with_wire_names;
use crate::protocol::live::{LiveEvent, LiveReply, LiveRequest};
use crate::protocol::{ClientMessage, SUBPROTOCOL, ServerMessage};

/// The types of [`ServerMessage`] that answer a request; all others are events.
const REPLIES: [&str; 7] = ["hello", "joined", "answer", "published", "iceServers", "ok", "error"];

pub(super) fn routes() -> Router<Edge> {
    let document = document().to_string();
    let open = (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    let serve = move || async move { ([(header::CONTENT_TYPE, "application/json"), open], document) };
    Router::new().route("/asyncapi.json", get(serve))
}

/// Who says something, and so what the envelope holds beside type and data.
#[derive(Clone, Copy)]
enum Says {
    Client,
    Reply,
    Event,
}

impl Says {
    /// The number of the envelope, and what it is.
    fn number(self) -> (&'static str, &'static str) {
        match self {
            Says::Client => ("id", "The client's number for this request; the reply repeats it as `re`."),
            Says::Reply => ("re", "The `id` of the request that this answers."),
            Says::Event => {
                ("seq", "Its number in the session, from 1 without gaps; what is about the connection has none.")
            }
        }
    }

    fn word(self) -> &'static str {
        match self {
            Says::Client => "request",
            Says::Reply => "reply",
            Says::Event => "event",
        }
    }
}

fn document() -> Value {
    let mut schemas = Vec::new();
    let requests = variants::<ClientMessage>(&mut schemas);
    let said = variants::<ServerMessage>(&mut schemas);
    let (replies, events) = said.into_iter().partition(|(kind, _)| REPLIES.contains(&kind.as_str()));
    let live = [
        variants::<LiveRequest>(&mut schemas),
        variants::<LiveReply>(&mut schemas),
        variants::<LiveEvent>(&mut schemas),
    ];
    let (mut messages, mut channels, mut operations) = (Map::new(), Map::new(), Map::new());
    for (channel, title, sets) in [
        ("rtc", "The media of a room is negotiated.", [requests, replies, events]),
        ("live", "Contacts, messages, invitations and calls.", live),
    ] {
        let mut named = Map::new();
        let (mut sent, mut received) = (Vec::new(), Vec::new());
        for (says, set) in [Says::Client, Says::Reply, Says::Event].into_iter().zip(sets) {
            for (kind, variant) in set {
                let name = format!("{channel}.{}.{kind}", says.word());
                messages.insert(name.clone(), message(says, &kind, &variant));
                named.insert(name.clone(), json!({ "$ref": format!("#/components/messages/{name}") }));
                let reference = json!({ "$ref": format!("#/channels/{channel}/messages/{name}") });
                if matches!(says, Says::Client) { sent.push(reference) } else { received.push(reference) }
            }
        }
        let address = format!("/api/v1/{channel}");
        let protocol = json!({ "ws": { "bindingVersion": "0.1.0", "headers": { "type": "object", "properties": {
            "Sec-WebSocket-Protocol": { "const": SUBPROTOCOL },
        } } } });
        channels.insert(
            channel.to_owned(),
            json!({ "address": address, "title": title, "bindings": protocol, "messages": named }),
        );
        let channel_ref = json!({ "$ref": format!("#/channels/{channel}") });
        // The document is the server's: it receives what clients send.
        operations.insert(
            format!("{channel}.receive"),
            json!({ "action": "receive", "channel": channel_ref, "messages": sent }),
        );
        operations.insert(
            format!("{channel}.send"),
            json!({ "action": "send", "channel": channel_ref, "messages": received }),
        );
    }
    let schemas: Map<String, Value> = schemas.into_iter().map(|(name, schema)| (name, value(&schema))).collect();
    with_wire_names(json!({
        "asyncapi": "3.0.0",
        "info": {
            "title": "visavis",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "The WebSockets of visavis; /docs and /docs/live say the same in prose, /openapi.json has REST. \
                            The first request is `authenticate`.",
            "license": { "name": "MIT OR Apache-2.0" },
        },
        "defaultContentType": "application/json",
        "channels": channels,
        "operations": operations,
        "components": { "messages": messages, "schemas": schemas },
    }))
}

/// Each variant of a message's type with its schema; what that refers to is added to `schemas`.
fn variants<T: ToSchema + PartialSchema>(
    schemas: &mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::Schema>)>,
) -> Vec<(String, Value)> {
    T::schemas(schemas);
    let schema = value(&T::schema());
    let variants = schema["oneOf"].as_array().cloned().unwrap_or_default();
    let named = variants.into_iter().filter_map(|variant| {
        let kind = variant["properties"]["type"]["enum"][0].as_str()?.to_owned();
        Some((kind, variant))
    });
    named.collect()
}

fn value(schema: &impl serde::Serialize) -> Value {
    serde_json::to_value(schema).unwrap_or_default()
}

/// A message with its envelope.
fn message(says: Says, kind: &str, variant: &Value) -> Value {
    let (number, meaning) = says.number();
    let mut properties = Map::new();
    properties.insert("type".to_owned(), json!({ "const": kind }));
    properties.insert(number.to_owned(), json!({ "type": "integer", "minimum": 0, "description": meaning }));
    properties.insert("data".to_owned(), variant["properties"]["data"].clone());
    let mut required = vec!["type", "data"];
    if matches!(says, Says::Client) {
        required.push(number);
    }
    let payload = json!({ "type": "object", "properties": properties, "required": required });
    json!({ "name": kind, "summary": variant["description"], "payload": payload })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const DOCUMENTS: [(&str, &str); 2] =
        [("rtc", include_str!("../../docs/protocol.md")), ("live", include_str!("../../docs/live.md"))];

    /// Looks a value up against a schema, as far as our own schemas go; says what does not fit.
    fn misfit(document: &Value, schema: &Value, value: &Value, path: &str) -> Option<String> {
        if let Some(reference) = schema["$ref"].as_str() {
            let schema = document.pointer(&reference[1..]).unwrap_or_else(|| panic!("{reference} is nowhere"));
            return misfit(document, schema, value, path);
        }
        for (word, all) in [("oneOf", false), ("anyOf", false), ("allOf", true)] {
            let Some(ways) = schema[word].as_array() else { continue };
            let wrong: Vec<_> = ways.iter().filter_map(|way| misfit(document, way, value, path)).collect();
            let is_bad = if all { !wrong.is_empty() } else { wrong.len() == ways.len() };
            if is_bad {
                return Some(wrong.join("; "));
            }
        }
        if let Some(one) = schema.get("const").filter(|one| *one != value) {
            return Some(format!("{path} is {value} and not {one}"));
        }
        if let Some(words) = schema["enum"].as_array().filter(|words| !words.contains(value)) {
            return Some(format!("{path} is {value} and none of {words:?}"));
        }
        let kinds = match &schema["type"] {
            Value::Array(kinds) => kinds.clone(),
            Value::Null => Vec::new(),
            kind => vec![kind.clone()],
        };
        let is_kind = |kind: &Value| match kind.as_str().unwrap_or_default() {
            "object" => value.is_object(),
            "array" => value.is_array(),
            "string" => value.is_string(),
            "integer" => value.is_u64() || value.is_i64(),
            "number" => value.is_number(),
            "boolean" => value.is_boolean(),
            "null" => value.is_null(),
            other => panic!("{path} is of the unknown type {other}"),
        };
        if !kinds.is_empty() && !kinds.iter().any(is_kind) {
            return Some(format!("{path} is {value} and not of {kinds:?}"));
        }
        if let (Some(fields), Some(known)) = (value.as_object(), schema["properties"].as_object()) {
            for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                if !fields.contains_key(name) {
                    return Some(format!("{path} has no {name}"));
                }
            }
            for (name, field) in fields {
                let path = format!("{path}.{name}");
                match known.get(name) {
                    Some(schema) => {
                        if let Some(wrong) = misfit(document, schema, field, &path) {
                            return Some(wrong);
                        }
                    }
                    None if schema["additionalProperties"] == false => return Some(format!("{path} is unknown")),
                    None => {}
                }
            }
        }
        let items = value.as_array().into_iter().flatten();
        items.clone().find_map(|item| misfit(document, &schema["items"], item, path))
    }

    #[test]
    fn it_describes_every_message_of_the_documents_and_no_other() {
        let document = document();
        for (channel, text) in DOCUMENTS {
            let fences = text.split("```json ").skip(1).filter_map(|rest| {
                let (kind, body) = rest.split_once('\n')?;
                let body = body.split("\n```").next()?;
                (kind.ends_with("client") || kind.ends_with("server")).then_some((kind, body))
            });
            let mut seen = BTreeSet::new();
            // Those of the contact plane stand line by line.
            let pieces = |body: &'static str| -> Vec<&'static str> {
                if channel == "live" { body.lines().collect() } else { vec![body] }
            };
            for (kind, line) in fences.flat_map(|(kind, body)| pieces(body).into_iter().map(move |line| (kind, line))) {
                let example: Value = serde_json::from_str(line).unwrap();
                let word = match (kind.ends_with("client"), example.get("re")) {
                    (true, _) => "request",
                    (false, Some(_)) => "reply",
                    (false, None) => "event",
                };
                let name = format!("{channel}.{word}.{}", example["type"].as_str().unwrap());
                let message = &document["components"]["messages"][&name];
                assert!(message.is_object(), "{name} is not described");
                assert!(message["summary"].as_str().is_some_and(|text| !text.is_empty()), "{name} has no summary");
                assert_eq!(misfit(&document, &message["payload"], &example, &name), None, "{line}");
                seen.insert(name);
            }
            let described = document["channels"][channel]["messages"].as_object().unwrap();
            let described: BTreeSet<String> = described.keys().cloned().collect();
            assert_eq!(seen, described);
        }
    }

    #[test]
    fn examples_that_do_not_fit_are_found() {
        let document = document();
        let payload = &document["components"]["messages"]["rtc.request.publish"]["payload"];
        for (example, good) in [
            (json!({ "type": "publish", "id": 1, "data": { "source": "camera" } }), true),
            (json!({ "type": "publish", "id": 1, "data": { "source": "tv" } }), false),
            (json!({ "type": "publish", "data": { "source": "camera" } }), false),
            (json!({ "type": "publish", "id": "1", "data": { "source": "camera" } }), false),
            (json!({ "type": "publish", "id": 1, "data": {} }), false),
            (json!({ "type": "join", "id": 1, "data": { "source": "camera" } }), false),
        ] {
            assert_eq!(misfit(&document, payload, &example, "message").is_none(), good, "{example}");
        }
    }
}
