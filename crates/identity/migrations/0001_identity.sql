-- Everybody about whom something is kept, with or without an account.
CREATE TABLE person (
    id {id} PRIMARY KEY,
    created_at BIGINT NOT NULL,
    kind TEXT NOT NULL -- 'guest' or 'member'
);
CREATE INDEX person_guests ON person (kind, created_at);
-- What somebody signs in with. `name_folded` is what makes names unique: NFKC, lower case.
CREATE TABLE account (
    person_id {id} PRIMARY KEY REFERENCES person (id) DEFERRABLE INITIALLY IMMEDIATE,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    language TEXT NOT NULL,
    role TEXT NOT NULL DEFAULT 'learner',
    demo BOOLEAN NOT NULL DEFAULT FALSE, -- true while the account has the published password of the demonstration
    created_at BIGINT NOT NULL,
    suspended_at BIGINT
);
-- A browser that is known. The token itself is never kept; `id` names the session in pages.
CREATE TABLE session (
    token_hash {bytes} PRIMARY KEY,
    id {id} NOT NULL UNIQUE,
    person_id {id} NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY IMMEDIATE,
    member BOOLEAN NOT NULL,
    lasting BOOLEAN NOT NULL, -- false on a shared device: it ends by itself after hours, whatever is done with it
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    device TEXT NOT NULL DEFAULT ''
);
CREATE INDEX session_person ON session (person_id, last_seen_at);
CREATE INDEX session_expires ON session (expires_at);
