SELECT count(*) AS number
FROM (SELECT 1 FROM review_words WHERE review_words MATCH :words LIMIT :limit)
