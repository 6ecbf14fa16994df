//! Users, keys and answers that are given again.

use secrecy::{ExposeSecret, SecretString};
use sqlx::Row;
use visavis::domain::contact::Record;
use visavis::model::{KeyId, Skill};
use visavis::store::{
    Begun, Change, IdempotencyKey, KeyKind, NewKey, NewUser, Store, StoreError, StoredAnswer, UserRole,
};

use crate::store::Folder;
use crate::store::samples::{at, opened, put};

fn user(login: &str, password: &str) -> NewUser {
    NewUser {
        login: login.into(),
        name: "Ada".into(),
        role: UserRole::Agent,
        skills: vec![Skill::try_from("cards").unwrap()],
        password: password.into(),
        at: at(1),
    }
}

async fn signs_in(store: &Store, login: &str, password: &str) -> bool {
    store.sign_in(login, SecretString::from(password)).await.unwrap().is_some()
}

#[tokio::test]
async fn users_sign_in_with_their_password_only() {
    let folder = Folder::new();
    let store = folder.open().await;
    let ada = store.add_user(user("Ada@example.com", "correct horse")).await.unwrap();
    assert_eq!(store.add_user(user("ada@EXAMPLE.com", "other")).await, Err(StoreError::Exists));
    for (login, password, expected) in [
        ("Ada@example.com", "correct horse", true),
        ("ada@example.com", "correct horse", true),
        ("ada@example.com", "correct horse ", false),
        ("ada@example.com", "", false),
        ("bob@example.com", "correct horse", false),
        ("' OR 1=1 --", "correct horse", false),
    ] {
        assert_eq!(signs_in(&store, login, password).await, expected, "{login} {password}");
    }
    assert_eq!(store.sign_in("ada@example.com", "correct horse".into()).await.unwrap(), Some(ada.clone()));
    store.set_user_disabled("ada@example.com", true).await.unwrap();
    assert!(!signs_in(&store, "ada@example.com", "correct horse").await);
    store.set_user_disabled("ada@example.com", false).await.unwrap();
    store.set_password("ada@example.com", "battery staple".into()).await.unwrap();
    assert!(!signs_in(&store, "ada@example.com", "correct horse").await);
    store.close().await;
    drop(store);

    let store = folder.open().await;
    assert!(signs_in(&store, "ada@example.com", "battery staple").await);
    assert_eq!(store.users().await.unwrap(), [ada]);
    let mut db = folder.look().await;
    let hash: String = sqlx::query("SELECT password_hash FROM users").fetch_one(&mut db).await.unwrap().get(0);
    assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    store.remove_user("ada@example.com").await.unwrap();
    assert!(!signs_in(&store, "ada@example.com", "battery staple").await);
    for outcome in [
        store.remove_user("ada@example.com").await,
        store.set_password("ada@example.com", "x".into()).await,
        store.set_user_disabled("ada@example.com", true).await,
    ] {
        assert_eq!(outcome, Err(StoreError::NotFound));
    }
}

#[tokio::test]
async fn keys_are_shown_once_and_known_by_their_hash() {
    let folder = Folder::new();
    let store = folder.open().await;
    let origins = vec!["https://www.example.com".to_owned()];
    let new = |kind, origins| NewKey { kind, name: "shop".into(), origins, at: at(1) };
    let site = store.add_key(new(KeyKind::Site, origins.clone())).await.unwrap();
    let api = store.add_key(new(KeyKind::Api, Vec::new())).await.unwrap();
    assert!(site.secret.expose_secret().starts_with("vvs_") && api.secret.expose_secret().starts_with("vva_"));
    assert_eq!(store.key(&site.secret).await.unwrap(), Some(site.key.clone()));
    assert_eq!(store.key(&api.secret).await.unwrap(), Some(api.key.clone()));
    assert_eq!(store.key(&"vva_guessed".into()).await.unwrap(), None);
    assert_eq!(site.key.origins, origins);
    assert_eq!(store.keys().await.unwrap().len(), 2);
    store.remove_key(api.key.id).await.unwrap();
    assert_eq!(store.key(&api.secret).await.unwrap(), None);
    assert_eq!(store.remove_key(KeyId::from_bits(1)).await, Err(StoreError::NotFound));
    store.close().await;
    // The secret is nowhere on disk, and in no debug output.
    let secret = site.secret.expose_secret();
    for file in std::fs::read_dir(&*folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()) {
        let bytes = std::fs::read(&file).unwrap();
        assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()), "{}", file.display());
    }
    assert!(!format!("{site:?}").contains(secret));
}

#[tokio::test]
async fn an_answer_is_given_again() {
    let folder = Folder::new();
    let store = folder.open().await;
    let key = |asker: &str| IdempotencyKey { asker: asker.into(), key: "k".into() };
    let begin = async |store: &Store, asker: &str, hash: &[u8], now| {
        store.begin_request(&key(asker), hash, at(now), at(now + 60)).await.unwrap()
    };
    assert_eq!(begin(&store, "crm", b"a", 0).await, Begun::Fresh);
    assert_eq!(begin(&store, "crm", b"a", 1).await, Begun::Underway);
    assert_eq!(begin(&store, "crm", b"b", 1).await, Begun::Mismatch);
    assert_eq!(begin(&store, "other", b"b", 1).await, Begun::Fresh);
    store.abandon_request(key("other")).await.unwrap();
    assert_eq!(begin(&store, "other", b"c", 1).await, Begun::Fresh);
    let answer =
        StoredAnswer { status: 201, content_type: Some("application/json".into()), body: b"{\"ok\":1}".into() };
    let noted = Change::Answer(Box::new((key("crm"), answer.clone())));
    store.write(vec![put(Record::Contact(opened(1))), noted]).await.unwrap();
    assert_eq!(begin(&store, "crm", b"a", 2).await, Begun::Answered(answer.clone()));
    assert_eq!(store.abandon_request(key("crm")).await, Err(StoreError::NotFound));
    store.close().await;
    drop(store);

    // After a restart: the answered one is known, the unanswered one is free.
    let store = folder.open().await;
    assert_eq!(begin(&store, "crm", b"a", 3).await, Begun::Answered(answer));
    assert_eq!(begin(&store, "other", b"d", 3).await, Begun::Fresh);
    assert_eq!(begin(&store, "crm", b"z", 60).await, Begun::Fresh, "it has expired");
}
