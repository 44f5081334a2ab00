-- One row by VALUES: a statement that may write several is undone by a savepoint, and each of these
-- would write out what the search index holds in memory.
INSERT INTO article (outlet_id, identity, url)
VALUES ((SELECT id FROM outlet WHERE name = :outlet), :identity, :url)
