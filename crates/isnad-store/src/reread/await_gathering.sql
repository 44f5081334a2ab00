INSERT OR IGNORE INTO review_pending (article_id)
VALUES ((SELECT article_id FROM version WHERE id = :version_id))
