SELECT sequence, at, operation, payload
FROM operation
WHERE operation IN ('review', 'undo', 'redo')
ORDER BY sequence
