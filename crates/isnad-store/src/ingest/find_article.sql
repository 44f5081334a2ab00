SELECT
    article.id AS id,
    (SELECT max(number) FROM version WHERE article_id = article.id) AS latest,
    EXISTS (
        SELECT 1 FROM version
        WHERE article_id = article.id AND content_hash = :content_hash
    ) AS known
FROM article
JOIN outlet ON outlet.id = article.outlet_id
WHERE outlet.name = :outlet AND article.identity = :identity
