-- Notices ----------------------------------------------------------------------------------------

-- How far the log was read for what people have to be told. What happened before this release is
-- told to nobody.
CREATE TABLE notice_reader (
    id BIGINT PRIMARY KEY,
    tx BIGINT NOT NULL,
    seq BIGINT NOT NULL
);
INSERT INTO notice_reader (id, tx, seq)
    SELECT 1, newest.tx, newest.seq
    FROM (SELECT MAX(tx) AS tx, MAX(seq) AS seq FROM event) AS newest
    WHERE newest.seq IS NOT NULL;

-- Meetings and series of which something may have to be said once it has been quiet for a moment.
-- `actor_id` is who changed it, when it was one person alone.
CREATE TABLE notice_due (
    thread_id UUID PRIMARY KEY,
    thread JSONB NOT NULL,
    first_at TIMESTAMPTZ NOT NULL,
    due_at TIMESTAMPTZ NOT NULL,
    happened JSONB NOT NULL,
    actor_id UUID
);
CREATE INDEX notice_due_time ON notice_due (due_at, thread_id);

-- What was said last about a meeting or series.
CREATE TABLE notice_told (
    thread_id UUID PRIMARY KEY,
    told JSONB NOT NULL,
    told_at TIMESTAMPTZ NOT NULL
);

-- What a notice says; many people may be told the same.
CREATE TABLE notice_body (
    id UUID PRIMARY KEY,
    content JSONB NOT NULL
);

-- What somebody was told. `dedup` names what must not be said twice. Guests have an address only.
CREATE TABLE notice (
    id UUID PRIMARY KEY,
    body_id UUID NOT NULL REFERENCES notice_body (id) DEFERRABLE,
    person_id UUID REFERENCES person (id) DEFERRABLE,
    email TEXT,
    kind TEXT NOT NULL,
    asks TEXT,
    language TEXT NOT NULL,
    meeting_id UUID,
    created_at TIMESTAMPTZ NOT NULL,
    in_inbox BOOLEAN NOT NULL,
    read_at TIMESTAMPTZ,
    dedup TEXT UNIQUE
);
CREATE INDEX notice_inbox ON notice (person_id, id) WHERE in_inbox;
CREATE INDEX notice_unread ON notice (person_id) WHERE in_inbox AND read_at IS NULL;
CREATE INDEX notice_meeting ON notice (meeting_id, id) WHERE meeting_id IS NOT NULL;
CREATE INDEX notice_body_of ON notice (body_id);

-- One way to one person, with what became of it. The id is the identity of the message for every
-- attempt.
CREATE TABLE delivery (
    id UUID PRIMARY KEY,
    notice_id UUID NOT NULL REFERENCES notice (id) DEFERRABLE,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    state TEXT NOT NULL,
    due_at TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    attempts BIGINT NOT NULL,
    lease_owner TEXT,
    lease_until TIMESTAMPTZ,
    last_error TEXT,
    settled_at TIMESTAMPTZ
);
CREATE INDEX delivery_due ON delivery (due_at, id) WHERE state = 'queued';
CREATE INDEX delivery_notice ON delivery (notice_id);
CREATE INDEX delivery_state ON delivery (state, id);

CREATE TABLE notice_settings (
    person_id UUID PRIMARY KEY REFERENCES person (id) DEFERRABLE,
    settings JSONB NOT NULL,
    remind_minutes BIGINT NOT NULL,
    remind_end_minutes BIGINT NOT NULL,
    digest BOOLEAN NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX notice_settings_digest ON notice_settings (person_id) WHERE digest;

-- A deployment's own words for a kind of notice in a language.
CREATE TABLE notice_template (
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (kind, language)
);
