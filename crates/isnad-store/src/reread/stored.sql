SELECT
    id, key, parent, style, kind, class, strength, grade, construction, lemma, confidence,
    cue, source, via, content, source_resolved
FROM attribution
WHERE version_id = :version_id
ORDER BY ordinal
