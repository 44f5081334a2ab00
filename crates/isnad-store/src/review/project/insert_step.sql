INSERT INTO review_step (subject_id, sequence) VALUES (:subject_id, :sequence)
ON CONFLICT DO NOTHING
