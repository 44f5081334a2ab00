SELECT article.id AS id, article.identity AS identity, outlet.name AS outlet, article.url AS url
FROM article
JOIN outlet ON outlet.id = article.outlet_id
WHERE article.identity = :identity AND (:outlet IS NULL OR outlet.name = :outlet)
ORDER BY outlet.name
