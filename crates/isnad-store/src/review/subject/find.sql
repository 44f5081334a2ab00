SELECT id, revision, state FROM review_subject WHERE name = :name
