SELECT
    source.id AS id, source.kind AS kind, source.folded AS folded,
    coalesce(review_source.name, source.name) AS name,
    review_source.canonical_id AS canonical_id,
    (
        SELECT count(*) FROM (
            SELECT 1 FROM review_item
            WHERE source_id = source.id AND current = 1
                AND status IN ('new', 'accepted', 'amended')
            LIMIT 1000
        )
    ) AS readings,
    coalesce((
        SELECT revision FROM review_subject
        WHERE review_subject.name = json_object(
            'source', json_object('kind', source.kind, 'folded', source.folded)
        )
    ), 0) AS revision
FROM source
LEFT JOIN review_source ON review_source.source_id = source.id
WHERE source.id = :id
