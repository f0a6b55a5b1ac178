-- The secret before the one in use, good until a moment, so that a program need not stop while its secret is changed.
ALTER TABLE sso_client ADD COLUMN former_secret_hash {bytes};
ALTER TABLE sso_client ADD COLUMN former_secret_until BIGINT;
-- By what a program that registered itself looks at its registration, changes and removes it (RFC 7592); hashed.
ALTER TABLE sso_client ADD COLUMN registration_hash {bytes};
