-- Packages of others. Their files lie in the folder of objects, under the SHA-256 of what is in them.
CREATE TABLE courseware_package (
    id {id} PRIMARY KEY,
    organization_id {id} NOT NULL,
    standard TEXT NOT NULL,
    title TEXT NOT NULL,
    structure TEXT NOT NULL,
    file_name TEXT NOT NULL,
    digest TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    added_by {id},
    added_at BIGINT NOT NULL,
    removed_at BIGINT
);
CREATE INDEX courseware_package_by_place ON courseware_package (organization_id, added_at);
CREATE TABLE courseware_file (
    package_id {id} NOT NULL,
    path TEXT NOT NULL,
    digest TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    PRIMARY KEY (package_id, path)
);
CREATE INDEX courseware_file_by_digest ON courseware_file (digest);
-- Somebody and a package: the registration of xAPI.
CREATE TABLE courseware_registration (
    id {id} PRIMARY KEY,
    package_id {id} NOT NULL,
    person_id {id} NOT NULL,
    begun_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    satisfied_at BIGINT
);
CREATE UNIQUE INDEX courseware_registration_once ON courseware_registration (person_id, package_id);
CREATE INDEX courseware_registration_by_package ON courseware_registration (package_id);
-- How far somebody is with a unit (its id is made from its package and its identifier), and what a piece of SCORM remembers.
CREATE TABLE courseware_unit (
    registration_id {id} NOT NULL,
    unit_id {id} NOT NULL,
    begun_at BIGINT,
    completed_at BIGINT,
    passed_at BIGINT,
    failed_at BIGINT,
    waived_at BIGINT,
    score DOUBLE PRECISION,
    suspended BOOLEAN NOT NULL,
    memory TEXT NOT NULL,
    PRIMARY KEY (registration_id, unit_id)
);
-- Blocks whose units are all done with (cmi5).
CREATE TABLE courseware_block (
    registration_id {id} NOT NULL,
    block_id {id} NOT NULL,
    satisfied_at BIGINT NOT NULL,
    PRIMARY KEY (registration_id, block_id)
);
-- One opening of a unit: the session of cmi5, the try of SCORM. The token that opens its files is kept by its hash, and encrypted for the page that shows it.
CREATE TABLE courseware_launch (
    id {id} PRIMARY KEY,
    registration_id {id} NOT NULL,
    unit_id {id} NOT NULL,
    mode TEXT NOT NULL,
    language TEXT NOT NULL,
    token_hash {bytes} NOT NULL,
    token_sealed {bytes} NOT NULL,
    launched_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    secret_hash {bytes},
    fetched_at BIGINT,
    preferences_read_at BIGINT,
    initialized_at BIGINT,
    terminated_at BIGINT,
    abandoned_at BIGINT,
    last_statement_at BIGINT,
    passed BOOLEAN,
    completed BOOLEAN NOT NULL,
    hundredths BIGINT NOT NULL,
    sequence BIGINT NOT NULL
);
CREATE UNIQUE INDEX courseware_launch_by_token ON courseware_launch (token_hash);
CREATE INDEX courseware_launch_by_registration ON courseware_launch (registration_id, unit_id, launched_at);
-- Statements that wait for a record store.
CREATE TABLE courseware_statement (
    id {id} PRIMARY KEY,
    person_id {id} NOT NULL,
    body TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX courseware_statement_by_time ON courseware_statement (made_at);
