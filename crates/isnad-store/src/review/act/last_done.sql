SELECT sequence FROM review_entry
WHERE actor = :actor AND undone_by IS NULL
ORDER BY sequence DESC
LIMIT 1
