//! Databases of older versions are brought to this one, and those of later ones are left alone.

use sqlx::ConnectOptions;
use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode};
use visavis::domain::contact::Record;
use visavis::store::{KeyKind, NewKey, Page};

use crate::store::Folder;
use crate::store::samples::{at, contact_id, message, opened};

/// The first version as it was released; it never changes.
const FIRST: &str = include_str!("../../../src/store/migrations/0001_contacts.sql");

async fn old_database(folder: &Folder) -> sqlx::SqliteConnection {
    let options = SqliteConnectOptions::new().filename(folder.join("visavis.db")).create_if_missing(true);
    let mut db = options.journal_mode(SqliteJournalMode::Wal).connect().await.unwrap();
    let first =
        Migration::new(1, "contacts".into(), MigrationType::Simple, sqlx::SqlSafeStr::into_sql_str(FIRST), false);
    Migrator::with_migrations(vec![first]).run(&mut db).await.unwrap();
    db
}

#[tokio::test]
async fn an_old_database_keeps_what_it_has_and_gets_what_is_new() {
    let folder = Folder::new();
    let mut db = old_database(&folder).await;
    for insert in [
        "INSERT INTO contacts (id, topic, opened_at, active_at, last_number, state)
         VALUES (x'c0000000000000000000000000000001', '', 1700000001000, 1700000001000, 1, 'waiting')",
        "INSERT INTO parties (contact, position, subject, name, role, standing, joined_at)
         VALUES (x'c0000000000000000000000000000001', 0, 'customer-1', 'customer-1 Ünal', 'customer', 'customer',
                 1700000001000)",
        "INSERT INTO messages (contact, number, id, at, author, author_name, author_role, kind, text)
         VALUES (x'c0000000000000000000000000000001', 1, x'00000000000000010000000000000001', 1700000001000,
                 'customer-1', 'customer-1 Ünal', 'customer', 'text', 'hello')",
    ] {
        sqlx::query(insert).execute(&mut db).await.unwrap();
    }
    drop(db);

    let store = folder.open().await;
    let mut contact = opened(1);
    contact.last_number = 1;
    let hello = message(1, 1, visavis::domain::contact::Content::Text("hello".into()));
    assert_eq!(store.restore(10).await.unwrap(), [Record::Contact(contact), Record::Message(hello.clone())]);
    let new = NewKey { kind: KeyKind::Api, name: "crm".into(), origins: Vec::new(), at: at(1) };
    store.add_key(new).await.unwrap();
    store.close().await;
    drop(store);
    let store = folder.open().await;
    assert_eq!(store.messages(contact_id(1), Page::Latest, 10).await.unwrap(), [hello]);
    assert_eq!(store.keys().await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_database_of_a_later_version_is_refused_and_not_touched() {
    let folder = Folder::new();
    folder.open().await.close().await;
    let mut db = folder.look().await;
    let later = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                 VALUES (99, 'later', TRUE, x'00', 0)";
    sqlx::query(later).execute(&mut db).await.unwrap();
    let message = folder.try_open().await.unwrap_err().to_string();
    assert!(message.contains("was written by a later version"), "{message}");
}

#[tokio::test]
async fn the_writer_syncs_every_commit_and_the_readers_cannot_write() {
    let folder = Folder::new();
    let store = folder.open().await;
    let mut db = folder.look().await;
    let mode: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(&mut db).await.unwrap();
    assert_eq!(mode, "wal");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(folder.join("files")).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "others cannot read");
    }
    store.close().await;
}
