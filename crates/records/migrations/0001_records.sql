-- Facts as statements: what is true about learning. Views of it are made anew from here.
CREATE TABLE statement (
    id {id} PRIMARY KEY,
    person {id} NOT NULL,
    verb TEXT NOT NULL,
    object_kind TEXT NOT NULL,
    object {id} NOT NULL,
    body TEXT NOT NULL,
    at BIGINT NOT NULL,
    stored_at BIGINT NOT NULL
);
CREATE INDEX statement_by_person ON statement (person, at);
