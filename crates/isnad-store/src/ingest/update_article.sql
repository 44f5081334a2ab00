UPDATE article SET url = coalesce(:url, url) WHERE id = :id
