-- Who may use this server: people with passwords, and programs with keys.

CREATE TABLE users (
    login         TEXT PRIMARY KEY COLLATE NOCASE,
    name          TEXT NOT NULL,
    role          TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    disabled      INTEGER NOT NULL DEFAULT 0,
    created_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE user_skills (
    login TEXT NOT NULL COLLATE NOCASE REFERENCES users (login) ON DELETE CASCADE,
    skill TEXT NOT NULL,
    PRIMARY KEY (login, skill)
) STRICT, WITHOUT ROWID;

-- Of a key only its SHA-256 is kept.
CREATE TABLE access_keys (
    id         BLOB PRIMARY KEY,
    kind       TEXT NOT NULL,
    name       TEXT NOT NULL,
    hash       BLOB NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The websites whose pages may use a site key.
CREATE TABLE access_key_origins (
    access_key BLOB NOT NULL REFERENCES access_keys (id) ON DELETE CASCADE,
    origin     TEXT NOT NULL,
    PRIMARY KEY (access_key, origin)
) STRICT, WITHOUT ROWID;

-- Answers that are given again when the same request comes again.
CREATE TABLE idempotency_keys (
    asker        TEXT NOT NULL,
    key          TEXT NOT NULL,
    request_hash BLOB NOT NULL,
    expires      INTEGER NOT NULL,
    status       INTEGER,
    content_type TEXT,
    body         BLOB,
    PRIMARY KEY (asker, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_keys_by_expiry ON idempotency_keys (expires);
