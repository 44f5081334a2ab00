SELECT 1 FROM review_source WHERE canonical_id = :source
