//! The description in OpenAPI: it tells of every route, and everything that it tells is true.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::rest::ask;
use crate::support::server::TestServer;

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// One documented route.
struct Operation {
    method: String,
    /// With an id in the place of each parameter.
    path: String,
    description: Value,
}

async fn document(server: &TestServer) -> Value {
    let (status, document) = server.rest("GET", "/openapi.json", None, None).await;
    assert_eq!(status, 200);
    document
}

fn operations(document: &Value) -> Vec<Operation> {
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in METHODS {
            let description = &item[method];
            if description.is_null() {
                continue;
            }
            let mut filled = path.clone();
            for parameter in description["parameters"].as_array().into_iter().flatten() {
                if parameter["in"] == "path" {
                    let name = format!("{{{}}}", parameter["name"].as_str().unwrap());
                    assert!(filled.contains(&name), "{path} has no {name}");
                    let id = sample(document, &parameter["schema"]);
                    filled = filled.replace(&name, id.as_str().unwrap());
                }
            }
            assert!(!filled.contains('{'), "{method} {path} does not describe all of its parameters");
            found.push(Operation { method: method.to_uppercase(), path: filled, description: description.clone() });
        }
    }
    found
}

/// A value of a schema.
fn sample(document: &Value, schema: &Value) -> Value {
    if let Some(reference) = schema["$ref"].as_str() {
        return sample(document, document.pointer(&reference[1..]).unwrap_or_else(|| panic!("{reference} is nowhere")));
    }
    if let Some(example) = schema["examples"].get(0).or(schema.get("example")) {
        return example.clone();
    }
    if let Some(first) = schema["enum"].get(0) {
        return first.clone();
    }
    if let Some(pattern) = schema["pattern"].as_str() {
        let prefix = pattern.trim_start_matches('^').split('[').next().unwrap();
        return json!(format!("{prefix}{}", "0".repeat(32)));
    }
    if let Some(ways) = schema["oneOf"].as_array().or(schema["anyOf"].as_array()) {
        let way = ways.iter().find(|way| way["type"] != "null").unwrap();
        return sample(document, way);
    }
    if let Some(parts) = schema["allOf"].as_array() {
        let parts = parts.iter().map(|part| sample(document, part));
        let fields = parts.flat_map(|part| part.as_object().unwrap().clone());
        return Value::Object(fields.collect());
    }
    if let Some(properties) = schema["properties"].as_object() {
        let fields = properties.iter().map(|(name, schema)| (name.clone(), sample(document, schema)));
        return Value::Object(fields.collect());
    }
    let kind = schema["type"].as_str().or(schema["type"][0].as_str());
    match kind {
        Some("string") => json!("x"),
        Some("integer" | "number") => json!(1),
        Some("boolean") => json!(true),
        Some("array") => json!([sample(document, &schema["items"])]),
        _ => json!({}),
    }
}

