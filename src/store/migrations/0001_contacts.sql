-- Contacts and what belongs to them. Ids are the 16 bytes behind a letter's prefix, times are milliseconds since 1970.

CREATE TABLE contacts (
    id            BLOB PRIMARY KEY,
    topic         TEXT NOT NULL,
    skill         TEXT,
    wants         TEXT,
    opened_at     INTEGER NOT NULL,
    active_at     INTEGER NOT NULL,
    last_number   INTEGER NOT NULL,
    state         TEXT NOT NULL,
    -- While it waits for an agent.
    queued_since  INTEGER,
    queued_for    TEXT,
    queued_target TEXT,
    queued_until  INTEGER,
    queued_note   TEXT,
    kept_by       TEXT,
    offered_to    TEXT,
    offer_expires INTEGER,
    -- When it is over.
    ended_at      INTEGER,
    ended_by      TEXT,
    end_reason    TEXT
) STRICT;
CREATE INDEX contacts_by_opening ON contacts (opened_at, id);
CREATE INDEX contacts_by_end ON contacts (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX contacts_open ON contacts (opened_at) WHERE ended_at IS NULL;

CREATE TABLE contact_data (
    contact BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    name    TEXT NOT NULL,
    value   TEXT NOT NULL,
    PRIMARY KEY (contact, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE parties (
    contact     BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    subject     TEXT NOT NULL,
    name        TEXT NOT NULL,
    role        TEXT NOT NULL,
    standing    TEXT NOT NULL,
    joined_at   INTEGER NOT NULL,
    left_at     INTEGER,
    left_reason TEXT,
    PRIMARY KEY (contact, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX parties_by_subject ON parties (subject, contact);

CREATE TABLE queue_passes (
    contact BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    agent   TEXT NOT NULL,
    until   INTEGER NOT NULL,
    PRIMARY KEY (contact, agent)
) STRICT, WITHOUT ROWID;

CREATE TABLE assists (
    contact  BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    agent    TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    expires  INTEGER NOT NULL,
    PRIMARY KEY (contact, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE notes (
    contact    BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    at         INTEGER NOT NULL,
    written_by TEXT,
    text       TEXT NOT NULL,
    PRIMARY KEY (contact, position)
) STRICT, WITHOUT ROWID;

-- Their content is in the folder `files`, under the id.
CREATE TABLE files (
    id         BLOB PRIMARY KEY,
    contact    BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    sender     TEXT NOT NULL,
    format     TEXT NOT NULL,
    name       TEXT NOT NULL,
    size       INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (contact, id)
) STRICT;
CREATE INDEX files_by_age ON files (created_at);

-- Files whose rows are gone and whose content goes next.
CREATE TABLE file_removals (
    file BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;
CREATE TRIGGER files_removed AFTER DELETE ON files BEGIN
    INSERT INTO file_removals (file) VALUES (OLD.id);
END;

CREATE TABLE messages (
    contact        BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    number         INTEGER NOT NULL,
    id             BLOB NOT NULL UNIQUE,
    at             INTEGER NOT NULL,
    -- Nobody if the server notes what happened.
    author         TEXT,
    author_name    TEXT,
    author_role    TEXT,
    client_id      TEXT,
    kind           TEXT NOT NULL,
    -- The words, the address or the caption.
    text           TEXT,
    file           BLOB,
    file_kind      TEXT,
    file_name      TEXT,
    file_size      INTEGER,
    -- What happened, and to whom.
    subject        TEXT,
    subject_name   TEXT,
    subject_role   TEXT,
    reason         TEXT,
    waits_for      TEXT,
    target         TEXT,
    call_kind      TEXT,
    seconds        INTEGER,
    PRIMARY KEY (contact, number),
    FOREIGN KEY (contact, file) REFERENCES files (contact, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX messages_by_file ON messages (contact, file) WHERE file IS NOT NULL;

CREATE TABLE marks (
    contact   BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    subject   TEXT NOT NULL,
    delivered INTEGER NOT NULL,
    seen      INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    PRIMARY KEY (contact, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE calls (
    id                BLOB PRIMARY KEY,
    contact           BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    origin            TEXT NOT NULL,
    origin_id         BLOB,
    kind              TEXT NOT NULL,
    direction         TEXT NOT NULL,
    camera_agreed     INTEGER NOT NULL,
    held_by           TEXT,
    request_by        TEXT,
    request_side      TEXT,
    request_kind      TEXT,
    request_direction TEXT,
    request_expires   INTEGER,
    share_by          TEXT,
    share_invitation  BLOB,
    share_since       INTEGER,
    started_at        INTEGER NOT NULL,
    connected_at      INTEGER,
    ended_at          INTEGER,
    ended_by          TEXT,
    end_reason        TEXT
) STRICT;
CREATE INDEX calls_by_contact ON calls (contact);
CREATE INDEX calls_by_start ON calls (started_at, id);

CREATE TABLE call_members (
    call             BLOB NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    position         INTEGER NOT NULL,
    subject          TEXT NOT NULL,
    name             TEXT NOT NULL,
    role             TEXT NOT NULL,
    listens          INTEGER NOT NULL,
    muted_microphone INTEGER NOT NULL,
    muted_camera     INTEGER NOT NULL,
    muted_screen     INTEGER NOT NULL,
    state            TEXT NOT NULL,
    state_since      INTEGER,
    left_reason      TEXT,
    PRIMARY KEY (call, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX call_members_by_subject ON call_members (subject, call);

CREATE TABLE call_switches (
    call      BLOB NOT NULL REFERENCES calls (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    asked_by  TEXT,
    kind      TEXT NOT NULL,
    direction TEXT NOT NULL,
    outcome   TEXT NOT NULL,
    PRIMARY KEY (call, position)
) STRICT, WITHOUT ROWID;

-- A request and the call that comes of it are written together, in either order.
CREATE TABLE escalations (
    id        BLOB PRIMARY KEY,
    contact   BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    subject   TEXT NOT NULL,
    name      TEXT NOT NULL,
    role      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    direction TEXT,
    asked_at  INTEGER NOT NULL,
    expires   INTEGER NOT NULL,
    ended_at  INTEGER,
    ended_by  TEXT,
    outcome   TEXT,
    call      BLOB REFERENCES calls (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX escalations_by_contact ON escalations (contact);
CREATE INDEX escalations_by_call ON escalations (call) WHERE call IS NOT NULL;

CREATE TABLE invitations (
    id          BLOB PRIMARY KEY,
    contact     BLOB NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
    kind        TEXT NOT NULL,
    direction   TEXT,
    made_by     TEXT NOT NULL,
    made_at     INTEGER NOT NULL,
    expires     INTEGER NOT NULL,
    state       TEXT NOT NULL,
    accepted_at INTEGER,
    closed_at   INTEGER,
    closed_by   TEXT,
    reason      TEXT,
    call        BLOB REFERENCES calls (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX invitations_by_contact ON invitations (contact);
CREATE INDEX invitations_by_call ON invitations (call) WHERE call IS NOT NULL;
