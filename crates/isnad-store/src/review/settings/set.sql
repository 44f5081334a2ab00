INSERT OR REPLACE INTO review_setting (name, value) VALUES (:name, :value)
