SELECT json_extract(payload, '$.by.name') AS by, at FROM operation WHERE sequence = :sequence
