SELECT 1 FROM review_claim WHERE claim = :name
