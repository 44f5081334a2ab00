SELECT
    version.id AS id,
    outlet.name AS outlet,
    article.identity AS identity,
    version.number AS number,
    version.extraction AS extraction,
    version.text AS text
FROM version
JOIN article ON article.id = version.article_id
JOIN outlet ON outlet.id = article.outlet_id
WHERE version.id > :after
    AND (:outlet IS NULL OR outlet.name = :outlet)
    AND (:article IS NULL OR article.identity = :article)
    AND (:not_read_by IS NULL OR version.extraction <> :not_read_by)
ORDER BY version.id
LIMIT :limit
