INSERT INTO article (outlet_id, identity, url)
SELECT id, :identity, :url FROM outlet WHERE name = :outlet
