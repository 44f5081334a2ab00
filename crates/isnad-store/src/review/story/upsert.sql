INSERT INTO review_story (title) VALUES (:title)
ON CONFLICT (title) DO UPDATE SET title = excluded.title
RETURNING id
