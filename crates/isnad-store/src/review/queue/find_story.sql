SELECT id FROM review_story WHERE title = :name
