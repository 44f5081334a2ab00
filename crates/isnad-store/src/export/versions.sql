SELECT
    version.id AS version_id,
    article.identity AS identity,
    outlet.name AS outlet,
    article.url AS url,
    version.number AS number,
    latest.number AS versions,
    version.title AS title,
    version.author AS author,
    version.published AS published,
    version.ingested AS ingested,
    version.extraction AS extraction,
    version.content_hash AS content_hash,
    version.text AS text
FROM (
    SELECT article.id AS article_id, version.number AS number
    FROM article
    JOIN outlet ON outlet.id = article.outlet_id
    JOIN version
        ON version.article_id = article.id
        AND version.number = (SELECT max(number) FROM version WHERE article_id = article.id)
    WHERE (:outlet IS NULL OR outlet.name = :outlet)
        AND (:from IS NULL OR substr(version.published, 1, 10) >= :from)
        AND (:to IS NULL OR substr(version.published, 1, 10) <= :to)
    ORDER BY article.id
    LIMIT :limit
) AS latest
JOIN article ON article.id = latest.article_id
JOIN outlet ON outlet.id = article.outlet_id
JOIN version ON version.article_id = article.id
ORDER BY article.id, version.number
