SELECT count(*) AS number FROM (
    SELECT 1
    FROM review_item
    WHERE current = 1 AND status = :status
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
