-- Requests: the ways in which they are decided, and what became of each.

CREATE TABLE flow (
    id UUID PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL UNIQUE,
    steps JSONB NOT NULL,
    version BIGINT NOT NULL
);

-- `stages` are the steps of the flows as they were when it was asked. `next_at` is when something is
-- due next, `look_at` when the clock looks at it, which is no later: those who were to decide may
-- have gone.
CREATE TABLE approval (
    id UUID PRIMARY KEY,
    meeting_id UUID NOT NULL REFERENCES meeting (id) DEFERRABLE,
    series_id UUID,
    organizer_id UUID NOT NULL,
    asked_by UUID,
    asked_at TIMESTAMPTZ NOT NULL,
    starts_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL,
    why JSONB NOT NULL,
    stages JSONB NOT NULL,
    stage BIGINT NOT NULL,
    stage_since TIMESTAMPTZ NOT NULL,
    reminded BOOLEAN NOT NULL,
    progress TEXT NOT NULL,
    lapses_at TIMESTAMPTZ NOT NULL,
    next_at TIMESTAMPTZ NOT NULL,
    look_at TIMESTAMPTZ NOT NULL,
    decided_at TIMESTAMPTZ,
    reason TEXT,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX approval_open ON approval (meeting_id) WHERE progress = 'waiting';
CREATE INDEX approval_meeting ON approval (meeting_id);
CREATE INDEX approval_waiting ON approval (id) WHERE progress = 'waiting';
CREATE INDEX approval_look ON approval (look_at) WHERE progress = 'waiting';
CREATE INDEX approval_organizer ON approval (organizer_id, id);

-- What one approver said at one stage; `cast_by` differs from `person_id` where a deputy spoke.
CREATE TABLE approval_vote (
    approval_id UUID NOT NULL REFERENCES approval (id) DEFERRABLE,
    stage BIGINT NOT NULL,
    person_id UUID NOT NULL REFERENCES person (id) DEFERRABLE,
    cast_by UUID NOT NULL REFERENCES person (id) DEFERRABLE,
    approves BOOLEAN NOT NULL,
    overrides BOOLEAN NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    reason TEXT,
    PRIMARY KEY (approval_id, stage, person_id)
); -- clustered
CREATE INDEX approval_vote_cast ON approval_vote (cast_by, approval_id);

-- A link in a mail: lets one person decide on one stage, once.
CREATE TABLE approval_link (
    token_hash BYTEA PRIMARY KEY,
    approval_id UUID NOT NULL REFERENCES approval (id) DEFERRABLE,
    stage BIGINT NOT NULL,
    person_id UUID NOT NULL REFERENCES person (id) DEFERRABLE,
    expires_at TIMESTAMPTZ NOT NULL,
    used_at TIMESTAMPTZ
);
CREATE INDEX approval_link_end ON approval_link (expires_at);

-- A change that waits: the meeting as it is to be, and holds that are kept for it (`asked`).
-- A hold that is neither active nor released waits beside its rivals: it keeps nobody out, so that
-- what is said about active holds stays true.
ALTER TABLE meeting ADD COLUMN proposal JSONB;
ALTER TABLE hold ADD COLUMN asked BOOLEAN NOT NULL DEFAULT FALSE;
CREATE INDEX hold_rival ON hold (room_id, held_from) WHERE NOT active AND released IS NULL;
