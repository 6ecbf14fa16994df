//! People who sign in with a password.

use std::sync::{Arc, OnceLock};

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use secrecy::{ExposeSecret, SecretString};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};
use tokio::task;

use crate::model::{Skill, Timestamp};
use crate::store::columns::{skill, text, word_columns};
use crate::store::{Change, Store, StoreError};

/// What somebody may do who signs in here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UserRole {
    /// Serves customers.
    Agent,
    /// Watches over agents.
    Supervisor,
    /// Manages this server.
    Admin,
}

word_columns!(UserRole { Agent = "agent", Supervisor = "supervisor", Admin = "admin" });

/// Somebody who may sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// The name to sign in with, in which the case of letters does not matter; also the subject of the user's tokens.
    pub login: Arc<str>,
    /// What others see.
    pub name: Arc<str>,
    /// What the user may do.
    pub role: UserRole,
    /// Which queues the user serves.
    pub skills: Vec<Skill>,
    /// Whether signing in is refused.
    pub disabled: bool,
    /// Since when.
    pub created_at: Timestamp,
}

/// Somebody who shall be able to sign in.
#[derive(Debug, Clone)]
pub struct NewUser {
    /// The name to sign in with.
    pub login: Arc<str>,
    /// What others see.
    pub name: Arc<str>,
    /// What the user may do.
    pub role: UserRole,
    /// Which queues the user serves.
    pub skills: Vec<Skill>,
    /// The password.
    pub password: SecretString,
    /// Now.
    pub at: Timestamp,
}

/// What is done to users.
#[derive(Debug, Clone)]
pub enum AccountChange {
    /// A new one, with the hash of the password.
    Add(Box<User>, Arc<str>),
    /// A new hash of a password.
    SetPassword(Arc<str>, Arc<str>),
    /// Whether signing in is refused.
    SetDisabled(Arc<str>, bool),
    /// Gone.
    Remove(Arc<str>),
}

impl AccountChange {
    pub(super) async fn apply(&self, db: &mut SqliteConnection) -> sqlx::Result<u64> {
        let done = match self {
            AccountChange::Add(user, hash) => {
                let insert = sqlx::query(
                    "INSERT INTO users (login, name, role, password_hash, created_at) VALUES (?, ?, ?, ?, ?)",
                );
                let insert = insert.bind(&*user.login).bind(&*user.name).bind(user.role).bind(&**hash);
                let done = insert.bind(user.created_at).execute(&mut *db).await?;
                for skill in &user.skills {
                    let insert = sqlx::query("INSERT OR IGNORE INTO user_skills (login, skill) VALUES (?, ?)");
                    insert.bind(&*user.login).bind(skill.as_str()).execute(&mut *db).await?;
                }
                done
            }
            AccountChange::SetPassword(login, hash) => {
                let update = sqlx::query("UPDATE users SET password_hash = ? WHERE login = ?");
                update.bind(&**hash).bind(&**login).execute(db).await?
            }
            AccountChange::SetDisabled(login, disabled) => {
                let update = sqlx::query("UPDATE users SET disabled = ? WHERE login = ?");
                update.bind(disabled).bind(&**login).execute(db).await?
            }
            AccountChange::Remove(login) => {
                sqlx::query("DELETE FROM users WHERE login = ?").bind(&**login).execute(db).await?
            }
        };
        Ok(done.rows_affected())
    }
}

impl Store {
    /// Lets somebody sign in from now on.
    ///
    /// # Errors
    ///
    /// [`StoreError::Exists`] if there is a user of that login, and when the store fails.
    pub async fn add_user(&self, new: NewUser) -> Result<User, StoreError> {
        self.add_user_with(new, |_| None).await
    }

    /// As [`Store::add_user`], with a change that is stored together with the user.
    ///
    /// # Errors
    ///
    /// As there; then neither is stored.
    pub async fn add_user_with(
        &self,
        new: NewUser,
        also: impl FnOnce(&User) -> Option<Change>,
    ) -> Result<User, StoreError> {
        let hash = self.hash(new.password).await?;
        let user = User {
            login: new.login,
            name: new.name,
            role: new.role,
            skills: new.skills,
            disabled: false,
            created_at: new.at,
        };
        let also = also(&user);
        self.change_with(Change::Account(AccountChange::Add(Box::new(user.clone()), hash)), also).await?;
        Ok(user)
    }

