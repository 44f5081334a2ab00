SELECT
    (SELECT count(*) FROM outlet) AS outlets,
    (SELECT count(*) FROM article) AS articles,
    (SELECT count(*) FROM version) AS versions,
    (SELECT count(*) FROM source) AS sources,
    (SELECT count(*) FROM attribution) AS attributions
