INSERT INTO review_entry (sequence, actor) VALUES (:sequence, :actor)
