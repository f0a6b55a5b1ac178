-- Names as they are found, and what an account is: how old its person is, whether it is open yet, and since when its password may be short.
ALTER TABLE account ADD COLUMN display_folded TEXT NOT NULL DEFAULT '';
UPDATE account SET display_folded = LOWER(display_name);
CREATE INDEX account_display ON account (display_folded);
ALTER TABLE account ADD COLUMN age_band TEXT NOT NULL DEFAULT ''; -- '', 'child' (under 14), 'youth' (14 to 17) or 'adult'
ALTER TABLE account ADD COLUMN closed_for TEXT NOT NULL DEFAULT ''; -- 'consent' while a guardian's consent is missing
ALTER TABLE account ADD COLUMN updated_at BIGINT NOT NULL DEFAULT 0;
-- How a session was proven, and when.
ALTER TABLE session ADD COLUMN proven_at BIGINT;
ALTER TABLE session ADD COLUMN methods TEXT NOT NULL DEFAULT ''; -- words of RFC 8176: pwd, otp, hwk, mca
-- E-mail addresses and phone numbers. One that is verified belongs to one account.
CREATE TABLE contact (
    id {id} PRIMARY KEY,
    person_id {id} NOT NULL,
    kind TEXT NOT NULL, -- 'email' or 'phone'
    value TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    verified_at BIGINT
);
CREATE UNIQUE INDEX contact_verified ON contact (value) WHERE verified_at IS NOT NULL;
CREATE INDEX contact_person ON contact (person_id);
-- The second factor by an app: the secret is encrypted; a step is used once.
CREATE TABLE totp (
    person_id {id} PRIMARY KEY,
    secret {bytes} NOT NULL,
    created_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    last_step BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE recovery_code (
    person_id {id} NOT NULL,
    code_hash {bytes} NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (person_id, code_hash)
);
CREATE TABLE passkey (
    id {id} PRIMARY KEY,
    person_id {id} NOT NULL,
    credential_id {bytes} NOT NULL UNIQUE,
    credential TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT
);
CREATE INDEX passkey_person ON passkey (person_id);
-- What was begun and is to be finished within minutes: a sign-in that waits for its second factor, a passkey being made or used.
CREATE TABLE ceremony (
    token_hash {bytes} PRIMARY KEY,
    kind TEXT NOT NULL,
    person_id {id},
    state {bytes} NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX ceremony_expires ON ceremony (expires_at);
CREATE INDEX ceremony_kind ON ceremony (kind, expires_at);
CREATE INDEX ceremony_person ON ceremony (person_id);
-- Guardians and the children they decide for.
CREATE TABLE guardianship (
    id {id} PRIMARY KEY,
    child_id {id} NOT NULL,
    guardian_id {id},
    invitation_hash {bytes},
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    accepted_at BIGINT,
    ended_at BIGINT
);
CREATE INDEX guardianship_child ON guardianship (child_id);
CREATE INDEX guardianship_guardian ON guardianship (guardian_id);
CREATE UNIQUE INDEX guardianship_invitation ON guardianship (invitation_hash);
-- Consents: to what, in which wording, by whom; one that was withdrawn stays on record.
CREATE TABLE consent (
    id {id} PRIMARY KEY,
    person_id {id} NOT NULL,
    purpose TEXT NOT NULL,
    wording BIGINT NOT NULL,
    given_by {id} NOT NULL,
    given_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    withdrawn_by {id}
);
CREATE INDEX consent_person ON consent (person_id, purpose);
CREATE INDEX consent_giver ON consent (given_by);
