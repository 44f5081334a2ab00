INSERT INTO review_item (
    article_id, key, attribution_id, current, outlet_id, source_id, status, assignee, kind, grade,
    class, confidence, published, outlets, origins, diverging, attention, reasons
)
VALUES (
    :article_id, :key, :attribution_id, 1, :outlet_id, :source_id, :status, :assignee, :kind,
    :grade, :class, :confidence, :published, 1, 0, 0, :attention, :reasons
)
ON CONFLICT (article_id, key) DO UPDATE SET
    attribution_id = excluded.attribution_id,
    current = 1,
    source_id = excluded.source_id,
    kind = excluded.kind,
    grade = excluded.grade,
    class = excluded.class,
    confidence = excluded.confidence,
    published = excluded.published,
    attention = excluded.attention,
    reasons = excluded.reasons
RETURNING id
