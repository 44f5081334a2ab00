SELECT 1 FROM review_attachment WHERE hash = unhex(:name)
