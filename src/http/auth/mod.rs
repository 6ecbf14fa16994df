//! Tokens: who somebody is and what they may do, signed by whoever holds the secret.
//!
//! A token is a JWT (RFC 7519) with HS256, and with nothing else whatever its header says.
//! The time is an argument, so a test needs no clock; [`unix_now`] reads it.

mod users;

use std::collections::BTreeSet;
use std::time::{SystemTime, UNIX_EPOCH};

use axum::http::{HeaderMap, header};
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use secrecy::{ExposeSecret, SecretString};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

pub use users::Users;
pub(in crate::http) use users::{Lapse, Pass};

use crate::domain::contact::Person;
use crate::model::{Direction, Grants, Identity, Role, RoomId, Skill, Source};
use crate::protocol::{CreateToken, ErrorCode};

/// Who our tokens are for (the claim `aud`).
pub const AUDIENCE: &str = "visavis";

/// The longest token that is looked at, in bytes; ours have about 400.
pub const MAX_TOKEN_BYTES: usize = 8 * 1024;

/// The longest subject, in characters.
const MAX_SUBJECT_CHARS: usize = 256;

/// The longest name, in characters.
const MAX_NAME_CHARS: usize = 128;

/// The most skills of one person.
const MAX_SKILLS: usize = 64;

/// How far the clock of a token's maker may be ahead of ours, in seconds.
const NOT_BEFORE_LEEWAY: u64 = 5;

/// Signs and checks tokens with one secret.
#[derive(Clone)]
pub struct TokenKeys {
    encoding: EncodingKey,
    decoding: DecodingKey,
    /// What signed until lately, and until when that is good still.
    former: Option<(DecodingKey, u64)>,
    validation: Validation,
    users: Users,
}

impl TokenKeys {
    /// Keys from the configured secret.
    pub fn new(secret: &SecretString) -> Self {
        let secret = secret.expose_secret().as_bytes();
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_audience(&[AUDIENCE]);
        validation.set_required_spec_claims(&["exp", "sub", "aud"]);
        // The library would read the clock; `verify` compares with its argument.
        validation.validate_exp = false;
        validation.validate_nbf = false;
        let (encoding, decoding) = (EncodingKey::from_secret(secret), DecodingKey::from_secret(secret));
        TokenKeys { encoding, decoding, former: None, validation, users: Users::default() }
    }

    /// Signs with another secret from now on; what was signed with the one before is good until `until`, in seconds
    /// since 1970-01-01 UTC, so that whoever is in a call comes back after a hiccup.
    #[must_use]
    pub fn succeeded_by(&self, secret: &SecretString, until: u64) -> TokenKeys {
        TokenKeys { former: Some((self.decoding.clone(), until)), users: self.users.clone(), ..TokenKeys::new(secret) }
    }

    /// The users of this server, of whom tokens speak.
    pub fn users(&self) -> &Users {
        &self.users
    }

    /// Signs claims.
    pub fn mint(&self, claims: &Claims) -> String {
        self.mint_for(AUDIENCE, &NoMore {}, claims)
    }

