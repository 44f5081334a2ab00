SELECT
    review_item.id AS id, review_item.status AS status, review_item.kind AS kind,
    review_item.grade AS grade, review_item.class AS class,
    review_item.confidence AS confidence, review_item.published AS published,
    review_item.assignee AS assignee, review_item.attention AS attention,
    review_item.reasons AS reasons, review_item.outlets AS outlets,
    review_item.origins AS origins,
    outlet.name AS outlet, article.identity AS article, version.title AS title,
    version.text AS text, attribution.content AS content, attribution.via AS via,
    attribution.source AS source, attribution.source_resolved AS source_resolved,
    coalesce(standing.name, standing_source.name, own.name, source.name) AS source_name
FROM review_item
JOIN attribution ON attribution.id = review_item.attribution_id
JOIN version ON version.id = attribution.version_id
JOIN article ON article.id = review_item.article_id
JOIN outlet ON outlet.id = review_item.outlet_id
LEFT JOIN source ON source.id = review_item.source_id
LEFT JOIN review_source AS own ON own.source_id = review_item.source_id
LEFT JOIN source AS standing_source ON standing_source.id = own.canonical_id
LEFT JOIN review_source AS standing ON standing.source_id = own.canonical_id
WHERE review_item.id = :id
