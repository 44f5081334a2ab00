SELECT claim FROM review_claim ORDER BY subject_id
