-- An erasure that was asked for: when it happens, and who asked; until then its person takes it back by signing in, a guardian on their page.
ALTER TABLE account ADD COLUMN erase_at BIGINT;
ALTER TABLE account ADD COLUMN erase_by {id};
CREATE INDEX account_erase ON account (erase_at) WHERE erase_at IS NOT NULL;