    /// Changes a password.
    ///
    /// # Errors
    ///
    /// When there is no such user or the store fails.
    pub async fn set_password(&self, login: &str, password: SecretString) -> Result<(), StoreError> {
        let hash = self.hash(password).await?;
        self.change(Change::Account(AccountChange::SetPassword(login.into(), hash))).await
    }

    /// Refuses a user from now on, or takes them again.
    ///
    /// # Errors
    ///
    /// When there is no such user or the store fails.
    pub async fn set_user_disabled(&self, login: &str, disabled: bool) -> Result<(), StoreError> {
        self.change(Change::Account(AccountChange::SetDisabled(login.into(), disabled))).await
    }

    /// Removes a user.
    ///
    /// # Errors
    ///
    /// When there is no such user or the store fails.
    pub async fn remove_user(&self, login: &str) -> Result<(), StoreError> {
        self.change(Change::Account(AccountChange::Remove(login.into()))).await
    }

    /// Every user, by login.
    ///
    /// # Errors
    ///
    /// When the store fails.
    pub async fn users(&self) -> Result<Vec<User>, StoreError> {
        let mut db = self.reader().await?;
        let rows = sqlx::query("SELECT * FROM users ORDER BY login").fetch_all(&mut *db).await?;
        let mut users = Vec::with_capacity(rows.len());
        for row in &rows {
            users.push(user(&mut db, row).await?);
        }
        Ok(users)
    }

    /// The user of that login and password, unless disabled. It takes as long for a login that nobody has.
    ///
    /// # Errors
    ///
    /// When the store fails, or as many sign in at once as may wait.
    pub async fn sign_in(&self, login: &str, password: SecretString) -> Result<Option<User>, StoreError> {
        let mut db = self.reader().await?;
        let row = sqlx::query("SELECT * FROM users WHERE login = ?").bind(login).fetch_optional(&mut *db).await?;
        let user = match &row {
            Some(row) => Some(user(&mut db, row).await?),
            None => None,
        };
        let hash = row.map(|row| row.try_get::<String, _>("password_hash")).transpose()?;
        drop(db);
        let is_right = self.hashing(move || verify(hash.as_deref(), &password)).await?;
        Ok(user.filter(|user| is_right && !user.disabled))
    }

    async fn hash(&self, password: SecretString) -> Result<Arc<str>, StoreError> {
        self.hashing(move || {
            let hash = Argon2::default().hash_password(password.expose_secret().as_bytes());
            hash.map(|hash| hash.to_string().into()).map_err(StoreError::failed)
        })
        .await?
    }

    /// Runs what takes long and much memory where it delays nobody, a few at a time.
    async fn hashing<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, StoreError> {
        let place = self.0.hashers.clone().acquire_owned().await.map_err(|_| StoreError::Closed)?;
        let work = task::spawn_blocking(move || {
            // Kept until the work is done, also when nobody waits for it any more.
            let _place = place;
            work()
        });
        work.await.map_err(StoreError::failed)
    }
}

/// Whether a password is the one of a hash; without a hash it is compared in vain, so that it takes as long.
fn verify(hash: Option<&str>, password: &SecretString) -> bool {
    static NOBODY: OnceLock<String> = OnceLock::new();
    let nobody = || {
        let hash = Argon2::default().hash_password(b"a password that is nobody's");
        hash.map(|hash| hash.to_string()).unwrap_or_default()
    };
    let stored = hash.unwrap_or_else(|| NOBODY.get_or_init(nobody));
    let matches = PasswordHash::new(stored)
        .is_ok_and(|stored| Argon2::default().verify_password(password.expose_secret().as_bytes(), &stored).is_ok());
    matches && hash.is_some()
}

async fn user(db: &mut SqliteConnection, row: &SqliteRow) -> sqlx::Result<User> {
    let login = text(row, "login")?;
    let query = sqlx::query("SELECT skill FROM user_skills WHERE login = ? ORDER BY skill").bind(&*login);
    let rows = query.fetch_all(db).await?;
    Ok(User {
        login,
        name: text(row, "name")?,
        role: row.try_get("role")?,
        skills: rows.iter().map(|row| skill(row.try_get("skill")?)).collect::<sqlx::Result<_>>()?,
        disabled: row.try_get("disabled")?,
        created_at: row.try_get("created_at")?,
    })
}
