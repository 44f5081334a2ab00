SELECT 1
WHERE EXISTS (SELECT 1 FROM review_user WHERE name = :name AND removed IS NULL)
    OR NOT EXISTS (SELECT 1 FROM review_user)
