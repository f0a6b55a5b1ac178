-- Closed days of statements in columns. The files lie in a folder or at an object store; what they must be stands here.
-- One row (1): every day before it is closed.
CREATE TABLE columns_head (
    one BIGINT PRIMARY KEY,
    day BIGINT NOT NULL
);
-- One row (1): who writes files now, and until when nobody else does.
CREATE TABLE columns_lease (
    one BIGINT PRIMARY KEY,
    holder {id} NOT NULL,
    until BIGINT NOT NULL
);
-- The files of a store and a day. `content` sums up the rows, whatever their order; `sha256` is of the bytes.
CREATE TABLE columns_file (
    tenant {id} NOT NULL,
    day BIGINT NOT NULL,
    part BIGINT NOT NULL,
    path TEXT NOT NULL,
    row_count BIGINT NOT NULL,
    byte_count BIGINT NOT NULL,
    content TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    written_at BIGINT NOT NULL,
    PRIMARY KEY (tenant, day, part)
);
-- Files that nothing refers to (any more, or yet): they are removed where they are there.
CREATE TABLE columns_loose (
    path TEXT PRIMARY KEY
);
-- Days that are written again from the rows, because one of their statements was taken back or now belongs to somebody else.
CREATE TABLE columns_stale (
    tenant {id} NOT NULL,
    day BIGINT NOT NULL,
    PRIMARY KEY (tenant, day)
);
-- Who stands behind a pseudonym. It lies here, apart from the files.
CREATE TABLE columns_person (
    tenant {id} NOT NULL,
    pseudonym {id} NOT NULL,
    identity TEXT NOT NULL,
    PRIMARY KEY (tenant, pseudonym)
);
-- Pseudonyms that must leave the files: `moved` where their statements belong to somebody else now.
CREATE TABLE columns_leaving (
    tenant {id} NOT NULL,
    pseudonym {id} NOT NULL,
    moved BOOLEAN NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (tenant, pseudonym)
);
-- Pseudonyms that left, so that it can be shown that no file has them.
CREATE TABLE columns_left (
    tenant {id} NOT NULL,
    pseudonym {id} NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (tenant, pseudonym)
);
