INSERT INTO operation (sequence, at, operation, payload, previous, hash)
VALUES (:sequence, :at, :operation, :payload, :previous, :hash)
