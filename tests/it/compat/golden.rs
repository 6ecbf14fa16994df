//! Payloads as a vendor writes them, compared field by field with what was sent.
//!
//! In a golden file `"$name"` stands for what is known only at run time: the first time it is noted, from then on it
//! has to be the same. `"$ms"` is a time in milliseconds, `"$seconds"` one in seconds with a fraction, `"$uuid"` any UUID,
//! `"$digits"` and `"$callid"` (`<digits>-<digits>`) are texts of that form, `"$any"` is anything but null.

use std::collections::BTreeMap;

use serde_json::Value;

/// A file of payloads by their names, with what has been noted of them.
pub struct Golden {
    payloads: BTreeMap<String, Value>,
    noted: BTreeMap<String, Value>,
}

impl Golden {
    pub fn new(text: &str) -> Self {
        Golden { payloads: serde_json::from_str(text).unwrap(), noted: BTreeMap::new() }
    }

    /// Notes something before it is met.
    pub fn note(&mut self, name: &str, value: impl Into<Value>) {
        self.noted.insert(format!("${name}"), value.into());
    }

    /// What was noted.
    pub fn noted(&self, name: &str) -> String {
        self.noted[&format!("${name}")].as_str().unwrap().to_owned()
    }

    /// The payload of that name is this one, no field more and none less.
    pub fn check(&mut self, name: &str, actual: &Value) {
        let golden = self.payloads.get(name).unwrap_or_else(|| panic!("no payload {name}")).clone();
        let mut faults = Vec::new();
        self.compare("", &golden, actual, &mut faults);
        assert!(faults.is_empty(), "{name}:\n  {}\nin {actual:#}", faults.join("\n  "));
    }

    fn compare(&mut self, at: &str, golden: &Value, actual: &Value, faults: &mut Vec<String>) {
        match (golden, actual) {
            (Value::Object(golden), Value::Object(actual)) => {
                let extra = actual.keys().filter(|key| !golden.contains_key(*key));
                faults.extend(extra.map(|key| format!("{at}.{key} is not in the golden payload")));
                for (key, value) in golden {
                    match actual.get(key) {
                        Some(found) => self.compare(&format!("{at}.{key}"), value, found, faults),
                        None => faults.push(format!("{at}.{key} is missing")),
                    }
                }
            }
            (Value::Array(golden), Value::Array(actual)) if golden.len() == actual.len() => {
                for (index, (value, found)) in golden.iter().zip(actual).enumerate() {
                    self.compare(&format!("{at}[{index}]"), value, found, faults);
                }
            }
            (Value::String(name), found) if name.starts_with('$') => {
                if !self.fits(name, found) {
                    faults.push(format!("{at} is {found} and no {name}"));
                }
            }
            (golden, actual) if golden == actual => {}
            (golden, actual) => faults.push(format!("{at} is {actual}, not {golden}")),
        }
    }

    fn fits(&mut self, name: &str, found: &Value) -> bool {
        let is_now = |milliseconds: f64| (1.6e12..4e12).contains(&milliseconds);
        match name {
            "$ms" => found.as_u64().is_some_and(|at| is_now(at as f64)),
            "$seconds" => found.is_f64() && found.as_f64().is_some_and(|at| is_now(at * 1000.0)),
            "$uuid" => found.as_str().is_some_and(is_uuid),
            "$callid" => {
                found.as_str().and_then(|id| id.split_once('-')).is_some_and(|(a, b)| is_digits(a) && is_digits(b))
            }
            "$digits" => found.as_str().is_some_and(is_digits),
            "$any" => !found.is_null(),
            name => *self.noted.entry(name.to_owned()).or_insert_with(|| found.clone()) == *found,
        }
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

pub fn is_uuid(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let is_hex = |part: &&str| part.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12]) && parts.iter().all(is_hex)
}

#[test]
fn every_field_is_compared() {
    let text = r#"{"one": {"id": "$id", "again": ["$id", "$uuid"], "at": "$ms", "until": "$seconds", "ttr": -1}}"#;
    let uuid = "6b260000-1111-4222-8333-0123456789ab";
    let good =
        serde_json::json!({"id": "x", "again": ["x", uuid], "at": 1790000000000_u64, "until": 1790000000.5, "ttr": -1});
    Golden::new(text).check("one", &good);
    for (pointer, value) in [
        ("/again/0", serde_json::json!("y")),
        ("/again/1", serde_json::json!("6B26")),
        ("/again", serde_json::json!(["x"])),
        ("/at", serde_json::json!(1790000000)),
        ("/until", serde_json::json!(1790000000)),
        ("/ttr", serde_json::json!("-1")),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(pointer).unwrap() = value;
        let caught = std::panic::catch_unwind(|| Golden::new(text).check("one", &bad));
        assert!(caught.is_err(), "{pointer}");
    }
    for bad in [serde_json::json!({}), serde_json::json!({"id": "x", "more": 1})] {
        assert!(std::panic::catch_unwind(|| Golden::new(text).check("one", &bad)).is_err(), "{bad}");
    }
}
