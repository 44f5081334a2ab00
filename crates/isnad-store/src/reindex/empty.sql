INSERT INTO version_words (version_words) VALUES ('delete-all');
INSERT INTO content_words (content_words) VALUES ('delete-all');
INSERT INTO source_words (source_words) VALUES ('delete-all');
