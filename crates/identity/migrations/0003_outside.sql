-- Accounts at providers elsewhere by which people sign in here: who somebody is there (issuer and subject), and who they are here. A link is made by its
-- person, never by an e-mail address that happens to be the same.
CREATE TABLE outside_account (
    id {id} PRIMARY KEY,
    person_id {id} NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    name TEXT NOT NULL, -- the name to show there, so that its owner knows which account it is
    created_at BIGINT NOT NULL,
    last_used_at BIGINT
);
CREATE UNIQUE INDEX outside_account_subject ON outside_account (issuer, subject);
CREATE INDEX outside_account_person ON outside_account (person_id);
