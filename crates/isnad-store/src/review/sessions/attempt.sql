INSERT OR REPLACE INTO review_attempt (name, failures, until) VALUES (:name, :failures, :until)
