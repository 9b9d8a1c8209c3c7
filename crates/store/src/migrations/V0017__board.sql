-- What boards show, and pictures that panels and boards within a place may show.
ALTER TABLE panel ADD COLUMN board JSONB;

CREATE TABLE picture (
    id UUID PRIMARY KEY,
    place_id UUID NOT NULL REFERENCES place (id) DEFERRABLE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    added_by UUID REFERENCES person (id) DEFERRABLE,
    added_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX picture_place ON picture (place_id, id);
CREATE INDEX picture_hash ON picture (hash);
