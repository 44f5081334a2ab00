INSERT INTO review_mention (name, subject_id, ordinal, at) VALUES (:name, :subject_id, :ordinal, :at)
ON CONFLICT DO NOTHING
