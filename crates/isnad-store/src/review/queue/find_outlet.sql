SELECT id FROM outlet WHERE name = :name
