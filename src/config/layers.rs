//! Settings from several sources, laid over each other, each value with its origin.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use toml::de::{DeTable, DeValue};
use toml::{Table, Value};

use crate::config::sections::Keys;

/// Every key with its default value: what the program knows, and in which order.
pub(super) const DEFAULT: &str = include_str!("../../config/default.toml");

/// What dev mode changes.
const DEV: &str = include_str!("../../config/dev.toml");

/// How the name of an environment variable that sets a key begins.
const PREFIX: &str = "VISAVIS_";

/// The environment variable that holds a whole configuration file.
const BODY: &str = "VISAVIS_CONFIG_BODY";

/// Keys whose values are never shown.
const SECRETS: [&str; 4] = ["auth.secret", "ice.credential", "metrics.password", "vidyo.developer_key"];

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// `config/default.toml`.
    Default,
    /// `config/dev.toml`.
    Dev,
    /// A file, as `name:line:column`.
    File(String),
    /// An environment variable.
    Env(String),
    /// An argument.
    Flag,
    /// Drawn at random when the process started.
    Generated,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Origin::Default => f.write_str("default"),
            Origin::Dev => f.write_str("dev mode"),
            Origin::File(place) => f.write_str(place),
            Origin::Env(name) => f.write_str(name),
            Origin::Flag => f.write_str("command line"),
            Origin::Generated => f.write_str("random, new in each process"),
        }
    }
}

/// One value that is in force.
#[derive(Clone)]
pub(super) struct Setting {
    /// The value as it was written, of the right type.
    pub(super) value: Value,
    /// Where it was written.
    pub(super) origin: Origin,
}

/// All layers so far, and what was wrong with them.
pub(super) struct Layers {
    /// Every key in the order of `config/default.toml`.
    pub(super) keys: Vec<String>,
    /// The value in force of every key.
    pub(super) settings: BTreeMap<String, Setting>,
    /// One sentence for each thing that is wrong.
    pub(super) problems: Vec<String>,
    /// One sentence for each thing that was let through.
    pub(super) warnings: Vec<String>,
    defaults: Table,
    allow_unknown: bool,
}

impl Layers {
    /// The defaults alone.
    pub(super) fn new(allow_unknown: bool) -> Self {
        let mut layers = Layers {
            keys: Vec::new(),
            settings: BTreeMap::new(),
            problems: Vec::new(),
            warnings: Vec::new(),
            defaults: DEFAULT.parse().expect("the embedded defaults are TOML"),
            allow_unknown,
        };
        let document = DeTable::parse(DEFAULT).expect("the embedded defaults are TOML");
        let mut leaves = Vec::new();
        collect_leaves(document.get_ref(), "", &mut leaves);
        leaves.sort_by_key(|(_, span)| span.start);
        for (key, _) in leaves {
            let value = lookup(&layers.defaults, &key).expect("both readings have the same keys").clone();
            let origin = Origin::Default;
            layers.settings.insert(key.clone(), Setting { value, origin });
            layers.keys.push(key);
        }
        layers
    }

    /// Lays the dev overlay on top.
    pub(super) fn add_dev(&mut self) {
        self.add_text(DEV, |_| Origin::Dev);
    }

    /// Lays a configuration file on top.
    pub(super) fn add_file(&mut self, name: &str, text: &str) {
        self.add_text(text, |at| Origin::File(format!("{name}:{}", position(text, at.start))));
    }

    /// Lays the environment on top; variables that cannot be ours are left alone.
    pub(super) fn add_env(&mut self, env: &[(String, String)]) {
        if let Some((_, body)) = env.iter().find(|(name, _)| name == BODY) {
            self.add_file(BODY, body);
        }
        for (name, text) in env {
            let Some(rest) = name.strip_prefix(PREFIX) else {
                continue;
            };
            let key = rest.replace("__", ".").to_lowercase();
            let is_known = self.settings.contains_key(&key);
            // Without the double underscore it may be somebody else's, as VISAVIS_SERVICE_HOST of Kubernetes is.
            if is_known || rest.contains("__") {
                self.set_text(&key, text, Origin::Env(name.clone()));
            }
        }
    }

    /// Lays arguments on top.
    pub(super) fn add_flags(&mut self, flags: &[(String, String)]) {
        for (key, text) in flags {
            self.set_text(key, text, Origin::Flag);
        }
    }

    /// Where the value of `key` comes from.
    pub(super) fn origin(&self, key: &str) -> &Origin {
        self.settings.get(key).map_or(&Origin::Default, |setting| &setting.origin)
    }

    /// Notes that the value of `key` is not usable.
    pub(super) fn complain(&mut self, key: &str, message: impl fmt::Display) {
        let problem = format!("{}: {key}: {message}", self.origin(key));
        self.problems.push(problem);
    }

    /// The settings in force, typed.
    pub(super) fn keys(&self) -> Keys {
        let mut table = self.defaults.clone();
        for (key, setting) in &self.settings {
            replace(&mut table, key, setting.value.clone());
        }
        table.try_into().expect("each value was tried when it was set")
    }

