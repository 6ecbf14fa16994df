use std::net::IpAddr;
use std::time::Duration;

use aws_lc_rs::{constant_time, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use crate::model::Transport;
use crate::turn::credentials::{self, PasswordAlgorithm, Secrets};
use crate::turn::server::Client;
use crate::turn::wire::{ErrorCode, IntegrityKey, Message, attribute};

/// "obMatJos2" and the security features: bit 0, password algorithms (RFC 8489 §9.2, §18.1).
const NONCE_COOKIE: &str = "obMatJos2gAAA";

/// PASSWORD-ALGORITHMS as we send it: SHA-256, then MD5, neither with parameters.
const PASSWORD_ALGORITHMS: [u8; 8] = [0, 2, 0, 0, 0, 1, 0, 0];

/// Longest USERNAME ("less than 509 bytes", RFC 8489 §14.3).
const MAX_USERNAME: usize = 508;

/// Time and signature of a nonce: together 16 characters. Who forges one has won an answer that
/// anybody gets, so 64 bits are plenty.
const NONCE_BYTES: usize = 12;

/// Proves who sends a request, without keeping anything about who cannot.
#[derive(Debug)]
pub(super) struct Auth {
    realm: String,
    secrets: Secrets,
    nonce_key: hmac::Key,
    nonce_lifetime: Duration,
}

/// A request that is what it claims to be.
#[derive(Debug)]
pub(super) struct Proven<'a> {
    /// The whole user name.
    pub(super) username: &'a str,
    /// What quotas count.
    pub(super) identity: &'a str,
    /// Until when it may allocate.
    pub(super) expiry_unix: u64,
    /// Signs the answer.
    pub(super) key: IntegrityKey,
}

/// What a request without proof is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// This code, without anything to go on.
    Plain(ErrorCode),
    /// This code, and a realm and nonce to try with.
    Challenge(ErrorCode),
}

impl Auth {
    pub(super) fn new(realm: String, secrets: Secrets, nonce_key: &[u8; 32], nonce_lifetime: Duration) -> Self {
        Auth { realm, secrets, nonce_key: hmac::Key::new(hmac::HMAC_SHA256, nonce_key), nonce_lifetime }
    }

    pub(super) fn realm(&self) -> &str {
        &self.realm
    }

