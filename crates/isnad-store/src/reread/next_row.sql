SELECT coalesce(max(id), 0) + 1 AS next FROM attribution
