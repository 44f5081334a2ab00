WITH RECURSIVE step (id, depth) AS (
    SELECT :id, 0
    UNION ALL
    SELECT review_source.canonical_id, step.depth + 1
    FROM step
    JOIN review_source ON review_source.source_id = step.id
    WHERE review_source.canonical_id IS NOT NULL AND step.depth < 64
)
SELECT id FROM step ORDER BY depth DESC LIMIT 1
