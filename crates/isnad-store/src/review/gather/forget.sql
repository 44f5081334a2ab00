DELETE FROM review_item
WHERE article_id = :article_id AND current = 0 AND status = 'new' AND NOT EXISTS (
    SELECT 1 FROM review_subject
    JOIN article ON article.id = review_item.article_id
    JOIN outlet ON outlet.id = article.outlet_id
    WHERE review_subject.name = json_object(
        'reading', json_object(
            'outlet', outlet.name, 'article', article.identity, 'key', lower(hex(review_item.key))
        )
    )
)
RETURNING id
