SELECT kind, span FROM note WHERE version_id = :version_id ORDER BY ordinal
