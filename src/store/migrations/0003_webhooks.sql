-- Whom the brand wants to be told of what happens, and what they are still to be told.

CREATE TABLE webhook_endpoints (
    id         BLOB PRIMARY KEY,
    url        TEXT NOT NULL,
    secret     BLOB NOT NULL,
    enabled    INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Without any, an endpoint is told of everything.
CREATE TABLE webhook_endpoint_kinds (
    endpoint BLOB NOT NULL REFERENCES webhook_endpoints (id) ON DELETE CASCADE,
    kind     TEXT NOT NULL,
    PRIMARY KEY (endpoint, kind)
) STRICT, WITHOUT ROWID;

-- The number is the order in which things happened.
CREATE TABLE webhook_events (
    number  INTEGER PRIMARY KEY AUTOINCREMENT,
    id      BLOB NOT NULL UNIQUE,
    contact BLOB REFERENCES contacts (id) ON DELETE CASCADE,
    kind    TEXT NOT NULL,
    at      INTEGER NOT NULL,
    body    TEXT NOT NULL
) STRICT;
CREATE INDEX webhook_events_by_contact ON webhook_events (contact) WHERE contact IS NOT NULL;
CREATE INDEX webhook_events_by_age ON webhook_events (at);

CREATE TABLE webhook_deliveries (
    endpoint   BLOB NOT NULL REFERENCES webhook_endpoints (id) ON DELETE CASCADE,
    event      INTEGER NOT NULL REFERENCES webhook_events (number) ON DELETE CASCADE,
    contact    BLOB,
    state      TEXT NOT NULL,
    attempts   INTEGER NOT NULL DEFAULT 0,
    next_at    INTEGER,
    settled_at INTEGER,
    -- What the last attempt was answered: an HTTP status, or why there was none.
    status     INTEGER,
    error      TEXT,
    PRIMARY KEY (endpoint, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX webhook_deliveries_by_event ON webhook_deliveries (event);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (next_at) WHERE state = 'pending';
CREATE INDEX webhook_deliveries_in_order ON webhook_deliveries (endpoint, contact, event) WHERE state = 'pending';
