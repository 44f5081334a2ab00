INSERT INTO note (version_id, ordinal, kind, span) VALUES (:version_id, :ordinal, :kind, :span)
