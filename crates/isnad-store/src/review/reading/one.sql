SELECT
    review_item.id AS id, lower(hex(review_item.key)) AS key, review_item.current AS current,
    review_item.source_id AS source_id, review_item.reasons AS reasons,
    review_item.outlets AS outlets, review_item.origins AS origins,
    outlet.name AS outlet, article.identity AS article, article.url AS url,
    version.title AS title, version.author AS author, version.published AS published,
    version.ingested AS ingested, version.number AS number, version.extraction AS extraction,
    version.text AS text,
    (SELECT count(*) FROM version WHERE version.article_id = article.id) AS versions,
    attribution.cue AS cue, attribution.source AS source, attribution.via AS via,
    attribution.content AS content, attribution.source_resolved AS source_resolved,
    attribution.kind AS kind, attribution.grade AS grade, attribution.class AS class,
    attribution.style AS style, attribution.strength AS strength,
    attribution.construction AS construction, attribution.lemma AS lemma,
    attribution.confidence AS confidence,
    review_story.title AS story,
    coalesce(standing.name, standing_source.name, own.name, source.name) AS source_name
FROM review_item
JOIN attribution ON attribution.id = (
    SELECT max(same.id) FROM attribution AS same
    JOIN version ON version.id = same.version_id
    WHERE same.key = review_item.key AND version.article_id = review_item.article_id
        AND (review_item.current = 0 OR same.id = review_item.attribution_id)
)
JOIN version ON version.id = attribution.version_id
JOIN article ON article.id = review_item.article_id
JOIN outlet ON outlet.id = review_item.outlet_id
LEFT JOIN review_story ON review_story.id = review_item.story_id
LEFT JOIN source ON source.id = review_item.source_id
LEFT JOIN review_source AS own ON own.source_id = review_item.source_id
LEFT JOIN source AS standing_source ON standing_source.id = own.canonical_id
LEFT JOIN review_source AS standing ON standing.source_id = own.canonical_id
WHERE review_item.id = :id
