SELECT alike.id AS id
FROM review_item AS one
JOIN review_item AS alike ON alike.story_id = one.story_id AND alike.cluster = one.cluster
WHERE one.id = :id AND alike.id <> one.id AND alike.current = 1
    AND alike.status <> 'rejected'
ORDER BY alike.id
