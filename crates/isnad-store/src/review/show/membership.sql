INSERT INTO review_membership (claim_id, reading) VALUES (:claim_id, :reading)
