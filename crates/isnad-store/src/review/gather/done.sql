DELETE FROM review_pending WHERE article_id = :article_id
