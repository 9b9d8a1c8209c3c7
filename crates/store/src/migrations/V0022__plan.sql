-- Floor plans: a drawing, and where rooms are on it.
CREATE TABLE plan (
    place_id UUID PRIMARY KEY REFERENCES place (id) DEFERRABLE,
    kind TEXT,
    width BIGINT,
    height BIGINT,
    bytes BIGINT,
    hash BYTEA,
    spots JSONB NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX plan_hash ON plan (hash);
