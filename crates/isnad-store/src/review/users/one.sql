SELECT name, role, password IS NOT NULL AS has_password, added
FROM review_user
WHERE removed IS NULL AND name = :name
