SELECT claim FROM review_claim WHERE subject_id = :number
