-- Search. What is indexed are folded words that isnad hands over with blanks between them; the
-- tokenizer has only to find the blanks. No index keeps a text: hits are marked in the original.

CREATE VIRTUAL TABLE version_words USING fts5 (
    title, text, content='', contentless_delete=1, tokenize="ascii tokenchars '.'"
);
CREATE VIRTUAL TABLE content_words USING fts5 (
    content, content='', contentless_delete=1, tokenize="ascii tokenchars '.'"
);
CREATE VIRTUAL TABLE source_words USING fts5 (
    name, content='', contentless_delete=1, tokenize="ascii tokenchars '.'"
);

-- A word in the headline counts for four in the text.
INSERT INTO version_words (version_words, rank) VALUES ('rank', 'bm25(4.0, 1.0)');

-- Larger pieces of the index at once: fewer to be merged later. In bytes.
INSERT INTO version_words (version_words, rank) VALUES ('hashsize', 16777216);
INSERT INTO content_words (content_words, rank) VALUES ('hashsize', 16777216);

-- An attribution is looked for by its key within its article; one index over all keys would be
-- written at random places and slow down a large store.
DROP INDEX attribution_key;

CREATE INDEX article_url ON article (url) WHERE url IS NOT NULL;
