SELECT review_token.id AS id, review_user.name AS name, review_token.label AS label,
    review_token.added AS added
FROM review_token
JOIN review_user ON review_user.id = review_token.user_id
ORDER BY review_token.id
