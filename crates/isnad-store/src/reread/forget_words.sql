DELETE FROM content_words WHERE rowid IN (SELECT id FROM attribution WHERE version_id = :version_id)
