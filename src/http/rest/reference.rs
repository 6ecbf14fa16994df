//! The description as a page for people: plain HTML without scripts, so that it is read without any other server.

use std::fmt::Write;

use serde_json::Value;

/// The methods of a path, in the order in which people look for them.
const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// How deep a schema is shown; what is deeper is named.
const MAX_DEPTH: usize = 6;

/// The page.
pub(super) fn page(document: &Value) -> String {
    let mut body = String::from("<h1>REST</h1>\n<p>");
    body.push_str(&escaped(document["info"]["description"].as_str().unwrap_or_default()));
    body.push_str("</p>\n<p><a href=\"/openapi.json\">OpenAPI 3.1</a> · <a href=\"/docs\">the wire protocol</a> (<a href=\"/asyncapi.json\">AsyncAPI 3</a>)</p>\n");
    for tag in document["tags"].as_array().into_iter().flatten() {
        let name = tag["name"].as_str().unwrap_or_default();
        // Writing to a string cannot fail.
        let _ = write!(body, "<h2 id=\"{name}\">{name}</h2>\n<p>{}</p>\n", text(&tag["description"]));
        for (path, item) in document["paths"].as_object().into_iter().flatten() {
            for method in METHODS {
                if item[method]["tags"][0] == *name {
                    operation(document, method, path, &item[method], &mut body);
                }
            }
        }
    }
    if let Some(kinds) = document["webhooks"].as_object() {
        body.push_str("<h2 id=\"events\">Events of webhooks</h2>\n");
        for (kind, item) in kinds {
            let _ =
                writeln!(body, "<h3><code>{}</code></h3>\n<p>{}</p>", escaped(kind), text(&item["post"]["summary"]));
        }
    }
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>visavis: REST</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <link rel=\"icon\" href=\"/pages/icon.svg\"><link rel=\"stylesheet\" href=\"/pages/docs.css\"></head>\
         <body><main>\n{body}</main></body></html>\n"
    )
}

fn operation(document: &Value, method: &str, path: &str, operation: &Value, body: &mut String) {
    let id = operation["operationId"].as_str().unwrap_or_default();
    let _ = writeln!(body, "<h3 id=\"{id}\"><code>{} {}</code></h3>", method.to_uppercase(), escaped(path));
    let _ = writeln!(body, "<p>{}</p>", text(&operation["summary"]));
    if !operation["description"].is_null() {
        let _ = writeln!(body, "<p>{}</p>", text(&operation["description"]));
    }
    let parameters: Vec<&Value> = operation["parameters"].as_array().into_iter().flatten().collect();
    if !parameters.is_empty() {
        body.push_str("<table><thead><tr><th>parameter</th><th>in</th><th>meaning</th></tr></thead><tbody>\n");
        for parameter in parameters {
            let _ = writeln!(
                body,
                "<tr><td><code>{}</code></td><td>{}</td><td>{}</td></tr>",
                text(&parameter["name"]),
                text(&parameter["in"]),
                text(&parameter["description"])
            );
        }
        body.push_str("</tbody></table>\n");
    }
    content(document, "Body", &operation["requestBody"], body);
    for (status, response) in operation["responses"].as_object().into_iter().flatten() {
        if status != "default" {
            let description = text(&response["description"]);
            let _ = writeln!(body, "<p>Answers <b>{}</b> {description}</p>", escaped(status));
            content(document, "", response, body);
        }
    }
}

fn content(document: &Value, title: &str, holder: &Value, body: &mut String) {
    for (media_type, content) in holder["content"].as_object().into_iter().flatten() {
        if !title.is_empty() {
            let _ = writeln!(body, "<p>{title} <code>{}</code></p>", escaped(media_type));
        }
        let mut shape = String::new();
        schema(document, &content["schema"], 0, &mut shape);
        if !shape.is_empty() {
            let _ = writeln!(body, "<pre><code>{}</code></pre>", escaped(&shape));
        }
    }
}

/// A schema as one would write the JSON, with what each field means behind it.
fn schema(document: &Value, shape: &Value, depth: usize, out: &mut String) {
    let shape = resolved(document, shape);
    let pad = "  ".repeat(depth + 1);
    if depth > MAX_DEPTH {
        out.push('…');
    } else if let Some(properties) = shape["properties"].as_object() {
        out.push_str("{\n");
        let required: Vec<&str> =
            shape["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for (name, property) in properties {
            let optional = if required.contains(&name.as_str()) { "" } else { "?" };
            let _ = write!(out, "{pad}\"{name}\"{optional}: ");
            schema(document, property, depth + 1, out);
            match property["description"].as_str().and_then(|text| text.lines().next()) {
                Some(meaning) => {
                    let _ = writeln!(out, "   // {meaning}");
                }
                None => out.push('\n'),
            }
        }
        let _ = write!(out, "{}}}", "  ".repeat(depth));
    } else if let Some(words) = shape["enum"].as_array() {
        let words: Vec<String> = words.iter().map(Value::to_string).collect();
        // The codes of refusals are many, and have a table of their own.
        out.push_str(&if words.len() > 12 { "a code".to_owned() } else { words.join(" | ") });
    } else if let Some(ways) = ["oneOf", "anyOf", "allOf"].iter().find_map(|key| shape[*key].as_array()) {
        let ways = ways.iter().map(|way| {
            let mut text = String::new();
            schema(document, way, depth, &mut text);
            text
        });
        out.push_str(&ways.collect::<Vec<_>>().join(" | "));
    } else if !shape["items"].is_null() {
        out.push('[');
        schema(document, &shape["items"], depth, out);
        out.push(']');
    } else {
        match &shape["type"] {
            Value::String(kind) => out.push_str(kind),
            Value::Array(kinds) => {
                out.push_str(&kinds.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" | "));
            }
            _ => {}
        }
    }
}

/// What a reference leads to.
fn resolved<'a>(document: &'a Value, shape: &'a Value) -> &'a Value {
    match shape["$ref"].as_str().and_then(|reference| document.pointer(reference.strip_prefix('#')?)) {
        Some(target) => target,
        None => shape,
    }
}

fn text(value: &Value) -> String {
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(value.as_str().unwrap_or_default()));
    html.trim().trim_start_matches("<p>").trim_end_matches("</p>").to_owned()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
