SELECT id, title, text FROM version ORDER BY id
