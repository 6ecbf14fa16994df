//! Reads what integrators send, who write numbers as text, text as numbers, and parameters in either place.

use std::collections::BTreeMap;
use std::fmt;

use axum::body::to_bytes;
use axum::extract::{FromRequestParts, Query, RawPathParams, Request};
use serde_json::Value;

use crate::http::compat::huawei::wire::{Refused, Retcode};

/// The largest body that is read, in bytes: call data of 16 KiB, and what escaping makes of it.
const MAX_BODY: usize = 128 * 1024;

/// The number of an agent, as 2025 has it: 101 to 999999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct AgentId(u32);

impl AgentId {
    pub(super) fn read(text: &str) -> Option<Self> {
        let number = text.trim().parse().ok()?;
        (101..=999_999).contains(&number).then_some(AgentId(number))
    }
}

impl fmt::Display for AgentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Whether text is a telephone number: 1 to 24 digits, `*` and `#`.
pub(super) fn is_number(text: &str) -> bool {
    (1..=24).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit() || b == b'*' || b == b'#')
}

/// The parameters of a request, wherever they stood.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Fields(BTreeMap<String, Value>);

impl Fields {
    /// Reads path, query and body; of two with one name, the path goes before the body and the body before the query.
    ///
    /// # Errors
    ///
    /// When the query or the body cannot be read.
    pub(super) async fn of(request: Request) -> Result<Fields, Refused> {
        let (mut parts, body) = request.into_parts();
        let query = Query::<Vec<(String, String)>>::try_from_uri(&parts.uri);
        let Query(query) = query.map_err(|_| Retcode::BadUrl)?;
        let mut fields = Fields(query.into_iter().map(|(name, value)| (name, value.into())).collect());
        let body = to_bytes(body, MAX_BODY).await.map_err(|_| Retcode::BadMessage)?;
        fields.0.extend(read_body(&body)?);
        // What is not UTF-8 is no parameter of ours.
        let path = RawPathParams::from_request_parts(&mut parts, &()).await.map_err(|_| Retcode::BadUrl)?;
        fields.0.extend(path.iter().map(|(name, value)| (name.to_owned(), value.into())));
        Ok(fields)
    }

    /// Reads a body alone.
    pub(super) fn of_body(body: &[u8]) -> Result<Fields, Refused> {
        read_body(body).map(Fields)
    }

    #[cfg(test)]
    pub(super) fn from(body: Value) -> Self {
        Fields::of_body(body.to_string().as_bytes()).unwrap()
    }

    /// A text; numbers and truth values are taken for one, nothing and blanks are none.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        let text = match self.0.get(name)? {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Bool(flag) => flag.to_string(),
            Value::Null | Value::Array(_) | Value::Object(_) => return None,
        };
        (!text.is_empty()).then_some(text)
    }

    /// A whole number, also as text or with a fraction of nothing.
    ///
    /// # Errors
    ///
    /// When there is something that is none.
    pub(super) fn number(&self, name: &str) -> Result<Option<i64>, Refused> {
        let Some(text) = self.given(name)? else { return Ok(None) };
        let whole = text.strip_suffix(".0").unwrap_or(&text);
        whole.parse().map(Some).map_err(|_| Retcode::BadUrl.because(format!("{name} is no number")))
    }

    /// A truth value, also as text or number.
    ///
    /// # Errors
    ///
    /// When there is something that is none.
    pub(super) fn flag(&self, name: &str) -> Result<Option<bool>, Refused> {
        let Some(text) = self.given(name)? else { return Ok(None) };
        match text.to_lowercase().as_str() {
            "true" | "1" | "yes" => Ok(Some(true)),
            "false" | "0" | "no" => Ok(Some(false)),
            _ => Err(Retcode::BadUrl.because(format!("{name} is neither true nor false"))),
        }
    }

    /// What stands there as text; a list or an object where a plain value is expected is refused.
    fn given(&self, name: &str) -> Result<Option<String>, Refused> {
        match self.0.get(name) {
            Some(Value::Array(_) | Value::Object(_)) => Err(Retcode::BadUrl.because(format!("{name} is no value"))),
            _ => Ok(self.text(name)),
        }
    }
}

/// An object, or nothing at all.
fn read_body(body: &[u8]) -> Result<BTreeMap<String, Value>, Refused> {
    if body.trim_ascii().is_empty() {
        return Ok(BTreeMap::new());
    }
    match serde_json::from_slice(body) {
        Ok(Value::Object(fields)) => Ok(fields.into_iter().collect()),
        Ok(Value::Null) => Ok(BTreeMap::new()),
        Ok(_) | Err(_) => Err(Retcode::BadMessage.into()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn agents_have_numbers() {
        for (text, expected) in [
            ("101", Some("101")),
            ("59999", Some("59999")),
            ("999999", Some("999999")),
            ("0101", Some("101")),
            ("100", None),
            ("1000000", None),
            ("-101", None),
            ("1e3", None),
            ("", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(AgentId::read(text).map(|id| id.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn values_are_read_whatever_their_type() {
        let fields = Fields::from(json!({
            "a": 3, "b": "3", "c": " 3 ", "d": 3.0, "e": "x", "f": null, "g": "", "h": [3], "i": "TRUE", "j": 0, "k": 2
        }));
        for (name, number) in [
            ("a", Ok(Some(3))),
            ("b", Ok(Some(3))),
            ("c", Ok(Some(3))),
            ("d", Ok(Some(3))),
            ("f", Ok(None)),
            ("g", Ok(None)),
            ("z", Ok(None)),
        ] {
            assert_eq!(fields.number(name), number, "{name}");
        }
        assert!(fields.number("e").is_err() && fields.number("h").is_err());
        assert_eq!((fields.flag("i"), fields.flag("j"), fields.flag("z")), (Ok(Some(true)), Ok(Some(false)), Ok(None)));
        assert!(fields.flag("k").is_err());
        assert_eq!(fields.text("a").as_deref(), Some("3"));
        assert_eq!(fields.text("h"), None);
    }

    #[test]
    fn a_body_is_an_object_or_nothing() {
        for (body, is_good) in
            [("", true), (" \n", true), ("null", true), ("{}", true), ("[]", false), ("{", false), ("\u{feff}", false)]
        {
            assert_eq!(read_body(body.as_bytes()).is_ok(), is_good, "{body:?}");
        }
    }
}
