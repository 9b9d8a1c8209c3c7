-- Who may give a meeting the type; everybody, as before, where nobody said otherwise.

ALTER TABLE meeting_type ADD COLUMN users JSONB NOT NULL DEFAULT '[{"kind":"everyone"}]';
