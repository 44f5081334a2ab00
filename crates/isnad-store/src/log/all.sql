SELECT sequence, at, operation, payload, previous, hash FROM operation ORDER BY sequence
