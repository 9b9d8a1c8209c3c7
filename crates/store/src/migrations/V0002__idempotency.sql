-- The version of what a remembered answer tells of, so that the repetition carries the tag of the
-- first. Answers that tell of nothing with a version, refusals among them, have none.
ALTER TABLE idempotency ADD COLUMN version BIGINT;
