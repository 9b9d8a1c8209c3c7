-- Screens beside doors and at the ends of floors.
CREATE TABLE panel (
    id UUID PRIMARY KEY,
    name TEXT NOT NULL,
    place_id UUID NOT NULL REFERENCES place (id) DEFERRABLE,
    kind TEXT NOT NULL,
    look JSONB NOT NULL,
    api_key_id UUID NOT NULL REFERENCES api_key (id) DEFERRABLE,
    person_id UUID NOT NULL REFERENCES person (id) DEFERRABLE,
    responsible_id UUID NOT NULL REFERENCES person (id) DEFERRABLE,
    created_at TIMESTAMPTZ NOT NULL,
    seen JSONB,
    seen_at TIMESTAMPTZ,
    offline_since TIMESTAMPTZ,
    command TEXT,
    version BIGINT NOT NULL
);
CREATE UNIQUE INDEX panel_key ON panel (api_key_id);

-- What people at the door said is broken.
CREATE TABLE panel_fault (
    id UUID PRIMARY KEY,
    panel_id UUID NOT NULL REFERENCES panel (id) DEFERRABLE,
    place_id UUID NOT NULL REFERENCES place (id) DEFERRABLE,
    at TIMESTAMPTZ NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX panel_fault_panel ON panel_fault (panel_id, id);

-- Screens that show a code and wait for somebody to enter it.
CREATE TABLE panel_pairing (
    code TEXT PRIMARY KEY,
    secret_hash BYTEA NOT NULL,
    address TEXT NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX panel_pairing_secret ON panel_pairing (secret_hash);
