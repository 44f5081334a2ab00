SELECT review_step.sequence AS sequence
FROM review_step
JOIN review_entry ON review_entry.sequence = review_step.sequence
WHERE review_step.subject_id = :subject_id AND review_entry.undone_by IS NULL
ORDER BY review_step.sequence
