INSERT INTO version_words (version_words) VALUES ('optimize');
INSERT INTO content_words (content_words) VALUES ('optimize');
INSERT INTO source_words (source_words) VALUES ('optimize');
VACUUM;
PRAGMA wal_checkpoint (TRUNCATE);
