INSERT OR REPLACE INTO review_filter (user, name, filter) VALUES (:user, :name, :filter)
