INSERT INTO review_session (hash, user_id, seen, expires)
SELECT :hash, id, :seen, :expires FROM review_user WHERE name = :name AND removed IS NULL
