SELECT undone.sequence AS sequence
FROM review_entry AS undone
WHERE undone.actor = :actor AND undone.undone_by > (
    SELECT max(sequence) FROM review_entry WHERE actor = :actor
)
ORDER BY undone.undone_by DESC
LIMIT 1
