SELECT id, outlets, origins, diverging FROM review_item WHERE article_id = :article_id AND key = :key
