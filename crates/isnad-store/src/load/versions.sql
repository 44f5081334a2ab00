SELECT id, title, published, text FROM version WHERE article_id = :article_id ORDER BY number
