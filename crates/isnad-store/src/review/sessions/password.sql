SELECT password FROM review_user WHERE name = :name AND removed IS NULL