/// Every reference leads somewhere.
fn check_references(document: &Value, part: &Value) {
    match part {
        Value::Object(fields) => {
            if let Some(reference) = part["$ref"].as_str() {
                assert!(document.pointer(&reference[1..]).is_some(), "{reference} is nowhere");
            }
            fields.values().for_each(|field| check_references(document, field));
        }
        Value::Array(items) => items.iter().for_each(|item| check_references(document, item)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn body_schema(operation: &Operation) -> Option<&Value> {
    operation.description["requestBody"]["content"].get("application/json").map(|content| &content["schema"])
}

#[tokio::test]
async fn every_route_is_there_and_needs_what_it_says() {
    let server = TestServer::start().await;
    let document = document(&server).await;
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"), "{}", document["openapi"]);
    check_references(&document, &document);
    assert!(!document.to_string().contains("\"file_id\""), "fields are named as on the wire");
    let operations = operations(&document);
    assert!(operations.len() > 20, "{}", operations.len());
    let mut ids = BTreeSet::new();
    for operation in &operations {
        let Operation { method, path, description } = operation;
        assert!(
            ids.insert(description["operationId"].as_str().unwrap().to_owned()),
            "{method} {path}: its id is taken"
        );
        assert!(!description["summary"].as_str().unwrap_or_default().is_empty(), "{method} {path}");
        for (status, response) in description["responses"].as_object().unwrap() {
            assert!(!response["description"].as_str().unwrap_or_default().is_empty(), "{method} {path} {status}");
        }
        let answer = ask(&server, method, path, &[], None).await;
        let is_open = description["security"] == json!([{}]);
        if is_open {
            assert_ne!(answer.code(), (401, "unauthorized"), "{method} {path}");
        } else {
            assert_eq!(answer.code(), (401, "unauthorized"), "{method} {path}");
            assert_eq!(answer.header("content-type"), Some("application/problem+json"));
        }
        assert!(![404, 405].contains(&answer.status), "{method} {path} is not served: {}", answer.body);
    }
}

/// Bodies of every wrong shape, made from the schema of the right one.
fn wrong_bodies(document: &Value, schema: &Value) -> Vec<Value> {
    let good = sample(document, schema);
    let mut wrong = vec![json!(null), json!([]), json!("x"), json!(7), json!({ "unknown": true })];
    for (name, value) in good.as_object().into_iter().flatten() {
        for other in [json!({ "a": 1 }), json!([[]]), json!(-1.5), json!(true), json!("\u{0}")] {
            let same_type = std::mem::discriminant(&other) == std::mem::discriminant(value);
            if !same_type {
                let mut body = good.clone();
                body[name] = other;
                wrong.push(body);
            }
        }
        let mut more = good.clone();
        more[format!("{name}X")] = json!(1);
        wrong.push(more);
    }
    wrong
}

#[tokio::test]
async fn wrong_bodies_are_refused_with_a_code() {
    let server = TestServer::start().await;
    let document = document(&server).await;
    let codes: BTreeSet<&str> = document["components"]["schemas"]["ErrorCode"]["enum"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    assert!(codes.contains("invalid_request") && codes.contains("contact_not_found"));
    let bearer = format!("Bearer {}", server.admin_token());
    let headers = [("authorization", bearer.as_str()), ("origin", "https://www.example.com")];
    let mut tried = 0;
    for operation in operations(&document) {
        let Some(schema) = body_schema(&operation) else { continue };
        let Operation { method, path, .. } = &operation;
        let huge = json!({ "padding": "x".repeat(300_000) });
        for body in wrong_bodies(&document, schema).into_iter().chain([huge]) {
            let answer = ask(&server, method, path, &headers, Some(body.clone())).await;
            let shown: String = body.to_string().chars().take(200).collect();
            assert!((400..500).contains(&answer.status), "{method} {path} {shown}: {} {}", answer.status, answer.body);
            assert!(codes.contains(answer.code().1), "{method} {path} {shown}: {}", answer.body);
            tried += 1;
        }
        let no_json = reqwest::Client::new()
            .request(reqwest::Method::from_bytes(method.as_bytes()).unwrap(), format!("{}{path}", server.base))
            .header("authorization", &bearer)
            .header("content-type", "application/json")
            .body("{\"a\":")
            .send()
            .await
            .unwrap();
        assert_eq!(no_json.status(), 400, "{method} {path}");
    }
    assert!(tried > 100, "{tried}");
}

#[tokio::test]
async fn events_are_described_with_their_data() {
    let server = TestServer::start().await;
    let document = document(&server).await;
    let kinds: BTreeSet<&str> = document["webhooks"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(kinds, visavis::protocol::webhook::WebhookData::KINDS.iter().copied().collect());
    for (kind, item) in document["webhooks"].as_object().unwrap() {
        let schema = &item["post"]["requestBody"]["content"]["application/json"]["schema"];
        let mut body = sample(&document, schema);
        body["type"] = json!(kind);
        let parsed: Result<visavis::protocol::webhook::WebhookBody, _> = serde_json::from_value(body.clone());
        assert!(parsed.is_ok(), "{kind}: {parsed:?}\n{body:#}");
    }
}

#[tokio::test]
async fn people_read_the_same() {
    let server = TestServer::start().await;
    let document = document(&server).await;
    let page = ask(&server, "GET", "/docs/rest", &[], None).await;
    let html = page.body.as_str().unwrap();
    for path in document["paths"].as_object().unwrap().keys() {
        assert!(html.contains(&format!("{path}</code>")), "{path} is not on the page");
    }
    assert!(!html.contains("<script") && !html.contains("https://unpkg") && !html.contains("//cdn"));
}
