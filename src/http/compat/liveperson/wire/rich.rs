//! Structured content (`RichContentEvent`): the contact plane has words and links, so of cards, buttons and pictures
//! those are said, in the order in which they stand.

use serde_json::Value;

/// The deepest nesting that is looked into; the vendor's templates need five.
const MAX_DEPTH: usize = 16;

/// Where words and addresses stand.
const WORDS: [&str; 4] = ["text", "title", "alt", "caption"];
const ADDRESSES: [&str; 2] = ["uri", "url"];

/// The words of structured content, one to a line; nothing if there are none.
pub(in crate::http::compat::liveperson) fn words(content: &Value) -> Option<String> {
    let mut lines = Vec::new();
    collect(content, 0, &mut lines);
    Some(lines.join("\n")).filter(|words| !words.is_empty())
}

fn collect(content: &Value, depth: usize, lines: &mut Vec<String>) {
    if depth > MAX_DEPTH {
        return;
    }
    match content {
        Value::Array(all) => all.iter().for_each(|one| collect(one, depth + 1, lines)),
        Value::Object(fields) => {
            for name in WORDS.into_iter().chain(ADDRESSES) {
                let said = fields.get(name).and_then(Value::as_str).map(str::trim).unwrap_or_default();
                let is_address = ADDRESSES.contains(&name);
                let is_good = !is_address || said.starts_with("https://") || said.starts_with("http://");
                if !said.is_empty() && is_good && lines.last().is_none_or(|last| last != said) {
                    lines.push(said.to_owned());
                }
            }
            for (name, value) in fields {
                // What buttons do inside is for programs, but for where links lead.
                if value.is_array() || value.is_object() && name != "metadata" && name != "style" {
                    collect(value, depth + 1, lines);
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_card_is_its_words_and_links() {
        let card = json!({ "type": "vertical", "elements": [
            { "type": "image", "url": "https://example.com/shoe.jpg", "caption": "A shoe", "style": { "text": "no" } },
            { "type": "text", "text": "Running shoe", "tooltip": "text" },
            { "type": "button", "title": "Buy", "click": { "actions": [{ "type": "link", "uri": "https://example.com/buy" }] } },
            { "type": "button", "title": "Chat", "click": { "actions": [{ "type": "link", "uri": "javascript:alert(1)" }] } },
        ]});
        let expected =
            "A shoe\nhttps://example.com/shoe.jpg\nRunning shoe\nBuy\nhttps://example.com/buy\nChat".to_owned();
        assert_eq!(words(&card), Some(expected));
        for nothing in [json!({}), json!([]), json!({ "type": "vertical", "elements": [] }), json!({ "text": 7 })] {
            assert_eq!(words(&nothing), None, "{nothing}");
        }
        let deep = (0..200).fold(json!({ "text": "deep" }), |inner, _| json!([inner]));
        assert_eq!(words(&deep), None);
    }
}
