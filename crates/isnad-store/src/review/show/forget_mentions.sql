DELETE FROM review_mention WHERE subject_id = :subject_id
