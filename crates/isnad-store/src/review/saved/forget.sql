DELETE FROM review_filter WHERE user = :user AND name = :name
