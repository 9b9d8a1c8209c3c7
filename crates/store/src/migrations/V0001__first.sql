-- References can be checked at the commit, which is how a backup is put back table by table.

-- Places, people and rights -----------------------------------------------------------------------

CREATE TABLE place (
    id UUID PRIMARY KEY,
    parent_id UUID REFERENCES place (id) DEFERRABLE,
    kind TEXT NOT NULL,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    time_zone TEXT,
    capacity BIGINT,
    room_kind TEXT,
    features JSONB NOT NULL,
    booking_mode TEXT NOT NULL,
    in_service BOOLEAN NOT NULL,
    policy JSONB NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE org_unit (
    id UUID PRIMARY KEY,
    parent_id UUID REFERENCES org_unit (id) DEFERRABLE,
    name TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX org_unit_name ON org_unit (parent_id, name) WHERE parent_id IS NOT NULL;
CREATE UNIQUE INDEX org_unit_root_name ON org_unit (name) WHERE parent_id IS NULL;

-- `login_key` is the login as it is compared, `search_key` all that a person is found by, both in
-- lower case as Rust has it: the engines do not agree on letters beyond ASCII.
CREATE TABLE person (
    id UUID PRIMARY KEY,
    login TEXT NOT NULL,
    login_key TEXT NOT NULL UNIQUE,
    name TEXT COLLATE "C" NOT NULL,
    email TEXT,
    phone TEXT,
    org_unit_id UUID REFERENCES org_unit (id) DEFERRABLE,
    language TEXT NOT NULL,
    time_zone TEXT,
    active BOOLEAN NOT NULL,
    password_hash TEXT,
    search_key TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX person_name ON person (name, id) WHERE active;

CREATE TABLE access_grant (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) DEFERRABLE,
    role TEXT NOT NULL,
    scope_kind TEXT NOT NULL,
    scope_id UUID
);
CREATE INDEX access_grant_person ON access_grant (person_id);

CREATE TABLE session (
    id UUID PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    person_id UUID NOT NULL REFERENCES person (id) DEFERRABLE,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    user_agent TEXT
);
CREATE INDEX session_person ON session (person_id);
CREATE INDEX session_end ON session (expires_at);

CREATE TABLE api_key (
    id UUID PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,
    name TEXT NOT NULL,
    person_id UUID NOT NULL REFERENCES person (id) DEFERRABLE,
    role TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    revoked_at TIMESTAMPTZ
);

CREATE TABLE one_time_link (
    token_hash BYTEA PRIMARY KEY,
    purpose TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ
);

-- Meetings ----------------------------------------------------------------------------------------

CREATE TABLE series (
    id UUID PRIMARY KEY,
    organizer_id UUID NOT NULL REFERENCES person (id) DEFERRABLE,
    host_id UUID NOT NULL REFERENCES person (id) DEFERRABLE,
    subject TEXT NOT NULL,
    description TEXT,
    private BOOLEAN NOT NULL,
    people BIGINT,
    attendees JSONB NOT NULL,
    rooms JSONB NOT NULL,
    rule TEXT NOT NULL,
    start_local TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    seconds BIGINT NOT NULL,
    exdates JSONB NOT NULL,
    rdates JSONB NOT NULL,
    made_until TIMESTAMPTZ NOT NULL,
    prolong_at TIMESTAMPTZ NOT NULL,
    complete BOOLEAN NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX series_prolong ON series (prolong_at) WHERE NOT complete;

-- `long` says that it lasts more than a day. What lies in a span is found among those that begin at
-- most a day before it; the few long ones have an index of their own.
CREATE TABLE meeting (
    id UUID PRIMARY KEY,
    series_id UUID REFERENCES series (id) DEFERRABLE,
    original_start TIMESTAMPTZ,
    apart BOOLEAN NOT NULL,
    organizer_id UUID NOT NULL REFERENCES person (id) DEFERRABLE,
    host_id UUID NOT NULL REFERENCES person (id) DEFERRABLE,
    subject TEXT NOT NULL,
    description TEXT,
    private BOOLEAN NOT NULL,
    people BIGINT,
    starts_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL,
    long BOOLEAN NOT NULL,
    time_zone TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    checked_in_at TIMESTAMPTZ,
    reason TEXT,
    version BIGINT NOT NULL,
    CHECK (starts_at < ends_at)
);
CREATE INDEX meeting_series ON meeting (series_id, original_start) WHERE series_id IS NOT NULL;
CREATE INDEX meeting_start ON meeting (starts_at, id);
CREATE INDEX meeting_long ON meeting (ends_at) WHERE long;
CREATE INDEX meeting_organizer ON meeting (organizer_id, starts_at);
CREATE INDEX meeting_host ON meeting (host_id, starts_at) WHERE host_id <> organizer_id;

CREATE TABLE attendee (
    meeting_id UUID NOT NULL REFERENCES meeting (id) DEFERRABLE,
    place_in_list BIGINT NOT NULL,
    person_id UUID REFERENCES person (id) DEFERRABLE,
    email TEXT,
    required BOOLEAN NOT NULL,
    PRIMARY KEY (meeting_id, place_in_list)
); -- clustered
CREATE INDEX attendee_person ON attendee (person_id) WHERE person_id IS NOT NULL;

-- Active holds of a room never overlap. So those that clash with a span are those that begin in it,
-- and at most one more: the last that begins before.
CREATE TABLE hold (
    id UUID NOT NULL,
    meeting_id UUID NOT NULL REFERENCES meeting (id) DEFERRABLE,
    room_id UUID NOT NULL REFERENCES place (id) DEFERRABLE,
    held_from TIMESTAMPTZ NOT NULL,
    held_until TIMESTAMPTZ NOT NULL,
    active BOOLEAN NOT NULL,
    released TEXT,
    PRIMARY KEY (meeting_id, id),
    CHECK (held_from < held_until)
); -- clustered
CREATE INDEX hold_room ON hold (room_id, held_from) WHERE active;
-- only postgres
-- The last word, also against what other programs write. It is said at the commit, so that rooms
-- and times may be exchanged within a transaction.
ALTER TABLE hold ADD CONSTRAINT hold_no_overlap
    EXCLUDE USING gist (room_id WITH =, tstzrange(held_from, held_until) WITH &&)
    WHERE (active) DEFERRABLE INITIALLY DEFERRED;
-- end

-- What was answered to a request that carried a key, so that its repetition has one effect.
CREATE TABLE idempotency (
    person_id UUID NOT NULL,
    key TEXT NOT NULL,
    request_hash BYTEA NOT NULL,
    status BIGINT NOT NULL,
    body TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (person_id, key)
);
CREATE INDEX idempotency_age ON idempotency (created_at);

-- The outside world ------------------------------------------------------------------------------

CREATE TABLE link (
    connector TEXT NOT NULL,
    external_id TEXT NOT NULL,
    entity_kind TEXT NOT NULL,
    entity_id UUID NOT NULL,
    content_hash BYTEA NOT NULL,
    PRIMARY KEY (connector, external_id)
);
CREATE INDEX link_entity ON link (entity_id);

CREATE TABLE reading (
    id UUID PRIMARY KEY,
    room_id UUID NOT NULL REFERENCES place (id) DEFERRABLE,
    sensor TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    received_at TIMESTAMPTZ NOT NULL,
    payload JSONB NOT NULL
); -- clustered
CREATE INDEX reading_room ON reading (room_id, at);

-- The log and the work it causes -----------------------------------------------------------------

-- One immutable line per thing that happened, written in the transaction of the change.
-- On PostgreSQL `tx` is the transaction that wrote the line: lines are read in the order (tx, seq)
-- and only up to the oldest transaction still at work, so that a late commit is never skipped.
-- SQLite writes one transaction after the other and needs no such care: `tx` is 0 there, and `seq` the
-- highest there is plus one. So the newest line must never be deleted.
CREATE TABLE event (
    -- only sqlite
    seq INTEGER PRIMARY KEY,
    tx INTEGER NOT NULL DEFAULT 0,
    -- end
    -- only postgres
    seq BIGINT GENERATED BY DEFAULT AS IDENTITY,
    tx BIGINT NOT NULL DEFAULT (CAST(CAST(pg_current_xact_id() AS TEXT) AS BIGINT)),
    PRIMARY KEY (tx, seq),
    -- end
    at TIMESTAMPTZ NOT NULL,
    actor_person UUID,
    actor_api_key UUID,
    origin TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject_id UUID NOT NULL,
    payload JSONB NOT NULL
);
CREATE INDEX event_subject ON event (subject_id, seq);

-- Work to do at or after a time. Done work is deleted; work given up stays for people to see.
CREATE TABLE job (
    id UUID PRIMARY KEY,
    kind TEXT NOT NULL,
    payload JSONB NOT NULL,
    dedup TEXT,
    due_at TIMESTAMPTZ NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    lease_owner TEXT,
    lease_until TIMESTAMPTZ,
    last_error TEXT,
    given_up BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX job_due ON job (due_at, id) WHERE NOT given_up;
CREATE INDEX job_dedup ON job (dedup, id) WHERE NOT given_up AND dedup IS NOT NULL;
-- While work waits, the same work is not written down twice; while it runs, it may be, because what
-- made it necessary again may have happened after the running one looked.
CREATE UNIQUE INDEX job_waiting ON job (dedup)
    WHERE NOT given_up AND lease_until IS NULL AND dedup IS NOT NULL;

-- Who does what only one node may do.
CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    held_until TIMESTAMPTZ NOT NULL
);
