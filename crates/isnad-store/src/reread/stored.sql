SELECT
    attribution.id AS id, key, parent, style, attribution.kind AS kind, class, strength, grade,
    construction, lemma, confidence, cue, source, via, content, source_resolved,
    source.folded AS source_folded
FROM attribution
LEFT JOIN source ON source.id = attribution.source_id
WHERE version_id = :version_id
ORDER BY ordinal
