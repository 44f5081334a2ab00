SELECT outlet.name AS outlet, article.identity AS article, lower(hex(review_item.key)) AS key
FROM review_item
JOIN article ON article.id = review_item.article_id
JOIN outlet ON outlet.id = article.outlet_id
WHERE review_item.id = :id
