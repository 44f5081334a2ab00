UPDATE version SET extraction = :extraction WHERE id = :version_id
