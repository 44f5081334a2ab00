SELECT failures, until FROM review_attempt WHERE name = :name
