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
FROM attribution
JOIN source ON source.id = attribution.source_id
JOIN version ON version.id = attribution.version_id
JOIN article ON article.id = version.article_id
JOIN outlet ON outlet.id = article.outlet_id
WHERE source.id IN (
        SELECT id FROM source WHERE folded IN (:folded, :called)
        UNION
        SELECT source_id FROM source_mention WHERE :match IS NOT NULL AND id IN (
            SELECT rowid FROM source_words WHERE source_words MATCH :match
        )
    )
    AND version.number = (
        SELECT max(number) FROM version AS other WHERE other.article_id = article.id
    )
    AND (:since IS NULL OR substr(version.published, 1, 10) >= :since)
    AND (:until IS NULL OR substr(version.published, 1, 10) <= :until)
    AND (:outlet IS NULL OR outlet.name = :outlet)
ORDER BY version.published, article.id, attribution.ordinal
LIMIT :limit
