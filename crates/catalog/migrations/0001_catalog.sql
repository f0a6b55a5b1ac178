-- One published thing to learn or teach with. What pages show stands in body (JSON); what queries ask for stands in columns.
CREATE TABLE resource (
    id {id} PRIMARY KEY,
    collection TEXT NOT NULL,
    resource_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    section_count BIGINT NOT NULL,
    item_count BIGINT NOT NULL,
    changed_version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    withdrawn BOOLEAN NOT NULL,
    UNIQUE (collection, resource_key)
);
CREATE INDEX resource_by_change ON resource (changed_version);
CREATE INDEX resource_by_kind ON resource (kind, withdrawn, updated_at);

-- A node of a resource's tree of contents, in reading order.
CREATE TABLE section (
    id {id} PRIMARY KEY,
    resource {id} NOT NULL,
    parent {id},
    position BIGINT NOT NULL,
    kind TEXT NOT NULL,
    number TEXT NOT NULL,
    section_key TEXT NOT NULL,
    titles TEXT NOT NULL,
    author TEXT,
    dynasty TEXT,
    poem TEXT,
    fingerprint TEXT NOT NULL
);
CREATE INDEX section_by_resource ON section (resource, position);
CREATE INDEX section_by_author ON section (author, dynasty);
CREATE INDEX section_by_dynasty ON section (dynasty, author);

-- A section in one language.
CREATE TABLE section_text (
    section {id} NOT NULL,
    language TEXT NOT NULL,
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    html TEXT NOT NULL,
    source_path TEXT NOT NULL,
    machine_translated BOOLEAN NOT NULL,
    letters BIGINT NOT NULL,
    PRIMARY KEY (section, language)
);

-- Nodes of the knowledge graph.
CREATE TABLE concept (
    id {id} PRIMARY KEY,
    collection TEXT NOT NULL,
    resource {id} NOT NULL,
    parent {id},
    position BIGINT NOT NULL,
    names TEXT NOT NULL
);
CREATE INDEX concept_by_resource ON concept (resource, position);
CREATE INDEX concept_by_parent ON concept (parent, position);
CREATE TABLE section_concept (
    section {id} NOT NULL,
    concept {id} NOT NULL,
    PRIMARY KEY (section, concept)
);
CREATE INDEX section_concept_by_concept ON section_concept (concept);

-- Classification codes with their names and where they come from; replaceable.
CREATE TABLE code (
    field TEXT NOT NULL,
    code TEXT NOT NULL,
    position BIGINT NOT NULL,
    zh TEXT NOT NULL,
    en TEXT NOT NULL,
    provenance TEXT NOT NULL,
    PRIMARY KEY (field, code)
);

-- Somebody says that something is wrong with a section.
CREATE TABLE problem_report (
    id {id} PRIMARY KEY,
    section {id} NOT NULL,
    person {id},
    words TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
