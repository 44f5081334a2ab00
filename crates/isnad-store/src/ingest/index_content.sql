INSERT INTO content_words (rowid, content) VALUES (:rowid, :content)
