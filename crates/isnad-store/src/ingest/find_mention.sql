SELECT 1 FROM source_mention WHERE source_id = :source_id AND words = :words
