INSERT INTO source (folded, kind, name) VALUES (:folded, :kind, :name)
