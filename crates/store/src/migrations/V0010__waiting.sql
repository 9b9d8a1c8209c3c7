-- Exchanges of rooms that somebody proposed to the organizer of another meeting.
CREATE TABLE swap_offer (
    id UUID PRIMARY KEY,
    meeting_id UUID NOT NULL REFERENCES meeting (id) DEFERRABLE,
    with_id UUID NOT NULL REFERENCES meeting (id) DEFERRABLE,
    proposed_by UUID NOT NULL REFERENCES person (id) DEFERRABLE,
    state TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    decided_at TIMESTAMPTZ
);
CREATE INDEX swap_offer_meeting ON swap_offer (meeting_id) WHERE state = 'open';
CREATE INDEX swap_offer_with ON swap_offer (with_id) WHERE state = 'open';

-- Wishes that wait for a room to become free, served in the order of their coming.
CREATE TABLE waiting (
    id UUID PRIMARY KEY,
    organizer_id UUID NOT NULL REFERENCES person (id) DEFERRABLE,
    topic JSONB NOT NULL,
    window_from TIMESTAMPTZ NOT NULL,
    window_until TIMESTAMPTZ NOT NULL,
    minutes BIGINT NOT NULL,
    time_zone TEXT NOT NULL,
    rooms JSONB NOT NULL,
    within_id UUID REFERENCES place (id) DEFERRABLE,
    features JSONB NOT NULL,
    state TEXT NOT NULL,
    meeting_id UUID REFERENCES meeting (id) DEFERRABLE,
    created_at TIMESTAMPTZ NOT NULL,
    version BIGINT NOT NULL,
    CHECK (window_from < window_until)
);
CREATE INDEX waiting_open ON waiting (created_at, id) WHERE state = 'open';
CREATE INDEX waiting_organizer ON waiting (organizer_id, id);
