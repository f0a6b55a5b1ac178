-- What each store holds, kept with every change and made anew where it is missing. Where statements stand in a journal, that knows them and how large they
-- are; then only `file_bytes` counts here: attachments and documents. Those of the platform's own store, which is never limited, are summed when somebody looks.
-- `busy_until` is when a store that may take so many statements a minute is as if it had taken none.
CREATE TABLE lrs_usage (
    tenant {id} PRIMARY KEY,
    statements BIGINT NOT NULL,
    statement_bytes BIGINT NOT NULL,
    file_bytes BIGINT NOT NULL,
    busy_until BIGINT NOT NULL
);
-- What an operator allows a store instead of what the settings allow every store; null where it is not limited.
CREATE TABLE lrs_quota (
    tenant {id} PRIMARY KEY,
    statements BIGINT,
    bytes BIGINT,
    per_minute BIGINT,
    changed_at BIGINT NOT NULL
);
