-- What directories ask for (SCIM, OneRoster): what was changed since a moment, and organisations of a name at and below a place.
CREATE INDEX membership_changed ON membership (changed_at);
CREATE INDEX organization_names_below ON organization (name_folded, path);
DROP INDEX organization_names;
