SELECT name, revision, state FROM review_subject ORDER BY name
