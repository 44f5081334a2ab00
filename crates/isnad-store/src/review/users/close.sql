DELETE FROM review_session WHERE user_id = (SELECT id FROM review_user WHERE name = :name)
