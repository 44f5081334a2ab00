SELECT 1
FROM review_item
JOIN article ON article.id = review_item.article_id
JOIN outlet ON outlet.id = article.outlet_id
WHERE article.identity = :article AND outlet.name = :outlet AND review_item.key = unhex(:key)
