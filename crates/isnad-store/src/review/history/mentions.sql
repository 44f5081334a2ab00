SELECT review_subject.name AS subject, review_mention.ordinal AS ordinal
FROM review_mention
JOIN review_subject ON review_subject.id = review_mention.subject_id
WHERE review_mention.name = :name
ORDER BY review_mention.at DESC, review_mention.subject_id, review_mention.ordinal
LIMIT :limit
