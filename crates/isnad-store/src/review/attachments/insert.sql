INSERT INTO review_attachment (hash, size, media_type, name, bytes)
VALUES (:hash, :size, :media_type, :name, :bytes)
ON CONFLICT DO NOTHING
