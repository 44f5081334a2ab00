-- The words by which texts speak of a source: it is found by any of them, and shown by its name.

CREATE TABLE source_mention (
    id        INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES source (id),
    words     TEXT NOT NULL, -- as the search index has them
    UNIQUE (source_id, words)
) STRICT;

-- Until now a source was its own only mention, and has its place in the index.
INSERT INTO source_mention (id, source_id, words) SELECT id, id, folded FROM source;

-- A word such as «الوزارة» that goes back to nothing in its text: another one in every text.
ALTER TABLE source ADD COLUMN is_common INTEGER NOT NULL DEFAULT 0 CHECK (is_common IN (0, 1));
