//! Where the signing secret comes from, and whether it is fit to sign with.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use secrecy::{ExposeSecret, SecretString};

use crate::config::layers::{Layers, Origin};
use crate::config::sections::{AuthKeys, IceKeys, MetricsKeys, VidyoKeys};

/// An HS256 key shorter than its hash is weak (RFC 7518 §3.2).
const MIN_SECRET_BYTES: usize = 32;

/// A random secret of 32 bytes uses all 16 hexadecimal digits nearly always, and 8 for certain.
const MIN_DISTINCT_CHARACTERS: usize = 8;

/// What people leave standing from an example.
const PLACEHOLDERS: [&str; 12] = [
    "devsecret",
    "devkey",
    "changeme",
    "change-me",
    "change_me",
    "secret",
    "password",
    "placeholder",
    "example",
    "replace",
    "your-",
    "<",
];

/// How to make a secret, for every message that refuses one.
const HOW: &str = "make one with `openssl rand -hex 32` and give it as auth.secret_file, auth.secret \
                   or VISAVIS_AUTH__SECRET";

/// Finds the signing secret, or notes why there is none that can be used.
pub(super) fn resolve(keys: &AuthKeys, dev: bool, layers: &mut Layers) -> Option<SecretString> {
    let (key, secret) = match twin("auth.secret", keys.secret.as_ref(), keys.secret_file.as_ref(), layers)? {
        Some(found) => found,
        None if dev => return generate(layers),
        None => {
            layers.complain("auth.secret", format_args!("there is no secret to sign tokens with; {HOW}"));
            return None;
        }
    };
    match weakness(secret.expose_secret(), dev) {
        Some(weakness) => {
            layers.complain(&key, format_args!("the secret {weakness}; {HOW}"));
            None
        }
        None => Some(secret),
    }
}

/// The external servers' password, if one is set.
pub(super) fn resolve_credential(keys: &IceKeys, layers: &mut Layers) -> Option<SecretString> {
    let (key, secret) = twin("ice.credential", keys.credential.as_ref(), keys.credential_file.as_ref(), layers)??;
    if secret.expose_secret().is_empty() {
        layers.complain(&key, "the password is empty");
    }
    Some(secret)
}

/// What signs Vidyo's tokens, if that is set.
pub(super) fn resolve_developer_key(keys: &VidyoKeys, layers: &mut Layers) -> Option<SecretString> {
    let (key, file) = (keys.developer_key.as_ref(), keys.developer_key_file.as_ref());
    let (key, secret) = twin("vidyo.developer_key", key, file, layers)??;
    if secret.expose_secret().is_empty() {
        layers.complain(&key, "the key is empty");
    }
    Some(secret)
}

/// What Prometheus has to give, if anything; a name without a password opens nothing, and so the other way round.
pub(super) fn resolve_metrics_login(keys: &MetricsKeys, layers: &mut Layers) -> Option<(String, SecretString)> {
    let (value, file) = (keys.password.as_ref(), keys.password_file.as_ref());
    match (keys.user.clone(), twin("metrics.password", value, file, layers)?) {
        (None, None) => None,
        (Some(user), Some((key, password))) => {
            if password.expose_secret().is_empty() {
                layers.complain(&key, "the password is empty");
            }
            if user.contains(':') {
                layers.complain("metrics.user", "a name with a colon cannot be sent (RFC 7617 §2)");
            }
            Some((user, password))
        }
        (Some(_), None) => {
            layers.complain("metrics.password", "the name in metrics.user needs a password");
            None
        }
        (None, Some((key, _))) => {
            layers.complain(&key, "the password needs a name in metrics.user");
            None
        }
    }
}

/// What is set of a secret and its file twin, and under which key. `None` when something is wrong with them.
fn twin(
    key: &str,
    value: Option<&String>,
    file: Option<&String>,
    layers: &mut Layers,
) -> Option<Option<(String, SecretString)>> {
    let file_key = format!("{key}_file");
    match (value, file) {
        (Some(_), Some(_)) => {
            let other = layers.origin(&file_key).clone();
            layers.complain(key, format_args!("{file_key} is set too ({other}); give one of them"));
            None
        }
        (Some(value), None) => Some(Some((key.to_owned(), SecretString::from(value.trim())))),
        (None, Some(path)) => match fs::read_to_string(path) {
            Ok(text) => Some(Some((file_key, SecretString::from(text.trim())))),
            Err(error) => {
                layers.complain(&file_key, format_args!("{path} cannot be read: {error}"));
                None
            }
        },
        (None, None) => Some(None),
    }
}

/// A secret that dies with the process.
fn generate(layers: &mut Layers) -> Option<SecretString> {
    let mut bytes = [0; MIN_SECRET_BYTES];
    if let Err(error) = getrandom::fill(&mut bytes) {
        layers.complain("auth.secret", format_args!("the system gives no random bytes: {error}"));
        return None;
    }
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    if let Some(setting) = layers.settings.get_mut("auth.secret") {
        setting.value = toml::Value::String("<secret>".to_owned());
        setting.origin = Origin::Generated;
    }
    Some(SecretString::from(text))
}

/// What is wrong with a secret; dev mode takes any that is not empty.
fn weakness(secret: &str, dev: bool) -> Option<String> {
    if secret.is_empty() {
        return Some("is empty".to_owned());
    }
    if dev {
        return None;
    }
    let lower = secret.to_lowercase();
    if PLACEHOLDERS.iter().any(|placeholder| lower.starts_with(placeholder)) {
        return Some("is a placeholder".to_owned());
    }
    if secret.len() < MIN_SECRET_BYTES {
        return Some(format!("has {} bytes and needs {MIN_SECRET_BYTES}", secret.len()));
    }
    let distinct: BTreeSet<char> = secret.chars().collect();
    if distinct.len() < MIN_DISTINCT_CHARACTERS {
        return Some("repeats a few characters".to_owned());
    }
    None
}
