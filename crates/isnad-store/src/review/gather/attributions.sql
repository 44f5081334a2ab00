SELECT
    id, source_id, key, kind, grade, class, confidence,
    cue, source, via, content, source_resolved
FROM attribution
WHERE version_id = :version_id
ORDER BY ordinal
