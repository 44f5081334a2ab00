-- Outlets, their articles and versions, what was read in them, and the log of what was done.

CREATE TABLE outlet (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE -- empty for texts whose outlet nobody named
) STRICT;

CREATE TABLE article (
    id        INTEGER PRIMARY KEY,
    outlet_id INTEGER NOT NULL REFERENCES outlet (id),
    identity  TEXT NOT NULL, -- the id it was given, or its path
    url       TEXT,
    UNIQUE (identity, outlet_id)
) STRICT;

CREATE TABLE version (
    id           INTEGER PRIMARY KEY,
    article_id   INTEGER NOT NULL REFERENCES article (id),
    number       INTEGER NOT NULL CHECK (number > 0), -- in the order of ingest
    content_hash BLOB NOT NULL CHECK (length(content_hash) = 32), -- SHA-256 of the text
    published    TEXT, -- RFC 3339, perhaps without offset or time
    ingested     TEXT NOT NULL, -- RFC 3339
    extraction   TEXT NOT NULL, -- what read its attributions
    title        TEXT,
    author       TEXT,
    text         TEXT NOT NULL, -- last: long texts spill over into pages of their own
    UNIQUE (article_id, number),
    UNIQUE (article_id, content_hash)
) STRICT;

CREATE INDEX version_published ON version (published);

CREATE TABLE source (
    id     INTEGER PRIMARY KEY,
    folded TEXT NOT NULL, -- the folded words of its name
    kind   TEXT NOT NULL,
    name   TEXT NOT NULL, -- as first met
    UNIQUE (folded, kind)
) STRICT;

CREATE TABLE attribution (
    id           INTEGER PRIMARY KEY,
    version_id   INTEGER NOT NULL REFERENCES version (id),
    ordinal      INTEGER NOT NULL, -- from 0, in the order of the text
    parent       INTEGER, -- ordinal of the attribution it stands in
    source_id    INTEGER REFERENCES source (id),
    key          BLOB NOT NULL CHECK (length(key) = 32), -- names it without its position
    style        TEXT NOT NULL,
    kind         TEXT NOT NULL,
    class        TEXT NOT NULL,
    strength     TEXT NOT NULL,
    grade        TEXT NOT NULL,
    construction TEXT NOT NULL,
    lemma        TEXT NOT NULL,
    confidence   REAL NOT NULL,
    -- Spans: JSON arrays of [start, end) pairs of code points into version.text.
    cue             TEXT NOT NULL CHECK (json_valid(cue)),
    source          TEXT NOT NULL CHECK (json_valid(source)),
    via             TEXT NOT NULL CHECK (json_valid(via)),
    content         TEXT NOT NULL CHECK (json_valid(content)),
    source_resolved TEXT NOT NULL CHECK (json_valid(source_resolved)),
    UNIQUE (version_id, ordinal),
    FOREIGN KEY (version_id, parent) REFERENCES attribution (version_id, ordinal)
        DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX attribution_key ON attribution (key);
CREATE INDEX attribution_source ON attribution (source_id);

CREATE TABLE note (
    version_id INTEGER NOT NULL REFERENCES version (id),
    ordinal    INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    span       TEXT NOT NULL CHECK (json_valid(span)), -- as in attribution, exactly one
    PRIMARY KEY (version_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Append-only; each entry's hash covers the one before.
CREATE TABLE operation (
    sequence  INTEGER PRIMARY KEY,
    at        TEXT NOT NULL, -- RFC 3339
    operation TEXT NOT NULL,
    payload   TEXT NOT NULL CHECK (json_valid(payload)),
    previous  BLOB NOT NULL CHECK (length(previous) = 32),
    hash      BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER operation_is_never_changed BEFORE UPDATE ON operation
BEGIN
    SELECT raise(ABORT, 'the operation log is append-only');
END;

CREATE TRIGGER operation_is_never_deleted BEFORE DELETE ON operation
BEGIN
    SELECT raise(ABORT, 'the operation log is append-only');
END;

-- INSERT OR REPLACE deletes without a trigger.
CREATE TRIGGER operation_is_never_replaced BEFORE INSERT ON operation
WHEN EXISTS (SELECT 1 FROM operation WHERE sequence >= new.sequence)
BEGIN
    SELECT raise(ABORT, 'the operation log is append-only');
END;
