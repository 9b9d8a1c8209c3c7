-- Places that are closed for a while, and what was done about each meeting in the way.
CREATE TABLE closure (
    id UUID PRIMARY KEY,
    place_id UUID NOT NULL REFERENCES place (id) DEFERRABLE,
    closed_from TIMESTAMPTZ NOT NULL,
    closed_until TIMESTAMPTZ NOT NULL,
    reason TEXT NOT NULL,
    planned_by UUID REFERENCES person (id) DEFERRABLE,
    planned_at TIMESTAMPTZ NOT NULL,
    withdrawn_at TIMESTAMPTZ,
    version BIGINT NOT NULL,
    CHECK (closed_from < closed_until)
);
CREATE INDEX closure_until ON closure (closed_until);

CREATE TABLE concern (
    closure_id UUID NOT NULL REFERENCES closure (id) DEFERRABLE,
    meeting_id UUID NOT NULL REFERENCES meeting (id) DEFERRABLE,
    asked_at TIMESTAMPTZ,
    told_at TIMESTAMPTZ,
    reminders BIGINT NOT NULL,
    PRIMARY KEY (closure_id, meeting_id)
); -- clustered
CREATE INDEX concern_meeting ON concern (meeting_id);
