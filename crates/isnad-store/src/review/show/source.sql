INSERT OR REPLACE INTO review_source (source_id, name, canonical_id)
VALUES (:source_id, :name, :canonical_id)
