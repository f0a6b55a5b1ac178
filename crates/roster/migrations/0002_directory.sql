-- What directories ask for (SCIM, OneRoster): what was changed since a moment.
CREATE INDEX roster_person_changed ON roster_person (changed_at);
