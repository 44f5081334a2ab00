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
    SELECT rowid AS attribution_id, rank AS score
    FROM content_words
    WHERE content_words MATCH :match
    ORDER BY rank
    LIMIT :limit
) AS hit
JOIN attribution ON attribution.id = hit.attribution_id
JOIN version ON version.id = attribution.version_id
JOIN article ON article.id = version.article_id
JOIN outlet ON outlet.id = article.outlet_id
LEFT JOIN source ON source.id = attribution.source_id
WHERE version.number = (
    SELECT max(number) FROM version AS other WHERE other.article_id = article.id
)
ORDER BY hit.score, attribution.id
