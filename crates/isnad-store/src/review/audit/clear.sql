DELETE FROM review_membership;
DELETE FROM review_claim;
DELETE FROM review_mention;
DELETE FROM review_source;
DELETE FROM review_step;
DELETE FROM review_entry;
DELETE FROM review_subject;
UPDATE review_item SET
    status = 'new', assignee = NULL,
    kind = coalesce((SELECT kind FROM attribution WHERE id = attribution_id), kind),
    grade = coalesce((SELECT grade FROM attribution WHERE id = attribution_id), grade),
    class = coalesce((SELECT class FROM attribution WHERE id = attribution_id), class),
    source_id = (SELECT source_id FROM attribution WHERE id = attribution_id)
WHERE status <> 'new' OR assignee IS NOT NULL OR EXISTS (
    SELECT 1 FROM attribution
    WHERE id = attribution_id AND (
        attribution.source_id IS NOT review_item.source_id OR attribution.kind <> review_item.kind
        OR attribution.grade <> review_item.grade OR attribution.class <> review_item.class
    )
);
