DELETE FROM review_claim WHERE subject_id = :subject_id
