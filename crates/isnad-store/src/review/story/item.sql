UPDATE review_item SET
    story_id = :story_id, cluster = :cluster, outlets = :outlets, origins = :origins,
    diverging = :diverging
WHERE (article_id, key) = (
    SELECT version.article_id, attribution.key
    FROM outlet
    JOIN article ON article.outlet_id = outlet.id
    JOIN version ON version.article_id = article.id
    JOIN attribution ON attribution.version_id = version.id
    WHERE outlet.name = :outlet AND article.identity = :article AND attribution.ordinal = :ordinal
        AND version.number = (SELECT max(number) FROM version WHERE article_id = article.id)
)
    AND (:takes OR story_id IS NULL OR story_id = :story_id)
RETURNING id
