SELECT
    operation.sequence AS sequence, operation.at AS at, operation.operation AS operation,
    operation.payload AS payload, review_entry.undone_by IS NOT NULL AS undone
FROM review_step
JOIN operation ON operation.sequence = review_step.sequence
LEFT JOIN review_entry ON review_entry.sequence = review_step.sequence
WHERE review_step.subject_id = :subject_id
ORDER BY review_step.sequence
