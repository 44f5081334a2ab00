SELECT 1 FROM operation WHERE sequence = :sequence AND lower(hex(hash)) = lower(:hash)
