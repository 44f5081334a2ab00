INSERT INTO source_words (rowid, name) VALUES (:rowid, :name)
