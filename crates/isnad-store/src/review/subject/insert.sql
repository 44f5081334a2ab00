INSERT INTO review_subject (sort, name, revision, state) VALUES (:sort, :name, 0, :state)
