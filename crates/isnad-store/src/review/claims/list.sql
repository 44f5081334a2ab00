SELECT
    subject_id, claim, status, label, verdict, assignee, asked, readings, evidence, published
FROM review_claim
WHERE subject_id < :before
    AND (:status IS NULL OR status = :status)
    AND (:verdict IS NULL OR verdict = :verdict)
    AND (:assignee IS NULL OR assignee = :assignee)
    AND (
        :second_for IS NULL
        OR (
            status = 'second-review' AND first_by <> :second_for
            AND coalesce(asked, :second_for) = :second_for
        )
    )
    AND (:text IS NULL OR instr(label, :text) > 0)
ORDER BY subject_id DESC
LIMIT :limit
