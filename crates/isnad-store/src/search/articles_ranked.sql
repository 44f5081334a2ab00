SELECT
    article.id AS article_id,
    article.identity AS identity,
    outlet.name AS outlet,
    article.url AS url,
    version.title AS title,
    version.published AS published,
    version.number AS number,
    (SELECT max(number) FROM version AS other WHERE other.article_id = article.id) AS versions,
    version.text AS text
FROM (
    SELECT rowid AS version_id, rank AS score
    FROM version_words
    WHERE version_words MATCH :match
    ORDER BY rank
    LIMIT :limit
) AS hit
JOIN version ON version.id = hit.version_id
JOIN article ON article.id = version.article_id
JOIN outlet ON outlet.id = article.outlet_id
ORDER BY hit.score, version.id
