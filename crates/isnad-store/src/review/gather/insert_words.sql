INSERT INTO review_words (rowid, words) VALUES (:id, :words)
