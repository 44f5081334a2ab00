INSERT OR REPLACE INTO review_claim (
    subject_id, claim, status, label, verdict, assignee, asked, first_by, first_verdict,
    second_by, second_verdict, readings, evidence, published
)
VALUES (
    :subject_id, :claim, :status, :label, :verdict, :assignee, :asked, :first_by, :first_verdict,
    :second_by, :second_verdict, :readings, :evidence, :published
)
