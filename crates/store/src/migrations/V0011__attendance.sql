-- Who was at a meeting. Each comes once.
CREATE TABLE attendance (
    id UUID PRIMARY KEY,
    meeting_id UUID NOT NULL REFERENCES meeting (id) DEFERRABLE,
    person_id UUID REFERENCES person (id) DEFERRABLE,
    email TEXT,
    at TIMESTAMPTZ NOT NULL,
    method TEXT NOT NULL,
    by_id UUID REFERENCES person (id) DEFERRABLE,
    device TEXT,
    proxy TEXT
);
CREATE UNIQUE INDEX attendance_person ON attendance (meeting_id, person_id)
    WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX attendance_email ON attendance (meeting_id, email) WHERE email IS NOT NULL;
CREATE INDEX attendance_device ON attendance (device, at) WHERE device IS NOT NULL;

-- What was done about a meeting to which nobody had come yet.
CREATE TABLE check_in_watch (
    meeting_id UUID PRIMARY KEY REFERENCES meeting (id) DEFERRABLE,
    start TIMESTAMPTZ NOT NULL,
    asked_at TIMESTAMPTZ,
    warned_at TIMESTAMPTZ,
    released_at TIMESTAMPTZ
);

CREATE TABLE person_card (
    number TEXT PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) DEFERRABLE
);
CREATE INDEX person_card_person ON person_card (person_id);

-- Keys with which the product signs what it will read again.
CREATE TABLE secret (
    name TEXT PRIMARY KEY,
    bytes BYTEA NOT NULL
);

-- Somebody booked and nobody came.
CREATE TABLE no_show (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) DEFERRABLE,
    meeting_id UUID NOT NULL REFERENCES meeting (id) DEFERRABLE,
    room_id UUID NOT NULL REFERENCES place (id) DEFERRABLE,
    at TIMESTAMPTZ NOT NULL,
    state TEXT NOT NULL,
    appeal TEXT,
    appealed_at TIMESTAMPTZ,
    decided_by UUID REFERENCES person (id) DEFERRABLE,
    decided_at TIMESTAMPTZ,
    decision TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX no_show_person ON no_show (person_id, at);
CREATE INDEX no_show_meeting ON no_show (meeting_id);
CREATE INDEX no_show_appealed ON no_show (id) WHERE state = 'appealed';

-- What hangs beside a door works for that door only. NULL: everywhere.
ALTER TABLE api_key ADD COLUMN place_id UUID REFERENCES place (id) DEFERRABLE;

-- A series that was stopped because nobody came, as it was before. The last time counts.
CREATE TABLE series_stop (
    series_id UUID PRIMARY KEY REFERENCES series (id) DEFERRABLE,
    stopped_at TIMESTAMPTZ NOT NULL,
    rule TEXT NOT NULL,
    exdates JSONB NOT NULL,
    rdates JSONB NOT NULL,
    complete BOOLEAN NOT NULL,
    undone_at TIMESTAMPTZ
);
