-- Meetings that somebody would hand to another, who has to agree.
CREATE TABLE hand_over (
    id UUID PRIMARY KEY,
    meeting_id UUID NOT NULL REFERENCES meeting (id) DEFERRABLE,
    to_id UUID NOT NULL REFERENCES person (id) DEFERRABLE,
    scope TEXT NOT NULL,
    proposed_by UUID NOT NULL REFERENCES person (id) DEFERRABLE,
    state TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    decided_at TIMESTAMPTZ,
    decided_by UUID REFERENCES person (id) DEFERRABLE
);
CREATE UNIQUE INDEX hand_over_open ON hand_over (meeting_id) WHERE state = 'open';
CREATE INDEX hand_over_to ON hand_over (to_id) WHERE state = 'open';
