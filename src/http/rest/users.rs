//! People who may sign in.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;

use crate::http::Edge;
use crate::http::problem::Refuse;
use crate::http::rest::caller::{Admin, Body, Id};
use crate::http::rest::idempotency::{IdempotencyKeyHeader, Kept, Once};
use crate::http::rest::sites::ANONYMOUS;
use crate::protocol::rest::{AddUser, ChangeUser, Password, SetPassword, UserInfo, UserList, UserRoleName};
use crate::protocol::{ErrorCode, Problem};
use crate::store::{NewUser, StoreError, User, UserRole};
use crate::switchboard::now;

/// The longest login, in characters.
const MAX_LOGIN: usize = 128;

/// The longest name, in characters; as long as one in a token.
const MAX_NAME: usize = 128;

/// The most skills of one user; as many as a token may have.
const MAX_SKILLS: usize = 64;

/// What a password may have, in bytes. Length is what makes a password good (NIST SP 800-63B §3.1.1.2).
const PASSWORD: std::ops::RangeInclusive<usize> = 10..=1024;

/// Lists the users.
#[utoipa::path(
    get, path = "/api/v1/users", tag = "users",
    responses((status = 200, description = "What was asked for.", body = UserList), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn list_users(_: Admin, State(edge): State<Edge>) -> Result<Json<UserList>, Refuse> {
    let users = edge.store.users().await?;
    Ok(Json(UserList { users: users.into_iter().map(user_info).collect() }))
}

/// Lets somebody sign in from now on.
#[utoipa::path(
    post, path = "/api/v1/users", tag = "users", request_body = AddUser,
    params(IdempotencyKeyHeader),
    responses((status = 201, description = "It is made.", body = UserInfo), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn add_user(
    _: Admin,
    State(edge): State<Edge>,
    once: Once,
    Body(request): Body<AddUser>,
) -> Result<(StatusCode, Option<Kept>, Json<UserInfo>), Refuse> {
    let login = request.login;
    let is_good = |c: char| !c.is_whitespace() && !c.is_control() && c != '/';
    if login.is_empty() || login.chars().count() > MAX_LOGIN || !login.chars().all(is_good) {
        return Err(invalid("`login` has 1 to 128 characters without spaces and slashes."));
    }
    if login.starts_with(ANONYMOUS) {
        return Err(invalid("Logins that begin with `anon-` are for customers without a name."));
    }
    let name = request.name.unwrap_or_else(|| login.clone());
    if name.trim().is_empty() || name.chars().count() > MAX_NAME || name.chars().any(char::is_control) {
        return Err(invalid("`name` has 1 to 128 characters and no control characters."));
    }
    if request.skills.len() > MAX_SKILLS {
        return Err(invalid("There may be at most 64 skills."));
    }
    let role = match request.role {
        UserRoleName::Agent => UserRole::Agent,
        UserRoleName::Supervisor => UserRole::Supervisor,
        UserRoleName::Admin => UserRole::Admin,
    };
    let password = checked(request.password)?.into();
    let new = NewUser { login: login.into(), name: name.into(), role, skills: request.skills, password, at: now() };
    let exists = |error| match error {
        StoreError::Exists => Refuse::new(ErrorCode::Exists, "There is a user of that login."),
        error => error.into(),
    };
    let keep = |user: &User| once.keep(StatusCode::CREATED, &user_info(user.clone()));
    let user = edge.store.add_user_with(new, keep).await.map_err(exists)?;
    edge.keys.users().set(&user.login, true);
    Ok((StatusCode::CREATED, once.kept(), Json(user_info(user))))
}

/// Changes a password.
#[utoipa::path(
    put, path = "/api/v1/users/{login}/password", tag = "users", request_body = SetPassword,
    params(("login" = String, Path)),
    responses((status = 204, description = "It is changed."), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn set_password(
    _: Admin,
    State(edge): State<Edge>,
    Id(login): Id<String>,
    Body(SetPassword { password }): Body<SetPassword>,
) -> Result<StatusCode, Refuse> {
    edge.store.set_password(&login, checked(password)?.into()).await.map_err(of_user)?;
    Ok(StatusCode::NO_CONTENT)
}

/// Refuses a user from now on, or takes them again.
#[utoipa::path(
    patch, path = "/api/v1/users/{login}", tag = "users", request_body = ChangeUser,
    params(("login" = String, Path)),
    responses((status = 204, description = "It is changed."), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn change_user(
    _: Admin,
    State(edge): State<Edge>,
    Id(login): Id<String>,
    Body(ChangeUser { disabled }): Body<ChangeUser>,
) -> Result<StatusCode, Refuse> {
    edge.store.set_user_disabled(&login, disabled).await.map_err(of_user)?;
    edge.keys.users().set(&login, !disabled);
    Ok(StatusCode::NO_CONTENT)
}

/// Removes a user.
#[utoipa::path(
    delete, path = "/api/v1/users/{login}", tag = "users", params(("login" = String, Path)),
    responses((status = 204, description = "The user is gone."), (status = "default", description = "A refusal.", body = Problem, content_type = "application/problem+json"))
)]
pub(super) async fn remove_user(
    _: Admin,
    State(edge): State<Edge>,
    Id(login): Id<String>,
) -> Result<StatusCode, Refuse> {
    edge.store.remove_user(&login).await.map_err(of_user)?;
    edge.keys.users().forget(&login);
    Ok(StatusCode::NO_CONTENT)
}

pub(super) fn user_info(user: User) -> UserInfo {
    let text = |text: &Arc<str>| text.to_string();
    UserInfo {
        login: text(&user.login),
        name: text(&user.name),
        role: match user.role {
            UserRole::Agent => UserRoleName::Agent,
            UserRole::Supervisor => UserRoleName::Supervisor,
            UserRole::Admin => UserRoleName::Admin,
        },
        skills: user.skills,
        disabled: user.disabled,
        created_at: user.created_at,
    }
}

fn checked(password: Password) -> Result<String, Refuse> {
    if PASSWORD.contains(&password.0.len()) { Ok(password.0) } else { Err(invalid("`password` has 10 to 1024 bytes.")) }
}

fn invalid(detail: &str) -> Refuse {
    Refuse::new(ErrorCode::InvalidRequest, detail)
}

fn of_user(error: StoreError) -> Refuse {
    match error {
        StoreError::NotFound => Refuse::new(ErrorCode::NotFound, "There is no user of that login."),
        error => error.into(),
    }
}
