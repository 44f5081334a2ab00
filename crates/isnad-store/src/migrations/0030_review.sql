-- The reviewer's desk. What people did stands in the log (operation); the tables of states below
-- are made from it and can be made anew. What the program reads (attribution) and what it makes of
-- stories is gathered into review_item, which the queue is read from.

CREATE TABLE review_subject (
    id       INTEGER PRIMARY KEY,
    sort     TEXT NOT NULL, -- reading, claim or source
    name     TEXT NOT NULL UNIQUE, -- what it is, in JSON, without row numbers
    revision INTEGER NOT NULL, -- the last log entry about it
    state    TEXT NOT NULL CHECK (json_valid(state))
) STRICT;

CREATE TABLE review_entry (
    sequence  INTEGER PRIMARY KEY REFERENCES operation (sequence),
    actor     TEXT NOT NULL,
    undone_by INTEGER REFERENCES operation (sequence) -- NULL while it counts
) STRICT;

CREATE INDEX review_entry_actor ON review_entry (actor, sequence);

-- Which log entries are about which subject, undoing and redoing ones too.
CREATE TABLE review_step (
    subject_id INTEGER NOT NULL REFERENCES review_subject (id),
    sequence   INTEGER NOT NULL REFERENCES operation (sequence),
    PRIMARY KEY (subject_id, sequence)
) STRICT, WITHOUT ROWID;

CREATE INDEX review_step_sequence ON review_step (sequence);

