use std::fmt;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::model::{KeyId, Skill, Timestamp};

/// A password on its way in; it is never shown.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(transparent)]
#[schema(value_type = String, format = Password, max_length = 1024)]
pub struct Password(pub String);

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password")
    }
}

/// Body of `POST /api/v1/sign-in`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignIn {
    /// The name to sign in with; the case of its letters does not matter.
    #[schema(examples("ada"))]
    pub login: String,
    /// The password.
    pub password: Password,
}

/// Answer to `POST /api/v1/sign-in`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SignedIn {
    /// The token.
    pub token: String,
    /// When it stops being good, in seconds since 1970-01-01 UTC.
    pub expires_at: u64,
    /// Who signed in.
    pub user: UserInfo,
}

/// Body of `POST /api/v1/site-sessions`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OpenSiteSession {
    /// The site key that the page bears.
    #[schema(examples("vvs_Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyMDE"))]
    pub site_key: String,
    /// What agents see of the customer. Default: the name of before, or "Customer".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The token of before, so that the browser stays the same customer; one that cannot be used is ignored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
}

/// Answer to `POST /api/v1/site-sessions`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SiteSession {
    /// A customer's token for contacts.
    pub token: String,
    /// When it stops being good, in seconds since 1970-01-01 UTC.
    pub expires_at: u64,
    /// Who the customer is to this server: `anon-` and random digits.
    pub identity: String,
    /// What agents see of the customer.
    pub name: String,
}

/// What a user may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum UserRoleName {
    /// Serves customers.
    Agent,
    /// Watches over agents.
    Supervisor,
    /// Manages this server.
    Admin,
}

/// Somebody who may sign in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserInfo {
    /// The name to sign in with; also the identity in the user's tokens.
    #[schema(examples("ada"))]
    pub login: String,
    /// What others see.
    pub name: String,
    /// What the user may do.
    pub role: UserRoleName,
    /// Which queues an agent serves.
    pub skills: Vec<Skill>,
    /// Whether signing in is refused.
    pub disabled: bool,
    /// Since when, in milliseconds since 1970-01-01 UTC.
    pub created_at: Timestamp,
}

/// Answer to `GET /api/v1/users`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct UserList {
    /// Every user, by login.
    pub users: Vec<UserInfo>,
}

/// Body of `POST /api/v1/users`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddUser {
    /// The name to sign in with: 1 to 128 characters without spaces.
    #[schema(examples("ada"))]
    pub login: String,
    /// What others see. Default: the login.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What the user may do.
    pub role: UserRoleName,
    /// Which queues an agent serves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<Skill>,
    /// The password: 10 to 1024 bytes.
    pub password: Password,
}

/// Body of `PUT /api/v1/users/{login}/password`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetPassword {
    /// The password: 10 to 1024 bytes.
    pub password: Password,
}

/// Body of `PATCH /api/v1/users/{login}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChangeUser {
    /// Whether signing in is refused from now on. Tokens that were given before stay good until they expire.
    pub disabled: bool,
}

/// What a key is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum KeyKindName {
    /// A server of the brand uses REST with it (`vva_…`).
    Api,
    /// A page of the brand lets customers in with it (`vvs_…`); it is no secret.
    Site,
}

/// A key without its secret.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct KeyInfo {
    /// Its id.
    pub id: KeyId,
    /// What it is for.
    pub kind: KeyKindName,
    /// What people call it.
    pub name: String,
    /// The websites whose pages may use a site key.
    pub origins: Vec<String>,
    /// Since when, in milliseconds since 1970-01-01 UTC.
    pub created_at: Timestamp,
}

/// Answer to `GET /api/v1/keys`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct KeyList {
    /// Every key, the oldest first.
    pub keys: Vec<KeyInfo>,
}

/// Body of `POST /api/v1/keys`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CreateKey {
    /// What it is for.
    pub kind: KeyKindName,
    /// What people call it.
    #[schema(examples("shop backend"))]
    pub name: String,
    /// For a site key: the websites whose pages may use it, 1 to 32.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(examples(json!(["https://www.example.com"])))]
    pub origins: Vec<String>,
}

/// Answer to `POST /api/v1/keys`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct KeyCreated {
    /// The key.
    pub key: KeyInfo,
    /// What has to be given to use it; it is shown this once, and left out when the answer is repeated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
}
