-- Roles offered to people whose accounts the organisation did not make: nothing holds until the person accepts. An offer that was answered, taken back or is
-- over is deleted; what was done stands in the audit log.
CREATE TABLE role_offer (
    id {id} PRIMARY KEY,
    person_id {id} NOT NULL,
    organization_id {id} NOT NULL REFERENCES organization (id) DEFERRABLE INITIALLY IMMEDIATE,
    role TEXT NOT NULL,
    until BIGINT, -- when the role would end
    reason TEXT NOT NULL DEFAULT '',
    offered_by {id},
    offered_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX role_offer_person ON role_offer (person_id, organization_id, role);
CREATE INDEX role_offer_organization ON role_offer (organization_id, id);
CREATE INDEX role_offer_giver ON role_offer (offered_by);
CREATE INDEX role_offer_expires ON role_offer (expires_at);
