SELECT count(*) AS left FROM review_pending
