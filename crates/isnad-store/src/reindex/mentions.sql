SELECT id, words AS name FROM source_mention ORDER BY id
