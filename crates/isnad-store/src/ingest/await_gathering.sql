INSERT OR IGNORE INTO review_pending (article_id) VALUES (:article_id)
