DELETE FROM attribution WHERE version_id = :version_id
