-- Whoever leaves is also looked for by what identifies them, so that files from before a key was lost are reached too.
CREATE INDEX columns_person_by_identity ON columns_person (tenant, identity) WHERE LENGTH(identity) <= 512;
