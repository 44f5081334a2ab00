INSERT INTO fetch_state (url, etag, last_modified, fetched)
VALUES (:url, :etag, :last_modified, :fetched)
ON CONFLICT (url) DO UPDATE SET
    etag = excluded.etag,
    last_modified = excluded.last_modified,
    fetched = excluded.fetched
