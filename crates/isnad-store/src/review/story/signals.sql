SELECT grade, confidence, outlets, origins, diverging FROM review_item WHERE id = :id
