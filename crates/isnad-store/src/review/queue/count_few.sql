SELECT count(*) AS number FROM (
    SELECT 1
    FROM
        review_item INDEXED BY review_item_source -- if source
        review_item INDEXED BY review_item_outlet -- if outlet
        review_item INDEXED BY review_item_single_origin -- if single_origin
        review_item INDEXED BY review_item_figures_diverge -- if figures_diverge
        review_item INDEXED BY review_item_carried_by_many -- if carried_by_many
        review_item INDEXED BY review_item_low_confidence -- if low_confidence
        review_item INDEXED BY review_item_no_source -- if no_source
        review_item INDEXED BY review_item_unnamed -- if unnamed
        review_item INDEXED BY review_item_grade -- if grade
        review_item INDEXED BY review_item_class -- if class
        review_item INDEXED BY review_item_kind -- if kind
        review_item INDEXED BY review_item_confidence -- if confidence_from confidence_below
        review_item INDEXED BY review_item_published -- if from to
    WHERE current = 1 AND status = :status
        AND confidence >= :confidence_from -- if confidence_from
        AND confidence < :confidence_below -- if confidence_below
        AND published >= :from -- if from
        AND published < :to -- if to
        AND source_id = :source -- if source
        AND outlet_id = :outlet -- if outlet
        AND grade = :grade -- if grade
        AND class = :class -- if class
        AND kind = :kind -- if kind
        AND reasons & 1 = 1 -- if carried_by_many
        AND reasons & 2 = 2 -- if single_origin
        AND reasons & 4 = 4 -- if figures_diverge
        AND reasons & 8 = 8 -- if unnamed
        AND reasons & 16 = 16 -- if no_source
        AND reasons & 32 = 32 -- if low_confidence
    LIMIT :limit
)
