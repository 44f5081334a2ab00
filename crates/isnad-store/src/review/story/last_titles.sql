SELECT json_extract(story.value, '$.title') AS title
FROM (SELECT payload FROM operation WHERE operation = :kind ORDER BY sequence DESC LIMIT 1) AS last,
    json_each(last.payload, '$.stories') AS story
