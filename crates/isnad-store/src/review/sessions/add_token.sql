INSERT INTO review_token (hash, user_id, label, added)
SELECT :hash, id, :label, :added FROM review_user WHERE name = :name AND removed IS NULL
