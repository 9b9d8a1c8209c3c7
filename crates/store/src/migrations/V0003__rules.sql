-- What rules refer to by code: working calendars, and types of meetings.

CREATE TABLE calendar (
    id UUID PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    days JSONB NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE meeting_type (
    id UUID PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    exempt JSONB NOT NULL,
    version BIGINT NOT NULL
);

ALTER TABLE meeting ADD COLUMN meeting_type TEXT;
ALTER TABLE series ADD COLUMN meeting_type TEXT;
