INSERT INTO review_user (name, role, password, added) VALUES (:name, :role, :password, :added)
ON CONFLICT (name) DO UPDATE SET
    role = excluded.role, password = excluded.password, added = excluded.added, removed = NULL
