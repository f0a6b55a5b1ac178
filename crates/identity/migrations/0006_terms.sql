-- When a starting code was handed out: it is good for some days. Those from before this column count from the making of their account.
ALTER TABLE account ADD COLUMN starting_since BIGINT;
-- How a recovery code is hashed: cost and salt of Argon2id; empty where a keyed hash stands alone, as it did before.
ALTER TABLE recovery_code ADD COLUMN recipe TEXT NOT NULL DEFAULT '';
CREATE INDEX recovery_code_recipe ON recovery_code (recipe, person_id) WHERE recipe = '' AND used_at IS NULL;
