DELETE FROM review_membership WHERE claim_id = :claim_id
