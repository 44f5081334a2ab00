SELECT id, key FROM attribution WHERE version_id = :version_id ORDER BY ordinal
