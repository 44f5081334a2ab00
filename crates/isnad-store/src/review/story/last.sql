SELECT coalesce(max(sequence), 0) AS sequence FROM operation
WHERE operation IN (SELECT value FROM json_each(:kinds))
