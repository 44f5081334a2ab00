-- Whoever stores a text or reads it anew says itself which article is to be gathered: a trigger makes
-- every inserted attribution a statement with a savepoint, and each of these writes out what the
-- search index holds in memory.

DROP TRIGGER review_version_is_new;
DROP TRIGGER review_attribution_is_new;
DROP TRIGGER review_attribution_is_gone;
