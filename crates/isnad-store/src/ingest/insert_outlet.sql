INSERT INTO outlet (name) VALUES (:name)
ON CONFLICT (name) DO NOTHING
