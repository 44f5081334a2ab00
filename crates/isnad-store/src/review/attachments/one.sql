SELECT name, media_type, bytes FROM review_attachment WHERE hash = unhex(:hash)
