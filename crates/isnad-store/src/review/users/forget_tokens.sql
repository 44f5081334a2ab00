DELETE FROM review_token WHERE user_id = (SELECT id FROM review_user WHERE name = :name)
