SELECT alike.id AS id
FROM review_item AS one
JOIN review_item AS alike ON alike.source_id = one.source_id
WHERE one.id = :id AND alike.id <> one.id AND alike.current = 1 AND alike.status = 'new'
ORDER BY alike.attention DESC, alike.id DESC
LIMIT :limit
