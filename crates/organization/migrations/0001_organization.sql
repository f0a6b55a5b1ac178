-- The tree. `path` holds the numbers of all organisations from the top to this one, four bytes each, so that everything below one is a range.
CREATE TABLE organization (
    id {id} PRIMARY KEY,
    parent_id {id} REFERENCES organization (id) DEFERRABLE INITIALLY IMMEDIATE,
    number BIGINT NOT NULL UNIQUE,
    path {bytes} NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    code TEXT UNIQUE, -- administrative division, school number, or what a roster calls it
    source TEXT NOT NULL DEFAULT '', -- which import it came from
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    closed_at BIGINT
);
CREATE INDEX organization_children ON organization (parent_id, name_folded);
CREATE INDEX organization_names ON organization (name_folded);
CREATE INDEX organization_changed ON organization (changed_at, id);
-- Who is what where, and when. One person may be in many.
CREATE TABLE membership (
    id {id} PRIMARY KEY,
    person_id {id} NOT NULL,
    organization_id {id} NOT NULL REFERENCES organization (id) DEFERRABLE INITIALLY IMMEDIATE,
    role TEXT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT, -- the first moment at which it does not hold any more
    given_by {id},
    reason TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    changed_at BIGINT NOT NULL
);
CREATE INDEX membership_person ON membership (person_id, until);
CREATE INDEX membership_organization ON membership (organization_id, role, person_id);
CREATE INDEX membership_role ON membership (role, until);
-- Counters: the number of the next organisation, and the version of who may do what.
CREATE TABLE organization_state (one BIGINT PRIMARY KEY, next_number BIGINT NOT NULL, version BIGINT NOT NULL);
INSERT INTO organization_state (one, next_number, version) VALUES (1, 1, 1);
