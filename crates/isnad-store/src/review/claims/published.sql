SELECT review_claim.claim AS claim, review_subject.state AS state
FROM review_claim
JOIN review_subject ON review_subject.id = review_claim.subject_id
WHERE review_claim.published IS NOT NULL
ORDER BY review_claim.claim
