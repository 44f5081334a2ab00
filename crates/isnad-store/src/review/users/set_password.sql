UPDATE review_user SET password = :password WHERE name = :name AND removed IS NULL
