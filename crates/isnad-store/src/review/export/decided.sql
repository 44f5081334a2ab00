SELECT id FROM review_item WHERE id > :after AND status <> 'new' ORDER BY id LIMIT :limit