    /// Signs claims for another audience than our own interfaces, with more that its clients read.
    pub(super) fn mint_for(&self, audience: &str, more: &impl Serialize, claims: &Claims) -> String {
        #[derive(Serialize)]
        struct Payload<'a, M> {
            aud: &'a str,
            #[serde(flatten)]
            more: &'a M,
            #[serde(flatten)]
            claims: &'a Claims,
        }
        let payload = Payload { aud: audience, more, claims };
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), &payload, &self.encoding)
            .expect("an HMAC over plain strings and numbers cannot fail")
    }

    /// Says whose a token is, at `now` in seconds since 1970-01-01 UTC.
    pub fn verify(&self, token: &str, now: u64) -> Result<Bearer, AuthError> {
        self.check(token, now).and_then(Claims::into_bearer)
    }

    /// As [`TokenKeys::verify`], with how long a client may go on with it.
    pub(super) fn admit(&self, token: &str, now: u64) -> Result<(Bearer, Pass), AuthError> {
        let claims = self.check(token, now)?;
        let pass = self.users.pass(&claims);
        Ok((claims.into_bearer()?, pass))
    }

    /// What a token says that is good at `now`.
    pub(super) fn check(&self, token: &str, now: u64) -> Result<Claims, AuthError> {
        let claims = self.read(token, now)?;
        // RFC 7519 §4.1.4: "on or after which the JWT MUST NOT be accepted".
        if now >= claims.exp {
            return Err(AuthError::Expired);
        }
        if claims.nbf.is_some_and(|nbf| nbf > now.saturating_add(NOT_BEFORE_LEEWAY)) {
            return Err(AuthError::NotYetValid);
        }
        claims.check()?;
        self.users.check(&claims)?;
        Ok(claims)
    }

    /// The same keys for tokens of another audience, which are good nowhere else.
    pub(super) fn for_audience(&self, audience: &str) -> TokenKeys {
        let mut keys = self.clone();
        keys.validation.set_audience(&[audience]);
        keys
    }

    /// What a token says that was signed with a secret that is good now, whatever its own time.
    fn read(&self, token: &str, now: u64) -> Result<Claims, AuthError> {
        if token.is_empty() {
            return Err(AuthError::Missing);
        }
        if token.len() > MAX_TOKEN_BYTES {
            return Err(AuthError::TooLong);
        }
        // On its own first, so that a wrong header is not taken for wrong claims.
        jsonwebtoken::decode_header(token).map_err(|error| match error.kind() {
            ErrorKind::Json(error) if error.is_data() => AuthError::Algorithm,
            _ => AuthError::Malformed,
        })?;
        let decode = |key| jsonwebtoken::decode::<Claims>(token, key, &self.validation);
        let decoded = match (decode(&self.decoding), &self.former) {
            (Err(error), Some((former, until)))
                if now < *until && matches!(error.kind(), ErrorKind::InvalidSignature) =>
            {
                decode(former)?
            }
            (decoded, _) => decoded?,
        };
        if decoded.header.crit.is_some() {
            // RFC 7515 §4.1.11: extensions that are not understood make the token invalid.
            return Err(AuthError::Algorithm);
        }
        Ok(decoded.claims)
    }

    /// What a token of a customer says who comes back, also up to `grace` seconds after it has expired.
    ///
    /// # Errors
    ///
    /// When the token is not one that was signed here for a customer of the contact plane, or is older.
    pub fn read_former(&self, token: &str, now: u64, grace: u64) -> Result<Claims, AuthError> {
        let claims = self.read(token, now)?;
        if now >= claims.exp.saturating_add(grace) {
            return Err(AuthError::Expired);
        }
        if claims.role != TokenRole::Customer || claims.call.is_some() {
            return Err(AuthError::RoomOnly);
        }
        claims.check().map(|()| claims).map_err(AuthError::from)
    }
}

/// Nothing beside the claims.
#[derive(Serialize)]
struct NoMore {}

/// Whose a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bearer {
    /// Somebody who may join one room, and do nothing else.
    Participant(Identity),
    /// A person of the contact plane.
    Person {
        /// Who.
        person: Person,
        /// Which queues an agent serves.
        skills: BTreeSet<Skill>,
    },
    /// A server or person of the brand who may use REST.
    Admin,
}

/// What a token says, as `docs/protocol.md` lists it; `aud` is added when it is signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Claims {
    /// The brand's own opaque id of the bearer.
    pub sub: String,
    /// When the token stops being good, in seconds since 1970-01-01 UTC.
    #[serde(deserialize_with = "numeric_date")]
    pub exp: u64,
    /// When it starts to be good.
    #[serde(default, deserialize_with = "optional_numeric_date", skip_serializing_if = "Option::is_none")]
    pub nbf: Option<u64>,
    /// What others see. Default: the subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What the bearer is to the brand.
    pub role: TokenRole,
    /// Whether the bearer signed in here, as a user who can be disabled.
    #[serde(default, skip_serializing_if = "is_false")]
    pub user: bool,
    /// Which queues an agent serves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<Skill>,
    /// What the bearer may do in the one room that the token is for. Without it, the token is for the contact plane.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<CallClaims>,
}

