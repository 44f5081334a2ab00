UPDATE review_subject SET revision = :revision, state = :state WHERE id = :id
