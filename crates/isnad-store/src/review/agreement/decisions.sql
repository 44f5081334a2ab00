SELECT first_by, first_verdict, second_by, second_verdict
FROM review_claim
WHERE second_verdict IS NOT NULL
ORDER BY subject_id
