UPDATE review_item SET
    status = :status,
    assignee = :assignee,
    kind = coalesce(:kind, (SELECT kind FROM attribution WHERE id = attribution_id), kind),
    grade = coalesce(:grade, (SELECT grade FROM attribution WHERE id = attribution_id), grade),
    class = coalesce(:class, (SELECT class FROM attribution WHERE id = attribution_id), class),
    source_id = coalesce(:source_id, (SELECT source_id FROM attribution WHERE id = attribution_id))
WHERE key = unhex(:key) AND article_id = (
    SELECT article.id
    FROM article
    JOIN outlet ON outlet.id = article.outlet_id
    WHERE article.identity = :article AND outlet.name = :outlet
)
