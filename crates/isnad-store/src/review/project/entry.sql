SELECT at, payload FROM operation WHERE sequence = :sequence
