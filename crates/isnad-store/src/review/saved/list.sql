SELECT name, filter FROM review_filter WHERE user = :user ORDER BY name
