-- How panels and boards within a place look, always or within a season.
CREATE TABLE decor (
    id UUID PRIMARY KEY,
    place_id UUID NOT NULL REFERENCES place (id) DEFERRABLE,
    name TEXT NOT NULL,
    season JSONB,
    look JSONB NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX decor_place ON decor (place_id, id);
