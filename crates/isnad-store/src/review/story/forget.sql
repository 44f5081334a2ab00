UPDATE review_item SET story_id = NULL, cluster = NULL, outlets = 1, origins = 0, diverging = 0
WHERE story_id = :story_id
RETURNING id
