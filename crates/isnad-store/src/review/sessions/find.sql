SELECT review_user.name AS name, review_user.role AS role, review_session.seen AS seen
FROM review_session
JOIN review_user ON review_user.id = review_session.user_id
WHERE review_session.hash = :hash AND review_user.removed IS NULL
    AND review_session.expires > :now AND review_session.seen > :now - :idle
