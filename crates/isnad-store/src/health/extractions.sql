SELECT extraction, count(*) AS versions FROM version GROUP BY extraction ORDER BY extraction
