-- What a meeting is to talk about; the items lie in their order.
CREATE TABLE agenda (
    meeting_id UUID PRIMARY KEY REFERENCES meeting (id) DEFERRABLE,
    keeper_id UUID REFERENCES person (id) DEFERRABLE,
    items JSONB NOT NULL,
    version BIGINT NOT NULL
);

-- What somebody is to do after a meeting.
CREATE TABLE action_item (
    id UUID PRIMARY KEY,
    meeting_id UUID NOT NULL REFERENCES meeting (id) DEFERRABLE,
    series_id UUID,
    title TEXT NOT NULL,
    comment TEXT,
    owner_id UUID NOT NULL REFERENCES person (id) DEFERRABLE,
    due TEXT,
    time_zone TEXT NOT NULL,
    remind_every_days BIGINT NOT NULL,
    remind_at TIMESTAMPTZ,
    state TEXT NOT NULL,
    created_by UUID REFERENCES person (id) DEFERRABLE,
    created_at TIMESTAMPTZ NOT NULL,
    settled_at TIMESTAMPTZ,
    version BIGINT NOT NULL
);
CREATE INDEX action_item_meeting ON action_item (meeting_id, id);
CREATE INDEX action_item_series ON action_item (series_id, id) WHERE state = 'open';
CREATE INDEX action_item_owner ON action_item (owner_id, state);
CREATE INDEX action_item_remind ON action_item (remind_at) WHERE remind_at IS NOT NULL;

CREATE TABLE minutes (
    meeting_id UUID PRIMARY KEY REFERENCES meeting (id) DEFERRABLE,
    state TEXT NOT NULL,
    edition BIGINT NOT NULL,
    content JSONB NOT NULL,
    round JSONB,
    due_at TIMESTAMPTZ,
    created_at TIMESTAMPTZ NOT NULL,
    settled_at TIMESTAMPTZ,
    version BIGINT NOT NULL
);
CREATE INDEX minutes_due ON minutes (due_at) WHERE state = 'sent';

-- What was sent to be confirmed, as it was.
CREATE TABLE minutes_edition (
    meeting_id UUID NOT NULL REFERENCES meeting (id) DEFERRABLE,
    edition BIGINT NOT NULL,
    content JSONB NOT NULL,
    round JSONB NOT NULL,
    PRIMARY KEY (meeting_id, edition)
);

CREATE TABLE minutes_answer (
    meeting_id UUID NOT NULL REFERENCES meeting (id) DEFERRABLE,
    edition BIGINT NOT NULL,
    person_id UUID NOT NULL REFERENCES person (id) DEFERRABLE,
    objection TEXT,
    at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (meeting_id, edition, person_id)
);

-- Files of meetings; their content lies in the folder of files under its hash.
CREATE TABLE attachment (
    id UUID PRIMARY KEY,
    meeting_id UUID NOT NULL REFERENCES meeting (id) DEFERRABLE,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    access TEXT NOT NULL,
    added_by UUID REFERENCES person (id) DEFERRABLE,
    added_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX attachment_meeting ON attachment (meeting_id, id);
CREATE INDEX attachment_hash ON attachment (hash);
