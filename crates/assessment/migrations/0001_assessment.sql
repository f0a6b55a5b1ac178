-- One question. How it is answered stands in interaction, its languages in texts (JSON); what queries ask for stands in columns.
CREATE TABLE item (
    id {id} PRIMARY KEY,
    resource {id} NOT NULL,
    section {id},
    kind TEXT NOT NULL,
    interaction TEXT NOT NULL,
    texts TEXT NOT NULL,
    languages TEXT NOT NULL,
    difficulty DOUBLE PRECISION,
    subject TEXT NOT NULL,
    grades TEXT NOT NULL,
    origin TEXT NOT NULL,
    checkable BOOLEAN NOT NULL,
    fingerprint TEXT NOT NULL,
    position BIGINT NOT NULL,
    withdrawn BOOLEAN NOT NULL
);
CREATE INDEX item_by_resource ON item (resource, position);
CREATE INDEX item_by_section ON item (section, position);
CREATE INDEX item_by_subject ON item (subject, id);

CREATE TABLE item_concept (
    item {id} NOT NULL,
    concept {id} NOT NULL,
    PRIMARY KEY (item, concept)
);
CREATE INDEX item_concept_by_concept ON item_concept (concept, item);

-- A practice session of a person, with its items in order.
CREATE TABLE attempt (
    id {id} PRIMARY KEY,
    person {id} NOT NULL,
    scope TEXT NOT NULL,
    items TEXT NOT NULL,
    language TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    finished_at BIGINT
);
CREATE INDEX attempt_by_person ON attempt (person, created_at);

-- One answer at most for each position of a session: sending a form twice changes nothing.
CREATE TABLE response (
    id {id} PRIMARY KEY,
    attempt {id} NOT NULL,
    item {id} NOT NULL,
    position BIGINT NOT NULL,
    person {id} NOT NULL,
    answer TEXT NOT NULL,
    correct BOOLEAN,
    score DOUBLE PRECISION,
    created_at BIGINT NOT NULL,
    UNIQUE (attempt, position)
);
CREATE INDEX response_by_person ON response (person, item, created_at);
