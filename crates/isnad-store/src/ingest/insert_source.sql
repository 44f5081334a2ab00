INSERT INTO source (folded, kind, name, is_common) VALUES (:folded, :kind, :name, :is_common)
