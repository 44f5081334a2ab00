SELECT
    (
        SELECT count(*) FROM (
            SELECT 1 FROM review_item WHERE current = 1 AND status = 'new' LIMIT 10000
        )
    ) AS readings,
    (
        SELECT count(*) FROM review_item
        WHERE assignee = :user AND status = 'new' AND current = 1
    ) AS own_readings,
    (SELECT count(*) FROM review_claim WHERE status IN ('new', 'in-review')) AS claims,
    (
        SELECT count(*) FROM review_claim
        WHERE status = 'second-review' AND first_by <> :user AND coalesce(asked, :user) = :user
    ) AS second,
    (SELECT count(*) FROM review_claim WHERE status = 'adjudication') AS adjudication,
    (SELECT count(*) FROM review_claim WHERE status = 'decided') AS decided,
    (SELECT count(*) FROM review_mention WHERE name = :user) AS mentions
