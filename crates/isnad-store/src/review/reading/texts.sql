SELECT version.text AS text
FROM version
JOIN article ON article.id = version.article_id
JOIN outlet ON outlet.id = article.outlet_id
WHERE article.identity = :article AND outlet.name = :outlet
ORDER BY version.number DESC