    /// Follows RFC 8489 §9.2.4, but looks at the nonce first, which costs least.
    pub(super) fn check<'m>(
        &self,
        unix_now: u64,
        client: Client,
        message: &Message<'m>,
    ) -> Result<Proven<'m>, Refusal> {
        let Some(mechanism) = message.mechanism() else {
            return Err(Refusal::Challenge(ErrorCode::Unauthorized));
        };
        let text = |kind| message.attribute(kind).and_then(|value| std::str::from_utf8(value).ok());
        let named = text(attribute::USERNAME).is_some() || message.attribute(attribute::USERHASH).is_some();
        let (Some(realm), Some(nonce), true) = (text(attribute::REALM), text(attribute::NONCE), named) else {
            return Err(Refusal::Plain(ErrorCode::BadRequest));
        };
        if !self.is_fresh(unix_now, client, nonce) {
            return Err(Refusal::Challenge(ErrorCode::StaleNonce));
        }
        let algorithm = password_algorithm(message, nonce).ok_or(Refusal::Plain(ErrorCode::BadRequest))?;
        // A user name that cannot be ours costs and answers the same as a wrong password. A USERHASH
        // cannot be turned back: there is no list of users.
        let username = text(attribute::USERNAME).filter(|name| name.len() <= MAX_USERNAME).unwrap_or_default();
        let mut proof = None;
        for secret in self.secrets.each() {
            let password = credentials::password(username, secret);
            let key = credentials::long_term_key(algorithm, mechanism, username, &self.realm, &password);
            if message.is_signed_with(&key) {
                proof = Some(key);
            }
        }
        match (proof, credentials::split(username)) {
            (Some(key), Some((expiry_unix, identity))) if realm == self.realm => {
                Ok(Proven { username, identity, expiry_unix, key })
            }
            _ => Err(Refusal::Challenge(ErrorCode::Unauthorized)),
        }
    }

    /// A nonce for this client and time; nothing is kept.
    ///
    /// Over UDP an answer must not be larger than it has to be, because the request may lie about
    /// where it comes from: there the nonce does without the cookie, and so without SHA-256.
    pub(super) fn nonce(&self, unix_now: u64, client: Client) -> String {
        let time = (unix_now as u32).to_be_bytes();
        let nonce = STANDARD_NO_PAD.encode(self.sealed(time, client));
        if offers_sha256(client.transport) { format!("{NONCE_COOKIE}{nonce}") } else { nonce }
    }

    /// PASSWORD-ALGORITHMS where the nonce says that it comes.
    pub(super) fn password_algorithms(&self, client: Client) -> Option<&'static [u8]> {
        offers_sha256(client.transport).then_some(&PASSWORD_ALGORITHMS)
    }

    fn is_fresh(&self, unix_now: u64, client: Client, nonce: &str) -> bool {
        let bare = if offers_sha256(client.transport) { nonce.strip_prefix(NONCE_COOKIE) } else { Some(nonce) };
        let mut bytes = [0; NONCE_BYTES];
        let decoded = bare.and_then(|bare| STANDARD_NO_PAD.decode_slice(bare, &mut bytes).ok());
        if decoded != Some(NONCE_BYTES) {
            return false;
        }
        let time = [bytes[0], bytes[1], bytes[2], bytes[3]];
        let age = (unix_now as u32).wrapping_sub(u32::from_be_bytes(time));
        let ours = constant_time::verify_slices_are_equal(&self.sealed(time, client), &bytes).is_ok();
        ours && u64::from(age) <= self.nonce_lifetime.as_secs()
    }

    /// The time, and a signature over it and the client's addresses.
    fn sealed(&self, time: [u8; 4], client: Client) -> [u8; NONCE_BYTES] {
        let mut context = hmac::Context::with_key(&self.nonce_key);
        context.update(&time);
        context.update(&[client.transport as u8]);
        for address in [client.remote, client.local] {
            match address.ip() {
                IpAddr::V4(ip) => context.update(&ip.octets()),
                IpAddr::V6(ip) => context.update(&ip.octets()),
            }
            context.update(&address.port().to_be_bytes());
        }
        let mut nonce = [0; NONCE_BYTES];
        let (head, seal) = nonce.split_at_mut(time.len());
        head.copy_from_slice(&time);
        seal.iter_mut().zip(context.sign().as_ref()).for_each(|(to, from)| *to = *from);
        nonce
    }
}

fn offers_sha256(transport: Transport) -> bool {
    match transport {
        Transport::Udp => false,
        Transport::Tcp | Transport::Tls => true,
    }
}

/// The algorithm that a request chose, or `None` if somebody meddled with the choice:
/// "unless (1) PASSWORD-ALGORITHM and PASSWORD-ALGORITHMS are both present, (2) PASSWORD-ALGORITHMS
/// matches the value sent in the response that sent this NONCE, and (3) PASSWORD-ALGORITHM matches
/// one of the entries in PASSWORD-ALGORITHMS, the server MUST generate an error response with an
/// error code of 400" (RFC 8489 §9.2.4).
fn password_algorithm(message: &Message<'_>, nonce: &str) -> Option<PasswordAlgorithm> {
    let offered = message.attribute(attribute::PASSWORD_ALGORITHMS);
    let chosen = message.attribute(attribute::PASSWORD_ALGORITHM);
    if !nonce.starts_with(NONCE_COOKIE) || (offered.is_none() && chosen.is_none()) {
        return Some(PasswordAlgorithm::Md5);
    }
    if offered != Some(&PASSWORD_ALGORITHMS) {
        return None;
    }
    match chosen {
        Some([0, 1, 0, 0]) => Some(PasswordAlgorithm::Md5),
        Some([0, 2, 0, 0]) => Some(PasswordAlgorithm::Sha256),
        _ => None,
    }
}
