-- Roles are data, and grants reach a person, an org unit with what is below it, a group, or everyone.

-- `id` is what the log names; `code` is the stable key.
CREATE TABLE role (
    id UUID PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name JSONB NOT NULL,
    permissions JSONB NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE person_group (
    id UUID PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL UNIQUE,
    version BIGINT NOT NULL
);

CREATE TABLE group_member (
    group_id UUID NOT NULL REFERENCES person_group (id) DEFERRABLE,
    person_id UUID NOT NULL REFERENCES person (id) DEFERRABLE,
    PRIMARY KEY (group_id, person_id)
); -- clustered
CREATE INDEX group_member_person ON group_member (person_id);

-- `subject_id` is null for everyone, `scope_id` where the kind of scope needs none. `given_by` is
-- null when the operator gave it, `given_at` when it came with the product.
CREATE TABLE role_grant (
    id UUID PRIMARY KEY,
    subject_kind TEXT NOT NULL,
    subject_id UUID,
    role TEXT NOT NULL,
    scope_kind TEXT NOT NULL,
    scope_id UUID,
    counts_from TIMESTAMPTZ,
    counts_until TIMESTAMPTZ,
    note TEXT,
    given_by UUID,
    given_at TIMESTAMPTZ
);
INSERT INTO role_grant (id, subject_kind, subject_id, role, scope_kind, scope_id)
    SELECT id, 'person', person_id, role, scope_kind, scope_id FROM access_grant;
DROP TABLE access_grant;
ALTER TABLE role_grant RENAME TO access_grant;
CREATE INDEX access_grant_subject ON access_grant (subject_id);
CREATE INDEX access_grant_role ON access_grant (role);

-- Until an administrator narrows it, everyone who signs in is an employee everywhere.
INSERT INTO access_grant (subject_kind, role, scope_kind, id) VALUES ('everyone', 'employee', 'all',
    -- only sqlite
    X'0190000000007000800000000000E000');
    -- end
    -- only postgres
    '01900000-0000-7000-8000-00000000e000');
    -- end

CREATE TABLE delegation (
    id UUID PRIMARY KEY,
    person_id UUID NOT NULL REFERENCES person (id) DEFERRABLE,
    delegate_id UUID NOT NULL REFERENCES person (id) DEFERRABLE,
    powers JSONB NOT NULL,
    counts_from TIMESTAMPTZ,
    counts_until TIMESTAMPTZ
);
CREATE INDEX delegation_person ON delegation (person_id);
CREATE INDEX delegation_delegate ON delegation (delegate_id);

CREATE INDEX person_org_unit ON person (org_unit_id) WHERE org_unit_id IS NOT NULL;

-- In whose name a delegate acted.
ALTER TABLE event ADD COLUMN actor_on_behalf_of UUID;
