UPDATE review_attempt SET failures = failures - 1, until = 0 WHERE name = :name AND failures > 0
