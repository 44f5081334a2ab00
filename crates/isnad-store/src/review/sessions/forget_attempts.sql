DELETE FROM review_attempt WHERE name = :name OR until < :now - 86400
