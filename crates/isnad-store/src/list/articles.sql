SELECT
    article.identity AS identity,
    outlet.name AS outlet,
    article.url AS url,
    latest.title AS title,
    latest.published AS published,
    latest.ingested AS ingested,
    latest.number AS versions,
    (SELECT count(*) FROM attribution WHERE version_id = latest.id) AS attributions
FROM article
JOIN outlet ON outlet.id = article.outlet_id
JOIN version AS latest
    ON latest.article_id = article.id
    AND latest.number = (SELECT max(number) FROM version WHERE article_id = article.id)
WHERE (:outlet IS NULL OR outlet.name = :outlet)
    AND (:from IS NULL OR substr(latest.published, 1, 10) >= :from)
    AND (:to IS NULL OR substr(latest.published, 1, 10) <= :to)
ORDER BY article.id
LIMIT :limit
