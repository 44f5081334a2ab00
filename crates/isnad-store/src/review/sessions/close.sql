DELETE FROM review_session WHERE hash = :hash
