INSERT INTO attribution (
    id, version_id, ordinal, parent, source_id, key, style, kind, class, strength, grade,
    construction, lemma, confidence, cue, source, via, content, source_resolved
)
VALUES (
    :id, :version_id, :ordinal, :parent, :source_id, :key, :style, :kind, :class, :strength, :grade,
    :construction, :lemma, :confidence, :cue, :source, :via, :content, :source_resolved
)
