-- The log as evidence ------------------------------------------------------------------------------

-- From where a line came; empty in older lines.
ALTER TABLE event ADD COLUMN address TEXT;
ALTER TABLE event ADD COLUMN session_id UUID;
CREATE INDEX event_time ON event (at, seq);
-- only postgres
CREATE INDEX event_seq ON event (seq);
-- end

-- The lines after `after_seq` up to `until_seq`, all of them, as they were when the seal was made.
-- `digests` tells which of them is broken; it goes with the lines when they are thrown away.
CREATE TABLE seal (
    id BIGINT PRIMARY KEY,
    after_seq BIGINT NOT NULL,
    until_seq BIGINT NOT NULL,
    lines BIGINT NOT NULL,
    digests BYTEA NOT NULL,
    lines_hash BYTEA NOT NULL,
    hash BYTEA NOT NULL,
    made_at TIMESTAMPTZ NOT NULL,
    purged_at TIMESTAMPTZ
);

-- A point of the log, and the transaction by which everything before that point is over.
CREATE TABLE seal_mark (
    id BIGINT PRIMARY KEY,
    tx BIGINT NOT NULL,
    seq BIGINT NOT NULL
);

-- Which lines spoke of a room, by the time for which they kept it. Written with the seal, so that it
-- costs a booking nothing.
CREATE TABLE event_place (
    place_id UUID NOT NULL,
    held_until TIMESTAMPTZ NOT NULL,
    seq BIGINT NOT NULL,
    held_from TIMESTAMPTZ NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    subject_id UUID NOT NULL,
    PRIMARY KEY (place_id, held_until, seq)
); -- clustered
CREATE INDEX event_place_seq ON event_place (seq);
