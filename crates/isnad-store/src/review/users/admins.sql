SELECT count(*) AS admins FROM review_user WHERE role = 'admin' AND removed IS NULL
