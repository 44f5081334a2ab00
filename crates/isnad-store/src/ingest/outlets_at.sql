SELECT DISTINCT outlet.name AS name
FROM article
JOIN outlet ON outlet.id = article.outlet_id
WHERE article.url = :url AND outlet.name <> :outlet
ORDER BY outlet.name
