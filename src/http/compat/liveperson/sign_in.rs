//! Sign-in of consumers: anonymous ones, and those whom the brand's identity provider vouches for.

use std::collections::BTreeMap;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, JwkSet};
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::http::Edge;
use crate::http::auth::{AuthError, Claims, MAX_TOKEN_BYTES, unix_now};
use crate::http::client_address::ClientAddress;
use crate::http::compat::liveperson::{audience, keys_of};
use crate::http::problem::Refuse;
use crate::http::rest::{ANONYMOUS, NO_STORE, RETURN};
use crate::model::Role;
use crate::protocol::{CreateToken, ErrorCode};
use crate::switchboard::random_bits;

/// Who gives out the tokens, as the vendor's clients expect it.
const ISSUER: &str = "https://idp.liveperson.net";

/// What agents see of a consumer who has no name.
const UNNAMED: &str = "Consumer";

/// The longest name of a JSONP callback, in bytes.
const MAX_CALLBACK: usize = 128;

/// Whether a consumer is nobody whom the brand knows.
pub(super) fn is_anonymous(subject: &str) -> bool {
    subject.starts_with(ANONYMOUS)
}

/// `POST /api/account/{account}/signup`.
pub(super) async fn sign_up(
    State(edge): State<Edge>,
    Path(account): Path<String>,
    address: ClientAddress,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Refuse> {
    let jwt = new_consumer(&edge, &account, address, &headers).await?;
    Ok((NO_STORE, Json(json!({ "jwt": jwt }))))
}

/// `GET /api/account/{account}/signup.jsonp?callback=`.
pub(super) async fn sign_up_jsonp(
    State(edge): State<Edge>,
    Path(account): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
    address: ClientAddress,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Refuse> {
    let callback = ["callback", "cb"].into_iter().find_map(|name| query.get(name)).map_or("callback", String::as_str);
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"_$.".contains(&byte);
    if callback.is_empty() || callback.len() > MAX_CALLBACK || !callback.bytes().all(is_name) {
        return Err(Refuse::new(ErrorCode::InvalidRequest, "`callback` is the name of a function."));
    }
    let jwt = new_consumer(&edge, &account, address, &headers).await?;
    let script = HeaderValue::from_static("text/javascript; charset=utf-8");
    Ok((NO_STORE, [(header::CONTENT_TYPE, script)], format!("/**/{callback}({});", json!({ "jwt": jwt }))))
}

/// `POST /api/account/{account}/anonymous/authorize`: the first step of newer clients.
pub(super) async fn authorize(
    State(edge): State<Edge>,
    Path(account): Path<String>,
    address: ClientAddress,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Refuse> {
    let token = new_consumer(&edge, &account, address, &headers).await?;
    Ok((NO_STORE, Json(json!({ "token": token }))))
}

/// `POST /api/account/{account}/app/{connector}/authenticate`: the second step, with the token of the first.
///
/// One that has expired brings the same consumer back, for 30 days.
pub(super) async fn authenticate_app(
    State(edge): State<Edge>,
    Path((account, _connector)): Path<(String, String)>,
    ClientAddress(address): ClientAddress,
    body: Bytes,
) -> Result<Response, Refuse> {
    edge.guards.check_site_session(address)?;
    let account = edge.liveperson.account(&account)?;
    let id_token = text_of(&body, "id_token")?;
    let former = keys_of(&edge, account).read_former(&id_token, unix_now(), RETURN);
    let token = match former {
        Ok(claims) => mint(&edge, account, &claims.sub, claims.name.as_deref().unwrap_or(UNNAMED))?,
        // It may be a token of the brand's identity provider as well.
        Err(error) if edge.liveperson.config.jwks.is_none() => return Err(error.into()),
        Err(_) => external(&edge, account, &id_token)?,
    };
    Ok((NO_STORE, Json(json!({ "token": token }))).into_response())
}

/// `POST /api/account/{account}/authenticate`, with a token of the brand's identity provider.
pub(super) async fn authenticate(
    State(edge): State<Edge>,
    Path(account): Path<String>,
    ClientAddress(address): ClientAddress,
    body: Bytes,
) -> Result<impl IntoResponse, Refuse> {
    edge.guards.check_site_session(address)?;
    let account = edge.liveperson.account(&account)?;
    let jwt = external(&edge, account, &text_of(&body, "authCode")?)?;
    Ok((NO_STORE, Json(json!({ "jwt": jwt }))))
}

/// Lets a page's visitor be a consumer; older clients send no body, or any.
async fn new_consumer(
    edge: &Edge,
    account: &str,
    ClientAddress(address): ClientAddress,
    headers: &HeaderMap,
) -> Result<String, Refuse> {
    edge.guards.check_site_session(address)?;
    let account = edge.liveperson.account(account)?;
    check_page(edge, headers).await?;
    mint(edge, account, &format!("{ANONYMOUS}{:032x}", random_bits()), UNNAMED)
}

/// Whether a page may sign consumers up: one of an allowed origin or of a site key, or our own.
async fn check_page(edge: &Edge, headers: &HeaderMap) -> Result<(), Refuse> {
    let refused = || Refuse::new(ErrorCode::Forbidden, "Pages of this origin may not sign consumers up.");
    let told = |name: header::HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    // What a `script` element loads has no `Origin`.
    let origin = told(header::ORIGIN).map(str::to_owned).or_else(|| origin_of(told(header::REFERER)?));
    let Some(origin) = origin else {
        return if edge.liveperson.config.allow_apps { Ok(()) } else { Err(refused()) };
    };
    let is_own = origin.split_once("://").is_some_and(|(_, host)| Some(host) == told(header::HOST));
    let is_listed = is_own || edge.allowed_origins.contains(&origin);
    if is_listed || edge.sites.contain(&origin).await? { Ok(()) } else { Err(refused()) }
}

fn origin_of(referer: &str) -> Option<String> {
    let uri = referer.parse::<Uri>().ok()?;
    Some(format!("{}://{}", uri.scheme_str()?, uri.authority()?))
}

/// A consumer's token with the claims that the vendor's clients read.
fn mint(edge: &Edge, account: &str, subject: &str, name: &str) -> Result<String, Refuse> {
    #[derive(Serialize)]
    struct More {
        iss: &'static str,
        iat: u64,
    }
    let now = unix_now();
    let request = CreateToken { name: Some(name.to_owned()), ..CreateToken::new(subject, Role::Customer) };
    let claims = Claims::of(request, now + edge.token_ttl.as_secs())?;
    Ok(edge.keys.mint_for(&audience(account), &More { iss: ISSUER, iat: now }, &claims))
}

/// What the brand's identity provider says of a consumer.
#[derive(Debug, Deserialize)]
struct Vouched {
    sub: String,
    exp: f64,
    nbf: Option<f64>,
    iss: Option<String>,
    name: Option<String>,
    given_name: Option<String>,
    family_name: Option<String>,
    preferred_username: Option<String>,
}

/// Trades a token of the brand's identity provider for one of ours.
fn external(edge: &Edge, account: &str, token: &str) -> Result<String, Refuse> {
    let config = &edge.liveperson.config;
    let Some(jwks) = &config.jwks else {
        return Err(Refuse::new(ErrorCode::Forbidden, "No identity provider is configured here."));
    };
    let vouched = verify(jwks, token)?;
    let now = unix_now() as f64;
    if now >= vouched.exp {
        return Err(AuthError::Expired.into());
    }
    if vouched.nbf.is_some_and(|nbf| nbf > now) {
        return Err(AuthError::NotYetValid.into());
    }
    if config.issuer.is_some() && vouched.iss != config.issuer {
        return Err(AuthError::Claims("the issuer (iss) is another one".to_owned()).into());
    }
    if is_anonymous(&vouched.sub) {
        return Err(AuthError::Claims("the subject is kept for anonymous consumers".to_owned()).into());
    }
    let full = [vouched.given_name, vouched.family_name].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let full = Some(full).filter(|name| !name.is_empty());
    let name = vouched.name.or(full).or(vouched.preferred_username).unwrap_or_else(|| UNNAMED.to_owned());
    mint(edge, account, &vouched.sub, &name)
}

/// The claims of a token that one of the keys has signed. What the key is decides how, not what the token says.
fn verify(jwks: &JwkSet, token: &str) -> Result<Vouched, AuthError> {
    if token.len() > MAX_TOKEN_BYTES {
        return Err(AuthError::TooLong);
    }
    let header = jsonwebtoken::decode_header(token).map_err(|_| AuthError::Malformed)?;
    let key = match &header.kid {
        Some(kid) => jwks.find(kid),
        None => Some(&jwks.keys).filter(|keys| keys.len() == 1).and_then(|keys| keys.first()),
    };
    let key = key.ok_or(AuthError::Signature)?;
    let mut validation = Validation::new(header.alg);
    validation.algorithms = algorithms(key).to_vec();
    validation.validate_aud = false;
    // Compared above, where the time is known.
    validation.validate_exp = false;
    validation.set_required_spec_claims(&["exp", "sub"]);
    let decoding = DecodingKey::from_jwk(key).map_err(|_| AuthError::Algorithm)?;
    Ok(jsonwebtoken::decode::<Vouched>(token, &decoding, &validation)?.claims)
}

fn algorithms(key: &Jwk) -> &'static [Algorithm] {
    match &key.algorithm {
        AlgorithmParameters::RSA(_) => &[Algorithm::RS256, Algorithm::RS384, Algorithm::RS512],
        AlgorithmParameters::EllipticCurve(curve) if curve.curve == EllipticCurve::P256 => &[Algorithm::ES256],
        AlgorithmParameters::EllipticCurve(curve) if curve.curve == EllipticCurve::P384 => &[Algorithm::ES384],
        AlgorithmParameters::OctetKeyPair(_) => &[Algorithm::EdDSA],
        // A shared secret is nothing that a file of public keys holds.
        _ => &[],
    }
}

/// A text of a JSON body, whatever its type is said to be.
fn text_of(body: &[u8], name: &str) -> Result<String, Refuse> {
    let body = serde_json::from_slice::<Value>(body).ok();
    let text = body.and_then(|body| body.get(name)?.as_str().map(str::to_owned));
    text.ok_or_else(|| Refuse::new(ErrorCode::InvalidRequest, format!("The body is an object with `{name}`.")))
}
