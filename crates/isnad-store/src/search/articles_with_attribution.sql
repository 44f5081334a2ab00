SELECT
    article.id AS article_id,
    article.identity AS identity,
    outlet.name AS outlet,
    article.url AS url,
    version.title AS title,
    version.published AS published,
    version.number AS number,
    (SELECT max(number) FROM version AS other WHERE other.article_id = article.id) AS versions,
    version.text AS text
FROM (
    SELECT version.id AS version_id, version_words.rank AS score
    FROM version_words
    CROSS JOIN version ON version.id = version_words.rowid
    CROSS JOIN article ON article.id = version.article_id
    WHERE version_words MATCH :match
        AND (:since IS NULL OR substr(version.published, 1, 10) >= :since)
        AND (:until IS NULL OR substr(version.published, 1, 10) <= :until)
        AND (
            :outlet IS NULL
            OR article.outlet_id = (SELECT id FROM outlet WHERE name = :outlet)
        )
        AND EXISTS (
            SELECT 1 FROM attribution
            WHERE attribution.version_id = version.id
                AND (:kind IS NULL OR attribution.kind = :kind)
                AND (:class IS NULL OR attribution.class = :class)
                AND (:grade IS NULL OR attribution.grade = :grade)
                AND (
                    :source IS NULL
                    OR attribution.source_id IN (
                        SELECT source_id FROM source_mention WHERE id IN (
            SELECT rowid FROM source_words WHERE source_words MATCH :source
        )
                    )
                )
        )
    ORDER BY score
    LIMIT :limit
) AS hit
JOIN version ON version.id = hit.version_id
JOIN article ON article.id = version.article_id
JOIN outlet ON outlet.id = article.outlet_id
ORDER BY hit.score, version.id
