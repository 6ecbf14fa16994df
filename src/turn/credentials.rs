use std::fmt;

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use md5::{Digest as _, Md5};
use secrecy::{ExposeSecret as _, SecretString};

use crate::turn::wire::{IntegrityKey, Mechanism};

/// The secrets that credentials are signed with: the current one, and a former one for as long as
/// its credentials may live.
#[derive(Debug, Clone)]
pub struct Secrets {
    /// New credentials are minted with it.
    pub current: SecretString,
    /// Still accepted.
    pub former: Option<SecretString>,
}

impl Secrets {
    /// One secret, and no former one.
    pub fn new(current: SecretString) -> Self {
        Secrets { current, former: None }
    }

    pub(super) fn each(&self) -> impl Iterator<Item = &SecretString> {
        std::iter::once(&self.current).chain(&self.former)
    }
}

/// A user name and password that a client gives to the server (W3C `RTCIceServer`).
#[derive(Clone, PartialEq, Eq)]
pub struct Credential {
    /// `expiry:identity`.
    pub username: String,
    /// Follows from the user name and the secret.
    pub password: String,
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credential(…)")
    }
}

/// Makes a credential with which `identity` may allocate until `expiry_unix`, in the form of the
/// TURN REST convention, which other TURN servers understand too.
pub fn mint(identity: &str, expiry_unix: u64, secret: &SecretString) -> Credential {
    let username = format!("{expiry_unix}:{identity}");
    let password = password(&username, secret);
    Credential { username, password }
}

/// `base64(HMAC-SHA1(secret, username))`, as the convention has it.
pub(super) fn password(username: &str, secret: &SecretString) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret.expose_secret().as_bytes());
    STANDARD.encode(hmac::sign(&key, username.as_bytes()))
}

/// Expiry and identity of a user name.
pub(super) fn split(username: &str) -> Option<(u64, &str)> {
    let (expiry, identity) = username.split_once(':')?;
    let well_formed = !identity.is_empty() && expiry.bytes().all(|byte| byte.is_ascii_digit());
    well_formed.then_some((expiry.parse().ok()?, identity))
}

/// How a password becomes a key (RFC 8489 §18.5.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PasswordAlgorithm {
    Md5,
    Sha256,
}

/// `key = H(username ":" realm ":" password)` (RFC 8489 §18.5.1).
pub(super) fn long_term_key(
    algorithm: PasswordAlgorithm,
    mechanism: Mechanism,
    username: &str,
    realm: &str,
    password: &str,
) -> IntegrityKey {
    let text = format!("{username}:{realm}:{password}");
    match algorithm {
        PasswordAlgorithm::Md5 => IntegrityKey::new(mechanism, &Md5::digest(text.as_bytes())),
        PasswordAlgorithm::Sha256 => {
            let digest = aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, text.as_bytes());
            IntegrityKey::new(mechanism, digest.as_ref())
        }
    }
}
