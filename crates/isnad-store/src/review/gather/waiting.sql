SELECT 1 FROM review_pending LIMIT 1
