SELECT
    article.id AS id, article.identity AS identity, article.outlet_id AS outlet_id,
    outlet.name AS outlet, version.id AS version_id,
    coalesce(version.published, version.ingested) AS published, version.text AS text
FROM review_pending
JOIN article ON article.id = review_pending.article_id
JOIN outlet ON outlet.id = article.outlet_id
JOIN version ON version.article_id = article.id
WHERE version.number = (SELECT max(number) FROM version WHERE article_id = article.id)
ORDER BY review_pending.article_id
LIMIT :limit
