SELECT sequence, at, operation, payload, previous, hash
FROM operation
WHERE sequence > :after
ORDER BY sequence
LIMIT :limit
