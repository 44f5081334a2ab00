DELETE FROM review_words WHERE rowid = :id
