SELECT
    attribution.id,
    (
        SELECT group_concat(
            substr(version.text, (span.value ->> 0) + 1, (span.value ->> 1) - (span.value ->> 0)), ' '
        )
        FROM json_each(attribution.content) AS span
    ) AS content
FROM attribution
JOIN version ON version.id = attribution.version_id
ORDER BY attribution.id
