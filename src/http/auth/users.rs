//! What tokens need to know of the users of this server: whom they let in no longer, and how long a client goes on.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use crate::http::auth::{AuthError, Claims, TokenRole};
use crate::model::Timestamp;
use crate::switchboard::now;

/// How long before its token expires a client is told.
const NOTICE: Duration = Duration::from_secs(60);

/// Who signs in here, by login in small letters, and whether they may. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct Users(Arc<watch::Sender<BTreeMap<String, bool>>>);

impl Users {
    /// Takes in all users there are.
    pub fn load(&self, users: impl IntoIterator<Item = (Arc<str>, bool)>) {
        let users = users.into_iter().map(|(login, enabled)| (login.to_ascii_lowercase(), enabled));
        self.0.send_replace(users.collect());
    }

    /// A user may sign in from now on, or may not.
    pub fn set(&self, login: &str, enabled: bool) {
        self.0.send_modify(|users| {
            users.insert(login.to_ascii_lowercase(), enabled);
        });
    }

    /// A user is removed.
    pub fn forget(&self, login: &str) {
        self.0.send_modify(|users| {
            users.remove(&login.to_ascii_lowercase());
        });
    }

    /// Whether somebody may go on: who signed in here has to be a user still, and nobody goes by the name of one who
    /// is disabled, also with a token of the brand's. Customers are no users.
    pub(super) fn check(&self, claims: &Claims) -> Result<(), AuthError> {
        Holder::of(claims).check(&self.0.borrow())
    }

    /// Waits until a user of that login may not sign in any more.
    pub async fn until_barred(&self, login: &str) {
        let login = login.to_ascii_lowercase();
        let mut users = self.0.subscribe();
        // The sender is in `self`, so this ends with the condition only.
        let _ = users.wait_for(|users| users.get(&login) != Some(&true)).await;
    }

    /// How long a client with these claims may go on.
    pub(in crate::http) fn pass(&self, claims: &Claims) -> Pass {
        let expires = Some(Timestamp::from_millis(claims.exp.saturating_mul(1000)));
        Pass { holder: Holder::of(claims), expires, is_told: false, users: self.0.subscribe() }
    }
}

/// Whose token it is.
#[derive(Debug)]
struct Holder {
    /// In small letters.
    login: String,
    is_customer: bool,
    /// Whether they signed in here.
    is_user: bool,
}

impl Holder {
    fn of(claims: &Claims) -> Self {
        let is_customer = claims.role == TokenRole::Customer;
        Holder { login: claims.sub.to_ascii_lowercase(), is_customer, is_user: claims.user }
    }

    fn check(&self, users: &BTreeMap<String, bool>) -> Result<(), AuthError> {
        let is_barred = match users.get(&self.login) {
            Some(enabled) => !enabled,
            None => self.is_user,
        };
        if is_barred && !self.is_customer { Err(AuthError::Disabled) } else { Ok(()) }
    }
}

/// How long the client of a connection may go on.
#[derive(Debug)]
pub(in crate::http) struct Pass {
    holder: Holder,
    expires: Option<Timestamp>,
    is_told: bool,
    users: watch::Receiver<BTreeMap<String, bool>>,
}

/// What becomes of a pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::http) enum Lapse {
    /// It is good no longer at this time, which is soon.
    Soon(Timestamp),
    /// It is good no longer.
    Over(AuthError),
}

impl Pass {
    /// The same, also when the token has expired: what it let in goes on.
    pub(in crate::http) fn without_end(self) -> Self {
        Pass { expires: None, ..self }
    }

    /// Waits for the next thing that becomes of it. Cancelling it loses nothing.
    pub(in crate::http) async fn lapse(&mut self) -> Lapse {
        loop {
            if let Err(error) = self.holder.check(&self.users.borrow_and_update()) {
                return Lapse::Over(error);
            }
            let left = self.expires.map(|expires| expires.since(now()));
            match self.expires.zip(left) {
                Some((_, Duration::ZERO)) => return Lapse::Over(AuthError::Expired),
                Some((expires, left)) if left <= NOTICE && !self.is_told => {
                    self.is_told = true;
                    return Lapse::Soon(expires);
                }
                _ => {}
            }
            let notice = if self.is_told { Duration::ZERO } else { NOTICE };
            let next = left.map(|left| left.saturating_sub(notice));
            tokio::select! {
                () = async {
                    match next {
                        Some(next) => tokio::time::sleep(next).await,
                        None => std::future::pending().await,
                    }
                } => {}
                changed = self.users.changed() => if changed.is_err() {
                    // The server is gone, and with it everybody who could bar somebody.
                    std::future::pending::<()>().await;
                },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::auth::unix_now;

    fn claims(sub: &str, role: TokenRole, user: bool) -> Claims {
        let exp = unix_now() + 3600;
        Claims { sub: sub.to_owned(), exp, nbf: None, name: None, role, user, skills: Vec::new(), call: None }
    }

    #[test]
    fn who_signed_in_has_to_be_a_user_still() {
        let users = Users::default();
        users.load([("Mary".into(), true), ("john".into(), false)]);
        for (sub, role, user, may) in [
            ("mary", TokenRole::Agent, true, true),
            ("mary", TokenRole::Agent, false, true),
            ("john", TokenRole::Agent, true, false),
            ("JOHN", TokenRole::Supervisor, false, false),
            ("john", TokenRole::Customer, false, true),
            ("gone", TokenRole::Admin, true, false),
            ("brand-agent", TokenRole::Agent, false, true),
        ] {
            assert_eq!(users.check(&claims(sub, role, user)).is_ok(), may, "{sub} {role:?} {user}");
        }
        users.set("John", true);
        users.forget("MARY");
        assert!(users.check(&claims("john", TokenRole::Agent, true)).is_ok());
        assert_eq!(users.check(&claims("mary", TokenRole::Agent, true)), Err(AuthError::Disabled));
    }

    #[tokio::test]
    async fn a_pass_ends_with_the_user_or_with_the_token() {
        let users = Users::default();
        users.set("mary", true);
        let mut pass = users.pass(&claims("mary", TokenRole::Agent, true));
        let lapse = tokio::spawn(async move { pass.lapse().await });
        users.set("other", false);
        users.set("mary", false);
        assert_eq!(lapse.await.unwrap(), Lapse::Over(AuthError::Disabled));

        let exp = unix_now() + 1;
        let mut pass = users.pass(&Claims { exp, ..claims("brand-agent", TokenRole::Agent, false) });
        assert_eq!(pass.lapse().await, Lapse::Soon(Timestamp::from_millis(exp * 1000)));
        assert_eq!(pass.lapse().await, Lapse::Over(AuthError::Expired));
    }
}
