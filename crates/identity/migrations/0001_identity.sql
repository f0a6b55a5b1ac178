-- Somebody: with an account, or a guest who did something worth keeping.
CREATE TABLE person (
    id {id} PRIMARY KEY,
    created_at BIGINT NOT NULL
);

-- An account of a person.
CREATE TABLE account (
    person {id} PRIMARY KEY,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    language TEXT,
    role TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    suspended_at BIGINT
);

-- A browser that acts for a person. Only the digest of its token is kept.
CREATE TABLE session (
    token_hash {bytes} PRIMARY KEY,
    id {id} NOT NULL UNIQUE,
    person {id} NOT NULL,
    member BOOLEAN NOT NULL,
    device TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_by_person ON session (person, last_seen_at);
