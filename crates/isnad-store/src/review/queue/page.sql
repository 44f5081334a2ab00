SELECT count(*) AS number FROM ( -- if count
SELECT 1 -- if count
SELECT review_item.attention AS at, review_item.id AS id -- if by_attention back_by_attention
SELECT review_item.confidence AS at, review_item.id AS id -- if by_confidence back_by_confidence
SELECT review_item.published AS at, review_item.id AS id -- if by_newest back_by_newest
FROM
    ( -- if words
        SELECT rowid AS id FROM review_words -- if words
        WHERE review_words MATCH :words ORDER BY rowid DESC LIMIT 5000 -- if words
    ) AS found CROSS JOIN review_item ON review_item.id = found.id -- if words
    review_item INDEXED BY review_item_story -- if drive_story
    review_item INDEXED BY review_item_assignee -- if drive_assignee
    review_item INDEXED BY review_item_source -- if drive_source
    review_item INDEXED BY review_item_outlet -- if drive_outlet
    review_item INDEXED BY review_item_carried_by_many -- if drive_carried_by_many
    review_item INDEXED BY review_item_single_origin -- if drive_single_origin
    review_item INDEXED BY review_item_figures_diverge -- if drive_figures_diverge
    review_item INDEXED BY review_item_unnamed -- if drive_unnamed
    review_item INDEXED BY review_item_no_source -- if drive_no_source
    review_item INDEXED BY review_item_low_confidence -- if drive_low_confidence
    review_item INDEXED BY review_item_grade -- if drive_grade
    review_item INDEXED BY review_item_class -- if drive_class
    review_item INDEXED BY review_item_kind -- if drive_kind
    review_item INDEXED BY review_item_attention -- if drive_attention
    review_item INDEXED BY review_item_confidence -- if drive_confidence
    review_item INDEXED BY review_item_published -- if drive_newest
WHERE review_item.current = 1 AND review_item.status = :status
    AND review_item.outlet_id = :outlet -- if outlet
    AND review_item.story_id = :story -- if story
    AND review_item.source_id = :source -- if source
    AND review_item.source_id IN ( -- if sources
        WITH RECURSIVE merged (id) AS ( -- if sources
            SELECT :source -- if sources
            UNION -- if sources
            SELECT review_source.source_id -- if sources
            FROM merged JOIN review_source ON review_source.canonical_id = merged.id -- if sources
        ) -- if sources
        SELECT id FROM merged -- if sources
    ) -- if sources
    AND review_item.kind = :kind -- if kind
    AND review_item.grade = :grade -- if grade
    AND review_item.class = :class -- if class
    AND review_item.confidence >= :confidence_from -- if confidence_from
    AND review_item.confidence < :confidence_below -- if confidence_below
    AND review_item.assignee = :assignee -- if assignee
    AND review_item.assignee IS NULL -- if unassigned
    AND review_item.published >= :from -- if from
    AND review_item.published < :to -- if to
    AND review_item.reasons & 1 = 1 -- if carried_by_many
    AND review_item.reasons & 2 = 2 -- if single_origin
    AND review_item.reasons & 4 = 4 -- if figures_diverge
    AND review_item.reasons & 8 = 8 -- if unnamed
    AND review_item.reasons & 16 = 16 -- if no_source
    AND review_item.reasons & 32 = 32 -- if low_confidence
    AND (review_item.attention, review_item.id) < (:at, :id) -- if behind_attention
    AND (review_item.attention, review_item.id) > (:at, :id) -- if before_attention
    AND (review_item.confidence, review_item.id) > (:at, :id) -- if behind_confidence
    AND (review_item.confidence, review_item.id) < (:at, :id) -- if before_confidence
    AND (review_item.published, review_item.id) < (:at, :id) -- if behind_newest
    AND (review_item.published, review_item.id) > (:at, :id) -- if before_newest
ORDER BY review_item.attention DESC, review_item.id DESC -- if by_attention
ORDER BY review_item.attention, review_item.id -- if back_by_attention
ORDER BY review_item.confidence, review_item.id -- if by_confidence
ORDER BY review_item.confidence DESC, review_item.id DESC -- if back_by_confidence
ORDER BY review_item.published DESC, review_item.id DESC -- if by_newest
ORDER BY review_item.published, review_item.id -- if back_by_newest
LIMIT :limit
) -- if count
