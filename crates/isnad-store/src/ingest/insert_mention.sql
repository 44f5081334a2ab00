INSERT INTO source_mention (source_id, words) VALUES (:source_id, :words)
