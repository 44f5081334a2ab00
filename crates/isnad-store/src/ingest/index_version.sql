INSERT INTO version_words (rowid, title, text) VALUES (:rowid, :title, :text)
