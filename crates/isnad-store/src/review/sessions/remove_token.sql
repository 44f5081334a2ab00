DELETE FROM review_token WHERE id = :id
