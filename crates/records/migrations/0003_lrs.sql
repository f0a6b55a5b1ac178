-- The learning record store: statements as xAPI has them, each in the store of a tenant (an organisation, or the platform itself).
-- One counter for all, so that the order of statements is the order in which they can be read.
CREATE TABLE lrs_head (
    one BIGINT PRIMARY KEY,
    seq BIGINT NOT NULL,
    stored BIGINT NOT NULL
);
-- `body` is the statement without `stored`; `said` is the fingerprint of what it says, but for the moment (`happened`, where it was told).
CREATE TABLE lrs_statement (
    seq BIGINT PRIMARY KEY,
    tenant {id} NOT NULL,
    id {id} NOT NULL,
    said {id} NOT NULL,
    happened BIGINT,
    body TEXT NOT NULL,
    stored BIGINT NOT NULL,
    refers {id},
    voids BOOLEAN NOT NULL,
    voided BOOLEAN NOT NULL
);
CREATE UNIQUE INDEX lrs_statement_by_id ON lrs_statement (tenant, id);
CREATE INDEX lrs_statement_by_reference ON lrs_statement (tenant, refers) WHERE refers IS NOT NULL;
CREATE INDEX lrs_statement_by_stored ON lrs_statement (stored);
-- What statements are found by. A statement about another one is also found by what that one is found by, at depth 1, and so on.
CREATE TABLE lrs_key (
    tenant {id} NOT NULL,
    key {id} NOT NULL,
    seq BIGINT NOT NULL,
    depth BIGINT NOT NULL,
    PRIMARY KEY (tenant, key, seq, depth)
);
CREATE INDEX lrs_key_of_statement ON lrs_key (seq);
-- Bytes of attachments, by their hash.
CREATE TABLE lrs_attachment (
    tenant {id} NOT NULL,
    sha2 TEXT NOT NULL,
    content_type TEXT NOT NULL,
    body {bytes} NOT NULL,
    PRIMARY KEY (tenant, sha2)
);
-- What is known of activities.
CREATE TABLE lrs_activity (
    tenant {id} NOT NULL,
    activity TEXT NOT NULL,
    definition TEXT NOT NULL,
    PRIMARY KEY (tenant, activity)
);
-- Documents of states (kind 1), activity profiles (2) and agent profiles (3); what does not apply is empty.
CREATE TABLE lrs_document (
    tenant {id} NOT NULL,
    kind BIGINT NOT NULL,
    activity TEXT NOT NULL,
    agent TEXT NOT NULL,
    registration TEXT NOT NULL,
    name TEXT NOT NULL,
    content_type TEXT NOT NULL,
    body {bytes} NOT NULL,
    tag TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, kind, activity, agent, registration, name)
);
-- Statements whose person asked to be forgotten: their ids stay, so that one that is sent again does not come back.
CREATE TABLE lrs_erased (
    tenant {id} NOT NULL,
    id {id} NOT NULL,
    PRIMARY KEY (tenant, id)
);
