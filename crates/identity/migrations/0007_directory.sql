-- What directories ask for (SCIM, OneRoster): people by an address, who is suspended, and what was changed since a moment.
CREATE INDEX contact_value ON contact (value);
CREATE INDEX account_suspended ON account (suspended_at) WHERE suspended_at IS NOT NULL;
UPDATE account SET updated_at = created_at WHERE updated_at < created_at;
CREATE INDEX account_updated ON account (updated_at);
