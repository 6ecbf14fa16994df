//! Payloads as a vendor's documents have them, compared field by field.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// Compares with the payload of that name in `golden/<vendor>.json`.
///
/// Text in angle brackets stands for what differs each time: `<callid>`, `<number>`, or `<any>`.
#[track_caller]
pub fn assert_golden(vendor: &str, name: &str, actual: &Value) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/it/compat/golden/{vendor}.json"));
    let all: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let expected = all.get(name).unwrap_or_else(|| panic!("there is no payload {name}"));
    let mut found = Vec::new();
    compare(name, expected, actual, &mut found);
    assert!(found.is_empty(), "{}\nactual: {actual:#}", found.join("\n"));
}

fn compare(path: &str, expected: &Value, actual: &Value, found: &mut Vec<String>) {
    match (expected, actual) {
        (Value::Object(expected), Value::Object(actual)) => {
            for (name, expected) in expected {
                match actual.get(name) {
                    Some(actual) => compare(&format!("{path}.{name}"), expected, actual, found),
                    None => found.push(format!("{path}.{name} is missing")),
                }
            }
            let extra = actual.keys().filter(|name| !expected.contains_key(*name));
            found.extend(extra.map(|name| format!("{path}.{name} is too much")));
        }
        (Value::Array(expected), Value::Array(actual)) if expected.len() == actual.len() => {
            for (index, (expected, actual)) in expected.iter().zip(actual).enumerate() {
                compare(&format!("{path}[{index}]"), expected, actual, found);
            }
        }
        (Value::String(pattern), actual) if pattern.starts_with('<') && pattern.ends_with('>') => {
            if !matches(pattern, actual) {
                found.push(format!("{path} is {actual}, which is no {pattern}"));
            }
        }
        (expected, actual) if expected == actual => {}
        (expected, actual) => found.push(format!("{path} is {actual} instead of {expected}")),
    }
}

fn matches(pattern: &str, actual: &Value) -> bool {
    let text = actual.as_str().unwrap_or_default();
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match pattern {
        "<callid>" => text.split_once('-').is_some_and(|(at, number)| is_digits(at) && is_digits(number)),
        "<number>" => is_digits(text),
        "<any>" => !actual.is_null(),
        other => panic!("{other} is no pattern"),
    }
}
