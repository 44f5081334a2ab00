INSERT INTO attribution (
    version_id, ordinal, parent, source_id, key, style, kind, class, strength, grade,
    construction, lemma, confidence, cue, source, via, content, source_resolved
)
VALUES (
    :version_id, :ordinal, :parent, :source_id, :key, :style, :kind, :class, :strength, :grade,
    :construction, :lemma, :confidence, :cue, :source, :via, :content, :source_resolved
)
