UPDATE review_user SET role = :role WHERE name = :name AND removed IS NULL