impl Claims {
    /// Claims of somebody who may join one room or take part in the contact plane until `exp`.
    pub fn of(request: CreateToken, exp: u64) -> Result<Claims, InvalidClaim> {
        let narrows = request.publish.is_some() || request.subscribe.is_some() || request.video_direction.is_some();
        if request.room.is_none() && narrows {
            return Err(InvalidClaim::GrantsWithoutRoom);
        }
        let claims = Claims {
            sub: request.identity,
            exp,
            nbf: None,
            name: request.name,
            role: request.role.into(),
            user: false,
            skills: request.skills,
            call: request.room.map(|room| CallClaims {
                room,
                publish: request.publish.unwrap_or_else(all_sources),
                subscribe: request.subscribe.unwrap_or(true),
                video_direction: request.video_direction.unwrap_or_default(),
            }),
        };
        claims.check().map(|()| claims)
    }

    /// Claims of somebody who may use REST until `exp`.
    pub fn admin(subject: &str, exp: u64) -> Result<Claims, InvalidClaim> {
        let sub = subject.to_owned();
        let role = TokenRole::Admin;
        let claims = Claims { sub, exp, nbf: None, name: None, role, user: false, skills: Vec::new(), call: None };
        claims.check().map(|()| claims)
    }

    /// Refuses what cannot be shown, logged or stored safely.
    fn check(&self) -> Result<(), InvalidClaim> {
        if !is_text(&self.sub, MAX_SUBJECT_CHARS) {
            return Err(InvalidClaim::Subject);
        }
        if self.name.as_ref().is_some_and(|name| !is_text(name, MAX_NAME_CHARS)) {
            return Err(InvalidClaim::Name);
        }
        if self.skills.len() > MAX_SKILLS {
            return Err(InvalidClaim::Skills);
        }
        Ok(())
    }

    pub(super) fn into_bearer(self) -> Result<Bearer, AuthError> {
        self.check()?;
        let role = match self.role {
            TokenRole::Admin => return Ok(Bearer::Admin),
            TokenRole::Agent => Role::Agent,
            TokenRole::Customer => Role::Customer,
            TokenRole::Supervisor => Role::Supervisor,
        };
        // A subject may be longer than a name.
        let name = self.name.unwrap_or_else(|| self.sub.chars().take(MAX_NAME_CHARS).collect());
        let (subject, name) = (self.sub.into(), name.into());
        let Some(call) = self.call else {
            let skills = self.skills.into_iter().collect();
            return Ok(Bearer::Person { person: Person { subject, name, role }, skills });
        };
        Ok(Bearer::Participant(Identity {
            subject,
            name,
            role,
            grants: Grants {
                room: call.room,
                publish: call.publish.into_iter().collect(),
                subscribe: call.subscribe,
                video_direction: call.video_direction,
            },
        }))
    }
}

/// The claim `role`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum TokenRole {
    /// Works for the brand and serves customers.
    Agent,
    /// Is served.
    Customer,
    /// Watches over agents.
    Supervisor,
    /// Uses REST.
    Admin,
}

impl From<Role> for TokenRole {
    fn from(role: Role) -> Self {
        match role {
            Role::Agent => TokenRole::Agent,
            Role::Customer => TokenRole::Customer,
            Role::Supervisor => TokenRole::Supervisor,
        }
    }
}

/// The claim `call`: unknown fields are refused, because the defaults allow everything.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CallClaims {
    /// The one room that may be joined.
    pub room: RoomId,
    /// What may be published. Default: everything.
    #[serde(default = "all_sources")]
    pub publish: Vec<Source>,
    /// Whether others' tracks may be received. Default: true.
    #[serde(default = "yes")]
    pub subscribe: bool,
    /// The widest direction of camera video. Default: `sendrecv`.
    #[serde(default)]
    pub video_direction: Direction,
}

/// Why a token was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AuthError {
    /// There is none.
    #[error("A token is needed.")]
    Missing,
    /// It looks like an API key, and there is none like it.
    #[error("There is no such API key.")]
    UnknownKey,
    /// It is longer than [`MAX_TOKEN_BYTES`].
    #[error("The token is too long.")]
    TooLong,
    /// It is not a JWT.
    #[error("The token is not a JWT.")]
    Malformed,
    /// It is signed in another way than HS256, or needs an extension.
    #[error("The token has to be signed with HS256.")]
    Algorithm,
    /// It was signed with another secret, or changed afterwards.
    #[error("The token's signature is wrong.")]
    Signature,
    /// It is for somebody else.
    #[error("The token's audience (aud) has to be \"visavis\".")]
    Audience,
    /// Its time is over.
    #[error("The token has expired.")]
    Expired,
    /// Its bearer may not sign in any more.
    #[error("This user may not sign in any more.")]
    Disabled,
    /// Its time has not come.
    #[error("The token is not valid yet.")]
    NotYetValid,
    /// A claim is missing or not of the documented form.
    #[error("The token's claims cannot be used: {0}.")]
    Claims(String),
    /// It opens no room.
    #[error("This token does not allow to join a room.")]
    NoRoom,
    /// It opens a room and nothing else.
    #[error("This token is for a room; contacts need one without it.")]
    RoomOnly,
}

