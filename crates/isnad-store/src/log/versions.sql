SELECT outlet.name AS outlet, article.identity AS identity, version.number AS number, version.text AS text
FROM version
JOIN article ON article.id = version.article_id
JOIN outlet ON outlet.id = article.outlet_id
ORDER BY version.id