CREATE TABLE review_mention (
    name       TEXT NOT NULL,
    subject_id INTEGER NOT NULL REFERENCES review_subject (id),
    ordinal    INTEGER NOT NULL, -- of the note in its subject's state
    at         TEXT NOT NULL,
    PRIMARY KEY (name, at, subject_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX review_mention_subject ON review_mention (subject_id);

CREATE TABLE review_claim (
    subject_id     INTEGER PRIMARY KEY REFERENCES review_subject (id),
    claim          TEXT NOT NULL UNIQUE,
    status         TEXT NOT NULL,
    label          TEXT NOT NULL,
    verdict        TEXT,
    assignee       TEXT,
    asked          TEXT, -- of whom the second decision is asked
    first_by       TEXT,
    first_verdict  TEXT,
    second_by      TEXT,
    second_verdict TEXT,
    readings       INTEGER NOT NULL,
    evidence       INTEGER NOT NULL,
    published      TEXT
) STRICT;

CREATE INDEX review_claim_status ON review_claim (status, subject_id);

CREATE TABLE review_membership (
    claim_id   INTEGER NOT NULL REFERENCES review_claim (subject_id),
    reading    TEXT NOT NULL, -- the name of its subject
    PRIMARY KEY (reading, claim_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX review_membership_claim ON review_membership (claim_id);

-- Canonical sources that a reviewer renamed or merged into others.
CREATE TABLE review_source (
    source_id    INTEGER PRIMARY KEY REFERENCES source (id),
    name         TEXT,
    canonical_id INTEGER REFERENCES source (id)
) STRICT;

CREATE INDEX review_source_canonical ON review_source (canonical_id);

CREATE TABLE review_story (
    id    INTEGER PRIMARY KEY,
    title TEXT NOT NULL UNIQUE
) STRICT;

-- One attribution of one article, in whichever of its versions: what the queue shows.
CREATE TABLE review_item (
    id             INTEGER PRIMARY KEY,
    article_id     INTEGER NOT NULL REFERENCES article (id),
    key            BLOB NOT NULL CHECK (length(key) = 32),
    attribution_id INTEGER NOT NULL, -- where it was last read; dangling where current = 0
    current        INTEGER NOT NULL CHECK (current IN (0, 1)), -- whether the latest version has it
    outlet_id      INTEGER NOT NULL REFERENCES outlet (id),
    source_id      INTEGER REFERENCES source (id), -- a reviewer's, else the one read
    story_id       INTEGER REFERENCES review_story (id),
    cluster        INTEGER, -- items of one story with the same number put forward the same
    status         TEXT NOT NULL,
    assignee       TEXT,
    kind           TEXT NOT NULL,
    grade          TEXT NOT NULL,
    class          TEXT NOT NULL,
    confidence     REAL NOT NULL,
    published      TEXT NOT NULL, -- else when it was stored
    outlets        INTEGER NOT NULL, -- that carry its claim
    origins        INTEGER NOT NULL, -- independent ones of its claim; 0 where not known
    diverging      INTEGER NOT NULL CHECK (diverging IN (0, 1)),
    attention      INTEGER NOT NULL,
    reasons        INTEGER NOT NULL, -- bits
    UNIQUE (article_id, key)
) STRICT;

-- Each begins with what a filter asks for and goes on in an order of the queue; what stands behind
-- the id lets other filters be answered without the row. Which one a page is read from is said in
-- the question: see review/queue.
CREATE INDEX review_item_attention ON review_item
    (status, attention, id, grade, kind, class, reasons, confidence, outlet_id, published)
    WHERE current = 1;
CREATE INDEX review_item_outlet ON review_item
    (status, outlet_id, attention, id, grade, kind, class, reasons, confidence, published)
    WHERE current = 1;
CREATE INDEX review_item_source ON review_item (status, source_id, attention, id)
    WHERE current = 1;
CREATE INDEX review_item_grade ON review_item
    (status, grade, attention, id, kind, class, reasons, confidence, outlet_id, published)
    WHERE current = 1;
CREATE INDEX review_item_kind ON review_item
    (status, kind, attention, id, grade, class, reasons, confidence, outlet_id, published)
    WHERE current = 1;
CREATE INDEX review_item_class ON review_item
    (status, class, attention, id, grade, kind, reasons, confidence, outlet_id, published)
    WHERE current = 1;
CREATE INDEX review_item_confidence ON review_item
    (status, confidence, id, grade, kind, class, reasons, outlet_id, published)
    WHERE current = 1;
CREATE INDEX review_item_published ON review_item
    (status, published, id, grade, kind, class, reasons, confidence, outlet_id)
    WHERE current = 1;
-- One an attention reason, each a bit of reasons.
CREATE INDEX review_item_carried_by_many ON review_item (status, attention, id)
    WHERE current = 1 AND reasons & 1 = 1;
CREATE INDEX review_item_single_origin ON review_item (status, attention, id)
    WHERE current = 1 AND reasons & 2 = 2;
CREATE INDEX review_item_figures_diverge ON review_item (status, attention, id)
    WHERE current = 1 AND reasons & 4 = 4;
CREATE INDEX review_item_unnamed ON review_item (status, attention, id)
    WHERE current = 1 AND reasons & 8 = 8;
CREATE INDEX review_item_no_source ON review_item (status, attention, id)
    WHERE current = 1 AND reasons & 16 = 16;
CREATE INDEX review_item_low_confidence ON review_item (status, attention, id)
    WHERE current = 1 AND reasons & 32 = 32;
CREATE INDEX review_item_story ON review_item (story_id, cluster) WHERE story_id IS NOT NULL;
CREATE INDEX review_item_assignee ON review_item (assignee, status, attention, id)
    WHERE assignee IS NOT NULL;
CREATE INDEX review_item_key ON review_item (key);

-- Folded words of the items, for the queue's text filter.
CREATE VIRTUAL TABLE review_words USING fts5 (
    words, content = '', contentless_delete = 1, detail = none,
    tokenize = "ascii tokenchars '.'"
);

-- Articles whose items must be gathered anew.
CREATE TABLE review_pending (article_id INTEGER PRIMARY KEY REFERENCES article (id)) STRICT;

INSERT INTO review_pending (article_id) SELECT id FROM article;

CREATE TRIGGER review_version_is_new AFTER INSERT ON version
BEGIN
    INSERT OR IGNORE INTO review_pending (article_id) VALUES (new.article_id);
END;

CREATE TRIGGER review_attribution_is_new AFTER INSERT ON attribution
BEGIN
    INSERT OR IGNORE INTO review_pending (article_id)
    SELECT article_id FROM version WHERE id = new.version_id;
END;

CREATE TRIGGER review_attribution_is_gone AFTER DELETE ON attribution
BEGIN
    INSERT OR IGNORE INTO review_pending (article_id)
    SELECT article_id FROM version WHERE id = old.version_id;
END;

CREATE TABLE review_user (
    id       INTEGER PRIMARY KEY,
    name     TEXT NOT NULL UNIQUE,
    role     TEXT NOT NULL CHECK (role IN ('reviewer', 'editor', 'admin')),
    password TEXT, -- argon2id as a PHC string; NULL while none was set
    added    TEXT NOT NULL,
    removed  TEXT -- names stay, since the log tells of them
) STRICT;

-- Times of sessions and log-ins are seconds since 1970.
CREATE TABLE review_session (
    hash    BLOB PRIMARY KEY CHECK (length(hash) = 32), -- SHA-256 of the secret
    user_id INTEGER NOT NULL REFERENCES review_user (id),
    seen    INTEGER NOT NULL,
    expires INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX review_session_user ON review_session (user_id);

CREATE TABLE review_token (
    id      INTEGER PRIMARY KEY,
    hash    BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    user_id INTEGER NOT NULL REFERENCES review_user (id),
    label   TEXT NOT NULL,
    added   TEXT NOT NULL
) STRICT;

CREATE TABLE review_attempt (
    name     TEXT PRIMARY KEY, -- as typed, known or not
    failures INTEGER NOT NULL,
    until    INTEGER NOT NULL -- no attempt is heard before
) STRICT, WITHOUT ROWID;

CREATE TABLE review_filter (
    user   TEXT NOT NULL,
    name   TEXT NOT NULL,
    filter TEXT NOT NULL CHECK (json_valid(filter)),
    PRIMARY KEY (user, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE review_setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE review_attachment (
    hash       BLOB PRIMARY KEY CHECK (length(hash) = 32), -- SHA-256 of its bytes
    size       INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    name       TEXT NOT NULL,
    bytes      BLOB NOT NULL
) STRICT;
