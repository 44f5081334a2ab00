SELECT value FROM review_setting WHERE name = :name
