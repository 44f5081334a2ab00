UPDATE review_session SET seen = :now WHERE hash = :hash
