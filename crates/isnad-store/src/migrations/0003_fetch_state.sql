-- What addresses on the network said of their content when it was had last.

CREATE TABLE fetch_state (
    url           TEXT NOT NULL PRIMARY KEY, -- as it was asked
    etag          TEXT,
    last_modified TEXT, -- as the server wrote it
    fetched       TEXT NOT NULL -- RFC 3339
) STRICT, WITHOUT ROWID;
