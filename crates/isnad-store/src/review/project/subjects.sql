SELECT review_subject.name AS name
FROM review_step
JOIN review_subject ON review_subject.id = review_step.subject_id
WHERE review_step.sequence = :sequence
ORDER BY review_subject.id
