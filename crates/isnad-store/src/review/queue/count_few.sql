SELECT count(*) AS number FROM (
    SELECT 1
    FROM review_item
    WHERE current = 1 AND status = :status
        AND source_id = :source -- if source
        AND outlet_id = :outlet -- if outlet
        AND grade = :grade -- if grade
        AND class = :class -- if class
        AND kind = :kind -- if kind
    LIMIT :limit
)
