-- Programs that may ask people to sign in, or that work with keys of their own. `body` holds what is only ever read as a whole.
CREATE TABLE sso_client (
    id {id} PRIMARY KEY,
    kind TEXT NOT NULL, -- 'oidc', 'api' or 'lrs'
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    secret_hash {bytes}, -- SHA-256 of 32 random bytes; null where the program has a key of its own, or none
    logo {bytes},
    logo_kind TEXT NOT NULL DEFAULT '',
    suspended_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX sso_client_name ON sso_client (name, id);
-- Requests for authorization that wait for a person, or were pushed by a program (RFC 9126). The id itself is never kept.
CREATE TABLE sso_request (
    id_hash {bytes} PRIMARY KEY,
    client_id {id} NOT NULL,
    body TEXT NOT NULL,
    pushed BOOLEAN NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sso_request_expires ON sso_request (expires_at);
CREATE INDEX sso_request_client ON sso_request (client_id);
-- What a person allowed a program, once for each time they signed in there.
CREATE TABLE sso_grant (
    id {id} PRIMARY KEY,
    client_id {id} NOT NULL,
    person_id {id} NOT NULL,
    session_id {id}, -- the browser session it ends with; null where the person allowed more than that
    body TEXT NOT NULL,
    code_hash {bytes} NOT NULL UNIQUE,
    code_expires_at BIGINT NOT NULL,
    code_used_at BIGINT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked_at BIGINT
);
CREATE INDEX sso_grant_person ON sso_grant (person_id, client_id);
CREATE INDEX sso_grant_client ON sso_grant (client_id);
CREATE INDEX sso_grant_session ON sso_grant (session_id);
CREATE INDEX sso_grant_expires ON sso_grant (expires_at);
-- Refresh tokens, hashed. A used one stays until its grant ends, so that a second use is seen.
CREATE TABLE sso_refresh (
    token_hash {bytes} PRIMARY KEY,
    grant_id {id} NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX sso_refresh_grant ON sso_refresh (grant_id);
-- What a person said yes to, remembered for the next time.
CREATE TABLE sso_consent (
    person_id {id} NOT NULL,
    client_id {id} NOT NULL,
    scopes TEXT NOT NULL, -- what they allowed
    asked TEXT NOT NULL, -- what they were asked for
    given_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, client_id)
);
CREATE INDEX sso_consent_client ON sso_consent (client_id);
-- Which programs a browser session signed in to. `sid` is what the program knows it by.
CREATE TABLE sso_session (
    sid {id} PRIMARY KEY,
    session_id {id} NOT NULL,
    client_id {id} NOT NULL,
    person_id {id} NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (session_id, client_id)
);
CREATE INDEX sso_session_client ON sso_session (client_id);
CREATE INDEX sso_session_person ON sso_session (person_id);
-- Notices of sign-out that wait to be delivered.
CREATE TABLE sso_delivery (
    id {id} PRIMARY KEY,
    client_id {id} NOT NULL,
    subject TEXT NOT NULL,
    sid {id} NOT NULL,
    attempts BIGINT NOT NULL,
    next_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX sso_delivery_next ON sso_delivery (next_at);
CREATE INDEX sso_delivery_client ON sso_delivery (client_id);
-- What may be used once, or no more: assertions that were seen, access tokens that were revoked.
CREATE TABLE sso_spent (
    hash {bytes} PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sso_spent_expires ON sso_spent (expires_at);
-- Signing keys, and the secret behind pairwise subjects; encrypted with the key file.
CREATE TABLE sso_key (
    kid TEXT PRIMARY KEY,
    kind TEXT NOT NULL, -- 'ES256', 'RS256' or 'pairwise'
    sealed {bytes} NOT NULL,
    public_key TEXT NOT NULL, -- a JSON Web Key
    signs_from BIGINT NOT NULL,
    signs_until BIGINT,
    published_until BIGINT,
    created_at BIGINT NOT NULL
);
-- Tokens by which programs may register themselves; hashed.
CREATE TABLE sso_registration (
    token_hash {bytes} PRIMARY KEY,
    id {id} NOT NULL UNIQUE,
    name TEXT NOT NULL,
    uses_left BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
