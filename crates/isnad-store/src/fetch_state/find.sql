SELECT etag, last_modified, fetched FROM fetch_state WHERE url = :url
