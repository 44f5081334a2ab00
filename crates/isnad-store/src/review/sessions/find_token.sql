SELECT review_user.name AS name, review_user.role AS role
FROM review_token
JOIN review_user ON review_user.id = review_token.user_id
WHERE review_token.hash = :hash AND review_user.removed IS NULL