impl AuthError {
    /// The stable word for programs.
    pub fn code(&self) -> ErrorCode {
        match self {
            AuthError::Expired => ErrorCode::TokenExpired,
            AuthError::NoRoom | AuthError::RoomOnly => ErrorCode::Forbidden,
            AuthError::Missing
            | AuthError::UnknownKey
            | AuthError::TooLong
            | AuthError::Malformed
            | AuthError::Algorithm
            | AuthError::Signature
            | AuthError::Audience
            | AuthError::NotYetValid
            | AuthError::Disabled
            | AuthError::Claims(_) => ErrorCode::Unauthorized,
        }
    }
}

impl From<InvalidClaim> for AuthError {
    fn from(error: InvalidClaim) -> Self {
        AuthError::Claims(error.to_string())
    }
}

impl From<jsonwebtoken::errors::Error> for AuthError {
    fn from(error: jsonwebtoken::errors::Error) -> Self {
        match error.kind() {
            ErrorKind::InvalidSignature => AuthError::Signature,
            ErrorKind::InvalidAlgorithm | ErrorKind::InvalidAlgorithmName | ErrorKind::UnsupportedAlgorithm => {
                AuthError::Algorithm
            }
            ErrorKind::InvalidAudience => AuthError::Audience,
            ErrorKind::MissingRequiredClaim(claim) => AuthError::Claims(format!("{claim} is missing")),
            ErrorKind::Json(error) if error.is_data() => {
                let text = error.to_string();
                AuthError::Claims(text.split(" at line ").next().unwrap_or_default().to_owned())
            }
            _ => AuthError::Malformed,
        }
    }
}

/// Why claims cannot be signed or used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum InvalidClaim {
    /// The subject.
    #[error("the identity has to have 1 to {MAX_SUBJECT_CHARS} characters and no control characters")]
    Subject,
    /// The name.
    #[error("the name has to have 1 to {MAX_NAME_CHARS} characters and no control characters")]
    Name,
    /// The skills.
    #[error("there may be at most {MAX_SKILLS} skills")]
    Skills,
    /// Grants are of a room, and there is none.
    #[error("`publish`, `subscribe` and `videoDirection` need a `room`")]
    GrantsWithoutRoom,
}

/// What a token says, without any proof that it is true.
pub fn read_unverified(token: &str) -> Result<serde_json::Value, AuthError> {
    if token.len() > MAX_TOKEN_BYTES {
        return Err(AuthError::TooLong);
    }
    Ok(jsonwebtoken::dangerous::insecure_decode_claims(token)?)
}

/// The token that a request brings (RFC 6750 §2.1).
pub(super) fn bearer_token(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// The clock on the wall, in seconds since 1970-01-01 UTC.
pub fn unix_now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}

fn is_text(text: &str, max_chars: usize) -> bool {
    !text.trim().is_empty() && text.chars().count() <= max_chars && !text.chars().any(char::is_control)
}

fn all_sources() -> Vec<Source> {
    Source::ALL.to_vec()
}

fn yes() -> bool {
    true
}

fn is_false(value: &bool) -> bool {
    !value
}

/// RFC 7519 §2: a NumericDate may have a fraction; it is cut off.
fn numeric_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    let number = serde_json::Number::deserialize(deserializer)?;
    let whole = number.as_u64().or_else(|| {
        let seconds = number.as_f64().filter(|seconds| (0.0..1e15).contains(seconds))?;
        Some(seconds as u64)
    });
    whole.ok_or_else(|| D::Error::custom("a time is in seconds since 1970"))
}

fn optional_numeric_date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    numeric_date(deserializer).map(Some)
}

#[cfg(test)]
mod tests;
