SELECT title FROM review_story ORDER BY id DESC
