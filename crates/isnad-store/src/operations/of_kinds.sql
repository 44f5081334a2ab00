SELECT operation, payload FROM operation WHERE operation IN (SELECT value FROM json_each(:kinds)) ORDER BY sequence
