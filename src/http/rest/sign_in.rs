//! People who sign in with a login and a password.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderName, header};
use axum::response::IntoResponse;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use tokio::sync::Semaphore;

use crate::http::Edge;
use crate::http::auth::{Claims, unix_now};
use crate::http::client_address::ClientAddress;
use crate::http::problem::Refuse;
use crate::http::rest::caller::Body;
use crate::http::rest::users::user_info;
use crate::model::Role;
use crate::protocol::rest::{SignIn, SignedIn};
use crate::protocol::{CreateToken, ErrorCode, Problem};
use crate::store::{User, UserRole};

/// Attempts a minute from one address for long, and at once: a whole office may be behind one.
const PER_ADDRESS: (u32, u32) = (20, 40);

/// Attempts a minute with one login, and at once: more than people mistype, and few enough against guessing.
const PER_LOGIN: (u32, u32) = (5, 10);

/// New customers of pages a minute from one address, and at once.
const SITE_SESSIONS: (u32, u32) = (60, 120);

/// How many keys a limiter remembers before it forgets those that have been quiet.
const MAX_KEYS: usize = 10_000;

/// Passwords that are looked at or wait for it; who comes then is told to come later.
const MAX_WAITING: usize = 32;

/// The longest login and password that are looked at, in bytes.
const MAX_CREDENTIAL: usize = 1024;

/// Answers with tokens stay with the one who asked.
pub(in crate::http) const NO_STORE: [(HeaderName, &str); 1] = [(header::CACHE_CONTROL, "no-store")];

/// What keeps guesses few.
pub struct Guards {
    by_address: Limiter<IpAddr>,
    by_login: Limiter<String>,
    site_sessions: Limiter<IpAddr>,
    waiting: Arc<Semaphore>,
}

impl Default for Guards {
    fn default() -> Self {
        Guards {
            by_address: Limiter::new(PER_ADDRESS),
            by_login: Limiter::new(PER_LOGIN),
            site_sessions: Limiter::new(SITE_SESSIONS),
            waiting: Arc::new(Semaphore::new(MAX_WAITING)),
        }
    }
}

impl Guards {
    /// Whether one more customer of a page may come from an address.
    pub(in crate::http) fn check_site_session(&self, address: Option<IpAddr>) -> Result<(), Refuse> {
        address.map_or(Ok(()), |address| self.site_sessions.check(&network(address)))
    }
}

/// One limit for each key.
struct Limiter<K: std::hash::Hash + Eq + Clone>(DefaultKeyedRateLimiter<K>);

impl<K: std::hash::Hash + Eq + Clone> Limiter<K> {
    fn new((per_minute, burst): (u32, u32)) -> Self {
        let at_least_one = |n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
        Limiter(RateLimiter::keyed(Quota::per_minute(at_least_one(per_minute)).allow_burst(at_least_one(burst))))
    }

    fn check(&self, key: &K) -> Result<(), Refuse> {
        if self.0.len() > MAX_KEYS {
            self.0.retain_recent();
        }
        self.0.check_key(key).map_err(|_| Refuse::new(ErrorCode::RateLimited, "Too many attempts. Try again later."))
    }
}

/// Whom an address counts as: with IPv6 one customer of a provider has at least a /64.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(ip) => Ipv6Addr::from_bits(ip.to_bits() & !u128::from(u64::MAX)).into(),
        ip => ip,
    }
}

/// How long somebody who has signed in stays so at least: nobody is sent away in the middle of a shift.
const WORKING_DAY: Duration = Duration::from_secs(12 * 3600);

/// Gives a person who has a user here a token.
///
/// Agents and supervisors get a token for contacts, admins one for REST. It is good for twelve hours, or for
/// `auth.token_ttl` if that is longer; who is disabled is out at once all the same.
#[utoipa::path(
    post, path = "/api/v1/sign-in", tag = "sign-in", security(()), request_body = SignIn,
    responses((status = 200, description = "What was asked for.", body = SignedIn), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn sign_in(
    State(edge): State<Edge>,
    ClientAddress(address): ClientAddress,
    Body(SignIn { login, password }): Body<SignIn>,
) -> Result<impl IntoResponse, Refuse> {
    let user = check_password(&edge, address, &login, password.0).await?;
    let expires_at = unix_now() + edge.token_ttl.max(WORKING_DAY).as_secs();
    let token = edge.keys.mint(&claims(&user, expires_at)?);
    Ok((NO_STORE, Json(SignedIn { token, expires_at, user: user_info(user) })))
}

/// The user whose login and password these are; every way to sign in comes by here, so guesses are few.
pub(in crate::http) async fn check_password(
    edge: &Edge,
    address: Option<IpAddr>,
    login: &str,
    password: String,
) -> Result<User, Refuse> {
    let wrong = || Refuse::new(ErrorCode::InvalidCredentials, "The login or the password is wrong.");
    if let Some(address) = address {
        edge.guards.by_address.check(&network(address))?;
    }
    if login.len() > MAX_CREDENTIAL || password.len() > MAX_CREDENTIAL {
        return Err(wrong());
    }
    edge.guards.by_login.check(&login.to_lowercase())?;
    let busy = |_| Refuse::new(ErrorCode::RateLimited, "Too many people sign in at once. Try again.");
    let _place = edge.guards.waiting.try_acquire().map_err(busy)?;
    edge.store.sign_in(login, password.into()).await?.ok_or_else(wrong)
}

fn claims(user: &User, expires_at: u64) -> Result<Claims, Refuse> {
    let role = match user.role {
        UserRole::Admin => return Ok(Claims { user: true, ..Claims::admin(&user.login, expires_at)? }),
        UserRole::Agent => Role::Agent,
        UserRole::Supervisor => Role::Supervisor,
    };
    let request = CreateToken {
        name: Some(user.name.to_string()),
        skills: user.skills.clone(),
        ..CreateToken::new(&*user.login, role)
    };
    Ok(Claims { user: true, ..Claims::of(request, expires_at)? })
}
