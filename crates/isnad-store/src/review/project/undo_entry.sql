UPDATE review_entry SET undone_by = :undone_by WHERE sequence = :sequence
