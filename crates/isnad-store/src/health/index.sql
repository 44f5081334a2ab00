SELECT name, differing
FROM (
    SELECT
        'version_words' AS name,
        (SELECT count(*) FROM version WHERE id NOT IN (SELECT id FROM version_words_docsize))
        + (SELECT count(*) FROM version_words_docsize WHERE id NOT IN (SELECT id FROM version))
        AS differing
    UNION ALL
    SELECT
        'content_words',
        (SELECT count(*) FROM attribution WHERE id NOT IN (SELECT id FROM content_words_docsize))
        + (SELECT count(*) FROM content_words_docsize WHERE id NOT IN (SELECT id FROM attribution))
    UNION ALL
    SELECT
        'source_words',
        (
            SELECT count(*) FROM source_mention
            WHERE id NOT IN (SELECT id FROM source_words_docsize)
        )
        + (
            SELECT count(*) FROM source_words_docsize
            WHERE id NOT IN (SELECT id FROM source_mention)
        )
)
WHERE differing > 0
