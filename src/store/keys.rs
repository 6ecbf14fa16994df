//! Keys of programs: of the brand's servers (API) and of its pages (site).

use std::sync::Arc;

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use secrecy::{ExposeSecret, SecretString};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use crate::model::{KeyId, Timestamp};
use crate::store::columns::{id_columns, text, word_columns};
use crate::store::{Change, Store, StoreError};

/// What a key is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyKind {
    /// A server of the brand uses REST with it.
    Api,
    /// A page of the brand lets customers in with it. It stands in the page, so everybody can read it.
    Site,
}

word_columns!(KeyKind { Api = "api", Site = "site" });

impl KeyKind {
    /// How a key of this kind begins, so that people and secret scanners know it.
    fn prefix(self) -> &'static str {
        match self {
            KeyKind::Api => "vva_",
            KeyKind::Site => "vvs_",
        }
    }
}

id_columns!(KeyId);

/// A key without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccessKey {
    /// Its name.
    pub id: KeyId,
    /// What it is for.
    pub kind: KeyKind,
    /// What people call it.
    pub name: Arc<str>,
    /// The websites whose pages may use a site key.
    pub origins: Vec<String>,
    /// Since when.
    pub created_at: Timestamp,
}

/// A key that shall be made.
#[derive(Debug, Clone)]
pub struct NewKey {
    /// What it is for.
    pub kind: KeyKind,
    /// What people call it.
    pub name: Arc<str>,
    /// The websites whose pages may use a site key.
    pub origins: Vec<String>,
    /// Now.
    pub at: Timestamp,
}

/// A new key, this once with its secret.
#[derive(Debug)]
pub struct ShownKey {
    /// The key.
    pub key: AccessKey,
    /// What has to be given to use it.
    pub secret: SecretString,
}

/// What is done to keys.
#[derive(Debug, Clone)]
pub enum KeyChange {
    /// A new one, with its hash.
    Add(Box<AccessKey>, Vec<u8>),
    /// No longer good.
    Remove(KeyId),
}

impl KeyChange {
    pub(super) async fn apply(&self, db: &mut SqliteConnection) -> sqlx::Result<u64> {
        match self {
            KeyChange::Add(key, hash) => {
                let insert =
                    sqlx::query("INSERT INTO access_keys (id, kind, name, hash, created_at) VALUES (?, ?, ?, ?, ?)");
                let insert = insert.bind(key.id).bind(key.kind).bind(&*key.name).bind(hash).bind(key.created_at);
                let done = insert.execute(&mut *db).await?;
                for origin in &key.origins {
                    let insert =
                        sqlx::query("INSERT OR IGNORE INTO access_key_origins (access_key, origin) VALUES (?, ?)");
                    insert.bind(key.id).bind(origin).execute(&mut *db).await?;
                }
                Ok(done.rows_affected())
            }
            KeyChange::Remove(id) => {
                Ok(sqlx::query("DELETE FROM access_keys WHERE id = ?").bind(id).execute(db).await?.rows_affected())
            }
        }
    }
}

impl Store {
    /// Makes a key. Its secret is in the answer and nowhere else.
    ///
    /// # Errors
    ///
    /// When the system gives no random bytes or the store fails.
    pub async fn add_key(&self, new: NewKey) -> Result<ShownKey, StoreError> {
        self.add_key_with(new, |_| None).await
    }

    /// As [`Store::add_key`], with a change that is stored together with the key.
    ///
    /// # Errors
    ///
    /// As there; then neither is stored.
    pub async fn add_key_with(
        &self,
        new: NewKey,
        also: impl FnOnce(&AccessKey) -> Option<Change>,
    ) -> Result<ShownKey, StoreError> {
        let (mut id, mut secret) = ([0; 16], [0; 32]);
        getrandom::fill(&mut id).map_err(StoreError::failed)?;
        getrandom::fill(&mut secret).map_err(StoreError::failed)?;
        let secret = format!("{}{}", new.kind.prefix(), URL_SAFE_NO_PAD.encode(secret));
        let key = AccessKey {
            id: KeyId::from_bits(u128::from_be_bytes(id)),
            kind: new.kind,
            name: new.name,
            origins: new.origins,
            created_at: new.at,
        };
        let also = also(&key);
        self.change_with(Change::Key(KeyChange::Add(Box::new(key.clone()), hash(&secret))), also).await?;
        Ok(ShownKey { key, secret: secret.into() })
    }

    /// The key that a secret belongs to, if it is still good.
    ///
    /// # Errors
    ///
    /// When the store fails.
    pub async fn key(&self, secret: &SecretString) -> Result<Option<AccessKey>, StoreError> {
        let mut db = self.reader().await?;
        // 32 random bytes need no slow hash, and a hash that is looked up gives no secret away by its timing.
        let query = sqlx::query("SELECT * FROM access_keys WHERE hash = ?").bind(hash(secret.expose_secret()));
        match query.fetch_optional(&mut *db).await? {
            Some(row) => Ok(Some(key(&mut db, &row).await?)),
            None => Ok(None),
        }
    }

    /// Every key, the oldest first.
    ///
    /// # Errors
    ///
    /// When the store fails.
    pub async fn keys(&self) -> Result<Vec<AccessKey>, StoreError> {
        let mut db = self.reader().await?;
        let rows = sqlx::query("SELECT * FROM access_keys ORDER BY created_at, id").fetch_all(&mut *db).await?;
        let mut keys = Vec::with_capacity(rows.len());
        for row in &rows {
            keys.push(key(&mut db, row).await?);
        }
        Ok(keys)
    }

    /// Makes a key good for nothing.
    ///
    /// # Errors
    ///
    /// When there is no such key or the store fails.
    pub async fn remove_key(&self, id: KeyId) -> Result<(), StoreError> {
        self.change(Change::Key(KeyChange::Remove(id))).await
    }
}

fn hash(secret: &str) -> Vec<u8> {
    digest(&SHA256, secret.as_bytes()).as_ref().to_vec()
}

async fn key(db: &mut SqliteConnection, row: &SqliteRow) -> sqlx::Result<AccessKey> {
    let id: KeyId = row.try_get("id")?;
    let query = sqlx::query_scalar("SELECT origin FROM access_key_origins WHERE access_key = ? ORDER BY origin");
    Ok(AccessKey {
        id,
        kind: row.try_get("kind")?,
        name: text(row, "name")?,
        origins: query.bind(id).fetch_all(db).await?,
        created_at: row.try_get("created_at")?,
    })
}
