-- The place of every statement by what identifies it, and by what it is about. The statements themselves stand in partitions on PostgreSQL, which cannot tell
-- by an id in which of them it is.
CREATE TABLE lrs_place (
    tenant {id} NOT NULL,
    id {id} NOT NULL,
    seq BIGINT NOT NULL,
    said {id} NOT NULL,
    happened BIGINT,
    refers {id},
    voids BOOLEAN NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX lrs_place_by_reference ON lrs_place (tenant, refers) WHERE refers IS NOT NULL;
INSERT INTO lrs_place (tenant, id, seq, said, happened, refers, voids) SELECT tenant, id, seq, said, happened, refers, voids FROM lrs_statement;
DROP INDEX lrs_statement_by_id;
DROP INDEX lrs_statement_by_reference;
-- only postgresql
-- Statements and what they are found by, in partitions of 8 388 608 places each, named by their number; what there was is the last of them, and holds
-- everything before it too.
ALTER TABLE lrs_statement RENAME TO lrs_statement_first;
ALTER INDEX lrs_statement_pkey RENAME TO lrs_statement_first_pkey;
ALTER INDEX lrs_statement_by_stored RENAME TO lrs_statement_first_by_stored;
ALTER TABLE lrs_key RENAME TO lrs_key_first;
ALTER INDEX lrs_key_pkey RENAME TO lrs_key_first_pkey;
ALTER INDEX lrs_key_of_statement RENAME TO lrs_key_first_of_statement;
CREATE TABLE lrs_statement (LIKE lrs_statement_first) PARTITION BY RANGE (seq);
ALTER TABLE lrs_statement ADD PRIMARY KEY (seq);
CREATE INDEX lrs_statement_by_stored ON lrs_statement (stored);
CREATE TABLE lrs_key (LIKE lrs_key_first) PARTITION BY RANGE (seq);
ALTER TABLE lrs_key ADD PRIMARY KEY (tenant, key, seq, depth);
CREATE INDEX lrs_key_of_statement ON lrs_key (seq);
DO $$
DECLARE
    part BIGINT;
    name TEXT;
BEGIN
    SELECT COALESCE(MAX(seq), 0) / 8388608 INTO part FROM lrs_head WHERE one = 1;
    FOREACH name IN ARRAY ARRAY['lrs_statement', 'lrs_key'] LOOP
        EXECUTE format('ALTER TABLE %I RENAME TO %I', name || '_first', name || '_' || part);
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (MINVALUE) TO (%s)', name, name || '_' || part, (part + 1) * 8388608);
    END LOOP;
END
$$;
-- end