    /// Keeps secrets out of what is remembered, once they were taken.
    pub(super) fn redact(&mut self) {
        for key in SECRETS {
            if let Some(setting) = self.settings.get_mut(key)
                && setting.value.as_str() != Some("")
            {
                setting.value = Value::String("<secret>".to_owned());
            }
        }
    }

    fn add_text(&mut self, text: &str, origin: impl Fn(Range<usize>) -> Origin) {
        let (document, table) = match (DeTable::parse(text), text.parse::<Table>()) {
            (Ok(document), Ok(table)) => (document, table),
            (Err(error), _) | (_, Err(error)) => {
                let at = origin(error.span().unwrap_or_default());
                self.problems.push(format!("{at}: {}", error.message()));
                return;
            }
        };
        let mut leaves = Vec::new();
        collect_leaves(document.get_ref(), "", &mut leaves);
        leaves.sort_by_key(|(_, span)| span.start);
        for (key, span) in leaves {
            match lookup(&table, &key) {
                Some(value) if self.settings.contains_key(&key) => self.set(&key, value.clone(), origin(span)),
                _ => self.refuse_unknown(&key, &origin(span)),
            }
        }
    }

    /// Sets a key from plain text, which is read as the type of the key's default.
    fn set_text(&mut self, key: &str, text: &str, origin: Origin) {
        let Some(default) = lookup(&self.defaults, key).filter(|value| !value.is_table()) else {
            return self.refuse_unknown(key, &origin);
        };
        let value = match default {
            Value::Integer(_) => text.trim().parse().ok().map(Value::Integer),
            Value::Boolean(_) => text.trim().parse().ok().map(Value::Boolean),
            Value::Array(_) => {
                let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
                Some(Value::Array(parts.map(|part| Value::String(part.to_owned())).collect()))
            }
            Value::String(_) | Value::Float(_) | Value::Datetime(_) | Value::Table(_) => {
                Some(Value::String(text.to_owned()))
            }
        };
        match value {
            Some(value) => self.set(key, value, origin),
            None => self.problems.push(format!("{origin}: {key}: \"{text}\" is not of type {}", default.type_str())),
        }
    }

    fn set(&mut self, key: &str, value: Value, origin: Origin) {
        let mut table = self.defaults.clone();
        replace(&mut table, key, value.clone());
        match table.try_into::<Keys>() {
            Ok(_) => {
                self.settings.insert(key.to_owned(), Setting { value, origin });
            }
            // The error of a wrong type repeats the value.
            Err(_) if SECRETS.contains(&key) => self.problems.push(format!("{origin}: {key}: text is expected")),
            Err(error) => {
                let message = error.message().trim_end_matches('.').to_owned();
                self.problems.push(format!("{origin}: {key}: {value} is not usable: {message}"));
            }
        }
    }

    fn refuse_unknown(&mut self, key: &str, origin: &Origin) {
        let section = key.rsplit_once('.').map_or("", |(section, _)| section);
        let siblings = |section: &str| -> Vec<&str> {
            let all = self.keys.iter().map(|key| key.rsplit_once('.').unwrap_or(("", key)));
            all.filter(|(s, _)| *s == section).map(|(_, name)| name).collect()
        };
        let mut expected = siblings(section);
        let place = if expected.is_empty() { String::new() } else { format!(" in [{section}]") };
        if expected.is_empty() || section.is_empty() {
            expected = self.keys.iter().filter_map(|key| Some(key.split_once('.')?.0)).collect();
            expected.dedup();
            expected.extend(siblings(""));
        }
        let place = if section.is_empty() { String::new() } else { place };
        let message = format!("{origin}: {key}: unknown key; expected{place}: {}", expected.join(", "));
        if self.allow_unknown { self.warnings.push(message) } else { self.problems.push(message) }
    }
}

/// Every value of a document that is not a table, by its dotted key; an empty table counts as a value.
fn collect_leaves(table: &DeTable<'_>, prefix: &str, leaves: &mut Vec<(String, Range<usize>)>) {
    for (name, value) in table {
        let key = if prefix.is_empty() { name.get_ref().to_string() } else { format!("{prefix}.{}", name.get_ref()) };
        match value.get_ref() {
            DeValue::Table(inner) if !inner.is_empty() => collect_leaves(inner, &key, leaves),
            DeValue::Table(_) if is_section(&key) => {}
            _ => leaves.push((key, name.span())),
        }
    }
}

/// Whether `key` is a section of the defaults, which a file may leave empty.
fn is_section(key: &str) -> bool {
    DEFAULT.lines().any(|line| line == format!("[{key}]"))
}

fn lookup<'a>(table: &'a Table, key: &str) -> Option<&'a Value> {
    match key.split_once('.') {
        Some((section, rest)) => lookup(table.get(section)?.as_table()?, rest),
        None => table.get(key),
    }
}

/// Replaces a value that is there already.
fn replace(table: &mut Table, key: &str, value: Value) {
    match key.split_once('.') {
        Some((section, rest)) => {
            if let Some(Value::Table(inner)) = table.get_mut(section) {
                replace(inner, rest, value);
            }
        }
        None => {
            table.insert(key.to_owned(), value);
        }
    }
}

/// Line and column of a byte, both from 1.
fn position(text: &str, at: usize) -> String {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    format!("{line}:{column}")
}
