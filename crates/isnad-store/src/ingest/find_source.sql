SELECT id FROM source WHERE folded = :folded AND kind = :kind
