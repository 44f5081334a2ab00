UPDATE review_user SET removed = :removed, password = NULL WHERE name = :name AND removed IS NULL
