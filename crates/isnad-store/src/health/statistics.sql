SELECT
    (SELECT user_version FROM pragma_user_version) AS schema,
    (SELECT count(*) FROM outlet) AS outlets,
    (SELECT count(*) FROM article) AS articles,
    (SELECT count(*) FROM version WHERE number = 2) AS changed_articles,
    (SELECT count(*) FROM version) AS versions,
    (SELECT count(*) FROM attribution) AS attributions,
    (SELECT count(*) FROM source) AS sources,
    (SELECT count(*) FROM operation) AS operations,
    (
        SELECT count(*)
        FROM (SELECT url FROM article WHERE url IS NOT NULL GROUP BY url HAVING count(DISTINCT outlet_id) > 1)
    ) AS shared_addresses,
    (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM pragma_page_size) AS bytes,
    (SELECT freelist_count FROM pragma_freelist_count) * (SELECT page_size FROM pragma_page_size) AS free_bytes,
    (SELECT min(published) FROM version) AS first_published,
    (SELECT max(published) FROM version) AS last_published
