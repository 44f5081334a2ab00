DELETE FROM note WHERE version_id = :version_id
