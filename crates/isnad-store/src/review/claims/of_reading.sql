SELECT review_claim.claim AS claim
FROM review_membership
JOIN review_claim ON review_claim.subject_id = review_membership.claim_id
WHERE review_membership.reading = :reading
ORDER BY review_claim.subject_id
