-- The accounts that an organisation's lists made: their names are the list's to change, nobody else's.
CREATE TABLE roster_account (
    person_id {id} PRIMARY KEY,
    organization_id {id} NOT NULL
);
-- The addresses that an organisation's lists gave for people: what goes back to it. What people added themselves is theirs and not here.
CREATE TABLE roster_contact (
    person_id {id} NOT NULL,
    organization_id {id} NOT NULL,
    kind TEXT NOT NULL, -- 'email' or 'phone'
    value TEXT NOT NULL,
    PRIMARY KEY (person_id, organization_id, kind)
);
CREATE INDEX roster_contact_value ON roster_contact (value);
-- A list that comes back to another place than the one it was brought into is found by what it calls things.
CREATE INDEX external_id_external ON external_id (external);
-- Starting codes that were just made, encrypted, to be shown again for some minutes to whoever made them: a page that is loaded anew makes no others.
CREATE TABLE roster_codes (
    object_id {id} NOT NULL, -- the import or the organisation
    made_by {id} NOT NULL,
    expires_at BIGINT NOT NULL,
    list {bytes} NOT NULL,
    PRIMARY KEY (object_id, made_by)
);
CREATE INDEX roster_codes_expires ON roster_codes (expires_at);
