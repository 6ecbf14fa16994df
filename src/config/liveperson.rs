//! The section `[liveperson]`: which accounts there are, and who vouches for their consumers.

use std::fs;

use jsonwebtoken::jwk::JwkSet;
use serde::Deserialize;

use crate::config::human;
use crate::config::layers::Layers;

/// The longest name of an account, in bytes.
const MAX_ACCOUNT: usize = 64;

/// The LivePerson interface.
#[derive(Debug, Clone, Default)]
pub struct LivePersonConfig {
    /// The accounts that are served; none turns the interface off.
    pub accounts: Vec<String>,
    /// Whether consumers may sign up without a page of an allowed origin.
    pub allow_apps: bool,
    /// The public keys of the brand's identity provider.
    pub jwks: Option<JwkSet>,
    /// What its tokens must name as their issuer.
    pub issuer: Option<String>,
}

/// The shape of `[liveperson]`, before its file is read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LivePersonKeys {
    accounts: Vec<String>,
    allow_apps: bool,
    #[serde(deserialize_with = "human::optional")]
    jwks_file: Option<String>,
    #[serde(deserialize_with = "human::optional")]
    issuer: Option<String>,
}

impl LivePersonKeys {
    /// Reads the file with the keys, and notes every problem.
    pub(super) fn resolve(&self, layers: &mut Layers) -> LivePersonConfig {
        for account in &self.accounts {
            let is_name =
                !account.is_empty() && account.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
            if !is_name || account.len() > MAX_ACCOUNT {
                let problem =
                    format_args!("{account:?} is no account: 1 to {MAX_ACCOUNT} letters and digits are expected");
                layers.complain("liveperson.accounts", problem);
            }
        }
        LivePersonConfig {
            accounts: self.accounts.clone(),
            allow_apps: self.allow_apps,
            jwks: self.jwks_file.as_deref().and_then(|path| read_keys(path, layers)),
            issuer: self.issuer.clone(),
        }
    }
}

fn read_keys(path: &str, layers: &mut Layers) -> Option<JwkSet> {
    let text = fs::read_to_string(path).map_err(|error| format!("{path} cannot be read: {error}"));
    let set = text.and_then(|text| {
        serde_json::from_str::<JwkSet>(&text).map_err(|error| format!("{path} is no JWK set (RFC 7517): {error}"))
    });
    match set {
        Ok(set) if set.keys.is_empty() => layers.complain("liveperson.jwks_file", format_args!("{path} has no key")),
        Ok(set) => return Some(set),
        Err(problem) => layers.complain("liveperson.jwks_file", problem),
    }
    None
}
