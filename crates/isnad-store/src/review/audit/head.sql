SELECT sequence, hash FROM operation ORDER BY sequence DESC LIMIT 1
