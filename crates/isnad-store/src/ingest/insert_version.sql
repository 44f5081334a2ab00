INSERT INTO version (
    article_id, number, content_hash, published, ingested, extraction, title, author, text
)
VALUES (
    :article_id, :number, :content_hash, :published, :ingested, :extraction, :title, :author, :text
)
