SELECT
    source.name AS name,
    source.kind AS kind,
    count(*) AS attributions,
    count(DISTINCT article.id) AS articles,
    count(DISTINCT article.outlet_id) AS outlets,
    sum(attribution.grade IN ('named', 'body')) AS answerable,
    min(substr(version.published, 1, 10)) AS first,
    max(substr(version.published, 1, 10)) AS last
FROM attribution
JOIN source ON source.id = attribution.source_id
JOIN version ON version.id = attribution.version_id
JOIN article ON article.id = version.article_id
WHERE version.number = (
        SELECT max(number) FROM version AS other WHERE other.article_id = article.id
    )
    AND (:common OR :match IS NOT NULL OR NOT source.is_common)
    AND (:kind IS NULL OR source.kind = :kind)
    AND (:since IS NULL OR substr(version.published, 1, 10) >= :since)
    AND (:until IS NULL OR substr(version.published, 1, 10) <= :until)
    AND (
        :outlet IS NULL OR article.outlet_id = (SELECT id FROM outlet WHERE name = :outlet)
    )
    AND (
        :match IS NULL
        OR source.id IN (SELECT source_id FROM source_mention WHERE id IN (
            SELECT rowid FROM source_words WHERE source_words MATCH :match
        ))
    )
GROUP BY source.id
ORDER BY
    CASE :sort WHEN 'attributions' THEN count(*) WHEN 'articles' THEN count(DISTINCT article.id)
        WHEN 'outlets' THEN count(DISTINCT article.outlet_id) END DESC,
    CASE :sort WHEN 'name' THEN source.folded END,
    count(*) DESC,
    source.id
LIMIT :limit
