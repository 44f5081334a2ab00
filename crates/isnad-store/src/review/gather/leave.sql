UPDATE review_item SET current = 0 WHERE article_id = :article_id
