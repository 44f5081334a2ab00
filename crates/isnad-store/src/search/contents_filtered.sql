SELECT
    article.identity AS identity,
    outlet.name AS outlet,
    article.url AS url,
    version.title AS title,
    version.published AS published,
    version.number AS number,
    version.text AS text,
    source.name AS name,
    attribution.id AS attribution_id,
    attribution.key AS key,
    attribution.parent AS parent,
    attribution.style AS style,
    attribution.kind AS kind,
    attribution.class AS class,
    attribution.strength AS strength,
    attribution.grade AS grade,
    attribution.construction AS construction,
    attribution.lemma AS lemma,
    attribution.confidence AS confidence,
    attribution.cue AS cue,
    attribution.source AS source,
    attribution.via AS via,
    attribution.content AS content,
    attribution.source_resolved AS source_resolved
FROM (
    SELECT attribution.id AS attribution_id, content_words.rank AS score
    FROM content_words
    CROSS JOIN attribution ON attribution.id = content_words.rowid
    CROSS JOIN version ON version.id = attribution.version_id
    CROSS JOIN article ON article.id = version.article_id
    WHERE content_words MATCH :match
        AND version.number = (
            SELECT max(number) FROM version AS other WHERE other.article_id = article.id
        )
        AND (:kind IS NULL OR attribution.kind = :kind)
        AND (:class IS NULL OR attribution.class = :class)
        AND (:grade IS NULL OR attribution.grade = :grade)
        AND (:since IS NULL OR substr(version.published, 1, 10) >= :since)
        AND (:until IS NULL OR substr(version.published, 1, 10) <= :until)
        AND (
            :outlet IS NULL
            OR article.outlet_id = (SELECT id FROM outlet WHERE name = :outlet)
        )
        AND (
            :source IS NULL
            OR attribution.source_id IN (
                SELECT source_id FROM source_mention WHERE id IN (
            SELECT rowid FROM source_words WHERE source_words MATCH :source
        )
            )
        )
    ORDER BY score
    LIMIT :limit
) AS hit
JOIN attribution ON attribution.id = hit.attribution_id
JOIN version ON version.id = attribution.version_id
JOIN article ON article.id = version.article_id
JOIN outlet ON outlet.id = article.outlet_id
LEFT JOIN source ON source.id = attribution.source_id
ORDER BY hit.score, attribution.id
