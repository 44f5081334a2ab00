DELETE FROM content_words WHERE rowid = :rowid
